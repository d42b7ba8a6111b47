# SPDX-License-Identifier: GPL-3.0-or-later
# Everything is installed into .venv/; a target that finds it set up asks no network.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check bench bench-full pictures clean
.DEFAULT_GOAL := help

help:
	@echo "make demo    the shipped campaign: catalogues, checks and texts in nine languages"
	@echo "make test    the tests"
	@echo "make check   the tests, and ruff and mypy: what a change must pass"
	@echo "make bench   speed beside other tools (make bench-full: the large ones too)"

# One stamp per kind of set-up: it is redone when the project's metadata changes, and not otherwise.
$(VENV)/.core: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "setting up $(VENV)/ (once)"
	@$(BIN)/python -m pip install --quiet -e '.[letters,review,publish,exchange]'
	@touch $@

$(VENV)/.dev: pyproject.toml $(VENV)/.core
	@$(BIN)/python -m pip install --quiet -e '.[dev]'
	@touch $@

demo: $(VENV)/.core
	@$(BIN)/w4r run
	@echo
	@echo "The texts:      build/documents/<language>/   (open build/documents/es/2025-ecrire-pour-les-droits/communique.html)"
	@echo "The catalogues: locales/<language>/LC_MESSAGES/*.po   (open one in Poedit, change a line, run w4r run again)"

test: $(VENV)/.dev
	@$(BIN)/python -m pytest -n auto

check: $(VENV)/.dev
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -n auto

$(VENV)/.bench: pyproject.toml $(VENV)/.dev
	@$(BIN)/python -m pip install --quiet -e '.[bench]'
	@touch $@

bench: $(VENV)/.bench
	@$(BIN)/python -m benchmarks.run

bench-full: $(VENV)/.bench
	@$(BIN)/python -m benchmarks.run --full

pictures: $(VENV)/.dev
	@$(BIN)/w4r run
	@$(BIN)/w4r compile --section es --section mena --section jp --section ua >/dev/null
	@$(BIN)/python docs/pictures/make.py
	@$(BIN)/python docs/pictures/review.py

clean:
	rm -rf $(VENV) build .w4r
