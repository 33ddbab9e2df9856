"""Run benchmarks and keep their figures: all of them, or those named."""

import argparse
import importlib
import json
import os
import pkgutil
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import bench
from advocacy_app import config

RESULTS = Path(__file__).with_name("results.json")


def main() -> None:
    """Parse, measure, print, keep."""
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m bench", description=bench.__doc__, formatter_class=layout)
    known = sorted(module.name for module in pkgutil.iter_modules(bench.__path__) if not module.name.startswith("_"))
    parser.add_argument("names", nargs="*", metavar="name", help=f"any of {', '.join(known)}; default: all")
    parser.add_argument("--small", action="store_true", help="the size that the tests use")
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - set(known):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    for name in chosen.names or known:
        module = importlib.import_module(f"bench.{name}")
        if hasattr(module, "run"):
            measure(name, module, "small" if chosen.small else "full")


def measure(name: str, module: Any, size: str) -> None:
    """Run one benchmark, print its figures and add them to the file."""
    print(f"\n── {name} ({size})", flush=True)
    start = time.perf_counter()
    surroundings = dict(os.environ)
    try:
        figures: dict[str, dict[str, Any]] = module.run(size)
    finally:  # it pointed the product at databases and folders of its own, which are gone
        os.environ.clear()
        os.environ.update(surroundings)
        config.settings.cache_clear()
    taken = round(time.perf_counter() - start, 1)
    for figure, values in figures.items():
        print(f"{figure}: " + ", ".join(f"{key} {value}" for key, value in values.items()), flush=True)
    print(f"   {taken} s", flush=True)
    keep({figure: {"size": size, **values} for figure, values in figures.items()})


def keep(figures: dict[str, dict[str, Any]]) -> None:
    """Merge into the file, so that benchmarks may run one by one."""
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    results |= {figure: values | {"measured_at": moment} for figure, values in figures.items()}
    RESULTS.write_text(json.dumps(results, indent=2, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
