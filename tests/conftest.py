"""What holds for every test: none reads or writes the cache of whoever runs it."""

import os

from icsdocs.parsed import OFF, VARIABLE

os.environ[VARIABLE] = OFF
# The commands that tests run are compiled once, not each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
