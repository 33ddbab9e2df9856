"""Contests as those see them who run them: the form with its checklist, later the desk with its claims."""

from typing import Any

from sqlmodel import col, func, select

from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import Language, numbers, tr
from advocacy_app.models import Contest, ContestEntry, Draw, DrawValue, Member
from advocacy_app.read_models.contests import ContestCard, ContestDesk
from advocacy_app.read_models.people import Choice, Viewer
from advocacy_app.services import content, draws, identity
from advocacy_app.services.contests import claims, jury, law, showing, works
from advocacy_app.services.contests.awards import board_of, is_judged
from advocacy_app.services.contests.checklist import checks_of
from advocacy_app.services.contests.drafts import insist_on_owner
from advocacy_app.services.contests.drawn import latest
from advocacy_app.services.contests.errors import ContestGone
from advocacy_app.services.contests.fields import form_of
from advocacy_app.services.contests.hosted import hosts
from advocacy_app.services.contests.judging import until
from advocacy_app.services.contests.meant import audience_of, countries_of
from advocacy_app.services.contests.opening import frozen_rules
from advocacy_app.services.contests.public import witness_lines
from advocacy_app.services.contests.scores import judge_lines
from advocacy_app.services.contests.terms import terms_of
from advocacy_app.services.contests.wording import in_language, part_of

SHOWN, BEST = 60, 3
_STARTED = ("planned", "running", "closed", "over", "cancelled")


async def listed(session: Session, viewer: Viewer) -> list[ContestCard]:
    """All contests, the newest first."""
    insist_on_owner(viewer)
    found = await session.exec(select(Contest).order_by(col(Contest.made_at).desc()).limit(SHOWN))
    language, tz = viewer.language, viewer.timezone
    return [
        ContestCard(
            id=one.id,
            title=one.title or tr(language, "contest.untitled"),
            state=one.state,
            state_text=tr(language, f"contest.state_{one.state}"),
            tone=showing.TONES[one.state],
            line=_dates(language, one, tz),
        )
        for one in found.all()
    ]


async def colleagues(session: Session) -> tuple[Choice, ...]:
    """Who may be a witness: anybody at work here."""
    asked = columns(Member.id, Member.name).where(col(Member.deactivated_at).is_(None), Member.role != "guest_curator")
    return tuple(Choice(row.id, row.name) for row in await rows(session, asked.order_by(Member.name)))


async def desk(session: Session, viewer: Viewer, contest_id: str) -> ContestDesk:
    """A contest with all that its owners decide.

    Raises:
        ContestGone: no such contest.
    """
    insist_on_owner(viewer)
    if (contest := await session.get(Contest, contest_id)) is None:
        raise ContestGone
    language, tz = viewer.language, (await identity.organisation(session)).timezone
    draw = await latest(session, contest_id)
    fields, audience = await form_of(session, viewer, contest, tz), await audience_of(session, contest)
    return ContestDesk(
        id=contest.id,
        state=contest.state,
        state_text=tr(language, f"contest.state_{contest.state}"),
        tone=showing.TONES[contest.state],
        title=contest.title,
        dates=_dates(language, contest, tz),
        fields=fields,
        hosts=await hosts(session, viewer, contest),
        reach=await content.reach_line(session, viewer, audience, "studio.contest_reach"),
        with_chance=any(one.kind == "draw" for one in fields.prizes),
        checks=await checks_of(session, viewer, contest),
        unknown=", ".join(law.without_profile(await countries_of(session, audience))),
        rules=showing.in_parts(await _rules(session, viewer, contest)),
        people=await _entries(session, contest_id),
        draw=draw.id if draw else "",
        waits_for=await _waits_for(session, draw),
        witness_lines=tuple(await witness_lines(session, draw.id, language)) if draw else (),
        claims=(*await claims.of_draw(session, viewer, draw), *await claims.of_awards(session, viewer, contest_id)),
        best=await _best(session, viewer, contest),
        may_cancel=contest.state in {"planned", "running"},
        **await _judging(session, viewer, contest),
    )


def _dates(language: Language, contest: Contest, tz: str) -> str:
    opens, closes = (numbers.day_and_time(language, moment, tz) for moment in (contest.opens_at, contest.closes_at))
    return tr(language, "contest.from_to", opens=opens, closes=closes)


async def _judging(session: Session, viewer: Viewer, contest: Contest) -> dict[str, Any]:
    """How far judges and the human who clears the board are."""
    if contest.state == "draft":
        return {}
    judges = await judge_lines(session, contest.id, viewer.language)
    waits = bool(judges) and contest.state in {"planned", "running", "closed"}
    open_ = waits and not await is_judged(session, contest.id)
    return {
        "board": await board_of(session, contest),
        "judges": judges,
        "judged_until": numbers.day_and_time(viewer.language, until(contest), viewer.timezone) if open_ else "",
        "may_name": open_ and len(judges) < jury.MOST_JUDGES,
    }


async def _rules(session: Session, viewer: Viewer, contest: Contest) -> str:
    """The frozen rules; before the start, as they would be frozen now."""
    if contest.state in _STARTED:
        return part_of((await frozen_rules(session, contest.id)).text, viewer.language)
    return in_language(await terms_of(session, contest), viewer.language)


async def _entries(session: Session, contest_id: str) -> int:
    asked = select(func.count()).select_from(ContestEntry)
    still = asked.where(ContestEntry.contest_id == contest_id, col(ContestEntry.withdrawn_at).is_(None))
    return (await session.exec(still)).one()


async def _waits_for(session: Session, draw: Draw | None) -> str:
    """What a closed draw still needs: ``drand``, ``public``, ``witness`` or nothing."""
    if draw is None or draw.state != "closed":
        return ""
    opening = draws.opening_of(draw.c0)
    if opening.witnesses:
        return "witness"
    known = (await session.exec(select(DrawValue.kind).where(DrawValue.draw_id == draw.id))).all()
    if opening.beacons and "drand" not in known:
        return "drand"
    return "public" if opening.entropy and not opening.beacons and "public" not in known else ""


async def _best(session: Session, viewer: Viewer, contest: Contest) -> tuple[str, ...]:
    """The posts with the most thanks: so far while it runs, as they stood from the closing on."""
    kinds = await works.kinds_of(session, contest.id)
    if "best" not in kinds or contest.state in {"draft", "planned", "cancelled"}:
        return ()
    found = await works.first_of_best(session, contest, BEST)
    return tuple(tr(viewer.language, "contest.best_line", name=_name(viewer, one), n=n) for one, n in found)


def _name(viewer: Viewer, one: Member) -> str:
    return identity.face(one.name, one.nickname, one.visibility, one.id, viewer.language, "").name
