"""A tune learns, proves itself on searches it was not trained on, and is switched and undone."""

from __future__ import annotations

import errno
import shutil
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.config import EngineConfig
from engine.errors import CancelledError, EnvironmentProblem, ErrorCode, InputProblem
from engine.feedback.blend import DEFAULTS, Blend, Judged, Rows
from engine.feedback.policy import Label
from engine.feedback.records import ActKind, FileRef
from engine.jobs import Report, silent_report
from engine.learning import TuneProgress, TuneStep
from engine.library import Library
from engine.models.imports import PreparedModel, model_home
from engine.search import blending
from engine.search.blending import Past
from engine.tune import comparison, held_out, pool, run
from engine.tune.comparison import Comparison
from engine.tune.gate import MIN_FILES
from engine.tune.held_out import PresentWeights
from engine.tune.pool import Answer, Rank
from engine.tune.recipe import Recipe
from engine.tune.searches import Search
from engine.tune.workshop import STRENGTHS, Made
from engine.types import ContentId, DocumentId, SearchRequest
from engine.verdict import Decision
from engine.versions import Origin
from tests.engine.tune.tuned_library import (
    N_OTHERS,
    N_SEARCHES,
    FakeMaker,
    TunedModels,
    code_of,
    config,
    find_and_open,
    open_library,
    search_and_open,
    search_in_vain_and_then_open,
    word,
)
from tests.fakes.hand_clock import HandClock

__all__ = ["config", "open_library"]  # fixtures


def first_found(library: Library, number: int) -> str:
    hits = library.search(SearchRequest(word("alias", number))).hits
    return hits[0].path.stem if hits else ""


def test_a_better_model_is_offered_used_and_taken_back(
    open_library: Callable[[str], Library],
) -> None:
    library = open_library("understanding")
    search_and_open(library)
    library.feedback.forget.query(word("alias", 35))  # so that no memory helps with this one
    verdict = library.tuning.tune(silent_report)
    assert verdict.decision is Decision.BETTER, (verdict.reasons, verdict.checks)
    assert len(verdict.better) > len(verdict.worse)
    state = library.tuning.state()
    assert state.candidate is not None
    assert state.verdict == verdict
    before = library.search(SearchRequest(word("alias", 35)))
    assert not before.hits or before.hits[0].path.stem != "file35"
    library.tuning.use(silent_report)
    assert first_found(library, 35) == "file35"
    assert library.tuning.state().in_use == state.candidate
    library.models.undo()
    assert library.search(SearchRequest(word("alias", 35))).generation == before.generation


def test_a_narrower_model_is_judged_and_serves_with_a_smaller_index(
    open_library: Callable[[str], Library],
) -> None:
    library = open_library("narrow")
    search_and_open(library)
    verdict = library.tuning.tune(silent_report)
    assert verdict.decision is Decision.BETTER, (verdict.reasons, verdict.checks)
    library.tuning.use(silent_report)
    generation = library._serving.generation
    assert generation is not None
    assert generation.dim == 32
    assert first_found(library, 35) == "file35"
    library.models.undo()
    assert library._serving.generation.dim == 64


def test_no_search_is_judged_by_a_model_that_saw_it(
    open_library: Callable[[str], Library],
) -> None:
    library = open_library("understanding")
    maker = library._maker
    assert isinstance(maker, FakeMaker)
    search_and_open(library)
    library.tuning.tune(silent_report)
    *folds, final = maker.learned
    every = {word("alias", number) for number in range(N_SEARCHES)}
    assert final == every
    held_out = [every - learned for learned in folds]
    assert set().union(*held_out) == every
    assert sum(map(len, held_out)) == len(every)


def test_no_search_is_judged_with_weights_that_were_fitted_on_it(
    open_library: Callable[[str], Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    fitted: dict[Blend, set[str]] = {}
    query_of: dict[int, str] = {}
    kept: list[object] = []  # so that no two have one id
    asked: list[tuple[Blend, set[str]]] = []
    answer, ranks = pool.answer, Comparison.ranks

    def judged(_search: object, _snapshot: object, label: Label) -> Past:
        # the present model finds none of them
        one = np.zeros(1, np.float32)
        rows = Rows(one, one, one, np.zeros(1, np.int64), 1.0)
        found = Past(label, Judged(rows, 0), frozenset())
        kept.append(found)
        query_of[id(found.judged.rows)] = label.query
        return found

    def answered(*those: object) -> Answer:
        found: Answer = answer(*those)  # type: ignore[arg-type]
        kept.append(found)
        if found.judged is not None:
            query_of[id(found.judged.rows)] = found.wanted.query
        return found

    def fit(searches: Sequence[Judged], start: Blend = DEFAULTS) -> Blend:
        assert start == DEFAULTS
        blend = Blend(0.001 * len(fitted))  # each its own, to tell them apart
        fitted[blend] = {query_of[id(its.rows)] for its in searches}
        return blend

    def rank(
        self: Comparison, answers: Sequence[Answer], blend: Blend, report: Report
    ) -> list[Rank]:
        asked.append((blend, {its.wanted.query for its in answers}))
        return ranks(self, answers, blend, report)

    monkeypatch.setattr(blending, "fit", fit)
    monkeypatch.setattr(held_out, "fit", fit)
    monkeypatch.setattr(blending, "judge", judged)
    monkeypatch.setattr(comparison, "answer", answered)
    monkeypatch.setattr(Comparison, "ranks", rank)
    library = open_library("understanding")
    search_and_open(library)
    failed, tried_then = f"{word('vain', N_SEARCHES)} report", word("topic", N_SEARCHES)
    search_in_vain_and_then_open(library, failed, N_SEARCHES)
    library.tuning.tune(silent_report)

    every = {failed, tried_then, *(word("alias", number) for number in range(N_SEARCHES))}
    n_asked = (1 + len(STRENGTHS)) * run.N_FOLDS  # the present model and each candidate
    of_folds = asked[:n_asked]  # what follows are the checks
    assert {query for _, queries in of_folds for query in queries} == every
    assert len({blend for blend, _ in of_folds}) == (1 + len(STRENGTHS)) * run.N_FOLDS
    for blend, queries in of_folds:
        assert fitted[blend]
        assert not fitted[blend] & queries
        assert fitted[blend] <= every - {tried_then}


def test_a_file_that_was_edited_or_copied_is_held_out_like_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fitted: list[Judged] = []
    monkeypatch.setattr(blending, "fit", lambda judged, start: fitted.extend(judged) or start)
    one = np.zeros(1, np.float32)
    rows = Rows(one, one, one, np.zeros(1, np.int64), 1.0)

    def past(query: str, *contents: int) -> Past:
        file = FileRef(Path("/old") / query, b"as it was")
        label = Label(query, query, file, None, 1.0, False, (), (), 0, 1)
        return Past(label, Judged(rows, 0), frozenset(contents))

    def held_out(query: str, content: int) -> Search:
        return Search(past(query).label, DocumentId(1), ContentId(content), "hash", "cluster")

    every = [past("the same file", 3, 7), past("another", 4), past("the same words", 5)]
    weights = PresentWeights(DEFAULTS, DEFAULTS, every)
    weights.without([held_out("boiler", 7), held_out("the same words", 9)])
    assert fitted == [every[1].judged]


def test_a_tuned_model_comes_with_weights_of_its_own_that_undo_takes_back(
    open_library: Callable[[str], Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    own, before = Blend(0.5, -0.2), Blend(-0.3, 0.4)
    monkeypatch.setattr(held_out, "fit", lambda _judged: own)
    monkeypatch.setattr(blending, "fit", lambda _judged, start: before if not start.words else own)
    library = open_library("understanding")
    search_and_open(library)
    assert library.learn_blend() == before
    assert library.tuning.tune(silent_report).decision is Decision.BETTER
    memory = library.feedback.memory

    def serving() -> Blend:
        embedder = library._serving.current().embedder
        assert embedder is not None
        return memory.blend(embedder.fingerprint)

    assert serving() == before
    library.tuning.use(silent_report)
    assert serving() == own
    # fitted anew they start from what the model came with, and without what it has learned from
    assert library.learn_blend() == own
    library.models.undo()
    assert serving() == before


class Answering:
    """A cross-encoder for which the files of some topics answer every question."""

    name = fingerprint = precision = "answering"
    max_tokens = 512

    def __init__(self, topics: Sequence[str]) -> None:
        self.topics = topics

    def logits(self, query: str, passages: Sequence[str]) -> NDArray[np.float32]:
        answers = (query, *self.topics)
        found = [any(topic in text for topic in answers) for text in passages]
        return np.array(found, np.float32)


def test_what_the_cross_encoder_takes_for_an_answer_is_not_learned_to_be_none(
    config: EngineConfig, open_library: Callable[[str], Library]
) -> None:
    open_library("same").close()  # reads the files
    others = [word("topic", number) for number in range(N_SEARCHES, N_SEARCHES + N_OTHERS)]
    answers = others[: N_OTHERS // 2]
    maker = FakeMaker("same")
    models = TunedModels(reranker=Answering(answers))
    with Library.open(config, writable=True, models=models, maker=maker) as library:
        library.load_models()
        for number in range(N_SEARCHES):
            meant = library.search(SearchRequest(word("topic", number)))
            impression = library.feedback.record_impression(meant, {1})
            assert impression is not None
            library.feedback.record_act(impression, ActKind.OPEN, meant.hits[0].path)
        library.tuning.tune(silent_report)
    learned = {one for one in others for text in maker.negatives if one in text}
    assert learned
    assert not learned & set(answers)


@pytest.mark.parametrize("name", ["same", "confused"])
def test_a_model_that_is_no_better_changes_nothing(
    open_library: Callable[[str], Library], name: str
) -> None:
    library = open_library(name)
    search_and_open(library)
    verdict = library.tuning.tune(silent_report)
    assert verdict.decision is Decision.NOT_BETTER
    assert library.tuning.state().candidate is None
    assert not [one for one in library.models.installed() if one.version.origin is Origin.TUNED]
    assert code_of(lambda: library.tuning.use(silent_report)) is ErrorCode.NOTHING_TO_USE


def test_too_few_searches_are_said_to_be(open_library: Callable[[str], Library]) -> None:
    library = open_library("understanding")
    search_and_open(library, 10)
    assert library.tuning.state().readiness.n_clusters_missing == 20
    with pytest.raises(InputProblem) as problem:
        library.tuning.tune(silent_report)
    assert problem.value.code is ErrorCode.TOO_FEW_SEARCHES
    said = "it takes 20 more kinds of searches, 5 more files that were looked for"
    assert problem.value.detail == said  # and none that are not missing


def test_all_clicks_on_one_file_cannot_be_judged(open_library: Callable[[str], Library]) -> None:
    library = open_library("understanding")
    meant = library.search(SearchRequest(word("topic", 1)))
    for number in range(N_SEARCHES):
        shown = replace(meant, query=word("alias", number))
        impression = library.feedback.record_impression(shown, {1})
        assert impression is not None
        library.feedback.record_act(impression, ActKind.OPEN, shown.hits[0].path)
    assert library.tuning.state().readiness.n_files_missing == 14
    code = code_of(lambda: library.tuning.tune(silent_report))
    assert code is ErrorCode.TOO_FEW_SEARCHES


def test_versions_of_one_file_are_not_trained_on_as_files_of_their_own(
    open_library: Callable[[str], Library], tmp_path: Path
) -> None:
    for number in range(2):
        text = "These are the minutes of what was said. " * 10 + word("topic", number)
        (tmp_path / "root" / f"file{number:02}.txt").write_text(text, "utf-8")
    library = open_library("understanding")
    maker = library._maker
    assert isinstance(maker, FakeMaker)
    for number in range(N_SEARCHES):
        find_and_open(library, word("topic", number % MIN_FILES), word("alias", number))
    assert library.tuning.state().n_files == MIN_FILES
    with pytest.raises(InputProblem) as problem:
        library.tuning.tune(silent_report)
    assert problem.value.code is ErrorCode.TOO_FEW_SEARCHES
    said = "it takes 1 more file that was looked for; files that say nearly the same count as one"
    assert problem.value.detail == said
    assert maker.learned == []


def test_a_second_tune_waits_for_ten_new_searches(open_library: Callable[[str], Library]) -> None:
    library = open_library("same")
    search_and_open(library)
    library.tuning.tune(silent_report)
    assert library.tuning.state().readiness.n_new_missing == 10
    assert code_of(lambda: library.tuning.tune(silent_report)) is ErrorCode.TOO_FEW_SEARCHES


def test_a_stopped_tune_leaves_nothing_behind(
    open_library: Callable[[str], Library], config: EngineConfig
) -> None:
    library = open_library("understanding")
    search_and_open(library)
    seen: list[TuneProgress] = []

    def stop(stage: str, done: int, total: int | None = None, detail: object = None) -> None:
        del stage, done, total
        assert isinstance(detail, TuneProgress)
        seen.append(detail)
        if detail.step is TuneStep.CANDIDATE and detail.fold == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        library.tuning.tune(stop)
    shares = [one.share for one in seen]
    assert shares == sorted(shares)
    # choosing what is no answer takes as long as a person would wonder
    assert len({one.share for one in seen if one.step is TuneStep.PRESENT}) > 30
    assert not (config.data_dir / "tuning").exists()
    assert library.tuning.state().verdict is None


def test_what_a_killed_tune_left_goes_when_the_profile_is_opened_to_be_written(
    config: EngineConfig,
) -> None:
    Library.open(config, writable=True).close()
    left = config.data_dir / "tuning" / "fold-0" / "model.onnx"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half a model")
    Library.open(config, writable=False).close()
    assert left.is_file()  # another process may be tuning
    Library.open(config, writable=True).close()
    assert not (config.data_dir / "tuning").exists()


def test_a_tuned_model_that_was_never_listed_goes_when_the_profile_is_opened_to_be_written(
    config: EngineConfig, open_library: Callable[[str], Library]
) -> None:
    library = open_library("understanding")
    search_and_open(library)
    library.tuning.tune(silent_report)
    (listed,) = model_home(config).iterdir()
    library.close()
    left, imported = model_home(config) / "tuned-1", model_home(config) / "0a1b2c"
    for folder in (left, imported):
        folder.mkdir()
        (folder / "model").write_text("understanding", "utf-8")
    Library.open(config, writable=False).close()
    assert left.is_dir()  # another process may be about to list it
    Library.open(config, writable=True).close()
    assert set(model_home(config).iterdir()) == {listed, imported}


def test_a_model_that_cannot_be_listed_leaves_no_folder(
    config: EngineConfig,
    open_library: Callable[[str], Library],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = open_library("understanding")
    search_and_open(library)

    def describe(self: TunedModels, folder: Path) -> PreparedModel:
        raise EnvironmentProblem(ErrorCode.MODEL_DAMAGED, str(folder))

    monkeypatch.setattr(TunedModels, "describe", describe)
    code = code_of(lambda: library.tuning.tune(silent_report))
    assert code is ErrorCode.MODEL_DAMAGED
    assert list(model_home(config).iterdir()) == []


def test_a_full_disk_is_named_when_a_model_is_put_on_the_shelf(
    config: EngineConfig,
    open_library: Callable[[str], Library],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = open_library("understanding")
    search_and_open(library)

    def move(source: Path, target: Path) -> None:
        shutil.copytree(source, target)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "move", move)
    assert code_of(lambda: library.tuning.tune(silent_report)) is ErrorCode.DISK_FULL
    assert list(model_home(config).iterdir()) == []


def test_a_workshop_that_cannot_be_made_is_named(
    config: EngineConfig, open_library: Callable[[str], Library]
) -> None:
    library = open_library("understanding")
    config.tuning_dir.write_text("a file where the folder shall be", "utf-8")
    assert code_of(lambda: library.tuning.tune(silent_report)) is ErrorCode.NO_ACCESS


def test_the_name_of_a_deleted_model_is_not_given_again(
    open_library: Callable[[str], Library],
) -> None:
    library = open_library("understanding")
    search_and_open(library)
    library.tuning.tune(silent_report)
    candidate = library.tuning.state().candidate
    assert candidate is not None
    library.models.delete(candidate)
    search_and_open(library)
    for number in range(N_SEARCHES, N_SEARCHES + 10):
        search_in_vain_and_then_open(library, word("alias", number), number)
    library.tuning.tune(silent_report)
    tuned = [one.version for one in library.models.installed()]
    assert [one.name for one in tuned if one.origin is Origin.TUNED] == ["Tuned 2"]


def test_two_folds_are_trained_at_once_and_a_failure_ends_both(
    open_library: Callable[[str], Library],
    config: EngineConfig,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(run, "n_at_once", lambda _n_threads: 2)
    library = open_library("understanding")
    search_and_open(library)
    maker = library._maker
    meeting = threading.Barrier(2, timeout=20)
    stopped: list[str] = []

    def make(
        examples: Path, out_dir: Path, recipe: Recipe, report: Report, *, n_beside: int = 0
    ) -> Made:
        del examples, recipe
        assert n_beside == 1
        if out_dir.name != "fold-2":
            meeting.wait()  # breaks when only one runs
        if out_dir.name == "fold-0":
            raise EnvironmentProblem(ErrorCode.WORKER_FAILED, "killed")
        try:
            while True:
                report("train", 1, 2)
        except CancelledError:
            stopped.append(out_dir.name)
            raise

    monkeypatch.setattr(maker, "make", make)
    assert code_of(lambda: library.tuning.tune(silent_report)) is ErrorCode.WORKER_FAILED
    assert "fold-1" in stopped
    assert not (config.data_dir / "tuning").exists()


def test_a_file_that_was_deleted_after_the_click_teaches_nothing(
    open_library: Callable[[str], Library], tmp_path: Path
) -> None:
    library = open_library("understanding")
    search_and_open(library)
    (tmp_path / "root" / "file00.txt").unlink()
    library.scan()
    library.read()
    assert library.tuning.state().n_searches == N_SEARCHES - 1
    assert library.tuning.tune(silent_report).n_searches == N_SEARCHES - 1


def add_titled(root: Path, numbers: Iterable[int] = range(N_SEARCHES)) -> None:
    """Write files with a heading of two words of their own."""
    root.mkdir(exist_ok=True)
    for number in numbers:
        name = f"{word('kettle', number)} of {word('garden', number)}"
        said = f"# {name}\n\nIt is a sentence.\n"
        (root / f"{word('note', number)}.md").write_text(said * 2, "utf-8")


def test_before_there_are_searches_headings_and_titles_are_learned_from(
    config: EngineConfig, tmp_path: Path
) -> None:
    root = tmp_path / "titled"
    add_titled(root)
    maker = FakeMaker("same")
    with Library.open(config, writable=True, models=TunedModels(), maker=maker) as library:
        library.load_models()
        assert not library.tuning.state().cold_start_ready
        library.add_folder(root)
        library.scan()
        library.read()
        assert library.tuning.state().cold_start_ready
        verdict = library.tuning.tune(silent_report, cold_start=True)
        assert verdict.n_searches == N_SEARCHES
        assert verdict.decision is Decision.NOT_BETTER
        assert library.feedback.counts() == (0, 0)
        state = library.tuning.state()
        assert state.verdict_is_cold
        assert not state.cold_start_ready  # it would be the same headings again
        assert state.readiness.n_new_missing == 0  # real searches are counted apart
        (judged,) = library.tuning.verdicts()
        assert (judged.verdict, judged.is_cold, judged.version) == (verdict, True, None)
        found = library.tuning.paths({verdict.outcomes[0].file, "no such"})
        assert [path.parent for path in found.values()] == [root]
        with pytest.raises(InputProblem) as problem:
            library.tuning.tune(silent_report, cold_start=True)
        wanted = "it takes 10 more headings or titles that the last verdict did not rest on"
        assert problem.value.detail == wanted
        add_titled(root, range(N_SEARCHES, N_SEARCHES + 10))
        library.scan()
        library.read()
        assert library.tuning.state().cold_start_ready  # there are new ones
    learned = set().union(*maker.learned)
    assert f"{word('kettle', 3)} {word('garden', 3)}" in learned


def test_what_was_learned_from_headings_is_confirmed_by_them_when_it_is_used(
    config: EngineConfig, tmp_path: Path
) -> None:
    root = tmp_path / "titled"
    add_titled(root)
    for number in range(10):
        name = f"{word('kettle', number)} {word('garden', number)}"
        text = f"{name}, {name}, {name}, elsewhere {word('decoy', number)}."
        (root / f"{word('decoy', number)}.txt").write_text(text, "utf-8")
    maker = FakeMaker("undeceived")
    with Library.open(config, writable=True, models=TunedModels(), maker=maker) as library:
        library.load_models()
        library.add_folder(root)
        library.scan()
        library.read()
        verdict = library.tuning.tune(silent_report, cold_start=True)
        assert verdict.decision is Decision.BETTER, (verdict.reasons, verdict.checks)
        library.tuning.use(silent_report)
        assert library.tuning.state().in_use is not None


def test_a_second_tune_is_refused_while_one_goes_on(
    open_library: Callable[[str], Library],
) -> None:
    library = open_library("understanding")
    search_and_open(library)
    refused: list[ErrorCode] = []

    def report(stage: str, done: int, total: int | None = None, detail: object = None) -> None:
        if not refused:
            refused.append(code_of(lambda: library.tuning.tune(silent_report)))

    assert library.tuning.tune(report).decision is Decision.BETTER
    assert refused == [ErrorCode.TUNE_GOES_ON]


def test_two_models_of_one_moment_that_compute_the_same_are_told_apart(
    open_library: Callable[[str], Library], config: EngineConfig
) -> None:
    library = open_library("understanding")
    clock = HandClock()
    library.tuning._parts = replace(library.tuning._parts, clock=clock)
    search_and_open(library)
    library.tuning.tune(silent_report)
    for number in range(N_SEARCHES, N_SEARCHES + N_OTHERS):
        find_and_open(library, word("topic", number), word("alias", number))
    library.tuning.tune(silent_report)
    first, second = (
        one.version for one in library.models.installed() if one.version.origin is Origin.TUNED
    )
    assert first.fingerprint == second.fingerprint
    assert sorted(model_home(config).iterdir()) == [first.folder, second.folder]
    assert sorted(first.folder.iterdir()) == [first.folder / "model"]
    library.tuning.use(silent_report)
    assert library.tuning.state().in_use == second.id
    library.models.undo()
    library.models.delete(first.id)
    library.models.use(second.id)  # what it has read is still there
    assert library.tuning.state().in_use == second.id
