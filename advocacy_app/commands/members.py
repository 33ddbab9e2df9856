"""``advocacy member``: who may come in."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from advocacy_app.commands.running import run
from advocacy_app.db import reading, transaction
from advocacy_app.i18n import Language
from advocacy_app.models.member import Role
from advocacy_app.read_models.people import ListedMember
from advocacy_app.services import identity

app = typer.Typer(no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="print JSON")]


@app.callback()
def member() -> None:
    """Add, list and deactivate colleagues."""


@app.command()
def add(
    email: str,
    name: Annotated[str, typer.Option(help="first and last name")],
    role: Annotated[Role, typer.Option()] = "employee",
    team: Annotated[str, typer.Option(help="name or slug of a team")] = "",
    language: Annotated[Language, typer.Option()] = "en",
    as_json: AsJson = False,
) -> None:
    """Add a colleague; they sign in with their e-mail address."""
    _print_one(run(_add(email, name, role, team, language)), as_json=as_json)


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """List every active colleague."""
    members = run(_list())
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in members], ensure_ascii=False))
        return
    for each in members:
        typer.echo(f"{each.name:<28} {each.email:<38} {each.role:<15} {each.team:<22} {each.language}")


@app.command()
def deactivate(email: str, as_json: AsJson = False) -> None:
    """Let a colleague go: within seconds every session and socket is closed; what they did stays."""
    _print_one(run(_deactivate(email)), as_json=as_json)


async def _add(email: str, name: str, role: str, team: str, language: str) -> ListedMember:
    async with transaction() as session:
        place = await identity.place_of(session, team)
        new = await identity.enrol(session, None, name=name, email=email, role=role, language=language, **place)
        return await identity.listed(session, new.id)


async def _list() -> list[ListedMember]:
    async with reading() as session:
        return await identity.everybody(session)


async def _deactivate(email: str) -> ListedMember:
    async with transaction() as session:
        leaving = await identity.member_by_email(session, email)
        await identity.deactivate(session, leaving, None)
        return await identity.listed(session, leaving.id)


def _print_one(member: ListedMember, *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(asdict(member), ensure_ascii=False))
    else:
        typer.echo(f"{member.name} <{member.email}>")
