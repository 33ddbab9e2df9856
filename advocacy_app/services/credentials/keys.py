"""The keys of this installation: made when first needed, sealed with its secret, public halves kept for good."""

import asyncio
import json
from typing import Any

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.config import settings
from advocacy_app.db import Session, insert_once, take_turn
from advocacy_app.integrations.badges import KeyPair, Unreadable
from advocacy_app.models import SigningKey
from advocacy_app.services import identity
from advocacy_app.services.credentials.errors import CredentialGone
from advocacy_app.services.credentials.rules import House


async def house(session: Session) -> House:
    """The issuer as it is called now."""
    return House((await identity.organisation(session)).name, settings().origin)


async def current_key(session: Session) -> KeyPair:
    """The pair that signs. One that cannot be read (the secret is another one now) is followed by a new one."""
    await take_turn(session, "credential keys")
    newest = select(SigningKey).order_by(col(SigningKey.made_at).desc(), col(SigningKey.id)).limit(1)
    row = (await session.exec(newest)).first()
    try:
        return KeyPair.unsealed(row.sealed, settings().key) if row else await rotate_key(session)
    except Unreadable:
        return await rotate_key(session)


async def rotate_key(session: Session) -> KeyPair:
    """Sign with a new pair from now on; what older ones signed stays valid, since their public halves stay."""
    pair = await asyncio.to_thread(KeyPair.make)
    sealed, public = pair.sealed(settings().key), json.dumps(pair.public)
    await insert_once(session, SigningKey, id=pair.id, public=public, sealed=sealed, made_at=clock.now())
    return pair


async def public_keys(session: Session) -> list[dict[str, Any]]:
    """Every key that ever signed, the newest first, as JSON Web Keys."""
    owner = await house(session)
    found = await session.exec(select(SigningKey).order_by(col(SigningKey.made_at).desc(), col(SigningKey.id)))
    return [_named(owner, row) for row in found.all()]


async def public_key(session: Session, key_id: str) -> dict[str, Any]:
    """One of them by its thumbprint.

    Raises:
        CredentialGone: no such key.
    """
    row = await session.get(SigningKey, key_id)
    if row is None:
        raise CredentialGone
    return _named(await house(session), row)


def _named(owner: House, row: SigningKey) -> dict[str, Any]:
    """The key with the name that the headers of signed files call it by."""
    return {**json.loads(row.public), "kid": key_url(owner, row.id)}


def key_url(owner: House, key_id: str) -> str:
    """Where the public half of a key is found."""
    return owner.url(f"/keys/{key_id}")
