"""Writing a guideline: begin with a template, fill in its blanks, say it in one's own words."""

from sqlalchemy import update
from sqlmodel import col, delete

from advocacy_app import clock, ids
from advocacy_app.db import Session, insert_once
from advocacy_app.models import Guideline, GuidelineDraft, Picture
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.errors import NotFound, must_fit
from advocacy_app.services.guidelines.documents import drafts_of, guideline_called
from advocacy_app.services.guidelines.errors import AlreadyStarted, DraftChanged, TitleNeeded
from advocacy_app.services.guidelines.templates import TEMPLATES, texts_of
from advocacy_app.services.guidelines.texts import LONGEST, LONGEST_TITLE, Text, filled, is_shared, pictures_of, read
from advocacy_app.training.errors import Unreadable

LONGEST_BLANK = 300


async def start(session: Session, viewer: Viewer, template: str) -> str:
    """Begin with a template in every language; returns its slug. The company's name is filled in.

    Raises:
        NotAllowed, NotFound: no such template.
        AlreadyStarted: this guideline is there already.
    """
    identity.must_be_owner(viewer)
    if template not in TEMPLATES:
        raise NotFound
    company, moment = (await identity.organisation(session)).name, clock.now()
    new = {"id": ids.new_id(), "slug": template, "made_by": viewer.member_id, "made_at": moment}
    if not await insert_once(session, Guideline, **new):
        raise AlreadyStarted
    for text in texts_of(template):
        body = filled(text.body, {"company": company})
        session.add(draft_of(str(new["id"]), viewer, Text(text.title, body, text.language)))
    await session.flush()
    return template


def draft_of(guideline_id: str, viewer: Viewer, text: Text) -> GuidelineDraft:
    """A text as a draft that the viewer just wrote."""
    return GuidelineDraft(
        guideline_id=guideline_id,
        language=text.language,
        title=text.title,
        body=text.body,
        changed_by=viewer.member_id,
        changed_at=clock.now(),
    )


async def write(session: Session, viewer: Viewer, slug: str, text: Text, *, seen: str = "") -> None:
    """Keep a draft in one language, also an unfinished one; ``seen`` is when the writer's copy was saved.

    Raises:
        NotAllowed, GuidelineGone, TitleNeeded, TooLong.
        DraftChanged: somebody else saved it meanwhile.
    """
    identity.must_be_owner(viewer)
    text = Text(" ".join(text.title.split()), text.body.replace("\r\n", "\n").strip(), text.language)
    if not text.title or len(text.title) > LONGEST_TITLE:
        raise TitleNeeded
    must_fit(text.body, LONGEST, "body")
    guideline = await guideline_called(session, slug)
    known = (await drafts_of(session, guideline.id)).get(text.language)
    if known is None:
        session.add(draft_of(guideline.id, viewer, text))
    elif known.changed_at.isoformat() != seen:
        raise DraftChanged
    else:
        known.title, known.body = text.title, text.body
        known.changed_by, known.changed_at = viewer.member_id, clock.now()
    await _keep_pictures(session, text)
    await session.flush()


async def _keep_pictures(session: Session, text: Text) -> None:
    """Pictures that are named stay; those that nobody names are swept after a day."""
    try:
        named = pictures_of(read(text))
    except Unreadable:
        return
    if named:
        await session.exec(update(Picture).where(col(Picture.id).in_(named)).values(state="kept"))


async def fill_in(session: Session, viewer: Viewer, slug: str, language: str, values: dict[str, str]) -> None:
    """Fill in blanks: names and addresses in every language, sentences in this one.

    Raises:
        NotAllowed, GuidelineGone.
        TooLong: more than fits into a blank.
    """
    identity.must_be_owner(viewer)
    guideline = await guideline_called(session, slug)
    lines = {name: " ".join(value.split()) for name, value in values.items()}
    given = {name: must_fit(line, LONGEST_BLANK, f"blank-{name}") for name, line in lines.items()}
    shared = {name: value for name, value in given.items() if is_shared(name)}
    for draft in (await drafts_of(session, guideline.id)).values():
        body = filled(draft.body, given if draft.language == language else shared)
        if body != draft.body:
            draft.body, draft.changed_by, draft.changed_at = body, viewer.member_id, clock.now()
    await session.flush()


async def leave_out(session: Session, viewer: Viewer, slug: str, language: str) -> None:
    """Don't publish it in a language: its readers get another, and are told so.

    Raises:
        NotAllowed, GuidelineGone.
    """
    identity.must_be_owner(viewer)
    guideline = await guideline_called(session, slug)
    drafts = col(GuidelineDraft.guideline_id) == guideline.id
    await session.exec(delete(GuidelineDraft).where(drafts, col(GuidelineDraft.language) == language))
