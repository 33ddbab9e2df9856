"""What is written and asked in the studio: guidelines, hints, training, ideas, polls, the launch."""

from advocacy_app.db import Session
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes.screens.studio.kinds import FIRST_LOAD, Page, Thing, Variables
from advocacy_app.services import guidelines, ideas, launch, polls, training
from advocacy_app.state.ideas import IdeaDeskState
from advocacy_app.state.studio.guidelines import DesksState, DeskState
from advocacy_app.state.studio.hints import HintRulesState
from advocacy_app.state.studio.launch import LaunchState
from advocacy_app.state.studio.polls import PollDeskState, PollListState
from advocacy_app.state.studio.training import AuthorsState, AuthorState


async def _desks(session: Session, viewer: Viewer) -> Variables:
    desks, templates = await guidelines.desk_list(session, viewer)
    return {"desks": desks, "templates": templates}


async def _desk(session: Session, viewer: Viewer, slug: str) -> Variables:
    return {"desk": await guidelines.desk(session, viewer, slug), **FIRST_LOAD}


async def _hints(session: Session, viewer: Viewer) -> Variables:
    rules, sections = await guidelines.all_rules(session, viewer), await guidelines.sections(session, viewer)
    return {"rules": rules, "sections": sections}


async def _authors(session: Session, viewer: Viewer) -> Variables:
    return {"tracks": await training.author_tracks(session, viewer)}


async def _author(session: Session, viewer: Viewer, path: str) -> Variables:
    track, name = path.split("/")
    desk = await training.author_desk(session, viewer, track, "" if name == training.TRACK else name)
    return {"desk": desk, **FIRST_LOAD}


async def _ideas(session: Session, viewer: Viewer) -> Variables:
    return {"ideas": await ideas.desk(session, viewer)}


async def _polls(session: Session, viewer: Viewer) -> Variables:
    return {"rows": await polls.polls(session, viewer)}


async def _poll(session: Session, viewer: Viewer, poll: str) -> Variables:
    return {"desk": await polls.desk(session, viewer, poll), **FIRST_LOAD}


async def _launch(session: Session, viewer: Viewer) -> Variables:
    return {"page": await launch.launch(session, viewer)}


PAGES = {
    "/studio/guidelines": Page(DesksState, _desks),
    "/studio/guidelines/rules": Page(HintRulesState, _hints),
    "/studio/training": Page(AuthorsState, _authors),
    "/studio/ideas": Page(IdeaDeskState, _ideas),
    "/studio/polls": Page(PollListState, _polls),
    "/studio/launch": Page(LaunchState, _launch),
}
THINGS = {
    "/studio/guidelines/([^/]+)": Thing(DeskState, _desk),
    "/studio/polls/([^/]+)": Thing(PollDeskState, _poll),
    "/studio/training/([^/]+/[^/]+)": Thing(AuthorState, _author),
}
