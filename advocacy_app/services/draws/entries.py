"""The list: who takes part, without a name."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from advocacy_app.services.draws.canonical import sha256
from advocacy_app.services.draws.documents import VERSION, Body

Why = Literal["left", "ineligible", "duplicate", "withdrawn", "fraud_review"]


class Entry(NamedTuple):
    """One person in one draw, without a name. A tuple, since a hundred thousand are sorted at once."""

    c_i: str
    tickets: int = 1


class Exclusion(NamedTuple):
    """An entry that does not count, and why."""

    c_i: str
    reason_code: Why


@dataclass(frozen=True)
class Receipt:
    """What the person keeps: with it anybody can find the entry, so only the person gets it."""

    draw: str
    subject_id: str
    salt: bytes
    tickets: int = 1

    @property
    def c_i(self) -> str:
        """The entry it belongs to."""
        return sha256("emp", self.subject_id, self.salt).hex()

    def body(self) -> Body:
        """The receipt as it is downloaded."""
        return {
            "v": VERSION,
            "draw": self.draw,
            "subject_id": self.subject_id,
            "salt": self.salt.hex(),
            "c_i": self.c_i,
            "tickets": self.tickets,
        }
