# make build    set everything up and write Cheshire and Merseyside's documents into build/
# make test     run the tests
# make samples  write the documents of every config in configs/, compare every output with its tree, try the commands of docs/
# make office   open the Word files in LibreOffice (installed if missing) and compare
# make accessibility  check every PDF and HTML file of every sample with veraPDF, outloud and axe-core (installed if missing)
# make accessibility-quick  the same without veraPDF, which needs Java, and as a screen shows the HTML files
# make bench    show how long the commands and the stages take
# make docs     write the pages of docs/ that are made from the program itself
# make style    check how the code is written

.PHONY: build test samples written-samples office accessibility accessibility-quick bench docs style
.PHONY: set-up pango libreoffice readers verapdf

python := .venv/bin/python
set_up := sh generator/setup.sh

build: set-up pango
	$(python) -m icsdocs build cheshire-merseyside.toml

test: set-up pango
	$(python) -m pytest -n 2

samples: written-samples
	$(python) -m pytest -n 2 -m samples

written-samples: set-up pango
	@mkdir -p build
	@rm -f build/.samples-written
	@touch build/.samples-begun
	@for config in configs/*.toml; do $(python) -m icsdocs build "$$config" || exit 1; done
	@touch build/.samples-written

# For what only reads the samples: they are written again if anything that they are made of is newer; a folder is when a
# file in it is gone.
build/.samples-written: $(shell find clauses configs templates generator/icsdocs ! -path '*/__pycache__*') \
  pyproject.toml constraints.txt
	@$(MAKE) written-samples

office: set-up pango libreoffice
	$(python) -m pytest -m office

accessibility: readers verapdf build/.samples-written
	$(python) -m pytest -n 2 --dist loadgroup -v -m accessibility

accessibility-quick: readers build/.samples-written
	$(python) -m pytest -n 2 --dist loadgroup -v -m accessibility -k 'not verapdf and not phone and not print'

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

readers: set-up
	@$(set_up) readers

verapdf: readers
	@$(set_up) verapdf
