# `make` lists the targets. They run in .venv, which scripts/bootstrap sets up at first use.
.DEFAULT_GOAL := help
.PHONY: help demo demo-data demo-cli test test-all lint format docs shown-output bench lock ci clean runtime-ready web-ready dev-ready bench-ready
BIN := .venv/bin
# The tests start some forty processes, which need not compile the same files again.
unexport PYTHONDONTWRITEBYTECODE
# A process of tests for each processor; those in a browser wait half of the time.
CORES := $(shell getconf _NPROCESSORS_ONLN)
AT_ONCE := --numprocesses $(CORES) --maxprocesses 8
IN_BROWSERS := --numprocesses $(shell expr $(CORES) + 2) --maxprocesses 8
# Where a run of the tests notes what it left out and why.
NOT_RUN := .not-run
# Where it counts which lines and branches the tests run.
COUNTS := .counts
BROWSER_TESTS := tests/web/browser
# What touches data, which PostgreSQL may take otherwise than SQLite; tests of backups try both databases by themselves,
# and what pages look like, or to whom they open, is up to neither (make test-all runs these on both as well).
DATA_TESTS := tests/web --ignore $(BROWSER_TESTS) --ignore tests/web/audit/backup --ignore tests/web/permissions \
    --ignore tests/web/site --ignore tests/web/files/test_rendering.py --ignore-glob '*_pages.py' --ignore-glob '*_views.py'

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: web-ready ## see it work: the platform with an invented award, at http://127.0.0.1:8000
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/demo

demo-data: web-ready ## make the demonstration's data and stop
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/demo data

demo-cli: runtime-ready ## evaluate the example season on the command line and verify its bundle
	@PATH="$(CURDIR)/$(BIN):$$PATH" scripts/demo-cli

test: export ZHIHENG_NOT_RUN := $(CURDIR)/$(NOT_RUN)
test: dev-ready ## run the tests and hold the coverage to its thresholds
	@rm -rf $(COUNTS)
	@: >$(NOT_RUN)
	ZHIHENG_COUNTS=$(CURDIR)/$(COUNTS) $(BIN)/pytest $(AT_ONCE) --ignore $(BROWSER_TESTS)
	$(BIN)/pytest $(IN_BROWSERS) $(BROWSER_TESTS)
	$(BIN)/python scripts/with_postgres.py $(BIN)/pytest $(AT_ONCE) --half $(DATA_TESTS)
	@$(BIN)/python scripts/check_coverage.py $(COUNTS)
	@if [ -s $(NOT_RUN) ]; then echo "not run:"; sort -u $(NOT_RUN); fi

test-all: dev-ready ## also the soak tests, on PostgreSQL too, and the tests on every other Python found
	@scripts/test-all

# The types of the site are read from its settings, which make a data folder.
lint: export ZHIHENG_HOME := $(CURDIR)/.mypy_cache/site
lint: dev-ready ## check style, formatting, types and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: dev-ready ## format the code
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

docs: dev-ready ## build the documentation into docs/_build/html
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going docs docs/_build/html

shown-output: dev-ready ## paste what the commands print into the READMEs and the tutorial
	$(BIN)/python scripts/shown_output.py

bench: bench-ready ## print the figures of every promise about speed
	@for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python "$$script" || exit 1; done

lock: ## renew locks/ after a change of the dependencies in pyproject.toml
	scripts/lock

ci: ## what must hold before a change is accepted: lint, docs, test, nothing skipped
	.ci/run

clean: ## remove everything that these targets made
	rm -rf .venv .venv-* .tools $(COUNTS) $(NOT_RUN) .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -rf docs/_build results demo-data
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

runtime-ready web-ready dev-ready bench-ready:
	@scripts/bootstrap $(@:-ready=)
