"""The candidates of one search, and what each of them is worth.

What lives here: asking words, names and meaning, taking in what is remembered, and one value for
every document. What does not: what stands around it (`pipeline`), and any side's own work. The one
rule: both values of every candidate are known, whichever side found it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np

from engine.ports import Ids, Vectors
from engine.search import fuse, lexical, names, remembered, semantic
from engine.search.exact import Exact
from engine.search.group import Ranked, by_content, rank_documents
from engine.search.lexical import Lexical
from engine.search.presentation import Evidence, Passages
from engine.search.query import Query
from engine.search.remembered import Memory, Recall
from engine.search.scope import Scope
from engine.search.semantic import Meaning, Semantic
from engine.search.stopwatch import Stopwatch
from engine.search.view import View
from engine.store import hits
from engine.store.hits import DocumentFilter, Holder
from engine.types import Order, SearchRequest


class Side(StrEnum):
    """Which side of retrieval answers; for measuring one without the other."""

    LEXICAL = "lexical"
    DENSE = "dense"
    BOTH = "hybrid"


MIN_CANDIDATES = 100  # of each side
MAX_CANDIDATES = 1_000
_LEAST_KNOWN = 0.1


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a search: what is asked, of what, and where it looks."""

    view: View
    query: Query
    request: SearchRequest
    scope: Scope
    watch: Stopwatch
    meaning: Meaning | None
    recall: Recall | None = None
    wanted: DocumentFilter = field(default_factory=DocumentFilter)  # of which `scope` was made


@dataclass(frozen=True, slots=True)
class Gathered:
    """The candidates of both sides, by chunk and by name; `near` is None without a model.

    `by_name` tells what a document's name adds to its value.
    """

    words: Lexical
    exact: Exact
    by_name: Mapping[int, float]
    near: Semantic | None
    ids: Ids
    passages: Passages


def gather(run: Run, side: Side) -> Gathered:
    """Return what words, names and meaning find, each looked up while another one waits."""
    view, scope, watch = run.view, run.scope, run.watch
    n_best = min(max(MIN_CANDIDATES, 2 * run.request.limit), MAX_CANDIDATES)
    if run.request.order is Order.NEWEST:
        n_best = MAX_CANDIDATES  # the newest may be among the many that match no better than others
    asked = run.meaning.begin(n_best, scope.chunk_ids) if run.meaning else None
    wanted = lexical.query_terms(run.query)
    words = lexical.retrieve(view.connection, view.chunks, wanted, n_best, allowed=scope.chunks)
    passages = Passages(view.connection, words)
    is_frequent = run.meaning.is_frequent if run.meaning else None
    exact = Exact(view, run.query, scope.chunks, is_frequent)
    by_name: dict[int, float] = {}
    if side is not Side.DENSE:
        by_name = names.retrieve_names(view, wanted, n_best, scope.names, exact)
        # filters and quotation marks beside a name do not make the name another one
        typed = (run.request.text, run.query.text)
        by_name |= names.named_exactly(view, typed, scope.names)
    if asked is not None and not asked.done():
        # needed anyway, or likely to be, and now is time
        held = view.holders(view.contents_of(words.ids).tolist())
        likely = zip(words.ids[: run.request.limit].tolist(), held, strict=False)
        passages.prepare({one: several[0].kind for one, several in likely if several}, asked.done)
    watch.lap("lexical")
    known = run.meaning.known if run.meaning else 1.0
    near = replace(asked.result(), known=known) if asked is not None else None
    watch.skip()
    half = {term for term, _ in run.query.begun if view.forms(term) != (term,)}
    by_words = any(one.term not in half for one in words.scored) or bool(by_name and not half)
    # of what the encoder knows nothing of, such as an emoji, nothing is near
    if near is not None and side is Side.BOTH and not (by_words and near.known):
        near = near.above(semantic.FLOOR)
    if near is not None and half and side is Side.BOTH:
        near = replace(near, known=near.known * _finished_share(run.query))
    if near is not None and side is Side.DENSE:
        return Gathered(words, exact, by_name, near, near.ids, passages)
    parts = [words.ids, exact.candidates, *([] if near is None else [near.ids])]
    ids = np.unique(np.concatenate(parts))
    return Gathered(words, exact, by_name, near, ids, passages)


def _finished_share(query: Query) -> float:
    """Return how much of a query an encoder can know whose last word is only begun, by letters.

    What stands near the half of a word says little; words decide, and it comes after them.
    """
    n_letters = [len(word.written) for word in query.words]
    return max(_LEAST_KNOWN, 1 - n_letters[-1] / sum(n_letters))


def remember(run: Run, gathered: Gathered) -> tuple[Gathered, Memory]:
    """Return what is remembered, and the candidates with what of it they lacked."""
    if run.recall is None:
        return gathered, remembered.NOTHING
    vector = gathered.near.vector if gathered.near is not None else None
    memory = remembered.resolve(run.view, run.recall(vector))
    if memory:
        chunks, documents = remembered.candidates(run.view, run.scope, memory, gathered.ids)
        ids = np.union1d(gathered.ids, chunks)
        by_name = dict.fromkeys(documents, 0.0) | dict(gathered.by_name)
        gathered = replace(gathered, ids=ids, by_name=by_name)
        memory = replace(memory, added=frozenset(chunks.tolist()))
    run.watch.lap("memory")
    return gathered, memory


def grade(run: Run, gathered: Gathered, ids: Ids, side: Side) -> tuple[Evidence, list[Ranked]]:
    """Return the values of these chunks, and the documents in their order.

    Args:
        run: the search.
        gathered: what it found.
        ids: the chunks that are graded, `(n,) int64`.
        side: which side counts.
    """
    cosines = None
    if gathered.near is not None and run.meaning is not None:
        cosines = gathered.near.cosines_of(run.meaning.index, ids)
    evidence = _fused(gathered, ids, cosines, side)
    run.watch.lap("fuse")
    groups = _group(run.view, evidence, gathered.by_name, run.scope)
    run.watch.lap("group")
    return evidence, groups


def _fused(gathered: Gathered, ids: Ids, cosines: Vectors | None, side: Side) -> Evidence:
    words = gathered.words
    values = words.values_of(ids)
    unread = None if cosines is None else np.isnan(cosines)
    cosines = None if cosines is None else fuse.neutral(cosines, values)
    known = gathered.near.known if gathered.near is not None else 1.0
    if side is Side.DENSE and cosines is not None:
        together = cosines
    else:
        exact = gathered.exact.shares(ids, words)
        together = fuse.fuse(values, cosines, words.coverage(ids), exact, known)
    return Evidence(ids, values, cosines, together, words, gathered.passages, known, unread)


def _group(
    view: View, evidence: Evidence, worth: Mapping[int, float], scope: Scope
) -> list[Ranked]:
    grouped = by_content(view.contents_of(evidence.ids), evidence.fused)
    grouped.pop(0, None)
    held: list[Sequence[Holder]] = view.holders(grouped)
    named = hits.holders(view.connection, (), list(worth)) if worth else []
    if (passing := scope.documents) is not None:
        held = [[one for one in several if passing[one.document_id]] for several in held]
        named = [one for one in named if passing[one.document_id]]
    return rank_documents(grouped, held, named, worth)
