# Everything runs in .venv, which each target brings up to date by itself.
# Files named .venv/.*-done remember what is installed, so a second run starts at once.

ARGS ?=
# Most tests wait for servers to start and disks to answer, so several run at once; -n 0 in ARGS ends that.
PARALLEL := -n auto --maxprocesses 4 --dist loadfile
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install

# The first Python that really runs and is new enough; only looked for when .venv is made.
CANDIDATES := python3.13 python3.12 python3.11 python3
PYTHON ?= $(shell for name in $(CANDIDATES); do \
	$$name -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$name; break; }; done)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup serve test check lint format soak bench lock clean dev

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: .venv/.project-done ## Install Vivavoce and what it runs on into .venv (gives .venv/bin/vivavoce)
	@:

serve: setup ## Start the server; options in ARGS, e.g. make serve ARGS="--port 9000"
	@exec $(BIN)/vivavoce serve $(ARGS)

test: dev ## Run the tests (soak tests excepted); options for pytest in ARGS
	@scripts/system-packages
	@$(BIN)/python -m pytest $(PARALLEL) $(ARGS)

check: lint ## Format, lint, types and import contracts, then the tests: all that CI runs
	@$(MAKE) --no-print-directory test

lint: dev ## The part of check that runs nothing: format, lint, types, import contracts
	@$(BIN)/ruff format --check --quiet . || { echo "make format lays them out." >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary $(wildcard src tests benchmarks)
	@$(BIN)/lint-imports --no-logo

format: dev ## Rewrite the sources as check wants them
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .

soak: dev ## Run the soak tests, which take minutes to hours
	@scripts/system-packages
	@$(BIN)/python -m pytest -m soak --timeout 0 -o log_cli=true -o log_cli_level=INFO $(ARGS)

bench: dev ## Run the benchmarks; options in ARGS
	@$(BIN)/python -m benchmarks $(ARGS)

lock: .venv/.made-done ## Compile requirements/*.txt from pyproject.toml; ARGS=--upgrade for newer versions
	@scripts/lock $(ARGS)

clean: ## Remove .venv, caches and build output; never data/
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- set-up, remembered in stamp files ---

dev: .venv/.dev-done .venv/.project-done

.venv/.made-done:
	@test -n "$(PYTHON)" || { echo "Vivavoce needs Python 3.11 or newer and found none; install one, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Vivavoce needs Python 3.11 or newer, and $(PYTHON) is not." >&2; exit 1; }
	@echo "Setting up .venv ..."
	@"$(PYTHON)" -m venv --clear .venv
	@touch $@

.venv/.run-done: requirements/run.txt .venv/.made-done
	@$(PIP) --require-hashes -r requirements/run.txt
	@touch $@

.venv/.dev-done: requirements/dev.txt .venv/.run-done
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

# Nothing may arrive unhashed, so the build runs with the locked hatchling and resolves no dependency.
.venv/.project-done: pyproject.toml .venv/.run-done
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@
