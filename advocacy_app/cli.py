"""Advocacy: every command in one table."""

import typer

from advocacy_app.commands import (
    access,
    backup,
    content,
    credentials,
    draws,
    links,
    members,
    migrate,
    own_data,
    photo,
    points,
    serve,
    settings,
    tokens,
    training,
    work,
    worlds,
)

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)

app.command("run")(serve.run)
app.command("dev")(serve.dev)
app.command("work")(work.work)
app.command("migrate")(migrate.migrate)
app.command("seed")(worlds.seed)
app.command("settings")(settings.show)
app.command("sign-in-link")(access.sign_in_link)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command("export-member")(own_data.export_member)
app.command("erase-member")(own_data.erase_member)
app.add_typer(content.app, name="content")
app.add_typer(credentials.app, name="credentials")
app.add_typer(draws.app, name="draw")
app.add_typer(links.app, name="links")
app.add_typer(members.app, name="member")
app.add_typer(photo.app, name="photo")
app.add_typer(points.app, name="points")
app.add_typer(tokens.app, name="token")
app.add_typer(training.app, name="training")

if __name__ == "__main__":
    app()
