"""Training tracks that a challenge may be about: those that come with the app, by name and title."""

import functools

from advocacy_app.i18n import Language
from advocacy_app.training.shelf import courses


@functools.cache
def titles(language: Language) -> dict[str, str]:
    """What each track is called in a language, in their order."""
    return {course.track.id: course.track.title for course in courses(language)}
