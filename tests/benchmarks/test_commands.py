"""Every benchmark still runs: as it is written down, and for real with as little as it takes.

What is measured here means nothing. Most run with a tiny encoder, which lies where this machine's
own would be; the slow ones with the real one, with torch beside it, or for longer than a moment.
"""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from engine.config import EngineConfig
from engine.evaluate import simulation
from engine.models import catalog
from tests.fakes import tiny_models

ROOT = Path(__file__).parent.parent.parent
NAMES = sorted(
    path.stem
    for path in (ROOT / "benchmarks").glob("*.py")
    if "__main__" in path.read_text(encoding="utf-8")
)
PAGE = (ROOT / "BENCHMARKS.md").read_text(encoding="utf-8")
COMMAND = re.compile(r"python -m benchmarks\.(\w+)([^`]*?)(?:`|\n\n)", re.DOTALL)
N = 24  # documents of a collection, and queries
_LETTERS = str.maketrans("0123456789", "bdfghjkmnp")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, with a collection `made` and a folder of `files`."""
    subjects = [f"subject{number:02}".translate(_LETTERS) for number in range(N)]
    texts = [f"{one} is what these notes are about. " * 8 for one in subjects]
    corpus = [
        {"id": one, "title": f"On {one}", "text": text}
        for one, text in zip(subjects, texts, strict=True)
    ]
    queries = [{"id": one, "text": f"notes about {one}"} for one in subjects]
    made, files = tmp_path / "made", tmp_path / "files"
    made.mkdir()
    files.mkdir()
    for name, entries in (("corpus", corpus), ("queries", queries)):
        (made / f"{name}.jsonl").write_text("\n".join(map(json.dumps, entries)), encoding="utf-8")
    judged = [f"{one}\t{one}\t1" for one in subjects]
    (made / "qrels.tsv").write_text("\n".join(["query\tdocument\tgrade", *judged]))
    for name, text in zip(subjects[:6], texts, strict=False):
        (files / f"{name}.txt").write_text(text.replace(". ", ".\n"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def tiny_encoder(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a tiny encoder where this machine's own is prepared once."""
    cache = place / "cache"
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda *_, **__: str(cache))
    tiny_models.bi_encoder(catalog._default_folder(EngineConfig(place, cache / "models")))


def run_here(monkeypatch: pytest.MonkeyPatch, name: str, *words: str) -> None:
    """Run a benchmark in this process; fail unless it ends well."""
    monkeypatch.setattr("sys.argv", [f"benchmarks/{name}.py", *words])
    monkeypatch.setattr("os.nice", lambda by: by)
    try:
        status = importlib.import_module(f"benchmarks.{name}").main()
    except SystemExit as end:
        status = end.code
    assert not status


def run_alone(name: str, *words: str) -> str:
    """Run a benchmark in a process of its own; return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_it_tells_how_it_is_used_and_takes_every_option_that_is_written_of_it(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    described = importlib.import_module(f"benchmarks.{name}").__doc__ or ""
    commands = [words for one, words in COMMAND.findall(f"{described}\n\n{PAGE}") if one == name]
    run_here(monkeypatch, name, "--help")
    printed = capsys.readouterr().out

    assert described.splitlines()[0] in " ".join(printed.split())
    assert commands, "no docstring says how it is run"
    options = {option for words in commands for option in re.findall(r"--[a-z-]+", words)}
    assert not {option for option in options if option not in printed}


def test_every_command_that_is_written_down_is_one_that_there_is() -> None:
    written = {name for name, _ in COMMAND.findall(PAGE)}
    assert written - set(NAMES) == set()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("blend", "made --out out --searches 12"),
        ("good_guest", "--files 4 --queries 2"),
        ("million", "kept --chunks 40 --queries 3"),
        ("pipeline", "files --sample 4"),
        ("precision", "made --sample-queries 2"),
        ("quality", "made --sample-queries 2 --cache cache"),
        ("rescan", "--files 60 --rounds 1 --watch"),
        ("simulate_table", "made --out out --print"),
        ("trial", "--chunks 40 --queries 3 --trials 3"),
    ],
)
def test_it_runs(
    name: str,
    words: str,
    tiny_encoder: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = [line for line in PAGE.splitlines() if len(line) > 20]
    monkeypatch.setattr("benchmarks.synthetic.lines_of", lambda texts: lines)
    monkeypatch.setattr("benchmarks.million.SMALL", 20)
    monkeypatch.setattr(simulation, "MIN_UNTOUCHED", N // 2)
    run_here(monkeypatch, name, *words.split())
    assert capsys.readouterr().out.strip()


def test_a_tune_that_does_not_open_has_no_cost(
    place: Path, tiny_encoder: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(simulation, "MIN_UNTOUCHED", N // 2)
    monkeypatch.setattr("benchmarks.tune_cost.N_PASSAGES", N)
    monkeypatch.setattr("benchmarks.tune_cost.N_AT_REST", 2)
    monkeypatch.setattr("sys.argv", ["tune_cost", *["made", "--out", "out", "--searches", "12"]])
    with pytest.raises(SystemExit, match="no tune: "):
        importlib.import_module("benchmarks.tune_cost").main()


def test_typing_is_measured_in_the_real_window() -> None:
    assert "a keystroke" in run_alone("typing_frames", "--query", "a")


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("embedded_shape", "{place}/made"),
        ("encoder", "--n 8 --rounds 1"),
        ("gate_study", "--runs 2"),
        ("odd_files", "{place}/files"),
        ("query", "--chunks 40 --queries 3 --texts {place}/files"),
        ("reranker_speed", "--rounds 1"),
        ("stalls", "{place}/files"),
        ("start", "--rounds 1"),
        ("storm", "--creates 30 --renames 9 --deletes 9 --seconds 1"),
        ("widths", "{place}/made --pairs 8 --epochs 1 --objectives matryoshka"),
    ],
)
def test_it_runs_with_the_real_models(name: str, words: str, place: Path) -> None:
    assert re.search(r"\d", run_alone(name, *words.format(place=place).split()))


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_recipe_is_trained(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(simulation, "MIN_UNTOUCHED", N // 2)
    words = "made --out out --searches 12 --set n_epochs=1"
    run_here(monkeypatch, "tune_recipes", *words.split())
    assert "strength 1.00" in capsys.readouterr().out
