"""Contests as members see them: what can be won, how to take part, one's own ticket, who won."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import false
from sqlmodel import col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.hashtags import key_of
from advocacy_app.i18n import Language, numbers, tr
from advocacy_app.models import Campaign, Contest, ContestEntry, ContestJudge, ContestPrize, Member
from advocacy_app.read_models.contests import ContestCard, ContestPage, PrizeLine
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.photos import PhotoTicket
from advocacy_app.services import feed, identity
from advocacy_app.services.contests import prize_lines, showing
from advocacy_app.services.contests.by_photo import add_address, late_until, photo_tickets
from advocacy_app.services.contests.drawn import drawn, latest
from advocacy_app.services.contests.entering import may_take_part, visible
from advocacy_app.services.contests.errors import ContestGone
from advocacy_app.services.contests.judges import judges_of
from advocacy_app.services.contests.judging import until
from advocacy_app.services.contests.meant import is_for
from advocacy_app.services.contests.opening import frozen_rules
from advocacy_app.services.contests.scores import scores
from advocacy_app.services.contests.terms import prizes_of
from advocacy_app.services.contests.wording import Award, part_of, worth

SHOWN = 20
SCORES = 30
RECENT = timedelta(days=30)
"""How long a contest that is over stays on the wall."""


async def cards(session: Session, viewer: Viewer) -> list[ContestCard]:
    """Contests that the viewer may know of: what is running first, then what was."""
    return await _cards(session, viewer, (await session.exec((await _known(session, viewer)).limit(SHOWN))).all())


async def on_wall(session: Session, viewer: Viewer, hashtag: str) -> list[ContestCard]:
    """Contests that go with a hashtag, by their own or by their campaign's; what is over for long is left out."""
    lately = (await _known(session, viewer)).where(Contest.closes_at > clock.now() - RECENT)
    found = (await session.exec(lately)).all()
    wanted = select(Campaign.id).where(Campaign.tag == key_of(hashtag))
    campaigns = set((await session.exec(wanted)).all())
    named = [one for one in found if key_of(one.hashtag) == key_of(hashtag) or one.campaign_id in campaigns]
    return await _cards(session, viewer, named)


async def _known(session: Session, viewer: Viewer) -> SelectOfScalar[Contest]:
    """All that the viewer may know of, the latest first."""
    asked = select(Contest).where(Contest.state != "draft", is_for(await feed.reader_of(session, viewer)))
    known = asked if viewer.role != "guest_curator" else asked.where(false())
    return known.order_by(col(Contest.closes_at).desc())


async def _cards(session: Session, viewer: Viewer, found: Sequence[Contest]) -> list[ContestCard]:
    order = {"running": 0, "closed": 1, "planned": 2}
    shown = [await _card(session, viewer, one) for one in sorted(found, key=lambda one: order.get(one.state, 3))]
    return [one for one in shown if one.state != "cancelled"]


async def hashtags(session: Session, viewer: Viewer) -> list[str]:
    """Of running contests for the viewer, what closes first on top."""
    return [contest.hashtag for contest in await _with_hashtag(session, viewer)]


async def tickets_by_photo(session: Session, viewer: Viewer) -> tuple[PhotoTicket, ...]:
    """For which draws a photo with a hashtag would be a ticket."""
    return await photo_tickets(session, viewer, await _with_hashtag(session, viewer))


async def _with_hashtag(session: Session, viewer: Viewer) -> Sequence[Contest]:
    running = (Contest.state == "running", col(Contest.closes_at) > clock.now(), Contest.hashtag != "")
    asked = (
        select(Contest)
        .where(*running, is_for(await feed.reader_of(session, viewer)))
        .order_by(col(Contest.closes_at), col(Contest.id))
    )
    return (await session.exec(asked.limit(SHOWN))).all()


async def _card(session: Session, viewer: Viewer, contest: Contest) -> ContestCard:
    prizes = await prizes_of(session, contest.id)
    mine = await _mine(session, viewer, contest.id)
    return ContestCard(
        id=contest.id,
        title=contest.title,
        state=contest.state,
        state_text=tr(viewer.language, f"contest.state_{contest.state}"),
        tone=showing.TONES[contest.state],
        line=_dates(viewer.language, contest, viewer.timezone),
        prize=prizes[0].name if prizes else "",
        taking_part=mine is not None and mine.withdrawn_at is None,
    )


def _dates(language: Language, contest: Contest, tz: str) -> str:
    if contest.state == "planned":
        return tr(language, "contest.opens_at", time=numbers.day_and_time(language, contest.opens_at, tz))
    open_ = contest.state == "running" and clock.now() < contest.closes_at
    key = "contest.closes_at" if open_ else "contest.closed_at"
    return tr(language, key, time=numbers.day_and_time(language, contest.closes_at, tz))


async def _mine(session: Session, viewer: Viewer, contest_id: str) -> ContestEntry | None:
    asked = select(ContestEntry).where(
        ContestEntry.contest_id == contest_id, ContestEntry.member_id == viewer.member_id
    )
    return (await session.exec(asked)).one_or_none()


async def page(session: Session, viewer: Viewer, contest_id: str) -> ContestPage:
    """A contest with everything a member needs to decide, to take part and to check.

    Raises:
        ContestGone: no such contest, or not for this member, or not started.
    """
    contest = await visible(session, viewer, contest_id)
    if contest.state == "draft":
        raise ContestGone
    language, frozen = viewer.language, await frozen_rules(session, contest_id)
    prizes = await prizes_of(session, contest_id)
    mine = await _mine(session, viewer, contest_id)
    draw = await latest(session, contest_id)
    return ContestPage(
        id=contest.id,
        title=contest.title,
        language=contest.language,
        about=contest.about,
        question=contest.question,
        hashtag=contest.hashtag,
        state=contest.state,
        state_text=tr(language, f"contest.state_{contest.state}"),
        tone=showing.TONES[contest.state],
        dates=_dates(language, contest, viewer.timezone),
        photos_until=late_until(viewer, contest),
        add=add_address(contest),
        prizes=tuple(_prize(language, one) for one in prizes),
        rules=showing.in_parts(part_of(frozen.text, language)),
        rules_sha256=frozen.sha256,
        with_draw=any(one.kind == "draw" for one in prizes),
        **_own_part(language, contest, viewer, mine, meant=await may_take_part(session, viewer, contest)),
        taken_part=await _counted(session, contest, language),
        offers=(*await prize_lines.offers(session, viewer, contest, draw),),
        won=(*await prize_lines.won(session, viewer, contest, draw),),
        **await drawn(session, viewer, draw),
        **await _judging(session, viewer, contest, prizes),
    )


def _own_part(
    language: Language, contest: Contest, viewer: Viewer, mine: ContestEntry | None, *, meant: bool
) -> dict[str, Any]:
    """How the viewer takes part, or whether they may."""
    if mine is not None and mine.withdrawn_at is None:
        return {"taking_part": True, "way_text": tr(language, f"contest.way_{mine.way}"), "my_answer": mine.answer}
    why_not = _why_not(language, contest, viewer, meant=meant)
    return {"may_enter": not why_not, "why_not": why_not}


def _why_not(language: Language, contest: Contest, viewer: Viewer, *, meant: bool) -> str:
    """Why one cannot take part, in a sentence; empty if one can."""
    if contest.made_by == viewer.member_id:
        return tr(language, "contest.own")
    if contest.state == "planned":
        return tr(language, "contest.not_open_yet")
    if contest.state != "running" or clock.now() >= contest.closes_at:
        return tr(language, "contest.list_closed")
    return "" if meant else tr(language, "contest.for_others")


def _prize(language: Language, one: ContestPrize) -> PrizeLine:
    award = Award(one.name, one.value, one.currency)
    return PrizeLine(one.name, worth(language, award) if one.value else "", one.kind)


async def _judging(
    session: Session, viewer: Viewer, contest: Contest, prizes: Sequence[ContestPrize]
) -> dict[str, Any]:
    """Who judges and until when, and what came of it."""
    if not any(one.kind == "jury" for one in prizes):
        return {}
    language = viewer.language
    names = [_name(viewer, member) for _, member in await judges_of(session, contest.id) if member is not None]
    scored = await scores(session, viewer, contest, SCORES)
    waits = contest.state == "closed" and not scored
    moment = numbers.day_and_time(language, until(contest), viewer.timezone)
    return {
        "judged": True,
        "judges": tr(language, "judging.judges", names=", ".join(names)),
        "judged_until": tr(language, "judging.until", time=moment) if waits else "",
        "judge": await _is_judge(session, viewer, contest.id),
        "scores": scored,
    }


def _name(viewer: Viewer, member: Member) -> str:
    return identity.face(member.name, member.nickname, member.visibility, member.id, viewer.language, "").name


async def _is_judge(session: Session, viewer: Viewer, contest_id: str) -> bool:
    asked = select(ContestJudge.id).where(
        ContestJudge.contest_id == contest_id, ContestJudge.member_id == viewer.member_id
    )
    return (await session.exec(asked)).first() is not None


async def _counted(session: Session, contest: Contest, language: Language) -> str:
    """How many take part; while it runs as a round of people, since the number decides the odds."""
    asked = select(func.count()).select_from(ContestEntry)
    still = asked.where(ContestEntry.contest_id == contest.id, col(ContestEntry.withdrawn_at).is_(None))
    return tr(language, "contest.people", n=(await session.exec(still)).one())
