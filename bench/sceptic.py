"""The owner's and the sceptic's story, in every language, on phones and at desks, on both databases; and Q-E1."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext

from advocacy_app.i18n import LANGUAGES, Language
from bench._worlds import folder
from tests.demo import Demo, running
from tests.journeys.test_the_sceptic import DESK, ON_A_PHONE, Launch, Screen, the_story
from tests.phone import PHONE, chromium, listening
from tests.servers import postgres_home, redis_running

LANGUAGES_OF: dict[str, tuple[Language, ...]] = {"small": ("en",), "full": LANGUAGES}


SCREENS: dict[str, Screen] = {"phone": ON_A_PHONE, "desktop": DESK}


def run(size: str) -> dict[str, dict[str, Any]]:
    """Each story has to end with the file that holds at home; what fails stops the benchmark and says where."""
    figures: dict[str, dict[str, Any]] = {}
    launches: list[Launch] = []
    for name, world in (("sqlite", _on_sqlite), ("postgresql", _grown_up)):
        told = complaints = 0
        with world() as demo, chromium() as browser:
            for language in LANGUAGES_OF[size]:
                for screen in SCREENS:
                    launch, heard = _told(demo, browser, language, screen)
                    told, complaints = told + 1, complaints + heard
                    if screen == "phone" and name == "sqlite":
                        launches.append(launch)
        figures[f"the sceptic's story, {name}"] = {
            "stories": told,
            "languages": len(LANGUAGES_OF[size]),
            "screens": ", ".join(SCREENS),
            "complaints": complaints,
        }
    taps, slowest = max(one.taps for one in launches), max(one.seconds for one in launches)
    return figures | {"Q-E1 launch": {"taps": taps, "slowest_s": round(slowest, 1)}}


def _told(demo: Demo, browser: Browser, language: Language, screen: str) -> tuple[Launch, int]:
    """The launch, and how often the pages complained."""
    phones: list[BrowserContext] = []
    complaints: list[list[str]] = []

    def phone(**wishes: Any) -> BrowserContext:
        phones.append(browser.new_context(**PHONE | wishes))
        complaints.append(listening(phones[-1]))
        return phones[-1]

    with folder() as home:
        launch = the_story(demo, phone, language, home, owner=SCREENS[screen], sceptic=SCREENS[screen])
    for one in phones:
        one.close()
    said = [words for heard in complaints for words in heard]
    print(f"   {language}, {screen}: {launch.taps} taps, {launch.seconds:.1f} s", *said, sep="\n   ", flush=True)
    return launch, len(said)


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
