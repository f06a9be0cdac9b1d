# 暖蜂驿站 (Warm Bee). `make` alone lists what can be asked.
# Kept to what GNU make 3.81 and a plain sh understand, so that a Mac needs nothing more.

SHELL   = /bin/sh
PYTHON  ?= python3
BIN     = .venv/bin
# How many tests run side by side; 0 runs them one after another, in one piece.
WORKERS ?= auto
PYTEST  = $(BIN)/python -m pytest
# Named in one place: what a unit run leaves to the browser and to the page checks.
UNIT    = -n $(WORKERS) -m "not browser and not nu"
UV      = uv==0.13.9
LOCK    = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras \
          --no-emit-find-links --no-emit-index-url --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help run demo test test-sqlite test-postgresql test-browser sweep check format html coverage backup restore \
        bench lock clean runtime develop

help: ## List what can be asked
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  PORT, HOST, DATABASE_URL and DEMO may be given: make run PORT=9000 DEMO=0"

run: runtime ## Serve the house on http://127.0.0.1:8000 (the first time: install, migrate, build the demo)
	@exec $(BIN)/python app

demo: runtime ## Build the article's community in an empty database
	@exec $(BIN)/flask --app app demo

test: test-sqlite test-postgresql test-browser ## Run every test: on SQLite, on PostgreSQL, in a browser

test-sqlite: develop ## Run the suite on SQLite
	$(PYTEST) --database sqlite $(UNIT)

test-postgresql: develop ## Run on PostgreSQL all that touches the store-room
	$(PYTEST) --database postgresql $(UNIT)

test-browser: develop ## Walk through the house in Chromium
	$(PYTEST) -m "browser and not sweep" tests/browser

sweep: develop ## Fit every page on every panel in both languages (long)
	$(PYTEST) -m sweep tests/browser

check: develop ## Format, lint, types, templates and the quick tests, in under a minute
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/djlint --quiet --lint templates
	$(PYTEST) -q -n $(WORKERS) --hypothesis-profile=quick \
	  -m "not browser and not nu and not concurrency and not crash and not slow and not walk"

format: develop ## Put the code in order
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix --show-fixes .

html: develop ## Read every page with the Nu HTML checker and axe (needs Java and npm)
	$(PYTEST) -m nu tests/browser

coverage: develop ## Which branches no test walks
	$(PYTEST) --cov --cov-report=term-missing:skip-covered $(UNIT)

backup: runtime ## Put a verified copy of the database in instance/backups
	@exec $(BIN)/flask --app app backup

restore: runtime ## Bring a copy back: make restore FROM=instance/backups/…
	@test -n "$(FROM)" || { echo "Which copy? make restore FROM=instance/backups/…" >&2; exit 2; }
	@exec $(BIN)/flask --app app restore "$(FROM)"

bench: develop ## Measure the speed targets on both databases
	@exec $(BIN)/python -m bench

lock: develop ## Lock the newest versions, with hashes
	$(BIN)/pip install --quiet "$(UV)"
	$(LOCK) --upgrade pyproject.toml -o requirements.txt
	$(LOCK) --upgrade --group dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean: ## Throw away what can be made again (never instance/)
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage htmlcov node_modules
	find app tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# What .venv holds is the lock file it was filled from: the same lock again touches nothing.
runtime: $(BIN)/python
	@cmp -s requirements.txt .venv/installed.txt || { \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt \
	  && cp requirements.txt .venv/installed.txt; }

develop: runtime
	@cmp -s requirements-dev.txt .venv/installed-dev.txt || { \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt \
	  && cp requirements-dev.txt .venv/installed-dev.txt; }

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Warm Bee needs Python 3.11 or newer. If you have one by another name: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  echo "Python cannot make a virtual environment here. On Debian or Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
