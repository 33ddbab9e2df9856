"""Kudos: a thank-you in words between colleagues. Few a week, for nobody else's eyes, and worth no points."""

from advocacy_app.services.kudos.acts import decide_kudos, give, give_for_post, report_kudos, welcome_kudos
from advocacy_app.services.kudos.errors import (
    NobodyToThank,
    ThankedThisWeek,
    ThankingYourself,
    TooShort,
    WeekFull,
    WordsMissing,
)
from advocacy_app.services.kudos.finding import colleagues
from advocacy_app.services.kudos.queries import count_kudos, kudos, reported_kudos, to_author
from advocacy_app.services.kudos.rules import A_WEEK

__all__ = [
    "A_WEEK",
    "NobodyToThank",
    "ThankedThisWeek",
    "ThankingYourself",
    "TooShort",
    "WeekFull",
    "WordsMissing",
    "colleagues",
    "count_kudos",
    "decide_kudos",
    "give",
    "give_for_post",
    "kudos",
    "report_kudos",
    "reported_kudos",
    "to_author",
    "welcome_kudos",
]
