"""What a film must be before it is passed through: MP4 with H.264 in it, and captions that are WebVTT.

Nothing is decoded here. A browser decodes films in a sandbox of its own; what is served says what it is and no more.
"""

import re

_HEAD = 12
_SIGNS = (b"moov", b"avc1")
_LONGEST_SIGN = 4
_CUE = re.compile(r"^(?:\d{2,}:)?\d{2}:\d{2}\.\d{3} --> (?:\d{2,}:)?\d{2}:\d{2}\.\d{3}", re.MULTILINE)


class FilmRefused(ValueError):
    """Not a film, or not captions, that every phone can show."""


class FilmCheck:
    """Sees the pieces of a film as they come."""

    def __init__(self) -> None:
        self._head = b""
        self._tail = b""
        self._missing = set(_SIGNS)

    def see(self, piece: bytes) -> None:
        """Look at the next piece.

        Raises:
            FilmRefused: already clear that it is none.
        """
        if len(self._head) < _HEAD:
            self._head = (self._head + piece)[:_HEAD]
            if len(self._head) == _HEAD and self._head[4:8] != b"ftyp":
                raise FilmRefused
        text = self._tail + piece
        self._missing -= {sign for sign in self._missing if sign in text}
        self._tail = text[-(_LONGEST_SIGN - 1) :]

    def end(self) -> None:
        """The last piece was seen.

        Raises:
            FilmRefused: no MP4 with H.264 in it.
        """
        if self._missing:
            raise FilmRefused


def captions_of(data: bytes) -> str:
    """Captions in one form: UTF-8 without a mark, lines that end with a line feed.

    Raises:
        FilmRefused: no WebVTT with at least one line in it.
    """
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise FilmRefused from error
    if not re.match(r"WEBVTT(?:[ \t\n]|$)", text) or not _CUE.search(text) or "\0" in text:
        raise FilmRefused
    return text
