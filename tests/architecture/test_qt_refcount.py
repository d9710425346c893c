"""PySide6 6.12.0 on Python 3.11 loses a reference to True at each emit and aborts the process."""

from __future__ import annotations

import subprocess
import sys

CODE = """
from PySide6.QtCore import QObject, Signal
class Source(QObject):
    fired = Signal(int)
source = Source()
for i in range(5000):
    source.fired.emit(i)
print("alive")
"""


def test_five_thousand_signals_do_not_abort_the_process() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "alive", done.stderr
