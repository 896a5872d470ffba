# make build    set everything up and write Cheshire and Merseyside's documents into build/
# make test     run the tests
# make samples  write the documents of every config in configs/, compare every output with its tree, try the commands of docs/
# make office   open the Word files in LibreOffice (installed if missing) and compare
# make accessibility  check every PDF and HTML file of every sample with veraPDF, outloud and axe-core (installed if missing)
# make bench    show how long the commands and the stages take
# make docs     write the pages of docs/ that are made from the program itself
# make style    check how the code is written

.PHONY: build test samples office accessibility bench docs style set-up pango libreoffice accessibility-tools

python := .venv/bin/python
set_up := sh generator/setup.sh

build: set-up pango
	$(python) -m icsdocs build cheshire-merseyside.toml

test: set-up pango
	$(python) -m pytest -n 2

samples: set-up pango
	@for config in configs/*.toml; do $(python) -m icsdocs build "$$config" || exit 1; done
	$(python) -m pytest -n 2 -m samples

office: set-up pango libreoffice
	$(python) -m pytest -m office

accessibility: set-up pango accessibility-tools
	$(python) -m pytest -n 2 --dist loadgroup -v -m accessibility

bench: set-up pango
	$(python) tests/bench.py

docs: set-up
	$(python) docs/write.py

style: set-up
	$(python) -m ruff check generator tests

set-up: .venv/.ready

.venv/.ready: pyproject.toml constraints.txt generator/setup.sh
	$(set_up) python
	@touch $@

# Without Pango the Word and HTML files are still written, so this never stops a build.
pango: set-up
	@$(set_up) pango

libreoffice:
	@$(set_up) libreoffice

accessibility-tools: set-up
	@$(set_up) accessibility
