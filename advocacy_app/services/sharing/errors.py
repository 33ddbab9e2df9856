"""How sharing says no."""

from advocacy_app.services.errors import Invalid, Refusal


class TargetNotSafe(Invalid):
    """A link may lead only to an ordinary web address."""

    key = "sharing.target_not_safe"


class ServerNotUnderstood(Invalid):
    """What was typed is not the name of a Mastodon server."""

    key = "sharing.server_not_understood"


class PostNotRecognised(Invalid):
    """The address is not that of a post on ``network``."""

    key = "sharing.post_not_recognised"


class PostHasNoAddress(Invalid):
    """What goes out by ``network`` (a message, a mail) has no public address."""

    key = "sharing.post_has_no_address"


class InsideOnly(Refusal):
    """This post is for colleagues and has no address outside."""

    key = "sharing.inside_only"


class NothingSaid(Invalid):
    """A share begins with words."""

    key = "sharing.nothing_said"


class TooManyWords(Invalid):
    """More than ``n`` characters: no network takes that."""

    key = "sharing.too_many_words"


class NetworkUnknown(Invalid):
    """There is no such way out."""

    key = "sharing.network_unknown"


class WordsBlocked(Refusal):
    """A rule that blocks: ``rule`` is its name."""

    key = "sharing.blocked"


class SizeNotUnderstood(Invalid):
    """How many people follow somebody is a whole number."""

    key = "sharing.size_not_understood"


class ServerMissing(Invalid):
    """Mastodon has many servers; the member has not said which."""

    key = "sharing.server_missing"


class PostAlreadyGiven(Refusal):
    """Somebody handed this very post in before."""

    key = "sharing.post_already_given"


class PostAddressChanged(Refusal):
    """Its member gave another address since this one was shown; nothing was decided."""

    key = "sharing.post_address_changed"


class PostAlreadySeen(Refusal):
    """An owner has decided about it; it cannot be exchanged any more."""

    key = "sharing.post_already_seen"


class OwnPost(Refusal):
    """Nobody looks at the own post."""

    key = "sharing.own_post"
    status = 403


class NothingWritten(Invalid):
    """Declining needs words."""

    key = "sharing.nothing_written"


class TimeNotUnderstood(Invalid):
    """A reminder is for a moment to come, at most a year away."""

    key = "sharing.time_not_understood"
