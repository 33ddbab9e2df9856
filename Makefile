# Every deed of the project in one word. The work is done by `advocacy` and by the scripts in scripts/.
.DEFAULT_GOAL := help
.PHONY: help run dev test lint coverage format bench screens tools clean-build clean

UV := scripts/uv
PORT ?= 8000

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

run: ## serve the demo world at http://localhost:8000 (PORT= changes it)
	@$(UV) sync --quiet --frozen --inexact --no-dev
	@$(UV) run --no-sync advocacy run --world demo --port $(PORT)

dev: ## the same with hot reload
	@$(UV) sync --quiet --frozen
	@$(UV) run --no-sync advocacy dev

test: ## every check: style, types, directions, tests, browser journeys
	@scripts/test.sh

lint: ## the checks that run nothing: style, directions, dependencies, types
	@$(UV) sync --quiet --frozen
	@$(UV) run --no-sync ruff check
	@$(UV) run --no-sync ruff format --check
	@$(UV) run --no-sync lint-imports --no-logo
	@$(UV) run --no-sync deptry advocacy_app
	@$(UV) run --no-sync pyright

coverage: ## branch coverage of the domain
	@$(UV) sync --quiet --frozen
	@$(UV) run --no-sync pytest tests --ignore=tests/journeys --cov=advocacy_app/services --cov-report=term-missing

format: ## mend what ruff can mend
	@$(UV) run --frozen ruff check --fix
	@$(UV) run --frozen ruff format

bench: ## the figures, into bench/results.json and a table
	@$(UV) sync --quiet --frozen
	@$(UV) run --no-sync python scripts/install_tools.py --bench
	@$(UV) run --no-sync python -m bench

screens: tools ## pictures of every screen, into build/screens/
	@$(UV) run --no-sync python scripts/screens.py

tools: ## what tests need beside the project: browser, fonts, npm packages
	@$(UV) sync --quiet --frozen
	@$(UV) run --no-sync python scripts/install_tools.py

clean-build: ## remove what a build makes
	rm -rf build dist .web

clean: clean-build ## remove all that can be made again; data/ stays
	rm -rf .venv .uv .tools .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage*
