"""What stories about credentials have in common."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from sqlmodel import select

from advocacy_app.db import reading, transaction
from advocacy_app.models import CredentialPaper, Member
from advocacy_app.read_models.credentials import CredentialView, Verdict
from advocacy_app.services import credentials
from tests import factories, tools

TRACK = "photos"
PROGRAM = Path(__file__).parents[2] / "support" / "credential_verify.mjs"
SCHEMAS = Path(__file__).parents[2] / "data" / "openbadges"


async def issue(member: Member, track: str = TRACK) -> CredentialView:
    """As after passing a track."""
    async with transaction() as session:
        await credentials.issue(session, member, track)
        return (await credentials.mine(session, factories.viewer(member)))[0]


async def token_of(credential: str) -> str:
    async with reading() as session:
        asked = select(CredentialPaper.token).where(CredentialPaper.credential_id == credential)
        return (await session.exec(asked)).one()


async def keys() -> dict[str, Any]:
    async with reading() as session:
        return {"keys": await credentials.public_keys(session)}


async def status_list(page: int = 0) -> str:
    async with transaction() as session:
        return await credentials.status_list(session, page)


async def check(file: bytes | str) -> Verdict:
    async with reading() as session:
        return await credentials.check(session, file.encode() if isinstance(file, str) else file, "en", "Europe/Rome")


async def revoke(owner: Member, credential: str, why: str = "Issued by mistake.") -> None:
    async with transaction() as session:
        await credentials.revoke(session, factories.viewer(owner), credential, why)


def elsewhere(token: str, keys: dict[str, Any], **more: Any) -> dict[str, Any]:
    """What a program of others makes of it: jose for the signature, ajv with 1EdTech's own schema for the shape."""
    schema = SCHEMAS / "ob_v3p0_achievementcredential_schema.json"
    given = json.dumps({"token": token, "keys": keys, "schema": str(schema), **more})
    env = os.environ | {"NPM_DIR": str(tools.npm())}
    done = subprocess.run([tools.node(), PROGRAM], input=given, env=env, capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)
