"""Thanking a colleague in words."""

from sqlmodel import col, delete, func, select, update

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session, insert_once, take_turn
from advocacy_app.events import KudosGiven, KudosReported
from advocacy_app.models import Kudos, KudosOff, Member
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.errors import NotFound
from advocacy_app.services.kudos.errors import NobodyToThank, ThankedThisWeek, ThankingYourself, WeekFull
from advocacy_app.services.kudos.finding import author_of, by_name
from advocacy_app.services.kudos.rules import A_WEEK, said, week_of


async def give(session: Session, viewer: Viewer, to: str, text: str) -> str:
    """Thank a colleague who shows their name; returns the id.

    Raises:
        NobodyToThank, ThankingYourself: whom one may thank.
        WordsMissing, TooShort, TooLong: with which words.
        ThankedThisWeek, WeekFull: how often.
    """
    return await _give(session, viewer, await by_name(session, viewer, to), said(text))


async def give_for_post(session: Session, viewer: Viewer, slug: str, text: str) -> str:
    """Thank whoever made a post, also somebody whose name one does not see; returns the id.

    Raises:
        CardGone: no such post for this person.
        As ``give``.
    """
    card_id, author = await author_of(session, viewer, slug)
    return await _give(session, viewer, author, said(text), card_id)


async def _give(session: Session, viewer: Viewer, to: Member, words: str, card_id: str | None = None) -> str:
    if to.id == viewer.member_id:
        raise ThankingYourself
    if not to.active or await session.get(KudosOff, to.id):
        raise NobodyToThank
    now = clock.now()
    week = week_of(now, await identity.counting_zone(session, viewer.member_id, viewer.timezone))
    await take_turn(session, f"kudos:{viewer.member_id}")
    mine = select(func.count()).select_from(Kudos).where(Kudos.from_id == viewer.member_id, Kudos.week == week)
    if (await session.exec(mine)).one() >= A_WEEK:
        raise WeekFull(n=A_WEEK)
    new = {"id": ids.new_id(), "from_id": viewer.member_id, "to_id": to.id, "week": week, "words": words}
    if not await insert_once(session, Kudos, card_id=card_id, at=now, decided_by="", **new):
        raise ThankedThisWeek
    await bus.record(session, KudosGiven(actor=viewer.member_id, kudos=new["id"]))
    return new["id"]


async def welcome_kudos(session: Session, viewer: Viewer, *, wanted: bool) -> None:
    """Want kudos from colleagues, or not; those that came stay."""
    if wanted:
        await session.exec(delete(KudosOff).where(col(KudosOff.member_id) == viewer.member_id))
    else:
        await insert_once(session, KudosOff, member_id=viewer.member_id, at=clock.now())


async def report_kudos(session: Session, viewer: Viewer, kudos_id: str) -> None:
    """Ask an owner to look at words that one got; they are out of sight at once. Twice is once.

    Raises:
        NotFound: no such words, or not for this person.
    """
    mine = (col(Kudos.id) == kudos_id, col(Kudos.to_id) == viewer.member_id)
    if (await session.exec(select(Kudos.id).where(*mine))).first() is None:
        raise NotFound
    fresh = update(Kudos).where(*mine, col(Kudos.reported_at).is_(None)).values(reported_at=clock.now())
    if (await session.exec(fresh)).rowcount:
        await bus.record(session, KudosReported(actor=viewer.member_id, kudos=kudos_id))


async def decide_kudos(session: Session, viewer: Viewer, kudos_id: str, *, show: bool) -> None:
    """An owner's word on reported kudos: show them again, or keep them away from everyone.

    Raises:
        NotAllowed: the viewer is not an owner.
        NotFound: nothing to decide, or one's own words.
    """
    identity.must_be_owner(viewer)
    waiting = update(Kudos).where(
        col(Kudos.id) == kudos_id,
        col(Kudos.reported_at).is_not(None),
        col(Kudos.decided_at).is_(None),
        col(Kudos.from_id) != viewer.member_id,
    )
    outcome = {} if show else {"removed_at": clock.now(), "words": ""}
    decided = waiting.values(decided_at=clock.now(), decided_by=viewer.member_id, **outcome)
    if not (await session.exec(decided)).rowcount:
        raise NotFound
    await identity.audit(session, viewer.member_id, "kudos_decided", f"kudos:{kudos_id}", shown=show)
