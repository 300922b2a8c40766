"""`python -m opsglint`."""

import sys

from opsglint.cli import main

sys.exit(main())
