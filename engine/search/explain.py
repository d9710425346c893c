"""Why a document stands where it stands in a search.

What lives here: looking up one document among all candidates, and which words and filters speak
for it or against it. What does not: saying so in words (`ui`), and files the library does not know
(`search/whereabouts.py`). The one rule: it is graded with the search's own values, on the search's
own candidates; nothing is computed in a second way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime

import numpy as np

from engine import terms
from engine.errors import ErrorCode, InputProblem
from engine.explanation import Explanation, FilterCheck, FilterKind
from engine.ports import Ids
from engine.search.begun import with_begun
from engine.search.fuse import Values
from engine.search.group import Ranked, as_group
from engine.search.near_duplicates import collapse
from engine.search.pipeline import Candidates, Search, filter_of
from engine.search.presentation import present
from engine.search.query import Query
from engine.search.remembered import tell
from engine.search.scope import make_scope
from engine.search.view import View
from engine.serving.snapshot import Snapshot
from engine.store import documents, hits
from engine.store.hits import DocumentFilter
from engine.types import Document, DocumentId, Hit, SearchRequest

_WORD = re.compile(r"\w+(?:['’-]+\w+)*")
_FILTER_KINDS = {
    "folder_ids": FilterKind.FOLDER,
    "folders": FilterKind.FOLDER,
    "names": FilterKind.NAME,
    "authors": FilterKind.AUTHOR,
    "after_ns": FilterKind.AFTER,
    "before_ns": FilterKind.BEFORE,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """An explanation, with the document that stands in the list for this one."""

    explanation: Explanation
    answered_by: DocumentId | None


def explain(
    search: Search, request: SearchRequest, snapshot: Snapshot, document_id: DocumentId
) -> Standing:
    """Return how a document stands in a search, deep below what is shown.

    Raises:
        InputProblem: UNKNOWN_DOCUMENT.
        DataProblem: DATABASE_DAMAGED.
    """
    query = search.parse(request.text)
    with search.reading() as view:
        document = documents.get_document(view.connection, document_id)
        if document is None:
            raise InputProblem(ErrorCode.UNKNOWN_DOCUMENT, str(document_id))
        view = with_begun(view, query)
        wanted = filter_of(query, request)
        filters = tuple(_checks(view, query, wanted, document))
        if not all(check.passed for check in filters):
            query = replace(query, filters=DocumentFilter(), phrases=(), excluded=())
            wanted = DocumentFilter()
        scope = make_scope(view, query, wanted)
        candidates = search.candidates(
            view,
            query,
            snapshot,
            scope,
            content_id=int(document.content_id or 0),
            order=request.order,
            typed=request.text,
        )
        return _standing(view, query, candidates, document, filters)


def _standing(
    view: View,
    query: Query,
    candidates: Candidates,
    document: Document,
    filters: tuple[FilterCheck, ...],
) -> Standing:
    evidence, ranked = candidates.evidence, candidates.ranked
    apart = set(candidates.memory.by_document)
    if not candidates.found:
        apart.add(document.id)
    ranked = collapse(view.connection, ranked, evidence, query, limit=len(ranked), apart=apart)
    place, group = _place(ranked, document.id)
    hit: Hit | None = None
    if group is not None:
        shown = present(view.connection, [as_group(group)], evidence)
        hit = next(iter(tell(shown, candidates.memory)), None)
    found, missing = words_in(query.text, _best_text(view, hit), view.forms)
    in_name, _ = words_in(query.text, str(document.path.name), view.forms)
    seen = candidates.found or (group is not None and not group.chunk_rows)
    content = int(document.content_id or 0)
    contents = view.contents_of(evidence.ids)
    explanation = Explanation(
        document_id=document.id,
        n_ranked=len(ranked) - (not seen),
        rank=place if seen else None,
        meaning_rank=_rank_of(content, contents, evidence.by_meaning()) if seen else None,
        words_rank=_rank_of(content, contents, evidence.lexical),
        words_found=found,
        words_missing=missing,
        words_in_name=in_name,
        filters=filters,
        hit=hit,
    )
    return Standing(explanation, group.held[0].document_id if group is not None else None)


def _place(ranked: list[Ranked], document_id: DocumentId) -> tuple[int | None, Ranked | None]:
    for place, one in enumerate(ranked, start=1):
        if any(holder.document_id == document_id for holder in one.held):
            return place, one
    return None, None


def _rank_of(content: int, contents: Ids, values: Values | None) -> int | None:
    """Return how many contents have a better best chunk, and one; None without any value."""
    mine = contents == content
    if values is None or not content or not mine.any():
        return None
    best = float(np.nan_to_num(values[mine]).max())  # nothing was looked up where there is nan
    if best <= 0:
        return None
    return len(np.unique(contents[(values > best) & ~mine])) + 1


def _best_text(view: View, hit: Hit | None) -> str:
    if hit is None or not hit.passages:
        return ""
    best = hit.passages[0]
    chunk = hits.chunks_by_id(view.connection, [best.chunk_id]).get(int(best.chunk_id))
    return "\n".join((hit.title, best.heading, chunk.text if chunk else best.snippet))


def words_in(
    query: str, text: str, forms: Callable[[str], Sequence[str]] = lambda term: (term,)
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a query that stand in a text and those that do not, as they were typed.

    Stop words count only when there is nothing else. Where no spaces part the words, the stretches
    that stand there are told apart from those that do not.

    Args:
        query: the words.
        text: where they stand or not.
        forms: the terms that one of the query stands for.
    """
    typed = [match.group() for match in _WORD.finditer(query)]
    typed = [word for word in typed if not terms.is_stop_word(word)] or typed
    typed = list({word.casefold(): word for word in reversed(typed)}.values())[::-1]
    parts = {word: list(terms.words(word)) for word in typed}
    wanted = {term for ones in parts.values() for one in ones for term in (*one.terms, one.whole)}
    forms_of = {term: set(forms(term)) for term in wanted - {""}}
    spans = terms.find_terms(text, set().union(*forms_of.values()))
    standing = {span.term for span in spans}
    there = {term for term, ones in forms_of.items() if ones & standing}
    found: list[str] = []
    missing: list[str] = []
    for word in typed:
        if terms.is_dense(word):
            for stretch, stands in _stretches(word, there):
                (found if stands else missing).append(stretch)
        else:
            ones = parts[word]
            stands = all(one.whole in there or there.issuperset(one.terms) for one in ones)
            (found if ones and stands else missing).append(word)
    return tuple(found), tuple(missing)


def _stretches(run: str, there: set[str]) -> Iterator[tuple[str, bool]]:
    """Yield a run without spaces in stretches: what of its character pairs stands there or not."""
    if len(run) == 1:
        yield run, run in there
        return
    covered = [False] * len(run)
    for i in range(len(run) - 1):
        if run[i : i + 2] in there:
            covered[i] = covered[i + 1] = True
    start = 0
    for i in range(1, len(run) + 1):
        if i == len(run) or covered[i] != covered[start]:
            yield run[start:i], covered[start]
            start = i


def _checks(
    view: View, query: Query, wanted: DocumentFilter, document: Document
) -> Iterator[FilterCheck]:
    """Yield each filter alone, with whether the document passes it."""
    if wanted.kinds or wanted.extensions:
        alone = DocumentFilter(kinds=wanted.kinds, extensions=wanted.extensions)
        value = ", ".join([*sorted(wanted.kinds), *sorted(wanted.extensions)])
        yield FilterCheck(FilterKind.KIND, value, _passes(view, Query(""), alone, document.id))
    for field in fields(wanted):
        kind = _FILTER_KINDS.get(field.name)
        chosen = getattr(wanted, field.name)
        if kind is None or chosen in ((), frozenset(), None):
            continue
        alone = replace(DocumentFilter(), **{field.name: chosen})
        yield FilterCheck(kind, _value(kind, chosen), _passes(view, Query(""), alone, document.id))
    for alternatives in query.phrases:
        passed = _passes(view, Query("", phrases=(alternatives,)), DocumentFilter(), document.id)
        said = ["-" * one.absent + one.typed for one in alternatives]
        yield FilterCheck(FilterKind.PHRASE, ", ".join(said), passed)
    for excluded in query.excluded:
        passed = _passes(view, Query("", excluded=(excluded,)), DocumentFilter(), document.id)
        yield FilterCheck(FilterKind.WITHOUT, excluded.typed, passed)


def _passes(view: View, query: Query, wanted: DocumentFilter, document_id: DocumentId) -> bool:
    scope = make_scope(view, query, wanted)
    if scope.names is not None and document_id < len(scope.names) and scope.names[document_id]:
        return True
    if not query.phrases:
        return scope.documents is None or bool(
            document_id < len(scope.documents) and scope.documents[document_id]
        )
    document = documents.get_document(view.connection, document_id)
    if document is None or document.content_id is None or scope.chunks is None:
        return False
    own = view.chunks_of(np.array([document.content_id], np.int64))
    return bool((scope.chunks & own[: len(scope.chunks)]).any())


def _value(kind: FilterKind, chosen: object) -> str:
    if kind in (FilterKind.AFTER, FilterKind.BEFORE) and isinstance(chosen, int):
        return datetime.fromtimestamp(chosen // 1_000_000_000, UTC).astimezone().date().isoformat()
    if isinstance(chosen, (tuple, frozenset)):
        return ", ".join(str(one) for one in sorted(chosen))
    return str(chosen)
