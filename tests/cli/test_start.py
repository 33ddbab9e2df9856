import os
import re
import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from advocacy_app import config
from advocacy_app.cli import app


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ADVOCACY_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("ADVOCACY_PUBLIC_URL", "http://localhost:8000")
    config.settings.cache_clear()
    return tmp_path / "data"


def advocacy_run(port: int) -> Result:
    return CliRunner().invoke(app, ["run", "--port", str(port)])


def test_a_port_in_use_is_said_before_any_work_is_done(home: Path):
    with socket.create_server(("0.0.0.0", 0)) as other:
        port = other.getsockname()[1]
        told = advocacy_run(port)
    assert told.exit_code == 1
    assert f"Port {port} is in use by another program." in told.stderr
    assert not home.exists()


def test_a_data_folder_that_cannot_be_written_is_named(home: Path):
    home.write_text("a file where the folder should be")
    with socket.create_server(("0.0.0.0", 0)) as free:
        port = free.getsockname()[1]
    told = advocacy_run(port)
    assert told.exit_code == 1
    assert f"The data folder {home} cannot be written to" in told.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full exists on Linux only")
def test_a_full_disk_is_named(home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tempfile.TemporaryFile", lambda **_: Path("/dev/full").open("wb"))  # noqa: SIM115 - it is closed there
    told = advocacy_run(0)
    assert told.exit_code == 1
    assert os.strerror(28) in told.stderr


def test_several_workers_without_redis_are_refused_by_name(home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ADVOCACY_WORKERS", "2")
    told = advocacy_run(0)
    assert told.exit_code != 0
    assert "ADVOCACY_REDIS_URL" in str(told.exception)


def test_a_setting_that_cannot_be_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ADVOCACY_WORKERS", "none")
    config.settings.cache_clear()
    with pytest.raises(SystemExit, match="ADVOCACY_WORKERS: "):
        config.settings()
    config.settings.cache_clear()


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("DATABASE_URL", "mysql://here", "ADVOCACY_DATABASE_URL: must be sqlite"),
        ("REDIS_URL", "localhost:6379", "ADVOCACY_REDIS_URL: must be redis://"),
        ("MAIL_URL", "mailhost", "ADVOCACY_MAIL_URL: must be smtp://"),
        ("OIDC", "[{", "ADVOCACY_OIDC: must be a JSON list."),
    ],
)
def test_an_address_of_another_kind_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, wanted: str):
    monkeypatch.setenv(f"ADVOCACY_{name}", value)
    config.settings.cache_clear()
    with pytest.raises(SystemExit, match=re.escape(wanted)):
        config.settings()
    config.settings.cache_clear()


def test_a_mistyped_setting_is_named_with_the_one_that_was_meant(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ADVOCACY_PUBLIK_URL", "https://here.example")
    assert config.unknown_settings() == ["ADVOCACY_PUBLIK_URL is no setting. Is it ADVOCACY_PUBLIC_URL?"]


def test_a_port_that_no_machine_has_is_refused():
    told = CliRunner().invoke(app, ["run", "--port", "80000"])
    assert told.exit_code == 2
    assert "65535" in told.stderr


@pytest.mark.parametrize(
    ("name", "address", "said"),
    [
        ("REDIS_URL", "redis://127.0.0.1:{port}", "Redis does not answer: "),
        ("DATABASE_URL", "postgresql+asyncpg://me@127.0.0.1:{port}/advocacy", "The database does not let us in: "),
    ],
)
def test_a_service_that_does_not_answer_is_named(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str, address: str, said: str
):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nobody = taken.getsockname()[1]
    monkeypatch.setenv(f"ADVOCACY_{name}", address.format(port=nobody))
    config.settings.cache_clear()
    with socket.create_server(("0.0.0.0", 0)) as free:
        port = free.getsockname()[1]
    told = advocacy_run(port)
    config.settings.cache_clear()
    assert told.exit_code == 1
    assert said in told.stderr
    assert f"ADVOCACY_{name}" in told.stderr
