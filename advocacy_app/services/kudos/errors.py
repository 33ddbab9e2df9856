"""Why a thank-you was not sent."""

from advocacy_app.services.errors import Invalid, NotFound, Refusal


class NobodyToThank(NotFound):
    """No such colleague, or nobody who can be thanked: the two look alike."""

    key = "kudos.nobody"


class ThankingYourself(Refusal):
    """Kudos go to others."""

    key = "kudos.yourself"


class WordsMissing(Invalid):
    """A thank-you in words needs words."""

    key = "kudos.words_missing"


class TooShort(Invalid):
    """A single word says too little: at least ``n`` characters."""

    key = "kudos.too_short"


class ThankedThisWeek(Refusal):
    """One thank-you a week to the same person."""

    key = "kudos.this_week"


class WeekFull(Refusal):
    """``n`` in a week are enough."""

    key = "kudos.week_full"
