"""Every reason for points, a module each. A new one: write its module, list it here, give it its words."""

from advocacy_app.services.points.ledger import SPENT
from advocacy_app.services.points.reason import Reason
from advocacy_app.services.points.reasons import (
    challenge,
    idea_taken_up,
    kudos,
    lesson,
    photo_accepted,
    photo_featured,
    quiz,
    share_clicked,
    share_said,
    share_url,
    surprise,
)

REASONS: dict[str, Reason] = {
    reason.name: reason
    for reason in (
        share_said.REASON,
        share_clicked.REASON,
        share_url.REASON,
        photo_accepted.REASON,
        photo_featured.REASON,
        idea_taken_up.REASON,
        challenge.REASON,
        challenge.LEARNING,
        lesson.REASON,
        quiz.REASON,
        kudos.REASON,
        surprise.REASON,
    )
}


def counts_on_boards(reason: str) -> bool:
    """Whether points of a reason count on boards: learning and spending never do."""
    return REASONS[reason].on_boards if reason in REASONS else reason != SPENT
