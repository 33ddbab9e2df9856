"""People in the studio: who is here, who looks at photos, what was agreed to, who holds a certificate."""

from advocacy_app.db import Session
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes import photo_screens
from advocacy_app.routes.screens.studio.kinds import LOADED, Page, Thing, Variables
from advocacy_app.services import credentials, culture, identity
from advocacy_app.state.credentials import CredentialDeskState
from advocacy_app.state.studio.consents import ConsentsState
from advocacy_app.state.studio.curators import CuratorsState
from advocacy_app.state.studio.invites import AuditState, InvitesState, NewPersonState
from advocacy_app.state.studio.people import PeopleState, PersonState
from advocacy_app.state.studio.photos import ReviewState


async def _people(session: Session, viewer: Viewer) -> Variables:
    return {"people": await identity.people(session, viewer)}


async def _places(session: Session, _: Viewer) -> Variables:
    return {"places": await identity.places(session)}


async def _invites(session: Session, viewer: Viewer) -> Variables:
    return {"invites": await identity.invites(session, viewer), "places": await identity.places(session)}


async def _log(session: Session, viewer: Viewer) -> Variables:
    page = await identity.deeds(session, viewer)
    return {"days": page.days, "before": page.before, "earlier": False}


async def _person(session: Session, viewer: Viewer, member_id: str) -> Variables:
    return {"shown": await identity.person(session, viewer, member_id)}


async def _curators(session: Session, viewer: Viewer) -> Variables:
    return {"curators": await culture.curators(session, viewer)}


async def _consents(session: Session, viewer: Viewer) -> Variables:
    return {
        "down": await culture.to_take_down(session, viewer, everybody=True),
        "leavers": await culture.leavers(session, viewer),
        "pulled": await culture.pulled(session, viewer),
    }


async def _credentials(session: Session, viewer: Viewer) -> Variables:
    return {"issued": await credentials.desk(session, viewer)}


PAGES = {
    "/studio/photos": Page(ReviewState, photo_screens.review),
    "/studio/photos/curators": Page(CuratorsState, _curators),
    "/studio/consent": Page(ConsentsState, _consents),
    "/studio/credentials": Page(CredentialDeskState, _credentials),
    "/studio/people": Page(PeopleState, _people),
    "/studio/people/new": Page(NewPersonState, _places),
    "/studio/people/invites": Page(InvitesState, _invites),
    "/studio/audit": Page(AuditState, _log),
}
THINGS = {"/studio/people/([^/]+)": Thing(PersonState, _person, LOADED, identity.NobodyThere)}
