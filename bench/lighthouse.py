"""Lighthouse on the signed-in feed, as a phone: Q-V3, and the simulated part of Q-V4. About 3 minutes."""

import json
import os
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from bench._phones import cookies_of, demo
from tests import tools
from tests.demo import Demo
from tests.phone import chromium

TURNS = {"small": 1, "full": 3}
CATEGORIES = ("performance", "accessibility", "best-practices")


def run(size: str) -> dict[str, dict[str, Any]]:
    """Median of three, as Lighthouse itself advises."""
    with demo() as it:
        with chromium() as browser:
            cookie = "; ".join(f"{kept['name']}={kept['value']}" for kept in cookies_of(it, browser))
        reports = [_report(it, cookie) for _ in range(TURNS[size])]
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


def _report(demo: Demo, cookie: str) -> Any:
    """One run of Lighthouse in a browser of its own."""
    with tempfile.TemporaryDirectory() as folder:
        headers, out = Path(folder) / "headers.json", Path(folder) / "report.json"
        headers.write_text(json.dumps({"Cookie": cookie}))
        program = tools.npm() / "node_modules" / "lighthouse" / "cli" / "index.js"
        command = [tools.node(), program, f"{demo.origin}/", "--quiet", "--output=json", f"--output-path={out}"]
        command += [f"--extra-headers={headers}", f"--only-categories={','.join(CATEGORIES)}"]
        flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
        env = os.environ | {"CHROME_PATH": str(tools.chromium())}
        done = subprocess.run([*command, flags], env=env, capture_output=True, text=True, check=False)
        if not out.exists():
            raise RuntimeError(done.stderr[-2000:])
        report = json.loads(out.read_text())
    for audit in report["audits"].values():
        if audit.get("score") is not None and audit["score"] < 1:
            print(f"   {audit['score']}: {audit['id']} {audit.get('displayValue', '')}", flush=True)
    return report
