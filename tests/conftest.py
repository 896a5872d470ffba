"""What holds for every test: none reads or writes the cache of whoever runs it, and every run tries the same examples.
FUZZ=2000 in the environment looks for new ones, that many in tests/test_fuzz.py.
"""

import os

from hypothesis import settings

from icsdocs.parsed import OFF, VARIABLE

os.environ[VARIABLE] = OFF
# The commands that tests run are compiled once, not each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.register_profile("new", deadline=None, print_blob=True)
settings.load_profile("new" if "FUZZ" in os.environ else "same")
