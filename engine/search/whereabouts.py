"""Where a file is, seen from a search: also one the library knows nothing of.

What lives here: from any path to the one reason why it is not where it was expected. What does
not: ranks (`search/explain.py`). The one rule: the file system is asked about the one path only,
never looked through.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.search.explain import explain
from engine.search.pipeline import Search
from engine.serving.snapshot import Snapshot
from engine.store import documents
from engine.store.database import Connection
from engine.types import (
    Document,
    DocumentStatus,
    Explanation,
    Presence,
    SearchRequest,
    Whereabouts,
)
from engine.watch.rules import Rules


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
    same_as = None
    if standing.answered_by not in (None, document.id) and standing.explanation.hit is not None:
        same_as = standing.explanation.hit.path
    return Whereabouts(
        path=document.path,
        presence=_presence(document, standing.explanation),
        explanation=standing.explanation,
        reason=document.reason,
        same_as=same_as,
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
    rule = _rule(path, max(roots, key=lambda root: len(root.parts)), around.rules)
    if rule:
        return Whereabouts(path, Presence.LEFT_OUT, rule=rule)
    return Whereabouts(path, Presence.NOT_SEEN if path.exists() else Presence.MISSING)


def _rule(path: Path, root: Path, rules: Rules) -> str:
    """Return the rule that leaves out a file, or one of the folders it is in."""
    relative = path.relative_to(root)
    for folder in reversed(relative.parents[:-1]):
        rule = rules.reason_for_folder(folder.name, str(root / folder), folder.as_posix())
        if rule:
            return rule
    return rules.reason_for_file(path.name, relative.as_posix()) or ""


def _followed(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a loop of links
        return path
