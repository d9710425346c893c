"""Each generation tells how its vectors lie and what moved since it was built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.jobs import silent_report
from engine.library import Library
from engine.ports import Vectors
from engine.tune.spread import drift
from engine.types import SearchRequest
from tests.engine.tune import tuned_library
from tests.engine.tune.tuned_library import N_OTHERS, N_SEARCHES, search_and_open, word

config = tuned_library.config
open_library = tuned_library.open_library
N_FILES = N_SEARCHES + N_OTHERS


def rows(*row: float, n: int = 10) -> Vectors:
    return np.tile(np.array(row, np.float32), (n, 1))


def test_a_drift_is_the_cosine_distance_between_means() -> None:
    assert drift(rows(1, 0), rows(1, 0)) == pytest.approx(0)
    assert drift(rows(1, 0), rows(0, 1)) == pytest.approx(1)
    assert drift(rows(1, 0), rows(0.6, 0.8)) == pytest.approx(0.4)


def test_too_few_on_one_side_are_no_drift() -> None:
    assert drift(rows(1, 0), rows(0, 1, n=9)) is None
    assert drift(rows(1, 0, n=0), rows(0, 1)) is None


def test_a_first_generation_has_nothing_before_it(open_library: Callable[[str], Library]) -> None:
    library = open_library("same")
    (live,) = library.tuning.generations()
    assert (live.state, live.n_vectors, live.n_passages_since) == ("live", N_FILES, 0)
    assert live.alignment is None
    assert live.passage_drift is None
    assert live.uniformity < 0 < live.anisotropy < 1


def test_what_comes_after_a_switch_counts_as_later_for_the_new_one(
    open_library: Callable[[str], Library], tmp_path: Path
) -> None:
    library = open_library("understanding")
    search_and_open(library)
    library.tuning.tune(silent_report)
    library.tuning.use(silent_report)
    for number in range(12):
        text = f"{word('novel', number)} other things entirely {word('novel', number)}"
        (tmp_path / "root" / f"new{number}.txt").write_text(text, "utf-8")
    library.scan()
    library.read()
    shown = library.search(SearchRequest("novel"))
    for number in range(12):
        library.feedback.record_impression(replace(shown, query=f"novel {number}"))
    live, retired = library.tuning.generations()
    assert (live.state, retired.state) == ("live", "retired")
    assert (live.n_vectors, live.n_passages_since) == (N_FILES + 12, 12)
    assert live.n_queries_since == 12
    assert 0 < live.passage_drift < 1
    assert 0 < live.query_drift < 1
    # the person's words are nearer to the files with the model that learned them
    assert live.alignment < retired.alignment
    assert retired.n_queries_since == N_SEARCHES + 12
