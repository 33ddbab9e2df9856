"""Prize draws that a sceptic can check (protocol draw-v1; ``docs/draws.md``)."""

from advocacy_app.services.draws.audit_file import audit_file
from advocacy_app.services.draws.beacon import first_round_for, is_genuine, path_of, signature_in, time_of
from advocacy_app.services.draws.canonical import sha256
from advocacy_app.services.draws.checking import Report, checked
from advocacy_app.services.draws.closing import Closing, Notice, What
from advocacy_app.services.draws.entries import Entry, Exclusion, Receipt, Why
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
from advocacy_app.services.draws.kept import closing_of, opening_of, outcome_of
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
    rules_sha256,
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
    "What",
    "Why",
    "Witnesses",
    "WitnessesUnclear",
    "audit_file",
    "checked",
    "closed",
    "closing_of",
    "first_round_for",
    "fits",
    "has_outside_chance",
    "in_order",
    "in_time",
    "is_genuine",
    "new_key",
    "opened",
    "opening_of",
    "outcome_of",
    "path_of",
    "phrase",
    "public_key",
    "rehearsed",
    "rules_sha256",
    "seed_commit",
    "settled",
    "sha256",
    "signature_in",
    "time_of",
    "verifier",
    "witness_commit",
]
