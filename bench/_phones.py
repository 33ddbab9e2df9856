"""The demo, a browser and a phone in it: what every figure about speed begins with."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from tests.demo import Demo, running, sown
from tests.phone import PHONE, chromium, signed_in

SLOW_4G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1474.56 * 1024 / 8,
    "uploadThroughput": 675 * 1024 / 8,
}
"""Lighthouse's slow 4G as browsers apply it: 150 ms and 1.6 Mbit/s, with its factors for request latency."""
SLOW_CPU = 4


@contextmanager
def demo() -> Iterator[Demo]:
    """The demo company, answering inside the block."""
    home = Path(tempfile.mkdtemp(prefix="advocacy-bench-"))
    try:
        with running(sown(home)) as it:
            yield it
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def demo_and_browser() -> Iterator[tuple[Demo, Browser]]:
    """Both."""
    with demo() as it, chromium() as browser:
        yield it, browser


def cookies_of(demo: Demo, browser: Browser, person: str = "ana") -> list[Any]:
    """The cookies of somebody who signed in; a new phone that takes them has an empty cache."""
    context = browser.new_context(**PHONE)
    signed_in(demo, context, person)
    cookies = context.cookies()
    context.close()
    return cookies


def phone(browser: Browser, cookies: list[Any], *, worker: bool) -> BrowserContext:
    """A new phone, with or without a service worker."""
    context = browser.new_context(**PHONE, service_workers="allow" if worker else "block")
    context.add_cookies(cookies)
    return context


def slowed(page: Page, *, network: bool = True, cpu: int = SLOW_CPU) -> CDPSession:
    """Hold a page back: slow 4G, a phone's processor."""
    session = page.context.new_cdp_session(page)
    if network:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": cpu})
    return session
