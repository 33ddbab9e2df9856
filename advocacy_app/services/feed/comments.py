"""Comments: shown at once, and taken back by whoever wrote them."""

import unicodedata

from sqlmodel import col, select, update

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session
from advocacy_app.events import CardCommented
from advocacy_app.i18n import numbers
from advocacy_app.models import Comment, Member
from advocacy_app.read_models.comments import CommentView
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.errors import must_fit
from advocacy_app.services.feed.acts import visible_card_id
from advocacy_app.services.feed.errors import CardGone, CommentEmpty

LONGEST = 1000
SHOWN = 50


async def comment(session: Session, viewer: Viewer, slug: str, text: str) -> str:
    """Say something about a card; the id of the comment.

    Raises:
        CardGone: no such card for this person.
        CommentEmpty: nothing but spaces.
        TooLong: more than 1 000 characters.
    """
    words = unicodedata.normalize("NFC", text).replace("\0", "").strip()
    if not words:
        raise CommentEmpty
    must_fit(words, LONGEST, "text")
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
    return CommentView(
        id=row.id,
        text=row.text,
        author=identity.face(author.name, author.nickname, author.visibility, author.id, viewer.language, ""),
        when=numbers.day_and_time(viewer.language, row.at, viewer.timezone),
        mine=author.id == viewer.member_id,
        hidden=row.hidden_at is not None,
    )
