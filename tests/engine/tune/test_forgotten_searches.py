"""What a person forgets leaves the verdicts that rest on it, and the disk; the figures stay."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.config import EngineConfig
from engine.jobs import silent_report
from engine.library import Library
from engine.verdict import Verdict
from tests.engine.tune.tuned_library import (
    N_SEARCHES,
    FakeMaker,
    config,
    open_library,
    search_and_open,
    word,
)

__all__ = ["config", "open_library"]  # fixtures


def latest(library: Library) -> Verdict:
    return library.tuning.verdicts()[-1].verdict


def on_disk(config: EngineConfig) -> bytes:
    return b"".join(path.read_bytes() for path in config.data_dir.rglob("*user*.db*"))


def tuned(open_library: Callable[[str], Library]) -> tuple[Library, Verdict]:
    """Return a library whose person tuned once, with the verdict."""
    library = open_library("understanding")
    search_and_open(library)
    return library, library.tuning.tune(silent_report)


def asked(verdict: Verdict) -> set[str]:
    return {one.query for one in verdict.outcomes} - {""}


def test_a_query_leaves_every_verdict_and_its_figures_stay(
    open_library: Callable[[str], Library], config: EngineConfig
) -> None:
    library, before = tuned(open_library)
    backups = config.data_dir / "backups"
    backups.mkdir(exist_ok=True)
    shutil.copy(config.user_path, backups / "user-before-m999.db")
    gone = word("alias", 3)
    assert gone.encode() in on_disk(config)

    library.feedback.forget.query(gone)
    after = latest(library)
    assert asked(after) == asked(before) - {gone}
    assert (after.n_searches, after.n_same, after.gain, after.p_value) == (
        before.n_searches,
        before.n_same,
        before.gain,
        before.p_value,
    )
    assert len(after.better) == len(before.better)
    assert gone.encode() not in on_disk(config)


def test_all_that_is_forgotten_leaves_nothing_in_a_verdict_but_figures(
    open_library: Callable[[str], Library], config: EngineConfig
) -> None:
    library, before = tuned(open_library)
    library.feedback.forget.all()
    after = latest(library)
    assert asked(after) == set()
    assert {one.file for one in after.outcomes} == {""}
    assert after.checks == before.checks
    for number in range(N_SEARCHES):
        assert word("alias", number).encode() not in on_disk(config)


def test_a_file_leaves_the_verdict_with_the_searches_that_led_to_it(
    open_library: Callable[[str], Library], tmp_path: Path
) -> None:
    library, before = tuned(open_library)
    library.feedback.forget.files(tmp_path / "root" / "file03.txt")
    assert asked(latest(library)) == asked(before) - {word("alias", 3)}


def test_headings_that_a_tune_asked_go_with_any_file_and_stay_with_a_query(
    open_library: Callable[[str], Library], tmp_path: Path
) -> None:
    library = open_library("understanding")
    for number in range(N_SEARCHES):
        name = " ".join(word(kind, number) for kind in ("tall", "wide"))
        text = f"# {name} report\n\nIt is about nothing else than {name}, and long enough to read."
        (tmp_path / "root" / f"headed{number}.md").write_text(text, "utf-8")
    library.scan()
    library.read()
    before = library.tuning.tune(silent_report, cold_start=True)
    assert len(asked(before)) > 20
    library.feedback.forget.query(next(iter(asked(before))))
    assert asked(latest(library)) == asked(before)
    library.feedback.forget.files(tmp_path / "root")
    assert asked(latest(library)) == set()


def test_what_is_forgotten_while_a_tune_goes_on_is_not_in_its_verdict(
    open_library: Callable[[str], Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library("understanding")
    search_and_open(library)
    gone = word("alias", 3)
    make = FakeMaker.make

    def forget_meanwhile(self: FakeMaker, *given: object, **options: object) -> object:
        library.feedback.forget.query(gone)
        return make(self, *given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(FakeMaker, "make", forget_meanwhile)
    given_back = library.tuning.tune(silent_report)
    assert gone not in asked(latest(library))
    assert latest(library).gain == given_back.gain
