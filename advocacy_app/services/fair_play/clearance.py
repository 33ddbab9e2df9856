"""Boards with a prize: a human looks at them before they pay."""

from collections.abc import Collection

from sqlmodel import col, func, select, update

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session, insert_once
from advocacy_app.events import BoardCleared, ClearanceAsked
from advocacy_app.models import BoardClearance, BoardContender, FairPlayCase, FairPlayPerson
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.errors import NotFound, must_fit
from advocacy_app.services.fair_play.errors import AlreadyDecided, CasesOpen, NotYetClear, OwnCase

LONGEST = 500


async def ask_for_clearance(session: Session, board: str, *, title: str, href: str, members: Collection[str]) -> None:
    """Put a board before a human: at most once for a ``board`` (``contest:<id>``), whoever asks again.

    ``title`` and ``href`` say what it is and where; ``members`` are ids of those who stand to win.
    """
    new = {"id": ids.new_id(), "board": board, "title": title[:160], "href": href, "words": "", "cleared_by": ""}
    if not await insert_once(session, BoardClearance, asked_at=clock.now(), **new):
        return
    for member in sorted(set(members)):
        session.add(BoardContender(clearance_id=new["id"], member_id=member))
    await session.flush()
    await bus.record(session, ClearanceAsked(clearance=new["id"]))


async def is_clear(session: Session, board: str) -> bool:
    """Whether a human has cleared this board."""
    asked = select(BoardClearance.id).where(BoardClearance.board == board, col(BoardClearance.cleared_at).is_not(None))
    return (await session.exec(asked)).first() is not None


async def must_be_clear(session: Session, board: str) -> None:
    """Call this before a board pays.

    Raises:
        NotYetClear: no human has cleared it.
    """
    if not await is_clear(session, board):
        raise NotYetClear


async def clear(session: Session, viewer: Viewer, clearance_id: str, words: str = "") -> None:
    """A human's word: this board may pay. ``BoardCleared`` tells whoever waits for it.

    Raises:
        NotAllowed, OwnCase: who may say so.
        NotFound, AlreadyDecided: what it may be said of.
        CasesOpen: patterns around its people wait for a decision first.
        TooLong: the remark.
    """
    identity.must_be_owner(viewer)
    said = must_fit(words.strip(), LONGEST)
    board = await session.get(BoardClearance, clearance_id)
    if board is None:
        raise NotFound
    people = set((await session.exec(_contenders(clearance_id))).all())
    if viewer.member_id in people:
        raise OwnCase
    if n := await _open_cases(session, people):
        raise CasesOpen(n=n)
    waiting = update(BoardClearance).where(col(BoardClearance.id) == clearance_id)
    said_so = {"cleared_at": clock.now(), "cleared_by": viewer.member_id, "words": said}
    if not (await session.exec(waiting.where(col(BoardClearance.cleared_at).is_(None)).values(**said_so))).rowcount:
        raise AlreadyDecided
    await identity.audit(session, viewer.member_id, "board_cleared", f"board:{clearance_id}")
    await bus.record(session, BoardCleared(actor=viewer.member_id, board=board.board))


def _contenders(clearance_id: str):  # noqa: ANN202 - the type of a selection says no more than its line
    return select(BoardContender.member_id).where(BoardContender.clearance_id == clearance_id)


async def _open_cases(session: Session, people: Collection[str]) -> int:
    asked = (
        select(func.count(func.distinct(FairPlayCase.id)))
        .join(FairPlayPerson, col(FairPlayPerson.case_id) == FairPlayCase.id)
        .where(FairPlayCase.outcome == "open", col(FairPlayPerson.member_id).in_(people))
    )
    return (await session.exec(asked)).one()
