"""What the next verdict waits for follows from those before it, whatever was forgotten since."""

from __future__ import annotations

from collections.abc import Callable

from engine.config import KEEP_DAYS, EngineConfig
from engine.jobs import silent_report
from engine.library import Library
from engine.tune.gate import decide, n_new
from engine.verdict import Outcome, Verdict
from engine.versions import BUNDLED_ENCODER
from tests.engine.tune.made_outcomes import NO_GUARDS
from tests.engine.tune.tuned_library import (
    N_OTHERS,
    N_SEARCHES,
    FakeMaker,
    TunedModels,
    config,
    find_and_open,
    open_library,
    search_and_open,
    word,
)

__all__ = ["config", "open_library"]  # fixtures

DAY_MS = 86_400_000
N_AGED = 10


def make_old(library: Library, n: int) -> None:
    """Let the first searches be older than the person keeps them."""
    with library._user.write() as user:
        then = 40 * DAY_MS
        user.execute("UPDATE impressions SET at_utc_ms = at_utc_ms - ? WHERE id <= ?", (then, n))
        user.execute(
            "UPDATE acts SET at_utc_ms = at_utc_ms - ? WHERE impression_id <= ?", (then, n)
        )
    library.put_setting(KEEP_DAYS, 30)
    assert library.feedback.forget.old() == n


def test_what_becomes_too_old_takes_nothing_from_what_is_new(
    open_library: Callable[[str], Library],
) -> None:
    library = open_library("same")
    search_and_open(library)
    library.tuning.tune(silent_report)
    make_old(library, N_AGED)
    assert library.tuning.state().readiness.n_new_missing == 10
    for number in range(N_SEARCHES, N_SEARCHES + N_OTHERS):
        find_and_open(library, word("topic", number), word("alias", number))
    state = library.tuning.state()
    assert state.n_searches == N_SEARCHES - N_AGED + N_OTHERS
    assert state.readiness.n_new_missing == 0
    assert state.readiness.open
    library.tuning.tune(silent_report)
    assert library.tuning.state().readiness.n_new_missing == 10


def rested_on(*queries: str) -> Verdict:
    outcomes = tuple(Outcome(query, query, "file", 1, 1) for query in queries)
    return decide([outcomes], NO_GUARDS, 0, 1)


def test_what_a_verdict_rested_on_is_not_new_however_it_is_written() -> None:
    last = rested_on("Tax  form", "boiler", "")
    assert n_new(["tax form", "boiler"], last, are_kept=False) == 0
    assert n_new(["boiler", "garden", "roof"], last, are_kept=False) == 2


def test_headings_whose_names_a_verdict_lost_are_still_the_same_headings() -> None:
    last = rested_on("boiler", "", "")
    assert n_new(["boiler", "tax form", "garden"], last, are_kept=True) == 0
    assert n_new(["boiler", "tax form", "garden", "roof"], last, are_kept=True) == 1


def test_in_a_library_that_was_thrown_away_verdicts_are_still_about_the_same_model(
    open_library: Callable[[str], Library], config: EngineConfig
) -> None:
    library = open_library("understanding")
    search_and_open(library)
    library.tuning.tune(silent_report)
    assert library.tuning.state().readiness.n_new_missing == 10
    library.tuning.use(silent_report)
    assert library.tuning.state().readiness.n_new_missing == 0  # a new count
    library.close()
    for file in config.library_path.parent.glob(f"{config.library_path.name}*"):
        file.unlink()
    maker = FakeMaker("same")
    with Library.open(config, writable=True, models=TunedModels(), maker=maker) as again:
        again.load_models()
        again.scan()
        again.read()
        assert again.tuning.state().in_use is not None
        assert again.tuning.state().readiness.n_new_missing == 0
        again.models.use(BUNDLED_ENCODER)
        assert again.tuning.state().readiness.n_new_missing == 10


def test_a_model_that_learned_from_something_forgotten_is_learned_anew_once_and_it_counts(
    open_library: Callable[[str], Library],
) -> None:
    library = open_library("understanding")
    search_and_open(library)
    assert library.tuning.tune(silent_report).n_before == 0
    library.feedback.forget.query(word("alias", 3))
    assert library.tuning.state().readiness.open
    again = library.tuning.tune(silent_report)
    assert (again.n_before, again.n_searches) == (1, N_SEARCHES - 1)
    assert library.tuning.state().readiness.n_new_missing == 10
    library.feedback.forget.query("something else")
    assert library.tuning.state().readiness.n_new_missing == 10


def test_where_most_of_what_a_verdict_rested_on_is_gone_the_rest_may_be_judged_anew(
    open_library: Callable[[str], Library],
) -> None:
    library = open_library("same")
    search_and_open(library)
    library.tuning.tune(silent_report)
    for number in range(N_SEARCHES // 2 + 1):
        assert library.tuning.state().readiness.n_new_missing == 10
        library.feedback.forget.query(word("alias", number))
    assert library.tuning.state().readiness.n_new_missing == 0
