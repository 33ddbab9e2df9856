"""What a hashtag is, in any script, and the one form by which two of them are the same.

Letters, digits, combining marks and ``_`` as Unicode's annex 31 has them for names; no spaces, signs or emoji, and not
digits alone, since networks take no such tags.
"""

import unicodedata

LONGEST = 60
"""Characters, without the ``#``."""


def hashtag_of(text: str) -> str | None:
    """``#Tag`` out of what was typed; empty for nothing, None for what is no hashtag."""
    tag = unicodedata.normalize("NFC", text.strip()).removeprefix("#").removeprefix("\uff03")
    if not tag:
        return ""
    usable = f"_{tag}".isidentifier() and len(tag) <= LONGEST and any(letter.isalpha() for letter in tag)
    return f"#{tag}" if usable else None


def key_of(text: str) -> str:
    """The form that is compared: without ``#``, composed, without case; empty for what is no hashtag."""
    tag = hashtag_of(text) or ""
    return unicodedata.normalize("NFC", tag.removeprefix("#").casefold())
