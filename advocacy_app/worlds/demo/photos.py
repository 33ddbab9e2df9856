"""The demo's photos: those on the wall with their past, and some that wait for a look, an answer or a change."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any, NamedTuple

from PIL import Image, ImageOps
from sqlmodel import col, select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session
from advocacy_app.events import PhotoJudged
from advocacy_app.integrations.images import Processed
from advocacy_app.models import Card, Photo, PhotoVerdict, Picture
from advocacy_app.outside import outside
from advocacy_app.services import culture
from advocacy_app.worlds.demo.past import Deed, Past
from advocacy_app.worlds.folk import FOLDER, read
from advocacy_app.worlds.pictures import PATIENT

REVIEWER = "ines-matos"


class Ready(NamedTuple):
    """A photo whose variants lie in the store."""

    picture_id: str
    done: Processed


def accepted(past: Past) -> Iterator[Deed]:
    """Colleagues' posts came as photos, and somebody let them through."""
    for data in read("cards"):
        if data.get("author"):
            hours = data["live_hours"] or data["written_hours"]
            yield Deed(past.moment(hours), 0, lambda session, data=data: _arrive(session, past, data))


async def _arrive(session: Session, past: Past, data: Any) -> None:
    moment, live = clock.now(), data["state"] == "live"
    photo = Photo(
        id=ids.new_id(),
        member_id=past.known[f"member:{data['author']}"],
        client_id=f"demo-{data['slug']}",
        card_id=past.known[f"card:{data['slug']}"],
        state="live" if live else "in_review",
        scope=data["scope"],
        language=data["language"],
        caption=data["summary"],
        hashtag=data.get("hashtag") or "",
        confidential="clear",
        captured_at=moment - timedelta(hours=2, minutes=12),
        sent_at=moment - timedelta(minutes=50),
        changed_at=moment,
    )
    session.add(photo)
    await session.flush()
    if live:
        await _let_through(session, past, photo)


async def _let_through(session: Session, past: Past, photo: Photo) -> None:
    reviewer, moment = past.known[f"member:{REVIEWER}"], clock.now()
    verdict = PhotoVerdict(
        id=ids.new_id(),
        photo_id=photo.id,
        judged_by=reviewer,
        round=1,
        verdict="approve",
        at=moment,
        takes_effect_at=moment,
    )
    session.add(verdict)
    await session.flush()
    await bus.record(session, PhotoJudged(actor=reviewer, photo=photo.id, verdict=verdict.id))


async def hang(session: Session) -> None:
    """Each photo shows the picture of its card."""
    found = select(Photo, Card.picture_id).join(Card, col(Card.id) == Photo.card_id)
    for photo, picture_id in (await session.exec(found)).all():
        photo.picture_id = picture_id
        picture = await session.get_one(Picture, str(picture_id))
        picture.made_by = photo.member_id


async def prepare() -> dict[str, Ready]:
    """Encode and store the photos that wait; by name."""
    ready = await asyncio.gather(*(_keep(data) for data in read("photos")))
    return {data["name"]: one for data, one in zip(read("photos"), ready, strict=True)}


async def _keep(data: Any) -> Ready:
    ready = Ready(ids.new_id(), await outside().images.process(await asyncio.to_thread(_cropped, data), limits=PATIENT))
    for variant in ready.done.variants:
        await outside().storage.put(f"picture/{ready.picture_id}/{variant.name}", variant.data)
    return ready


def _cropped(data: Any) -> bytes:
    """Another look at a scene that the demo has: a part of it, seen in a mirror."""
    file = FOLDER / "pictures" / f"{data['picture']}.jpg"
    if "part" not in data:
        return file.read_bytes()
    with Image.open(file) as image:
        left, top, right, bottom = data["part"]
        wide, high = image.size
        part = image.crop((round(left * wide), round(top * high), round(right * wide), round(bottom * high)))
        out = BytesIO()
        ImageOps.mirror(part).save(out, "JPEG", quality=92)
    return out.getvalue()


async def wait_for_a_look(session: Session, known: dict[str, str], ready: dict[str, Ready]) -> None:
    """Photos that came lately, in order, each with what was said about it since."""
    past = Past(known, clock.now())
    for data in sorted(read("photos"), key=lambda data: data["sent_hours"]):
        with clock.at(past.moment(data["sent_hours"])):
            photo = await _send(session, past, data, ready[data["name"]])
            await _answers(session, past, photo, data.get("people", []))
            if change := data.get("change"):
                viewer = await past.viewer(session, change["by"])
                await culture.ask_for_change(session, viewer, photo, change["reason"], change["words"])
        with clock.at(past.moment(data["sent_hours"]) + culture.UNDO):
            await bus.deliver_within(session)
    owner, guest = await past.viewer(session, "piotr-zajac"), known["member:beatriz-nunes"]
    await culture.fill_queue(session, owner, guest, "hashtag", "#HandsOfLindhall")
    await culture.fill_queue(session, owner, guest, "site", known["site:gdansk"])


async def _send(session: Session, past: Past, data: Any, ready: Ready) -> str:
    words = culture.Words(data["caption"], data["language"], data.get("hashtag", ""), data["alt"])
    new = culture.NewPhoto(
        client_id=f"demo-{data['name']}",
        words=words,
        captured_at=past.moment(data["taken_hours"]),
        scope=data["scope"],
        confidential=data.get("confidential", "clear"),
        people=[
            culture.InPicture(past.known.get(f"member:{one.get('member')}", ""), one.get("name", ""))
            for one in data.get("people", [])
        ],
    )
    viewer = await past.viewer(session, data["author"])
    return (await culture.submit(session, viewer, new, ready.picture_id, ready.done)).id


async def _answers(session: Session, past: Past, photo: str, people: Any) -> None:
    for one in people:
        if one.get("agreed"):
            viewer = await past.viewer(session, one["member"])
            asked = next(a for a in await culture.requests(session, viewer) if a.photo == photo)
            await culture.answer(session, viewer, asked.id, culture.Answer(agree=True, scope=one["agreed"]))
