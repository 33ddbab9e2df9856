"""C2: who was drawn, and all it takes to draw again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from advocacy_app.services.draws.closing import Closing
from advocacy_app.services.draws.documents import Body, Published, hexed


@dataclass(frozen=True)
class Outside:
    """What came from outside after the closing: one signature a beacon, one value an event, a number a witness."""

    signatures: tuple[bytes, ...] = ()
    events: tuple[str, ...] = ()
    reveals: Mapping[str, bytes | None] = field(default_factory=dict[str, bytes | None])


@dataclass(frozen=True)
class Pick:
    """The r-th ticket drawn: number t of W that were left, found at the ctr-th try."""

    r: int
    ctr: int
    t: int
    W: int
    c_i: str

    def body(self, prizes: tuple[str, ...]) -> Body:
        """With its prize; alternates have none."""
        prize = prizes[self.r - 1] if self.r <= len(prizes) else None
        return {"r": self.r, "ctr": self.ctr, "t": self.t, "W": self.W, "c_i": self.c_i, "prize": prize}


@dataclass(frozen=True)
class Outcome(Published):
    """C2: winners, then alternates, in the order drawn. It never changes; claims are notices."""

    closing: Closing
    seed: bytes
    outside: Outside
    values: tuple[Body, ...]
    picks: tuple[Pick, ...]

    @property
    def winners(self) -> tuple[Pick, ...]:
        """Those who get the prizes, in order; fewer than prizes when picks ran out."""
        return self.picks[: self.closing.opening.winners]

    @property
    def alternates(self) -> tuple[Pick, ...]:
        """Those to whom a prize passes on, in order."""
        return self.picks[self.closing.opening.winners :]

    def body(self) -> Body:
        """The result as draws.md words it."""
        return {"picks": [pick.body(self.closing.opening.prizes) for pick in self.picks]}

    def entropy(self) -> Body:
        """What anybody needs to draw again."""
        opening, told = self.closing.opening, self.outside
        rounds = zip(opening.beacons, told.signatures, strict=True)
        given = {value["name"]: value["w"] for value in self.values if value["k"] == "witness"}
        return {
            "seed": self.seed.hex(),
            "values": self.values,
            "signatures": [{"round": beacon.round, "signature": proof.hex()} for beacon, proof in rounds],
            "witnesses": [
                {"name": name, "commit": hexed(self.closing.commits.get(name)), "w": given[name]}
                for name in opening.witnesses
            ],
        }
