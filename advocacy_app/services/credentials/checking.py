"""Checking a file that somebody shows: what any verifier does, and one thing more: we know what we issued."""

from datetime import datetime
from typing import Any, cast

from sqlmodel import select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.i18n.numbers import day
from advocacy_app.integrations.badges import SignatureWrong, Unreadable, carried, claims_of, verified
from advocacy_app.models import Credential
from advocacy_app.read_models.credentials import Verdict
from advocacy_app.services.credentials import rules
from advocacy_app.services.credentials.errors import CredentialGone
from advocacy_app.services.credentials.keys import house, public_key

LARGEST = 2_000_000
"""Bytes of a file that is looked at."""


async def check(session: Session, file: bytes, language: str, zone: str) -> Verdict:
    """What a baked PNG or SVG, or the bare text of a credential, is worth."""
    token = carried(file[:LARGEST])
    try:
        header, claims = claims_of(token)
    except Unreadable:
        return Verdict("unreadable")
    said = _said(claims)
    if claims.get("iss") != (await house(session)).url("/issuer"):
        return Verdict("foreign", **said)
    trouble = await _trouble(session, token, header)
    if trouble:
        return Verdict(trouble)
    return await _in_our_books(session, token, claims, said | {"issued": _day(claims, language, zone)})


async def _trouble(session: Session, token: str, header: dict[str, Any]) -> str:
    """A key that never was ours is a forgery; a signature of ours over something else, an alteration."""
    try:
        key = await public_key(session, str(header.get("kid", "")).rpartition("/")[2][:64])
        verified(token, key)
    except CredentialGone:
        return "forged"
    except SignatureWrong:
        return "altered"
    return ""


async def _in_our_books(session: Session, token: str, claims: dict[str, Any], said: dict[str, str]) -> Verdict:
    """Even with a stolen key nobody can sign what our books do not know."""
    asked = select(Credential).where(Credential.digest == rules.digest_of(token))
    row = (await session.exec(asked)).first()
    if row is None:
        return Verdict("forged")
    if row.revoked_at:
        return Verdict("revoked", id=row.id, **said)
    ends = claims.get("exp")
    expired = isinstance(ends, int) and ends <= clock.now().timestamp()
    return Verdict("expired" if expired else "valid", id=row.id, **said)


def _said(claims: dict[str, Any]) -> dict[str, str]:
    """Title and holder as the file names them, whatever shape it has."""
    people = _part(claims.get("credentialSubject"), "identifier")
    named = (each for each in _listed(people) if _part(each, "identityType") == "name" and not _part(each, "hashed"))
    holder = _part(next(named, None), "identityHash")
    return {"title": str(claims.get("name") or "")[:200], "holder": str(holder or "")[:120]}


def _part(thing: Any, name: str) -> Any:
    """A part of an object; None where it is no object, or has no such part."""
    return cast("dict[str, Any]", thing).get(name) if isinstance(thing, dict) else None


def _listed(thing: Any) -> list[Any]:
    return cast("list[Any]", thing) if isinstance(thing, list) else []


def _day(claims: dict[str, Any], language: str, zone: str) -> str:
    return day(language, datetime.fromisoformat(claims["validFrom"]), zone)
