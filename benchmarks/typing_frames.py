"""How long does the main thread take for each keystroke while results come?

Types a query letter by letter into the real window over a library that answers at once, and
measures how much processor time the main thread needs for the keystroke itself, and for taking and
painting new results (processor time, so that a busy machine does not count). A plain QListView with
the same rows as text is measured beside it.

    python -m benchmarks.typing_frames [--query TEXT]
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import cast

from PySide6.QtCore import QStringListModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView

from engine.jobs import JobRunner
from engine.library import Library
from engine.types import ChunkId, Hit, Kind, Mark, MatchKind, Passage, SearchResponse
from tests.fakes.fake_library import FakeLibrary, FakeSettings, fake_folder, fake_hit
from ui.main_window import MainWindow
from ui.tasks import TaskBridge
from ui.theme import Theme

QUERY = "how loud may a heat pump be at night"
SNIPPET = (
    "Between 22:00 and 6:00 the sound level at the neighbour's window must not exceed 35 dB(A) in"
    " purely residential areas, 40 dB(A) in general ones. A heat pump in night mode keeps this."
)
N_HITS = 50
BUDGET_MS = 1000 / 30
_KEY_MS = 100


def hits(seed: int) -> tuple[Hit, ...]:
    """Return fifty hits with three marks each."""
    marks = (Mark(27, 38, MatchKind.MEANING), Mark(144, 153), Mark(157, 162))
    found = []
    for number in range(N_HITS):
        passage = Passage(
            ChunkId(number), 0, 9, number, 1, "Limits", "", f"{seed} {SNIPPET}", marks
        )
        found.append(
            fake_hit(
                number + 1,
                f"Heat pump planning guide {number}.pdf",
                kind=Kind.PDF,
                passages=(passage,),
                n_passages=3,
            )
        )
    return tuple(found)


def typed(
    window: MainWindow, library: FakeLibrary, letters: str
) -> tuple[list[float], list[float]]:
    """Return milliseconds of every keystroke and of every new list of results."""
    (edit,) = window.search_page.field.findChildren(QLineEdit, "query")
    keys: list[float] = []
    frames: list[float] = []
    taken = window.workbench.search._show  # noqa: SLF001 - the moment results reach the page

    def measured(response: SearchResponse) -> None:
        begun = time.thread_time()
        taken(response)
        window.search_page.repaint()
        frames.append((time.thread_time() - begun) * 1000)

    window.workbench.search.presenter.shown.disconnect()
    window.workbench.search.presenter.shown.connect(measured)
    for number, letter in enumerate(letters):
        library.default_hits = hits(number)
        begun = time.thread_time()
        QTest.keyClicks(edit, letter)
        edit.repaint()
        keys.append((time.thread_time() - begun) * 1000)
        QTest.qWait(_KEY_MS)
    return keys, frames


def plain(n_times: int) -> list[float]:
    """Return milliseconds of showing as many rows of text in a plain list, so many times."""
    view = QListView()
    view.resize(640, 700)
    view.show()
    frames = []
    for number in range(n_times):
        QTest.qWait(20)
        rows = [f"Heat pump planning guide {n}.pdf\n{number} {SNIPPET[:90]}" for n in range(N_HITS)]
        begun = time.thread_time()
        view.setModel(QStringListModel(rows, view))
        view.viewport().repaint()
        frames.append((time.thread_time() - begun) * 1000)
    view.close()
    return frames


def line(name: str, times: list[float]) -> str:
    """Return a row of the report."""
    ordered = sorted(times)
    high = ordered[math.ceil(0.99 * len(ordered)) - 1]
    return f"{name:28} {statistics.median(times):7.2f} {high:7.2f} {ordered[-1]:7.2f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--query", default=QUERY, help="is typed twice")
    letters = parser.parse_args().query * 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    bridge = TaskBridge(JobRunner())
    library = FakeLibrary()
    with tempfile.TemporaryDirectory() as folder:
        library.folder_statuses = [fake_folder(1, Path(folder))]
        window = MainWindow(
            Theme(app), bridge, FakeSettings(), sample_library=Path(folder), n_sample_files=0
        )
        window.resize(1280, 800)
        window.show()
        window.attach(cast("Library", library))  # a stand-in for it
        QTest.qWait(300)
        keys, frames = typed(window, library, letters)
        bridge.close()
        window.close()
    bare = plain(len(letters))
    print(f"{'':28} {'p50 ms':>7} {'p99 ms':>7} {'max ms':>7}")
    print(line("a keystroke", keys))
    print(line("new results, painted", frames))
    print(line("plain list, painted", bare))
    print(
        f"frames over 1/30 s: {sum(t > BUDGET_MS for t in keys + frames)} of {len(keys + frames)}"
    )
    ratio = statistics.median(frames) / statistics.median(bare)
    print(f"ratio to a plain list: {ratio:.2f}")


if __name__ == "__main__":
    main()
