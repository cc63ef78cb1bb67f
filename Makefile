# Aisle: one command each. `make` alone lists them.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
TORCH := torch==2.13.0
PORT ?= 7860
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help setup demo test check clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

setup: $(STAMP)  ## create .venv and install Aisle into it

$(STAMP): pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Aisle needs $(PYTHON); install it, or name another with make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --disable-pip-version-check --progress-bar off --quiet "$(TORCH)"
	$(BIN)/python -m pip install --disable-pip-version-check --progress-bar off --quiet -e ".[dev]"
	@touch $(STAMP)

demo: setup  ## build the demo store if it is missing, start the site, print its address
	$(BIN)/aisle demo --port $(PORT)

test: setup  ## run the linters, the type checker and the tests
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
	  apt-get update -qq >/dev/null 2>&1 && apt-get install -y -qq chromium >/dev/null 2>&1; } || \
	  echo "No Chromium here: the tests of the page in a browser will be skipped."
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	HF_HUB_OFFLINE=1 OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n $(JOBS) --dist loadfile --cov --cov-report=term:skip-covered

check: test  ## the same as `make test`

clean:  ## remove the demo store and caches, keep .venv
	rm -rf var .pytest_cache .mypy_cache .ruff_cache .coverage htmlcov
