"""The text that was read from a document, whole.

What does not live here: who may see it. The one rule: what the disk says now is told beside it,
never mixed into it.
"""

from __future__ import annotations

from engine.freshness import Freshness, freshness
from engine.store import contents
from engine.store.database import Connection
from engine.types import Document, DocumentText


def stored_text(connection: Connection, document: Document) -> DocumentText | None:
    """Return a document's text with its provenance; None where none was read."""
    if document.content_id is None:
        return None
    stored = contents.get_text(connection, document.content_id)
    if stored is None:
        return None
    found = freshness(document.path, document.size_bytes, document.mtime_ns, ())
    return DocumentText(
        document=document,
        title=stored.title,
        text=stored.text,
        pages=stored.pages,
        parts=stored.parts,
        language=stored.language,
        changed=found is not Freshness.AS_READ,
    )
