"""What the events say: which file was wanted for which query, and how surely.

What lives here: the one table from events to labels (`wanted` has its positive half). What does
not: rows, vectors, training examples. The one rule: pure; what stands below the last click was
perhaps never looked at, so it is never a negative unless its owner said so.

| event                                                           | positive | negative |
| thumb up, "this is it"                                          | 1        |          |
| copied, shown in its folder, open for 30 s, previewed for 10 s  | .7       |          |
| opened                                                          | .4       |          |
| the last open of a search, not asked anew afterwards            | + .2     |          |
| opened, left within 15 s                                        |          |          |
| the same, then another one opened or asked anew                 |          | .2       |
| thumb down                                                      |          | 1        |
| on screen above the lowest one opened, and passed over          |          | .3       |
| found by asking anew, three times at most, for each search that |          |          |
| led nowhere: nothing was opened, or all of it left within 15 s  | half     |          |

A thumb down takes back whatever was done with the file for the query, until it is praised again.

Clicks favour what stands first, whatever it is worth. That is no reason to learn less from it: of
what a simulated person opened first in the list, 72 to 86 % was right (three judged collections),
of the rest 51 to 75 %. Where models are judged it matters, and there the rank of a label counts
(`engine/tune/evidence.py`). Passed-over results as negatives: Joachims et al., "Accurately
interpreting clickthrough data as implicit feedback", SIGIR 2005. What was found by asking anew:
`chains`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.feedback.chains import FOUND_ANEW, chains
from engine.feedback.propensity import ComeBy
from engine.feedback.records import (
    PRAISE,
    THUMBS,
    USES,
    Act,
    ActKind,
    FileRef,
    Impression,
    ImpressionId,
    PassageRef,
    was_left,
)
from engine.feedback.wanted import surety, thumbed, wanted, wanted_most

Negative = tuple[FileRef, PassageRef | None, float]
_Refusal = tuple[Negative, ImpressionId]

LAST_OPEN = 0.2
REFUSED, LEFT_AT_ONCE, PASSED_OVER = 1.0, 0.2, 0.3
MAX_FILE_SHARE, MAX_QUERY_SHARE = 0.10, 0.05  # of all weight, so that no one file attracts all
_DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class Label:
    """A file that was wanted for a query; `explicit` when its owner said so.

    `rank` is where it stood, 0 when it was not in the list; `asked_anew` tells that it was not
    opened from that list, but found by other words soon after; `in_other_words` that these are the
    ones, and that those that failed have a label of their own. `surety` is how surely what was done
    tells so, 0 to 1, and `weight` how much it is to teach, which is less where one file has many
    labels.
    """

    query: str
    query_key: str
    file: FileRef
    passage: PassageRef | None
    weight: float
    explicit: bool
    negatives: tuple[Negative, ...]
    impression_ids: tuple[ImpressionId, ...]
    at_utc_ms: int
    rank: int
    asked_anew: bool = False
    in_other_words: bool = False
    surety: float = 1.0

    @property
    def come_by(self) -> ComeBy:
        """Return how its file was come by."""
        return ComeBy(self.rank, self.asked_anew, self.surety)

    def come_by_as(self, first: Label) -> Label:
        """Return it as if its file had been come by as the first time."""
        return replace(
            self,
            rank=first.rank,
            asked_anew=first.asked_anew,
            in_other_words=first.in_other_words,
        )


def labels(impressions: Iterable[Impression], acts: Iterable[Act]) -> list[Label]:
    """Return what was wanted, oldest first; one label for a query, a file and a day.

    Args:
        impressions: the searches, in any order.
        acts: what was done after them, in any order; what is left out counts for nothing.
    """
    known = {one.id: one for one in impressions}
    done: dict[ImpressionId, list[Act]] = defaultdict(list)
    for act in sorted(acts, key=lambda one: (one.at_utc_ms, one.id)):
        if act.impression_id in known and not act.left_out:
            done[act.impression_id].append(act)
    last = _last_opens(done)
    found: dict[ImpressionId, list[Label]] = {}
    for number, its_acts in done.items():
        found[number] = _labels_of(known[number], its_acts, last)
    anew = _found_anew(known, done, found)
    answers = {number for label in anew for number in label.impression_ids[1:]}
    direct = [
        replace(label, in_other_words=number in answers)
        for number, its in found.items()
        for label in its
    ]
    merged = _with_refused(_merged([*direct, *anew]), _refused(known, done))
    return sorted(_capped(merged), key=lambda one: (one.at_utc_ms, one.query_key))


def _refused(
    known: Mapping[ImpressionId, Impression], done: Mapping[ImpressionId, Sequence[Act]]
) -> dict[str, list[_Refusal]]:
    """Return by query what was refused and not praised since, nor taken back, and where."""
    refused: dict[str, list[_Refusal]] = defaultdict(list)
    thumbs = [act for acts in done.values() for act in acts if act.kind in THUMBS]
    for act in sorted(thumbs, key=lambda one: (one.at_utc_ms, one.id)):
        impression = known[act.impression_id]
        its = refused[impression.query_key]
        its[:] = [one for one in its if not _is_same(one[0][0], act.file)]
        if act.kind is ActKind.THUMB_DOWN:
            negative = (act.file, _passage(impression, act.file), REFUSED)
            its.append((negative, impression.id))
    return refused


def _is_same(one: FileRef, other: FileRef) -> bool:
    """Return whether two names are one file's, which was edited or moved, or say the same."""
    return one.path == other.path or one.content_hash == other.content_hash != b""


def _last_opens(done: Mapping[ImpressionId, Sequence[Act]]) -> set[int]:
    """Return the acts that ended a search: the last file that was not left at once.

    There is none where other words were tried afterwards.
    """
    ends = set()
    for acts in done.values():
        kinds = (ActKind.OPEN, ActKind.REFORMULATE)
        turns = [one for one in acts if one.kind in kinds and not was_left(one.kind, one.dwell_ms)]
        if turns and turns[-1].kind is ActKind.OPEN:
            ends.add(int(turns[-1].id))
    return ends


def _labels_of(impression: Impression, acts: Sequence[Act], last: set[int]) -> list[Label]:
    praised = set(thumbed(acts, ActKind.THUMB_UP))
    refused = set(thumbed(acts, ActKind.THUMB_DOWN))
    weights = wanted(acts)
    for act in acts:
        if int(act.id) in last and act.file in weights and act.file not in praised:
            weights[act.file] = max(weights[act.file], min(surety(act) + LAST_OPEN, 1.0))
    negatives = _negatives(impression, acts, weights.keys() | refused)
    ranks = {act.file: act.rank for act in acts}
    times = {act.file: act.at_utc_ms for act in acts}
    return [
        Label(
            query=impression.query,
            query_key=impression.query_key,
            file=file,
            passage=_passage(impression, file),
            weight=weight,
            explicit=file in praised,
            negatives=negatives,
            impression_ids=(impression.id,),
            at_utc_ms=times[file],
            rank=ranks[file],
            surety=weight,
        )
        for file, weight in weights.items()
    ]


def _found_anew(
    known: Mapping[ImpressionId, Impression],
    done: Mapping[ImpressionId, Sequence[Act]],
    found: Mapping[ImpressionId, Sequence[Label]],
) -> list[Label]:
    """Return what was wanted in searches that led nowhere and were soon asked in other words."""
    asked_anew = {
        number: act.at_utc_ms
        for number, acts in done.items()
        for act in acts
        if act.kind is ActKind.REFORMULATE
    }
    led = {number for number, its in found.items() if its}
    chained = []
    for first, last in chains(known.values(), asked_anew, led).items():
        file = wanted_most(done[last])
        best = next(one for one in found[last] if one.file == file)
        if best.file not in thumbed(done[first], ActKind.THUMB_DOWN):
            negatives = _negatives(known[first], done[first], (best.file,))
            chained.append(_for_the_first_words(known[first], best, negatives))
    return chained


def _for_the_first_words(first: Impression, found: Label, negatives: tuple[Negative, ...]) -> Label:
    own = [one for one in found.impression_ids if one != first.id]
    return replace(
        found,
        query=first.query,
        query_key=first.query_key,
        weight=found.weight * FOUND_ANEW,
        explicit=False,
        negatives=negatives,
        impression_ids=(first.id, *own),
        rank=next((hit.rank for hit in first.hits if hit.file == found.file), 0),
        asked_anew=True,
    )


def _went_on(act: Act, later: Sequence[Act]) -> bool:
    """Return whether something else was done with another file, or other words were tried."""
    other = (one for one in later if one.kind in USES | PRAISE and one.file != act.file)
    return any(one.kind is ActKind.REFORMULATE for one in later) or any(other)


def _negatives(
    impression: Impression, acts: Sequence[Act], others: Collection[FileRef]
) -> tuple[Negative, ...]:
    """Return what was passed over, and what was left for something else and is none of `others`."""
    negatives = _passed_over(impression, acts)
    for number, act in enumerate(acts):
        is_left = was_left(act.kind, act.dwell_ms) and act.file not in others
        if is_left and _went_on(act, acts[number + 1 :]):
            negatives[act.file] = (act.file, _passage(impression, act.file), LEFT_AT_ONCE)
    return tuple(negatives.values())


def _passed_over(impression: Impression, acts: Sequence[Act]) -> dict[FileRef, Negative]:
    opened = [act.rank for act in acts if act.kind is ActKind.OPEN or act.kind in PRAISE]
    lowest = max(opened, default=0)
    touched = {act.file for act in acts}
    return {
        hit.file: (hit.file, hit.passage, PASSED_OVER)
        for hit in impression.hits
        if hit.rank < lowest and hit.seen and hit.file not in touched
    }


def _passage(impression: Impression, file: FileRef) -> PassageRef | None:
    return next((hit.passage for hit in impression.hits if hit.file == file), None)


def _merged(found: Iterable[Label]) -> list[Label]:
    together: dict[tuple[str, FileRef, int], Label] = {}
    for label in found:
        key = (label.query_key, label.file, label.at_utc_ms // _DAY_MS)
        other = together.get(key)
        if other is None:
            together[key] = label
            continue
        best = max(label, other, key=lambda one: (one.explicit, not one.asked_anew, one.weight))
        negatives = {one[0]: one for one in (*other.negatives, *label.negatives)}
        together[key] = replace(
            best,
            negatives=tuple(negatives.values()),
            impression_ids=(*other.impression_ids, *label.impression_ids),
            in_other_words=other.in_other_words and label.in_other_words,
            at_utc_ms=max(label.at_utc_ms, other.at_utc_ms),
        )
    return list(together.values())


def _with_refused(found: Sequence[Label], refused: Mapping[str, Sequence[_Refusal]]) -> list[Label]:
    """Return the labels that no thumb took back, with every refusal of their query.

    What was wanted for a query is no negative for it. A refusal may be of another search, which
    the label then rests on too.
    """
    standing = [
        label
        for label in found
        if not any(_is_same(label.file, its[0]) for its, _ in refused.get(label.query_key, ()))
    ]
    right: dict[str, set[FileRef]] = defaultdict(set)
    for label in standing:
        right[label.query_key].add(label.file)
    completed = []
    for label in standing:
        barred = right[label.query_key]
        added = [one for one in refused.get(label.query_key, ()) if one[0][0] not in barred]
        negatives = {one[0]: one for one in label.negatives if one[0] not in barred}
        negatives |= {its[0]: its for its, _ in added}
        searches = dict.fromkeys((*label.impression_ids, *(number for _, number in added)))
        completed.append(
            replace(label, negatives=tuple(negatives.values()), impression_ids=tuple(searches))
        )
    return completed


def _capped(found: Sequence[Label]) -> list[Label]:
    """Return labels in which no file and no query has more than its share of the weight."""
    by_file = _scales(found, lambda one: one.file, MAX_FILE_SHARE)
    by_query = _scales(found, lambda one: one.query_key, MAX_QUERY_SHARE)
    return [
        replace(one, weight=one.weight * min(by_file[one.file], by_query[one.query_key]))
        for one in found
    ]


def _scales(
    found: Sequence[Label], what: Callable[[Label], FileRef | str], share: float
) -> dict[FileRef | str, float]:
    sums: dict[FileRef | str, float] = defaultdict(float)
    for label in found:
        sums[what(label)] += label.weight
    # of fewer than 1 / share there is none that could have less
    most = max(share, 1 / max(len(sums), 1)) * sum(sums.values())
    return {one: min(1.0, most / weight) for one, weight in sums.items()}
