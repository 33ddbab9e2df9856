"""Why points were not moved."""

from advocacy_app.services.errors import Invalid, Refusal


class NotEnoughPoints(Refusal):
    """There is less on the account than this costs; ``n`` are missing."""

    key = "points.not_enough"


class AlreadyTakenBack(Refusal):
    """These points were taken back before."""

    key = "points.already_taken_back"


class AlreadyAsked(Refusal):
    """A human was asked about this entry before."""

    key = "points.already_asked"


class AlreadyAnswered(Refusal):
    """This question has its answer."""

    key = "points.already_answered"


class OwnAppeal(Refusal):
    """Nobody decides about the own points."""

    key = "points.own_appeal"
    status = 403


class NothingWritten(Invalid):
    """A question and its answer need words."""

    key = "points.nothing_written"


class OutOfRange(Invalid):
    """A number of points, times or days outside what a rule may say."""

    key = "points.out_of_range"


class WeekOutOfReach(Invalid):
    """Leave can be told for the last weeks and the coming ones."""

    key = "rhythm.out_of_reach"
