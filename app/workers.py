"""Child processes of this program, by name.

The one rule: a worker imports only its own room.
"""

from __future__ import annotations

import sys


def run(arguments: list[str]) -> int:
    """Run the worker named first; return its exit code."""
    name, rest = arguments[0], arguments[1:]
    if name == "extract":
        from engine.extract import child

        return child.main()
    if name == "export":
        from engine.models import export

        return export.main(rest)
    if name == "embed":
        from engine.models import embed_child

        return embed_child.main(rest)
    if name == "tune":
        from engine.tune import child as tuner

        return tuner.main(rest)
    sys.stderr.write(f"no worker is called {name}\n")
    return 2
