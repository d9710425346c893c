"""The search's weights of each model, as they are kept.

What lives here: rows of the settings, by a model's fingerprint, and when they are to be fitted
anew. What does not: the fit (`blend`) and what it is fitted on (`engine/search/blending.py`). The
one rule: what was forgotten or left out stays in no weights but those that a tuned model came with,
which are a part of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from engine.feedback.blend import Blend
from engine.feedback.records import LEARNED_FROM, WEIGHTS
from engine.store import feedback as rows
from engine.store import model_versions
from engine.store.database import Connection, Database
from engine.store.settings import all_settings, put_setting, remove_setting

_KEY = "feedback.blend"  # among the settings, and none of them
_MOST = 1.0  # that a stored weight may differ
_MAX_STORED = 20  # models with weights: more than anybody keeps


@dataclass(frozen=True, slots=True)
class Fitted:
    """A model's weights, and the latest act when they were fitted; 0 when that does not hold."""

    blend: Blend
    last_act: int


@dataclass(frozen=True, slots=True)
class Moment:
    """A state of the diary: how often something of it was taken away, and its latest act."""

    n_edits: int
    last_act: int


class Blends:
    """What is kept of weights in `user.db`.

    Thread: any.
    """

    def __init__(self, user: Database, on_change: Callable[[], None]) -> None:
        """Keep weights; `on_change` is called after some were stored."""
        self._user = user
        self._on_change = on_change
        self._n_edits = 0

    def moment(self) -> Moment:
        """Return what there is to fit weights on now."""
        return Moment(self._n_edits, rows.last_act(self._user.reader()))

    def n_acts_since(self, fingerprint: str) -> int:
        """Return how much was done since a model's weights were fitted; all where they were not."""
        user = self._user.reader()
        fitted = fitted_blends(user).get(fingerprint)
        return rows.n_acts_after(user, 0 if fitted is None else fitted.last_act)

    def put(self, fingerprint: str, blend: Blend, moment: Moment) -> None:
        """Store the weights that were fitted with a model; not where something was forgotten since.

        Args:
            fingerprint: of the model.
            blend: the weights.
            moment: when what they were fitted on was read.
        """
        with self._user.write() as user:
            if moment.n_edits != self._n_edits:
                return
            known = fitted_blends(user)
            known.pop(fingerprint, None)
            _store(user, {**known, fingerprint: Fitted(blend, moment.last_act)})
        self._on_change()

    def taken_away(self, user: Connection) -> None:
        """Have all weights fitted anew, as something they were fitted on does not count any more.

        Those that are being fitted are not stored.
        """
        self._n_edits += 1
        _store(user, {one: replace(its, last_act=0) for one, its in fitted_blends(user).items()})

    def forget(self, user: Connection) -> None:
        """Drop all weights."""
        self._n_edits += 1
        remove_setting(user, _KEY)

    def origin_of(self, fingerprint: str) -> tuple[Blend, frozenset[int]]:
        """Return the weights that a model came with, and the searches that it has learned from.

        Searches by number. A model that was not tuned here came with the defaults, and has learned
        from none.
        """
        details = model_versions.details(self._user.reader()).get(fingerprint, {})
        return Blend(*details.get(WEIGHTS, ())), frozenset(details.get(LEARNED_FROM, ()))


def blends(user: Connection) -> dict[str, Blend]:
    """Return the weights of each model, by its fingerprint: those it came with, where none fit."""
    own = {
        one: Blend(*told[WEIGHTS])
        for one, told in model_versions.details(user).items()
        if WEIGHTS in told
    }
    return own | {one: its.blend for one, its in fitted_blends(user).items()}


def fitted_blends(user: Connection) -> dict[str, Fitted]:
    """Return the weights that were fitted, by the model; what cannot be read is left out."""
    stored = all_settings(user).get(_KEY)
    return {
        fingerprint: found
        for fingerprint, one in (stored.items() if isinstance(stored, dict) else ())
        if (found := _fitted(one)) is not None
    }


def _fitted(stored: object) -> Fitted | None:
    match stored:
        case [float(meaning), float(words), int(last)] if max(abs(meaning), abs(words)) <= _MOST:
            return Fitted(Blend(meaning, words), last)
        case _:
            return None


def _store(user: Connection, fitted: Mapping[str, Fitted]) -> None:
    """Store weights; of many models those that were fitted last."""
    latest = list(fitted.items())[-_MAX_STORED:]
    told = {one: [its.blend.meaning, its.blend.words, its.last_act] for one, its in latest}
    put_setting(user, _KEY, told or None)
