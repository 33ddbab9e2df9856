"""Templates of campaigns: one file a language with the texts, and here the shape that all languages share."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True)
class Shape:
    """How long a campaign of this kind runs, what it aims at, and how many photos its challenge asks each for."""

    days: int
    goal_kind: str
    goal: int
    photos: int = 0


@dataclass(frozen=True)
class Texts:
    """What a campaign of this kind says, in one language; ``dos`` and ``donts`` are lines."""

    hashtag: str
    title: str
    brief: str
    dos: tuple[str, ...]
    donts: tuple[str, ...]


SHAPES: dict[str, Shape] = {
    "talent_show": Shape(days=14, goal_kind="people", goal=20, photos=1),
    "wellness_week": Shape(days=7, goal_kind="people", goal=25, photos=3),
    "behind_the_scenes": Shape(days=14, goal_kind="photos", goal=40, photos=3),
    "product_launch": Shape(days=10, goal_kind="shares", goal=50),
    "recruiting": Shape(days=21, goal_kind="clicks", goal=200),
    "good_cause": Shape(days=14, goal_kind="people", goal=30, photos=1),
}


@cache
def texts(name: str, language: str) -> Texts:
    """A template's texts in a language."""
    found: Any = _file(language)[name]
    return Texts(found["hashtag"], found["title"], found["brief"], tuple(found["dos"]), tuple(found["donts"]))


@cache
def _file(language: str) -> Any:
    return yaml.safe_load(files(__name__).joinpath(f"{language}.yaml").read_text(encoding="utf-8"))
