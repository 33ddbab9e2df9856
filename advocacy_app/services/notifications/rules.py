"""How notices and their kinds are laid out. Pure: no session, no clock."""

from collections.abc import Sequence

from advocacy_app.read_models.inbox import KindView, NoticeView

GROUPS = ("today", "week", "earlier")


def grouped(notices: Sequence[NoticeView]) -> tuple[list[NoticeView], list[NoticeView], list[NoticeView]]:
    """Today's, this week's, earlier ones; the order stays."""
    today, week, earlier = ([notice for notice in notices if notice.group == group] for group in GROUPS)
    return today, week, earlier


def by_reader(kinds: Sequence[KindView]) -> tuple[list[KindView], list[KindView]]:
    """What everyone can get, and what those who run the programme get besides."""
    return [kind for kind in kinds if not kind.owners], [kind for kind in kinds if kind.owners]
