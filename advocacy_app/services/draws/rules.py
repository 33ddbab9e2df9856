"""How a draw goes: opened, closed, settled (protocol draw-v1). Pure: no session, no clock, no chance of its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from advocacy_app.services.draws import beacon, merkle
from advocacy_app.services.draws.canonical import LARGEST, canonical, composed, sha256
from advocacy_app.services.draws.closing import Closing
from advocacy_app.services.draws.documents import Body
from advocacy_app.services.draws.entries import Entry, Exclusion
from advocacy_app.services.draws.errors import (
    BeaconDiffers,
    BeaconTooEarly,
    ClosedLate,
    EventMissing,
    PrizesUnclear,
    StillOpen,
    TwoEntries,
    WitnessesUnclear,
)
from advocacy_app.services.draws.opening import Beacon, Entropy, Escrow, Opening, Plan, PublicEvent, Witnesses
from advocacy_app.services.draws.outcome import Outcome, Outside
from advocacy_app.services.draws.picking import final_key, picks

LABEL = "commit–reveal only: protects against later change, not against the organiser"
"""What a draw without outside entropy is called on every screen; ``draw.label`` has it in the reader's language."""


def verifier() -> bytes:
    """The program that goes into every audit file, as it is now; a draw keeps the one it was opened with."""
    return Path(__file__).with_name("verify.py").read_bytes()


def seed_commit(draw: str, seed: bytes) -> bytes:
    """What binds the organiser to a secret number of 32 bytes."""
    return sha256("draw-v1/seed", draw, seed)


def witness_commit(draw: str, name: str, w: bytes) -> bytes:
    """What binds a witness to a secret number of 32 bytes."""
    return sha256("draw-v1/wit", canonical([draw, composed(name)]), w)


def opened(
    plan: Plan,
    *,
    seed: bytes,
    signer: bytes,
    verifier_sha256: bytes,
    prev_draw: bytes | None = None,
    escrow: Escrow | None = None,
) -> Opening:
    """C0. Refuses what would make a draw that nobody can check; texts are put into composed form."""
    closes_at = plan.closes_at.replace(microsecond=0)
    _insist_on_prizes(plan.prizes)
    entropy = tuple(_written(element) for element in plan.entropy)
    _insist_on_witnesses(entropy)
    _insist_on_distance(entropy, closes_at)
    return Opening(
        draw=plan.draw,
        rules_sha256=rules_sha256(plan.rules),
        prizes=tuple(composed(prize) for prize in plan.prizes),
        alternates=plan.alternates,
        weighting=plan.weighting,
        eligibility=composed(plan.eligibility),
        closes_at=closes_at,
        entropy=entropy,
        seed_commit=seed_commit(plan.draw, seed),
        verifier_sha256=verifier_sha256,
        signer=signer,
        pubkey=beacon.PUBLIC_KEY,
        prev_draw=prev_draw,
        escrow=replace(escrow, to=composed(escrow.to)) if escrow else None,
    )


def rules_sha256(rules: str) -> bytes:
    """The checksum of a text with plain line ends."""
    return sha256(rules.replace("\r\n", "\n").replace("\r", "\n"))


def _insist_on_prizes(prizes: Sequence[str]) -> None:
    if not prizes or not all(prize.strip() for prize in prizes):
        raise PrizesUnclear


def _written(element: Entropy) -> Entropy:
    match element:
        case Witnesses(who):
            return Witnesses(tuple(composed(name) for name in who))
        case PublicEvent(what):
            return PublicEvent(composed(what))
        case Beacon():
            return element


def _insist_on_witnesses(entropy: Sequence[Entropy]) -> None:
    names = [name for element in entropy if isinstance(element, Witnesses) for name in element.who]
    empty = any(isinstance(element, Witnesses) and not element.who for element in entropy)
    if empty or len(set(names)) != len(names):
        raise WitnessesUnclear


def _insist_on_distance(entropy: Sequence[Entropy], closes_at: datetime) -> None:
    first = beacon.first_round_for(closes_at)
    if any(isinstance(element, Beacon) and element.round < first for element in entropy):
        raise BeaconTooEarly


def closed(
    opening: Opening,
    entries: Sequence[Entry],
    *,
    closed_at: datetime,
    excluded: Iterable[Exclusion] = (),
    commits: Mapping[str, bytes | None] | None = None,
) -> Closing:
    """C1 of entries in ascending order (see ``in_order``). Refuses when it is too early, or too late for the beacon."""
    whole = closed_at.replace(microsecond=0)
    if whole < opening.closes_at:
        raise StillOpen
    if not in_time(opening, whole):
        raise ClosedLate
    left_out = tuple(sorted(excluded))
    _insist_on_one_each(entries, left_out)
    _insist_on_tickets(opening, entries)
    return Closing(
        opening=opening,
        root=merkle.root(entries),
        entries=len(entries),
        tickets=sum(entry.tickets for entry in entries),
        excluded=left_out,
        commits=commits or {},
        closed_at=whole,
    )


def in_time(opening: Opening, moment: datetime) -> bool:
    """Whether something (the closing, a notice of it) happens before any beacon of the draw is known."""
    return all(int(moment.timestamp()) < beacon.seconds_of(one.round) for one in opening.beacons)


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Entries as they are sealed."""
    return sorted(entries)


def _insist_on_one_each(entries: Sequence[Entry], excluded: Sequence[Exclusion]) -> None:
    ascending = all(one.c_i < other.c_i for one, other in pairwise(entries))
    listed, left_out = {entry.c_i for entry in entries}, {one.c_i for one in excluded}
    if not ascending or len(left_out) != len(excluded) or listed & left_out:
        raise TwoEntries


def _insist_on_tickets(opening: Opening, entries: Sequence[Entry]) -> None:
    """A mistake of the caller, which no person can make."""
    most = 1 if opening.weighting == "equal" else LARGEST
    if any(not 1 <= entry.tickets <= most for entry in entries) or sum(entry.tickets for entry in entries) > LARGEST:
        raise ValueError("Tickets do not fit the draw")


def settled(closing: Closing, entries: Sequence[Entry], *, seed: bytes, outside: Outside) -> Outcome:
    """C2: the picks. Refuses a beacon's signature that is not genuine and an event that is not written."""
    opening = closing.opening
    if seed_commit(opening.draw, seed) != opening.seed_commit or merkle.root(entries) != closing.root:
        raise ValueError("Not the seed or not the entries of this draw")
    values = tuple(_values(closing, outside))
    key = final_key(opening.sha256, closing.sha256, seed, values)
    drawn = tuple(picks(key, entries, opening.winners + opening.alternates))
    return Outcome(closing, seed, outside, values, drawn)


def _values(closing: Closing, outside: Outside) -> Iterator[Body]:
    """X of draws.md: one value an element, in order, witnesses spread out."""
    signatures, events = iter(outside.signatures), iter(outside.events)
    for element in closing.opening.entropy:
        match element:
            case Beacon(number):
                yield {"k": "drand", "round": number, "randomness": _randomness(number, next(signatures, b"")).hex()}
            case Witnesses(who):
                yield from (_revealed(closing, outside, name) for name in who)
            case PublicEvent():
                yield {"k": "public", "value": _event(next(events, ""))}


def _randomness(number: int, signature: bytes) -> bytes:
    if not beacon.is_genuine(number, signature):
        raise BeaconDiffers(round=str(number))
    return beacon.randomness(signature)


def _revealed(closing: Closing, outside: Outside, name: str) -> Body:
    w = outside.reveals.get(name)
    return {"k": "witness", "name": name, "w": w.hex() if w and fits(closing, name, w) else None}


def fits(closing: Closing, name: str, w: bytes) -> bool:
    """Whether a witness reveals the number that was committed to before the closing."""
    return closing.commits.get(name) == witness_commit(closing.opening.draw, name, w)


def _event(value: str) -> str:
    if not value.strip():
        raise EventMissing
    return composed(value)


def has_outside_chance(opening: Opening) -> bool:
    """Whether anything but the organiser's seed decides; if not, the draw bears the honest label."""
    return bool(opening.entropy)
