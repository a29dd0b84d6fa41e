# Almoner: what people and developers run. `make` alone prints the targets.
PYTHON ?= python3
VENV := .venv
BROWSER := .browser
BIN := $(VENV)/bin
SAMPLES := src/almoner/samples/riverbend
BILL ?= $(SAMPLES)
PAPERS = $(if $(strip $(BILL)),$(BILL),$(SAMPLES))
HTML ?= almoner-report.html
BUNDLE ?= dist/almoner-bundle
SERVE ?= yes
AS_OF ?= $(if $(filter $(SAMPLES),$(PAPERS)),--as-of 2026-11-21 --answers src/almoner/samples/riverbend-answers.yaml)

.DEFAULT_GOAL := help
TARGETS := help install run web pictures test test-long fast lint types floors eval bench sabotage lock client bundle docs schemas spanish
.PHONY: $(TARGETS) pages

help: ## print this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | awk -F'|' '{printf "  make %-10s %s\n", $$1, $$2}'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "almoner needs Python 3.11 or newer; install it and run make again." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv is missing; install it (Debian: apt-get install python3-venv) and run make again." >&2; exit 1; }

$(VENV)/.installed: $(BIN)/python requirements.lock pyproject.toml
	@echo "installing what almoner needs into $(VENV) (no root needed)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock || { echo "what almoner needs could not be installed; check the network and run make again." >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src/almoner
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	@echo "installing what the tests need into $(VENV)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# A browser is wanted by the tests of pages alone; where it cannot be had they are skipped by name.
$(BROWSER)/.installed: tests/journeys/tools/package.json tests/journeys/tools/package-lock.json
	@mkdir -p $(BROWSER) && cp $^ $(BROWSER)/
	@command -v chromium >/dev/null || { echo "installing chromium for the tests of pages (needs root)"; \
		root=; [ "$$(id -u)" = 0 ] || root=sudo; \
		$$root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$root apt-get install -qq -y --no-install-recommends chromium fonts-dejavu-core fonts-liberation >/dev/null; } \
		|| echo "chromium could not be installed: the tests that need a browser will be skipped, by name." >&2
	@cd $(BROWSER) && npm ci --silent --ignore-scripts --no-audit --no-fund && touch .installed \
		|| echo "axe-core could not be installed: the tests of accessibility will be skipped, by name." >&2

# Real servers for the tests of what keeps and queues; where they cannot be had those tests are skipped by name.
$(BROWSER)/.servers:
	@mkdir -p $(BROWSER); wanted=; command -v redis-server >/dev/null || wanted=redis-server; \
		command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || wanted="$$wanted postgresql"; \
		command -v nginx >/dev/null || ls /usr/sbin/nginx >/dev/null 2>&1 || wanted="$$wanted nginx-light"; \
		[ -z "$$wanted" ] || { echo "installing $$wanted for the tests (needs root)"; root=; [ "$$(id -u)" = 0 ] || root=sudo; \
		$$root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$root apt-get install -qq -y --no-install-recommends $$wanted >/dev/null; } \
		|| echo "$$wanted could not be installed: the tests that need it will be skipped, by name." >&2; touch $@

# Small models are wanted by the tests of vectors and search; where they cannot be had those tests are skipped by name.
.models/.brought: $(VENV)/.installed-dev src/almoner/adapters/models/weights.py tests/adapters/models/smollm2.py
	@mkdir -p .models; ALMONER_SMALL_MODELS=.models $(BIN)/almoner models bring >/dev/null \
		|| echo "the small models could not be brought: the tests that need them will be skipped, by name." >&2
	@$(BIN)/python -m tests.adapters.models.smollm2 2>/dev/null \
		|| echo "a small language model could not be brought: the tests that need it will be skipped, by name." >&2; touch $@

install: $(VENV)/.installed ## install into .venv and stop

spanish: $(VENV)/.installed ## bring Spanish to the reading of pictures (Debian and Ubuntu, no root needed)
	@mkdir -p .tessdata/unpacked
	@cd .tessdata/unpacked && apt-get download --quiet=2 tesseract-ocr-spa && dpkg-deb -x tesseract-ocr-spa_*.deb . || { echo "Spanish was not brought: the package tesseract-ocr-spa could not be had; run apt-get update, or put spa.traineddata and eng.traineddata into .tessdata." >&2; exit 1; }
	@cp .tessdata/unpacked/usr/share/tesseract-ocr/*/tessdata/spa.traineddata .tessdata/
	@$(BIN)/python -c 'import shutil; from almoner.adapters.readers.paper.languages import language_data; shutil.copy(language_data().folder / "eng.traineddata", ".tessdata/eng.traineddata") if not __import__("os").path.exists(".tessdata/eng.traineddata") else None'
	@rm -rf .tessdata/unpacked
	@echo "pictures of paper are now read in English and Spanish"

run: $(VENV)/.installed ## audit the bundled made-up papers, or BILL=path, write the report as HTML, and serve until stopped (SERVE=no: don't)
	$(if $(bill)$(filter-out $(TARGETS),$(MAKECMDGOALS)),$(error Nothing was audited: a paper is named with BILL in capitals; write: make run BILL=path/to/your/papers))
	@[ '$(subst ','\'',$(PAPERS))' != '$(SAMPLES)' ] || printf '%s\n\n' "No BILL was named, so these are the papers of a made-up family."
	@$(BIN)/almoner audit '$(subst ','\'',$(PAPERS))' $(AS_OF) --html '$(subst ','\'',$(HTML))'
	@[ '$(SERVE)' = no ] || { printf '\n%s\n' "Starting the server for this machine alone; Ctrl+C stops it."; \
		$(BIN)/python web/pack.py --if-possible & building=$$!; trap 'kill $$building 2>/dev/null' EXIT INT TERM; \
		$(BIN)/almoner serve || [ $$? = 4 ]; }

web: $(VENV)/.installed ## build the pages of the web app, where their sources changed
	@$(BIN)/python web/pack.py

test: $(VENV)/.installed-dev $(BROWSER)/.installed $(BROWSER)/.servers .models/.brought ## every test except those marked slow
	@$(MAKE) --no-print-directory --jobs=2 --output-sync types lint floors pages
	@$(BIN)/python -m pytest -m "not slow"

pages: $(VENV)/.installed
	@$(BIN)/python web/pack.py --if-possible

test-long: $(VENV)/.installed-dev $(BROWSER)/.installed $(BROWSER)/.servers .models/.brought ## the slow tests: long fuzzing, mutants
	@$(BIN)/python -m pytest -m slow
	@$(BIN)/python tests/mutants.py

fast: $(VENV)/.installed-dev lint types floors ## what you run before each commit
	@$(BIN)/python -m pytest -m "not slow" tests/house tests/engine

lint: $(VENV)/.installed-dev ## style
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .

types: $(VENV)/.installed-dev ## strict types
	@$(BIN)/mypy

floors: $(VENV)/.installed-dev ## the import contracts
	@PYTHONPATH=. $(BIN)/lint-imports --no-cache | tail -n 12

eval: $(VENV)/.installed-dev ## precision and recall on the evaluation dossiers
	@$(BIN)/python evaluation/score.py

bench: $(VENV)/.installed-dev ## speed beside a named peer or a limit
	@missed=; for one in benchmarks/*.py; do echo "== $$one"; $(BIN)/python $$one || missed="$$missed $$one"; done; \
	[ -z "$$missed" ] || { echo "Limits missed:$$missed" >&2; exit 1; }

sabotage: $(VENV)/.installed-dev ## mutate one check and list the survivors: make sabotage CHECK=A07
	@$(BIN)/python tests/mutants.py $(CHECK)

schemas: $(VENV)/.installed ## write the JSON Schemas anew (the diff is reviewed; they only grow)
	@PYTHONPATH=. $(BIN)/python tests/faces/schemas.py

bundle: $(VENV)/.installed ## one folder that installs on a machine without any network: make bundle [BUNDLE=folder]
	@deploy/bundle/make $(BIN)/python '$(subst ','\'',$(BUNDLE))'

client: $(VENV)/.installed ## write the API's description and its TypeScript client anew
	@PYTHONPATH=. $(BIN)/python clients/generate.py

docs: $(VENV)/.installed ## write docs/checks, the table of answers and the questions for models anew
	@$(BIN)/python docs/generate.py
	@$(BIN)/python data/evals/make_billing_qa.py

pictures: $(VENV)/.installed-dev $(BROWSER)/.installed ## take the pictures of the tutorials anew (look at them)
	@$(BIN)/python web/pack.py
	@PYTHONPATH=. $(BIN)/python docs/take_pictures.py

lock: $(BIN)/python ## pin and hash every dependency anew
	@$(BIN)/uv pip compile -q --python-version 3.11.0 --generate-hashes --no-header --no-annotate --extra models --extra second-opinion --extra build pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile -q --python-version 3.11.0 --generate-hashes --no-header --no-annotate --extra dev --extra llm --extra cluster --extra servers --extra models --extra second-opinion --extra build pyproject.toml -o requirements-dev.lock
	@$(BIN)/uv pip compile -q --python-version 3.11.0 --generate-hashes --no-header --no-annotate data/evals/requirements.in -o data/evals/requirements.lock
