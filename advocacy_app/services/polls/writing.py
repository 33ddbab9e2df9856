"""Writing a poll: from a template to a draft in as many languages as wanted."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete
from sqlmodel import col, select

from advocacy_app import clock, ids
from advocacy_app.db import Session
from advocacy_app.i18n import LANGUAGES, is_language
from advocacy_app.models import Poll, PollQuestion, PollText
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.errors import Invalid, must_fit
from advocacy_app.services.polls.errors import DaysUnusable, PollGone, PollRunning, TooManyAnswers
from advocacy_app.services.polls.rules import DAYS, GROUPED, LONGEST, OPTIONS, SHOWS
from advocacy_app.services.polls.texts import (
    TEMPLATES,
    TITLE,
    Words,
    field_of,
    questions,
    questions_of,
    template_words,
)


@dataclass(frozen=True)
class Written:
    """One language of a draft, and how it is asked. ``options`` are the answers of a poll's one question."""

    language: str
    title: str
    questions: Sequence[str]
    options: Sequence[str] = ()
    anonymous: bool = True
    grouped: str = ""
    shows: str = "closed"
    days: int = 7


async def draft(session: Session, viewer: Viewer, template: str) -> str:
    """Begin from a template, which speaks all languages at once; returns the poll's id.

    Raises:
        NotAllowed: the viewer does not run the programme.
        PollGone: no such template.
    """
    identity.must_be_owner(viewer)
    if template not in TEMPLATES:
        raise PollGone
    shape = TEMPLATES[template]
    poll = Poll(
        id=ids.new_id(),
        kind=shape.kind,
        template=template,
        language=viewer.language,
        anonymous=True,
        grouped="site" if shape.kind == "pulse" else "",
        made_by=viewer.member_id,
        made_at=clock.now(),
    )
    session.add(poll)
    await session.flush()
    for question in questions_of(shape):
        question.poll_id = poll.id
        session.add(question)
    for language in LANGUAGES:
        _write(session, poll, language, template_words(template, language))
    return poll.id


async def write(session: Session, viewer: Viewer, poll_id: str, written: Written) -> None:
    """Keep what stands in the form; other languages stay as they are.

    Raises:
        NotAllowed, PollGone, PollRunning: not here, or no draft.
        TooLong, TooManyAnswers, DaysUnusable: more than fits.
        Invalid: what no form of ours sends.
    """
    poll = await draft_of(session, viewer, poll_id)
    if not is_language(written.language) or written.grouped not in GROUPED or written.shows not in SHOWS:
        raise Invalid
    if not 1 <= written.days <= DAYS:
        raise DaysUnusable(n=DAYS)
    poll.anonymous = poll.kind == "pulse" or written.anonymous
    poll.grouped = written.grouped if poll.kind == "pulse" else ""
    poll.shows = "closed" if poll.anonymous else written.shows
    poll.days = written.days
    shape = (await questions(session, [poll.id]))[poll.id]
    offered = _offered(written) if poll.kind == "poll" else []
    if poll.kind == "poll":
        await _offer(session, poll, shape[0], written.language, len(offered))
    said = {(at, TITLE): text for at, text in enumerate(written.questions[: len(shape)])}
    said |= {(0, at): text for at, text in enumerate(offered)}
    await session.exec(
        delete(PollText).where(col(PollText.poll_id) == poll.id, col(PollText.language) == written.language)
    )
    _write(session, poll, written.language, {(TITLE, TITLE): written.title, **said})
    await session.flush()


def _offered(written: Written) -> list[str]:
    """The answers to choose from; an empty line is none."""
    offered = [text for text in written.options if text.strip()]
    if len(offered) > OPTIONS:
        raise TooManyAnswers(n=OPTIONS)
    return offered


async def _offer(session: Session, poll: Poll, question: PollQuestion, language: str, offered: int) -> None:
    """More or fewer answers than before: what was said in the other languages no longer fits.

    A translation with fewer is only begun: it takes nothing away.
    """
    begun = offered < question.options and language != poll.language
    if begun or offered == question.options:
        return
    question.options, poll.language = offered, language
    await session.exec(delete(PollText).where(col(PollText.poll_id) == poll.id))


def _write(session: Session, poll: Poll, language: str, said: Words) -> None:
    for (question, option), text in said.items():
        if words := must_fit(text.strip(), LONGEST, field_of(question, option)):
            session.add(PollText(poll_id=poll.id, language=language, question=question, option=option, text=words))


async def drop(session: Session, viewer: Viewer, poll_id: str) -> None:
    """Throw a draft away.

    Raises:
        NotAllowed, PollGone, PollRunning: not here, or no draft.
    """
    await session.delete(await draft_of(session, viewer, poll_id))


async def draft_of(session: Session, viewer: Viewer, poll_id: str) -> Poll:
    """A draft, locked for whoever changes or opens it.

    Raises:
        NotAllowed, PollGone, PollRunning: not here, or no draft.
    """
    identity.must_be_owner(viewer)
    poll = (await session.exec(select(Poll).where(Poll.id == poll_id).with_for_update())).first()
    if poll is None:
        raise PollGone
    if poll.state != "draft":
        raise PollRunning
    return poll
