"""The review desk of fair play."""

import json
from collections import defaultdict
from collections.abc import Collection

from sqlmodel import col, func, select

from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import (
    BoardClearance,
    BoardContender,
    FairPlayCase,
    FairPlayEntry,
    FairPlayPerson,
    Member,
    Transfer,
)
from advocacy_app.read_models.fair_play import ClearanceRow, FairPlayDesk, FairPlayRow, PatternRule
from advocacy_app.read_models.people import Face, Viewer
from advocacy_app.services import identity
from advocacy_app.services.fair_play.rules import published

SHOWN = 30


async def desk(session: Session, viewer: Viewer) -> FairPlayDesk:
    """What waits for a human, the longest waiting first, and the rules by which it was noticed.

    Raises:
        NotAllowed: the viewer is not an owner.
    """
    identity.must_be_owner(viewer)
    waiting = select(FairPlayCase).where(FairPlayCase.outcome == "open").order_by(col(FairPlayCase.found_at))
    cases = (await session.exec(waiting.limit(SHOWN))).all()
    names = [case.id for case in cases]
    people, paid = await _people(session, viewer, names), await _paid(session, names)
    return FairPlayDesk(
        cases=tuple(_row(viewer, case, people[case.id], paid.get(case.id, 0)) for case in cases),
        boards=await _boards(session, viewer),
        rules=_rules(viewer),
        version=published().version,
    )


async def _people(session: Session, viewer: Viewer, cases: Collection[str]) -> dict[str, list[tuple[str, Face]]]:
    asked = (
        columns(FairPlayPerson.case_id, Member.id, Member.name)
        .join(Member, col(Member.id) == FairPlayPerson.member_id)
        .where(col(FairPlayPerson.case_id).in_(cases))
        .order_by(func.lower(Member.name))
    )
    found: dict[str, list[tuple[str, Face]]] = defaultdict(list)
    for case, member, name in await rows(session, asked):
        found[case].append((member, identity.face(name, "", "name", member, viewer.language, "")))
    return found


async def _paid(session: Session, cases: Collection[str]) -> dict[str, int]:
    asked = (
        columns(FairPlayEntry.case_id, func.sum(Transfer.amount))
        .join(Transfer, col(Transfer.id) == FairPlayEntry.transfer_id)
        .where(col(FairPlayEntry.case_id).in_(cases))
        .group_by(FairPlayEntry.case_id)
    )
    return {case: int(total) for case, total in await rows(session, asked)}


def _row(viewer: Viewer, case: FairPlayCase, people: list[tuple[str, Face]], paid: int) -> FairPlayRow:
    figures, language = json.loads(case.figures), viewer.language
    span = figures.get("days", figures.get("minutes", 0))
    return FairPlayRow(
        id=case.id,
        title=tr(language, f"fairplay.{case.pattern}"),
        sentence=tr(language, f"fairplay.{case.pattern}_seen", n=figures["times"], span=span),
        people=tuple(face for _, face in people),
        points=paid,
        found=numbers.day_and_time(language, case.found_at, viewer.timezone),
        mine=any(member == viewer.member_id for member, _ in people),
    )


async def _boards(session: Session, viewer: Viewer) -> tuple[ClearanceRow, ...]:
    asked = (
        select(BoardClearance).where(col(BoardClearance.cleared_at).is_(None)).order_by(col(BoardClearance.asked_at))
    )
    found = (await session.exec(asked.limit(SHOWN))).all()
    mine = select(BoardContender.clearance_id).where(BoardContender.member_id == viewer.member_id)
    own = set((await session.exec(mine)).all())
    return tuple(
        ClearanceRow(
            id=row.id,
            title=row.title,
            href=row.href,
            asked=numbers.day_and_time(viewer.language, row.asked_at, viewer.timezone),
            mine=row.id in own,
        )
        for row in found
    )


def _rules(viewer: Viewer) -> tuple[PatternRule, ...]:
    rules, language = published(), viewer.language
    told = {
        "thanks_ring": {"n": rules.thanks_ring.each, "span": rules.thanks_ring.days},
        "kudos_ring": {"n": rules.kudos_ring.each, "span": rules.kudos_ring.days},
        "click_burst": {"n": rules.click_burst.visits, "span": rules.click_burst.minutes},
    }
    return tuple(
        PatternRule(tr(language, f"fairplay.{name}"), tr(language, f"fairplay.{name}_rule", **words))
        for name, words in told.items()
    )
