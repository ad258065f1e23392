# Needs only make and Python 3.11 or newer. `make` alone lists what there is.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test lint breakages faults fuzz scan audit translate gallery bench bench-import bench-lists \
	bench-growth load load-memory load-publish lock clean

# Set on the command line: make run PORT=5055. HOST and PORT are not taken from the environment, where
# shells and hosting panels keep other things under these names. Settings BM_… given on the command
# line reach the program, because make puts command-line variables into its commands' environment.
HOST = 127.0.0.1
PORT = 5000
# At most so many test processes at once; fewer where there are fewer processors.
WORKERS ?= 4
# make load LOAD="sqlite:60 postgresql:500" MINUTES=20, or SHORT=1: half a minute each with a few quick trainees.
LOAD =
MINUTES =
# SHORT=1 with load, faults, fuzz and scan: less of it, for every day.
SHORT =
# make lock UPGRADE=1 takes the newest versions that the ranges in pyproject.toml allow.
UPGRADE =

VENV := .venv
BIN := $(VENV)/bin
CATALOGUES := $(wildcard bm_workspace/i18n/translations/*/LC_MESSAGES/messages.po)

# Empty files that say how far the environment is. Two lock files, because the tools for testing are more
# than half of everything: without them the first start is twice as fast. Both hold the same versions.
LIBRARIES := $(VENV)/.libraries
BUILT := $(VENV)/.built
TESTERS := $(VENV)/.testers
# The load generator has an environment of its own: bench/load/requirements.in says why.
LOADERS := .venv-load/.loaders

# What looks at the product from outside, in an environment of its own: it wants other versions of libraries.
SCANNING := .venv-scan
SCANNERS := $(SCANNING)/.installed

# Looked for only when the environment is made.
PYTHON = $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$name" && break; done)

export PIP_DISABLE_PIP_VERSION_CHECK := 1

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(BUILT) ## Start the product (PORT=5000 HOST=127.0.0.1, BM_…=…)
	@exec $(BIN)/bm-workspace run --host "$(HOST)" --port "$(PORT)"

# $(call step,name,command): runs it and says how long it took.
step = @echo "== $(1)"; start=$$(date +%s); $(2); result=$$?; \
	echo "== $(1): $$(( $$(date +%s) - start )) s"; exit $$result

test: $(TESTERS) $(BUILT) ## Check everything: style, types, layers, translations, tests, browser
	$(call step,browser,$(BIN)/python -m e2e.chromium)
	$(call step,PostgreSQL,$(BIN)/python -m tests.postgres)
	$(call step,LibreOffice,$(BIN)/python -m tests.libreoffice)
	@$(MAKE) --no-print-directory lint
	$(call step,tests,$(BIN)/python -m pytest tests -n auto --maxprocesses=$(WORKERS))
	$(call step,browser journeys,$(BIN)/python -m pytest e2e -n auto --maxprocesses=$(WORKERS))

lint: $(TESTERS) $(BUILT) ## Check style, types, layers and translations only
	$(call step,style,$(BIN)/ruff check && $(BIN)/ruff format --check)
	$(call step,types,$(BIN)/mypy)
	$(call step,layers,$(BIN)/lint-imports --no-logo)
	$(call step,translations,$(BIN)/bm-workspace translate check)

breakages: $(TESTERS) $(BUILT) ## Break the product on purpose: a test must notice each breakage
	$(call step,breakages,$(BIN)/python -m tests.breakages.run)

faults: $(TESTERS) $(BUILT) ## Kill the program 100 times, its database 20 times, under 50 writing people (SHORT=1: 5 and 1)
	$(call step,faults,$(BIN)/python -m tests.faults)

fuzz: $(TESTERS) $(BUILT) ## Send 20,000 requests of anything to all forms and pages (SHORT=1: 600)
	$(call step,fuzz,$(BIN)/python -m tests.fuzz $(if $(SHORT),300,10000))

scan: $(SCANNERS) $(TESTERS) $(BUILT) ## Let a vulnerability scanner at the running product (SHORT=1: a minute)
	$(call step,scan,$(BIN)/python -m tests.scan $(SCANNING)/bin $(if $(SHORT),15,20))

audit: $(SCANNERS) $(TESTERS) $(BUILT) ## Look for known vulnerabilities of what is installed
	$(call step,audit,$(BIN)/python -m tests.scan.audit $(SCANNING)/bin)

translate: $(BUILT) ## Collect new texts into the catalogues and compile them
	@$(BIN)/bm-workspace translate update

gallery: $(TESTERS) $(BUILT) ## Draw the pages of docs/gallery anew
	@$(BIN)/python -m tests.gallery

bench: $(BUILT) ## Measure the speed
	@$(BIN)/python -m bench

bench-import: $(BUILT) ## Measure import and export of 5,000 mobilities
	@$(BIN)/python -m bench.exchange

bench-lists: $(BUILT) ## Measure lists of 100,000 documents and 20,000 mobilities (takes a quarter of an hour)
	@$(BIN)/python -m bench.lists

bench-growth: $(BUILT) ## Measure cost against outcomes, documents and revisions (takes ten minutes)
	@$(BIN)/python -m bench.growth

load: $(TESTERS) $(BUILT) $(LOADERS) ## Let classes work on the hosted product (LOAD="sqlite:30 postgresql:200" MINUTES=20, SHORT=1)
	$(call step,load,$(BIN)/python -m bench.load $(if $(LOAD),--runs "$(LOAD)") $(if $(MINUTES),--minutes $(MINUTES)) $(if $(SHORT),--short))

load-memory: $(TESTERS) $(BUILT) ## Measure the memory of one process after 20,000 requests (takes ten minutes)
	@$(BIN)/python -m bench.memory

load-publish: $(TESTERS) $(BUILT) ## Put the last load into docs/performance.md, with its picture
	@$(BIN)/python -m bench.load.publish

lock: ## Write the lock files anew (UPGRADE=1: with newer versions)
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && set -e && \
	$(PYTHON) -m venv "$$folder" && "$$folder/bin/pip" install --quiet uv && \
	lock() { "$$folder/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --custom-compile-command "make lock" "$$@"; } && \
	lock --all-extras $(if $(UPGRADE),--upgrade) --output-file constraints.txt pyproject.toml && \
	lock --constraints constraints.txt --upgrade --output-file constraints-run.txt pyproject.toml && \
	lock $(if $(UPGRADE),--upgrade) --output-file bench/load/requirements.txt bench/load/requirements.in && \
	lock $(if $(UPGRADE),--upgrade) --output-file tests/scan/requirements.txt tests/scan/requirements.in

clean: ## Remove everything that these targets made
	rm -rf $(VENV) .venv-load $(SCANNING) build dist static/vendor .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis test-results
	rm -f $(CATALOGUES:.po=.mo)
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(LIBRARIES): constraints-run.txt
	@$(BIN)/python -c '' 2>/dev/null || { \
		python='$(PYTHON)'; \
		if [ -z "$$python" ]; then \
			echo "No Python 3.11 or newer was found: install one, or name it: make PYTHON=/path/to/python3."; exit 1; fi; \
		if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
			echo "This Python cannot make an environment: install python3-venv (Debian: apt-get install python3-venv)."; exit 1; fi; \
		echo "Making the environment $(VENV) …"; \
		"$$python" -m venv --clear $(VENV); }
	@echo "Installing the libraries (once, about half a minute) …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r constraints-run.txt
	@touch $@

# An editable install: the program is run from this folder. It also fetches the front-end files and
# compiles the translations (hatch_build.py).
$(BUILT): pyproject.toml hatch_build.py $(CATALOGUES) $(LIBRARIES)
	@echo "Building …"
	@$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

$(TESTERS): constraints.txt $(LIBRARIES)
	@echo "Installing the tools for testing (once) …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r constraints.txt
	@touch $@

$(LOADERS): bench/load/requirements.txt $(LIBRARIES)
	@echo "Installing the load generator (once) …"
	@$(BIN)/python -m venv --clear .venv-load
	@.venv-load/bin/python -m pip install --quiet --require-hashes -r bench/load/requirements.txt
	@touch $@

$(SCANNERS): tests/scan/requirements.txt $(LIBRARIES)
	@echo "Installing the scanners (once) …"
	@$(BIN)/python -m venv --clear $(SCANNING)
	@$(SCANNING)/bin/python -m pip install --quiet --require-hashes -r tests/scan/requirements.txt
	@touch $@
