"""What is decided without asking anybody: how typed lines are cleaned, how a browser is called."""

import functools
import re
import unicodedata
from collections.abc import Mapping
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
    """One line as it may be kept: composed letters, no control characters, single spaces, at most ``limit`` long."""
    visible = (_visible(letter) for letter in unicodedata.normalize("NFC", text))
    return " ".join("".join(visible).split())[:limit].strip()


def _visible(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind in {"Cf", "Cs", "Co", "Cn"}:
        return ""  # what nobody sees: marks of direction, joiners, halves of letters
    return " " if kind in {"Cc", "Zl", "Zp", "Zs"} else letter


# Letters that look like others, in small and in capitals: signs of our own, then Cyrillic and Greek ones.
_TWINS = str.maketrans("01l|аеорсухіјѕкмтвнοαιεκνρτυχβ", "oiiiaeopcyxijskmtbhoaiekvptuxb")
_ALIKE = {"LATIN", "CYRILLIC", "GREEK"}


def looks_like(name: str) -> str:
    """What is left of a name at a glance: its letters without capitals, accents, blanks and dots; l is I is 1."""
    letters = unicodedata.normalize("NFKD", name).casefold().translate(_TWINS)
    return "".join(letter for letter in letters if letter.isalnum()) or name


def mixes_scripts(name: str) -> bool:
    """Whether one word of it has letters of several alphabets that look alike: no eye can tell such names apart."""
    words = unicodedata.normalize("NFKC", name).split()
    return any(len(_ALIKE & {unicodedata.name(letter, "?").split()[0] for letter in word}) > 1 for word in words)


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
