"""Finding words in what people write: whole words, whatever their case, never inside links, tags or names of people."""

import re
import unicodedata
from collections.abc import Iterator

HASHTAG = re.compile(r"(?<!\w)#\w+")
_NOT_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[#@]\w+", re.IGNORECASE)
_BARE = str.maketrans("łŁđĐøØ", "lLdDoO")
_INFLECTING = frozenset({"sl", "pl"})


def normal(text: str) -> str:
    """The text in Unicode's composed form (NFC); every span that a hint names counts characters of it."""
    return unicodedata.normalize("NFC", text)


def hashtags(text: str) -> set[str]:
    """The tags of a text, case-folded, with their #."""
    return {tag[0].casefold() for tag in HASHTAG.finditer(normal(text))}


def prose(text: str) -> str:
    """The text with links, addresses, tags and mentions blanked out, each character in its place."""
    return _NOT_WORDS.sub(lambda found: "\0" * len(found[0]), text)


def bare(text: str) -> str:
    """The text without accents, each character in its place: "Gdańsk" is "Gdansk"."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text).translate(_BARE)


def whole_words(phrase: str, text: str, *, language: str = "") -> Iterator[re.Match[str]]:
    """Where a phrase stands in a text as whole words; group 1 is the phrase, group 2 an ending.

    Languages that inflect names (Slovenian, Polish) may add up to three letters if ``language`` says so.
    """
    ending = r"\w{0,3}" if language in _INFLECTING else ""
    words = r"\s+".join(map(re.escape, phrase.split()))
    return re.finditer(rf"(?<!\w)({words})({ending})(?!\w)", text, re.IGNORECASE) if words else iter(())
