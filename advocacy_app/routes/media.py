"""``/media/<id>/<variant>``: pictures, for those who may see what they belong to."""

import re

import structlog
from sqlmodel import select
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from advocacy_app.access import viewer_behind
from advocacy_app.db import reading
from advocacy_app.integrations.images import WIDTHS
from advocacy_app.integrations.storage import BlobMissingError, StorageError, read_variant
from advocacy_app.models import Card
from advocacy_app.outside import outside
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import content, culture, feed, guidelines, rewards, sharing, training

_log = structlog.get_logger()
_VARIANT = re.compile(rf"^({'|'.join(map(str, WIDTHS))})\.(avif|webp|jpg)$")
_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
_HEADERS = {
    "cache-control": "private, max-age=31536000, immutable",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
}

# Photos on their way: whoever was handed the address keeps them for minutes, and nobody in between does.
_SIGNED = _HEADERS | {"cache-control": "private, max-age=600"}

# Anybody may keep what is public, but not for long: what is taken back is gone within a minute.
_PUBLIC = _HEADERS | {"cache-control": "public, max-age=60", "cross-origin-resource-policy": "cross-origin"}


async def picture(request: Request) -> Response:
    """One variant of a picture. Strangers, outsiders and embargoes get the same 404; what was taken back is gone."""
    picture_id, variant = request.path_params["id"], request.path_params["variant"]
    shape = _VARIANT.match(variant)
    headers = await _allowed(request, picture_id) if shape else None
    if shape is None or headers is None:
        return await _nothing(picture_id)
    try:
        data = await read_variant(outside().storage, picture_id, int(shape[1]), shape[2])
    except BlobMissingError:
        return Response(status_code=404, headers={"cache-control": "no-store"})
    except (StorageError, OSError):
        _log.exception("storage_refused_reading")
        return Response(status_code=503, headers={"cache-control": "no-store", "retry-after": "30"})
    return Response(data, headers=headers, media_type=_TYPES[shape[2]])


async def _nothing(picture_id: str) -> Response:
    """404, or 410 where a photo was taken back: nobody may keep even that answer."""
    async with reading() as session:
        gone = await culture.is_gone(session, picture_id)
    return Response(status_code=410 if gone else 404, headers={"cache-control": "no-store"})


async def _allowed(request: Request, picture_id: str) -> dict[str, str] | None:
    """The headers of an answer: for colleagues who may see the picture, else for anybody if its post is public."""
    if await _handed_over(request, picture_id):
        return _SIGNED
    viewer = await viewer_behind(request.headers.get("cookie", ""))
    if viewer and not viewer.guest and await _may_see(viewer, picture_id):
        return _HEADERS
    async with reading() as session:
        if await sharing.is_public_picture(session, picture_id):
            return _PUBLIC
        readers = await guidelines.who_may_see_picture(session, picture_id)
    return _PUBLIC if readers == "everybody" else _HEADERS if readers and viewer and not viewer.guest else None


async def _handed_over(request: Request, picture_id: str) -> bool:
    """Whether somebody was handed this very address of a photo that is not published, and may still open it."""
    until, key = request.query_params.get("until", ""), request.query_params.get("key", "")
    if not key or not culture.is_signed(picture_id, until, key):
        return False
    async with reading() as session:
        return await culture.in_sight(session, picture_id)


async def _may_see(viewer: Viewer, picture_id: str) -> bool:
    async with reading() as session:
        if await content.may_open_picture(session, viewer, picture_id):
            return True
        if await training.is_lesson_picture(session, picture_id):
            return True
        if await rewards.is_rewards_picture(session, picture_id):
            return True
        reader = await feed.reader_of(session, viewer)
        found = await session.exec(select(Card.id).where(Card.picture_id == picture_id, feed.may_see(reader)))
        return found.first() is not None


ROUTES = [Route("/media/{id}/{variant}", picture)]
