"""The tuning pack's entry: the two workers that need PyTorch, and nothing else.

The one rule: the same workers by the same names as in a checkout (`app.workers`).
"""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Run `--worker NAME …`; return its exit code."""
    multiprocessing.freeze_support()
    from app import workers

    if sys.argv[1:2] != ["--worker"] or len(sys.argv) < 3:
        sys.stderr.write("This is a part of Honeyguide, which starts it by itself.\n")
        return 2
    return workers.run(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
