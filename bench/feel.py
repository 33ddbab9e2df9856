"""How the app feels under a thumb: Q-V5 (nothing jumps), Q-V6 (swipes), Q-V7 (taps). About 3 minutes."""

from typing import Any

from playwright.sync_api import Page

from bench._phones import cookies_of, demo_and_browser, phone, slowed
from bench._worlds import percentile
from tests.phone import live, shown, swipe, until

SWIPES = {"small": 6, "full": 50}
TAPS = {"small": 6, "full": 100}
TURN_AT = 9
"""After so many swipes the thumb goes the other way, so that a feed of any length is long enough."""
_SHIFTS = """window.shifts = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries())
        if (!entry.hadRecentInput) shifts += entry.value; }).observe({ type: "layout-shift", buffered: true });"""
_FRAMES = """() => { window.gaps = []; let before = performance.now();
    const look = (now) => { gaps.push(now - before); before = now; window.watching && requestAnimationFrame(look); };
    window.watching = true; requestAnimationFrame((now) => { before = now; requestAnimationFrame(look); }); }"""
_BARE = (
    """<!doctype html><meta name="viewport" content="width=device-width"><style>html,body{margin:0;height:100%}
    main{height:100%;overflow-y:scroll;scroll-snap-type:y mandatory}
    section{height:100%;scroll-snap-align:start;scroll-snap-stop:always}</style><main>"""
    + "<section>post</section>" * 20
)
_TAP = """(button) => new Promise((done) => {
    const drawn = () => requestAnimationFrame(() => { const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now() - begun); channel.port2.postMessage(0); });
    let begun = 0; const was = button.getAttribute("aria-pressed");
    addEventListener("pointerdown", (event) => { begun = event.timeStamp; }, { once: true, capture: true });
    new MutationObserver((_, seen) => {
        if (button.getAttribute("aria-pressed") !== was) { seen.disconnect(); drawn(); } })
        .observe(button, { attributes: true }); })"""


def run(size: str) -> dict[str, dict[str, Any]]:
    """One session of one phone with a slow processor, and the same swipes on a bare page."""
    with demo_and_browser() as (demo, browser):
        page = phone(browser, cookies_of(demo, browser), worker=False).new_page()
        page.add_init_script(_SHIFTS)
        page.goto(f"{demo.origin}/")
        live(page)
        page.wait_for_load_state("networkidle")
        slowed(page, network=False)
        landed, gap = _swipes(page, SWIPES[size])
        taps = [_tap(page, ("thanks", "save")[n % 2]) for n in range(TAPS[size])]
        shifted = page.evaluate("shifts")
        for address in ("/library", "/boards", "/me", "/inbox", "/"):
            page.goto(demo.origin + address)
            page.wait_for_load_state("networkidle")
            shifted += page.evaluate("shifts")
        bare = phone(browser, [], worker=False).new_page()
        bare.set_content(_BARE)
        slowed(bare, network=False)
        _, bare_gap = _swipes(bare, SWIPES[size])
    return {
        "Q-V5": {"cls": round(shifted, 4), "target": "≤ 0.02"},
        "Q-V6": {
            "landed_on_the_next": f"{landed}/{SWIPES[size]}",
            "largest_frame_gap_ms": round(gap, 1),
            "bare_page_gap_ms": round(bare_gap, 1),
            "target": "50/50; ≤ 34 ms",
        },
        "Q-V7": {
            "taps": len(taps),
            "p50_ms": round(percentile(taps, 0.5), 1),
            "p98_ms": round(percentile(taps, 0.98), 1),
            "target": "p98 ≤ 120 ms",
        },
    }


def _swipes(page: Page, many: int) -> tuple[int, float]:
    """How many swipes moved exactly one card on, and the longest time between two frames meanwhile."""
    landed, largest, up = 0, 0.0, True
    for number in range(many):
        before, place = shown_or_none(page), _place(page)
        page.evaluate(_FRAMES)
        swipe(page, up=up)
        gaps = page.evaluate("() => { window.watching = false; return window.gaps; }")
        largest = max(largest, *gaps)
        moved = _place(page) - place
        landed += round(moved, 2) == (1 if up else -1) and (before is None or before != shown_or_none(page))
        if (number + 1) % TURN_AT == 0:
            up = not up
    return landed, largest


def shown_or_none(page: Page) -> str | None:
    """The post on the screen; None on a page that is no feed."""
    return shown(page) if page.query_selector("#feed") else None


def _place(page: Page) -> float:
    """How many screens down the feed is."""
    return page.evaluate(
        "() => { const feed = document.getElementById('feed') ?? document.querySelector('main');"
        " return feed.scrollTop / feed.clientHeight; }"
    )


def _tap(page: Page, act: str) -> float:
    """Milliseconds from the finger on the button to the frame that shows it pressed."""
    card = page.locator(f"#feed article[data-slug='{shown(page)}']")
    button = card.locator(f"button[data-act={act}]").first
    box: Any = button.bounding_box()
    page.evaluate("() => { window.taken = undefined; }")
    button.evaluate(f"(button) => {{ ({_TAP})(button).then((taken) => {{ window.taken = taken; }}); }}")
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    until(page, "() => window.taken !== undefined")
    taken = page.evaluate("window.taken")
    page.wait_for_timeout(150)
    return taken
