"""What all tests share."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

from hypothesis import settings

# No test depends on how fast the machine is; on CI the same examples are tried every time, so that
# a failure there belongs to the change that it is shown for.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

# What tests keep between runs is theirs alone, and gone with them.
os.environ["OPSGLINT_CACHE_DIR"] = tempfile.mkdtemp(prefix="opsglint-tests-")
atexit.register(shutil.rmtree, os.environ["OPSGLINT_CACHE_DIR"], ignore_errors=True)
