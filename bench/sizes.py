"""What the first load of the feed weighs on the wire (Q-V1, Q-V2). About 1 minute."""

from collections import Counter
from typing import Any

import brotli
from playwright.sync_api import Page

from advocacy_app.routes.packing import QUALITY
from bench._phones import cookies_of, demo_and_browser, phone
from tests.phone import live

KB = 1000


def run(_size: str) -> dict[str, dict[str, Any]]:
    """One cold load of a signed-in phone, everything counted as it came, compressed."""
    with demo_and_browser() as (demo, browser):
        page = phone(browser, cookies_of(demo, browser), worker=False).new_page()
        weighed: Counter[str] = Counter()
        files: Counter[str] = Counter()
        page.on("requestfinished", lambda request: _weigh(request, weighed, files))
        page.goto(f"{demo.origin}/")
        live(page)
        page.wait_for_load_state("networkidle")
        inlined = _inlined_css(page)
    for path, size in files.most_common(40):
        print(f"   {size / KB:7.1f} kB  {path}", flush=True)
    whole = sum(weighed.values())
    return {
        "Q-V1": {"javascript_kb": round(weighed["script"] / KB, 1), "target": "≤ 165, stretch 150"},
        "Q-V2": {
            "css_kb": round((inlined + weighed["stylesheet"]) / KB, 1),
            "of_it_fetched_kb": round(weighed["stylesheet"] / KB, 1),
            "fonts": weighed["font"],
            "first_view_kb": round((whole - weighed["later image"]) / KB, 1),
            "all_that_was_fetched_kb": round(whole / KB, 1),
            "target": "≤ 20 / 0 / ≤ 350",
        },
    }


def _weigh(request: Any, weighed: Counter[str], files: Counter[str]) -> None:
    """Bodies only. The first picture belongs to the first view; those of the cards below it do not."""
    size = request.sizes()["responseBodySize"]
    kind = request.resource_type
    picture = kind == "image" and "/media/" in request.url
    weighed["later image" if picture and weighed["first image"] else "first image" if picture else kind] += size
    files[request.url.partition("://")[2].partition("/")[2][:90]] += size


def _inlined_css(page: Page) -> int:
    """The style sheets in the page, by themselves, which its own weight has, too; an early look is a picture."""
    sheets = "[...document.querySelectorAll('style:not(x-look *)')]"
    css = page.evaluate(f"{sheets}.map((sheet) => sheet.textContent).join('')")
    return len(brotli.compress(css.encode(), quality=QUALITY))
