"""What anybody may see of a draw, and the files with which they check it: audit file, receipt, sealed list."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from sqlmodel import col, select

from advocacy_app.db import Session, columns, rows
from advocacy_app.models import ContestRules, Draw, DrawNotice, DrawReceipt, DrawTicket
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import draws
from advocacy_app.services.contests.drawing import entries_of
from advocacy_app.services.contests.errors import ContestGone
from advocacy_app.services.contests.sealing import unsealed, unsealed_with
from advocacy_app.services.draws import Entry, Notice, Outcome, Receipt
from advocacy_app.services.identity import audit


@dataclass(frozen=True)
class Audit:
    """All of a finished draw; ``file`` packs it, which with many entries takes a moment: call it in a thread."""

    outcome: Outcome
    entries: Sequence[Entry]
    notices: Sequence[Notice]
    verifier: str
    secret: bytes

    def file(self) -> bytes:
        """The audit file. It grows only by notices: claims, and prizes that were passed on."""
        return draws.audit_file(
            self.outcome, self.entries, self.notices, verifier=self.verifier.encode(), secret=self.secret
        )


async def audit_of(session: Session, draw_id: str) -> Audit:
    """A finished draw with everything that goes into its audit file.

    Raises:
        ContestGone: no such draw, or not drawn yet.
    """
    draw = await session.get(Draw, draw_id)
    if draw is None or draw.state != "drawn":
        raise ContestGone
    closing = draws.closing_of(draws.opening_of(draw.c0), draw.c1)
    return Audit(
        outcome=draws.outcome_of(closing, draw.entropy, draw.result),
        entries=await entries_of(session, draw.id),
        notices=[told(one) for one in await notices_of(session, draw.id)],
        verifier=draw.verifier,
        secret=unsealed(draw.signer, f"signer {draw.id}"),
    )


async def notices_of(session: Session, draw_id: str) -> Sequence[DrawNotice]:
    """What was told, in the order of time."""
    asked = select(DrawNotice).where(DrawNotice.draw_id == draw_id)
    return (await session.exec(asked.order_by(col(DrawNotice.at), col(DrawNotice.id)))).all()


def told(one: DrawNotice) -> Notice:
    """A notice as the audit file has it."""
    return Notice(one.at, _WHAT[one.what], one.channel, one.recipients, bytes.fromhex(one.sha256))


_WHAT: dict[str, draws.What] = {one: one for one in ("c0", "c1", "c2", "claim", "passed_on", "cancelled")}


async def receipt_of(session: Session, viewer: Viewer, draw_id: str) -> Receipt:
    """The viewer's receipt; whoever has it can find the ticket, so nobody else gets it.

    Raises:
        ContestGone: no such draw, or no ticket in it.
    """
    asked = select(DrawReceipt).where(DrawReceipt.draw_id == draw_id, DrawReceipt.member_id == viewer.member_id)
    if (mine := (await session.exec(asked)).one_or_none()) is None:
        raise ContestGone
    tickets = (await session.exec(select(DrawTicket.tickets).where(DrawTicket.c_i == mine.c_i))).one()
    return Receipt(draw_id, viewer.member_id, bytes.fromhex(mine.salt), tickets)


async def sealed_list(session: Session, draw_id: str) -> list[dict[str, str]]:
    """For an auditor: who is behind each ticket, with the salt that proves it. Erased people are not in it.

    Raises:
        ContestGone: no such draw.
    """
    await draw_of(session, draw_id)
    await audit(session, "", "sealed_list_read", f"draw:{draw_id}")
    asked = columns(DrawReceipt.c_i, DrawReceipt.member_id, DrawReceipt.salt).where(DrawReceipt.draw_id == draw_id)
    found = await rows(session, asked.order_by(col(DrawReceipt.c_i)))
    return [{"c_i": row.c_i, "subject_id": row.member_id, "salt": row.salt} for row in found]


async def promised_program(session: Session, draw_id: str) -> str:
    """The program that was promised when the draw opened.

    Raises:
        ContestGone: no such draw.
    """
    return (await draw_of(session, draw_id)).verifier


async def promised_rules(session: Session, draw_id: str) -> str:
    """The frozen rules in five languages, with the line ends whose checksum was published.

    Raises:
        ContestGone: no such draw.
    """
    return (await session.get_one(ContestRules, (await draw_of(session, draw_id)).rules_id)).text


async def escrowed_seed(session: Session, draw_id: str, secret: bytes) -> bytes:
    """The seed, opened with the secret half of the escrow key.

    Raises:
        ContestGone: no such draw, or nothing in escrow for this key.
    """
    draw = await draw_of(session, draw_id)
    try:
        seed = unsealed_with(secret, bytes.fromhex(draw.escrow), draw.id)
    except (InvalidTag, ValueError) as other:
        raise ContestGone from other
    if draws.seed_commit(draw.id, seed) != draws.opening_of(draw.c0).seed_commit:
        raise ContestGone
    return seed


async def draw_of(session: Session, draw_id: str) -> Draw:
    """The draw of this id.

    Raises:
        ContestGone: no such draw.
    """
    if (draw := await session.get(Draw, draw_id)) is None:
        raise ContestGone
    return draw


def as_file(receipt: Receipt) -> bytes:
    """A receipt as it is downloaded."""
    return json.dumps(receipt.body(), ensure_ascii=False, indent=2).encode()
