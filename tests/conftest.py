"""What holds for every test: all share one cache, not that of whoever runs them, and every run tries the same examples.
FUZZ=2000 in the environment looks for new ones, that many in tests/test_fuzz.py.
"""

import atexit
import gc
import os
import shutil
import signal
import tempfile

from hypothesis import settings

from icsdocs.parsed import VARIABLE

if "PYTEST_XDIST_WORKER" not in os.environ:
    os.environ[VARIABLE] = tempfile.mkdtemp(prefix="icsdocs-tests-")
    atexit.register(shutil.rmtree, os.environ[VARIABLE], ignore_errors=True)
# A shell that runs the tests in the background has interrupts ignored, and every command inherits that.
signal.signal(signal.SIGINT, signal.default_int_handler)
# What tests leave behind holds little in circles: to look for it as often as Python does takes a tenth of their time.
gc.set_threshold(200_000, 50, 100)
# The commands that tests run are compiled once, not each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.register_profile("new", deadline=None, print_blob=True)
settings.load_profile("new" if "FUZZ" in os.environ else "same")
