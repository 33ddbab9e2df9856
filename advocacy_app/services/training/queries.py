"""What the pages of training show to one reader."""

from dataclasses import replace
from typing import Any

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.i18n import numbers, tr
from advocacy_app.integrations.markdown import to_html
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.training import LearnHome, LessonLine, LessonView, RefresherOffer, TrackView
from advocacy_app.services import identity, points
from advocacy_app.services.training import rules, words
from advocacy_app.services.training.acts import brought, found, right_ones
from advocacy_app.services.training.errors import LessonGone
from advocacy_app.services.training.pictures import pictures
from advocacy_app.services.training.progress import Done, changed_since_begun
from advocacy_app.services.training.refreshers import due_today
from advocacy_app.services.training.shelf import Course, shelf
from advocacy_app.training.lesson import Lesson, PictureCard

REFRESHER = "/learn/refresher"
MOST_KEPT = 6


async def home(session: Session, viewer: Viewer) -> LearnHome:
    """Where to go on, today's refresher, the tracks meant for the viewer, and the others."""
    stock, done = await shelf(session), await Done.of(session, viewer)
    courses = stock.courses(viewer.language)
    leads = await identity.leads_people(session, viewer.member_id)
    mine = [course for course in courses if rules.meant_for(course.track.audience, viewer.role, leads=leads)]
    going_on, due = _next(mine, done), await due_today(session, viewer, stock)
    shown = {course.track.id: _track(viewer, course, done, due=course in mine) for course in courses}
    own = [shown[course.track.id] for course in mine]
    at = going_on[0].track.id if going_on else ""
    return LearnHome(
        going_on=_line(viewer, *going_on, done) if going_on else LessonLine(),
        begun=bool(done.places or done.read),
        refresher=_offer(viewer, due),
        tracks=tuple(replace(track, open=track.name == at) for track in own),
        others=tuple(shown[course.track.id] for course in courses if course not in mine),
        keep=(*_worth_keeping(done, going_on), *((REFRESHER,) if due else ())),
    )


async def lesson(session: Session, viewer: Viewer, track: str, name: str) -> LessonView:
    """A lesson with its questions, where the viewer left it, and what it brought.

    Raises:
        LessonGone: no such lesson.
    """
    course, text = await found(session, viewer, track, name)
    done = await Done.of(session, viewer)
    right = await right_ones(session, viewer, track)
    there = await pictures(session, [card.picture for card in text.cards if isinstance(card, PictureCard)])
    alts = {card.picture: card.alt for card in text.cards if isinstance(card, PictureCard)}
    shown = {slug: replace(view, alt=alts[slug]) for slug, view in there.items()}
    gained = await brought(session, viewer, track, name)
    return LessonView(
        **_about(viewer, course, text),
        changed=await _changed(session, viewer, done, track, text),
        step=done.places.get((track, name), 0),
        cards=tuple(words.card_view(card, shown) for card in text.cards),
        questions=tuple(
            replace(words.question_view(each), answered=(name, each.id) in right) for each in text.questions
        ),
        sources=words.sources_of(text),
        done=(track, name) in done.read,
        passed=(track, name) in done.quizzes,
        points=gained,
        worth=max(await _worth(session, viewer) - gained, 0),
        track_passed=tr(viewer.language, "learn.track_passed", track=course.track.title)
        if track in done.tracks
        else "",
        unlocked=_gives(viewer, course) if track in done.tracks else (),
        next=_after(viewer, course, text, done),
    )


async def refresher(session: Session, viewer: Viewer) -> LessonView:
    """Today's refresher: the questions of a lesson that was finished some time ago.

    Raises:
        LessonGone: there is none today.
    """
    due = await due_today(session, viewer, await shelf(session))
    if due is None:
        raise LessonGone
    course, text = await found(session, viewer, due[0], due[1].id)
    questions = tuple(words.question_view(question) for question in text.questions)
    return LessonView(**_about(viewer, course, text), purpose="refresher", questions=questions)


def _about(viewer: Viewer, course: Course, text: Lesson) -> dict[str, Any]:
    return {
        "path": f"{course.track.id}/{text.id}",
        "track_title": course.track.title,
        "title": text.title,
        "line": words.line_of(viewer.language, text),
        "language": text.language,
        "fallback": words.fallback_of(viewer.language, text.language),
        "version": text.version,
        "passing": course.track.passing,
    }


async def _changed(session: Session, viewer: Viewer, done: Done, track: str, text: Lesson) -> str:
    """Nobody has to do a lesson again because it was changed; that it was is worth a sentence."""
    read = done.read.get((track, text.id))
    if read is not None:
        return tr(viewer.language, "learn.changed") if read < text.version else ""
    late = await changed_since_begun(session, viewer, track, text)
    return tr(viewer.language, "learn.changed_meanwhile") if late else ""


def _gives(viewer: Viewer, course: Course) -> tuple[str, ...]:
    return tuple(tr(viewer.language, f"learn.right_{words.name_of(right)}") for right in course.track.unlocks)


async def _worth(session: Session, viewer: Viewer) -> int:
    offers = [await points.offer(session, viewer, reason) for reason in ("lesson", "quiz")]
    return sum(offer.points for offer in offers)


def _next(mine: list[Course], done: Done) -> tuple[Course, Lesson] | None:
    """Where the viewer left, else the first open lesson of the list."""
    open_ones = [
        (course, text) for course in mine for text in course.lessons if done.state(course.track.id, text.id) != "done"
    ]
    left = next(((c, text) for c, text in open_ones if (c.track.id, text.id) == done.last), None)
    after = next(((c, text) for c, text in open_ones if c.track.id == done.last[0]), None)
    return left or after or (open_ones[0] if open_ones else None)


def _after(viewer: Viewer, course: Course, text: Lesson, done: Done) -> LessonLine:
    """The next open lesson of the track."""
    track = course.track.id
    rest = [each for each in course.lessons if each.id != text.id and done.state(track, each.id) != "done"]
    later = [each for each in rest if each.order > text.order] or rest
    return _line(viewer, course, later[0], done) if later else LessonLine()


def _worth_keeping(done: Done, going_on: tuple[Course, Lesson] | None) -> tuple[str, ...]:
    """The open lessons of the track one is in."""
    if going_on is None:
        return ()
    course = going_on[0]
    texts = [going_on[1], *course.lessons]
    names = [text.id for text in texts if done.state(course.track.id, text.id) != "done"]
    return tuple(f"/learn/{course.track.id}/{name}" for name in dict.fromkeys(names))[:MOST_KEPT]


def _track(viewer: Viewer, course: Course, done: Done, *, due: bool) -> TrackView:
    track, language = course.track, viewer.language
    states = [done.state(track.id, text.id) for text in course.lessons]
    have = states.count("done")
    passed = track.id in done.tracks
    gives = " ".join(tr(language, f"learn.gives_{words.name_of(right)}") for right in track.unlocks)
    return TrackView(
        name=track.id,
        title=track.title,
        about=to_html(track.about),
        language=track.language,
        progress=tr(language, "learn.progress", number=have, all=len(states)),
        strokes=tuple("me" if state == "done" else "me todo" for state in states),
        due=_due(viewer, course, done) if due and not passed else "",
        gives="" if passed else gives,
        passed=tr(language, "learn.passed") if passed else "",
        lessons=tuple(_line(viewer, course, text, done) for text in course.lessons),
    )


def _due(viewer: Viewer, course: Course, done: Done) -> str:
    """By when, kindly; what is late is simply open."""
    today, track = clock.today(viewer.timezone), course.track
    day = done.due[track.id] if track.id in done.due else rules.day_due(done.hired_on, today, track.due)
    if day is None:
        return ""
    if day < today:
        return tr(viewer.language, "learn.whenever")
    return tr(viewer.language, "learn.due", day=numbers.near_day(viewer.language, day))


def _line(viewer: Viewer, course: Course, text: Lesson, done: Done) -> LessonLine:
    state, language = done.state(course.track.id, text.id), viewer.language
    minutes = words.line_of(language, text)
    elsewhere = tr(language, f"language.{text.language}") if text.language != language else ""
    return LessonLine(
        href=f"/learn/{course.track.id}/{text.id}",
        title=text.title,
        line=" · ".join(part for part in (minutes, elsewhere) if part),
        language=text.language,
        state=state,
        state_words=tr(language, f"learn.state_{state}") if state else "",
    )


def _offer(viewer: Viewer, due: tuple[str, Lesson] | None) -> RefresherOffer:
    if due is None:
        return RefresherOffer()
    return RefresherOffer(REFRESHER, due[1].title, tr(viewer.language, "learn.refresher_line", n=len(due[1].questions)))
