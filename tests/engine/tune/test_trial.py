"""A close call is tried: lists are mixed, clicks decide, and nothing is lost or left behind."""

from __future__ import annotations

import json
import shutil
from collections import namedtuple
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.config import EngineConfig
from engine.errors import CancelledError, ErrorCode
from engine.feedback.records import LEFT_MS, ActId, ActKind
from engine.jobs import silent_report
from engine.learning import MAX_TRIAL_SEARCHES
from engine.library import Library
from engine.models.imports import model_home
from engine.store import model_versions
from engine.store.generations import GenerationState, generations
from engine.store.trials import TrialAct
from engine.team import Team
from engine.tune import confirmation, tuning
from engine.tune.gate import decide
from engine.tune.trial import winners
from engine.types import Order, SearchRequest, SearchResponse
from engine.verdict import Decision, Outcome, Reason, Verdict, to_json
from engine.versions import PRESENT, EventKind, ModelVersionId, Origin
from tests.engine.tune.tuned_library import (
    FakeMaker,
    TunedModels,
    code_of,
    config,
    open_library,
    search_and_open,
    word,
)
from tests.fakes.hash_embedder import HashEmbedder

__all__ = ["config", "open_library"]  # fixtures

NEW = range(36, 48)  # topics that were not searched for
C, P = Team.CANDIDATE, Team.PRESENT
Disk = namedtuple("Disk", "total used free")


def give_close_call(
    library: Library, config: EngineConfig, name: str, *, asked: str = "a query"
) -> ModelVersionId:
    """Let the latest tune have ended in a close call about a model, by one search."""
    found = library.tuning._searches(HashEmbedder())
    file = next((one.file for one in found if one.label.query == asked), "a file")
    folder = model_home(config) / f"tuned {name}"
    folder.mkdir(parents=True)
    (folder / "model").write_text(name, "utf-8")
    version = library.models.add(TunedModels().describe(folder), Origin.TUNED)
    verdict = Verdict(
        Decision.CLOSE_CALL,
        (Reason.MAY_BE_LUCK,),
        configuration=0,
        gain=0.02,
        p_value=0.12,
        level=0.024,
        n_before=0,
        seed=7,
        checks=(),
        outcomes=(Outcome(asked, "a cluster", file, 2, 1),),
        pool="",
    )
    report = json.loads(to_json(verdict))
    report[PRESENT] = library._serving.present
    with library._user.write() as user:
        model_versions.add_verdict(user, 1, version.id, verdict.decision, report)
    return version.id


def confirm_all(monkeypatch: pytest.MonkeyPatch, *, holds: bool = True) -> None:
    """Let every gain hold over all files, or none, whatever is left to tell by."""
    monkeypatch.setattr(confirmation, "is_enough", lambda *_: True)
    monkeypatch.setattr(confirmation, "confirms", lambda *_: holds)


@pytest.fixture
def begun(
    open_library: Callable[[str], Library], config: EngineConfig, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Library]:
    """Return a function that opens a library in which a model of that name is tried."""
    confirm_all(monkeypatch)

    def begin(name: str) -> Library:
        library = open_library(name)
        give_close_call(library, config, name)
        assert library.tuning.state().can_try
        library.tuning.try_out(silent_report)
        return library

    return begin


def look_for(library: Library, number: int) -> SearchResponse:
    return library.search(SearchRequest(asked(number)))


def asked(number: int) -> str:
    return f"report {word('alias', number)}"


def find(
    library: Library, number: int, act: ActKind = ActKind.OPEN, *, dwell_ms: int | None = 60_000
) -> ActId | None:
    """Search in the person's own words and take the file that was meant, if it is there."""
    response = look_for(library, number)
    impression = library.feedback.record_impression(response, {1})
    assert impression is not None
    meant = [hit.path for hit in response.hits if hit.path.stem == f"file{number:02}"]
    if not meant:
        return None
    return library.feedback.record_act(impression, act, meant[0], dwell_ms=dwell_ms)


def open_first(library: Library, query: str) -> None:
    response = library.search(SearchRequest(query))
    impression = library.feedback.record_impression(response, {1})
    assert impression is not None
    library.feedback.record_act(impression, ActKind.OPEN, response.hits[0].path, dwell_ms=60_000)


def states(library: Library) -> list[str]:
    entries = library.models.history()
    return [one.detail["state"] for one in entries if one.kind is EventKind.TRIAL]


def test_a_better_model_wins_and_serves_when_its_owner_says_so(
    open_library: Callable[[str], Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    def close(*args, **named):
        return replace(decide(*args, **named), decision=Decision.CLOSE_CALL)

    monkeypatch.setattr(tuning, "decide", close)
    library = open_library("understanding")
    search_and_open(library)
    library.tuning.tune(silent_report)
    assert library.tuning.state().can_try
    library.tuning.try_out(silent_report)
    generation = look_for(library, 40).generation
    for number in NEW:
        find(library, number)
        if library.tuning.trial() is None:
            break
    state = library.tuning.state()
    assert state.verdict is not None
    assert state.verdict.decision is Decision.BETTER
    *_, close, judged = library.tuning.verdicts()
    assert close.verdict.decision is Decision.CLOSE_CALL
    assert judged.trial is not None
    assert judged.trial.n_candidate == judged.trial.n_searches < len(NEW)
    assert states(library) == ["building", "running", "won"]
    assert look_for(library, 40).generation == generation  # nothing was switched by itself
    assert not look_for(library, 40).rivals
    library.read()
    library.tuning.use(silent_report)
    assert library.tuning.state().in_use == judged.version
    assert look_for(library, 40).hits[0].path.stem == "file40"
    library.models.undo()
    assert look_for(library, 40).generation == generation


def test_what_was_just_opened_decides_nothing_before_it_is_known_how_long_it_was_looked_at(
    begun,
) -> None:
    library = begun("understanding")
    opened = []
    for number in NEW:
        opened.append(find(library, number, dwell_ms=None))
        figures = library.tuning.trial()
        assert figures is not None
        assert figures.n_searches == 0
    left, *looked_at = [one for one in opened if one is not None]
    library.feedback.set_dwell(left, LEFT_MS - 1)
    figures = library.tuning.trial()
    assert figures is not None
    assert figures.n_searches == 0
    for one in looked_at:
        library.feedback.set_dwell(one, LEFT_MS)
    assert states(library)[-1] == "won"  # without another search


def test_a_model_that_finds_the_same_does_not_win(begun) -> None:
    library = begun("twin")
    for number in range(MAX_TRIAL_SEARCHES):
        open_first(library, f"{word('topic', number % 48)} {word('report', number % 64)} {number}")
        if library.tuning.trial() is None:
            break
    state = library.tuning.state()
    assert state.verdict is not None
    assert state.verdict.decision is Decision.NOT_BETTER
    assert state.verdict.reasons == (Reason.LOST_TRIAL,)
    assert state.candidate is None  # it lost, so it is not offered
    assert not state.can_try
    assert states(library)[-1] == "lost"
    library.read()
    green = generations(library._database.reader(), GenerationState.GREEN)
    assert green == []  # what it has read was let go of


def test_every_impression_tells_who_drew_what(begun) -> None:
    library = begun("understanding")
    response = look_for(library, 40)
    assert len(response.rivals) == 2
    assert {hit.team for hit in response.hits} == {C, P}
    library.feedback.record_impression(response, {1, 2})
    *_, stored = library.feedback.impressions()
    assert [hit.team for hit in stored.hits] == [hit.team for hit in response.hits]


def test_the_same_question_has_the_same_list_and_each_file_once(begun) -> None:
    library = begun("understanding")
    first, again = look_for(library, 40), look_for(library, 40)
    assert [hit.path for hit in first.hits] == [hit.path for hit in again.hits]
    assert len({hit.path for hit in first.hits}) == len(first.hits)
    request = SearchRequest(asked(40))
    closer = library.rerank(request, first)
    assert [(hit.path, hit.team) for hit in closer.hits] == [
        (hit.path, hit.team) for hit in first.hits
    ]


def test_lists_by_date_are_not_mixed(begun) -> None:
    library = begun("understanding")
    response = library.search(SearchRequest(asked(40), order=Order.NEWEST))
    assert not response.rivals
    assert {hit.team for hit in response.hits} <= {None}


def test_it_can_be_stopped_and_goes_on_with_what_was_counted(begun) -> None:
    library = begun("understanding")
    for number in list(NEW)[:3]:
        find(library, number)
    before = library.tuning.trial()
    assert before is not None
    assert (before.n_searches, before.n_candidate) == (3, 3)
    library.tuning.stop_trial()
    assert library.tuning.trial() is None
    assert not look_for(library, 40).rivals
    assert code_of(library.tuning.stop_trial) is ErrorCode.NOTHING_TO_TRY
    library.read()
    assert library.tuning.state().can_try
    library.tuning.try_out(silent_report)
    assert library.tuning.trial() == before
    assert states(library) == ["building", "running", "stopped", "building", "running"]


def test_what_is_forgotten_or_left_out_is_nobodys_and_was_asked_all_the_same(begun) -> None:
    library = begun("understanding")
    acts = [find(library, number) for number in list(NEW)[:3]]
    library.feedback.leave_out([act for act in acts[:1] if act is not None])
    library.feedback.forget.query(asked(37))
    figures = library.tuning.trial()
    assert figures is not None
    assert (figures.n_searches, figures.n_candidate, figures.n_draws) == (3, 1, 2)


def test_forgetting_gives_it_no_more_searches_than_it_has(begun) -> None:
    library = begun("twin")
    asked_of_it = 0
    for number in range(2 * MAX_TRIAL_SEARCHES):
        open_first(library, f"{word('topic', number % 48)} {word('report', number % 64)} {number}")
        figures = library.tuning.trial()
        if figures is None:
            break
        asked_of_it += 1
        assert figures.n_searches == asked_of_it
        if number % 20 == 19:
            library.feedback.forget.all()
    assert asked_of_it < MAX_TRIAL_SEARCHES
    assert states(library)[-1] == "lost"


def test_the_same_query_counts_once(begun) -> None:
    library = begun("understanding")
    for _ in range(3):
        find(library, 40)
    figures = library.tuning.trial()
    assert figures is not None
    assert figures.n_searches == 1


def test_nothing_else_is_tuned_or_deleted_meanwhile(begun) -> None:
    library = begun("understanding")
    candidate = library.tuning.state().candidate
    assert candidate is not None
    assert [one.version.id for one in library.models.installed() if one.is_tried] == [candidate]
    assert code_of(lambda: library.tuning.tune(silent_report)) is ErrorCode.TRIAL_GOES_ON
    assert code_of(lambda: library.models.delete(candidate)) is ErrorCode.MODEL_IN_USE
    assert code_of(lambda: library.tuning.try_out(silent_report)) is ErrorCode.NOTHING_TO_TRY


def test_new_and_deleted_files_reach_both_models(begun, tmp_path: Path) -> None:
    library = begun("understanding")
    name = word("topic", 50)
    root = tmp_path / "root"
    (root / "new.txt").write_text(f"{name} report. It is about {name}.", "utf-8")
    (root / "file40.txt").unlink()
    library.scan()
    library.read()
    _, candidate = look_for(library, 50).rivals
    assert candidate.hits[0].path.name == "new.txt"
    own, other = look_for(library, 40).rivals
    assert not [hit for hit in (*own.hits, *other.hits) if hit.path.name == "file40.txt"]
    rival = library._serving.rival
    assert rival is not None
    assert rival.index is not None
    assert len(rival.index) == len(library._serving.current().index or ())


def test_using_the_present_model_ends_it(begun) -> None:
    library = begun("understanding")
    library.models.use(ModelVersionId(1))
    assert library.tuning.trial() is None
    assert states(library)[-1] == "stopped"
    assert not generations(library._database.reader(), GenerationState.GREEN)


def test_a_model_for_which_there_is_no_room_does_not_end_it(
    begun, config: EngineConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = begun("understanding")
    folder = model_home(config) / "another"
    folder.mkdir()
    (folder / "model").write_text("twin", "utf-8")
    another = library.models.add(TunedModels().describe(folder), Origin.IMPORTED)
    figures = library.tuning.trial()
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _path: Disk(10, 9, 1))
        use = code_of(lambda: library.models.use(another.id))
    assert use is ErrorCode.NOT_ENOUGH_SPACE
    assert library.tuning.trial() == figures
    assert look_for(library, 40).rivals
    library.models.use(another.id)
    assert library.tuning.trial() is None
    assert not look_for(library, 40).rivals


@pytest.fixture
def reopened(config: EngineConfig) -> Iterator[Callable[[], Library]]:
    opened: list[Library] = []

    def reopen() -> Library:
        maker = FakeMaker("understanding")
        opened.append(Library.open(config, writable=True, models=TunedModels(), maker=maker))
        opened[-1].load_models()
        return opened[-1]

    yield reopen
    for library in opened:
        library.close()


def test_after_a_kill_it_goes_on(begun, reopened) -> None:
    library = begun("understanding")
    find(library, 40)
    figures = library.tuning.trial()
    library.close()
    again = reopened()
    assert again.tuning.trial() == figures
    assert look_for(again, 41).rivals
    find(again, 41)
    figures = again.tuning.trial()
    assert figures is not None
    assert figures.n_candidate == 2


def test_in_a_library_that_was_thrown_away_it_goes_on_once_all_is_read(
    begun, reopened, config: EngineConfig
) -> None:
    library = begun("understanding")
    library.close()
    for file in config.library_path.parent.glob(f"{config.library_path.name}*"):
        file.unlink()
    again = reopened()
    assert not look_for(again, 41).rivals
    again.scan()
    again.read()
    assert look_for(again, 41).rivals
    find(again, 41)
    figures = again.tuning.trial()
    assert figures is not None
    assert figures.n_candidate == 1


@pytest.mark.expects_warning
def test_a_model_that_was_changed_by_hand_ends_it_and_the_present_one_serves_on(
    begun, reopened
) -> None:
    library = begun("understanding")
    candidate = library.tuning.state().candidate
    folder = next(
        one.version.folder for one in library.models.installed() if one.version.id == candidate
    )
    library.close()
    (folder / "model").write_text("confused", "utf-8")
    again = reopened()
    assert again.tuning.trial() is None
    assert states(again)[-1] == "stopped"
    assert again.search(SearchRequest(word("topic", 3))).hits[0].path.stem == "file03"


@pytest.mark.expects_warning
def test_without_its_model_a_trial_ends(begun, reopened) -> None:
    library = begun("understanding")
    with library._user.write() as user:  # as in a profile that was put back from a copy
        user.execute("DELETE FROM model_versions WHERE name = 'understanding'")
    library.close()
    again = reopened()
    again.read()
    assert again.tuning.trial() is None
    assert states(again)[-1] == "stopped"
    assert not look_for(again, 40).rivals


def test_a_reading_that_is_stopped_is_gone_on_with(
    open_library: Callable[[str], Library], config: EngineConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm_all(monkeypatch)
    library = open_library("understanding")
    give_close_call(library, config, "understanding")

    def stop(stage: str, done: int, total: int | None = None, detail: object = None) -> None:
        if stage == "verify":
            raise CancelledError

    with pytest.raises(CancelledError):
        library.tuning.try_out(stop)
    assert library.tuning.trial() is None
    library.read()
    (green,) = generations(library._database.reader(), GenerationState.GREEN)
    library.tuning.try_out(silent_report)
    assert library._serving.rival is not None
    assert library._serving.rival.generation == green.id


@pytest.fixture
def half_built(
    open_library: Callable[[str], Library], config: EngineConfig, monkeypatch: pytest.MonkeyPatch
) -> tuple[Library, ModelVersionId]:
    """Return a library with a trial that was stopped while its model read, and that model."""
    confirm_all(monkeypatch)
    library = open_library("same")
    version = give_close_call(library, config, "twin")

    def stop(stage: str, done: int, total: int | None = None, detail: object = None) -> None:
        if stage == "verify":
            raise CancelledError

    with pytest.raises(CancelledError):
        library.tuning.try_out(stop)
    return library, version


def gone(library: Library, version: ModelVersionId) -> bool:
    """Return whether a model and what it has read can be got rid of."""
    library.read()
    assert not generations(library._database.reader(), GenerationState.GREEN)
    library.models.delete(version)
    return version not in [one.version.id for one in library.models.installed()]


def test_one_whose_model_was_still_reading_can_be_stopped(half_built) -> None:
    library, version = half_built
    library.tuning.stop_trial()
    assert states(library) == ["building", "stopped"]
    assert code_of(library.tuning.stop_trial) is ErrorCode.NOTHING_TO_TRY
    assert library.tuning.state().can_try
    assert gone(library, version)


def test_a_model_that_was_still_reading_for_its_trial_can_be_deleted(half_built) -> None:
    library, version = half_built
    library.models.delete(version)
    assert states(library) == ["building", "stopped"]
    assert not library.tuning.state().can_try


def test_one_whose_model_was_still_reading_ends_with_the_next_verdict(half_built) -> None:
    library, version = half_built
    search_and_open(library)
    library.tuning.tune(silent_report)
    assert states(library) == ["building", "stopped"]
    assert gone(library, version)


def test_stopped_from_elsewhere_while_its_model_reads_it_does_not_begin(
    open_library: Callable[[str], Library], config: EngineConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm_all(monkeypatch)
    library = open_library("same")
    give_close_call(library, config, "twin")

    def stop(stage: str, done: int, total: int | None = None, detail: object = None) -> None:
        if stage == "verify" and states(library)[-1] == "building":
            library.tuning.stop_trial()

    with pytest.raises(CancelledError):
        library.tuning.try_out(stop)
    assert states(library)[-1] == "stopped"
    assert library._serving.rival is None


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("stage", ["green", "index", "verify", "compare"])
def test_killed_while_it_reads_the_present_one_serves_and_it_can_be_begun_again(
    open_library: Callable[[str], Library],
    reopened: Callable[[], Library],
    config: EngineConfig,
    monkeypatch: pytest.MonkeyPatch,
    stage: str,
) -> None:
    confirm_all(monkeypatch)
    library = open_library("understanding")
    search_and_open(library, 1)
    give_close_call(library, config, "understanding", asked=word("alias", 0))
    before = [hit.path for hit in look_for(library, 40).hits]

    def kill(now: str, done: int, total: int | None = None, detail: object = None) -> None:
        if now == stage:
            raise Killed

    with pytest.raises(Killed):
        library.tuning.try_out(kill)
    monkeypatch.setattr(library._serving, "save", lambda: None)  # a killed process saves nothing
    library.close()
    again = reopened()
    assert states(again) == ["building"]
    assert [hit.path for hit in look_for(again, 40).hits] == before
    again.read()
    assert again.tuning.state().can_try
    again.tuning.try_out(silent_report)
    assert look_for(again, 40).rivals


def test_a_gain_that_turned_round_is_not_tried(
    open_library: Callable[[str], Library], config: EngineConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library("understanding")
    give_close_call(library, config, "understanding")
    confirm_all(monkeypatch, holds=False)
    assert code_of(lambda: library.tuning.try_out(silent_report)) is ErrorCode.NOT_CONFIRMED
    assert library.tuning.trial() is None
    assert library._serving.rival is None
    state = library.tuning.state()
    assert (state.candidate, state.can_try) == (None, False)


def act(search: int, query: str, kind: ActKind, team: Team | None, path: str = "a") -> TrialAct:
    return TrialAct(search, query, path.encode(), kind, team)


def test_what_counts_as_a_win() -> None:
    opened, up, down = ActKind.OPEN, ActKind.THUMB_UP, ActKind.THUMB_DOWN
    assert winners([act(1, "q", opened, C), act(2, "r", opened, P)]) == [C, P]
    assert winners([act(1, "q", opened, None)]) == [None]
    assert winners([act(1, "q", opened, C), act(1, "q", up, P, "b")]) == [None]
    # what was refused after it was opened was not wanted
    assert winners([act(1, "q", opened, C), act(1, "q", down, C)]) == []
    taken_back = [act(1, "q", up, C), act(1, "q", ActKind.UNDO_THUMB, C)]
    assert winners(taken_back) == []
    assert winners(taken_back, {1}) == [None]
    # forgotten is what nothing is known of; a query counts once, whichever of its searches does
    assert winners([act(2, "r", opened, P)], {1, 2}) == [None, P]
    assert winners([act(1, "q", down, C), act(3, "q", opened, P)], {1}) == [P]
    assert winners([act(1, "q", opened, C), act(2, "q", opened, P)]) == [C]
