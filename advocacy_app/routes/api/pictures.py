"""Pictures of posts: streamed, made safe in a confined process, provisional until a card takes them."""

from starlette.requests import Request

from advocacy_app import ids
from advocacy_app.db import transaction
from advocacy_app.integrations.images import LIMITS
from advocacy_app.routes.api.arriving import made_safe, stored
from advocacy_app.routes.api.operation import Answered, Call, Operation
from advocacy_app.routes.api.problems import TooLarge
from advocacy_app.services import content


class SentPicture(Answered):
    """A picture that waits for a card to take it; after a day it is swept away."""

    id: str
    width: int
    height: int
    color: str


async def add_picture(call: Call) -> SentPicture:
    """Send a picture (the bytes themselves, up to 15 MB) for a post in the studio."""
    content.check_may_send(call.viewer)
    done = await made_safe(await _streamed(call.request))
    picture_id = ids.new_id()
    await stored(picture_id, done)
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


OPERATIONS = (Operation("POST", "/pictures", add_picture, status=201, own_session=True, takes="image/*"),)
