"""How long until the window is shown and takes letters, against an empty PySide6 window?

Each way of starting is a fresh process, measured from before it is spawned until a letter that is
typed stands in the field (for the empty window: in a bare line edit). The ways take turns, so that
a busy machine disturbs all of them alike.

    python -m benchmarks.start [--rounds 7]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent

PROBE = """
import os, sys, time
def finish(app, edit):
    from PySide6.QtCore import Qt, QTimer, QCoreApplication, QEvent
    from PySide6.QtGui import QKeyEvent
    def look():
        if not edit.isVisible() or edit.visibleRegion().isEmpty():
            QTimer.singleShot(0, look)
            return
        edit.window().repaint()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_H, Qt.KeyboardModifier.NoModifier, "h")
            QCoreApplication.sendEvent(edit, key)
        assert edit.text() == "h"
        edit.repaint()
        print((time.time_ns() - int(os.environ["BEGUN_NS"])) / 1e6, flush=True)
        os._exit(0)
    QTimer.singleShot(0, look)
"""

EMPTY = (
    PROBE
    + """
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
app = QApplication([])
window = QMainWindow()
edit = QLineEdit()
window.setCentralWidget(edit)
window.resize(1280, 800)
window.show()
finish(app, edit)
app.exec()
"""
)

WHOLE = (
    PROBE
    + """
from PySide6.QtWidgets import QApplication, QLineEdit
real = QApplication.exec
def probed(*arguments):
    app = QApplication.instance()
    edits = [w for w in app.allWidgets() if isinstance(w, QLineEdit) and w.objectName() == "query"]
    finish(app, edits[0])
    return real()
QApplication.exec = probed
from app.__main__ import main
main(["--profile", os.environ["PROFILE"]])
"""
)


def run(code: str, profile: str) -> float:
    """Return milliseconds from before the spawn to the letter in the field."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "PROFILE": profile,
        "PYTHONPATH": str(ROOT),
        "BEGUN_NS": str(time.time_ns()),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # who uses the program has it compiled
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
        check=False,
    )
    if done.returncode or not done.stdout.strip():
        raise SystemExit(done.stderr)
    return float(done.stdout.split()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    empty: list[float] = []
    whole: list[float] = []
    with tempfile.TemporaryDirectory() as profile:
        # without a folder the welcome page stands where the field is
        folder = Path(profile) / "folder"
        folder.mkdir()
        index = [sys.executable, "-m", "app", "--profile", profile, "index", str(folder)]
        subprocess.run(index, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        run(EMPTY, profile)  # once each to warm the disk cache and the compiled modules
        run(WHOLE, profile)
        for _ in range(options.rounds):
            empty.append(run(EMPTY, profile))
            whole.append(run(WHOLE, profile))
    ratios = [ours / theirs for ours, theirs in zip(whole, empty, strict=True)]
    print(f"empty PySide6 window  {statistics.median(empty):7.0f} ms (median)")
    print(f"Honeyguide            {statistics.median(whole):7.0f} ms (median)")
    print(f"ratio                 {statistics.median(ratios):7.2f} (median of pairs, wanted: 2.0)")


if __name__ == "__main__":
    main()
