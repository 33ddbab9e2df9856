"""C0: what is promised when a draw opens."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from advocacy_app.services.draws.documents import VERSION, Body, Published, hexed, stamp

Weighting = Literal["equal", "tickets"]


@dataclass(frozen=True)
class Beacon:
    """A round of drand's quicknet, fixed before it is known."""

    round: int

    def body(self, pubkey: str) -> Body:
        """With the key that was pinned for the chain."""
        return {"k": "drand", "chain": "quicknet", "pubkey": pubkey, "round": self.round}


@dataclass(frozen=True)
class Witnesses:
    """People who each add a number that nobody else knows."""

    who: tuple[str, ...]

    def body(self) -> Body:
        """Their names, in order."""
        return {"k": "witness", "who": self.who}


@dataclass(frozen=True)
class PublicEvent:
    """An event fixed beforehand, with the exact format in which its value will be written."""

    what: str

    def body(self) -> Body:
        """Its description."""
        return {"k": "public", "what": self.what}


Entropy: TypeAlias = Beacon | Witnesses | PublicEvent


@dataclass(frozen=True)
class Escrow:
    """The seed encrypted to somebody else, so that refusing to reveal is no way out."""

    to: str
    sha256: bytes


@dataclass(frozen=True)
class Plan:
    """What an owner decides. ``rules`` is the frozen text; ``draw`` matches ``[a-z0-9-]{1,64}``."""

    draw: str
    rules: str
    prizes: tuple[str, ...]
    closes_at: datetime
    eligibility: str
    alternates: int = 0
    weighting: Weighting = "equal"
    entropy: tuple[Entropy, ...] = ()


@dataclass(frozen=True)
class Opening(Published):
    """C0: everything that is fixed before the first entry."""

    draw: str
    rules_sha256: bytes
    prizes: tuple[str, ...]
    alternates: int
    weighting: Weighting
    eligibility: str
    closes_at: datetime
    entropy: tuple[Entropy, ...]
    seed_commit: bytes
    verifier_sha256: bytes
    signer: bytes
    pubkey: str
    prev_draw: bytes | None = None
    escrow: Escrow | None = None

    @property
    def winners(self) -> int:
        """One for each prize."""
        return len(self.prizes)

    @property
    def beacons(self) -> list[Beacon]:
        """In order."""
        return [one for one in self.entropy if isinstance(one, Beacon)]

    @property
    def witnesses(self) -> list[str]:
        """Names in order."""
        return [name for one in self.entropy if isinstance(one, Witnesses) for name in one.who]

    def body(self) -> Body:
        """C0 as draws.md words it."""
        return {
            "v": VERSION,
            "draw": self.draw,
            "rules_sha256": self.rules_sha256.hex(),
            "prizes": self.prizes,
            "winners": self.winners,
            "alternates": self.alternates,
            "weighting": self.weighting,
            "eligibility": self.eligibility,
            "closes_at": stamp(self.closes_at),
            "entropy": [one.body(self.pubkey) if isinstance(one, Beacon) else one.body() for one in self.entropy],
            "seed_commit": self.seed_commit.hex(),
            "verifier_sha256": self.verifier_sha256.hex(),
            "prev_draw": hexed(self.prev_draw),
            "signer": self.signer.hex(),
            "escrow": {"to": self.escrow.to, "sha256": self.escrow.sha256.hex()} if self.escrow else None,
        }
