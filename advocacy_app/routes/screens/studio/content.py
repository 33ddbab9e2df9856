"""Posts in the studio: the home, the list, the calendar, comments, links and imports."""

from advocacy_app.db import Session
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes.screens.studio.kinds import Page, Thing, Variables
from advocacy_app.services import content, feed, sharing
from advocacy_app.state.studio.calendar import CalendarState
from advocacy_app.state.studio.comments import ReportedState
from advocacy_app.state.studio.content import ContentState
from advocacy_app.state.studio.editor import EditorState
from advocacy_app.state.studio.home import StudioHomeState
from advocacy_app.state.studio.imports import ImportState
from advocacy_app.state.studio.posts import PostsState


async def _home(session: Session, viewer: Viewer) -> Variables:
    return {"home": await content.home(session, viewer)}


async def _content(session: Session, viewer: Viewer) -> Variables:
    page = await content.content(session, viewer)
    return {"rows": page.rows, "more": page.more}


async def _calendar(session: Session, viewer: Viewer) -> Variables:
    return {"page": await content.calendar(session, viewer)}


async def _comments(session: Session, viewer: Viewer) -> Variables:
    return {"comments": await feed.reported_comments(session, viewer)}


async def _posts(session: Session, viewer: Viewer) -> Variables:
    return {"posts": await sharing.posts_to_see(session, viewer)}


async def _sources(session: Session, viewer: Viewer) -> Variables:
    return {"sources": await content.sources(session, viewer)}


async def _card(session: Session, viewer: Viewer, slug: str) -> None:
    """The editor loads by itself; here only whether there is such a post."""
    await content.editor(session, viewer, slug)


PAGES = {
    "/studio": Page(StudioHomeState, _home),
    "/studio/content": Page(ContentState, _content),
    "/studio/calendar": Page(CalendarState, _calendar),
    "/studio/comments": Page(ReportedState, _comments),
    "/studio/posts": Page(PostsState, _posts),
    "/studio/import": Page(ImportState, _sources),
}
THINGS = {"/studio/content/([^/]+)": Thing(EditorState, _card)}
