"""How alike people's words are, so that posts sound like people: Jaccard over runs of three words.

Case, Unicode form, links, hashtags and the sentence that tells where one works do not count. It is only ever a hint.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from advocacy_app.services.guidelines import ALIKE, without_disclosure

RUN = 3
"""Words in a run; a shorter text is one run of all its words."""

_LEFT_OUT = re.compile(r"https?://\S+|www\.\S+|[#@]\w+", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:['’]\w+)*")

Runs = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sameness:
    """``percent``: 0-100 against the most similar post, rounded down; ``posts``: how many are at least 60 % alike."""

    percent: int = 0
    posts: int = 0

    @property
    def is_hint(self) -> bool:
        """Whether it is worth telling."""
        return self.percent >= ALIKE


def sameness(text: str, earlier: Iterable[str], company: str = "") -> Sameness:
    """How a text compares with earlier captions of the same card; pass one for each colleague."""
    mine = _runs(text, company)
    scores = [_percent(mine, _runs(other, company)) for other in earlier]
    return Sameness(max(scores, default=0), sum(score >= ALIKE for score in scores))


def similarity(one: str, other: str, company: str = "") -> int:
    """Per cent of all runs that two texts share, rounded down. Texts without words are like nothing."""
    return _percent(_runs(one, company), _runs(other, company))


def _percent(one: Runs, other: Runs) -> int:
    shared = len(one & other)
    return 100 * shared // (len(one) + len(other) - shared) if shared else 0


@functools.lru_cache(maxsize=4096)
def _runs(text: str, company: str) -> Runs:
    folded = unicodedata.normalize("NFC", without_disclosure(unicodedata.normalize("NFC", text), company).casefold())
    words = _WORD.findall(_LEFT_OUT.sub(" ", folded).replace("’", "'"))
    length = min(RUN, len(words))
    return frozenset(tuple(words[i : i + length]) for i in range(len(words) - length + 1) if length)
