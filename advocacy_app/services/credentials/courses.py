"""A track as a credential tells of it."""

from advocacy_app.db import Session
from advocacy_app.i18n import is_language, tr
from advocacy_app.integrations.markdown import to_plain
from advocacy_app.services import training
from advocacy_app.services.credentials.rules import Course


async def course_for(session: Session, track: str, language: str) -> Course | None:
    """In this language, or the one that is there instead; None where there is no such track."""
    stock = await training.shelf(session)
    found = stock.course(track, language)
    if found is None or not is_language(found.track.language):
        return None
    lessons = "; ".join(lesson.title for lesson in found.lessons)
    criteria = tr(found.track.language, "credential.criteria", passing=found.track.passing, lessons=lessons)
    about = to_plain(found.track.about) or found.track.title
    return Course(
        name=track,
        language=found.track.language,
        title=found.track.title,
        about=about,
        criteria=criteria,
        version=found.track.version,
        languages=tuple(sorted(stock.tracks[track])),
    )
