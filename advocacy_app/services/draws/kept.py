"""Documents of a draw as they were published, read back into what they say. Their bytes must come out the same."""

import json
from datetime import UTC, datetime
from typing import Any

from advocacy_app.services.draws.closing import Closing
from advocacy_app.services.draws.entries import Exclusion
from advocacy_app.services.draws.opening import Beacon, Entropy, Escrow, Opening, PublicEvent, Witnesses
from advocacy_app.services.draws.outcome import Outcome, Outside, Pick


def opening_of(file: str, pubkey: str = "") -> Opening:
    """C0 as it was published. ValueError if what was kept is not what was published."""
    said = json.loads(file)
    escrow = said["escrow"]
    opening = Opening(
        draw=said["draw"],
        rules_sha256=bytes.fromhex(said["rules_sha256"]),
        prizes=tuple(said["prizes"]),
        alternates=said["alternates"],
        weighting=said["weighting"],
        eligibility=said["eligibility"],
        closes_at=_moment(said["closes_at"]),
        entropy=tuple(map(_element, said["entropy"])),
        seed_commit=bytes.fromhex(said["seed_commit"]),
        verifier_sha256=bytes.fromhex(said["verifier_sha256"]),
        signer=bytes.fromhex(said["signer"]),
        pubkey=next((one["pubkey"] for one in said["entropy"] if one["k"] == "drand"), pubkey),
        prev_draw=_bytes(said["prev_draw"]),
        escrow=Escrow(escrow["to"], bytes.fromhex(escrow["sha256"])) if escrow else None,
    )
    return _same(opening, file)


def closing_of(opening: Opening, file: str) -> Closing:
    """C1 as it was published. ValueError if what was kept is not what was published."""
    said = json.loads(file)
    closing = Closing(
        opening=opening,
        root=bytes.fromhex(said["root"]),
        entries=said["entries"],
        tickets=said["tickets"],
        excluded=tuple(Exclusion(one["c_i"], one["reason_code"]) for one in said["excluded"]),
        commits={one["name"]: _bytes(one["commit"]) for one in said["witnesses"]},
        closed_at=_moment(said["closed_at"]),
    )
    return _same(closing, file)


def outcome_of(closing: Closing, entropy: str, result: str) -> Outcome:
    """C2 as it was published. ValueError if what was kept is not what was published."""
    told, said = json.loads(entropy), json.loads(result)
    outside = Outside(signatures=tuple(bytes.fromhex(one["signature"]) for one in told["signatures"]))
    picks = tuple(Pick(one["r"], one["ctr"], one["t"], one["W"], one["c_i"]) for one in said["picks"])
    outcome = Outcome(closing, bytes.fromhex(told["seed"]), outside, tuple(told["values"]), picks)
    return _same(outcome, result)


def _element(said: Any) -> Entropy:
    match said["k"]:
        case "drand":
            return Beacon(said["round"])
        case "witness":
            return Witnesses(tuple(said["who"]))
        case _:
            return PublicEvent(said["what"])


def _same(document: Any, file: str) -> Any:
    if document.file != file.encode():
        raise ValueError("A kept document differs from what was published")
    return document


def _bytes(said: str | None) -> bytes | None:
    return bytes.fromhex(said) if said is not None else None


def _moment(said: str) -> datetime:
    return datetime.strptime(said, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
