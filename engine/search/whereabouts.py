"""Where a file is, seen from a search: also one the library knows nothing of.

What lives here: from any path to the one reason why it is not where it was expected. What does
not: ranks (`search/explain.py`). The one rule: the file system is asked about the one path only,
never looked through.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.exclusion import Rule, RuleKind
from engine.explanation import Explanation, Presence, Whereabouts
from engine.search.explain import explain
from engine.search.pipeline import Search
from engine.serving.snapshot import Snapshot
from engine.store import contents, documents, feedback
from engine.store.database import Connection
from engine.store.feedback import NamedFile
from engine.types import Document, DocumentStatus, Hit, SearchRequest
from engine.watch.rules import Rules

_NAMED = {
    RuleKind.OWN_DATA: "Honeyguide's own data",
    RuleKind.YOURS: "your own pattern",
    RuleKind.LINK: "a link",
    RuleKind.CLOUD: "kept in the cloud only",
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The folders of the library and the rules of what is left out of them."""

    folders: Sequence[Path]
    rules: Rules


def find_document(connection: Connection, path: Path) -> Document | None:
    """Return the document at a path, as it is written or with its links followed."""
    found = documents.find_document(connection, path)
    return found or documents.find_document(connection, _followed(path))


def moved_to(library: Connection, user: Connection, path: Path, hit: Hit | None) -> Path | None:
    """Return where a file is that is gone from its path, None where the library knows no other.

    A file that moved keeps its document; where that is gone too, one that says the same is meant.

    Args:
        library: the documents.
        user: what was done with them.
        path: where the file was.
        hit: the result it was, if it is one of a list.
    """
    document = documents.find_document(library, path)
    if hit is not None:
        document = documents.get_document(library, hit.document_id) or document
    if document is not None:  # at the same path still: no look has seen yet that it is gone
        return document.path if document.path != path else None
    said = b""
    if hit is not None and hit.passages:
        said = contents.hash_with_chunk(library, hit.passages[0].chunk_id)
    raw = os.fsencode(path)
    named = NamedFile(raw, said or feedback.last_said(user, raw))
    (ids,) = feedback.documents_named(library, [named])
    found = [documents.get_document(library, one) for one, _ in ids]
    paths = [one.path for one in found if one is not None]
    return min(paths, key=lambda one: one.name != path.name, default=None)


def locate(
    search: Search,
    request: SearchRequest,
    snapshot: Snapshot,
    path: Path,
    *,
    around: Surroundings,
) -> Whereabouts:
    """Return what became of a file in a search.

    Args:
        search: answers.
        request: what was asked.
        snapshot: what answers.
        path: an absolute path.
        around: where the library looks.

    Raises:
        DataProblem: DATABASE_DAMAGED.
    """
    with search.reading() as view:
        document = find_document(view.connection, path)
    if document is None:
        return _unknown(path, around)
    standing = explain(search, request, snapshot, document.id)
    answering = None
    if standing.answered_by not in (None, document.id) and standing.explanation.hit is not None:
        with search.reading() as view:
            answering = documents.get_document(view.connection, standing.answered_by)
    return Whereabouts(
        path=document.path,
        presence=_presence(document, standing.explanation),
        explanation=standing.explanation,
        reason=document.reason,
        same_as=answering.path if answering else None,
        same_text=answering is None or answering.content_id == document.content_id,
    )


def _presence(document: Document, explanation: Explanation) -> Presence:
    if not all(check.passed for check in explanation.filters):
        return Presence.FILTERED
    if explanation.rank is not None:
        return Presence.RANKED
    if document.content_id is not None:
        return Presence.BEYOND
    return Presence.FAILED if document.status is DocumentStatus.FAILED else Presence.WAITING


def _unknown(path: Path, around: Surroundings) -> Whereabouts:
    roots = [root for root in around.folders if path.is_relative_to(root)]
    if not roots:
        followed = _followed(path)
        roots = [root for root in around.folders if followed.is_relative_to(root)]
        path = followed if roots else path
    if not roots:
        missing = not path.exists()
        return Whereabouts(path, Presence.MISSING if missing else Presence.NOT_IN_LIBRARY)
    rule = around.rules.explain(max(roots, key=lambda root: len(root.parts)), path)
    if rule is not None:
        return Whereabouts(path, Presence.LEFT_OUT, rule=_words(rule))
    return Whereabouts(path, Presence.NOT_SEEN if path.exists() else Presence.MISSING)


def _words(rule: Rule) -> str:
    if rule.kind is RuleKind.GITIGNORE:
        return f"{rule.pattern} ({rule.source})"
    return _NAMED.get(rule.kind, rule.pattern)


def _followed(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a loop of links
        return path
