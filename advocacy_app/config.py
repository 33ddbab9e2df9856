"""Every setting of the product, read once from the environment (``ADVOCACY_…``); ``advocacy settings`` lists them."""

import contextlib
import difflib
import functools
import os
import secrets
import tempfile
from email.utils import parseaddr
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

_OF_DEVELOPMENT = {"ADVOCACY_DEV_API", "ADVOCACY_BENCH_MINUTES"}


class OidcProvider(BaseModel, frozen=True):
    """One OpenID Connect provider that people may sign in with."""

    name: str = Field(pattern=r"^[a-z0-9-]{1,32}$", description="stands in the address /auth/<name>/login")
    label: str = Field(description="what the button calls it")
    issuer: str = Field(description="issuer address; its discovery document is read from there")
    client_id: str
    client_secret: str = ""
    link_by_email: bool = Field(default=False, description="trust a verified e-mail of this provider to find a member")


class Settings(BaseSettings):
    """Frozen: nothing changes a setting while the product runs."""

    model_config = SettingsConfigDict(env_prefix="ADVOCACY_", frozen=True, extra="ignore")

    data_dir: Path = Field(default=Path("data"), description="database file, media, outbox of the embedded edition")
    database_url: str = Field(
        default="",
        pattern=r"^((sqlite\+aiosqlite|postgresql\+asyncpg)://.+)?$",
        description="sqlite+aiosqlite:///… or postgresql+asyncpg://…",
    )
    redis_url: str = Field(
        default="", pattern=r"^((redis|rediss|unix)://.+)?$", description="redis://…; needed for more than one worker"
    )
    storage_url: str = Field(
        default="",
        description="file:///… (default: media under the data directory) or s3://bucket/prefix?endpoint=…&region=…",
    )
    mail_url: str = Field(
        default="",
        pattern=r"^(smtps?://[^/?#]+/?)?$",
        description="smtp://user:password@host:587 or smtps://user:password@host:465; empty: a local outbox",
    )
    mail_from: str = Field(default="Advocacy <advocacy@localhost>", description="sender of every mail")
    public_url: str = Field(default="http://localhost:8000", description="the address people open")
    proxies: str = Field(
        default="127.0.0.0/8,::1", description="networks of your own reverse proxies, whose X-Forwarded-For is believed"
    )
    workers: int = Field(default=1, ge=1, le=64, description="web workers; more than one needs Redis")
    jobs_inside: bool = Field(default=True, description="web workers do the jobs, too; false beside `advocacy work`")
    secret: str = Field(default="", description="32 random bytes in hex; made and kept in the data directory if empty")
    photos_a_day: int = Field(default=40, ge=1, le=1000, description="photos that one person may send in 24 hours")
    photo_reviewers: int = Field(default=1, ge=1, le=2, description="people who must approve a photo: 1 or 2")
    keep_originals: bool = Field(default=False, description="keep photos as they were sent, metadata and all")
    escrow_name: str = Field(
        default="", max_length=80, description="who could reveal the seed of a draw, such as the works council"
    )
    escrow_key: str = Field(
        default="",
        pattern=r"^([0-9a-f]{64})?$",
        description="their public key, from `advocacy draw escrow-key`; empty: no escrow",
    )
    beacon_url: str = Field(
        default="",
        pattern=r"^(https://[^\s/?#]+)?$",
        description="where draws read the beacon drand, such as https://api.drand.sh; empty: people bring it",
    )
    credential_months: int = Field(
        default=0, ge=0, le=240, description="months that a certificate stays valid; 0: for good"
    )
    xapi_url: str = Field(default="", description="xAPI endpoint that learning is told to; empty: nobody is told")
    xapi_user: str = Field(default="", description="user of that endpoint (HTTP Basic)")
    xapi_password: str = Field(default="", description="its password")
    metrics_token: str = Field(default="", description="bearer token for /metrics; empty: only from this machine")
    world: Literal["", "demo", "empty", "busy"] = Field(default="", description="world sown into an empty database")
    service_worker: bool = Field(
        default=True, description="off: phones drop theirs, with all it kept, at the next start"
    )
    oidc: tuple[OidcProvider, ...] = Field(default=(), description="JSON list of OpenID Connect providers")

    @model_validator(mode="after")
    def _several_workers_need_redis(self) -> "Settings":
        if self.workers > 1 and not self.redis_url:
            raise ValueError("ADVOCACY_WORKERS is more than 1, so ADVOCACY_REDIS_URL is needed (or set it to 1).")
        return self

    @model_validator(mode="after")
    def _plain_http_only_at_home(self) -> "Settings":
        if not self.https and self.host not in {"localhost", "127.0.0.1", "::1"}:
            raise ValueError("ADVOCACY_PUBLIC_URL must be https:// (plain http is for localhost only).")
        return self

    @model_validator(mode="after")
    def _learning_is_told_in_private(self) -> "Settings":
        parts = urlsplit(self.xapi_url)
        if self.xapi_url and parts.scheme != "https" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
            raise ValueError("ADVOCACY_XAPI_URL must be https:// (plain http is for localhost only).")
        return self

    @property
    def https(self) -> bool:
        """Whether people reach the product over TLS; cookies and HSTS follow it."""
        return urlsplit(self.public_url).scheme == "https"

    @property
    def mail_address(self) -> str:
        """The bare address of that sender."""
        return parseaddr(self.mail_from)[1]

    @property
    def host(self) -> str:
        """Host name of the public address."""
        return urlsplit(self.public_url).hostname or ""

    @property
    def origin(self) -> str:
        """The one origin whose pages may act with a person's cookie."""
        return self.public_url.rstrip("/")

    @property
    def origins(self) -> tuple[str, ...]:
        """The origin under each of its names: localhost has two."""
        own = self.origin
        return (own, own.replace("//localhost", "//127.0.0.1")) if self.host == "localhost" else (own,)

    @property
    def key(self) -> str:
        """What cookies are signed with: the configured secret, else one that this installation made for itself."""
        return self.secret or _kept_secret(self.data_dir / "secret")

    @property
    def database(self) -> str:
        """Address of the database; a file in the data directory unless configured."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir.absolute() / 'advocacy.db'}"

    @property
    def storage(self) -> str:
        """Address of the blob store; a folder in the data directory unless configured."""
        return self.storage_url or f"file://{self.data_dir.absolute() / 'media'}"

    @property
    def outbox(self) -> Path:
        """Where mails are kept when no mail server is configured."""
        return self.data_dir / "outbox"


@functools.cache
def _kept_secret(file: Path) -> str:
    """Read the secret, or make it: whoever links the file first has made it for everyone."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=file.parent) as made, contextlib.suppress(FileExistsError):
            made.write(secrets.token_hex(32))
            made.flush()
            os.link(made.name, file)
    return file.read_text()


@functools.cache
def settings() -> Settings:
    """The settings of this process.

    Raises:
        SystemExit: a setting that cannot be; the message names it.
    """
    try:
        return Settings()
    except ValidationError as error:
        raise SystemExit("\n".join(_said(fault) for fault in error.errors())) from error
    except SettingsError as error:
        raise SystemExit("ADVOCACY_OIDC: must be a JSON list.") from error


def _said(fault: Any) -> str:
    """A message of ours as it is; of a single setting with its name, and with what it wants to be."""
    message = fault["msg"].removeprefix("Value error, ")
    place = "_".join(str(part) for part in fault["loc"])
    if place in Settings.model_fields and fault["type"] == "string_pattern_mismatch":
        message = f"must be {Settings.model_fields[place].description}"
    return f"ADVOCACY_{place.upper()}: {message}" if place else message


def unknown_settings() -> list[str]:
    """A line for each variable of the environment that looks like a setting and is none."""
    known = {f"ADVOCACY_{name.upper()}" for name in Settings.model_fields}
    given = sorted(name for name in os.environ if name.startswith("ADVOCACY_"))
    strange = [name for name in given if name not in known | _OF_DEVELOPMENT]
    near = {name: difflib.get_close_matches(name, known, 1) for name in strange}
    return [f"{name} is no setting." + "".join(f" Is it {one}?" for one in near[name]) for name in strange]


def build_root() -> Path:
    """Where the compiled front end lies."""
    return Path(os.environ.get("REFLEX_WEB_WORKDIR", ".web")) / "build" / "client"


def pages_root() -> Path:
    """Where its prerendered pages lie, a folder per language: beside it, since only our own step may serve them."""
    return build_root().with_name("pages")
