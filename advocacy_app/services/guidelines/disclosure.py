"""One plain fact, early: this person works there. Offering the sentence, and finding it in a post.

Readers and regulators look at the single post, in its own language, before the fold. Any natural way of saying it
counts; a hashtag alone, a profile or "proud to …" does not. Slovenian and Polish writers inflect the company's name, so
endings are accepted there.
"""

import functools
import re
from dataclasses import dataclass

from advocacy_app.services.guidelines.phrases import PHRASES

FOLD = 100
"""Characters of a post that are surely read before "see more"."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a post says it: the characters, and whether a reader meets it before the fold."""

    start: int
    end: int
    early: bool


def opening(language: str, company: str) -> str:
    """The sentence that is offered, in English "I work at" and the company's name."""
    return PHRASES[language].openings[0].replace("{company}", company)


def contest_tag(language: str, company: str) -> str:
    """The tag that tells readers of a prize, such as ``#LindhallContest``."""
    name = "".join(letter for letter in company if letter.isalnum())
    return PHRASES[language].contest_tag.replace("{Company}", name)


def has_disclosure(text: str, company: str, language: str = "") -> bool:
    """Whether a post says early that its author works there, in ``language`` or, if none is given, in any of ours."""
    place = find_disclosure(text, company, language)
    return place is not None and place.early


def with_disclosure(text: str, language: str, company: str) -> str:
    """The text with the offered sentence in front of it (behind a label of advertising), unless it says so already."""
    if has_disclosure(text, company, language):
        return text
    start = after_label(text)
    return f"{text[:start]}{opening(language, company)} {text[start:]}".strip()


def without_disclosure(text: str, company: str) -> str:
    """The text without the sentences that we offer, to compare what people say themselves."""
    return _offered(company).sub(" ", text)


def find_disclosure(text: str, company: str, language: str = "") -> Place | None:
    """The first place where a post says it, or ``None`` if it does not."""
    fold = max(first_sentence_end(text, company), after_label(text) + FOLD)
    places = (
        Place(match.start(), match.end(), early=match.start() < fold)
        for code in ([language] if language else PHRASES)
        for match in _spoken(code, company).finditer(text)
        if not _is_denied(match, code, company)
    )
    return min(places, key=lambda place: place.start, default=None)


def after_label(text: str) -> int:
    """Where the words begin behind a label of advertising; 0 without one."""
    label = _LABEL.match(text)
    return label.end() if label else 0


def first_sentence_end(text: str, company: str = "") -> int:
    """The number of characters of the first sentence; dots in the company's name, dates and the like do not end it."""
    named = re.sub(re.escape(company), lambda m: "x" * len(m[0]), text) if company else text
    start = max(len(text) - len(text.lstrip()), after_label(text))
    ends = (stop.end() for stop in _STOP.finditer(named, start) if not _goes_on(stop[0], named[stop.end() :].lstrip()))
    return next(ends, len(text))


def _goes_on(stop: str, following: str) -> bool:
    return stop == "." and (following[:1].islower() or following[:1].isdigit())


_STOP = re.compile(r"[.!?]+[\"»”’)]*(?=\s|$)|\n")
_LABELS = {label for phrases in PHRASES.values() for label in phrases.advertising}
_MARKED = "|".join(re.escape(label) for label in sorted(_LABELS, key=len, reverse=True) if not label.isalpha())
_WORDS = "|".join(label for label in _LABELS if label.isalpha())
_LABEL = re.compile(rf"\s*(?:(?:{_MARKED})(?!\w)[\s:.|–-]*|(?:{_WORDS})\s*[:.|–-]\s*)", re.IGNORECASE)
_GAP = r"(?:[^\w.!?\n]+\w+){0,4}?"
_STEP = r"[^\w.!?\n]+"


@functools.lru_cache(maxsize=64)
def _spoken(language: str, company: str) -> re.Pattern[str]:
    ending = r"\w{0,3}" if language in {"sl", "pl"} else r"(?:['’]s)?"
    name = f"{re.escape(company)}{ending}"
    ways = (_pattern(way, name) for way in PHRASES[language].also)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)", re.IGNORECASE)


def _pattern(way: str, name: str) -> str:
    parts = (name if part == "{company}" else re.escape(part) for part in way.split() if part != "…")
    steps = (_GAP + _STEP if gap == " … " else _STEP for gap in re.findall(r" … | ", way))
    return "".join(part + step for part, step in zip(parts, [*steps, ""], strict=True))


def _is_denied(said: re.Match[str], language: str, company: str) -> bool:
    phrases = PHRASES[language]
    before = said.string[: said.start()].rsplit(None, 1)[-1:]
    words = " ".join([*before, said[0].replace(company, "")])
    noun = re.fullmatch(phrases.not_after, before[0], re.IGNORECASE) if before else None
    return bool(noun or re.search(rf"(?<!\w)(?:{phrases.negations})(?!\w)", words, re.IGNORECASE))


@functools.lru_cache(maxsize=64)
def _offered(company: str) -> re.Pattern[str]:
    sentences = (way for phrases in PHRASES.values() for way in (*phrases.openings, phrases.brackets))
    ways = (re.escape(way.removesuffix(".").replace("{company}", company)) + r"\.?" for way in sentences)
    return re.compile("|".join(sorted(ways, key=len, reverse=True)), re.IGNORECASE)
