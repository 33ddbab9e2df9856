"""Backup, destroy, restore of a busy company (Q-R8). About 3 minutes at 20 000 people."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from sqlmodel import func, select

from advocacy_app.db import reading
from advocacy_app.models import EventRow, Member, Transfer
from bench._busy import company, database_in
from bench._kills import since
from bench._worlds import folder, work

MEMBERS = {"small": 40, "full": 20_000}


def run(size: str) -> dict[str, dict[str, Any]]:
    """Everything is gone, and comes back from the one file; the ledger is asked by the restore itself."""
    with company(MEMBERS[size], 1) as (home, _), folder() as elsewhere:
        before, file = work(database_in(home), _counted), elsewhere / "all.zip"
        start = time.monotonic()
        _advocacy(home, "backup", str(file))
        backup_s, start = since(start), time.monotonic()
        shutil.rmtree(home)
        told = _advocacy(home, "restore", str(file))
        return {
            "Q-R8": {
                "members": MEMBERS[size],
                "file_mb": round(file.stat().st_size / 1e6, 1),
                "backup_s": backup_s,
                "restore_s": since(start),
                "rows_lost": sum(before) - sum(work(database_in(home), _counted)),
                "invariants_hold": "every invariant of the ledger holds" in told,
                "target": "RPO 0; invariants hold; ≤ 300 s",
            }
        }


async def _counted() -> list[int]:
    async with reading() as session:
        tables = (Member, Transfer, EventRow)
        return [(await session.exec(select(func.count()).select_from(table))).one() for table in tables]


def _advocacy(home: Path, *words: str) -> str:
    command = [sys.executable, "-m", "advocacy_app.cli", *words]
    env = os.environ | {"ADVOCACY_DATA_DIR": str(home)}
    env.pop("ADVOCACY_DATABASE_URL", None)
    return subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout
