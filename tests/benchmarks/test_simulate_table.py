"""The table of simulations: what was run is not run again, what was not is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import simulate_table
from engine.errors import EnvironmentProblem, ErrorCode
from engine.evaluate import simulation
from engine.evaluate.collection import Collection, JudgedQuery
from engine.evaluate.simulation_row import Paired, Plan, Row, Tuned, load_row
from tests.engine.evaluate.made_collection import COLLECTION, write_beir
from tests.engine.evaluate.test_simulation_row import ROW

BIG = replace(
    COLLECTION,
    name="big",
    queries=tuple(JudgedQuery(f"q{i}", f"query {i}", {"d1": 1.0}) for i in range(300)),
)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[Plan]:
    """Stand in for filling and simulating; return what was simulated."""
    done: list[Plan] = []

    def simulate(
        config: object, collection: Collection, plan: Plan, guard: object, **_: object
    ) -> Row:
        done.append(plan)
        if plan.seed == 2:
            raise EnvironmentProblem(ErrorCode.DISK_FULL)
        return replace(ROW, collection=collection.name, plan=plan)

    monkeypatch.setattr(simulation, "simulate", simulate)
    monkeypatch.setattr(simulation, "fill", lambda *_, **__: None)
    return done


def test_a_row_that_is_there_is_not_run_again(tmp_path: Path, ran: list[Plan]) -> None:
    simulate_table.run([BIG], tmp_path)
    first = list(ran)
    simulate_table.run([BIG], tmp_path)

    assert {plan.n_searches for plan in first} == {50, 100, 200}
    assert [plan.seed for plan in ran[len(first) :]] == [2, 2]  # those that failed are tried again
    assert load_row(tmp_path, "big", Plan(200)) is not None


def test_only_a_filled_folder_and_rows_are_left(tmp_path: Path, ran: list[Plan]) -> None:
    (tmp_path / "simulate-abc" / "profile").mkdir(parents=True)  # left by a kill

    simulate_table.run([BIG], tmp_path)

    assert {path.name for path in tmp_path.iterdir() if path.suffix != ".json"} == {"big-filled"}


def test_rows_that_were_not_run_are_printed_as_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_beir(tmp_path / "made")
    monkeypatch.setattr(simulation, "MIN_UNTOUCHED", 80)
    out = tmp_path / "out"
    monkeypatch.setattr("sys.argv", ["", str(folder), "--out", str(out), "--print"])

    assert simulate_table.main() == 0

    printed = capsys.readouterr().out
    assert [line.split()[:3] for line in printed.splitlines() if "not run" in line] == [
        ["made", "50", "0"]
    ]


def test_averages_are_told_over_promoted_runs_and_over_all() -> None:
    lost = Paired(ROW.end_to_end.after, ROW.end_to_end.before)
    rows = [
        replace(ROW, plan=Plan(200, 0)),
        replace(ROW, plan=Plan(200, 1), end_to_end=lost),
        replace(
            ROW, plan=Plan(200, 2), end_to_end=Paired((1.0,), (1.0,)), tuned=Tuned("not_better")
        ),
        replace(ROW, plan=Plan(200, 0, 0.2)),
    ]

    told = "\n".join(simulate_table.summary(rows))

    assert "200 searches: 2 of 3 promoted" in told
    means = [line.split(", ")[1] for line in told.splitlines() if " since installed " in line]
    assert means[:2] == ["by the tune +0.0000"] * 2  # of those promoted, and of all
    assert "significantly worse: 1 of 3" in told
    assert "comes first: 96.55% of 116" in told
