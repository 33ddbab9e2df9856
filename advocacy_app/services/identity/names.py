"""Names that people give themselves: nobody may pass for a colleague."""

from sqlmodel import func, or_

from advocacy_app.db import Session, columns, rows
from advocacy_app.models import Member
from advocacy_app.services.identity.errors import NameMixed, NameTaken, NicknameMissing, NicknameTaken
from advocacy_app.services.identity.rules import NAME_MAX, NICKNAME_MAX, clean_line, looks_like, mixes_scripts

ALMOST = 3
"""Letters by which two names that look alike may differ in length: blanks, dots, hyphens."""


async def free_nickname(session: Session, member: Member, wanted: str) -> str:
    """A nickname that neither the name nor the nickname of anybody else looks like.

    Raises:
        NicknameMissing, NicknameTaken, NameMixed: it cannot be used.
    """
    if not (nickname := clean_line(wanted, NICKNAME_MAX)):
        raise NicknameMissing
    if mixes_scripts(nickname):
        raise NameMixed
    if await _somebodys(session, nickname, but=member.id):
        raise NicknameTaken
    return nickname


async def check_newcomer(session: Session, name: str) -> None:
    """Whether somebody who comes in by a code alone may be called so.

    Raises:
        NameTaken, NameMixed: it looks like the name of somebody who is here.
    """
    name = clean_line(name, NAME_MAX)
    if mixes_scripts(name):
        raise NameMixed
    if await _somebodys(session, name):
        raise NameTaken


async def _somebodys(session: Session, wanted: str, *, but: str = "") -> bool:
    near = or_(*[func.abs(func.length(one) - len(wanted)) <= ALMOST for one in (Member.name, Member.nickname)])
    others = columns(Member.name, Member.nickname).where(near, Member.id != but)
    taken = {looks_like(name) for names in await rows(session, others) for name in names if name}
    return looks_like(wanted) in taken
