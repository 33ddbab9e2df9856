"""What countries ask of a contest, as data: one file a country, each rule with its source. Not legal advice.

``level`` is ``know`` (good to know) or ``pledge`` (somebody must confirm it before the start); ``when`` says to which
contests it applies: ``draw`` (chance decides), ``cash`` (a prize is like cash), ``any``. With ``above`` (minor units of
``currency``) it applies from that total value of the drawn prizes on; a total in another currency counts as above.
A contest without a draw is under none of the rules about chance.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal


@dataclass(frozen=True)
class Rule:
    """One thing that a country asks; its words are ``law.<key>`` of the catalogue."""

    key: str
    level: Literal["know", "pledge"]
    when: Literal["draw", "cash", "any"]
    source: str
    url: str
    above: int = 0
    currency: str = ""

    @property
    def words(self) -> str:
        """The key of its sentence."""
        return f"law.{self.key.replace('.', '_')}"


@dataclass(frozen=True)
class Profile:
    """A country and what it asks, as of a day."""

    country: str
    as_of: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Prize:
    """As much of a prize as a law wants to know; ``value`` in minor units."""

    drawn: bool
    value: int
    currency: str
    cash_like: bool


@cache
def profiles() -> dict[str, Profile]:
    """Every country that has a file."""
    found = sorted(file.name for file in files(__name__).iterdir() if file.name.endswith(".toml"))
    return {name.removesuffix(".toml").upper(): _read(name) for name in found}


def _read(name: str) -> Profile:
    said: dict[str, Any] = tomllib.loads(files(__name__).joinpath(name).read_text("utf-8"))
    return Profile(name.removesuffix(".toml").upper(), said["as_of"], tuple(Rule(**rule) for rule in said["rule"]))


def applying(countries: Iterable[str], prizes: Sequence[Prize]) -> list[tuple[str, Rule]]:
    """What is asked of a contest by the countries of those who may take part, in their order."""
    known = [profiles()[country] for country in sorted(set(countries)) if country in profiles()]
    return [(profile.country, rule) for profile in known for rule in profile.rules if _applies(rule, prizes)]


def without_profile(countries: Iterable[str]) -> list[str]:
    """Countries of which nothing is known here; the checklist names them."""
    return sorted({country for country in countries if country not in profiles()})


def _applies(rule: Rule, prizes: Sequence[Prize]) -> bool:
    drawn = [prize for prize in prizes if prize.drawn]
    if rule.when == "draw" and not drawn:
        return False
    if rule.when == "cash" and not any(prize.cash_like for prize in prizes):
        return False
    return not rule.above or _worth_more(rule, drawn)


def _worth_more(rule: Rule, drawn: Sequence[Prize]) -> bool:
    elsewhere = any(prize.currency != rule.currency and prize.value for prize in drawn)
    return elsewhere or sum(prize.value for prize in drawn) > rule.above
