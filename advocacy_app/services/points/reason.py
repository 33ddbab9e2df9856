"""What a reason for points consists of. Each stands in a module of its own under ``reasons/``."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Literal

from advocacy_app.db import Session
from advocacy_app.models import Transfer
from advocacy_app.services.points.rules import Rule

Sureness = Literal["", "said", "clicked", "url", "confirmed"]


async def _always(_session: Session, _transfer: Transfer) -> bool:
    return True


async def _nothing(_session: Session, _evidences: Collection[str]) -> dict[str, str]:
    return {}


@dataclass(frozen=True)
class Reason:
    """Why points are given.

    Words live in the catalogue: ``points.did_<name>`` (what happened) and ``points.rule_<name>`` (the rule, with
    ``n``). ``still_holds`` is asked when the cool-off ends; ``about`` names the things that evidences are about.
    """

    name: str
    default: Rule
    on_boards: bool = True
    sureness: Sureness = ""
    still_holds: Callable[[Session, Transfer], Awaitable[bool]] = _always
    about: Callable[[Session, Collection[str]], Awaitable[dict[str, str]]] = _nothing

    @property
    def issuer(self) -> str:
        """The account the points come from."""
        return f"issuer:{self.name}"
