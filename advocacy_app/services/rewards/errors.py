"""Why a reward was not given."""

from advocacy_app.services.errors import Invalid, Refusal


class NotOnOffer(Refusal):
    """This reward is not there, not yet, or no more."""

    key = "rewards.not_on_offer"
    status = 404


class NoneLeft(Refusal):
    """Somebody else got the last piece."""

    key = "rewards.none_left"


class HadEnough(Refusal):
    """``n`` of these are the most that one person may have."""

    key = "rewards.had_enough"


class AddressMissing(Invalid):
    """This reward travels, and nobody knows where to."""

    key = "rewards.address_missing"


class WordsMissing(Invalid):
    """Saying no, and giving a present, need a sentence."""

    key = "rewards.words_missing"


class ReceiverMissing(Invalid):
    """Nobody was chosen, or nobody who works here."""

    key = "rewards.receiver_missing"


class OutOfRange(Invalid):
    """A price, a stock or a limit that cannot be right."""

    key = "rewards.out_of_range"


class TitleMissing(Invalid):
    """A reward needs a name."""

    key = "rewards.title_missing"


class NotSo(Refusal):
    """An order cannot go from where it stands to there: somebody was quicker."""

    key = "rewards.not_so"


class OwnOrder(Refusal):
    """Nobody decides about the own wishes, and nobody surprises themselves."""

    key = "rewards.own_order"
    status = 403


class NothingGiven(Invalid):
    """A surprise is points, a present, or both."""

    key = "rewards.nothing_given"


class SurprisesSpent(Refusal):
    """More than one person may give, or get, in a month: ``n`` points are left."""

    key = "rewards.surprises_spent"


class PictureGone(Invalid):
    """It was never sent, by somebody else, or was swept away."""

    key = "studio.picture_gone"
