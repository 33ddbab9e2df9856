import os
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
