"""Who people are: members, roles, sessions and the ways to sign in."""

from advocacy_app.services.identity.errors import CodeWrong, LinkUsedUp, NobodyThere
from advocacy_app.services.identity.faces import face, initials
from advocacy_app.services.identity.links import find_link, make_link, redeem_code, redeem_link
from advocacy_app.services.identity.members import add_member, member_by_email, new_account
from advocacy_app.services.identity.sessions import digest, find_viewer, open_session, revoke_sessions

__all__ = [
    "CodeWrong",
    "LinkUsedUp",
    "NobodyThere",
    "add_member",
    "digest",
    "face",
    "find_link",
    "find_viewer",
    "initials",
    "make_link",
    "member_by_email",
    "new_account",
    "open_session",
    "redeem_code",
    "redeem_link",
    "revoke_sessions",
]
