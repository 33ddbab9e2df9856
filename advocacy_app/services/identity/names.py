"""Names that people give themselves: nobody may pass for a colleague."""

from advocacy_app.db import Session, columns, rows, take_turn
from advocacy_app.models import Invite, Member, Site, Team
from advocacy_app.services.identity.errors import NameMissing, NameMixed, NameTaken, NicknameMissing, NicknameTaken
from advocacy_app.services.identity.rules import (
    LABEL_MAX,
    NAME_MAX,
    NICKNAME_MAX,
    clean_line,
    clean_name,
    looks,
    looks_like,
    mixes_scripts,
    parts,
)

NAMES = "names"
"""The queue of those who want a name or a nickname."""
SPEAK_FOR_THE_HOUSE = {"campaign_owner", "administrator"}
"""Roles of people whose name, with a team beside it, would be believed at once."""


async def free_nickname(session: Session, member: Member, wanted: str) -> str:
    """A nickname that neither the name nor the nickname of anybody else looks like.

    Raises:
        NicknameMissing, NicknameTaken, NameMixed: it cannot be used.
    """
    if not (nickname := clean_line(wanted, NICKNAME_MAX)):
        raise NicknameMissing
    if mixes_scripts(nickname):
        raise NameMixed
    await take_turn(session, NAMES)
    if _looks_at_all(nickname) & (await _roles_by_look(session, but=member.id)).keys():
        raise NicknameTaken
    return nickname


async def check_newcomer(session: Session, invite: Invite, name: str) -> None:
    """Whether somebody who comes in by a code alone may be called so; what ``names_beside`` offers is always free.

    Two who come in at once take turns, so the second meets the name of the first.

    Raises:
        NameMissing, NameTaken, NameMixed: there is none, or it looks like the name of somebody who is here.
    """
    if not (name := clean_name(name, NAME_MAX)):
        raise NameMissing
    await take_turn(session, NAMES)
    if parts(name) != (name,) and name in await names_beside(session, invite, name):
        return
    if mixes_scripts(name):
        raise NameMixed
    if _looks_at_all(name) & (await _roles_by_look(session)).keys():
        raise NameTaken


async def names_beside(session: Session, invite: Invite, name: str) -> tuple[str, ...]:
    """What a newcomer who shares a colleague's name may be called: with their team or site, else with a number.

    Beside a name that speaks for the house stands a number only. What was typed beside the name counts for nothing.
    """
    name = clean_name(parts(clean_name(name, NAME_MAX))[0], NAME_MAX - LABEL_MAX)
    if not name or mixes_scripts(name):
        return ()
    taken = await _roles_by_look(session)
    places = () if taken.get(looks_like(name), set()) & SPEAK_FOR_THE_HOUSE else await _places(session, invite)
    marked = (*(f"{name} ({place})" for place in places), *(f"{name} ({n})" for n in range(2, 6)))
    free = [one for one in marked if len(one) <= NAME_MAX and looks_like(one) not in taken]
    return tuple(free[: len(places) or 1])


async def _places(session: Session, invite: Invite) -> tuple[str, ...]:
    at = [await session.get(Team, invite.team_id or ""), await session.get(Site, invite.site_id or "")]
    return tuple(place.name for place in at if place)


async def _roles_by_look(session: Session, *, but: str = "") -> dict[str, set[str]]:
    """What the names and nicknames of everybody else look like, and the roles of those who bear them."""
    found: dict[str, set[str]] = {}
    for name, nickname, role in await rows(
        session, columns(Member.name, Member.nickname, Member.role).where(Member.id != but)
    ):
        for look in _looks(name) | _looks(nickname):
            found.setdefault(look, set()).add(role)
    return found


def _looks(name: str) -> set[str]:
    """Of a name that somebody bears: whole, and without what stands beside it."""
    return looks(name) | looks(parts(name)[0]) if name else set()


def _looks_at_all(name: str) -> set[str]:
    """Of a name that somebody wants: also each part of it (“Office – Ana”), and turned round (“Kralj, Ana”)."""
    of = parts(name)
    return looks(name).union(looks(" ".join(reversed(of))), *map(looks, of))
