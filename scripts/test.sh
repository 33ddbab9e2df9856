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
step "tests" run pytest tests --ignore=tests/journeys -n 2 --dist loadfile
step "journeys in the browser" run pytest tests/journeys
finish
