"""Publishing a guideline: versions only grow. Going back is a new version with the words of an earlier one."""

from sqlalchemy import update
from sqlmodel import col

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session
from advocacy_app.events import GuidelinePublished
from advocacy_app.models import Guideline, GuidelinePicture, GuidelineText, GuidelineVersion, Picture
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.errors import NotFound, must_fit
from advocacy_app.services.guidelines.documents import (
    drafts_of,
    guideline_called,
    kept_pictures,
    texts_of,
    versions_of,
)
from advocacy_app.services.guidelines.drafting import draft_of
from advocacy_app.services.guidelines.errors import BlanksLeft, NothingToPublish, TextUnreadable
from advocacy_app.services.guidelines.texts import FRONT_LINES, Text, blanks, minutes_of, named, pictures_of, read
from advocacy_app.training.errors import Unreadable

LONGEST_NOTE = 300


async def publish(session: Session, viewer: Viewer, slug: str, changed: str, *, major: bool) -> GuidelineVersion:
    """Make the drafts the version that counts; after a major one everybody is asked to accept again.

    The first version is always a major one. ``changed`` says in a sentence what is new.

    Raises:
        NotAllowed, GuidelineGone.
        NothingToPublish: no draft, or none that differs.
        TextUnreadable, BlanksLeft: a draft is not finished.
        TooLong: the sentence is none.
    """
    identity.must_be_owner(viewer)
    guideline = await guideline_called(session, slug)
    drafts = [Text(d.title, d.body, d.language) for d in (await drafts_of(session, guideline.id)).values()]
    await _must_be_new(session, guideline, drafts)
    minutes = [_checked(viewer, draft) for draft in drafts]
    return await _add(session, viewer, guideline, list(zip(drafts, minutes, strict=True)), changed, major=major)


async def publish_again(session: Session, viewer: Viewer, slug: str, version_id: str) -> GuidelineVersion:
    """Go back to an earlier version: its words become a new major version, and the drafts as well.

    Raises:
        NotAllowed, GuidelineGone, NotFound: no such version.
        NothingToPublish: it is the one that counts.
    """
    identity.must_be_owner(viewer)
    guideline = await guideline_called(session, slug)
    versions = await versions_of(session, guideline.id)
    if version_id not in {version.id for version in versions}:
        raise NotFound
    if versions[0].id == version_id:
        raise NothingToPublish
    back = next(version for version in versions if version.id == version_id)
    words = (await texts_of(session, [version_id]))[version_id].values()
    texts = [(Text(text.title, text.body, text.language), text.minutes) for text in words]
    await _draft_anew(session, viewer, guideline, [text for text, _ in texts])
    return await _add(session, viewer, guideline, texts, f"{back.major}.{back.minor}", major=True)


async def open_to_public(session: Session, viewer: Viewer, slug: str, *, public: bool) -> None:
    """Let anybody with its address read it, or no longer.

    Raises:
        NotAllowed, GuidelineGone.
    """
    identity.must_be_owner(viewer)
    guideline = await guideline_called(session, slug)
    if public == (guideline.public_since is not None):
        return
    guideline.public_since = clock.now() if public else None
    deed = "guideline_opened" if public else "guideline_closed"
    await identity.audit(session, viewer.member_id, deed, f"guideline:{guideline.id}")
    await session.flush()


async def _must_be_new(session: Session, guideline: Guideline, drafts: list[Text]) -> None:
    versions = await versions_of(session, guideline.id)
    known = (await texts_of(session, [versions[0].id]))[versions[0].id] if versions else {}
    now = {(text.language, text.title, text.body) for text in known.values()}
    if not drafts or now == {(draft.language, draft.title, draft.body) for draft in drafts}:
        raise NothingToPublish


def _checked(viewer: Viewer, draft: Text) -> int:
    """How long it takes to read.

    Raises:
        TextUnreadable, BlanksLeft: it is not finished.
    """
    try:
        minutes = minutes_of(read(draft))
    except Unreadable as slip:
        line = max(1, slip.line - FRONT_LINES)
        raise TextUnreadable(draft=draft.language, line=line) from slip
    if left := blanks(draft.body):
        raise BlanksLeft(draft=draft.language, names=", ".join(named(blank, viewer.language) for blank in left[:3]))
    return minutes


async def _add(
    session: Session,
    viewer: Viewer,
    guideline: Guideline,
    texts: list[tuple[Text, int]],
    changed: str,
    *,
    major: bool,
) -> GuidelineVersion:
    latest = next(iter(await versions_of(session, guideline.id)), None)
    number = (1, 0) if latest is None else (latest.major + 1, 0) if major else (latest.major, latest.minor + 1)
    version = GuidelineVersion(
        id=ids.new_id(),
        guideline_id=guideline.id,
        major=number[0],
        minor=number[1],
        changed=must_fit(" ".join(changed.split()), LONGEST_NOTE, "changed"),
        published_by=viewer.member_id,
        published_at=clock.now(),
    )
    session.add(version)
    await session.flush()
    for text, minutes in texts:
        words = {"language": text.language, "title": text.title, "body": text.body}
        session.add(GuidelineText(version_id=version.id, minutes=minutes, **words))
    await _hang_pictures(session, version, [text for text, _ in texts])
    deed, subject = "guideline_published", f"guideline:{guideline.id}"
    await identity.audit(session, viewer.member_id, deed, subject, after=f"{number[0]}.{number[1]}")
    await bus.record(session, GuidelinePublished(actor=viewer.member_id, version=version.id, major=number[1] == 0))
    return version


async def _hang_pictures(session: Session, version: GuidelineVersion, texts: list[Text]) -> None:
    """The version's pictures are the company's from now on: they stay when whoever sent them leaves."""
    named = {name for text in texts for name in pictures_of(read(text))}
    shown = await kept_pictures(session, named)
    session.add_all(GuidelinePicture(version_id=version.id, picture_id=picture) for picture in sorted(shown))
    await session.exec(update(Picture).where(col(Picture.id).in_(shown)).values(state="kept", made_by=""))


async def _draft_anew(session: Session, viewer: Viewer, guideline: Guideline, texts: list[Text]) -> None:
    """The drafts say what the version says."""
    for known in (await drafts_of(session, guideline.id)).values():
        await session.delete(known)
    await session.flush()
    session.add_all(draft_of(guideline.id, viewer, text) for text in texts)
    await session.flush()
