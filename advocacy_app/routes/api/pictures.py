"""Pictures of posts: streamed, made safe in a confined process, provisional until a card takes them."""

from starlette.requests import Request

from advocacy_app import ids
from advocacy_app.db import transaction
from advocacy_app.integrations.images import LIMITS, ImageRefused, Processed
from advocacy_app.outside import outside
from advocacy_app.routes.api.operation import Answered, Call, Operation
from advocacy_app.routes.api.problems import TooLarge
from advocacy_app.services import content
from advocacy_app.services.content.errors import PICTURE_REFUSALS


class SentPicture(Answered):
    """A picture that waits for a card to take it; after a day it is swept away."""

    id: str
    width: int
    height: int
    color: str


async def add_picture(call: Call) -> SentPicture:
    """Send a picture (the bytes themselves, up to 15 MB) for a post in the studio."""
    content.check_may_send(call.viewer)
    done = await _made_safe(await _streamed(call.request))
    picture_id = ids.new_id()
    for variant in done.variants:
        await outside().storage.put(f"picture/{picture_id}/{variant.name}", variant.data)
    async with transaction() as session:
        await content.add_picture(session, call.viewer, picture_id, done)
    return SentPicture(id=picture_id, width=done.width, height=done.height, color=done.colour)


async def _streamed(request: Request) -> bytes:
    """The bytes, read no further than the limit, whatever was announced."""
    data = bytearray()
    async for piece in request.stream():
        data += piece
        if len(data) > LIMITS.max_bytes:
            raise TooLarge
    return bytes(data)


async def _made_safe(data: bytes) -> Processed:
    try:
        return await outside().images.process(data)
    except ImageRefused as refused:
        raise PICTURE_REFUSALS[refused.reason](**refused.values) from None


OPERATIONS = (Operation("POST", "/pictures", add_picture, status=201, own_session=True, takes="image/*"),)
