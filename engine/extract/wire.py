"""What passes between the program and its reading process: frames of JSON.

What lives here: framing, and records to JSON and back. What does not: processes. The one rule:
what comes from the child is data to be checked, never code to be run (no pickle).
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from engine.config import ExtractLimits
from engine.extract.failure import ExtractionError
from engine.extract.tesseract import Tesseract
from engine.types import ExtractedText, FailureReason, Heading, Span

_LENGTH = struct.Struct(">I")
MAX_FRAME_BYTES = 256 << 20


class FrameError(ValueError):
    """The other side sent something that is no frame of ours."""


def write_frame(stream: IO[bytes], message: Mapping[str, Any]) -> None:
    """Write one message; the caller's stream may raise OSError."""
    body = json.dumps(message, separators=(",", ":")).encode("ascii")
    stream.write(_LENGTH.pack(len(body)) + body)
    stream.flush()


def read_frame(stream: IO[bytes]) -> dict[str, Any] | None:
    """Return the next message, or None at the end of the stream.

    Raises:
        FrameError: what came is no message.
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > MAX_FRAME_BYTES:
        raise FrameError(length)
    body = stream.read(length)
    if len(body) < length:
        return None
    try:
        message = json.loads(body)
    except ValueError as problem:
        raise FrameError(length) from problem
    if not isinstance(message, dict):
        raise FrameError(length)
    return message


def request(path: Path) -> dict[str, Any]:
    """Return the message that asks for a file; names that are not UTF-8 survive."""
    return {"path": str(path)}


def opening(limits: ExtractLimits, tesseract: Tesseract | None) -> dict[str, Any]:
    """Return the first message of a session."""
    found = None if tesseract is None else asdict(tesseract)
    return {"limits": asdict(limits), "tesseract": found}


def limits_of(message: Mapping[str, Any]) -> ExtractLimits:
    """Return the limits of a session's first message."""
    return ExtractLimits(**message["limits"])


def tesseract_of(message: Mapping[str, Any]) -> Tesseract | None:
    """Return what reads pictures, by a session's first message."""
    found = message["tesseract"]
    if found is None:
        return None
    return Tesseract(found["program"], tuple(found["languages"]), found["turns"])


def answer(extracted: ExtractedText) -> dict[str, Any]:
    """Return the message that carries a text."""
    return {
        "text": extracted.text,
        "title": extracted.title,
        "author": extracted.author,
        "headings": [
            (heading.start, heading.level, heading.text) for heading in extracted.headings
        ],
        "pages": [(span.start, span.end, span.label) for span in extracted.pages],
        "parts": [(span.start, span.end, span.label) for span in extracted.parts],
        "language": extracted.language,
        "note": extracted.note,
    }


def refusal(problem: ExtractionError) -> dict[str, Any]:
    """Return the message that says why there is no text."""
    return {
        "reason": str(problem.reason),
        "detail": problem.detail,
        "is_passing": problem.is_passing,
    }


def outcome(message: Mapping[str, Any]) -> ExtractedText:
    """Return the text that a message carries.

    Raises:
        ExtractionError: the message is a refusal.
        FrameError: the message is neither.
    """
    try:
        if "reason" in message:
            raise ExtractionError(
                FailureReason(message["reason"]),
                str(message["detail"]),
                is_passing=bool(message["is_passing"]),
            )
        return ExtractedText(
            text=message["text"],
            title=message["title"],
            author=message["author"],
            headings=tuple(Heading(*heading) for heading in message["headings"]),
            pages=tuple(Span(*span) for span in message["pages"]),
            parts=tuple(Span(*span) for span in message["parts"]),
            language=message["language"],
            note=message["note"],
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise FrameError(str(problem)) from problem
