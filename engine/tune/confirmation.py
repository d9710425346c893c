"""The last look at a tuned model: its verdict's searches once more, over all files.

What lives here: which searches a verdict rests on that can be asked again, and asking them. What
does not: whether the outcome will do (`tune/gate.py`), and what follows (`serving.change`). The one
rule: no model that a tune made serves before this, whoever asks for it (`Shelf.use`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engine.errors import EnvironmentProblem, ErrorCode, InputProblem
from engine.feedback.diary import Diary
from engine.jobs import Report
from engine.learning import JudgedTune
from engine.ports import Embedder
from engine.serving.change import Confirm
from engine.serving.serving import Serving
from engine.serving.snapshot import Snapshot
from engine.store.database import Database
from engine.tune.cold_start import made_again
from engine.tune.comparison import Comparison
from engine.tune.gate import confirms, is_enough
from engine.tune.held_out import outcomes_of
from engine.tune.searches import Search, judged, labelled_searches
from engine.verdict import Outcome


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Looks at verdicts again.

    Thread: any; calls block.
    """

    database: Database
    serving: Serving
    diary: Diary
    refused: Callable[[JudgedTune], None]  # called when a gain did not hold

    def of(self, last: JudgedTune, report: Report) -> Confirm:
        """Return what looks at a verdict again once its model has read everything.

        Whether enough of its searches are left is seen at once, before anything is read.

        Raises:
            InputProblem: TOO_FEW_LEFT with figures.
            EnvironmentProblem: MODEL_MISSING when no model is loaded to compare with.
        """
        self._left(last, self.serving.current())

        def confirm(after: Snapshot) -> None:
            outcomes = self._again(last, self.serving.current(), after, report)
            if not confirms(last.verdict, outcomes):
                self.refused(last)
                raise InputProblem(ErrorCode.NOT_CONFIRMED)

        return confirm

    def searches(
        self,
        embedder: Embedder,
        check: Callable[[], None] = lambda: None,
        most: int | None = None,
    ) -> list[Search]:
        """Return what was searched for and found, one search a query, as `labelled_searches`."""
        return judged(labelled_searches(self.diary, self.database.reader(), embedder, check, most))

    def _again(
        self, last: JudgedTune, before: Snapshot, after: Snapshot, report: Report
    ) -> list[Outcome]:
        """Return the verdict's searches over the whole index of either model.

        With the weights that serve, each model's own, which were fitted on these very searches.
        """
        searches = self._left(last, before)
        assert before.embedder is not None  # noqa: S101 - `_left` saw to it
        assert after.embedder is not None  # noqa: S101 - what was just built
        comparison, memory = Comparison(self.database, before.reranker), self.diary.memory
        present, candidate = (
            comparison.ranks_over(snapshot, searches, memory.blend(embedder.fingerprint), report)
            for snapshot, embedder in ((before, before.embedder), (after, after.embedder))
        )
        return outcomes_of(searches, present, candidate)

    def _left(self, last: JudgedTune, before: Snapshot) -> list[Search]:
        """Return the verdict's searches that are still known and lead to the same files.

        Raises:
            InputProblem: TOO_FEW_LEFT with figures.
            EnvironmentProblem: MODEL_MISSING when no model is loaded.
        """
        if before.embedder is None:
            raise EnvironmentProblem(ErrorCode.MODEL_MISSING, "no model is loaded")
        outcomes = last.verdict.outcomes
        if last.is_cold:
            left = made_again(self.database.reader(), outcomes)
        else:
            asked = {(one.query, one.file) for one in outcomes}
            found = self.searches(before.embedder)
            left = [one for one in found if (one.label.query, one.file) in asked]
        if not is_enough(last.verdict, len(left)):
            raise InputProblem(ErrorCode.TOO_FEW_LEFT, f"{len(left)} of {len(outcomes)}")
        return left
