"""What all tests share: laws are tried on the same examples in CI each time, and on new ones at every developer's run."""

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True)
settings.register_profile("developer")
settings.load_profile("ci" if os.environ.get("CI") else "developer")
