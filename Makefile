# The one command surface. `make run` and `make test` do all the set-up they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# For the CPU build of PyTorch on Linux: make TORCH_INDEX_URL=https://download.pytorch.org/whl/cpu
TORCH_INDEX_URL ?=
TORCH_INDEX := $(if $(TORCH_INDEX_URL),--index-url $(TORCH_INDEX_URL),)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test slow torture faults lint format translations bench gate-study reranker simulate dist dist-test clean

run: $(READY)
	@packaging/linux/qt-libraries.sh
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  echo "There is no display here, so the window cannot open. The journey without it:"; \
	  $(BIN)/python -m app demo; \
	else \
	  $(BIN)/python -m app; \
	fi

test: $(READY)
	@packaging/linux/qt-libraries.sh
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --dist loadfile -q -m "not slow"

# what takes minutes: exports of small models, repeated kills, training
slow: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -m slow

# 200 rounds of kills while files change: half an hour; a failed round names the command for it
torture: $(READY)
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.torture $(if $(SEED),--seed $(SEED),)

# every write of a small run refused, then every file damaged at 200 places: an hour together
faults: $(READY)
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.torture.faults
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.torture.damage

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# the texts of the window into the translation files, and those into what the program loads
translations: $(READY)
	$(BIN)/python packaging/translations.py

bench: $(READY)
	@echo "Each runs alone, as python -m benchmarks.NAME; BENCHMARKS.md says what came out:"
	@cd benchmarks && awk 'FNR == 1 && FILENAME != "__init__.py" { \
	  name = FILENAME; sub(/\.py$$/, "", name); print "  " name ": " substr($$0, 4) }' *.py

# How often the gate lets a model through that is no better, and one that is: some minutes
gate-study: $(READY)
	OMP_NUM_THREADS=1 $(BIN)/python -m benchmarks.gate_study

# The shipped reranker from a folder of training pairs: make reranker DATA=... WORK=...
# Hours on a CPU; mining, then training with two processes, then export into resources/models.
reranker: $(READY)
	$(BIN)/python -m engine.tune.reranker_main lists --data $(DATA) --work $(WORK)
	$(BIN)/python -m engine.tune.reranker_main train --work $(WORK) --crew 2
	$(BIN)/python -m engine.tune.reranker_main export --work $(WORK)

# The simulated person over judged collections: make simulate DATA="FOLDER..." WORK=...
# Hours; every finished row is kept, and the next run goes on.
simulate: $(READY)
	$(BIN)/python -m benchmarks.simulate_table $(DATA) --out $(WORK)

# What people install: on Linux a .deb, an archive and the tuning pack, in dist/. Some minutes.
# STEPS="core packages" makes only these; packaging/build.py names them all.
dist: $(READY)
	$(BIN)/python packaging/build.py $(STEPS)

# What was built, installed into an empty root and tried on a screen of its own; FILES=FOLDER reads
# that folder too. Needs Xvfb, xdotool and ImageMagick.
dist-test: $(READY)
	$(BIN)/python packaging/smoke.py $(if $(FILES),--files "$(FILES)",) $(TRY)

clean:
	rm -rf build dist $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(READY): constraints.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Honeyguide needs Python 3.11 or later: make PYTHON=/path/to/python3.11"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip setuptools
	$(BIN)/python -m pip install --quiet -c constraints.txt $(TORCH_INDEX) torch==2.13.0
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[tune,dev,dist]'
	touch $(READY)
