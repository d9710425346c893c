"""Logs on this machine, without what the person wrote or looked for.

The one rule: documents by id, never by name or text; a bug goes into a local report and nowhere
else.
"""

from __future__ import annotations

import logging
import logging.handlers
import sys
import threading
from pathlib import Path
from types import TracebackType

from app.crashes import Reports

log = logging.getLogger("honeyguide")


def start_logging(folder: Path | None, *, verbose: bool = False) -> None:
    """Log to a rotating file, or only warnings to stderr when there is no folder to write to."""
    logging.raiseExceptions = False  # what a full disk does not take is no news for a terminal
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    handler: logging.Handler = logging.StreamHandler()
    handler.setLevel(logging.DEBUG if verbose else logging.ERROR)
    if folder is not None:
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handler = logging.handlers.RotatingFileHandler(
                folder / "honeyguide.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8"
            )
        except OSError:
            log.debug("no log file can be written")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)


def catch_bugs(reports: Reports | None = None) -> None:
    """Send whatever nobody caught into the log and a local report, from every thread."""

    def on_main(
        kind: type[BaseException], problem: BaseException, traceback: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, traceback)
            return
        log.critical("a bug", exc_info=(kind, problem, traceback))
        if reports is not None:
            reports.write(problem)

    def on_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            on_main(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = on_main
    threading.excepthook = on_thread
