# Every target does its own set-up; only Python 3.11 or later and make are needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
COMUNICA := tests/clients/comunica
CLIENT := $(COMUNICA)/node_modules/.package-lock.json
CHECKS := tests/browser/node_modules/.package-lock.json
ASSETS := api/pages/assets
BUILT := api/pages/static/built/.made

.DEFAULT_GOAL := help
.PHONY: help run test check readme lock bench clean

help:  ## Say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(READY): requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(CLIENT) $(CHECKS): %/node_modules/.package-lock.json: %/package-lock.json
	@if command -v npm > /dev/null; then cd $* && npm ci --omit=dev --no-audit --no-fund; \
	else echo "npm is missing: the tests that need $* will be skipped"; fi

$(BUILT): $(ASSETS)/package-lock.json $(ASSETS)/build.js $(wildcard $(ASSETS)/entries/*)
	@if command -v npm > /dev/null; then cd $(ASSETS) && npm ci --no-audit --no-fund && npm run --silent build && touch ../static/built/.made; \
	else echo "npm is missing: pages will do without the editor of queries and the renderer of large maps"; fi

run: $(READY) $(BUILT)  ## Build the graph of the four minutes, show it and serve it
	$(BIN)/samgraf build
	$(BIN)/samgraf overview
	$(BIN)/samgraf serve

test: $(READY) $(CLIENT) $(CHECKS) $(BUILT)  ## Run the tests
	$(BIN)/python -m pytest

check: $(READY)  ## Lint, check types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

readme: $(READY)  ## Write what the commands in README.md print into it
	$(BIN)/python -m tests.refresh_readme

bench: $(READY)  ## Run the benchmarks; each prints ratios against a named peer
	$(BIN)/python -m benchmarks

lock: $(READY)  ## Pin and hash the dependencies anew
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header --no-annotate --upgrade -o requirements/run.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header --no-annotate --upgrade -c requirements/run.txt -o requirements/dev.txt

clean:  ## Remove what was made
	rm -rf $(VENV) .samgraf build dist api/pages/static/built
