"""Credentials as their holders, owners and strangers see them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CredentialView:
    """One's own. ``state`` is valid, expired or revoked; ``why`` is what was said when it was revoked."""

    id: str = ""
    title: str = ""
    language: str = "en"
    state: str = "valid"
    state_name: str = ""
    tone: str = "good"
    line: str = ""
    why: str = ""
    named: bool = False
    address: str = ""
    """The public page, as one gives it to others."""
    linkedin: str = ""
    badge: str = ""


@dataclass(frozen=True)
class IssuedView:
    """A credential as those who run the programme see it."""

    id: str = ""
    who: str = ""
    title: str = ""
    language: str = "en"
    state: str = "valid"
    state_name: str = ""
    tone: str = "good"
    line: str = ""
    why: str = ""
    href: str = ""


@dataclass(frozen=True)
class PublicCredential:
    """What anybody may know. Without a ``title`` its holder had the rest erased. ``holder`` only where they like it."""

    id: str = ""
    state: str = "valid"
    title: str = ""
    language: str = "en"
    holder: str = ""
    issued: str = ""
    until: str = ""
    revoked: str = ""
    track: str = ""


@dataclass(frozen=True)
class Verdict:
    """What checking a file found. ``state`` is also the end of the keys of its words.

    valid · revoked · expired · altered (ours, but not what we signed) · forged (says that it is ours) · foreign
    (somebody else's) · unreadable (no credential in it)
    """

    state: str
    title: str = ""
    holder: str = ""
    issued: str = ""
    id: str = ""


@dataclass(frozen=True)
class PaperView:
    """What stands on a certificate, and the signed file that goes with it."""

    id: str
    title: str
    language: str
    name: str
    issued: str
    until: str
    track: str
    token: str
    address: str
