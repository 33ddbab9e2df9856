"""The style sheets: one a noun, in the order they are laid on each other."""

from pathlib import Path

_FOLDER = Path(__file__).parents[2] / "assets" / "styles"
_NOUNS = (
    "tokens",
    "base",
    "primitives",
    "shell",
    "feed",
    "composer",
    "points",
    "boards",
    "challenges",
    "inbox",
    "me",
    "photos",
    "contests",
    "guidelines",
    "learn",
    "polls",
    "rewards",
    "campaigns",
)
_DOCUMENTS = ("proof", "public")
"""What only pages have that the server draws; no phone fetches it with the app."""
_LAST = "adapt"

STUDIO_SHEET = "/styles/studio.css"

# For rx.App(stylesheets=…): listed one by one, since the build copies only what it is told.
SHEETS = [f"/styles/{noun}.css" for noun in (*_NOUNS, _LAST)]


def stylesheet() -> str:
    """All sheets as one text, complete without Tailwind, for pages that the build does not make."""
    return "\n".join((_FOLDER / f"{noun}.css").read_text() for noun in (*_NOUNS, *_DOCUMENTS, _LAST, "studio"))
