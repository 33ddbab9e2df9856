"""One source of truth: ``locales/<language>/<noun>.po`` (msgid = key, English is the source language).

Used by ``t()`` while the front end is compiled, by the build that fills the prerendered pages, by the server
(``tr``) and for the small script that carries one language to the browser.
"""

import functools
import gettext
import hashlib
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeGuard, get_args

import polib
from babel import Locale

from advocacy_app.i18n.numbers import whole

Language = Literal["en", "it", "sl", "pl", "da"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
NATIVE = {"en": "English", "it": "Italiano", "sl": "Slovenščina", "pl": "Polski", "da": "Dansk"}
"""What the languages call themselves."""
LOCALES = Path(__file__).with_name("locales")
FIELD = re.compile(r"\{(\w+)\}")
FILLED = re.compile(FIELD.pattern + r"(\.?)")

# The usual gettext tables leave out Italian "many"; these agree with CLDR for every whole number.
PLURAL_RULES: dict[Language, str] = {
    "en": "nplurals=2; plural=(n != 1);",
    "it": "nplurals=3; plural=(n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2);",
    "sl": "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
    "pl": ("nplurals=4; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"),
    "da": "nplurals=2; plural=(n != 1);",
}
# gettext's order of forms; Polish "other" serves fractions, which only a browser can ask for.
CATEGORIES: dict[Language, tuple[str, ...]] = {
    "en": ("one", "other"),
    "it": ("one", "many", "other"),
    "sl": ("one", "two", "few", "other"),
    "pl": ("one", "few", "many", "other"),
    "da": ("one", "other"),
}

Message = str | dict[str, str]


def is_language(value: object) -> TypeGuard[Language]:
    """Whether a value (a cookie, a column) names one of the five languages."""
    return value in LANGUAGES


@functools.cache
def catalogue(language: Language) -> Mapping[str, Message]:
    """Every message of a language; a counted one is a dict from CLDR plural category to text."""
    messages: dict[str, Message] = {}
    for file in sorted((LOCALES / language).glob("*.po")):
        for entry in polib.pofile(str(file)):
            messages[entry.msgid] = _message(entry, language)
    return messages


def _message(entry: polib.POEntry, language: Language) -> Message:
    if not entry.msgid_plural:
        return entry.msgstr
    return {category: entry.msgstr_plural[i] for i, category in enumerate(CATEGORIES[language])}


def tr(language: Language, key: str, **args: object) -> str:
    """The text of ``key`` in ``language``; the server's twin of the browser's ``t()``.

    ``n`` chooses the plural form and, like every whole number, is written the way the language writes it.

    Raises:
        KeyError: no such key.
    """
    message = catalogue(language)[key]
    if isinstance(message, dict):
        n = args["n"]
        if not isinstance(n, int):
            raise TypeError(f"{key} counts something, so n is a whole number, not {n!r}.")
        message = message[plural_category(language, n)]
    return FILLED.sub(lambda field: _filled(written(language, args[field[1]]), field[2]), message)


def _filled(value: str, stop: str) -> str:
    """A date such as ``18. 11.`` and a name such as ``Žiga P.`` end a sentence by themselves."""
    return value if value.endswith(".") else value + stop


def plural_category(language: Language, n: int) -> str:
    """CLDR's plural category of a whole number, e.g. ``two`` for 102 in Slovenian."""
    return Locale(language).plural_form(abs(n))


def written(language: Language, value: object) -> str:
    """How an inserted value is written: whole numbers by the locale, everything else as it is."""
    return whole(language, value) if isinstance(value, int) and not isinstance(value, bool) else str(value)


def fields(message: Message) -> frozenset[str]:
    """The placeholders of a message, the same in each of its plural forms."""
    text = message["other"] if isinstance(message, dict) else message
    return frozenset(FIELD.findall(text))


@dataclass(frozen=True)
class Scripts:
    """What carries a language to browsers: addresses (each with the hash of its content), and contents."""

    sources: tuple[str, str]
    bodies: tuple[str, str]


def scripts(language: Language, first: Collection[str], more: Collection[str]) -> Scripts:
    """The texts that the first page needs, and those that the others wait for (``__i18n.more``), as two scripts."""
    rest = f"Object.assign(__i18n.m,{_texts(language, more)});__i18n.more=null;"
    later = _source(f"{language}.more", rest)
    body = f'window.__i18n={{lang:"{language}",m:{_texts(language, first)},more:()=>import("{later}")}};'
    return Scripts((_source(language, body), later), (body, rest))


def _texts(language: Language, keys: Collection[str]) -> str:
    messages = {key: text for key, text in catalogue(language).items() if key in keys}
    return json.dumps(messages, ensure_ascii=False, separators=(",", ":"))


def _source(name: str, body: str) -> str:
    return f"/i18n/{name}.{hashlib.sha256(body.encode()).hexdigest()[:10]}.js"


def faults() -> list[str]:
    """Everything that makes the catalogue unfit to ship: missing keys, empty forms, other placeholders."""
    found = [fault for language in LANGUAGES for fault in _plural_rule_faults(language)]
    source = catalogue("en")
    for language in LANGUAGES:
        messages = catalogue(language)
        found += [f"{language}: missing {key}" for key in source.keys() - messages.keys()]
        found += [f"{language}: unknown {key}" for key in messages.keys() - source.keys()]
        for key in source.keys() & messages.keys():
            found += [f"{language}: {fault} in {key}" for fault in _message_faults(source[key], messages[key])]
    return sorted(found)


def _message_faults(source: Message, message: Message) -> list[str]:
    if isinstance(source, dict) != isinstance(message, dict):
        return ["counted and plain mixed up"]
    texts = list(message.values()) if isinstance(message, dict) else [message]
    wanted = fields(source)
    found = ["empty text"] if not all(texts) else []
    found += [f"placeholders differ ({text!r})" for text in texts if frozenset(FIELD.findall(text)) != wanted]
    return found


def _plural_rule_faults(language: Language) -> list[str]:
    """The expression of gettext and CLDR must agree, else server and browser would speak differently."""
    index = gettext.c2py(PLURAL_RULES[language].split("plural=")[1].rstrip(";"))
    order = CATEGORIES[language]
    numbers = [*range(1001), 1_000_000, 2_000_000]
    return [
        f"{language}: plural rules disagree at {n}" for n in numbers if order[index(n)] != plural_category(language, n)
    ]
