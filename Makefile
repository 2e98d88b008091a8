# make edition    build the edition in this folder: source/ to tei/ to public/
# make test       install what the tests need and run every check
# make checkers   install the checkers of archives, which some tests use where they are there
# make benchmark  measure speed and memory
# make benchmark-validation  measure validation beside Jing, xmllint and Saxon
# make accuracy   measure what is found, and write docs/accuracy.md
# make screenshots  picture the pages into build/screenshots, and those of the README into docs/images
# make clean      remove what can be made again

PYTHON ?= python3
BIN := .venv/bin

.PHONY: edition test checkers benchmark benchmark-validation accuracy screenshots clean

edition: .venv/installed
	$(BIN)/teiedition build .

test: .venv/installed-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto

checkers: .venv-checkers/installed

benchmark: .venv/installed-for-tests
	$(BIN)/python benchmarks/run.py

benchmark-validation: .venv/installed-for-tests
	$(BIN)/python benchmarks/validation.py

accuracy: .venv/installed-for-tests
	$(BIN)/python benchmarks/accuracy.py

screenshots: .venv/installed-for-tests
	TEIEDITION_SCREENSHOTS=build/screenshots $(BIN)/python -m pytest -q tests/publication/test_screenshots.py
	cp build/screenshots/reading-edition.png build/screenshots/map.png docs/images/

clean:
	rm -rf .venv .venv-checkers build dist public .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "teiedition needs Python 3.11 or newer; say which with: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/installed-for-tests: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@ .venv/installed

# An environment of their own: what they need does not go together with what the tests need.
.venv-checkers/installed: pyproject.toml
	$(PYTHON) -m venv .venv-checkers
	.venv-checkers/bin/python -m pip install --quiet --disable-pip-version-check bagit cffconvert ocfl-py roc-validator
	touch $@
