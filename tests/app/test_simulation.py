"""`honeyguide simulate` as a script sees it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.__main__ import main
from engine.evaluate import simulation
from engine.evaluate.collection import Collection
from engine.evaluate.simulation_row import Plan, Row, Tuned
from tests.engine.evaluate.made_collection import write_beir
from tests.engine.evaluate.test_simulation_row import ROW


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A collection, and a simulation that ends at once."""

    def simulate(
        config: object, collection: Collection, plan: Plan, guard: object, **_: object
    ) -> Row:
        return replace(ROW, collection=collection.name, plan=plan)

    monkeypatch.setattr(simulation, "simulate", simulate)
    monkeypatch.setattr(simulation, "fill", lambda *_, **__: None)
    return write_beir(tmp_path / "made")


def test_the_figures_are_printed_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["simulate", str(folder), "--searches", "30", "--seed", "4", "--noise", "0.2", "--json"]

    assert main(asked) == 0

    answer = json.loads(capsys.readouterr().out)
    assert (answer["collection"], answer["searches"]) == ("made", 30)
    assert (answer["seed"], answer["noise"]) == (4, 0.2)


def test_before_and_after_guard_and_verdict_are_printed_for_people(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", str(folder), "--searches", "30"]) == 0

    printed = capsys.readouterr().out
    assert "verdict: better, in use" in printed
    assert "nDCG@10 of 16 untouched queries" in printed
    assert "0.2500  1.0000 +0.7500" in printed
    assert "nDCG@10 of 2 general queries" in printed
    assert "comes first in 28 of 29" in printed


def test_what_kept_a_model_from_serving_is_printed(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tuned = Tuned("not_enough", problem="too_few_searches: it takes 1 more")
    clicks = replace(ROW.clicks, n_thumbs=1, n_found_anew=1)
    row = replace(ROW, tuned=tuned, clicks=clicks)
    monkeypatch.setattr(simulation, "simulate", lambda *_, **__: row)

    main(["simulate", str(folder), "--searches", "30"])

    printed = capsys.readouterr().out
    assert "verdict: not enough to tell\n    There are too few searches" in printed
    assert "(it takes 1 more)" in printed
    assert "too_few_searches" not in printed
    assert "; 1 thumb\n" in printed
    assert "found it 1 time\n" in printed


def test_more_searches_than_a_collection_has_queries_for_end_with_2(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", str(folder), "--searches", "41"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("That collection has too few queries")
    assert "100 queries are never asked, which leaves 40" in told


@pytest.mark.parametrize(
    "wrong", [["--searches", "0"], ["--searches", "5", "--noise", "1.5"], ["--seed", "1"], []]
)
def test_what_makes_no_sense_is_refused_with_2(folder: Path, wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["simulate", str(folder), *wrong])
    assert ended.value.code == 2
