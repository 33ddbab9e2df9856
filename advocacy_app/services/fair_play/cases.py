"""What was noticed, and what a human says about it."""

from sqlmodel import col, select, update

from advocacy_app import bus, clock
from advocacy_app.db import Session
from advocacy_app.events import FairPlayDecided
from advocacy_app.models import FairPlayCase, FairPlayEntry, FairPlayPerson
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity, points
from advocacy_app.services.errors import NotFound, must_fit
from advocacy_app.services.fair_play.errors import (
    AlreadyDecided,
    NothingGoesBack,
    OwnCase,
    WordsMissing,
)

LONGEST = 500


async def decide(session: Session, viewer: Viewer, case_id: str, *, back: bool, words: str = "") -> None:
    """All is fine, or the points that came of it go back: reversals in the ledger, each with its appeal.

    Raises:
        NotAllowed, OwnCase: who may decide.
        NotFound, AlreadyDecided, NothingGoesBack: what may be decided.
        WordsMissing, TooLong: whoever loses points is told why.
    """
    identity.must_be_owner(viewer)
    said = _words(words, needed=back)
    await points.open_ledger(session)
    if await session.get(FairPlayCase, case_id) is None:
        raise NotFound
    if await session.get(FairPlayPerson, (case_id, viewer.member_id)):
        raise OwnCase
    await _close(session, viewer, case_id, "taken_back" if back else "fine", said)
    if back:
        await _take_back(session, case_id)
    outcome = "taken_back" if back else "fine"
    await identity.audit(session, viewer.member_id, "fair_play_decided", f"case:{case_id}", outcome=outcome)
    await bus.record(session, FairPlayDecided(actor=viewer.member_id, case=case_id))


def _words(words: str, *, needed: bool) -> str:
    said = words.replace("\0", "").strip()
    if needed and not said:
        raise WordsMissing
    return must_fit(said, LONGEST)


async def _close(session: Session, viewer: Viewer, case_id: str, outcome: str, words: str) -> None:
    """The first to decide wins."""
    still_open = update(FairPlayCase).where(col(FairPlayCase.id) == case_id, col(FairPlayCase.outcome) == "open")
    said = {"outcome": outcome, "words": words, "decided_at": clock.now(), "decided_by": viewer.member_id}
    if not (await session.exec(still_open.values(**said))).rowcount:
        raise AlreadyDecided


async def _take_back(session: Session, case_id: str) -> None:
    entries = select(FairPlayEntry.transfer_id).where(FairPlayEntry.case_id == case_id)
    gone = 0
    for transfer_id in (await session.exec(entries.order_by(FairPlayEntry.transfer_id))).all():
        transfer = await points.find_transfer(session, transfer_id)
        try:
            await points.take_back(session, transfer, because=f"fair_play:{case_id}")
        except points.AlreadyTakenBack:
            continue
        gone += 1
    if not gone:
        raise NothingGoesBack
