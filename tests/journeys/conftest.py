"""A phone in somebody's hand, and the demo it talks to."""

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.demo import Demo, copied, running, sown
from tests.phone import PHONE, Phone, chromium, listening, signed_in

if TYPE_CHECKING:
    from tests.servers import Postgres  # imported early, pytest could not rewrite its asserts


@pytest.fixture(scope="session")
def demo_world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the demo company, sown once for all workers of a run."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return sown(tmp_path_factory.mktemp("demo"))
    home = tmp_path_factory.getbasetemp().parent / "demo"
    with home.with_suffix(".lock").open("w") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        if not home.exists():
            sown(tmp_path_factory.mktemp("demo")).rename(home)
    return home


@pytest.fixture(scope="session")
def demo(demo_world: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo that the journeys share; nobody may stop it, and none of its events may fail."""
    with running(copied(demo_world, tmp_path_factory.mktemp("shared") / "data")) as demo:
        yield demo
        assert demo.faults == []


@pytest.fixture(scope="module")
def killable(demo_world: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo of a module: starting one takes seconds of a processor, and there are many tests that stop theirs."""
    with running(copied(demo_world, tmp_path_factory.mktemp("own") / "data")) as demo:
        yield demo


@pytest.fixture
def own_demo(killable: Demo) -> Demo:
    """A demo to be stopped, killed and set otherwise; whoever comes next finds it running as usual."""
    killable.as_usual()
    return killable


@pytest.fixture(scope="session")
def grown_up(
    postgres_server: "Postgres", redis_server: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Demo]:
    """The demo on PostgreSQL and Redis with two workers."""
    settings = {
        "ADVOCACY_DATABASE_URL": postgres_server.url(postgres_server.create()),
        "ADVOCACY_REDIS_URL": redis_server,
        "ADVOCACY_WORKERS": "2",
    }
    with running(tmp_path_factory.mktemp("grown-up"), **settings) as demo:
        yield demo
        assert demo.faults == []


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed after each module: while it is open, no test of this process can be async."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def phone(browser: Browser) -> Iterator[Phone]:
    """Take a new phone; what its pages complain about fails the test."""
    taken: list[BrowserContext] = []
    complaints: list[list[str]] = []

    def take(**wishes: Any) -> BrowserContext:
        taken.append(browser.new_context(**PHONE | wishes))
        complaints.append(listening(taken[-1]))
        return taken[-1]

    yield take
    for context in taken:
        context.close()
    assert [complaint for heard in complaints for complaint in heard] == []


@pytest.fixture
def maja(demo: Demo, phone: Phone) -> Page:
    """Maja of the café in Ljubljana has just signed in; her feed is there, live."""
    return signed_in(demo, phone(), "maja")
