"""How much words and meaning count follows what was opened, and nothing that was forgotten."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

from engine.feedback.blend import DEFAULTS, Blend
from engine.feedback.records import LEARNED_FROM, WEIGHTS, ActKind
from engine.jobs import silent_report
from engine.library import Library
from engine.search import blending
from tests.journeys.remembered import (
    WORDS,
    act,
    blend_of,
    by_words,
    fingerprint,
    library,
    search,
)

__all__ = ["library"]  # a fixture

FAILED = "zeppelin"


def learn(library: Library, n: int, seed: int = 2) -> None:
    """Search as a person who wants what has most of the words, wherever it stands."""
    chance = random.Random(seed)
    for _ in range(n):
        find(library, " ".join(chance.sample(WORDS, 4)))


def recall(library: Library, n: int, *, after_failing: bool) -> None:
    """Do so with words that come to mind, after others that may have been tried before."""
    chance = random.Random(2)
    for number in range(n):
        failed = search(library, f"{FAILED} {number} {chance.choice(WORDS)}")
        before = library.feedback.record_impression(failed, seen=range(1, 6))
        assert before is not None
        find(library, " ".join(chance.sample(WORDS, 4)))
        if after_failing:
            library.feedback.record_act(before, ActKind.REFORMULATE)


def find(library: Library, query: str) -> None:
    """Search and praise what has most of the words."""
    response = search(library, query)
    act(library, response, max(response.hits, key=by_words), ActKind.THUMB_UP)


def fitted(library: Library) -> bool:
    """Return whether the next reading fits weights anew."""
    before = library.feedback.blends.moment().last_act
    n_since = library.feedback.blends.n_acts_since(fingerprint(library))
    library.read()
    after = library.feedback.blends.n_acts_since(fingerprint(library))
    assert library.feedback.blends.moment().last_act == before
    return after < n_since


def fitted_on(library: Library) -> list[str]:
    """Fit weights; return the queries they were fitted on."""
    snapshot = library._serving.current()
    past = blending.fit_anew(library._search, snapshot, library.feedback, silent_report)
    return [one.label.query for one in past]


def came_with(library: Library, **details: object) -> None:
    """Have the model that serves be one that was tuned."""
    with library._user.write() as user:
        changed = user.execute(
            "UPDATE model_versions SET details = ? WHERE fingerprint = ?",
            (json.dumps(details), fingerprint(library)),
        )
        assert changed.rowcount == 1
    library.feedback.memory.changed()


def test_weights_are_fitted_on_what_was_opened_and_go_when_all_is_forgotten(
    library: Library,
) -> None:
    learn(library, 30)
    blend = library.learn_blend()
    assert blend.words > blend.meaning
    assert blend_of(library) == blend
    query = "honey river school piano"
    blended = [hit.document_id for hit in search(library, query).hits]
    library.feedback.forget.all()
    assert blend_of(library) == DEFAULTS
    assert [hit.document_id for hit in search(library, query).hits] != blended


def test_a_few_searches_change_no_weight(library: Library) -> None:
    response = search(library, "boiler pressure")
    act(library, response, response.hits[4])
    assert library.learn_blend() == DEFAULTS


def test_weights_are_fitted_on_the_words_that_failed_not_on_those_that_were_tried_then(
    library: Library,
) -> None:
    recall(library, 30, after_failing=False)
    assert not {one for one in fitted_on(library) if one.startswith(FAILED)}
    library.feedback.forget.all()
    recall(library, 30, after_failing=True)
    queries = fitted_on(library)
    assert len(queries) > 10
    assert all(one.startswith(FAILED) for one in queries)


def test_weights_are_fitted_by_themselves_once_enough_was_opened(library: Library) -> None:
    learn(library, 19)
    assert not fitted(library)
    learn(library, 21, seed=3)
    assert fitted(library)
    blend = blend_of(library)
    assert blend.words > blend.meaning
    # they stay until there is enough to fit them to again
    learn(library, 19, seed=4)
    assert not fitted(library)
    learn(library, 1, seed=5)
    assert fitted(library)


def test_what_is_left_out_or_forgotten_leaves_the_weights_with_the_next_reading(
    library: Library,
) -> None:
    learn(library, 60)
    library.read()
    assert blend_of(library) != DEFAULTS
    diary = library.feedback
    acts = [one.id for one in diary.acts()]
    diary.leave_out(acts[:41])
    assert not fitted(library)  # nothing is left that tells enough
    diary.put_back(acts[:2])
    assert fitted(library)
    diary.forget.query(next(iter(diary.impressions())).query)
    assert fitted(library)
    # as many new ones as were forgotten
    learn(library, 1, seed=9)
    assert not fitted(library)


def test_weights_that_are_being_fitted_go_with_what_is_forgotten_meanwhile(
    library: Library,
) -> None:
    learn(library, 60)
    forget: Callable[[], object] | None = library.feedback.forget.all

    def report(_stage: str, done: int, total: int | None = None, _detail: object = None) -> None:
        nonlocal forget
        if total is not None and done == total - 1 and forget is not None:
            forget()
            forget = None

    library.learn_blend(report)
    assert forget is None
    assert blend_of(library) == DEFAULTS


def test_a_tuned_model_keeps_what_it_came_with_and_learns_nothing_from_its_own_searches(
    library: Library,
) -> None:
    learn(library, 30)
    diary = library.feedback
    known = [int(one.id) for one in diary.impressions()]
    own = Blend(0.25, -0.2)
    came_with(library, **{LEARNED_FROM: known, WEIGHTS: [own.meaning, own.words]})
    assert blend_of(library) == own
    assert library.learn_blend() == own
    # the same searches on another day
    with library._user.write() as user:
        for table in ("acts", "impressions"):
            user.execute(f"UPDATE {table} SET at_utc_ms = at_utc_ms - 200000000")  # noqa: S608
    learn(library, 30)
    assert fitted_on(library) == []
    learn(library, 30, seed=8)
    assert library.learn_blend().words > own.words
    diary.forget.all()
    assert blend_of(library) == own  # a part of the model, which is marked
