"""A phone in somebody's hand: how journeys and figures hold it, and what they wait for."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests import tools
from tests.demo import Demo

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
    "locale": "en-GB",
}
PATIENCE = 30
_EXPECTED = re.compile(r"net::ERR_|WebSocket connection to|status of 401")
"""What a browser says when there is no network, or when a session or the server has ended."""
Phone = Callable[..., BrowserContext]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser, open inside the block; what is expected of its pages may take a slow machine a while."""
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


def listening(context: BrowserContext) -> list[str]:
    """Errors of a phone's pages from now on that nobody caught; offline, and an honest 404, are none."""
    heard: list[str] = []

    def note(message: ConsoleMessage) -> None:
        address = message.location.get("url", "")
        itself = message.page is not None and address == message.page.url
        itself |= "/api/v1/" in address and "status of 404" in message.text  # a post that went in the meantime
        if message.type == "error" and not _EXPECTED.search(message.text) and not itself:
            heard.append(f"{address}: {message.text}")

    context.on("weberror", lambda error: heard.append(str(error.error)))
    context.on("console", note)
    return heard


def signed_in(demo: Demo, context: BrowserContext, person: str) -> Page:
    """A page of somebody who has just signed in, once the app is live."""
    page = context.new_page()
    page.goto(demo.sign_in_link(person))
    live(page)
    return page


def live(page: Page) -> None:
    """Wait until the app has taken over from the first cards."""
    page.wait_for_selector("#feed article[data-slug]", state="attached")
    page.wait_for_selector("boot-screen", state="detached")


def until(page: Page, condition: str, arg: Any = None, *, patience: float = PATIENCE) -> None:
    """Wait for a condition that has to be waited for itself (Playwright's own waiting takes a promise as true)."""
    deadline = time.monotonic() + patience
    while not page.evaluate(condition, arg):
        assert time.monotonic() < deadline, condition
        page.wait_for_timeout(100)


def emptied(page: Page) -> None:
    """Wait until nothing waits on the phone any more; a deed takes a moment to get there."""
    page.wait_for_timeout(200)
    until(page, "async () => (await outbox.list()).length === 0")


def kept(page: Page) -> None:
    """Wait until the service worker runs and has kept all it keeps: a round of it that is asked for here is over."""
    until(
        page,
        """async () => {
             const worker = navigator.serviceWorker.controller, { port1, port2 } = new MessageChannel();
             if (!worker) return false;
             const done = new Promise((go) => (port1.onmessage = go));
             worker.postMessage({ type: "keep", save: navigator.connection?.saveData === true }, [port2]);
             await done;
             return (await (await caches.open("private")).keys()).length >= 2;
           }""",
    )


def swipe(page: Page, *, up: bool = True) -> None:
    """A finger over most of the screen: real touch events, since only those move a feed that snaps."""
    box: Any = page.viewport_size or PHONE["viewport"]
    x, begin, end = box["width"] / 2, box["height"] * 0.8, box["height"] * 0.2
    if not up:
        begin, end = end, begin
    session = page.context.new_cdp_session(page)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": begin}]})
    for step in range(1, 11):
        y = begin + (end - begin) * step / 10
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y}]})
        page.wait_for_timeout(16)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(700)
    session.detach()


def shown(page: Page) -> str:
    """The post that fills the screen."""
    return page.evaluate(
        """() => { const feed = document.querySelector("boot-screen") ?? document.getElementById("feed");
             const at = Math.round(feed.scrollTop / feed.clientHeight);
             return [...feed.querySelectorAll("article[data-slug]:not([hidden])")][at]?.dataset.slug ?? "" }"""
    )
