"""Credentials: what somebody passed, signed so that anybody can check it (Open Badges 3.0).

Passing a track brings one (``issue_for_track``); it is a file that its holder keeps for good. ``check`` answers
whoever is shown it, ``public`` whoever has its number, ``status_list`` programs of others. ``revoke`` takes one back.
When its holder has everything erased, ``Credential`` stays: a number, a place in the status list, a digest.
"""

from advocacy_app.services.credentials.acts import (
    issue,
    issue_anew,
    issue_for_track,
    issue_missing,
    name_on_page,
    revoke,
)
from advocacy_app.services.credentials.checking import LARGEST, check
from advocacy_app.services.credentials.errors import CredentialGone, ReasonMissing
from advocacy_app.services.credentials.keys import public_key, public_keys, rotate_key
from advocacy_app.services.credentials.queries import (
    achievement_document,
    desk,
    is_track,
    issuer_document,
    mine,
    paper,
    public,
    status_list,
)

__all__ = [
    "LARGEST",
    "CredentialGone",
    "ReasonMissing",
    "achievement_document",
    "check",
    "desk",
    "is_track",
    "issue",
    "issue_anew",
    "issue_for_track",
    "issue_missing",
    "issuer_document",
    "mine",
    "name_on_page",
    "paper",
    "public",
    "public_key",
    "public_keys",
    "revoke",
    "rotate_key",
    "status_list",
]
