"""Lighthouse on the signed-in feed, as a phone: Q-V3, and the simulated part of Q-V4. About 3 minutes."""

import json
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from bench._phones import demo
from tests import tools
from tests.demo import Demo
from tests.phone import signed_in

TURNS = {"small": 1, "full": 3}
CATEGORIES = ("performance", "accessibility", "best-practices")


def run(size: str) -> dict[str, dict[str, Any]]:
    """Median of three, as Lighthouse itself advises, in a browser where somebody is signed in."""
    with demo() as it, _signed_in_browser(it) as port:
        reports = [_report(it, port) for _ in range(TURNS[size])]
    return {
        "Q-V3": {
            "turns": len(reports),
            **{
                name: round(100 * _median(reports, lambda r, n=name: r["categories"][n]["score"]))
                for name in CATEGORIES
            },
            "target": "≥ 95 / 100 / 100",
        },
        "Q-V4 simulated": {
            "lcp_simulated_ms": round(
                _median(reports, lambda r: r["audits"]["largest-contentful-paint"]["numericValue"])
            ),
            "target": "≤ 2500",
        },
    }


def _median(reports: list[Any], ask: Any) -> float:
    return statistics.median(ask(report) for report in reports)


@contextmanager
def _signed_in_browser(demo: Demo) -> Iterator[int]:
    """A browser with a profile of its own, so that its sockets have the session, too; the port Lighthouse talks to."""
    port = tools.free_port()
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        options: dict[str, Any] = {"args": ["--no-sandbox", f"--remote-debugging-port={port}"]}
        context = playwright.chromium.launch_persistent_context(profile, executable_path=tools.chromium(), **options)
        signed_in(demo, context, "ana").close()
        yield port
        context.close()


def _report(demo: Demo, port: int) -> Any:
    """One run of Lighthouse in a tab of that browser; it empties caches and keeps cookies."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        program = tools.npm() / "node_modules" / "lighthouse" / "cli" / "index.js"
        command = [tools.node(), program, f"{demo.origin}/", "--quiet", "--output=json", f"--output-path={out}"]
        command += [f"--port={port}", f"--only-categories={','.join(CATEGORIES)}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if not out.exists():
            raise RuntimeError(done.stderr[-2000:])
        report = json.loads(out.read_text())
    for audit in report["audits"].values():
        if audit.get("score") is not None and audit["score"] < 1:
            print(f"   {audit['score']}: {audit['id']} {audit.get('displayValue', '')}", flush=True)
    return report
