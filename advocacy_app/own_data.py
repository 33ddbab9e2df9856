"""A person's own data: handed over as one file, and erased from everywhere."""

import base64
import json
from typing import Any

import structlog

from advocacy_app import access, clock, db
from advocacy_app.integrations.images import WIDTHS
from advocacy_app.integrations.storage import BlobMissingError, read_variant
from advocacy_app.models import Member
from advocacy_app.outside import outside
from advocacy_app.read_models.own_data import Exported
from advocacy_app.services import culture, identity, privacy

_log = structlog.get_logger()


async def export_member(member_id: str, actor: str = "") -> str:
    """Everything about somebody as JSON, with their own pictures in it (base64, in their largest size).

    Raises:
        NobodyThere: there is no such member.
    """
    async with db.transaction() as session:
        data, pictures = await _taken_along(session, await _member(session, member_id), actor)
    data["picture_files"] = {picture: base64.b64encode(await _bytes(picture)).decode() for picture in pictures}
    return json.dumps(data, ensure_ascii=False, indent=1)


async def exported(member_id: str, actor: str = "") -> Exported:
    """The same for the page that people read, with the names behind the ids.

    Raises:
        NobodyThere: there is no such member.
    """
    async with db.transaction() as session:
        member = await _member(session, member_id)
        data, pictures = await _taken_along(session, member, actor)
        names = await privacy.names_in(session, data, member)
        company = (await identity.organisation(session)).name
    return Exported(
        data=data["data"],
        names=names,
        pictures={picture: await _bytes(picture) for picture in pictures},
        company=company,
        language=member.language,
        zone=member.timezone,
        made_at=clock.now(),
    )


async def _taken_along(session: db.Session, member: Member, actor: str) -> tuple[dict[str, Any], list[str]]:
    """Rows and pictures; that somebody took them along is in the log."""
    await identity.audit(session, actor, "member_exported", f"member:{member.id}")
    return await privacy.export(session, member), await privacy.pictures_of(session, member)


async def erase_member(member_id: str, actor: str = "") -> None:
    """Erase somebody for good: kept mails, the database, pictures, then the bytes that deleting leaves behind.

    Should the process die halfway, erasing again goes on where it stopped, and the clockwork sweeps pictures without
    a row. ``actor`` is the member who does it, empty for the command line.

    Raises:
        NobodyThere: there is no such member.
    """
    async with db.reading() as session:
        member = await _member(session, member_id)
    await outside().mail.forget(*filter(None, (member.email, member.name)))
    async with db.transaction() as session:
        member = await _member(session, member_id)
        await identity.audit(session, actor, "member_erased", f"member:{member_id}")
        pictures = await privacy.erase(session, member, actor)
    access.forget()
    for picture in pictures:
        await _delete_files(picture)
    await clear_pictures_gone()
    if not await db.scrub():
        _log.warning("scrub_unfinished")


async def clear_pictures_gone() -> None:
    """Delete the bytes of pictures that were taken back; what a store refuses now is tried again in a minute."""
    async with db.reading() as session:
        waiting = await culture.to_clear(session)
    for picture in waiting:
        await _delete_files(picture)
    if waiting:
        async with db.transaction() as session:
            await culture.cleared(session, waiting)


async def _member(session: db.Session, member_id: str) -> Member:
    member = await session.get(Member, member_id)
    if member is None:
        raise identity.NobodyThere(email="")
    return member


async def _bytes(picture: str) -> bytes:
    try:
        return await read_variant(outside().storage, picture, WIDTHS[-1], "webp")
    except BlobMissingError:
        return b""


async def _delete_files(picture: str) -> None:
    for key in [blob.key async for blob in outside().storage.blobs(f"picture/{picture}/")]:
        await outside().storage.delete(key)
