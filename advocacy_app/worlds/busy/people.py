"""Who works in the busy company."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from advocacy_app import clock, ids
from advocacy_app.models.member import new_account

# By the language of the site: given names, family names.
NAMES = {
    "pl": ("Agnieszka Marta Piotr Tomasz Ewa Paweł Kasia Marek", "Nowak Wójcik Mazur Zając Krawczyk Lis Wrona Gajda"),
    "sl": ("Maja Luka Ana Jakob Nina Matic Tjaša Rok", "Kos Hribar Kralj Novak Zupan Vidmar Golob Potočnik"),
    "da": ("Lena Søren Amalie Jens Freja Mikkel Astrid Lars", "Berg Lund Kjær Holm Dahl Skov Vestergaard Friis"),
    "it": (
        "Giulia Bruno Chiara Marco Elisa Paolo Sara Davide",
        "Conti Ferrari Greco Cossutta Sancin Bianchi Rossi Villa",
    ),
}
JOBS = ("Roaster", "Barista", "Packer", "Driver", "Buyer", "Engineer", "Designer", "Bookkeeper", "Team lead", "Planner")
HIDDEN, NICKNAMED, UNSET = 0.12, 0.1, 0.08
"""Shares of people by how they chose to appear; all others show their name."""


@dataclass(frozen=True)
class Place:
    """A team and its site."""

    team_id: str
    name: str
    site: dict[str, Any]
    language: str

    def as_row(self, number: int) -> dict[str, Any]:
        """The team's row."""
        return {"id": self.team_id, "slug": f"team-{number}", "name": self.name, "site_id": self.site["id"]}


def people(numbers: Sequence[int], places: Sequence[Place], chance: random.Random) -> Iterator[dict[str, Any]]:
    """Members by number; the first is the administrator, every fiftieth an owner, every twentieth a champion."""
    for number in numbers:
        place = places[number % len(places)]
        given, family = (chance.choice(names.split()) for names in NAMES[place.language])
        hired = clock.now() - timedelta(days=chance.randint(30, 4_000))
        how = _appears(chance)
        yield {
            "id": ids.new_id(),
            "account": new_account(),
            "email": f"member{number}@lindhall.example",
            "name": f"{given} {family}",
            "nickname": f"{family} {number}" if how == "nickname" else "",
            "job": chance.choice(JOBS),
            "role": _role(number),
            "team_id": place.team_id,
            "site_id": place.site["id"],
            "language": place.language if chance.random() < 0.7 else "en",  # noqa: PLR2004 - most read their own
            "timezone": place.site["timezone"],
            "visibility": how,
            "hired_on": hired.date(),
            "added_at": hired,
            "welcomed_at": None if how == "unset" else hired,
        }


def _role(number: int) -> str:
    if number == 0:
        return "administrator"
    return "campaign_owner" if number % 50 == 1 else "champion" if number % 20 == 2 else "employee"  # noqa: PLR2004


def _appears(chance: random.Random) -> str:
    draw = chance.random()
    if draw < UNSET:
        return "unset"
    draw -= UNSET
    return "hidden" if draw < HIDDEN else "nickname" if draw < HIDDEN + NICKNAMED else "name"
