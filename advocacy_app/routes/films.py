"""``/media/film/<id>/<file>``: films and captions, for those who may see their post; in pieces, as players ask."""

import re

from sqlmodel import col, select
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from advocacy_app.access import viewer_behind
from advocacy_app.db import reading
from advocacy_app.integrations.storage import BlobMissingError
from advocacy_app.models import Card
from advocacy_app.outside import outside
from advocacy_app.services import content, feed, sharing

_FILE = re.compile(r"film\.mp4|[a-z]{2}\.vtt")
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
_TYPES = {"mp4": "video/mp4", "vtt": "text/vtt; charset=utf-8"}
_HEADERS = {
    "accept-ranges": "bytes",
    "cache-control": "private, max-age=3600",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
}


async def film(request: Request) -> Response:
    """A film or captions, or a part of it. Whoever may not see the post gets the same 404 as for nothing."""
    film_id, name = request.path_params["id"], request.path_params["file"]
    known = feed.film_called(film_id, "") is not None and _FILE.fullmatch(name)
    if not known or not await _may_see(request, film_id):
        return Response(status_code=404)
    key = f"film/{film_id}/{name}"
    try:
        size = (await outside().storage.head(key)).size
    except BlobMissingError:
        return Response(status_code=404)
    asked = request.headers.get("range", "")
    start, end = part_of(asked, size) if asked else (0, size)
    if start >= end:
        return Response(status_code=416, headers=_HEADERS | {"content-range": f"bytes */{size}"})
    headers = _HEADERS | {"content-length": str(end - start), "content-type": _TYPES[name[-3:]]}
    if asked:
        headers["content-range"] = f"bytes {start}-{end - 1}/{size}"
    if request.method == "HEAD":
        return Response(status_code=206 if asked else 200, headers=headers)
    pieces = outside().storage.stream(key, start=start, end=end)
    return StreamingResponse(pieces, 206 if asked else 200, headers)


def part_of(asked: str, size: int) -> tuple[int, int]:
    """From and up to (not including) what a Range header asks for; an empty part where that cannot be had."""
    found = _RANGE.fullmatch(asked.strip())
    if not found or not (found[1] or found[2]):
        return (0, 0)
    if not found[1]:
        return (max(0, size - int(found[2])), size)
    return (int(found[1]), min(size, int(found[2]) + 1 if found[2] else size))


async def _may_see(request: Request, film_id: str) -> bool:
    viewer = await viewer_behind(request.headers.get("cookie", ""))
    async with reading() as session:
        if await sharing.is_public_film(session, film_id):
            return True
        if viewer is None or viewer.guest:
            return False
        if await content.may_open_film(session, viewer, film_id):
            return True
        named = col(Card.video_url).startswith(f"film:{film_id}:")
        reader = await feed.reader_of(session, viewer)
        return (await session.exec(select(Card.id).where(named, feed.may_see(reader)))).first() is not None


ROUTES = [Route("/media/film/{id}/{file}", film)]
