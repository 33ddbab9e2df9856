"""Notices on their way to a person's browsers: lined up when they are left, handed out when they may disturb."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import col, delete, func, select

from advocacy_app import clock
from advocacy_app.config import settings
from advocacy_app.db import Session, columns, insert_into, insert_once, rows, take_turn
from advocacy_app.i18n import is_language, tr
from advocacy_app.integrations.push import Browser, NotOurs, PushPair, reachable, worded
from advocacy_app.models import (
    LoginSession,
    Member,
    Notice,
    NoticeHours,
    NoticeSwitch,
    PushDue,
    PushKey,
    PushSubscription,
)
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.notifications.errors import BrowserOdd
from advocacy_app.services.notifications.hours import Hours

AT_ONCE = 20
TOO_LATE = timedelta(days=3)
"""After so long a notice is found in the inbox, and disturbs nobody any more."""
LEASE = timedelta(minutes=5)
"""How long a handful that was handed out is left alone: longer than sending all of it may take."""
TRIES = 6
GONE = frozenset({404, 410})
"""The browser is no longer there: it is forgotten."""
LATER = frozenset({0, 408, 425, 429})


@dataclass(frozen=True)
class Parcel:
    """One message for one browser."""

    notice_id: str
    session_id: str
    browser: Browser
    message: bytes


async def push_key(session: Session) -> PushPair:
    """The pair that push services know us by, made when first needed; after another secret, a new one."""
    await take_turn(session, "push keys")
    newest = select(PushKey).order_by(col(PushKey.made_at).desc(), col(PushKey.id)).limit(1)
    row = (await session.exec(newest)).first()
    try:
        return PushPair.unsealed(row.sealed, settings().key) if row else await _new_key(session)
    except NotOurs:
        return await _new_key(session)


async def _new_key(session: Session) -> PushPair:
    """What was subscribed to under an older key can be reached no more."""
    pair = PushPair.make()
    await session.exec(delete(PushSubscription))
    await insert_once(session, PushKey, id=pair.id, sealed=pair.sealed(settings().key), made_at=clock.now())
    return pair


async def subscribe(session: Session, viewer: Viewer, browser: Browser) -> None:
    """Reach this person in the browser that they are signed in with; whoever was reached there before is no longer.

    Raises:
        BrowserOdd: no address of a push service.
    """
    if not reachable(browser) or await session.get(LoginSession, viewer.session_id) is None:
        raise BrowserOdd
    digest = hashlib.sha256(browser.endpoint.encode()).hexdigest()
    same = (col(PushSubscription.session_id) == viewer.session_id) | (col(PushSubscription.digest) == digest)
    await session.exec(delete(PushSubscription).where(same))
    known = {"endpoint": browser.endpoint, "p256dh": browser.p256dh, "auth": browser.auth, "digest": digest}
    whose = {"session_id": viewer.session_id, "member_id": viewer.member_id, "made_at": clock.now()}
    await insert_once(session, PushSubscription, **known, **whose)


async def unsubscribe(session: Session, viewer: Viewer) -> None:
    """Leave this browser alone."""
    mine = col(PushSubscription.session_id) == viewer.session_id
    await session.exec(delete(PushSubscription).where(mine))


async def line_up(session: Session, notices: Sequence[tuple[str, str]]) -> None:
    """Notices, each with its member, wait for the hours in which its member may be disturbed."""
    whose = {member: notice for notice, member in notices}
    wanted = (
        columns(PushSubscription.session_id, PushSubscription.member_id, Member.timezone, NoticeHours)
        .join(Member, col(Member.id) == col(PushSubscription.member_id))
        .outerjoin(NoticeHours, col(NoticeHours.member_id) == col(PushSubscription.member_id))
        .where(col(PushSubscription.member_id).in_(whose))
    )
    due = [
        {
            "notice_id": whose[each.member_id],
            "session_id": each.session_id,
            "member_id": each.member_id,
            "due_at": hours_of(each.NoticeHours).next_open(clock.now(), each.timezone),
            "attempts": 0,
        }
        for each in await rows(session, wanted)
    ]
    if due:
        await session.exec(insert_into(session, PushDue).on_conflict_do_nothing(), params=due)


def hours_of(chosen: NoticeHours | None) -> Hours:
    """What somebody chose, or what holds for everybody."""
    if chosen is None:
        return Hours()
    return Hours(
        quiet_from=chosen.quiet_from,
        quiet_to=chosen.quiet_to,
        work_only=chosen.work_only,
        work_from=chosen.work_from,
        work_to=chosen.work_to,
        work_days=chosen.work_days,
    )


async def due_pushes(session: Session) -> list[Parcel]:
    """Hand out a handful of what is due; until its lease is over nobody else gets it.

    What was read meanwhile, switched off, or waited too long is dropped; who changed their hours meanwhile waits on.
    """
    waiting = select(PushDue).where(PushDue.due_at <= clock.now()).order_by(col(PushDue.due_at)).limit(AT_ONCE)
    found = (await session.exec(waiting.with_for_update(skip_locked=True))).all()
    parcels: list[Parcel] = []
    for due in found:
        due.attempts, due.due_at = due.attempts + 1, clock.now() + LEASE
        if parcel := await _parcel(session, due):
            parcels.append(parcel)
    return parcels or (await due_pushes(session) if found else [])


async def _parcel(session: Session, due: PushDue) -> Parcel | None:
    notice, browser = await session.get(Notice, due.notice_id), await session.get(PushSubscription, due.session_id)
    login = await session.get(LoginSession, due.session_id)
    alive = login is not None and login.revoked_at is None and login.expires_at > clock.now()
    if notice is None or browser is None or not alive or not await _still_news(session, notice):
        await session.delete(due)
        return None
    member = await session.get_one(Member, notice.member_id)
    hours = hours_of(await session.get(NoticeHours, member.id))
    if not hours.open_at(clock.now(), member.timezone):
        due.attempts, due.due_at = 0, hours.next_open(clock.now(), member.timezone)
        return None
    where = Browser(browser.endpoint, browser.p256dh, browser.auth)
    return Parcel(due.notice_id, due.session_id, where, await _message(session, notice, member))


async def _still_news(session: Session, notice: Notice) -> bool:
    off = await session.get(NoticeSwitch, (notice.member_id, notice.kind))
    return notice.read_at is None and off is None and notice.at > clock.now() - TOO_LATE


async def _message(session: Session, notice: Notice, member: Member) -> bytes:
    language = member.language if is_language(member.language) else "en"
    unread = columns(func.count()).where(Notice.member_id == member.id, col(Notice.read_at).is_(None))
    title, body = tr(language, f"notice.{notice.kind}_kind"), tr(language, "inbox.push_body")
    return worded(title, body, notice.href or "/inbox", (await rows(session, unread))[0], notice.id)


async def settle_push(session: Session, parcel: Parcel, status: int) -> None:
    """Act on the answer of a push service (0: there was none): done, later, or there is no such browser any more."""
    due = await session.get(PushDue, (parcel.notice_id, parcel.session_id))
    if status in GONE:
        there = col(PushSubscription.session_id) == parcel.session_id
        await session.exec(delete(PushSubscription).where(there))
    if due is None:
        return
    again = status in LATER or status >= 500  # noqa: PLR2004 - the service's own trouble
    if again and due.attempts < TRIES:
        due.due_at = clock.now() + timedelta(minutes=2**due.attempts)
    else:
        await session.delete(due)
