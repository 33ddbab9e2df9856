"""Training in the studio: which texts there are in which state, and one of them on the table."""

from dataclasses import replace
from typing import Any

from sqlmodel import col, select

from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import LANGUAGES, NATIVE, Language, tr
from advocacy_app.i18n.numbers import day
from advocacy_app.integrations.markdown import to_html
from advocacy_app.models import Member, TrainingDraft, TrainingEdition
from advocacy_app.read_models.authoring import AuthorDesk, AuthorRow, AuthorTrack, EditionRow, PartView, TextState
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.training import LessonView
from advocacy_app.services.training import words
from advocacy_app.services.training.drafts import TRACK, draft_of, must_write, published, sheet_of
from advocacy_app.services.training.pictures import pictures
from advocacy_app.services.training.shelf import SOURCE, Shelf, best, shelf
from advocacy_app.training.errors import Unreadable
from advocacy_app.training.hostile import harmless
from advocacy_app.training.lesson import Card, PictureCard, Question
from advocacy_app.training.reading import read_lesson, read_part, read_track
from advocacy_app.training.sheet import Part, Sheet, sources_as_lines

ROWS, LETTERS = 3, 60


async def author_tracks(session: Session, viewer: Viewer) -> list[AuthorTrack]:
    """Every track and lesson that is published or begun, with its state in every language.

    Raises:
        NotAllowed: the viewer writes nothing in the studio.
    """
    must_write(viewer)
    stock, begun = await shelf(session), await _begun(session)
    names: dict[str, list[str]] = {course.track.id: [] for course in stock.courses(viewer.language)}
    for course in stock.courses(viewer.language):
        names[course.track.id] = [lesson.id for lesson in course.lessons]
    for track, lesson, _ in begun:
        known = names.setdefault(track, [])
        if lesson and lesson not in known:
            known.append(lesson)
    return [_track(viewer, stock, begun, name, lessons) for name, lessons in names.items()]


async def _begun(session: Session) -> dict[tuple[str, str, str], str]:
    """The titles of all drafts, by track, lesson and language."""
    found = (await session.exec(select(TrainingDraft).order_by(col(TrainingDraft.changed_at)))).all()
    return {
        (draft.track, draft.lesson, draft.language): str(Sheet.thaw(draft.sheet).fields.get("title", ""))
        for draft in found
    }


def _track(
    viewer: Viewer, stock: Shelf, begun: dict[tuple[str, str, str], str], name: str, lessons: list[str]
) -> AuthorTrack:
    return AuthorTrack(
        name=name,
        own=_row(viewer, stock, begun, name, ""),
        lessons=tuple(_row(viewer, stock, begun, name, lesson) for lesson in lessons),
        drafts=sum(track == name for track, _, _ in begun),
    )


def _row(viewer: Viewer, stock: Shelf, begun: dict[tuple[str, str, str], str], track: str, lesson: str) -> AuthorRow:
    texts = published(stock, track, lesson)
    drafts = {language: title for (of, name, language), title in begun.items() if (of, name) == (track, lesson)}
    title = best(texts, viewer.language).title if texts else next(iter(drafts.values()), "")
    return AuthorRow(
        href=f"/studio/training/{track}/{lesson or TRACK}",
        title=title or lesson or track,
        language=best(texts, viewer.language).language if texts else SOURCE,
        texts=tuple(_state(viewer.language, texts, language, draft=language in drafts) for language in LANGUAGES),
    )


def _state(reader: Language, texts: dict[str, Any], language: str, *, draft: bool) -> TextState:
    there, source = texts.get(language), texts.get(SOURCE)
    behind = there is not None and source is not None and there.version < source.version
    kind = "draft" if draft else "missing" if there is None else "behind" if behind else "published"
    said = tr(reader, f"author.state_{kind}", version=there.version if there else 0)
    return TextState(language, NATIVE[language], kind, said)


async def author_desk(
    session: Session, viewer: Viewer, track: str, lesson: str, language: str = "", typed: Sheet | None = None
) -> AuthorDesk:
    """A text on the table, as it was kept or as it is ``typed`` now.

    Raises:
        NotAllowed, LanguageUnknown.
        LessonGone: no such text, neither published nor begun.
    """
    must_write(viewer)
    language = language or viewer.language
    kept, draft = await sheet_of(session, track, lesson, language), await draft_of(session, track, lesson, language)
    sheet, stock = typed or kept, await shelf(session)
    texts, begun = published(stock, track, lesson), await _begun(session)
    states = _row(viewer, stock, begun, track, lesson).texts
    tracks = published(stock, track, "")
    shown = AuthorDesk(
        track=track,
        lesson=lesson,
        language=language,
        heading=str(sheet.fields.get("title", "")) or lesson or track,
        track_title=best(tracks, viewer.language).title if tracks else track,
        seen=draft.changed_at.isoformat() if draft else "",
        draft=draft is not None,
        may_publish=viewer.owner,
        published=language in texts,
        tongues=states,
        remark=_remark(viewer, texts, language),
        title=str(sheet.fields.get("title", "")),
        editions=await _editions(session, viewer, track, lesson, language),
    )
    source = await sheet_of(session, track, lesson, SOURCE) if language != SOURCE and SOURCE in texts else None
    if lesson:
        above = best(tracks, language).title if tracks else track
        return replace(shown, **await _lesson(session, viewer, sheet, source, above))
    return replace(shown, **_about(viewer, sheet, source))


def _remark(viewer: Viewer, texts: dict[str, Any], language: str) -> str:
    """What readers of this language have until it is published."""
    if not texts:
        return ""
    if language not in texts:
        name = NATIVE[best(texts, language).language]
        return tr(viewer.language, "author.falls_back", missing=NATIVE[language], name=name)
    source = texts.get(SOURCE)
    if source and texts[language].version < source.version:
        return tr(viewer.language, "author.behind", version=source.version, old=texts[language].version)
    return ""


def _about(viewer: Viewer, sheet: Sheet, source: Sheet | None) -> dict[str, Any]:
    """What the table of a track holds besides."""
    fields = sheet.fields
    return {
        "translating": source is not None,
        "source_title": str(source.fields["title"]) if source else "",
        "about": sheet.about,
        "source_about": source.about if source else "",
        "about_html": to_html(sheet.about),
        "audience": str(fields.get("audience", "everyone")),
        "due": str(fields.get("due", 0)),
        "passing": str(fields.get("passing", 70)),
        "trusts": "post-without-review" in fields.get("unlocks", []),
        "trouble": tr(viewer.language, "author.track_trouble") if _unreadable(read_track, sheet.file()) else "",
        "warnings": _warnings(viewer, str(fields.get("title", "")), sheet.about),
    }


async def _lesson(session: Session, viewer: Viewer, sheet: Sheet, source: Sheet | None, above: str) -> dict[str, Any]:
    """What the table of a lesson holds besides; ``above`` is what its track is called."""
    fields, originals = sheet.fields, {part.id: part for part in source.parts} if source else {}
    read = [_read(sheet, at) for at in range(len(sheet.parts))]
    return {
        "translating": source is not None,
        "source_title": str(source.fields["title"]) if source else "",
        "minutes": str(fields.get("minutes", "")),
        "topics": ", ".join(map(str, fields.get("topics", []))),
        "sources": sources_as_lines(fields),
        "parts": tuple(
            _part(viewer, at, part, originals.get(part.id), trouble=read[at] is None)
            for at, part in enumerate(sheet.parts)
        ),
        "trouble": _trouble(viewer, sheet, sum(each is None for each in read)),
        "warnings": tuple(
            warning for part in sheet.parts for warning in _warnings(viewer, part.title, f"{part.title}\n\n{part.body}")
        ),
        "preview": await _preview(session, viewer, sheet, [each for each in read if each], above),
    }


def _read(sheet: Sheet, at: int) -> Card | Question | None:
    try:
        return read_part(sheet.alone(at))
    except Unreadable:
        return None


def _unreadable(read: Any, text: str) -> bool:
    try:
        read(text)
    except Unreadable:
        return True
    return False


def _part(viewer: Viewer, at: int, part: Part, original: Part | None, *, trouble: bool) -> PartView:
    lines = sum(1 + len(line) // LETTERS for line in part.body.split("\n"))
    return PartView(
        at=str(at),
        name=part.id,
        kind=part.kind,
        kind_words=tr(viewer.language, f"author.kind_{part.kind}"),
        help=tr(viewer.language, f"author.help_{part.kind}"),
        title=part.title,
        body=part.body,
        rows=str(max(ROWS, lines + 1)),
        source_title=original.title if original else "",
        source_body=original.body if original else "",
        trouble=trouble,
    )


def _trouble(viewer: Viewer, sheet: Sheet, unfinished: int) -> str:
    if unfinished:
        return tr(viewer.language, "author.unfinished", n=unfinished)
    return tr(viewer.language, "author.lesson_trouble") if _unreadable(read_lesson, sheet.file()) else ""


def _warnings(viewer: Viewer, title: str, text: str) -> tuple[str, ...]:
    """In plain words what is shown as plain text or left out."""
    kinds = sorted({kind for _, kind in harmless(text)})
    return tuple(tr(viewer.language, f"author.found_{kind}", title=title) for kind in kinds)


async def _preview(
    session: Session, viewer: Viewer, sheet: Sheet, read: list[Card | Question], above: str
) -> LessonView:
    """What readers will see of the parts that are finished."""
    named = {card.picture: card.alt for card in read if isinstance(card, PictureCard)}
    there = {name: replace(view, alt=named[name]) for name, view in (await pictures(session, named)).items()}
    minutes = sheet.fields.get("minutes", 0)
    return LessonView(
        path="preview",
        track_title=above,
        line=tr(viewer.language, "card.minutes", n=minutes) if isinstance(minutes, int) else "",
        language=str(sheet.fields.get("language", SOURCE)),
        cards=tuple(words.card_view(card, there) for card in read if isinstance(card, Card)),
        questions=tuple(words.question_view(each) for each in read if isinstance(each, Question)),
    )


async def _editions(session: Session, viewer: Viewer, track: str, lesson: str, language: str) -> tuple[EditionRow, ...]:
    asked = columns(TrainingEdition.version, TrainingEdition.at, Member.name).outerjoin(
        Member, col(Member.id) == col(TrainingEdition.published_by)
    )
    asked = asked.where(
        TrainingEdition.track == track, TrainingEdition.lesson == lesson, TrainingEdition.language == language
    )
    found = await rows(session, asked.order_by(col(TrainingEdition.id).desc()).limit(12))
    return tuple(
        EditionRow(str(row.version), day(viewer.language, row.at, viewer.timezone), row.name or "") for row in found
    )
