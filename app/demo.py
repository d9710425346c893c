"""`honeyguide demo`: the journey on the sample library, without a window.

The one rule: the same library code as in the window, on real files, in a profile of its own that
is removed at the end.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from app import answer, report
from app.opening import open_for_writing
from app.paths import Paths, profile_paths
from app.progress import Bar
from engine.types import SearchRequest
from resources import sample_library_dir

_QUERIES = (
    "how loud is the heat pump at night",
    "try again and wait longer each time",
    "Einspruch gegen den Steuerbescheid",
    "租房合同",
)


def run(options: argparse.Namespace) -> int:
    """Open, read, search; name each step."""
    models = profile_paths(options.profile).models
    with tempfile.TemporaryDirectory(prefix="honeyguide-demo-") as folder:
        data = Path(folder)
        _step(1, "Opening an empty library")
        library = open_for_writing(Paths(data=data, models=models, logs=data / "logs"))
        with library:
            with Bar() as bar:
                _step(2, f"Adding {sample_library_dir().name} and looking through it")
                library.add_folder(sample_library_dir())
                scanned = library.scan(bar)
                _step(3, "Preparing the model (about a minute the first time on a machine)")
                library.load_models(bar)
                _step(4, f"Reading {report.n_of(scanned.n_seen, 'file')}")
                read = library.read(bar)
            report.print_index_summary(library, scanned, read)
            for number, query in enumerate(_QUERIES, 5):
                begun_s = time.perf_counter()
                request = SearchRequest(query, limit=10)
                response = library.rerank(request, library.search(request))
                took_ms = (time.perf_counter() - begun_s) * 1000
                _step(number, f"Searching “{query}” ({took_ms:.0f} ms)")
                best = replace(response, hits=response.hits[:3])
                report.print_answer(answer.looked_at(best, [sample_library_dir()]))
    return 0


def _step(number: int, what: str) -> None:
    print(f"\n[{number}] {what}", flush=True)
