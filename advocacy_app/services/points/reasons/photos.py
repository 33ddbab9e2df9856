"""What the reasons around a photo have in common."""

from collections.abc import Collection

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.models import Photo

LONGEST = 60


async def captions_of(session: Session, evidences: Collection[str]) -> dict[str, str]:
    """The beginning of each photo's caption, by the photo's id; what was taken back is left out."""
    asked = select(Photo.id, Photo.caption).where(col(Photo.id).in_(evidences), Photo.state != "withdrawn")
    found = dict((await session.exec(asked)).all())
    return {photo: _short(" ".join(caption.split())) for photo, caption in found.items()}


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
