"""The list in the order that what was done before asks for.

What lives here: finding remembered files among the candidates, or beside them, and moving their
rows. What does not: what is remembered (`engine/feedback/memory.py`). The one rule: memory never
passes a filter, nor a quoted phrase that the file fails; and it passes what was typed exactly only
where it was made by the very same query.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from engine.feedback.blend import Blend
from engine.feedback.chains import RELATED
from engine.feedback.memory import Recalled
from engine.feedback.recalling import Recalling
from engine.feedback.records import PRAISE
from engine.feedback.stored import named_file
from engine.ports import Embedder, Ids, Vectors
from engine.search.fuse import EXACT_WEIGHT, NAMED_FROM
from engine.search.group import Ranked
from engine.search.presentation import Evidence
from engine.search.scope import Scope
from engine.search.view import View
from engine.store import contents as content_rows
from engine.store import feedback as rows
from engine.types import DocumentId, FromYou, Hit

_MAX_FILES = 50  # of one query; the best come first
_JUST_EXACT = float(np.nextafter(np.float32(EXACT_WEIGHT), np.float32(2)))
_JUST_NAMED = float(np.nextafter(np.float32(NAMED_FROM), np.float32(6)))


@dataclass(frozen=True, slots=True)
class Recall:
    """Asks what is remembered for one query, as soon as its vector is there.

    `words_of` gives what of a typed query is compared by meaning.
    """

    memory: Recalling
    typed: str
    embedder: Embedder | None
    words_of: Callable[[str], str]

    def __call__(self, vector: Vectors | None) -> list[Recalled]:
        """Return what is remembered; without a vector only what followed this very query."""
        return self.memory.recall(self.typed, vector, self._fingerprint, self._embed)

    @property
    def blend(self) -> Blend:
        """Return the weights that were fitted on past searches with the model."""
        return self.memory.blend(self._fingerprint)

    @property
    def _fingerprint(self) -> str:
        return self.embedder.fingerprint if self.embedder else ""

    def warm_up(self) -> None:
        """Embed past queries, so that no search has to."""
        if self.embedder is not None:
            self.memory.warm_up(self.embedder.fingerprint, self._embed)

    def _embed(self, typed: str) -> Vectors | None:
        words = self.words_of(typed)
        if self.embedder is None or not words.strip():
            return None
        return self.embedder.embed_query(words)


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered, by the documents of today.

    `wanted` are the documents that must be candidates, with their contents (0 for none), `added`
    the chunks that are candidates for that alone.
    """

    by_document: Mapping[DocumentId, Recalled] = field(default_factory=dict)
    wanted: Sequence[tuple[DocumentId, int]] = ()
    added: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        """Return whether anything is remembered."""
        return bool(self.by_document)


NOTHING = Memory()


def resolve(view: View, recalled: Sequence[Recalled]) -> Memory:
    """Return what is remembered by document; a file that is gone is left out."""
    if not recalled:
        return NOTHING
    recalled = recalled[:_MAX_FILES]
    named = rows.documents_named(view.connection, [named_file(one.file) for one in recalled])
    by_document: dict[DocumentId, Recalled] = {}
    wanted: list[tuple[DocumentId, int]] = []
    for one, documents in zip(recalled, named, strict=True):
        contents = {content for _, content in documents if content}
        # a copy answers in the same row of the list
        ids = [document for document, _ in documents]
        ids += [holder.document_id for held in view.holders(contents) for holder in held]
        for document in ids:
            before = by_document.get(document)
            if before is None or _takes_back(one, before):
                by_document[document] = one
        if one.place is not None or one.lift > 0:
            wanted.extend(documents)
    return Memory(by_document, [one for one in wanted if by_document[one[0]].lift >= 0])


def _takes_back(refusal: Recalled, wanted: Recalled) -> bool:
    """Return whether a thumb down is about the same file under another name, or as it is now.

    As in `feedback/memory`: an open does not take it back, later praise does.
    """
    if not refusal.same_query or refusal.lift >= 0 or wanted.place is None:
        return False
    sign = wanted.sign
    return sign.kind not in PRAISE or sign.at_utc_ms < refusal.sign.at_utc_ms


def candidates(view: View, scope: Scope, memory: Memory, known: Ids) -> tuple[Ids, list[int]]:
    """Return what is remembered and wanted but not among the candidates, within the scope.

    Args:
        view: what is being read.
        scope: where the search looks.
        memory: what is remembered.
        known: the chunks that are candidates, `(n,) int64`.

    Returns:
        Chunks, `(m,) int64`, and documents that are found by their names alone.
    """
    there = set(view.contents_of(known).tolist())
    missing = [one for one in memory.wanted if one[1] not in there and _passes(scope, one[0])]
    contents = [content for _, content in missing if content]
    chunks = np.array(content_rows.chunk_ids_of(view.connection, contents), np.int64)
    chunks = chunks[chunks < len(view.content_of)]
    if scope.chunks is not None:
        chunks = chunks[scope.chunks[chunks]]
    found = set(view.contents_of(chunks).tolist())
    by_name = [
        int(document)
        for document, content in missing
        if content not in found
        and (scope.names is None or (document < len(scope.names) and scope.names[document]))
    ]
    return chunks, by_name


def _passes(scope: Scope, document: DocumentId) -> bool:
    if scope.documents is None:
        return True
    return document < len(scope.documents) and bool(scope.documents[document])


def related(
    memory: Memory, ranked: list[Ranked], evidence: Evidence
) -> tuple[Memory, list[Ranked]]:
    """Return memory and list without what other words found, but for what speaks of these, too.

    What the search found itself stays in the list.
    """
    if not any(one.sign.anew for one in memory.by_document.values()):
        return memory, ranked
    unrelated: set[DocumentId] = set()
    kept = []
    for one in ranked:
        recalled = _of(one, memory)
        if recalled is None or not recalled.sign.anew or speaks(one, evidence):
            kept.append(one)
            continue
        unrelated.update(holder.document_id for holder in one.held)
        if not memory.added.issuperset(evidence.ids[list(one.chunk_rows)].tolist()):
            kept.append(one)
    by_document = {key: one for key, one in memory.by_document.items() if key not in unrelated}
    return replace(memory, by_document=by_document), kept


def speaks(row: Ranked, evidence: Evidence) -> bool:
    """Return whether a row has to do with a query as `chains` wants it of what other words found.

    One that its name found has a value of its own.
    """
    if not row.chunk_rows:
        return row.value > 0
    return evidence.speaks(row.chunk_rows, RELATED)


def reorder(ranked: list[Ranked], memory: Memory) -> list[Ranked]:
    """Return the list with what is remembered where it belongs; the rest keeps its order."""
    if not memory:
        return ranked
    first: list[tuple[int, Ranked]] = []
    rest: list[Ranked] = []
    for one in ranked:
        recalled = _of(one, memory)
        if recalled is None:
            rest.append(one)
        elif recalled.place is not None:
            first.append((recalled.place, one))
        else:
            rest.append(one._replace(value=_lifted(one.value, recalled)))
    first.sort(key=lambda pair: pair[0])
    rest.sort(key=lambda one: -one.value)
    return [*(one for _, one in first), *rest]


def _of(ranked: Ranked, memory: Memory) -> Recalled | None:
    for holder in ranked.held:
        recalled = memory.by_document.get(holder.document_id)
        if recalled is not None:
            return recalled
    return None


def _lifted(value: float, recalled: Recalled) -> float:
    lifted = value + recalled.lift
    if recalled.same_query:
        return lifted
    if value > NAMED_FROM:  # as `fuse.exactness` tells what passes what
        return max(lifted, _JUST_NAMED)
    if value > EXACT_WEIGHT:
        return min(max(lifted, _JUST_EXACT), NAMED_FROM)
    return min(lifted, max(value, EXACT_WEIGHT))


def tell(hits: Sequence[Hit], memory: Memory) -> tuple[Hit, ...]:
    """Return hits with what was done with them before."""
    if not memory:
        return tuple(hits)
    told = []
    for hit in hits:
        recalled = memory.by_document.get(hit.document_id)
        told.append(hit if recalled is None else replace(hit, from_you=_from_you(recalled)))
    return tuple(told)


def _from_you(recalled: Recalled) -> FromYou:
    sign = recalled.sign
    return FromYou(
        act=sign.kind.value,
        query=sign.query,
        at_utc_ms=sign.at_utc_ms,
        same_query=recalled.same_query and not sign.anew,
        first=recalled.place is not None,
        lowered=recalled.lift < 0,
    )


def n_first(hits: Sequence[Hit]) -> int:
    """Return how many hits at the beginning stand there because of what was done before."""
    n = 0
    for hit in hits:
        if hit.from_you is None or not hit.from_you.first:
            break
        n += 1
    return n
