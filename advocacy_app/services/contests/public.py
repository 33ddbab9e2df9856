"""A draw for anybody: what was promised, sealed and drawn, in words, without a name."""

from collections.abc import Sequence

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.i18n import Language, is_language, numbers, tr
from advocacy_app.models import Contest, ContestRules, Draw, DrawClaim, DrawNotice, DrawWitness
from advocacy_app.read_models.contests import DrawProof, PickLine, ProofStep
from advocacy_app.services import draws, identity
from advocacy_app.services.contests import showing
from advocacy_app.services.contests.proof import draw_of, notices_of
from advocacy_app.services.contests.waiting import waits_for
from advocacy_app.services.contests.witnessing import beacons_due
from advocacy_app.services.contests.wording import part_of
from advocacy_app.services.draws import Opening, Outcome

READ_AT = "https://api.drand.sh"
"""A server of the League of Entropy, for people; ours reads what the configuration says, or nothing."""


async def proof(session: Session, draw_id: str, language: Language) -> DrawProof:
    """A draw as the public page shows it.

    Raises:
        ContestGone: no such draw.
    """
    draw = await draw_of(session, draw_id)
    contest = await session.get_one(Contest, draw.contest_id)
    rules = await session.get_one(ContestRules, draw.rules_id)
    tz = (await identity.organisation(session)).timezone
    opening = draws.opening_of(draw.c0)
    outcome = _outcome(draw, opening)
    return DrawProof(
        id=draw.id,
        state=draw.state,
        state_text=tr(language, f"draw.state_{draw.state}"),
        tone=showing.TONES[draw.state],
        title=contest.title,
        language=contest.language if is_language(contest.language) else "en",
        prizes=opening.prizes,
        label=not opening.entropy,
        chance=(*showing.chance(language, opening), *await _silent(session, language, draw)),
        bias=bool(opening.witnesses),
        opening=showing.seal(draw.c0_sha256),
        closing=showing.seal(draw.c1_sha256) if draw.c1_sha256 else None,
        steps=tuple(_steps(language, draw, tz)),
        entries=tr(language, "draw.entries", n=outcome.closing.entries) if outcome else _entries(language, draw),
        excluded=tuple(showing.excluded(language, draw)),
        picks=tuple(_picks(language, outcome, await _claims(session, draw.id))) if outcome else (),
        notices=tuple(_told(language, one, tz) for one in await notices_of(session, draw.id)),
        rules_sha256=rules.sha256,
        rules=showing.in_parts(part_of(rules.text, language)),
        verifier_sha256=opening.verifier_sha256.hex(),
        round=opening.beacons[0].round if opening.beacons else 0,
        replaced_by=await _next(session, draw),
        contest=contest.id,
        zone=tr(language, "draw.zone", zone=tz),
        waits=tuple(await waits_for(session, draw, language, tz)),
        bring=await _where_to_read(session, draw),
    )


async def _where_to_read(session: Session, draw: Draw) -> str:
    """The address of the round, once it is out and nobody has brought it."""
    due = await beacons_due(session)
    return next((READ_AT + draws.path_of(number) for number, waiting in due.items() if draw.id in waiting), "")


def _outcome(draw: Draw, opening: Opening) -> Outcome | None:
    if not draw.result:
        return None
    return draws.outcome_of(draws.closing_of(opening, draw.c1), draw.entropy, draw.result)


def _entries(language: Language, draw: Draw) -> str:
    """The number is published at the closing."""
    if not draw.c1:
        return ""
    return tr(language, "draw.entries", n=draws.closing_of(draws.opening_of(draw.c0), draw.c1).entries)


def _steps(language: Language, draw: Draw, tz: str) -> list[ProofStep]:
    steps = [
        ProofStep(moment is not None, tr(language, f"draw.step_{key}"), written)
        for key, moment, written in showing.moments(language, draw, tz)
    ]
    if draw.state in {"void", "cancelled"} and draw.ended_at:
        at = numbers.dated(language, draw.ended_at, tz)
        return [steps[0], ProofStep(True, tr(language, f"draw.step_{draw.state}"), at)]  # noqa: FBT003 - a step done
    closes = numbers.dated(language, draw.closes_at, tz)
    if draw.state == "open":
        steps[1] = ProofStep(False, tr(language, "draw.step_closes"), closes)  # noqa: FBT003 - a step to come
    return steps


async def _claims(session: Session, draw_id: str) -> Sequence[DrawClaim]:
    asked = select(DrawClaim).where(DrawClaim.draw_id == draw_id)
    return (await session.exec(asked.order_by(col(DrawClaim.prize), col(DrawClaim.turn)))).all()


def _picks(language: Language, outcome: Outcome, claims: Sequence[DrawClaim]) -> list[PickLine]:
    """Prizes with whoever was drawn for them, then alternates in order; what became of a prize stands below it."""
    prizes = outcome.closing.opening.prizes
    states = {one.c_i: tr(language, f"draw.claim_{one.state}") for one in claims}
    lines = [
        PickLine(tr(language, "draw.prize_to", prize=prize), pick.c_i, states.get(pick.c_i, ""))
        for prize, pick in zip(prizes, outcome.winners, strict=False)
    ]
    left = prizes[len(outcome.winners) :]
    lines += [
        PickLine(tr(language, "draw.prize_to", prize=prize), "", tr(language, "draw.not_drawn")) for prize in left
    ]
    lines += [
        PickLine(tr(language, "draw.alternate", number=number), pick.c_i, states.get(pick.c_i, ""))
        for number, pick in enumerate(outcome.alternates, start=1)
    ]
    return lines


def _told(language: Language, one: DrawNotice, tz: str) -> str:
    when = numbers.dated(language, one.at, tz)
    what = tr(language, f"draw.told_{one.what}")
    if one.channel == "page":
        return tr(language, "draw.told_page", what=what, time=when)
    return tr(language, "draw.told_inbox", what=what, time=when, n=one.recipients)


async def _next(session: Session, draw: Draw) -> str:
    asked = select(Draw.id).where(Draw.contest_id == draw.contest_id, Draw.number == draw.number + 1)
    return (await session.exec(asked)).one_or_none() or "" if draw.state == "void" else ""


async def _silent(session: Session, language: Language, draw: Draw) -> list[str]:
    """The offices that gave no number to a draw that has been made."""
    asked = select(DrawWitness.name).where(DrawWitness.draw_id == draw.id, DrawWitness.w == "")
    names = (await session.exec(asked.order_by(col(DrawWitness.place)))).all() if draw.result else ()
    return [tr(language, "draw.witnesses_silent", names=", ".join(names))] if names else []


async def witness_lines(session: Session, draw_id: str, language: Language) -> list[str]:
    """Each witness by name of office, and where they stand."""
    asked = select(DrawWitness).where(DrawWitness.draw_id == draw_id).order_by(col(DrawWitness.place))
    found = (await session.exec(asked)).all()
    return [tr(language, f"draw.witness_{_where(one)}", name=one.name) for one in found]


def _where(one: DrawWitness) -> str:
    return "revealed" if one.w else "bound" if one.bound_to else "silent"
