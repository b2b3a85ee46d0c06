# make run    sets up what is missing, then opens the window on the sample register
# make test   sets up what is missing, then runs every check
# The others are for those who work on the program; `make help` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory

BIN := .venv/bin
SAMPLE := build/sample.register
# Folders with Python code; benchmarks are checked as strictly as the rest.
CODE := $(wildcard register_app tests benchmarks)
# Worker processes of the tests: the runners have two cores.
WORKERS ?= 2
# More for pytest, such as `make tests ARGS="tests/store -k undo"`.
ARGS ?=

.PHONY: help run test set-up check-format check-lint check-types check-contracts tests format strings lock bench \
        wheel freeze deb clean

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' Makefile

run: ## set up, then the window on the sample register (without a display: the demonstration)
	@packaging/set-up.sh run
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] || [ "$$(uname -s)" = Darwin ]; then \
	    mkdir -p "$(dir $(SAMPLE))"; \
	    [ -e "$(SAMPLE)" ] || $(BIN)/python -m register_app new "$(SAMPLE)" --sample; \
	    exec $(BIN)/python -m register_app "$(SAMPLE)"; \
	else \
	    echo "There is no display here, so this is the demonstration: register, workbook and PDF of the sample."; \
	    rm -rf build/demo; mkdir -p build; \
	    exec $(BIN)/python -m register_app demo build/demo; \
	fi

test: set-up check-format check-lint check-types check-contracts tests ## set up, then every check

set-up: ## the environment with everything the checks need
	@packaging/set-up.sh dev

check-format:
	@echo "== format"
	@$(BIN)/ruff format --check $(CODE) packaging

check-lint:
	@echo "== lint"
	@$(BIN)/ruff check $(CODE) packaging

check-types:
	@echo "== types"
	@$(BIN)/mypy $(CODE)
	@$(BIN)/mypy packaging/*.py

check-contracts:
	@echo "== import contracts"
	@$(BIN)/lint-imports --no-cache

tests: set-up ## the tests alone; ARGS="tests/store -k undo" chooses
	@echo "== tests"
	@# Each worker has a stretch of the tests to begin with, so that what a module makes once is not made in both.
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

format: set-up ## format the code and apply the safe fixes
	@$(BIN)/ruff check --fix-only --quiet $(CODE) packaging
	@$(BIN)/ruff format $(CODE) packaging

strings: set-up ## take new texts into resources/i18n/*.po (they come in untranslated; the tests name them)
	@$(BIN)/python packaging/strings.py || true

lock: set-up ## choose the newest versions that pyproject.toml allows, for every system, with hashes
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet uv
	@export UV_CUSTOM_COMPILE_COMMAND="make lock"; \
	compile() { $(BIN)/python -m uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --upgrade \
	    --no-emit-index-url --no-emit-find-links --no-emit-index-annotation --annotation-style line "$$@"; }; \
	compile --group build pyproject.toml --output-file requirements.lock; \
	compile --group build --group dev --constraints requirements.lock pyproject.toml \
	    --output-file requirements-dev.lock; \
	compile --group freeze --constraints requirements.lock pyproject.toml \
	    --output-file packaging/requirements-freeze.lock

bench: set-up ## the benchmarks: each beside a bare floor measured in the same run
	@$(BIN)/python -m benchmarks $(ARGS)


wheel: set-up ## build/dist/*.whl
	@$(BIN)/python -m pip wheel --disable-pip-version-check --quiet --no-deps --no-build-isolation \
	    --wheel-dir build/dist .
	@ls build/dist/*.whl

freeze: ## a folder with the program and all it needs (PyInstaller), for the system this is run on
	@packaging/freeze.sh

deb: freeze ## a Debian package of that folder
	@packaging/deb.sh

clean: ## remove what was built, but not the environment
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
