"""How people are shown to each other: by name, by nickname, or as a colleague like any other."""

from zlib import crc32

from advocacy_app.i18n import tr
from advocacy_app.i18n.catalogue import Language
from advocacy_app.read_models.people import Face


def face(
    name: str | None, nickname: str, visibility: str, member_id: str | None, language: Language, line: str
) -> Face:
    """The face of a member as peers may see it. Nobody in particular when hidden, unset or gone."""
    shown = {"name": name, "nickname": nickname}.get(visibility) if member_id else None
    if not shown or not member_id:
        return Face(name=tr(language, "people.a_colleague"), hidden=True)
    return Face(name=shown, initials=initials(shown), hue=crc32(member_id.encode()) % 360, line=line)


def initials(name: str) -> str:
    """First letters of the first and the last word, e.g. ``MK``."""
    words = name.split()
    return "".join(word[0] for word in dict.fromkeys((words[0], words[-1]))).upper() if words else ""
