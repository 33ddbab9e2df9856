"""A draw is opened: the seed is chosen, locked in and sealed, C0 is published."""

import secrets
from datetime import datetime

from sqlmodel import col, func, select

from advocacy_app import clock, ids
from advocacy_app.config import settings
from advocacy_app.db import Session, take_turn
from advocacy_app.i18n import is_language
from advocacy_app.models import Contest, ContestRules, ContestWitness, Draw, DrawWitness
from advocacy_app.services import draws
from advocacy_app.services.contests.sealing import sealed, sealed_for
from advocacy_app.services.contests.wording import Terms, who

_SEED = 32
QUEUE = "draws"
"""Draws of an installation are opened one after the other, each naming the one before."""


async def open_draw(session: Session, contest: Contest, terms: Terms, *, closes_at: datetime) -> Draw:
    """Bind a new draw to the frozen rules of a contest, with its witnesses."""
    await take_turn(session, QUEUE)
    rules = await frozen_rules(session, contest.id)
    seed, secret, draw_id, program = secrets.token_bytes(_SEED), draws.new_key(), ids.new_id(), draws.verifier()
    escrowed = _escrowed(seed, draw_id)
    opening = draws.opened(
        draws.Plan(
            draw=draw_id,
            rules=rules.text,
            prizes=tuple(award.name for award in terms.drawn),
            closes_at=closes_at,
            eligibility=_eligibility(contest, terms),
            alternates=contest.alternates,
            entropy=_entropy(contest, terms, closes_at),
        ),
        seed=seed,
        signer=draws.public_key(secret),
        verifier_sha256=draws.sha256(program),
        prev_draw=await _draw_before(session),
        escrow=draws.Escrow(settings().escrow_name, draws.sha256(escrowed)) if escrowed else None,
    )
    draw = Draw(
        id=draw_id,
        contest_id=contest.id,
        number=await _next_number(session, contest.id),
        c0=opening.file.decode(),
        c0_sha256=opening.sha256.hex(),
        rules_id=rules.id,
        seed=sealed(seed, f"seed {draw_id}"),
        signer=sealed(secret, f"signer {draw_id}"),
        escrow=escrowed.hex(),
        verifier=program.decode(),
        opened_at=clock.now(),
        closes_at=opening.closes_at,
    )
    session.add(draw)
    await session.flush()
    await _call_witnesses(session, contest, draw)
    return draw


async def frozen_rules(session: Session, contest_id: str) -> ContestRules:
    """The version of the rules that counts."""
    asked = select(ContestRules).where(ContestRules.contest_id == contest_id)
    return (await session.exec(asked.order_by(col(ContestRules.version).desc()).limit(1))).one()


def _eligibility(contest: Contest, terms: Terms) -> str:
    language = contest.language if is_language(contest.language) else "en"
    return who(terms, language)


def _entropy(
    contest: Contest, terms: Terms, closes_at: datetime
) -> tuple[draws.Beacon | draws.Witnesses | draws.PublicEvent, ...]:
    match contest.entropy:
        case "witness":
            return (draws.Witnesses(terms.witnesses),)
        case "drand":
            return (draws.Beacon(draws.first_round_for(closes_at)),)
        case "public":
            return (draws.PublicEvent(terms.public_what),)
        case _:
            return ()


def _escrowed(seed: bytes, draw_id: str) -> bytes:
    """The seed for the holder of the escrow key, if the installation has one; else nothing."""
    key = settings().escrow_key
    return sealed_for(bytes.fromhex(key), seed, draw_id) if key else b""


async def _draw_before(session: Session) -> bytes | None:
    last = select(Draw.c0_sha256).order_by(col(Draw.opened_at).desc(), col(Draw.id).desc()).limit(1)
    found = (await session.exec(last)).first()
    return bytes.fromhex(found) if found else None


async def _next_number(session: Session, contest_id: str) -> int:
    counted = select(func.count()).select_from(Draw).where(Draw.contest_id == contest_id)
    return (await session.exec(counted)).one() + 1


async def _call_witnesses(session: Session, contest: Contest, draw: Draw) -> None:
    if contest.entropy != "witness":
        return
    asked = select(ContestWitness).where(ContestWitness.contest_id == contest.id).order_by(col(ContestWitness.place))
    for one in (await session.exec(asked)).all():
        session.add(
            DrawWitness(id=ids.new_id(), draw_id=draw.id, member_id=one.member_id, name=one.name, place=one.place)
        )
    await session.flush()
