"""Tracks and lessons brought in as a zip of plain files; they become drafts, and every file is accounted for."""

import asyncio

from starlette.requests import Request

from advocacy_app.db import transaction
from advocacy_app.routes.api.operation import Answered, Call, Operation
from advocacy_app.routes.api.problems import TooLarge
from advocacy_app.services import training
from advocacy_app.training.parcel import MOST_BYTES


class FileIn(Answered):
    """What became of one file, in the reader's language."""

    path: str
    words: str
    tone: str


class FilesIn(Answered):
    """A line a file, tracks first."""

    files: list[FileIn]


async def bring_training_in(call: Call) -> FilesIn:
    """Bring tracks and lessons in (a zip, up to 8 MB); what is new becomes a draft."""
    training.must_write(call.viewer)
    read = await asyncio.to_thread(training.read_parcel, await _streamed(call.request))
    async with transaction() as session:
        found = await training.bring_in(session, call.viewer, read)
    return FilesIn(files=[FileIn.model_validate(each) for each in found])


async def _streamed(request: Request) -> bytes:
    """The bytes, read no further than the limit, whatever was announced."""
    data = bytearray()
    async for piece in request.stream():
        data += piece
        if len(data) > MOST_BYTES:
            raise TooLarge
    return bytes(data)


OPERATIONS = (Operation("POST", "/training", bring_training_in, own_session=True, takes="application/zip"),)
