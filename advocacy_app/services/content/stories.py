"""A colleague's story becomes a post, with their name on it if they like."""

from advocacy_app.db import Session
from advocacy_app.i18n import is_language, tr
from advocacy_app.models import Idea, Member
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import ideas, identity
from advocacy_app.services.content.drafts import start_card
from advocacy_app.services.errors import NotFound

TITLE = 80


async def post_of_story(session: Session, viewer: Viewer, story_id: str) -> str:
    """Begin a draft with the words of a story, and tell its author that it is planned; returns the draft's slug.

    Raises:
        NotAllowed: the viewer does not run the programme.
        NotFound: no such story.
    """
    identity.must_be_owner(viewer)
    story = await session.get(Idea, story_id)
    if story is None or story.kind != "story":
        raise NotFound
    title = story.text.splitlines()[0]
    card = await start_card(
        session,
        viewer,
        language=story.language,
        title=title if len(title) <= TITLE else title[: TITLE - 1].rsplit(" ", 1)[0] + "…",
        body=story.text + await _credit(session, story),
    )
    if story.state not in ideas.TAKEN_UP:
        await ideas.answer(session, viewer, story_id, "planned", "")
    return card.slug


async def _credit(session: Session, story: Idea) -> str:
    author = await session.get_one(Member, story.member_id)
    if not story.credit or author.visibility == "hidden":
        return ""
    name = author.nickname if author.visibility == "nickname" else author.name
    return "\n\n" + tr(story.language if is_language(story.language) else "en", "ideas.told_by", name=name)
