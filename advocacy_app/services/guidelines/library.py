"""Guidelines for readers: the list, a document in the reader's language, and its public page."""

from dataclasses import replace

from sqlmodel import select

from advocacy_app.db import Session
from advocacy_app.i18n import Language
from advocacy_app.i18n.numbers import day
from advocacy_app.models import Guideline, GuidelineText, GuidelineVersion
from advocacy_app.read_models.guidelines import GuidelinePage, GuidelineRow, SectionChoice
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.guidelines.documents import (
    accepted_by,
    all_guidelines,
    current_versions,
    fitting,
    kept_pictures,
    texts_of,
)
from advocacy_app.services.guidelines.errors import GuidelineGone
from advocacy_app.services.guidelines.texts import Text, pictures_of, read_kept, views

UTC = "UTC"


async def guidelines(session: Session, viewer: Viewer) -> list[GuidelineRow]:
    """Every published guideline; ``again`` marks what the viewer has not accepted as it is now."""
    current = await current_versions(session)
    texts = await texts_of(session, [version.id for version in current.values()])
    accepted = await accepted_by(session, viewer)
    rows: list[GuidelineRow] = []
    for guideline in await all_guidelines(session):
        if version := current.get(guideline.id):
            text, mine = fitting(texts[version.id], viewer.language), accepted.get((guideline.id, version.major))
            rows.append(
                GuidelineRow(
                    slug=guideline.slug,
                    title=text.title,
                    language=text.language,
                    minutes=text.minutes,
                    version=f"{version.major}.{version.minor}",
                    dated=day(viewer.language, version.published_at, viewer.timezone),
                    accepted=day(viewer.language, mine.at, viewer.timezone) if mine else "",
                    again=mine is None,
                )
            )
    return rows


async def to_accept(session: Session, viewer: Viewer) -> int:
    """How many guidelines wait for the viewer's acceptance."""
    accepted = await accepted_by(session, viewer)
    return sum((one.guideline_id, one.major) not in accepted for one in (await current_versions(session)).values())


async def guideline(session: Session, viewer: Viewer, slug: str) -> GuidelinePage:
    """A guideline as it is now, with whether the viewer accepted it.

    Raises:
        GuidelineGone: no such guideline, or none that was published.
    """
    known, version, text = await _current(session, slug, viewer.language)
    accepted = await accepted_by(session, viewer)
    mine = accepted.get((known.id, version.major))
    before = any(other == known.id for other, _ in accepted)
    page = await _page(session, known, version, text, viewer.language, viewer.timezone)
    return replace(
        page,
        changed=version.changed if before else "",
        again=mine is None,
        accepted=day(viewer.language, mine.at, viewer.timezone) if mine else "",
    )


async def public_guideline(session: Session, slug: str, language: Language) -> GuidelinePage:
    """A guideline that its owners opened to everybody.

    Raises:
        GuidelineGone: none, or it is for colleagues only: the two look alike.
    """
    known, version, text = await _current(session, slug, language)
    if known.public_since is None:
        raise GuidelineGone
    return await _page(session, known, version, text, language, UTC)


async def sections(session: Session, viewer: Viewer) -> list[SectionChoice]:
    """Every part of every guideline, for a hint to lead to."""
    current = await current_versions(session)
    texts = await texts_of(session, [version.id for version in current.values()])
    found: list[SectionChoice] = []
    for known in await all_guidelines(session):
        if version := current.get(known.id):
            text = fitting(texts[version.id], viewer.language)
            for part in read_kept(Text(text.title, text.body, text.language)).parts:
                found.append(SectionChoice(f"{known.slug}#{part.id}", f"{text.title}: {part.title}"))  # noqa: PERF401
    return found


async def _current(session: Session, slug: str, language: str) -> tuple[Guideline, GuidelineVersion, GuidelineText]:
    known = (await session.exec(select(Guideline).where(Guideline.slug == slug))).first()
    version = (await current_versions(session)).get(known.id) if known else None
    if known is None or version is None:
        raise GuidelineGone
    return known, version, fitting((await texts_of(session, [version.id]))[version.id], language)


async def _page(
    session: Session, known: Guideline, version: GuidelineVersion, text: GuidelineText, language: Language, zone: str
) -> GuidelinePage:
    parts = read_kept(Text(text.title, text.body, text.language))
    return GuidelinePage(
        slug=known.slug,
        title=text.title,
        language=text.language,
        elsewhere=text.language != language,
        version=f"{version.major}.{version.minor}",
        dated=day(language, version.published_at, zone),
        minutes=text.minutes,
        public=f"/g/{known.slug}" if known.public_since else "",
        parts=views(parts, await kept_pictures(session, pictures_of(parts))),
    )
