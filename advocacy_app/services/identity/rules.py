"""What is decided without asking anybody: how typed lines are cleaned, how a browser is called."""

import functools
import re
import unicodedata
from collections.abc import Mapping
from typing import Any
from zoneinfo import available_timezones

from advocacy_app.integrations.mail import BadMessageError
from advocacy_app.integrations.mail.port import check_address
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.errors import NotAllowed
from advocacy_app.services.identity.errors import EmailInvalid

NAME_MAX = 120
NICKNAME_MAX = 40
LABEL_MAX = 80

# No 0 and O, no 1, I and L, no U: codes are read from a noticeboard and typed with a thumb.
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 8


def must_administer(viewer: Viewer) -> None:
    """Stop everyone who does not run this installation.

    Raises:
        NotAllowed: another role.
    """
    if viewer.role != "administrator":
        raise NotAllowed


def clean_line(text: str, limit: int) -> str:
    """One line as it may be kept: composed letters, nothing invisible, single spaces, at most ``limit`` long."""
    visible = unicodedata.normalize("NFC", "".join(_visible(letter) for letter in text))
    line = " ".join(visible.split())[:limit].strip()
    return line if any(not unicodedata.category(letter).startswith("M") for letter in line) else ""


def clean_name(text: str, limit: int) -> str:
    """A line as ``clean_line`` leaves it, and empty where no letter can be seen in it."""
    line = clean_line(text, limit)
    return line if any(unicodedata.category(letter) in {"Lu", "Ll", "Lt", "Lo"} for letter in line) else ""


# Unicode counts these as letters, marks and signs, though fonts show nothing: fillers, selectors, the empty cell.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


def _visible(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind in {"Cf", "Cs", "Co", "Cn"} or _UNSEEN.match(letter):
        return ""  # what nobody sees: marks of direction, joiners, halves of letters
    return " " if kind in {"Cc", "Zl", "Zp", "Zs"} else letter


# Letters that look like others, in small and in capitals: signs and Latin letters, then Cyrillic and Greek ones.
_TWINS: dict[int, Any] = str.maketrans(
    "01l|ıøđðłħŧŋəþаеорсухіјѕкмтвнһӏԁԛԝοαιεκνρτυχβηωγμ", "oiiiioddihtnepaeopcyxijskmtbhhidqwoaiekvptuxbnwyu"
) | {ord("æ"): "ae", ord("œ"): "oe", **dict.fromkeys(range(0x2B0, 0x300))}  # the last: apostrophes of many kinds
_TWIN_CAPITALS = str.maketrans("\u0396\u0397\u039c\u039d\u03a5", "zhmny")
"""Greek capitals drawn like Latin ones, though their small letters are drawn like none, or like others."""
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_NO_LETTER = re.compile(r"[\W_]+")


def looks_like(name: str) -> str:
    """What is left of a name at a glance: letters without capitals, accents, blanks and dots; l is I is 1, rn is m."""
    letters = unicodedata.normalize("NFKD", name).casefold().translate(_TWINS)
    return _NO_LETTER.sub("", letters).replace("rn", "m").replace("vv", "w") or name


def looks(name: str) -> set[str]:
    """What a name looks like in small letters and in capitals; to most alphabets that is the same."""
    if not _GREEK.search(name):
        return {looks_like(name)}
    capitals = unicodedata.normalize("NFKD", name).upper().translate(_TWIN_CAPITALS)
    return {looks_like(name), looks_like(capitals)}


_BRACKETS = {"Ps": "(", "Pe": ")"}
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_WITHIN = r"\w\s'`\u00b4\u02bb\u02bc\u2018\u2019"
_BESIDE = re.compile(
    rf"[,;:|/\\@\u2012-\u2015\u2022\u2212\u3001\uff0c\uff1a\uff1b]|(?<=\s)[^{_WITHIN}]|[^.{_WITHIN}](?=\s)"
)
"""What parts a name from what stands beside it: a comma, a long dash, a sign with a blank; no hyphen, no apostrophe."""


def parts(name: str) -> tuple[str, ...]:
    """What commas and dashes make of a name, without brackets; the first is taken for the name itself."""
    if name.replace(" ", "").isalnum():
        return (name,)  # most names, at once
    found = (part.strip() for part in _BESIDE.split(_without_brackets(name)))
    return tuple(part for part in found if clean_name(part, NAME_MAX)) or (name,)


def _without_brackets(name: str) -> str:
    """A name without what stands beside it in brackets of any kind; as it is where nothing else would be left."""
    bare = "".join(_BRACKETS.get(unicodedata.category(letter), letter) for letter in name)
    while (less := _IN_BRACKETS.sub(" ", bare)) != bare:
        bare = less
    return " ".join(bare.partition("(")[0].replace(")", " ").split()) or name


# Those that people write their names in today (Unicode, UAX 31); others have letters drawn like ours.
_SCRIPTS = {
    *("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN", "HEBREW", "ARABIC", "THAANA", "ETHIOPIC", "DEVANAGARI"),
    *("BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "THAI", "LAO"),
    *("TIBETAN", "MYANMAR", "KHMER", "HANGUL", "CJK"),
}
_WRITTEN_WITH = dict.fromkeys(["HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC", "BOPOMOFO"], "CJK")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzæøßđðþłœŋħŧ\u0131ə")
"""What the letters of names in Europe come down to without their accents; phonetic letters look like them."""


def mixes_scripts(name: str) -> bool:
    """Whether a name has letters of several alphabets, or such that names are not written in: no eye can tell."""
    letters = [each for each in unicodedata.normalize("NFKD", name) if unicodedata.category(each).startswith("L")]
    scripts = {_script(each) for each in letters} - {"MODIFIER"}
    return len(scripts) > 1 or not scripts <= _SCRIPTS


def _script(letter: str) -> str:
    script = unicodedata.name(letter, "?").split()[0]
    if script == "LATIN" and letter.casefold() not in _LATIN | {"ss"}:
        return "?"
    return _WRITTEN_WITH.get(script, script)


def clean_email(text: str) -> str:
    """An e-mail address as it is kept, in small letters.

    Raises:
        EmailInvalid: it is not exactly one address.
    """
    try:
        return check_address(text.strip().lower())
    except BadMessageError as error:
        raise EmailInvalid from error


@functools.cache
def zones() -> tuple[str, ...]:
    """Time zones to choose from, by their place: ``Europe/Ljubljana``, not ``CET``."""
    places = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
    return tuple(sorted(zone for zone in available_timezones() if zone.split("/")[0] in places and "/" in zone))


def clean_code(text: str) -> str:
    """A typed invite code as it was made: capitals, without blanks and hyphens."""
    return "".join(letter for letter in text.upper() if letter.isalnum())[: CODE_LENGTH * 2]


def shown_code(code: str) -> str:
    """An invite code as people read it, in two halves."""
    return f"{code[: CODE_LENGTH // 2]}-{code[CODE_LENGTH // 2 :]}"


# First match wins: Edge also says Chrome, Chrome also says Safari, an iPhone also says Mac OS X.
_BROWSERS: Mapping[str, str] = {
    "Edge": r"Edg[A-Z]*/",
    "Samsung Internet": r"SamsungBrowser/",
    "Opera": r"OPR/|Opera",
    "Firefox": r"Firefox/|FxiOS/",
    "Chrome": r"Chrome/|CriOS/|Chromium/",
    "Safari": r"Version/.*Safari/",
}
_SYSTEMS: Mapping[str, str] = {
    "iPhone": r"iPhone",
    "iPad": r"iPad",
    "Android": r"Android",
    "Windows": r"Windows",
    "Mac": r"Macintosh|Mac OS X",
    "ChromeOS": r"CrOS",
    "Linux": r"Linux|X11",
}


def device_words(user_agent: str) -> str:
    """What tells a person their own devices apart and nothing more, e.g. ``Chrome · Android``; empty if unknown."""
    return " · ".join(filter(None, (_first(_BROWSERS, user_agent), _first(_SYSTEMS, user_agent))))


def _first(patterns: Mapping[str, str], text: str) -> str:
    return next((name for name, pattern in patterns.items() if re.search(pattern, text)), "")
