#!/bin/sh
# Puts in place what icsdocs needs on this machine.
#   setup.sh python       .venv with the pinned packages and icsdocs itself
#   setup.sh pango        the text layout library for PDF; says what to do where it cannot be had, and exits 0
#   setup.sh libreoffice  for make office
#   setup.sh readers      outloud, axe-core and Chromium, for make accessibility-quick and make accessibility
#   setup.sh verapdf      veraPDF and Java beside them, for make accessibility
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif ! command -v sudo >/dev/null 2>&1; then return 1
    elif [ -t 0 ]; then sudo "$@"
    else sudo -n "$@"
    fi
}

# install DEBIAN-NAMES FEDORA-NAMES ARCH-NAMES ALPINE-NAMES BREW-NAMES, each a list of words; "-" where there is none.
install() {
    if command -v apt-get >/dev/null 2>&1; then
        as_root apt-get update -qq || say "The list of packages could not be brought up to date; trying all the same."
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $1 >&2
    elif command -v dnf >/dev/null 2>&1; then as_root dnf install -q -y $2 >&2
    elif command -v pacman >/dev/null 2>&1; then as_root pacman -S --needed --noconfirm $3 >&2
    elif command -v apk >/dev/null 2>&1; then as_root apk add --quiet $4 >&2
    elif command -v brew >/dev/null 2>&1 && [ "$5" != - ]; then brew install --quiet $5 >&2
    else return 1
    fi
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python /usr/bin/python3; do
        if is_new_enough "$name"; then command -v "$name"; return; fi
    done
    return 1
}

set_up_python() {
    if ! found=$(find_python); then
        say "Python 3.11 or newer is needed; installing it."
        install "python3 python3-venv" python3 python "python3 py3-pip" python@3.13 || true
        found=$(find_python) || { say "No Python 3.11 or newer here. Install it, then run make again."; exit 1; }
    fi
    # Debian's own Python comes without what a virtual environment needs.
    "$found" -c 'import ensurepip, venv' >/dev/null 2>&1 || install python3-venv - - - - ||
        { say "$found cannot make a virtual environment. Install its venv package, then run make again."; exit 1; }
    say "Setting up .venv with $("$found" --version) (once; about a minute)"
    "$found" -m venv --clear .venv
    pip="env PIP_DISABLE_PIP_VERSION_CHECK=1 .venv/bin/python -m pip install --quiet --constraint constraints.txt"
    $pip hatchling
    $pip --no-build-isolation --editable '.[dev]'
}

set_up_pango() {
    loads='import weasyprint'
    # With HarfBuzz's own subsetting a PDF takes two thirds of the time.
    whole='import ctypes.util, weasyprint; assert ctypes.util.find_library("harfbuzz-subset")'
    if [ -e .venv/.pango ] || .venv/bin/python -c "$whole" >/dev/null 2>&1; then return; fi
    say "Installing Pango, which lays out the PDF files"
    install "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" pango pango "pango fontconfig" pango || true
    if .venv/bin/python -c "$loads" >/dev/null 2>&1; then touch .venv/.pango; return; fi
    say "Pango could not be installed here, so there will be no PDF files; Word and HTML files are written as usual."
    say "To have PDF too, ask whoever looks after this machine for the Pango library (package libpangoft2-1.0-0 or pango)."
}

set_up_libreoffice() {
    if command -v soffice >/dev/null 2>&1 || [ -x /Applications/LibreOffice.app/Contents/MacOS/soffice ]; then return; fi
    say "Installing LibreOffice (once; a few minutes)"
    install libreoffice-writer libreoffice-writer libreoffice-still libreoffice-writer "--cask libreoffice" ||
        { say "LibreOffice could not be installed here. Install it, then run make office again."; exit 1; }
}

# Checkers of accessibility. They stay in an environment of their own: one of them brings a library under the AGPL.
tools=.venv-accessibility

has_browser() {
    command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1
}

set_up_readers() {
    if ! has_browser; then
        say "Installing Chromium, in which axe-core looks at the HTML files"
        install chromium chromium chromium chromium "--cask chromium" || true
        has_browser ||
            { say "Chromium could not be installed here, so NOTHING WAS CHECKED. Install it, then run make again."; exit 1; }
    fi
    if [ -e "$tools/.ready" ] && [ ! tests/accessibility.txt -nt "$tools/.ready" ]; then return; fi
    say "Installing the checkers of accessibility: outloud and axe-core (once; about a minute)"
    .venv/bin/python -m venv --clear "$tools"
    env PIP_DISABLE_PIP_VERSION_CHECK=1 "$tools/bin/python" -m pip install --quiet --requirement tests/accessibility.txt
    touch "$tools/.ready"
}

set_up_verapdf() {
    if command -v java >/dev/null 2>&1 && [ -e "$tools/greenfield-apps.jar" ]; then return; fi
    say "Installing veraPDF (once; a few minutes)"
    command -v java >/dev/null 2>&1 && command -v mvn >/dev/null 2>&1 ||
        install "default-jre-headless maven" "java-latest-openjdk-headless maven" "jre-openjdk-headless maven" "openjdk17-jre-headless maven" "openjdk maven" ||
        { say "Java and Maven could not be installed here. Install them, then run make accessibility again."; exit 1; }
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
        -Dartifact=org.verapdf.apps:greenfield-apps:1.28.2 -Dmdep.stripVersion=true -DoutputDirectory="$PWD/$tools" >&2
}

case "${1:-}" in
    python) set_up_python ;;
    pango) set_up_pango ;;
    libreoffice) set_up_libreoffice ;;
    readers) set_up_readers ;;
    verapdf) set_up_verapdf ;;
    *) say "setup.sh python | pango | libreoffice | readers | verapdf"; exit 2 ;;
esac
