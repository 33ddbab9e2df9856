"""Who people are: members, roles, sessions and the ways to sign in."""

from advocacy_app.services.identity.audit import audit
from advocacy_app.services.identity.errors import CodeWrong, KeyReused, LinkUsedUp, NobodyThere, ScopeUnknown
from advocacy_app.services.identity.faces import face, initials
from advocacy_app.services.identity.house import organisation
from advocacy_app.services.identity.links import drop_old_links, find_link, make_link, redeem_code, redeem_link
from advocacy_app.services.identity.members import add_member, member_by_email, new_account
from advocacy_app.services.identity.request_keys import Answer, claim_key, drop_old_keys, keep_answer
from advocacy_app.services.identity.sessions import (
    digest,
    drop_old_sessions,
    find_viewer,
    open_session,
    revoke_sessions,
)
from advocacy_app.services.identity.tokens import SCOPES, find_token, make_token, revoke_tokens

__all__ = [
    "SCOPES",
    "Answer",
    "CodeWrong",
    "KeyReused",
    "LinkUsedUp",
    "NobodyThere",
    "ScopeUnknown",
    "add_member",
    "audit",
    "claim_key",
    "digest",
    "drop_old_keys",
    "drop_old_links",
    "drop_old_sessions",
    "face",
    "find_link",
    "find_token",
    "find_viewer",
    "initials",
    "keep_answer",
    "make_link",
    "make_token",
    "member_by_email",
    "new_account",
    "open_session",
    "organisation",
    "redeem_code",
    "redeem_link",
    "revoke_sessions",
    "revoke_tokens",
]
