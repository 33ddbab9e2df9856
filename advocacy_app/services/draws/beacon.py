"""The public beacon drand, chain quicknet, checked offline with a pinned key.

A round's number comes out at a fixed time, is the same for the whole world, and is signed by a threshold of
independent organisations (the League of Entropy). Anybody can read it on a phone and type it in.
"""

import json
import re
from datetime import UTC, datetime
from hashlib import sha256

from advocacy_app.services.draws.errors import BeaconDiffers

CHAIN = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
"""How the League of Entropy calls quicknet."""

PUBLIC_KEY = (
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc2"
    "2b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
)
BEGAN = 1692803367
PERIOD = 3
DISTANCE = 600
"""Seconds between the closing of a draw and its round, at the least."""
_SIGNATURE = re.compile(r"[0-9a-f]{96}")


def time_of(number: int) -> datetime:
    """When a round comes out."""
    return datetime.fromtimestamp(seconds_of(number), UTC)


def seconds_of(number: int) -> int:
    """When a round comes out, in Unix seconds; also for rounds beyond the calendar."""
    return BEGAN + PERIOD * (number - 1)


def first_round_for(closes_at: datetime) -> int:
    """The first round that is far enough from a closing time."""
    earliest = int(closes_at.timestamp()) + DISTANCE
    return max(1, -(-(earliest - BEGAN) // PERIOD) + 1)


def randomness(signature: bytes) -> bytes:
    """The random number of a round."""
    return sha256(signature).digest()


def is_genuine(number: int, signature: bytes) -> bool:
    """Whether the League of Entropy signed this round so. Takes most of a second, the first time three."""
    from advocacy_app.services.draws import bls  # noqa: PLC0415 - two seconds that few processes need

    return bls.verifies(bytes.fromhex(PUBLIC_KEY), sha256(number.to_bytes(8, "big")).digest(), signature)


def path_of(number: int) -> str:
    """Where every server of drand shows a round, below its address."""
    return f"/{CHAIN}/public/{number}"


def signature_in(answer: str, number: int) -> bytes:
    """The signature out of what was brought: alone, or the whole answer of a server of drand.

    Raises:
        BeaconDiffers: there is none, or it is of another round.
    """
    said = _read(answer)
    signature = re.sub(r"\s", "", str(said.get("signature", ""))).lower()
    if said.get("round", number) != number or not _SIGNATURE.fullmatch(signature):
        raise BeaconDiffers(round=str(number))
    return bytes.fromhex(signature)


def _read(answer: str) -> dict[str, object]:
    if not answer.lstrip().startswith("{"):
        return {"signature": answer}
    try:
        return json.loads(answer)
    except (ValueError, RecursionError):
        return {}
