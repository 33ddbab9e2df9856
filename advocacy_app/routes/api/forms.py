"""Forms with one file: read as they come, counted while they come, and never written to a disk.

What is too large, too many or too slow is refused at once, and nothing of it is kept; a person's other requests, and
everybody else's, notice nothing.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect, Request

from advocacy_app.integrations.images import LIMITS
from advocacy_app.integrations.images.sniffing import too_large
from advocacy_app.routes.api.problems import NotForm, OneFileOnly, TooLarge, TooSlow
from advocacy_app.services.content.errors import PICTURE_REFUSALS

FIELDS, FIELD_BYTES, HEADER_BYTES = 16, 16 * 1024, 4 * 1024
IDLE_SECONDS, LONGEST_SECONDS = 30.0, 300.0
"""Until a sender is given up who says nothing, and one who never ends."""


@dataclass
class SentForm:
    """What came: fields by name, each once, and the bytes of the one file. Its name is nobody's business."""

    fields: dict[str, str] = field(default_factory=dict)
    file: bytearray | None = None


async def form_of(request: Request, largest: int = LIMITS.max_bytes) -> SentForm:
    """The form in a request; its file has at most so many bytes.

    Raises:
        NotForm: it is none, or is broken. OneFileOnly: more than one file, or more fields than a photo has.
        TooLarge, the photo's own refusal: more bytes than allowed. TooSlow: the sender dawdles.
    """
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if kind != b"multipart/form-data" or not options.get(b"boundary"):
        raise NotForm
    _check_announced(request, largest)
    reader = _Reader(options[b"boundary"], largest)
    try:
        async with asyncio.timeout(LONGEST_SECONDS):
            async for piece in _pieces(request):
                reader.feed(piece)
    except TimeoutError as error:
        raise TooSlow from error
    except (FormParserError, UnicodeDecodeError, ClientDisconnect) as error:
        raise NotForm from error
    return reader.ended()


def _check_announced(request: Request, largest: int) -> None:
    announced = request.headers.get("content-length", "0")
    if announced.isdigit() and int(announced) > largest + FIELDS * FIELD_BYTES:
        raise _photo_too_large(int(announced))


def _photo_too_large(size: int) -> Exception:
    refused = too_large(size, LIMITS)
    return PICTURE_REFUSALS[refused.reason](at="", **refused.values)


async def _pieces(request: Request) -> AsyncIterator[bytes]:
    """The body as it comes; silence between two pieces is counted."""
    stream = aiter(request.stream())
    while True:
        try:
            async with asyncio.timeout(IDLE_SECONDS):
                piece = await anext(stream)
        except StopAsyncIteration:
            return
        yield piece


class _Reader:
    """Takes a form apart. Callbacks of the parser are called in the order of the form."""

    def __init__(self, boundary: bytes, largest: int) -> None:
        self._form, self._largest = SentForm(), largest
        self._parts = 0
        self._into = bytearray()
        self._limit = 0
        self._name = ""
        self._header = [b"", b""]
        self._disposition = b""
        self._ended = False
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._begin,
                "on_header_field": lambda data, start, end: self._in_header(0, data[start:end]),
                "on_header_value": lambda data, start, end: self._in_header(1, data[start:end]),
                "on_header_end": self._header_ended,
                "on_headers_finished": self._headers_ended,
                "on_part_data": lambda data, start, end: self._data(data[start:end]),
                "on_part_end": self._part_ended,
                "on_end": self._end,
            },
        )

    def feed(self, piece: bytes) -> None:
        self._parser.write(piece)

    def ended(self) -> SentForm:
        if not self._ended:
            raise NotForm
        return self._form

    def _begin(self) -> None:
        self._parts += 1
        if self._parts > FIELDS + 1:
            raise OneFileOnly
        self._disposition = b""

    def _in_header(self, half: int, data: bytes) -> None:
        self._header[half] += data
        if len(self._header[half]) > HEADER_BYTES:
            raise NotForm

    def _header_ended(self) -> None:
        if self._header[0].lower() == b"content-disposition":
            self._disposition = self._header[1]
        self._header = [b"", b""]

    def _headers_ended(self) -> None:
        _, options = parse_options_header(self._disposition)
        self._name = options.get(b"name", b"").decode()
        is_file = b"filename" in options or self._name == "file"
        if is_file and self._form.file is not None:
            raise OneFileOnly
        self._into, self._limit = bytearray(), self._largest if is_file else FIELD_BYTES
        if is_file:
            self._form.file, self._name = self._into, ""

    def _data(self, data: bytes) -> None:
        self._into += data
        if len(self._into) > self._limit:
            raise TooLarge if self._name else _photo_too_large(len(self._into))

    def _part_ended(self) -> None:
        if self._name:
            self._form.fields[self._name] = self._into.decode()

    def _end(self) -> None:
        self._ended = True
