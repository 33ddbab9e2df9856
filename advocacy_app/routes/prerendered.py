"""The pages as the build left them: which there are, their text in a language, the scripts that may run in them."""

import base64
import functools
import hashlib
import re

from advocacy_app import site
from advocacy_app.config import pages_root
from advocacy_app.i18n import Language

FALLBACK = "__spa-fallback.html"
_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", re.DOTALL)


def file_of(path: str) -> str:
    """The prerendered file behind the address of a page; pages with a changing part share one."""
    if path not in site.addresses():
        return FALLBACK
    return path.strip("/") + "/index.html" if path != "/" else "index.html"


@functools.lru_cache(maxsize=512)
def text_of(language: Language, file: str) -> str:
    """A page in a language."""
    return (pages_root() / language / file).read_text()


@functools.lru_cache(maxsize=512)
def script_hashes(language: Language, file: str) -> tuple[str, ...]:
    """CSP sources for the inline scripts of a page; they were fixed when it was built."""
    return tuple(_sha256(body) for body in _SCRIPT.findall(text_of(language, file)))


def _sha256(body: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'"
