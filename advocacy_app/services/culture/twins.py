"""Pictures that look much like the one under review, so that nobody publishes the same thing twice unknowingly."""

from collections.abc import Collection
from typing import Any

from sqlmodel import col, select

from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import numbers
from advocacy_app.integrations.images import distance
from advocacy_app.models import Member, Photo, Picture
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.photos import Twin
from advocacy_app.services.culture import rules
from advocacy_app.services.culture.addresses import signed
from advocacy_app.services.culture.curators import theirs

COMPARED = 5_000
"""How many of the latest pictures a photo is compared with."""
TWINS = 2


async def twins_of(session: Session, viewer: Viewer, pictures: Collection[Picture]) -> dict[str, list[Twin]]:
    """For each picture those that look most like it, the likest first: all that were kept, not only photos.

    What was pulled is left out; so is, for a guest curator, everything that is not in their queue.
    """
    latest = columns(Picture.id, Picture.dhash, Picture.made_at).where(Picture.state == "kept", Picture.dhash != "")
    pulled = select(Photo.picture_id).where(Photo.state == "pulled", col(Photo.picture_id).is_not(None))
    latest = latest.where(col(Picture.id).not_in(pulled))
    if not viewer.owner:
        mine = select(Photo.picture_id).join(Member, col(Member.id) == Photo.member_id)
        mine = mine.where(col(Photo.picture_id).is_not(None), await theirs(session, viewer))
        latest = latest.where(col(Picture.id).in_(mine))
    known = await rows(session, latest.order_by(col(Picture.made_at).desc()).limit(COMPARED))
    return {picture.id: _likest(picture, known, viewer) for picture in pictures}


def _likest(picture: Picture, known: Collection[Any], viewer: Viewer) -> list[Twin]:
    if not picture.dhash:
        return []
    others = [(distance(picture.dhash, row.dhash), row) for row in known if row.id != picture.id]
    nearest = sorted(others, key=lambda pair: (pair[0], pair[1].id))[:TWINS]
    return [Twin(signed(row.id, "480.webp"), rules.likeness(bits), _sent(row.made_at, viewer)) for bits, row in nearest]


def _sent(moment: Any, viewer: Viewer) -> str:
    return numbers.day(viewer.language, moment, viewer.timezone)
