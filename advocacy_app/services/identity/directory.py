"""Who is here: for the command line, and for administrators."""

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import case, col, func, or_, select

from advocacy_app.db import Session
from advocacy_app.i18n import Language, tr
from advocacy_app.i18n.numbers import day
from advocacy_app.models import Member, Site, Team
from advocacy_app.read_models.people import Choice, Colleague, ListedMember, PeoplePage, Person, Places, Viewer
from advocacy_app.services.identity.errors import NobodyThere, TeamUnknown
from advocacy_app.services.identity.faces import face
from advocacy_app.services.identity.leads import leads_people
from advocacy_app.services.identity.rules import must_administer

PAGE = 25


async def everybody(session: Session) -> list[ListedMember]:
    """Every active member, by name."""
    active = col(Member.deactivated_at).is_(None)
    return [_listed(*row) for row in await session.exec(_members().where(active).order_by(func.lower(Member.name)))]


async def listed(session: Session, member_id: str) -> ListedMember:
    """One member as the command line lists them.

    Raises:
        NobodyThere: no such member.
    """
    if (row := (await session.exec(_members().where(Member.id == member_id))).first()) is None:
        raise NobodyThere(email=member_id)
    return _listed(*row)


async def colleagues(session: Session, viewer: Viewer, text: str, most: int) -> list[Colleague]:
    """Others whose name holds ``text`` of two letters or more, those with a name that begins so first.

    Only those who show themselves by name; no guests.
    """
    if len(wanted := text.strip()[:80]) < 2:  # noqa: PLR2004 - one letter names everybody
        return []
    here = (col(Member.deactivated_at).is_(None), Member.role != "guest_curator")
    seen = (*here, Member.visibility == "name", Member.id != viewer.member_id)
    asked = (
        _members()
        .where(*seen, _holds(wanted, col(Member.name), func.lower(Member.name)))
        .order_by(case((_begins(wanted), 0), else_=1), func.lower(Member.name))
        .limit(most)
    )
    return [Colleague(member.id, member.name, team or "") for member, team in await session.exec(asked)]


def _members():  # noqa: ANN202 - the type of a join is long and says no more than the line below
    return select(Member, Team.name).outerjoin(Team, col(Team.id) == Member.team_id)


def _listed(member: Member, team: str | None) -> ListedMember:
    return ListedMember(member.id, member.email or "", member.name, member.role, team or "", member.language)


async def people(session: Session, viewer: Viewer, wanted: str = "", page: int = 1) -> PeoplePage:
    """A page of everybody whose name, address or team holds what is ``wanted``; those who left come last.

    Raises:
        NotAllowed: the viewer does not administer.
    """
    must_administer(viewer)
    fits = _fits(wanted.strip()[:80])
    counted = select(func.count()).select_from(Member).outerjoin(Team, col(Team.id) == Member.team_id)
    total = (await session.exec(counted.where(fits))).one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    order = (col(Member.deactivated_at).is_not(None), func.lower(Member.name), col(Member.id))
    rows = await session.exec(_members().where(fits).order_by(*order).offset((page - 1) * PAGE).limit(PAGE))
    return PeoplePage(tuple(_person(viewer, *row) for row in rows), total, page, pages)


def _fits(wanted: str) -> ColumnElement[bool]:
    return _holds(wanted, col(Member.name), func.lower(Member.name), func.lower(Member.email), func.lower(Team.name))


def _holds(wanted: str, *columns: Any) -> ColumnElement[bool]:
    return or_(*[column.contains(each, autoescape=True) for column in columns for each in _spellings(wanted)])


def _begins(wanted: str) -> ColumnElement[bool]:
    """Whether a first or another name begins so."""
    name, ways = col(Member.name), _spellings(wanted)
    first = [name.startswith(each, autoescape=True) for each in ways]
    return or_(*first, *[name.contains(f" {each}", autoescape=True) for each in ways])


def _spellings(wanted: str) -> set[str]:
    """SQLite knows capitals of English letters only, hence the word as it was typed and as names begin."""
    return {wanted, wanted.lower(), wanted.capitalize(), wanted.title()}


async def person(session: Session, viewer: Viewer, member_id: str) -> Person:
    """One member, for an administrator.

    Raises:
        NotAllowed: the viewer does not administer.
        NobodyThere: no such member.
    """
    must_administer(viewer)
    if (row := (await session.exec(_members().where(Member.id == member_id))).first()) is None:
        raise NobodyThere(email=member_id)
    return replace(_person(viewer, *row), leads=await leads_people(session, member_id))


def _person(viewer: Viewer, member: Member, team: str | None) -> Person:
    language = viewer.language
    return Person(
        id=member.id,
        name=member.name,
        face=face(member.name, "", "name", member.id, language, ""),
        email=member.email or tr(language, "people.no_email"),
        role=member.role,
        role_words=role_words(language, member.role),
        place=" · ".join(filter(None, (member.job, team))),
        added=tr(language, "people.added", day=day(language, member.added_at, viewer.timezone)),
        active=member.active,
        mine=member.id == viewer.member_id,
        handed=member.email is None,
    )


def role_words(language: Language, role: str) -> str:
    """What a role is called."""
    return tr(language, f"role.{role}")


async def places(session: Session) -> Places:
    """Teams and sites to choose from."""
    teams = await session.exec(select(Team).order_by(Team.name))
    sites = await session.exec(select(Site).order_by(Site.name))
    return Places(tuple(Choice(t.id, t.name) for t in teams), tuple(Choice(s.id, s.name) for s in sites))


async def place_of(session: Session, team: str) -> dict[str, str]:
    """The columns of a member that follow from a team, given by its name, slug or id: its site, and the site's zone.

    Raises:
        TeamUnknown: no such team.
    """
    if not team:
        return {}
    named = or_(func.lower(Team.name) == team.lower(), Team.slug == team.lower(), Team.id == team)
    found = select(Team, Site).outerjoin(Site, col(Site.id) == Team.site_id).where(named)
    if (row := (await session.exec(found)).first()) is None:
        raise TeamUnknown(name=team)
    place, site = row
    at_site = {"site_id": site.id, "timezone": site.timezone} if site else {}
    return {"team_id": place.id, **at_site}
