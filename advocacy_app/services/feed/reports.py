"""Reported comments: out of sight at once, until an owner decides."""

from collections import defaultdict

from sqlmodel import col, select, update

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session, columns, insert_once, rows
from advocacy_app.events import CommentDecided, CommentReported
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import Card, Comment, CommentReport
from advocacy_app.read_models.comments import REASONS, ReportedComment
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.errors import Invalid
from advocacy_app.services.feed.audience import may_see, reader_of
from advocacy_app.services.feed.errors import CardGone, CommentLookedAt

SHOWN = 50


async def report_comment(session: Session, viewer: Viewer, comment_id: str, reason: str) -> None:
    """Hide a comment until an owner has looked at it; reporting twice is reporting once.

    Raises:
        Invalid: not one of ``REASONS``.
        CardGone: not there, or under a card this person may not see.
        CommentLookedAt: an owner has decided that it stays.
    """
    if reason not in REASONS:
        raise Invalid
    if await _decided(session, viewer, comment_id):
        raise CommentLookedAt
    moment = clock.now()
    report = {"comment_id": comment_id, "member_id": viewer.member_id, "reason": reason}
    await insert_once(session, CommentReport, id=ids.new_id(), at=moment, **report)
    undecided = (col(Comment.id) == comment_id, col(Comment.hidden_at).is_(None), col(Comment.decided_at).is_(None))
    if (await session.exec(update(Comment).where(*undecided).values(hidden_at=moment))).rowcount:
        await bus.record(session, CommentReported(actor=viewer.member_id, comment=comment_id))


async def _decided(session: Session, viewer: Viewer, comment_id: str) -> bool:
    """Whether an owner has looked at a comment that this person may see."""
    asked = columns(Comment.decided_at).join(Card, col(Card.id) == Comment.card_id).where(Comment.id == comment_id)
    visible = asked.where(may_see(await reader_of(session, viewer)), col(Comment.removed_at).is_(None))
    found = await rows(session, visible)
    if not found:
        raise CardGone
    return found[0] is not None


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
    found = await rows(session, waiting)
    why = await _reasons(session, [row.id for row, *_ in found])
    return [_view(row, slug, title or summary, why[row.id], viewer) for row, slug, title, summary in found]


async def _reasons(session: Session, comment_ids: list[str]) -> dict[str, list[str]]:
    """Each reason that was given once, in the order of the choice; who gave it does not matter."""
    asked = select(CommentReport.comment_id, CommentReport.reason).where(col(CommentReport.comment_id).in_(comment_ids))
    given = set((await session.exec(asked)).all())
    why: dict[str, list[str]] = defaultdict(list)
    for comment_id, reason in sorted(given, key=lambda pair: REASONS.index(pair[1])):
        why[comment_id].append(reason)
    return why


def _view(row: Comment, slug: str, card: str, reasons: list[str], viewer: Viewer) -> ReportedComment:
    language, zone = viewer.language, viewer.timezone
    return ReportedComment(
        id=row.id,
        text=row.text,
        slug=slug,
        card=card,
        when=numbers.day_and_time(language, row.at, zone),
        reported=numbers.day_and_time(language, row.hidden_at, zone) if row.hidden_at else "",
        why=" · ".join(tr(language, f"card.report_{reason}") for reason in reasons),
    )
