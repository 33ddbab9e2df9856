"""Films of posts: MP4 as it is, up to 50 MB, and captions as WebVTT. Nobody sees one before a card takes it."""

from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Annotated

from pydantic import Field
from starlette.requests import Request

from advocacy_app import ids
from advocacy_app.db import reading
from advocacy_app.integrations.films import FilmCheck, FilmRefused, captions_of
from advocacy_app.integrations.storage import StorageError
from advocacy_app.outside import outside
from advocacy_app.routes.api.operation import Answered, Call, Operation
from advocacy_app.routes.api.problems import StorageDown, TooLarge
from advocacy_app.services import content
from advocacy_app.services.content.errors import CaptionsUnusable, FilmUnusable
from advocacy_app.services.errors import NotFound
from advocacy_app.services.feed import FILM_FILE, film_called

LARGEST = 50_000_000
LARGEST_CAPTIONS = 500_000


class SentFilm(Answered):
    """A film that waits for a card to take it; after a day it is swept away."""

    id: Annotated[str, Field(description="to be named in the studio's form, together with its captions")]


async def add_film(call: Call) -> SentFilm:
    """Send a film (the bytes themselves: MP4 with H.264, up to 50 MB) for a post in the studio."""
    content.check_may_send(call.viewer)
    film_id, check = ids.new_id(), FilmCheck()
    key = f"film/{film_id}/{FILM_FILE}"
    try:
        await outside().storage.put(key, _checked(call.request, check))
        check.end()
    except FilmRefused as refused:
        with suppress(StorageError, OSError):
            await outside().storage.delete(key)
        raise FilmUnusable from refused
    except (StorageError, OSError) as error:
        raise StorageDown from error
    return SentFilm(id=film_id)


async def add_captions(call: Call) -> None:
    """Send captions (WebVTT, UTF-8) for a film; another file for the same language takes its place."""
    content.check_may_send(call.viewer)
    film = film_called(call.path["id"], call.path["language"])
    if film is None or not film.languages:
        raise NotFound
    async with reading() as session:
        await content.check_may_caption(session, call.viewer, film.id)
    if not await outside().storage.exists(f"film/{film.id}/{FILM_FILE}"):
        raise NotFound
    data = b"".join([piece async for piece in _limited(call.request, LARGEST_CAPTIONS)])
    try:
        text = captions_of(data)
    except FilmRefused as refused:
        raise CaptionsUnusable from refused
    await outside().storage.put(f"film/{film.id}/{film.languages[0]}.vtt", text.encode())


async def _checked(request: Request, check: FilmCheck) -> AsyncIterator[bytes]:
    async for piece in _limited(request, LARGEST):
        check.see(piece)
        yield piece


async def _limited(request: Request, most: int) -> AsyncIterator[bytes]:
    """The bytes, read no further than the limit, whatever was announced."""
    left = most
    async for piece in request.stream():
        left -= len(piece)
        if left < 0:
            raise TooLarge
        yield piece


OPERATIONS = (
    Operation("POST", "/films", add_film, status=201, own_session=True, takes="video/mp4"),
    Operation("PUT", "/films/{id}/captions/{language}", add_captions, own_session=True, takes="text/vtt"),
)
