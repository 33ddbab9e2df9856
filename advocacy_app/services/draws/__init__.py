"""Prize draws that a sceptic can check (protocol draw-v1; ``docs/draws.md``)."""

from advocacy_app.services.draws.audit_file import audit_file
from advocacy_app.services.draws.beacon import first_round_for, time_of
from advocacy_app.services.draws.checking import Report, checked
from advocacy_app.services.draws.closing import Closing, Notice
from advocacy_app.services.draws.entries import Entry, Exclusion, Receipt
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
from advocacy_app.services.draws.opening import Beacon, Escrow, Opening, Plan, PublicEvent, Weighting, Witnesses
from advocacy_app.services.draws.outcome import Outcome, Outside, Pick
from advocacy_app.services.draws.phrases import phrase
from advocacy_app.services.draws.rehearsal import Kind, Rehearsal, rehearsed
from advocacy_app.services.draws.rules import (
    LABEL,
    closed,
    fits,
    has_outside_chance,
    in_order,
    in_time,
    opened,
    seed_commit,
    settled,
    verifier,
    witness_commit,
)
from advocacy_app.services.draws.signing import new_key, public_key

__all__ = [
    "LABEL",
    "Beacon",
    "BeaconDiffers",
    "BeaconTooEarly",
    "ClosedLate",
    "Closing",
    "Entry",
    "Escrow",
    "EventMissing",
    "Exclusion",
    "Kind",
    "Notice",
    "Opening",
    "Outcome",
    "Outside",
    "Pick",
    "Plan",
    "PrizesUnclear",
    "PublicEvent",
    "Receipt",
    "Rehearsal",
    "Report",
    "StillOpen",
    "TwoEntries",
    "Weighting",
    "Witnesses",
    "WitnessesUnclear",
    "audit_file",
    "checked",
    "closed",
    "first_round_for",
    "fits",
    "has_outside_chance",
    "in_order",
    "in_time",
    "new_key",
    "opened",
    "phrase",
    "public_key",
    "rehearsed",
    "seed_commit",
    "settled",
    "time_of",
    "verifier",
    "witness_commit",
]
