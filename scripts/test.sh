#!/usr/bin/env bash
# Every check of the project, quick ones first. All of them run even when one fails; the summary comes last.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

summary=()
failed=0

step() {
    local name="$1" start=$SECONDS outcome=ok
    shift
    printf '\n── %s\n' "$name"
    "$@" || { outcome=FAILED; failed=1; }
    summary+=("$(printf '%-8s %5d s  %s' "$outcome" $((SECONDS - start)) "$name")")
}

run() { scripts/uv run --no-sync "$@"; }

failures() { run python -c 'import json, pathlib
cache = pathlib.Path(".pytest_cache/v/cache/lastfailed")
print(*json.loads(cache.read_text()) if cache.exists() else [], sep="\n")'; }

# The machine is busy, browsers and servers have alarms. What failed has one more chance, alone and in a fresh world, and
# the summary names it (docs/decisions/0012-one-more-chance.md). More than three failures are no accident.
pytest_with_chance() {
    local code=0 failed_once one
    run pytest --cache-clear "$@" || code=$?
    ((code == 1)) || return "$code"
    mapfile -t failed_once < <(failures)
    ((${#failed_once[@]} <= 3)) || return 1
    printf '\n── once more: %s\n' "${failed_once[@]}"
    run pytest "${failed_once[@]}" || return
    for one in "${failed_once[@]}"; do summary+=("second try        $one"); done
}

finish() {
    printf '\n── summary\n'
    printf '%s\n' "${summary[@]}"
    exit "$failed"
}

step "packages" scripts/uv sync --locked --quiet
step "tools" run python scripts/install_tools.py
((failed)) && finish

step "style" run ruff check
step "format" run ruff format --check
step "directions of imports" run lint-imports --no-logo
step "dependencies" run deptry advocacy_app
step "types" run pyright
# Built once, before: two workers would build it at the same time. Each worker has its own databases and servers.
step "front end" run python -m advocacy_app.commands.build
step "tests" pytest_with_chance tests --ignore=tests/journeys -n 2 --dist loadfile
step "journeys in the browser" pytest_with_chance tests/journeys
finish
