"""``advocacy settings``: every setting, what it is for and its value here (secrets masked)."""

import json

import typer

from advocacy_app.config import Settings, settings

_SECRET = {"secret", "metrics_token", "database_url", "redis_url", "mail_url", "oidc"}


def show(as_json: bool = typer.Option(False, "--json")) -> None:
    """List all settings."""
    rows = {
        f"ADVOCACY_{name.upper()}": {"value": _shown(name), "what": field.description or ""}
        for name, field in Settings.model_fields.items()
    }
    if as_json:
        typer.echo(json.dumps(rows, indent=2))
        return
    for name, row in rows.items():
        typer.echo(f"{name}={row['value']}\n    {row['what']}")


def _shown(name: str) -> str:
    value = getattr(settings(), name)
    return "•••" if value and name in _SECRET else str(value)
