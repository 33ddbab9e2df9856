"""Five languages from one source: the gettext catalogues in ``locales/``."""

from advocacy_app.i18n.catalogue import LANGUAGES, NATIVE, Language, is_language, tr

__all__ = ["LANGUAGES", "NATIVE", "Language", "is_language", "tr"]
