"""Why fair play says no."""

from advocacy_app.services.errors import Invalid, Refusal


class AlreadyDecided(Refusal):
    """Somebody else was quicker."""

    key = "fairplay.already_decided"


class OwnCase(Refusal):
    """Nobody decides about what they are part of."""

    key = "fairplay.own_case"
    status = 403


class NothingGoesBack(Refusal):
    """No points came of this pattern."""

    key = "fairplay.nothing_goes_back"


class WordsMissing(Invalid):
    """Who loses points is told why."""

    key = "fairplay.words_missing"


class NotYetClear(Refusal):
    """This board has a prize, and no human has looked at it yet."""

    key = "fairplay.not_yet_clear"


class CasesOpen(Refusal):
    """``n`` patterns around people on this board wait for a decision."""

    key = "fairplay.cases_open"
