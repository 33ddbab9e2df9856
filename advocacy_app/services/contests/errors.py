"""How a contest says no."""

from advocacy_app.services.errors import Invalid, NotFound, Refusal


class ContestGone(NotFound):
    """No such contest, or not for this person: all look alike."""

    key = "error.nothing_here"


class ForOthers(Refusal):
    """Whoever runs contests sees all of them, and can take part in those that are for them."""

    key = "contest.for_others"


class TitleMissing(Invalid):
    key = "contest.title_missing"


class DatesUnclear(Invalid):
    """It would end before it begins, or in the past."""

    key = "contest.dates_unclear"


class HashtagUnusable(Invalid):
    key = "contest.hashtag_unusable"


class ValueUnclear(Invalid):
    """No amount of money, or one that nobody gives away."""

    key = "contest.value_unclear"


class PrizeMissing(Invalid):
    """There is nothing to win in the draw."""

    key = "contest.prize_missing"


class TooManyPrizes(Invalid):
    key = "contest.too_many_prizes"


class SponsorMissing(Invalid):
    """The rules must say whom to ask."""

    key = "contest.sponsor_missing"


class WitnessAlone(Invalid):
    """A witness needs somebody of the company who acts for it."""

    key = "contest.witness_alone"


class EventUnclear(Invalid):
    """The public event, and how its value is written, must be fixed beforehand."""

    key = "contest.event_unclear"


class PledgeMissing(Refusal):
    """A country asks for something that nobody has confirmed yet."""

    key = "contest.pledge_missing"


class RulesFrozen(Refusal):
    """It was started: rules, dates and prizes stay as they are."""

    key = "contest.rules_frozen"


class RulesUnread(Refusal):
    """The rules that were accepted are not those that count."""

    key = "contest.rules_unread"


class RulesUnseen(Refusal):
    """The box beside the rules was not ticked."""

    key = "contest.read_rules"


class NotOpenYet(Refusal):
    key = "contest.not_open_yet"


class EntryClosed(Refusal):
    """The list is closed; a tap that waited on a phone comes too late, too."""

    key = "contest.entry_closed"


class OwnContest(Refusal):
    """Whoever runs it does not take part."""

    key = "contest.own"


class AnswerMissing(Invalid):
    key = "contest.answer_missing"


class CannotCancel(Refusal):
    """From the closing on a draw cannot be cancelled."""

    key = "contest.cannot_cancel"


class NoWitness(Refusal):
    """Only a witness of this draw, and only at their time."""

    key = "contest.no_witness"


class NumberUnfit(Invalid):
    """Not the number that was locked in."""

    key = "contest.number_unfit"


class ValueGiven(Refusal):
    """It was written down already, and stays."""

    key = "contest.value_given"


class ClaimOver(NotFound):
    """No such prize to claim, or no longer."""

    key = "contest.claim_over"
    status = 410


class JudgesMissing(Invalid):
    """Two at least, so that nobody decides alone."""

    key = "contest.judges_missing"


class TooManyJudges(Invalid):
    key = "contest.too_many_judges"


class CriteriaMissing(Invalid):
    """What judges look at stands in the rules."""

    key = "contest.criteria_missing"


class WayMissing(Invalid):
    """Judges need something to judge, and nobody has to post: a question is the way without a post."""

    key = "contest.way_missing"


class JudgedAlready(Refusal):
    """The result stands, or this judge has handed in."""

    key = "contest.judged_already"


class NotEverythingScored(Refusal):
    key = "contest.not_everything_scored"


class OwnWork(Refusal):
    """Nobody judges their own entry."""

    key = "contest.own_work"
    status = 403


class ScoreUnfit(Invalid):
    """Not one of the scores."""

    key = "contest.score_unfit"
