"""What the composer may suggest about a person's words. A hint names its rule and offers a fix; it never scolds.

Only a rule that says so blocks. Nothing here asks the time or the database: the caller passes the rules in force.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from advocacy_app.services.guidelines.disclosure import after_label, find_disclosure, opening
from advocacy_app.services.guidelines.hints import ORDER, Context, Hint, Kind, Rule
from advocacy_app.services.guidelines.phrases import PHRASES
from advocacy_app.services.guidelines.wording import HASHTAG, bare, hashtags, normal, prose, whole_words

SHOWN = 3
"""Hints shown at a time; more would be a wall."""
ALIKE = 60
"""Similarity in per cent from which words count as the same."""


def check(text: str, language: str, context: Context) -> list[Hint]:
    """At most ``SHOWN`` hints for a post in ``language``: what blocks comes first, then one of each kind.

    A post is blocked if a hint of this list blocks. An empty text gets no hints: nobody has said anything yet.
    """
    composed = normal(text)
    if not composed.strip():
        return []
    seen: Counter[Kind] = Counter()
    ranked: list[tuple[bool, int, int, int, Hint]] = []
    for hint in (hint for look in _LOOKS for hint in look(composed, language, context)):
        ranked.append((not hint.blocks, seen[hint.kind], ORDER.index(hint.kind), len(ranked), hint))
        seen[hint.kind] += 1
    return [hint for *_, hint in sorted(ranked, key=lambda entry: entry[:4])][:SHOWN]


def applied(text: str, hint: Hint) -> str:
    """The text with a hint's fix; unchanged if it has none."""
    composed = normal(text)
    return composed if hint.fix is None else composed[: hint.start] + hint.fix + composed[hint.end :]


def _disclosure(text: str, language: str, context: Context) -> Iterator[Hint]:
    place = find_disclosure(text, context.company, language)
    if context.disclosed or (place and place.early):
        return
    key = "guidelines.disclosure_late" if place else "guidelines.disclosure"
    start = after_label(text)
    fix = f"{opening(language, context.company)} " if text[start:].strip() else opening(language, context.company)
    hint = _ours("disclosure", key, context, start, start, fix)
    required = next((rule for rule in context.rules if rule.kind == "disclosure" and rule.speaks(language)), None)
    yield hint if required is None else _theirs(required, context, hint)


def _advertising(text: str, _: str, context: Context) -> Iterator[Hint]:
    label = context.advertising
    if label and not re.match(rf"\s*{re.escape(label)}(?!\w)", text, re.IGNORECASE):
        fix = f"{label}: " if label.isalpha() else f"{label} "
        yield _ours("advertising", "guidelines.advertising", context, 0, 0, fix, label=label)


def _hashtag(text: str, _: str, context: Context) -> Iterator[Hint]:
    for tag in context.hashtags:
        if normal(tag).casefold() not in hashtags(text):
            yield _ours("hashtag", "guidelines.hashtag", context, *_appended(text, tag), hashtag=tag)


def _contest(text: str, language: str, context: Context) -> Iterator[Hint]:
    if not context.contest:
        return
    words = PHRASES[language]
    for wrong in re.finditer(rf"(?:{words.never})\w*", text, re.IGNORECASE):
        yield _ours("contest", "guidelines.contest_word", context, *wrong.span(), wrong=wrong[0], right=words.contest)
    if not re.search(words.contest_like, text, re.IGNORECASE):
        yield _ours("contest", "guidelines.contest", context, *_beside(text, context), hashtag=context.contest)


def _beside(text: str, context: Context) -> tuple[int, int, str]:
    """The place beside the campaign's tag, or the end of the text."""
    campaign = {normal(tag).casefold() for tag in context.hashtags}
    for tag in HASHTAG.finditer(text):
        if tag[0].casefold() in campaign:
            return tag.end(), tag.end(), f" {context.contest}"
    return _appended(text, context.contest)


def _appended(text: str, tag: str) -> tuple[int, int, str]:
    end = len(text.rstrip())
    return end, len(text), f" {tag}" if end else tag


def _too_long(text: str, _: str, context: Context) -> Iterator[Hint]:
    if context.too_many > 0:
        start = max(0, len(text) - context.too_many)
        n, network = context.too_many, context.network
        yield _ours("too_long", "guidelines.too_long", context, start, len(text), n=n, network=network)


def _sameness(text: str, _: str, context: Context) -> Iterator[Hint]:
    if context.same_as and context.similarity >= ALIKE:
        yield _ours("sameness", "caption.same_words", context, 0, len(text), n=context.same_as)


def _ours(
    kind: Kind, key: str, context: Context, start: int, end: int, fix: str | None = None, **args: str | int
) -> Hint:
    blocks = kind in context.blocking and kind != "sameness"
    section = context.sections.get(kind, "")
    return Hint(kind, key, start, end, args, fix, blocks, rule_key=f"guidelines.rule_{kind}", section=section)


def _theirs(rule: Rule, context: Context, hint: Hint) -> Hint:
    """A hint that an owner's rule stands behind: its name, its reason, and whether it blocks."""
    section = rule.section or context.sections.get(rule.kind, "")
    return replace(hint, rule=rule.label, blocks=rule.blocks, section=section, why=rule.why)


def _owners(text: str, language: str, context: Context) -> Iterator[Hint]:
    words = prose(text)
    for rule in context.rules:
        if rule.kind in _READ and rule.speaks(language):
            seen = text if rule.kind == "hashtag" else words
            yield from (_theirs(rule, context, hint) for hint in _READ[rule.kind](seen, language, rule))


def _required(text: str, _: str, rule: Rule) -> Iterator[Hint]:
    if normal(rule.pattern).casefold() not in hashtags(text):
        start, end, fix = _appended(text, rule.pattern)
        yield Hint("hashtag", "guidelines.hashtag", start, end, {"hashtag": rule.pattern}, fix)


def _unwanted(words: str, _: str, rule: Rule) -> Iterator[Hint]:
    key = "guidelines.embargoed" if rule.kind == "embargoed" else "guidelines.banned"
    if rule.instead:
        key = "guidelines.banned_instead"
    for found in whole_words(normal(rule.pattern), words):
        args = {"phrase": found[0]} | ({"suggestion": rule.instead} if rule.instead else {})
        yield Hint(rule.kind, key, *found.span(), args, rule.instead or None)


def _misspelt(words: str, language: str, rule: Rule) -> Iterator[Hint]:
    right = normal(rule.instead)
    spans = {found.span(): found for found in _variants(words, language, normal(rule.pattern), right)}
    for (start, end), found in sorted(spans.items()):
        fixed = right + found[2]
        yield Hint("spelling", "guidelines.spelling", start, end, {"right": fixed}, fixed)


_READ: Mapping[str, Callable[[str, str, Rule], Iterator[Hint]]] = {
    "spelling": _misspelt,
    "banned": _unwanted,
    "embargoed": _unwanted,
    "hashtag": _required,
}


def hits(text: str, language: str, rule: Rule, context: Context) -> tuple[int, int] | None:
    """Where a rule alone would have spoken up first in a text; None where it had nothing to say."""
    alone = replace(context, rules=(rule,), disclosed=rule.kind != "disclosure")
    found = (hint for hint in check(text, language, alone) if hint.kind == rule.kind)
    return next(((hint.start, hint.end) for hint in found), None)


def _variants(words: str, language: str, wrong: str, right: str) -> Iterable[re.Match[str]]:
    """The listed wrong form, and the right one with its accents lost; a form that is right already is none."""
    listed = (found for found in whole_words(wrong, words, language=language) if found[1] != right)
    accents = len(bare(right)) == len(right) and bare(right) != right
    without = whole_words(bare(right), bare(words), language=language) if accents else iter(())
    lost = (found for found in without if words[found.start(1) : found.end(1)].casefold() != right.casefold())
    return [*listed, *lost]


_LOOKS: tuple[Callable[[str, str, Context], Iterator[Hint]], ...] = (
    _owners,
    _too_long,
    _advertising,
    _disclosure,
    _contest,
    _hashtag,
    _sameness,
)


FEWEST = 5
"""People of whom a number may speak."""


def told(accepted: int, everybody: int) -> tuple[str, int]:
    """How a count of people is told: ``few``, ``most`` or ``some`` with the number.

    Neither those who did nor those who didn't may be fewer than five where the number is shown.
    """
    if accepted < FEWEST:
        return "few", 0
    return ("most", 0) if everybody - accepted < FEWEST else ("some", accepted)
