"""HEIC, what iPhones take by default, where the optional extra ``heic`` is installed.

It is no part of the product itself: its wheels carry a GPL encoder, and its decoder has met with crashes before.
Only the confined worker ever loads it.
"""

from importlib import import_module
from importlib.util import find_spec


def installed() -> bool:
    """Whether this installation can read HEIC."""
    return find_spec("pillow_heif") is not None


def register() -> None:
    """Teach Pillow HEIC, if it can be taught."""
    if installed():
        import_module("pillow_heif").register_heif_opener()
