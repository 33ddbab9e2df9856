"""Pictures of lessons: called by a name of this installation, or by their own id."""

from collections.abc import Collection

from sqlalchemy import update
from sqlmodel import col, select

from advocacy_app.db import Session, columns, insert_once, rows
from advocacy_app.models import Picture, TrainingPicture
from advocacy_app.read_models.feed import PictureView


async def pictures(session: Session, names: Collection[str]) -> dict[str, PictureView]:
    """Those that are there, by the names that lessons call them."""
    asked = (
        columns(TrainingPicture.name, Picture.id, Picture.focus_x, Picture.focus_y, Picture.dominant)
        .add_columns(col(Picture.width), col(Picture.height))
        .join(Picture, col(Picture.id) == col(TrainingPicture.picture_id))
        .where(col(TrainingPicture.name).in_(names))
    )
    return {
        row.name: PictureView(
            id=row.id,
            position=f"{row.focus_x * 100:.0f}% {row.focus_y * 100:.0f}%",
            dominant=row.dominant,
            width=row.width,
            height=row.height,
        )
        for row in await rows(session, asked)
    }


async def keep_pictures(session: Session, names: Collection[str]) -> None:
    """Pictures that an author sent and named by their ids stay with us."""
    found = (await session.exec(select(Picture.id).where(col(Picture.id).in_(names)))).all()
    for picture_id in found:
        await insert_once(session, TrainingPicture, name=picture_id, picture_id=picture_id)
    if found:
        await session.exec(update(Picture).where(col(Picture.id).in_(found)).values(state="kept"))


async def is_lesson_picture(session: Session, picture_id: str) -> bool:
    """Whether a picture is one that lessons may show."""
    asked = select(TrainingPicture.name).where(TrainingPicture.picture_id == picture_id)
    return (await session.exec(asked.limit(1))).first() is not None
