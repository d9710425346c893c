"""Where a file is, seen from a search: also one the library knows nothing of.

What lives here: from any path to the one reason why it is not where it was expected. What does
not: ranks (`search/explain.py`). The one rule: the file system is asked about the one path only,
never looked through.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.exclusion import Rule, RuleKind
from engine.explanation import Explanation, Presence, Whereabouts
from engine.search.explain import explain
from engine.search.pipeline import Search
from engine.serving.snapshot import Snapshot
from engine.store import documents
from engine.store.database import Connection
from engine.types import Document, DocumentStatus, SearchRequest
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
