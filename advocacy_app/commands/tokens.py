"""Bearer tokens of the API."""

from typing import Annotated

import typer

from advocacy_app.commands.running import run
from advocacy_app.db import transaction
from advocacy_app.services import identity

app = typer.Typer(no_args_is_help=True, help=__doc__)


@app.callback()
def tokens() -> None:
    """Bearer tokens of the API."""


@app.command()
def create(
    member: Annotated[str, typer.Option(help="e-mail of the member it acts for")],
    scope: Annotated[list[str], typer.Option(help="read or write; may be given twice")],
) -> None:
    """Make a token and print it; it is never shown again."""
    typer.echo(run(_create(member, frozenset(scope))))


@app.command()
def revoke(member: Annotated[str, typer.Option(help="e-mail of the member they act for")]) -> None:
    """End every token of a member at once."""
    run(_revoke(member))


async def _create(email: str, scopes: frozenset[str]) -> str:
    async with transaction() as session:
        member = await identity.member_by_email(session, email)
        token = await identity.make_token(session, member, scopes)
        await identity.audit(session, "", "token_made", f"member:{member.id}", scopes=" ".join(sorted(scopes)))
        return token


async def _revoke(email: str) -> None:
    async with transaction() as session:
        member = await identity.member_by_email(session, email)
        await identity.revoke_tokens(session, member.id)
        await identity.audit(session, "", "tokens_revoked", f"member:{member.id}")
