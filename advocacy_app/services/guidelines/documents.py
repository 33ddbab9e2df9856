"""Guidelines in the database: which there are, which version counts, which words fit a reader."""

from collections.abc import Iterable, Mapping

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.i18n import LANGUAGES
from advocacy_app.models import (
    Guideline,
    GuidelineAcceptance,
    GuidelineDraft,
    GuidelinePicture,
    GuidelineText,
    GuidelineVersion,
    Photo,
    Picture,
)
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.guidelines.errors import GuidelineGone


async def guideline_called(session: Session, slug: str) -> Guideline:
    """A guideline by its slug, held until the end of the transaction.

    Raises:
        GuidelineGone: there is none.
    """
    found = (await session.exec(select(Guideline).where(Guideline.slug == slug).with_for_update())).first()
    if found is None:
        raise GuidelineGone
    return found


async def all_guidelines(session: Session) -> list[Guideline]:
    """Every guideline, the oldest first."""
    return list((await session.exec(select(Guideline).order_by(col(Guideline.made_at), col(Guideline.id)))).all())


async def versions_of(session: Session, guideline_id: str) -> list[GuidelineVersion]:
    """Every version, the newest first."""
    asked = select(GuidelineVersion).where(GuidelineVersion.guideline_id == guideline_id)
    newest = (col(GuidelineVersion.major).desc(), col(GuidelineVersion.minor).desc())
    return list((await session.exec(asked.order_by(*newest))).all())


async def current_versions(session: Session) -> dict[str, GuidelineVersion]:
    """The version that counts of each published guideline, by the guideline's id."""
    oldest_first = (col(GuidelineVersion.major), col(GuidelineVersion.minor))
    found = (await session.exec(select(GuidelineVersion).order_by(*oldest_first))).all()
    return {version.guideline_id: version for version in found}


async def texts_of(session: Session, versions: Iterable[str]) -> dict[str, dict[str, GuidelineText]]:
    """The words of versions, by version and language."""
    asked = select(GuidelineText).where(col(GuidelineText.version_id).in_(list(versions)))
    found: dict[str, dict[str, GuidelineText]] = {}
    for text in (await session.exec(asked)).all():
        found.setdefault(text.version_id, {})[text.language] = text
    return found


def fitting(texts: Mapping[str, GuidelineText], language: str) -> GuidelineText:
    """The words in the reader's language; where there are none, in English, else in the first that has some."""
    return next(texts[each] for each in (language, "en", *LANGUAGES) if each in texts)


async def drafts_of(session: Session, guideline_id: str) -> dict[str, GuidelineDraft]:
    """The drafts by language, in the order of the languages."""
    return (await drafts_of_all(session, [guideline_id]))[guideline_id]


async def drafts_of_all(session: Session, guidelines: Iterable[str]) -> dict[str, dict[str, GuidelineDraft]]:
    """The drafts of each of these guidelines, by language in the order of the languages."""
    drafts: dict[str, dict[str, GuidelineDraft]] = {guideline_id: {} for guideline_id in guidelines}
    asked = select(GuidelineDraft).where(col(GuidelineDraft.guideline_id).in_(drafts))
    found = (await session.exec(asked)).all()
    for draft in sorted(found, key=lambda draft: LANGUAGES.index(draft.language)):
        drafts[draft.guideline_id][draft.language] = draft
    return drafts


async def accepted_by(session: Session, viewer: Viewer) -> dict[tuple[str, int], GuidelineAcceptance]:
    """What the viewer accepted, by guideline and major version."""
    asked = select(GuidelineAcceptance).where(GuidelineAcceptance.subject == f"member:{viewer.member_id}")
    return {(one.guideline_id, one.major): one for one in (await session.exec(asked)).all()}


async def kept_pictures(session: Session, names: set[str]) -> set[str]:
    """Which of these pictures may be shown: those that are there and are no colleague's photo.

    People in photos decide about them, and take them back; a guideline could not let go of one in time.
    """
    if not names:
        return set()
    photos = select(Photo.picture_id).where(col(Photo.picture_id).is_not(None))
    asked = select(Picture.id).where(col(Picture.id).in_(names), col(Picture.id).not_in(photos))
    return set((await session.exec(asked)).all())


async def who_may_see_picture(session: Session, picture_id: str) -> str:
    """``everybody`` for a picture of a public guideline as it is now, ``colleagues`` of any other, else nobody ("")."""
    asked = (
        select(Guideline.id, Guideline.public_since, GuidelinePicture.version_id)
        .join(GuidelineVersion, col(GuidelineVersion.guideline_id) == Guideline.id)
        .join(GuidelinePicture, col(GuidelinePicture.version_id) == GuidelineVersion.id)
        .where(GuidelinePicture.picture_id == picture_id)
    )
    found = (await session.exec(asked)).all()
    if not found:
        return ""
    current = await current_versions(session)
    public = any(since and current[guideline].id == version for guideline, since, version in found)
    return "everybody" if public else "colleagues"


SPEAKS_OF = {
    "disclosure": "social-media-policy#speaking",
    "banned": "social-media-policy#respect",
    "embargoed": "social-media-policy#inside",
    "spelling": "brand-style-guide#name",
    "hashtag": "brand-style-guide#tags",
    "contest": "brand-style-guide#tags",
    "advertising": "social-media-policy#speaking",
    "sameness": "brand-style-guide#questions",
}
"""Where our own templates speak about what a hint is about."""


async def current_sections(session: Session) -> dict[str, str]:
    """Where the guidelines that are published speak about each kind of hint."""
    published = select(Guideline.slug).join(GuidelineVersion, col(GuidelineVersion.guideline_id) == Guideline.id)
    slugs = set((await session.exec(published.distinct())).all())
    return {kind: section for kind, section in SPEAKS_OF.items() if section.partition("#")[0] in slugs}
