"""The rules of a contest in five languages as one text, so that one checksum stands for all of them. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from babel import Locale
from babel.numbers import format_currency

from advocacy_app.i18n import LANGUAGES, Language, numbers, tr
from advocacy_app.models.photo import GRACE
from advocacy_app.services import feed


class Say(Protocol):
    """How a sentence of the rules is asked for."""

    def __call__(self, key: str, **words: str | int) -> str:
        """The sentence ``rules.<key>``."""
        ...


@dataclass(frozen=True)
class Award:
    """A prize as the rules name it; ``value`` in minor units."""

    name: str
    value: int
    currency: str
    cash_like: bool = False


@dataclass(frozen=True)
class Fence:
    """One kind of audience and its values: names, or what each language has its own word for."""

    kind: str
    values: tuple[str, ...]


FENCES = ("site", "team", "language", "role", "topic", "cohort", "tenure_under", "tenure_over")


@dataclass(frozen=True)
class Terms:
    """Everything that the rules must say."""

    title: str
    company: str
    contact: str
    fences: tuple[Fence, ...]
    opens_at: datetime
    closes_at: datetime
    timezone: str
    question: str
    hashtag: str
    drawn: tuple[Award, ...]
    best: tuple[Award, ...]
    alternates: int
    claim_days: int
    entropy: str
    witnesses: tuple[str, ...]
    public_what: str
    judged: tuple[Award, ...] = ()
    criteria: tuple[str, ...] = ()
    judges: int = 0
    judge_days: int = 0
    blind: bool = False


def rules_text(terms: Terms) -> str:
    """The whole document, as it is frozen: a part a language, each under its own name."""
    parts = [f"== {language} ==\n\n{in_language(terms, language)}" for language in LANGUAGES]
    return "\n\n\n".join(parts) + "\n"


def part_of(text: str, language: Language) -> str:
    """The part of a frozen document in one language."""
    rest = text.partition(f"== {language} ==\n\n")[2]
    return rest.partition("\n\n\n== ")[0].strip()


def in_language(terms: Terms, language: Language) -> str:
    """One part: a heading and a paragraph for each thing that must be said."""
    paragraphs = [f"{heading}\n{words}" for heading, words in _paragraphs(terms, language)]
    return "\n\n".join([tr(language, "rules.title", title=terms.title), *paragraphs])


def worth(language: Language, award: Award) -> str:
    """The value of a prize as the language writes money; ``–`` when nobody said."""
    if not award.value:
        return "–"
    locale = Locale("en", "GB") if language == "en" else Locale(language)
    return format_currency(award.value / 100, award.currency, locale=locale)


def who(terms: Terms, language: Language) -> str:
    """Whom it is for, and when that is looked at."""
    kinds = [fence.kind for fence in terms.fences]
    if not kinds:
        return tr(language, "rules.who_all", company=terms.company)
    if kinds == ["site"]:
        return tr(language, "rules.who_sites", sites=", ".join(terms.fences[0].values))
    lines = [f"– {_fence(one, language)}" for one in terms.fences]
    return "\n".join([tr(language, "rules.who_some"), *lines, tr(language, "rules.who_moment")])


def _fence(fence: Fence, language: Language) -> str:
    if fence.kind in feed.TENURE:
        return tr(language, f"rules.who_{fence.kind}", n=int(fence.values[0]))
    names = sorted(_called(fence.kind, one, language) for one in fence.values)
    return f"{tr(language, f'studio.for_{fence.kind}')}: {', '.join(names)}"


def _called(kind: str, value: str, language: Language) -> str:
    match kind:
        case "language":
            return tr(language, f"language.{value}")
        case "role":
            return tr(language, f"studio.role_{value}")
        case "topic":
            return feed.topic_name(value, language)
        case _:
            return value


def _paragraphs(terms: Terms, language: Language) -> Iterator[tuple[str, str]]:
    def say(key: str, **words: str | int) -> str:
        return tr(language, f"rules.{key}", **words)

    def when(moment: datetime) -> str:
        return (
            f"{numbers.day(language, moment, terms.timezone)}, {numbers.clock_time(language, moment, terms.timezone)}"
        )

    yield say("who_runs"), say("who_runs_text", company=terms.company, contact=terms.contact)
    yield say("who"), who(terms, language)
    dates = say("dates_text", opens=when(terms.opens_at), closes=when(terms.closes_at), zone=terms.timezone)
    late = f" {say('dates_photos', n=GRACE.days)}" if terms.hashtag else ""
    yield say("dates"), dates + late
    yield say("how"), " ".join(filter(None, _ways(terms, say)))
    yield say("odds"), say("odds_text") if terms.drawn else say("odds_none")
    yield say("prizes"), "\n".join(_awards(terms, language, say))
    yield say("selection"), " ".join(_selection(terms, say))
    if terms.drawn:
        yield say("notice"), f"{say('notice_text', n=terms.claim_days)} {say('alternates', n=terms.alternates)}"
    else:
        yield say("notice"), f"{say('notice_text', n=terms.claim_days)} {say('next_in_line')}"
    yield say("tax"), say("tax_text")
    yield say("data"), say("data_text")


def _ways(terms: Terms, say: Say) -> Iterator[str]:
    if terms.drawn:
        yield say("how_tap")
        yield say("how_answer", question=terms.question) if terms.question else ""
        yield say("how_photo", hashtag=terms.hashtag) if terms.hashtag else ""
        yield say("how_once")
    if terms.best:
        yield say("how_best", hashtag=terms.hashtag) if terms.hashtag else say("how_best_any")
    if terms.judged:
        yield say("how_jury_answer", question=terms.question) if terms.question else ""
        yield say("how_jury_photo", hashtag=terms.hashtag) if terms.hashtag else ""


def _awards(terms: Terms, language: Language, say: Say) -> Iterator[str]:
    for award in terms.drawn:
        yield f"– {say('prize_drawn', prize=award.name, value=worth(language, award))}"
    for award in terms.best:
        yield f"– {say('prize_best', prize=award.name, value=worth(language, award))}"
    for award in terms.judged:
        yield f"– {say('prize_jury', prize=award.name, value=worth(language, award))}"


def _selection(terms: Terms, say: Say) -> Iterator[str]:
    if terms.drawn:
        yield say("selection_draw")
        yield (
            say(f"chance_{terms.entropy}", witnesses=", ".join(terms.witnesses), event=terms.public_what)
            if terms.entropy != "none"
            else say("chance_none")
        )
    if terms.best:
        yield say("selection_best")
    if terms.judged:
        yield say("selection_jury", n=terms.judges, criteria=", ".join(terms.criteria))
        yield say("selection_jury_blind") if terms.blind else say("selection_jury_named")
        yield say("selection_jury_own")
        yield say("selection_jury_tie", criterion=terms.criteria[0] if terms.criteria else "–")
        yield say("selection_jury_until", n=terms.judge_days)
    if terms.best or terms.judged:
        yield say("selection_once")
