"""Draws: how long a hundred thousand entries take (Q-V12), and whether three programs agree (Q-D1, Q-D2)."""

import functools
import http.server
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, cast, get_args

from playwright.sync_api import CDPSession, sync_playwright

from advocacy_app import clock
from advocacy_app.services import draws
from advocacy_app.services.draws.canonical import sha256
from bench._worlds import folder
from tests.services.draws.browser import answers
from tests.services.draws.tampering import all_kinds
from tests.tools import ROOT, chromium

SIZES = {"small": (1_000, 25), "full": (100_000, 1_000)}
"""Entries of the large draw; draws drawn again."""


def run(size: str) -> dict[str, dict[str, Any]]:
    """A large draw timed, many small ones drawn again, and every kind of tampering."""
    large, many = SIZES[size]
    return {
        "Q-V12": timed(large),
        "Q-D1": drawn_again(many),
        "Q-D2": tampered(),
    }


# ── Time ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def timed(n: int) -> dict[str, Any]:
    """Close, pick and write the audit file; check it in Python, and in a browser.

    ``…_s`` are seconds on the wall, ``…_cpu_s`` seconds of a processor, which others on the machine do not lengthen.
    """
    taken: dict[str, Any] = {"entries": n}
    seed, secret, program, closes_at = bytes(32), draws.new_key(), draws.verifier(), clock.now()
    plan = draws.Plan("large", "Be kind.", ("Mug", "Pen", "Cap"), closes_at, "All", alternates=7, weighting="tickets")
    receipts = [draws.Receipt("large", f"p-{i}", i.to_bytes(16, "big"), 1 + i % 5) for i in range(n)]
    opening = draws.opened(plan, seed=seed, signer=draws.public_key(secret), verifier_sha256=sha256(program))
    with _clocked(taken, "close"):
        entries = draws.in_order(draws.Entry(receipt.c_i, receipt.tickets) for receipt in receipts)
        closing = draws.closed(opening, entries, closed_at=closes_at + timedelta(seconds=1))
    with _clocked(taken, "pick"):
        outcome = draws.settled(closing, entries, seed=seed, outside=draws.Outside())
    with _clocked(taken, "file"):
        file = draws.audit_file(outcome, entries, [], verifier=program, secret=secret)
    for kind in ("s", "cpu_s"):
        taken[f"draw_{kind}"] = round(sum(taken[f"{part}_{kind}"] for part in ("close", "pick", "file")), 2)
    with _clocked(taken, "verify_python"):
        held = draws.checked(file).failed is None
    told = _in_chromium(file)
    taken |= {f"verify_browser_{kind}": round(told[kind], 2) for kind in ("s", "cpu_s")}
    return taken | {"file_mb": round(len(file) / 1e6, 1), "holds": held and told["failed"] is None}


@contextmanager
def _clocked(taken: dict[str, Any], name: str) -> Iterator[None]:
    start, worked = time.perf_counter(), time.process_time()
    yield
    taken[f"{name}_s"] = round(time.perf_counter() - start, 2)
    taken[f"{name}_cpu_s"] = round(time.process_time() - worked, 2)


def _in_chromium(file: bytes) -> dict[str, Any]:
    """Seconds that the proof page's module needs, and the check that failed, if any."""
    with folder() as home, _served(home) as address:
        (home / "js").symlink_to(ROOT / "assets" / "js")
        (home / "audit.zip").write_bytes(file)
        (home / "index.html").write_text("<!doctype html><title>Proof</title>")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            page = browser.new_page()
            page.goto(address)
            watch = page.context.new_cdp_session(page)
            watch.send("Performance.enable", {"timeDomain": "threadTicks"})
            before = _worked(watch)
            told = page.evaluate(_CHECK)
            told["cpu_s"] = _worked(watch) - before
            browser.close()
    return told


def _worked(watch: CDPSession) -> float:
    """Seconds of a processor that the page's thread has taken."""
    metrics = watch.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")


_CHECK = """async () => {
  const { verify } = await import("/js/draws/verify.js");
  const data = new Uint8Array(await (await fetch("/audit.zip")).arrayBuffer());
  const start = performance.now();
  const { failed } = await verify(data);
  return { failed, s: (performance.now() - start) / 1000 };
}"""


@contextmanager
def _served(home: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(home))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""


# ── Agreement ─────────────────────────────────────────────────────────────────────────────────────────────────────


def drawn_again(n: int) -> dict[str, Any]:
    """Draws of all sizes and kinds, drawn again by the browser's verifier."""
    chance = random.Random(13)
    rehearsals = [_rehearsed(chance, number) for number in range(n)]
    told = _asked([rehearsal.file for rehearsal in rehearsals])
    same = sum(_agree(rehearsal, answer) for rehearsal, answer in zip(rehearsals, told, strict=True))
    return {"draws": n, "differences": n - same}


def _rehearsed(chance: random.Random, number: int) -> draws.Rehearsal:
    kinds = get_args(draws.Kind)
    quick = [kind for kind in kinds if kind != "drand-vector"]
    return draws.rehearsed(
        entries=chance.choice((0, 1, 2, 3, 7, 8, 9, 50, 200)),
        winners=chance.randint(1, 9),
        alternates=chance.randint(0, 9),
        weighting=chance.choice(get_args(draws.Weighting)),
        entropy=cast("draws.Kind", "drand-vector" if number % 50 == 0 else chance.choice(quick)),
        now=clock.now(),
    )


def _agree(rehearsal: draws.Rehearsal, told: dict[str, Any]) -> bool:
    winners = [pick.c_i for pick in rehearsal.outcome.winners]
    facts = told["passed"][-1]["facts"]
    return not told["failed"] and [one["c_i"] for one in facts["winners"]] == winners


def tampered() -> dict[str, Any]:
    """Every kind of tampering that the tests know, found by the check that should, in Python and in the browser."""
    kinds = list(all_kinds())
    here = [draws.checked(kind.file).failed for kind in kinds]
    there = _asked([kind.file for kind in kinds])
    found = [
        bool(failed and failed.key == kind.check and (told["failed"] or {}).get("key") == kind.check)
        for kind, failed, told in zip(kinds, here, there, strict=True)
    ]
    return {"kinds": len(kinds), "found": sum(found)}


def _asked(files: list[bytes]) -> list[dict[str, Any]]:
    with folder() as home:
        paths = [home / f"{number}.zip" for number in range(len(files))]
        for path, file in zip(paths, files, strict=True):
            path.write_bytes(file)
        return list(answers((path, None) for path in paths))
