"""Kreuzberg's formats: office files old and new, Outlook, iWork and a few more.

What lives here: the only use of Kreuzberg, and the translation of its results and refusals. What
does not: which file comes here (`formats` and `registry` say so). The one rule: Kreuzberg gets
bytes and a media type, never a path, so that odd file names and exchanged files cannot matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from engine.extract.draft import Draft, clean
from engine.extract.failure import ExtractionError
from engine.extract.grid import ROWS_NOTE, add_sheets, rows_of
from engine.extract.registry import SHEETS, XLSX
from engine.extract.sheets import first_rows, sampled
from engine.extract.source import Source
from engine.types import ExtractedText, FailureReason

if TYPE_CHECKING:
    from kreuzberg import ExtractionResult

Node = dict[str, Any]  # of Kreuzberg's document tree

_COMPOUND = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = re.compile(r"password|encrypted|decrypt", re.IGNORECASE)
_UNSUPPORTED = re.compile(r"unsupported|unknown extension|mime type|not supported", re.IGNORECASE)
_FIELD_CODE = re.compile(
    r"(?:HYPERLINK|INCLUDEPICTURE|PAGEREF|SEQ|REF|TOC|MERGEFIELD)"
    r'(?:\s+(?:"[^"\n]*"|\\\\?[a-zA-Z*@#](?:\s+(?:MERGEFORMAT|ARABIC|ROMAN))?|[\w.]+(?=\s+\\)))+'
)
_MASTER_TEXT = re.compile(
    r"click to edit (master|the) .*|(second|third|fourth|fifth) level|\W*", re.IGNORECASE
)
_REFERENCE = re.compile(r"\[\^\w+\]")


def read_rich(source: Source, media_type: str) -> ExtractedText:
    """Read a file of one of Kreuzberg's formats.

    Raises:
        ExtractionError: ENCRYPTED, CORRUPT, UNSUPPORTED or EMPTY.
    """
    data, cut = source.data(), False
    if media_type == XLSX:
        data, cut = sampled(data)
    result = _extract(_with_whole_table(data), media_type)
    metadata = dict(result.metadata)
    draft = Draft(source.limits.output_chars)
    nodes: Any = result.document["nodes"] if result.document else []
    if media_type in SHEETS:
        known = first_rows(data) if media_type == XLSX else {}
        add_sheets(draft, nodes, known, lambda node: _add_nodes(draft, [node]))
    else:
        _add_nodes(draft, nodes)
    if not len(draft):
        draft.add(result.content)
    if cut:
        draft.note = ROWS_NOTE
    authors = metadata.get("authors")
    return draft.finish(
        title=str(metadata.get("title") or _subject(metadata)),
        author=", ".join(map(str, authors)) if isinstance(authors, list) else "",
    )


def _with_whole_table(data: bytes) -> bytes:
    """Return a compound file that is as long as its sector table says.

    Many writers leave the last, unused sectors out; Kreuzberg takes such a file for damaged.
    """
    if not data.startswith(_COMPOUND):
        return data
    n_table_sectors = int.from_bytes(data[44:48], "little")  # [MS-CFB] 2.2
    full_bytes = 512 * (128 * n_table_sectors + 1)
    missing = full_bytes - len(data)
    return data + bytes(missing) if 0 < missing <= 128 * 512 else data


def _subject(metadata: Node) -> str:
    """Return a mail message's subject; an office file's subject is no title."""
    return str(metadata.get("subject") or "") if metadata.get("format_type") == "email" else ""


def _extract(data: bytes, media_type: str) -> ExtractionResult:
    import kreuzberg

    config = kreuzberg.ExtractionConfig(
        use_cache=False,
        # it brings a Tesseract of its own, which would read attached pictures; its stub lacks this
        disable_ocr=True,  # type: ignore[call-arg]
        enable_quality_processing=False,
        output_format="plain",
        include_document_structure=True,
        concurrency=kreuzberg.ConcurrencyConfig(max_threads=1),
        content_filter=kreuzberg.ContentFilterConfig(
            include_headers=True, include_footers=True, strip_repeating_text=False
        ),
    )
    try:
        found = kreuzberg.extract_bytes_sync(data, mime_type=media_type, config=config)
    except kreuzberg.KreuzbergError as problem:
        raise _translated(str(problem)) from problem
    except (OSError, RuntimeError, ValueError) as problem:
        raise _translated(str(problem)) from problem
    return found


def _translated(message: str) -> ExtractionError:
    words = clean(message).split("\n")[0].rsplit("Error: ", 1)[-1][:200]
    if _ENCRYPTED.search(message):
        return ExtractionError(FailureReason.ENCRYPTED, "it is protected with a password")
    if _UNSUPPORTED.search(message) and "zip archive" not in message.lower():
        return ExtractionError(FailureReason.UNSUPPORTED, words)
    return ExtractionError(FailureReason.CORRUPT, words)


def _add_nodes(draft: Draft, nodes: Sequence[Node]) -> None:
    """Write the document tree's nodes, which come in reading order, as plain text."""
    for node in nodes:
        content = node["content"]
        kind = content["node_type"]
        text = _without_codes(content.get("text") or "")
        if kind in ("heading", "title"):
            draft.heading(text, int(content.get("level") or 1))
        elif kind == "slide":
            draft.open_part(f"Slide {content.get('number') or ''}".strip())
            draft.heading(str(content.get("title") or ""), 1)
        elif kind == "table":
            draft.gap()
            for _, line in rows_of(draft, content["grid"]):
                draft.line(line)
        else:
            _add_text(draft, kind, text, content)


def _add_text(draft: Draft, kind: str, text: str, content: Node) -> None:
    if kind == "list_item":
        draft.line(f"• {text.strip()}")
    elif kind == "list":
        draft.gap()
    elif kind == "metadata_block":
        for name, value in content.get("entries") or []:
            draft.line(f"{name}: {value}")
    elif kind == "image":
        draft.block(str(content.get("description") or ""))
    elif text and not _MASTER_TEXT.fullmatch(text):
        draft.block(text)


def _without_codes(text: str) -> str:
    """Return a paragraph without Word's field instructions and footnote marks."""
    return _REFERENCE.sub("", _FIELD_CODE.sub("", text))
