# A fresh clone needs Python 3.11 or later and nothing else:  make demo  or  make test
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help venv native demo test lint packs eval bench clean

help:            ## say what can be made
	@sed -n 's/^\([a-z]*\): .*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST)

venv: $(STAMP)   ## a virtual environment with isnad and its tools
$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "isnad needs Python 3.11 or later; set PYTHON=..." >&2; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

native: venv     ## the reading rooms as machine code, two to three times faster, where a C compiler is (one to two minutes, once)
	@$(BIN)/python tools/native.py $(NATIVE)

demo: native     ## a project of the samples: collected, coded, fused; tables here, pages in demo-out/
	@rm -rf demo-out/project && mkdir -p demo-out && cp -r samples demo-out/project
	$(BIN)/isnad code samples --format table
	$(BIN)/isnad code samples --format html --output demo-out/report.html
	$(BIN)/isnad run --project demo-out/project
	$(BIN)/isnad status --project demo-out/project
	$(BIN)/isnad incidents --project demo-out/project --format table
	$(BIN)/isnad incidents --project demo-out/project --format html --output demo-out/incidents.html
	@echo "demo-out/report.html (the reports) and demo-out/incidents.html (what happened, on whose word) are written"

test: NATIVE = --strict
test: lint native ## every check
	$(BIN)/python -m pytest -n auto
	$(BIN)/isnad packs check
	$(BIN)/isnad eval

lint: venv       ## style and types
	$(BIN)/ruff check .
	$(BIN)/mypy

packs: venv      ## what is wrong with the packs
	$(BIN)/isnad packs check

eval: venv       ## precision, recall and F1 per field over the gold passages, against their floor
	$(BIN)/isnad eval

bench: NATIVE = --profile
bench: native    ## speed, start and memory on this machine, the rooms compiled after a profile (some minutes more, once)
	$(BIN)/python bench/speed.py

clean:           ## take away what was made
	rm -rf $(VENV) demo-out build dist src/isnad/_native .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests bench tools -name __pycache__ -type d -prune -exec rm -rf {} +
