"""How sharing says no."""

from advocacy_app.services.errors import Invalid


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
