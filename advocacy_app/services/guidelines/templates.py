"""The guidelines that come with the product, each in every language."""

import functools
from importlib.resources import files

from advocacy_app.guidelines_templates.guideline import Guideline
from advocacy_app.guidelines_templates.reading import read_guideline
from advocacy_app.i18n import LANGUAGES, Language
from advocacy_app.services.guidelines.texts import Text, body_of

TEMPLATES = ("social-media-policy", "brand-style-guide")
_FOLDER = files("advocacy_app.guidelines_templates")


@functools.cache
def template(name: str, language: Language) -> Guideline:
    """A template as it reads in one language."""
    return read_guideline(_file(name, language))


def texts_of(name: str) -> tuple[Text, ...]:
    """What a template begins with, in every language."""
    return tuple(
        Text(template(name, language).title, body_of(_file(name, language)), language) for language in LANGUAGES
    )


def _file(name: str, language: Language) -> str:
    return (_FOLDER / language / f"{name}.md").read_text("utf-8")
