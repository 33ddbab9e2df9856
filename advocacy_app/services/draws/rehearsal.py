"""A draw from beginning to end over invented entries: the real code, the real audit file, nobody's data."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from advocacy_app.services.draws import beacon
from advocacy_app.services.draws.audit_file import audit_file
from advocacy_app.services.draws.canonical import sha256
from advocacy_app.services.draws.closing import Closing, Notice
from advocacy_app.services.draws.entries import Entry, Receipt
from advocacy_app.services.draws.opening import Beacon, Entropy, Opening, Plan, PublicEvent, Weighting, Witnesses
from advocacy_app.services.draws.outcome import Outcome, Outside
from advocacy_app.services.draws.rules import closed, in_order, opened, settled, verifier, witness_commit
from advocacy_app.services.draws.signing import new_key, public_key

Kind = Literal["none", "witness", "public", "drand-vector"]

WITNESSES = ("Works council", "Reception", "Night shift")
VECTOR = (
    657413,
    "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b",
)
"""A round of drand that is known for ever; with it a rehearsal takes place in September 2023."""
_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)


@dataclass(frozen=True)
class Rehearsal:
    """A finished draw, its audit file, and the receipts that people would have."""

    outcome: Outcome
    entries: list[Entry]
    receipts: list[Receipt]
    file: bytes


@dataclass(frozen=True)
class _Secrets:
    """What is known before the end to its owner alone."""

    seed: bytes
    key: bytes
    numbers: dict[str, bytes]


def rehearsed(
    *,
    entries: int,
    winners: int,
    alternates: int,
    weighting: Weighting,
    entropy: Kind,
    now: datetime,
) -> Rehearsal:
    """Draw among invented people; with ``tickets`` each has one to five of them."""
    closes_at = beacon.time_of(VECTOR[0]) - _HOUR if entropy == "drand-vector" else now
    plan = Plan(
        draw=f"rehearsal-{secrets.token_hex(4)}",
        rules="A rehearsal. There is nothing to win.",
        prizes=tuple(f"Prize {n}" for n in range(1, winners + 1)),
        closes_at=closes_at,
        eligibility="Invented people",
        alternates=alternates,
        weighting=weighting,
        entropy=_ENTROPY[entropy],
    )
    numbers = {name: secrets.token_bytes(32) for name in WITNESSES if entropy == "witness"}
    kept = _Secrets(secrets.token_bytes(32), new_key(), numbers)
    program = verifier()
    opening = opened(plan, seed=kept.seed, signer=public_key(kept.key), verifier_sha256=sha256(program))
    receipts = list(_receipts(plan, entries))
    listed = in_order(Entry(receipt.c_i, receipt.tickets) for receipt in receipts)
    commits = {name: witness_commit(plan.draw, name, w) for name, w in numbers.items()}
    closing = closed(opening, listed, closed_at=closes_at, commits=commits)
    outcome = settled(closing, listed, seed=kept.seed, outside=_outside(entropy, numbers))
    notices = _notices(opening, closing, outcome, entries)
    return Rehearsal(outcome, listed, receipts, audit_file(outcome, listed, notices, verifier=program, secret=kept.key))


_ENTROPY: dict[Kind, tuple[Entropy, ...]] = {
    "none": (),
    "witness": (Witnesses(WITNESSES),),
    "public": (PublicEvent("The six numbers of a public draw, ascending, with hyphens: 1-2-3-4-5-6"),),
    "drand-vector": (Beacon(VECTOR[0]),),
}


def _receipts(plan: Plan, n: int) -> Iterator[Receipt]:
    for number in range(n):
        tickets = 1 + secrets.randbelow(5) if plan.weighting == "tickets" else 1
        yield Receipt(plan.draw, f"person-{number}", secrets.token_bytes(16), tickets)


def _outside(entropy: Kind, numbers: dict[str, bytes]) -> Outside:
    """Of three witnesses the last stays silent, so that a rehearsal shows that, too."""
    match entropy:
        case "witness":
            return Outside(reveals={name: numbers[name] for name in WITNESSES[:-1]})
        case "public":
            balls = sorted(secrets.SystemRandom().sample(range(1, 50), 6))
            return Outside(events=("-".join(map(str, balls)),))
        case "drand-vector":
            return Outside(signatures=(bytes.fromhex(VECTOR[1]),))
        case "none":
            return Outside()


def _notices(opening: Opening, closing: Closing, outcome: Outcome, people: int) -> list[Notice]:
    at = closing.closed_at
    return [
        Notice(at - 7 * 24 * _HOUR, "c0", "e-mail", people, opening.sha256),
        Notice(at - 7 * 24 * _HOUR, "c0", "feed", people, opening.sha256),
        Notice(at + _MINUTE, "c1", "e-mail", people, closing.sha256),
        Notice(at + _MINUTE, "c1", "feed", people, closing.sha256),
        Notice(at + 2 * _HOUR, "c2", "feed", people, outcome.sha256),
    ]
