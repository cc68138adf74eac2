# One command per wish. Every target makes its own virtual environment first.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
export Q ?= What tariff rate was agreed?
SET ?= tests/cases/sample_questions.jsonl
CORPUS ?= corpus/sample
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: check ask test lint format types eval train bench run clean
check: lint types test

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q -c constraints.txt -e .
	$(BIN)/python -m compileall -q corpus retrieval answering bot
	touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(BIN)/pip install -q -c constraints.txt -e '.[dev]'
	touch $@

ask: $(VENV)/installed
	@$(BIN)/crossquote ask "$$Q"

test: $(VENV)/installed-dev
	$(BIN)/pytest

lint: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

format: $(VENV)/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

types: $(VENV)/installed-dev
	$(BIN)/mypy

# Without EVAL the sample's questions; with it, every set of that folder against bench/floors.json.
eval: $(VENV)/installed
	$(if $(EVAL),$(BIN)/python -m bench.measure $(EVAL),$(BIN)/crossquote eval $(SET) --corpus $(CORPUS))

train: $(VENV)/installed-dev
	$(BIN)/python -m bench.train_phrases $(or $(EVAL),$(error EVAL=FOLDER must name the folder of the sets))
	$(BIN)/python -m bench.train $(EVAL)
	$(BIN)/python -m bench.train_assurance $(EVAL)

# Speed and ranking quality beside other engines, into docs/. Takes a quarter of an hour.
bench: $(VENV)/installed-dev
	$(BIN)/pip install -q -c constraints.txt -e '.[bench]'
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.ranking

run: $(VENV)/installed
	$(BIN)/crossquote bot

clean:
	rm -rf $(VENV) build dist *.egg-info
