"""The owner's and the sceptic's story, in a browser, in every language and on both databases; and Q-E1."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext

from advocacy_app.i18n import LANGUAGES, Language
from bench._worlds import folder
from tests.demo import Demo, running
from tests.journeys.test_the_sceptic import the_story
from tests.phone import PHONE, chromium, listening
from tests.servers import postgres_home, redis_running

LANGUAGES_OF: dict[str, tuple[Language, ...]] = {"small": ("en",), "full": LANGUAGES}


def run(size: str) -> dict[str, dict[str, Any]]:
    """Each story has to end with the file that holds at home; what fails stops the benchmark and says where."""
    figures: dict[str, dict[str, Any]] = {}
    for name, world in (("sqlite", _on_sqlite), ("postgresql", _grown_up)):
        with world() as demo, chromium() as browser:
            told = [_told(demo, browser, language) for language in LANGUAGES_OF[size]]
        figures[f"the sceptic's story, {name}"] = {"languages": len(told), "complaints": sum(one[2] for one in told)}
        if name == "sqlite":
            taps, seconds = {one[0] for one in told}, [one[1] for one in told]
            figures["Q-E1 launch"] = {"taps": max(taps), "slowest_s": round(max(seconds), 1)}
    return figures


def _told(demo: Demo, browser: Browser, language: Language) -> tuple[int, float, int]:
    """Taps and seconds of the launch, and what the pages complained about."""
    phones: list[BrowserContext] = []
    complaints: list[list[str]] = []

    def phone(**wishes: Any) -> BrowserContext:
        phones.append(browser.new_context(**PHONE | wishes))
        complaints.append(listening(phones[-1]))
        return phones[-1]

    with folder() as home:
        launch = the_story(demo, phone, language, home)
    for one in phones:
        one.close()
    print(f"   {language}: {launch.taps} taps, {launch.seconds:.1f} s", flush=True)
    return launch.taps, launch.seconds, sum(map(len, complaints))


@contextmanager
def _on_sqlite() -> Iterator[Demo]:
    with folder() as home, running(home) as demo:
        yield demo


@contextmanager
def _grown_up() -> Iterator[Demo]:
    with ExitStack() as stack:
        house = stack.enter_context(postgres_home())
        stack.enter_context(house.running())
        settings = {
            "ADVOCACY_DATABASE_URL": house.server.url(house.server.create()),
            "ADVOCACY_REDIS_URL": stack.enter_context(redis_running(stack.enter_context(folder()))),
            "ADVOCACY_WORKERS": "2",
        }
        yield stack.enter_context(running(stack.enter_context(folder()), **settings))
