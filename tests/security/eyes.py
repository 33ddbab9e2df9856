"""A browser that notices what the Content-Security-Policy stopped, and whether any planted script ran."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, Page, Request, async_playwright

from tests import tools

WATCH = """
  window.alert = window.confirm = window.prompt = window.print = (...what) => planted("called " + what);
  window.planted ??= () => {};
  document.addEventListener("securitypolicyviolation", (e) =>
    stopped(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber} ${e.sample}`));
"""
"""Runs before a page's own scripts; it tells ``planted`` and ``stopped``, which the browser must know."""


@dataclass
class Eyes:
    """A signed-in browser and what it noticed."""

    context: BrowserContext
    page: Page
    stopped: list[str] = field(default_factory=list)
    """What the policy stopped."""
    planted: list[str] = field(default_factory=list)
    """Planted scripts that ran."""
    errors: list[str] = field(default_factory=list)
    """Scripts of ours that failed."""

    async def notice(self, *, wait: bool) -> None:
        """Give what was planted the time to run; if ``wait``, until the policy has stopped it (at most 10 s)."""
        for _ in range(100):
            await self.page.wait_for_timeout(100)
            if self.stopped or not wait:
                break
        await self.page.wait_for_timeout(300)

    async def look_at(self, address: str, settle: int = 400) -> None:
        """Open a page and give its scripts the time to do what they do."""
        await self.page.goto(address, wait_until="load")
        await self.page.wait_for_timeout(settle)

    async def speak(self, url: str, language: str) -> None:
        """The language of the pages that follow."""
        await self.context.add_cookies([{"name": "lang", "value": language, "url": url}])


@asynccontextmanager
async def eyes(url: str, cookie: str = "") -> AsyncIterator[Eyes]:
    """A phone's browser, signed in with a Cookie header."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=tools.chromium(), args=["--no-sandbox"])
        context = await browser.new_context(
            viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, service_workers="block"
        )
        if cookie:
            name, _, value = cookie.partition("=")
            await context.add_cookies([{"name": name, "value": value, "url": url}])
        seen = Eyes(context, await context.new_page())
        await context.expose_function("stopped", lambda what: seen.stopped.append(str(what)))
        await context.expose_function("planted", lambda what: seen.planted.append(str(what)))
        await context.add_init_script(WATCH)
        seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
        seen.page.on("dialog", lambda dialog: seen.planted.append(f"dialog {dialog.message}"))
        seen.page.on("requestfinished", lambda request: _note_foreign(seen, url, request))
        seen.page.on("requestfailed", lambda request: _note_foreign(seen, url, request))
        try:
            yield seen
        finally:
            await browser.close()


def _note_foreign(seen: Eyes, url: str, request: Request) -> None:
    """A request that left for somewhere else, whatever became of it there."""
    foreign = request.url.startswith("http") and urlsplit(request.url).netloc != urlsplit(url).netloc
    if foreign and request.failure != "csp":
        seen.planted.append(f"asked {request.url}: {request.failure}")
