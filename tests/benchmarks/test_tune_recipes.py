"""The benchmark of recipes: what it is told, and its whole way with small models."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import tune_recipes
from benchmarks.tune_recipes import setting
from engine.evaluate import simulation
from engine.jobs import Report
from engine.tune.examples import read_examples
from engine.tune.recipe import Recipe
from engine.tune.workshop import STRENGTHS, Made
from tests.engine.evaluate.made_collection import TunedEmbedder, write_beir
from tests.engine.search.library import WordEmbedder
from tests.fakes.model_source import FakeModels

N_SEARCHES, N_UNTOUCHED = 30, 20


class FakeMaker:
    """Writes down what a training was given; what it makes knows every word."""

    is_ready = True

    def __init__(self, trained: list[tuple[Recipe, int]]) -> None:
        self._trained = trained

    def make(
        self, examples: Path, out_dir: Path, recipe: Recipe, report: Report, *, n_beside: int = 0
    ) -> Made:
        report("train", 1, 1)
        self._trained.append((recipe, len(read_examples(examples)[0])))
        folders = tuple(out_dir / f"{strength}" for strength in STRENGTHS)
        for folder in folders:
            folder.mkdir(parents=True)
            (folder / "weights").write_bytes(b"as imported")
        return Made(folders)


@pytest.fixture
def trained(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Recipe, int]]:
    """Put small models and no training in; return each recipe with its number of examples."""
    done: list[tuple[Recipe, int]] = []
    models = FakeModels(
        WordEmbedder(), others={f"{strength}": TunedEmbedder() for strength in STRENGTHS}
    )
    for module in (simulation, tune_recipes):
        monkeypatch.setattr(module, "CatalogSource", lambda config: models)
    monkeypatch.setattr(tune_recipes, "TrainedMaker", lambda config: FakeMaker(done))
    monkeypatch.setattr("os.nice", lambda by: by)
    return done


def test_a_recipe_is_trained_once_and_judged_by_what_was_never_asked(
    tmp_path: Path,
    trained: list[tuple[Recipe, int]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(simulation, "MIN_UNTOUCHED", N_UNTOUCHED)
    folder, out = write_beir(tmp_path / "made", N_SEARCHES + N_UNTOUCHED), tmp_path / "out"
    command = [
        "",
        str(folder),
        "--out",
        str(out),
        "--searches",
        f"{N_SEARCHES}",
        "--set",
        "n_epochs=1",
    ]
    monkeypatch.setattr("sys.argv", command)

    assert tune_recipes.main() == 0
    printed = capsys.readouterr().out
    assert tune_recipes.main() == 0
    assert capsys.readouterr().out == printed  # from what was kept

    ((recipe, n_examples),) = trained
    assert recipe.n_epochs == 1
    assert n_examples > 0
    (kept,) = out.glob("recipe-*.json")
    values = json.loads(kept.read_text(encoding="utf-8"))
    (before, _), (after, _) = values["before"], values["after"]["1.0"]
    assert len(before) == len(after) == N_UNTOUCHED
    assert sum(after) > sum(before)  # the words that only the trained model knows are found
    assert len(printed.splitlines()) == 1 + len(STRENGTHS)


def test_numbers_of_a_recipe_are_read_as_what_they_are() -> None:
    assert setting("rate=5e-5") == ("rate", 5e-5)
    assert setting("n_epochs=4") == ("n_epochs", 4)


@pytest.mark.parametrize("told", ["objective=1", "speed=1", "rate=fast", "n_epochs=1.5"])
def test_what_is_no_number_of_a_recipe_is_told(told: str) -> None:
    with pytest.raises(SystemExit, match=told.partition("=")[0]):
        setting(told)
