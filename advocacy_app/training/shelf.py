"""The tracks that come with the app: one folder a language, one folder a track, one file a lesson."""

from dataclasses import dataclass
from pathlib import Path

from advocacy_app.training.lesson import Lesson, Track
from advocacy_app.training.reading import read_lesson, read_track

SHIPPED = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Course:
    """A track and its lessons in their order."""

    track: Track
    lessons: tuple[Lesson, ...]


def courses(language: str, shelf: Path = SHIPPED) -> tuple[Course, ...]:
    """All tracks of a language in their order; none for a language that nobody has written yet."""
    found = (_course(file.parent) for file in (shelf / language).glob("*/track.md"))
    return tuple(sorted(found, key=lambda course: course.track.order))


def _course(folder: Path) -> Course:
    files = (file for file in folder.glob("*.md") if file.name != "track.md")
    lessons = (read_lesson(file.read_text(encoding="utf-8")) for file in files)
    track = read_track((folder / "track.md").read_text(encoding="utf-8"))
    return Course(track, tuple(sorted(lessons, key=lambda lesson: lesson.order)))
