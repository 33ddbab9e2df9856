"""Why something about a credential was not done."""

from advocacy_app.services.errors import Invalid, NotFound


class CredentialGone(NotFound):
    """No such credential, or not this person's."""


class ReasonMissing(Invalid):
    """Whoever loses a credential is told why, in words."""

    key = "credential.reason_missing"
