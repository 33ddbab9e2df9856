"""Telling members what they may want to know, and letting them switch it off."""

import dataclasses
import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import col, delete, select, update

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session, columns, insert_into, insert_once, rows
from advocacy_app.events import NoticeGiven
from advocacy_app.models import Member, Notice, NoticeHours, NoticeSwitch
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.notifications.catalogue import KINDS
from advocacy_app.services.notifications.errors import HoursOdd, KindUnknown
from advocacy_app.services.notifications.hours import Hours
from advocacy_app.services.notifications.pushes import line_up

OWNERS = ("campaign_owner", "administrator")
AT_ONCE = 500
LIVE = 200
"""So many see a notice to all at once; beyond that phones find it when they next ask."""


async def notify(session: Session, member_id: str, kind: str, key: str, href: str = "", **args: str | int) -> bool:
    """Leave a notice; whether it is new. The same ``key`` twice is one notice; a switched-off kind leaves none.

    ``args`` are ids (``member``, ``card``) and numbers, never words of people.
    """
    off = await session.get(NoticeSwitch, (member_id, kind))
    if off is not None and not off.push_only:
        return False
    notice_id = ids.new_id()
    new = await insert_once(
        session,
        Notice,
        id=notice_id,
        member_id=member_id,
        kind=KINDS[kind].name,
        args=json.dumps(args, sort_keys=True),
        href=href,
        key=f"{member_id}:{key}",
        at=clock.now(),
    )
    if new:
        await line_up(session, [(notice_id, member_id)])
        await bus.record(session, NoticeGiven(member=member_id))
    return new


async def notify_all(
    session: Session, members: Sequence[str], kind: str, key: str, href: str = "", **args: str | int
) -> int:
    """Leave the same notice with many; how many got it. Whoever switched the kind off gets none."""
    unwanted = (NoticeSwitch.kind == kind, col(NoticeSwitch.push_only).is_(False))
    off = set((await session.exec(select(NoticeSwitch.member_id).where(*unwanted))).all())
    told = [member for member in members if member not in off]
    shared = {"kind": KINDS[kind].name, "args": json.dumps(args, sort_keys=True), "href": href, "at": clock.now()}
    new = insert_into(session, Notice).on_conflict_do_nothing()
    for start in range(0, len(told), AT_ONCE):
        some = told[start : start + AT_ONCE]
        left = [{"id": ids.new_id(), "member_id": one, "key": f"{one}:{key}", **shared} for one in some]
        await session.exec(new, params=left)
        await line_up(session, await _just_left(session, left))
    for member in told[:LIVE]:
        await bus.record(session, NoticeGiven(member=member))
    return len(told)


async def _just_left(session: Session, left: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Those that are new; who got theirs earlier is told no second time."""
    wanted = columns(Notice.id, Notice.member_id).where(col(Notice.id).in_([each["id"] for each in left]))
    return [(each.id, each.member_id) for each in await rows(session, wanted)]


async def notify_owners(session: Session, kind: str, key: str, href: str = "", **args: str | int) -> None:
    """Leave a notice with everyone who runs the programme."""
    owners = select(Member.id).where(col(Member.role).in_(OWNERS), col(Member.deactivated_at).is_(None))
    for owner in (await session.exec(owners)).all():
        await notify(session, owner, kind, key, href, **args)


async def read_all(session: Session, viewer: Viewer) -> None:
    """Everything was seen."""
    mine = (col(Notice.member_id) == viewer.member_id, col(Notice.read_at).is_(None))
    await session.exec(update(Notice).where(*mine).values(read_at=clock.now()))


async def read_notice(session: Session, viewer: Viewer, notice_id: str) -> None:
    """One notice was opened; somebody else's stays as it is."""
    mine = (col(Notice.member_id) == viewer.member_id, col(Notice.id) == notice_id, col(Notice.read_at).is_(None))
    await session.exec(update(Notice).where(*mine).values(read_at=clock.now()))


async def switch(session: Session, viewer: Viewer, kind: str, *, wanted: bool, pushed: bool = True) -> None:
    """Want a kind of notice, or not; wanted but not ``pushed``, it stays in the inbox.

    Raises:
        KindUnknown: no such kind.
    """
    if kind not in KINDS:
        raise KindUnknown
    mine = {"member_id": viewer.member_id, "kind": kind}
    if wanted and pushed:
        await session.exec(delete(NoticeSwitch).filter_by(**mine))
        return
    new = {"off_at": clock.now(), "push_only": wanted}
    add = insert_into(session, NoticeSwitch).values(**mine, **new)
    await session.exec(add.on_conflict_do_update(index_elements=["member_id", "kind"], set_=new))


async def choose_hours(session: Session, viewer: Viewer, hours: Hours) -> None:
    """Be disturbed at these hours only.

    Raises:
        HoursOdd: no time of day, or none left.
    """
    if not hours.sensible:
        raise HoursOdd
    chosen = {**dataclasses.asdict(hours), "at": clock.now()}
    new = insert_into(session, NoticeHours).values(member_id=viewer.member_id, **chosen)
    await session.exec(new.on_conflict_do_update(index_elements=["member_id"], set_=chosen))
