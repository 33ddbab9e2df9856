"""The demo's guidelines: begun with the templates, filled in, shown with pictures, accepted by most."""

import re
from typing import Any

from sqlmodel import select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.models import GuidelineDraft, Picture
from advocacy_app.services import guidelines
from advocacy_app.worlds.demo.past import Past
from advocacy_app.worlds.folk import read

_NAMED = re.compile(r"\(([a-z0-9-]+)\)")


async def write(session: Session, known: dict[str, str], pictures: dict[str, Picture]) -> None:
    """Both documents, each at its own moment."""
    past, data = Past(known, clock.now()), read("guidelines")
    for document in data["documents"]:
        with clock.at(past.moment(document["published_hours"])):
            await _publish(session, past, data["owner"], document, pictures)
        with clock.at(past.moment(document["published_hours"] / 2)):
            await _accept(session, past, document)


async def _publish(session: Session, past: Past, owner: str, document: Any, pictures: dict[str, Picture]) -> None:
    viewer = await past.viewer(session, owner)
    slug = await guidelines.start(session, viewer, document["template"])
    await guidelines.fill_in(session, viewer, slug, "en", document["values"])
    for language, sentences in document["sentences"].items():
        await guidelines.fill_in(session, viewer, slug, language, sentences)
    for draft in (await session.exec(select(GuidelineDraft))).all():
        draft.body = _NAMED.sub(lambda name: _address(name, pictures), draft.body)
    await session.flush()
    await guidelines.publish(session, viewer, slug, "", major=True)
    await guidelines.open_to_public(session, viewer, slug, public=document["public"])


def _address(name: re.Match[str], pictures: dict[str, Picture]) -> str:
    """A picture of the demo by its id."""
    return f"({pictures[name[1]].id})" if name[1] in pictures else name[0]


async def _accept(session: Session, past: Past, document: Any) -> None:
    for person in read("people"):
        if person["key"] not in document["accepted_by_all_but"]:
            await guidelines.accept(session, await past.viewer(session, person["key"]), document["template"])
