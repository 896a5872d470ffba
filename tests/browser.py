"""Knows what axe-core finds in HTML files, in a browser without a window; run by the accessibility tests in an
environment that has Playwright.

Called with a way of reading (desktop, phone or print) and files, it prints one JSON list: an entry for each file,
with the rules that were broken, how many elements were looked at, and how far the page is wider than its window
and by which words.
"""

import json
import shutil
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
READERS = {"desktop": (1280, "screen"), "phone": (320, "screen"), "print": (794, "print")}

# Nobody points at paper; a phone has the colours of a desktop, and looking at them takes most of the time.
OFF = {"print": {"target-size": {"enabled": False}}, "phone": {"color-contrast": {"enabled": False}}}

# What reaches beyond the window, the innermost alone; a table or a picture is moved sideways by itself.
WIDE = """() => [...document.querySelectorAll("main *")].filter((one) => !one.closest(".wide *, .drawing *")
  && !one.children.length && one.getBoundingClientRect().right > window.innerWidth).map((one) => one.textContent)"""


def findings(browser: Browser, reader: str, file: Path) -> dict:
    width, medium = READERS[reader]
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.emulate_media(media=medium)
    page.goto(file.as_uri())
    # Of what is right one element for each rule is enough; to hand over all of them takes half the time.
    options = {"runOnly": RULES, "rules": OFF.get(reader, {}), "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response
    told = {
        "file": file.name,
        "broken": [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]],
        "passed": len(found["passes"]),
        "overflow": page.evaluate("document.documentElement.scrollWidth - window.innerWidth"),
        "wide": page.evaluate(WIDE),
    }
    page.close()
    return told


def main() -> None:
    reader, *files = sys.argv[1:]
    program = next(path for name in BROWSERS if (path := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        print(json.dumps([findings(browser, reader, Path(name)) for name in files]))


if __name__ == "__main__":
    main()
