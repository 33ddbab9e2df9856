"""Getting people in from the command line."""

import typer

from advocacy_app.commands.running import run
from advocacy_app.config import settings
from advocacy_app.db import transaction
from advocacy_app.services import identity


def sign_in_link(email: str) -> None:
    """Print a one-time sign-in address for a member."""
    typer.echo(run(_link(email)))


async def _link(email: str) -> str:
    async with transaction() as session:
        member = await identity.member_by_email(session, email)
        token = await identity.hand_link(session, None, member.id)
    return f"{address()}/auth/link/{token}"


def address() -> str:
    """Where people reach this installation: the configured address, else the port of the last run."""
    port_file = settings().data_dir / "port"
    if "public_url" in settings().model_fields_set or not port_file.exists():
        return settings().origin
    return f"http://localhost:{port_file.read_text()}"
