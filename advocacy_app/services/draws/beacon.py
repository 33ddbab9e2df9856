"""The public beacon drand, chain quicknet, checked offline with a pinned key.

A round's number comes out at a fixed time, is the same for the whole world, and is signed by a threshold of
independent organisations (the League of Entropy). Anybody can read it on a phone and type it in.
"""

from datetime import UTC, datetime
from hashlib import sha256

PUBLIC_KEY = (
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc2"
    "2b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
)
BEGAN = 1692803367
PERIOD = 3
DISTANCE = 600
"""Seconds between the closing of a draw and its round, at the least."""


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
