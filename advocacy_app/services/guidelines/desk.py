"""Guidelines in the studio: the list, and the desk at which one is written."""

from sqlmodel import col

from advocacy_app.config import settings
from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import LANGUAGES, NATIVE, tr
from advocacy_app.i18n.numbers import day
from advocacy_app.models import GuidelineDraft, GuidelineVersion, Member
from advocacy_app.read_models.guidelines import (
    Blank,
    DeskRow,
    GuidelineDesk,
    GuidelinePage,
    TemplateRow,
    Tongue,
    VersionRow,
)
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.guidelines.acceptance import how_many_accepted
from advocacy_app.services.guidelines.documents import (
    all_guidelines,
    current_versions,
    drafts_of,
    drafts_of_all,
    guideline_called,
    kept_pictures,
    versions_of,
)
from advocacy_app.services.guidelines.errors import GuidelineGone
from advocacy_app.services.guidelines.templates import TEMPLATES, template
from advocacy_app.services.guidelines.texts import (
    FRONT_LINES,
    Text,
    blanks,
    is_shared,
    minutes_of,
    named,
    pictures_of,
    read,
    views,
)
from advocacy_app.training.errors import AnswersWrong, HeadingWrong, KindUnknown, NameTwice, Unreadable

SLIPS: dict[type[Unreadable], str] = {
    HeadingWrong: "heading",
    KindUnknown: "kind",
    NameTwice: "twice",
    AnswersWrong: "pairs",
}
"""Slips that have words of their own; the others are told as one."""


async def desk_list(session: Session, viewer: Viewer) -> tuple[list[DeskRow], list[TemplateRow]]:
    """The guidelines that were started, and the templates that were not.

    Raises:
        NotAllowed: the viewer does not run the programme.
    """
    identity.must_be_owner(viewer)
    known = await all_guidelines(session)
    drafts, current = await drafts_of_all(session, [each.id for each in known]), await current_versions(session)
    accepted = await how_many_accepted(session, viewer, list(current.values()))
    begun = {guideline.slug for guideline in known}
    fresh = [template(name, viewer.language) for name in TEMPLATES if name not in begun]
    return [
        DeskRow(
            slug=each.slug,
            title=_best(drafts[each.id], viewer).title if drafts[each.id] else each.slug,
            version=_number(current[each.id]) if each.id in current else "",
            languages=" · ".join(drafts[each.id]),
            accepted=accepted.get(each.id, ""),
            public=each.public_since is not None,
        )
        for each in known
    ], [TemplateRow(one.id, one.title, one.note) for one in fresh]


async def desk(session: Session, viewer: Viewer, slug: str, language: str = "") -> GuidelineDesk:
    """A guideline to write on, in a language (the viewer's own, unless another is asked for).

    Raises:
        NotAllowed, GuidelineGone.
    """
    identity.must_be_owner(viewer)
    guideline = await guideline_called(session, slug)
    drafts, versions = await drafts_of(session, guideline.id), await versions_of(session, guideline.id)
    if not drafts:
        raise GuidelineGone
    shown = drafts.get(language) or _best(drafts, viewer)
    preview, trouble = await _preview(session, shown, viewer)
    return GuidelineDesk(
        slug=slug,
        title=shown.title,
        language=shown.language,
        body=shown.body,
        seen=shown.changed_at.isoformat(),
        trouble=trouble,
        blanks=tuple(Blank(name, named(name, viewer.language), is_shared(name)) for name in blanks(shown.body)),
        tongues=tuple(Tongue(each, NATIVE[each], _is_ready(draft)) for each, draft in drafts.items()),
        versions=await _versions(session, viewer, versions),
        preview=preview,
        note=template(slug, viewer.language).note if slug in TEMPLATES and not versions else "",
        accepted=(await how_many_accepted(session, viewer, versions[:1])).get(guideline.id, ""),
        public=guideline.public_since is not None,
        address=f"{settings().origin}/g/{slug}",
        ready=all(_is_ready(draft) for draft in drafts.values()),
    )


def _best(drafts: dict[str, GuidelineDraft], viewer: Viewer) -> GuidelineDraft:
    return next(drafts[each] for each in (viewer.language, "en", *LANGUAGES) if each in drafts)


async def _preview(session: Session, draft: GuidelineDraft, viewer: Viewer) -> tuple[GuidelinePage, str]:
    """The draft as readers would see it, or what is wrong with it."""
    try:
        parts = read(Text(draft.title, draft.body, draft.language))
    except Unreadable as slip:
        line = max(1, slip.line - FRONT_LINES)
        what = tr(viewer.language, f"guidelines.slip_{SLIPS.get(type(slip), 'shape')}")
        return GuidelinePage(), tr(viewer.language, "guidelines.slip", line=line, what=what)
    shown = views(parts, await kept_pictures(session, pictures_of(parts)))
    return GuidelinePage(title=draft.title, language=draft.language, minutes=minutes_of(parts), parts=shown), ""


def _is_ready(draft: GuidelineDraft) -> bool:
    try:
        read(Text(draft.title, draft.body, draft.language))
    except Unreadable:
        return False
    return not blanks(draft.body)


def _number(version: GuidelineVersion) -> str:
    return f"{version.major}.{version.minor}"


async def _versions(session: Session, viewer: Viewer, versions: list[GuidelineVersion]) -> tuple[VersionRow, ...]:
    """The newest first; whoever published one is named while they are here."""
    asked = columns(Member.id, Member.name).where(col(Member.id).in_({one.published_by for one in versions}))
    names = dict(await rows(session, asked))
    return tuple(
        VersionRow(
            id=one.id,
            name=_number(one),
            dated=day(viewer.language, one.published_at, viewer.timezone),
            by=names.get(one.published_by, ""),
            changed=one.changed,
            current=one is versions[0],
        )
        for one in versions
    )
