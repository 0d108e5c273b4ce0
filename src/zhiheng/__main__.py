"""``python -m zhiheng`` is the same as the ``zhiheng`` command."""

import sys

from zhiheng.cli import main

sys.exit(main())
