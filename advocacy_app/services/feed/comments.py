"""Comments: shown at once; a report hides one until an owner decides."""

import unicodedata

from sqlmodel import col, select, update

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session, columns, insert_once, rows
from advocacy_app.events import CardCommented, CommentDecided, CommentReported
from advocacy_app.i18n import numbers
from advocacy_app.models import Card, Comment, CommentReport, Member
from advocacy_app.read_models.comments import CommentView, ReportedComment
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.feed.acts import visible_card_id
from advocacy_app.services.feed.audience import may_see, reader_of
from advocacy_app.services.feed.errors import CardGone, CommentEmpty, CommentTooLong

LONGEST = 1000
SHOWN = 50


async def comment(session: Session, viewer: Viewer, slug: str, text: str) -> str:
    """Say something about a card; the id of the comment.

    Raises:
        CardGone: no such card for this person.
        CommentEmpty: nothing but spaces.
        CommentTooLong: more than 1 000 characters.
    """
    words = unicodedata.normalize("NFC", text).replace("\0", "").strip()
    if not words:
        raise CommentEmpty
    if len(words) > LONGEST:
        raise CommentTooLong(n=LONGEST)
    card_id = await visible_card_id(session, viewer, slug)
    row = Comment(id=ids.new_id(), card_id=card_id, member_id=viewer.member_id, text=words, at=clock.now())
    session.add(row)
    await session.flush()
    await bus.record(session, CardCommented(actor=viewer.member_id, card=card_id, comment=row.id))
    return row.id


async def take_comment_back(session: Session, viewer: Viewer, comment_id: str) -> None:
    """Remove a comment of one's own.

    Raises:
        CardGone: not there, or somebody else's.
    """
    mine = update(Comment).where(
        col(Comment.id) == comment_id, col(Comment.member_id) == viewer.member_id, col(Comment.removed_at).is_(None)
    )
    if (await session.exec(mine.values(removed_at=clock.now(), text=""))).rowcount != 1:
        raise CardGone


async def report_comment(session: Session, viewer: Viewer, comment_id: str) -> None:
    """Hide a comment until an owner has looked at it; reporting twice is reporting once.

    Raises:
        CardGone: not there, or under a card this person may not see.
    """
    reader = await reader_of(session, viewer)
    visible = (
        select(Comment.id).join(Card, col(Card.id) == Comment.card_id).where(Comment.id == comment_id, may_see(reader))
    )
    if (await session.exec(visible.where(col(Comment.removed_at).is_(None)))).first() is None:
        raise CardGone
    moment = clock.now()
    await insert_once(
        session, CommentReport, id=ids.new_id(), comment_id=comment_id, member_id=viewer.member_id, at=moment
    )
    undecided = (col(Comment.id) == comment_id, col(Comment.hidden_at).is_(None), col(Comment.decided_at).is_(None))
    if (await session.exec(update(Comment).where(*undecided).values(hidden_at=moment))).rowcount:
        await bus.record(session, CommentReported(actor=viewer.member_id, comment=comment_id))


async def decide_comment(session: Session, viewer: Viewer, comment_id: str, *, show: bool) -> None:
    """An owner's word on a reported comment: show it again, or keep it away.

    Raises:
        NotAllowed: the viewer runs no content.
        CardGone: nothing to decide.
    """
    identity.must_be_owner(viewer)
    moment = clock.now()
    outcome = {"hidden_at": None} if show else {"removed_at": moment}
    waiting = update(Comment).where(
        col(Comment.id) == comment_id, col(Comment.hidden_at).is_not(None), col(Comment.removed_at).is_(None)
    )
    decided = waiting.values(decided_at=moment, decided_by=viewer.member_id, **outcome)
    if (await session.exec(decided)).rowcount != 1:
        raise CardGone
    await identity.audit(session, viewer.member_id, "comment_decided", f"comment:{comment_id}", shown=show)
    await bus.record(session, CommentDecided(actor=viewer.member_id, comment=comment_id, shown=show))


async def comments(session: Session, viewer: Viewer, card_id: str) -> list[CommentView]:
    """The latest fifty comments under a card, oldest first. One's own hidden comment stays visible to oneself."""
    shown = (
        select(Comment, Member)
        .join(Member, col(Member.id) == Comment.member_id)
        .where(Comment.card_id == card_id, col(Comment.removed_at).is_(None))
        .where(col(Comment.hidden_at).is_(None) | (Comment.member_id == viewer.member_id))
        .order_by(col(Comment.at).desc())
        .limit(SHOWN)
    )
    return [_view(row, author, viewer) for row, author in reversed((await session.exec(shown)).all())]


def _view(row: Comment, author: Member, viewer: Viewer) -> CommentView:
    mine = author.id == viewer.member_id
    visibility = "name" if mine else author.visibility
    return CommentView(
        id=row.id,
        text=row.text,
        author=identity.face(author.name, author.nickname, visibility, author.id, viewer.language, ""),
        when=numbers.day_and_time(viewer.language, row.at, viewer.timezone),
        mine=mine,
        hidden=row.hidden_at is not None,
    )


async def reported_comments(session: Session, viewer: Viewer) -> list[ReportedComment]:
    """What waits for an owner, the longest waiting first, at most fifty.

    Raises:
        NotAllowed: the viewer runs no content.
    """
    identity.must_be_owner(viewer)
    waiting = (
        columns(Comment, Card.slug, Card.title, Card.summary)
        .join(Card, col(Card.id) == Comment.card_id)
        .where(col(Comment.hidden_at).is_not(None), col(Comment.removed_at).is_(None))
        .order_by(col(Comment.hidden_at))
        .limit(SHOWN)
    )
    return [
        ReportedComment(
            row.id, row.text, slug, title or summary, numbers.day_and_time(viewer.language, row.at, viewer.timezone)
        )
        for row, slug, title, summary in await rows(session, waiting)
    ]
