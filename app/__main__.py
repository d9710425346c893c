"""The program's entry: looks at argv before anything heavy is imported.

The one rule: this module imports the standard library only; each way of starting imports its own.
"""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Start the window, a command or a worker; return the exit code."""
    try:
        return _start(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:  # before whoever was started could say more
        sys.stderr.write("Stopped.\n")
        return 1


def _start(arguments: list[str]) -> int:
    if arguments[:1] == ["--worker"]:
        from app import workers

        return workers.run(arguments[1:])
    from app import arguments as parsing

    options = parsing.parse(arguments)
    if options.command is None:
        from app import starting

        return starting.run(options)
    from app import cli

    return cli.run(options)


if __name__ == "__main__":
    sys.exit(main())
