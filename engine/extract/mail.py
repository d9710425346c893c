"""Mail: who, to whom, when, about what, the body, and what is attached.

What lives here: messages and mailboxes, with the standard library's parser. What does not:
Outlook's own formats (`rich`). The one rule: the subject is the title, and people and date are
the first lines of the text, so that they can be searched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from engine.extract.draft import Draft, one_line
from engine.extract.failure import ExtractionError
from engine.extract.source import Source
from engine.extract.web import Page
from engine.types import ExtractedText, FailureReason

InnerReader = Callable[[Source], ExtractedText]

_HEADERS = ("From", "To", "Cc", "Date", "Subject")
_MAX_DEPTH = 3
_MAX_MESSAGES = 2_000
_FROM_LINE = re.compile(rb"^From [^\n]*\d\d:\d\d[^\n]*\r?\n", re.MULTILINE)
_EMLX_START = re.compile(rb"\s*\d+\s*\n")
_HEADER_START = re.compile(
    rb"(?:From [^\n]*\n)?(?:[A-Za-z][\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){3}"
)
_MAIL_HEADER = re.compile(
    rb"^(?:Received|Message-ID|Return-Path|Delivered-To|MIME-Version|X-Mailer|From|Subject):",
    re.MULTILINE | re.IGNORECASE,
)


def looks_like_mail(head: bytes) -> bool:
    """Return whether a file without a telling name begins as a mail message does."""
    head = head.replace(b"\r\n", b"\n")
    return bool(_HEADER_START.match(head)) and len(_MAIL_HEADER.findall(head)) >= 2


def read_mail(source: Source, read_inner: InnerReader) -> ExtractedText:
    """Read one message."""
    data = source.data()
    if source.path.suffix.lower() == ".emlx":
        data = _EMLX_START.sub(b"", data, count=1)
    message = _parsed(data)
    draft = Draft(source.limits.output_chars)
    _add_message(draft, message, source, read_inner)
    return draft.finish(title=_header(message, "Subject"), author=_header(message, "From"))


def read_mailbox(source: Source, read_inner: InnerReader) -> ExtractedText:
    """Read a mailbox: one part per message."""
    draft = Draft(source.limits.output_chars)
    for number, data in enumerate(_messages(source.data()), 1):
        if number > _MAX_MESSAGES or draft.full:
            draft.note = f"Only the first {number - 1:,} messages were read."
            break
        message = _parsed(data)
        draft.open_part(f"Message {number}: {_header(message, 'Subject')}".removesuffix(": "))
        _add_message(draft, message, source, read_inner)
    return draft.finish()


def _messages(data: bytes) -> Iterator[bytes]:
    starts = [found.start() for found in _FROM_LINE.finditer(data)]
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        yield data[data.index(b"\n", start) + 1 : end]


def _parsed(data: bytes) -> EmailMessage:
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
    except (MessageError, AttributeError, TypeError) as problem:
        raise ExtractionError(FailureReason.CORRUPT, "it is no readable message") from problem
    return message


def _header(message: EmailMessage, name: str) -> str:
    try:
        return one_line(str(message.get(name) or ""))
    except (AttributeError, IndexError, TypeError, ValueError):  # the parser trips over odd ones
        return ""


def _add_message(
    draft: Draft, message: EmailMessage, source: Source, read_inner: InnerReader
) -> None:
    draft.gap()
    for name in _HEADERS:
        value = _header(message, name)
        if value:
            draft.line(f"{name}: {value}")
    draft.gap()
    bodies = _bodies(message)
    for part in bodies:
        _add_body(draft, part)
    for part in message.walk():
        if part not in bodies and not part.is_multipart() and isinstance(part, EmailMessage):
            _add_attachment(draft, part, source, read_inner)


def _bodies(message: EmailMessage) -> list[EmailMessage]:
    """Return the parts that a mail program shows, plain text before HTML."""
    shown: list[EmailMessage] = []
    chosen = message.get_body(preferencelist=("plain", "html"))
    if isinstance(chosen, EmailMessage) and _text_of(chosen).strip():
        shown.append(chosen)
    else:
        html = message.get_body(preferencelist=("html",))
        if isinstance(html, EmailMessage):
            shown.append(html)
    for part in message.walk():
        inline = part.get_content_maintype() == "text" and not part.get_filename()
        alternative = any(part.get_content_type() != body.get_content_type() for body in shown)
        if inline and part not in shown and not alternative and isinstance(part, EmailMessage):
            shown.append(part)
    return shown


def _text_of(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    charset = part.get_content_charset() or "utf-8"
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return (
            data.decode("utf-8", "replace")
            if charset != "utf-8"
            else data.decode("cp1252", "replace")
        )


def _add_body(draft: Draft, part: EmailMessage) -> None:
    if part.get_content_subtype() == "html":
        Page(draft, first_level=3).read(_text_of(part))
    else:
        draft.block(_text_of(part))


def _add_attachment(
    draft: Draft, part: EmailMessage, source: Source, read_inner: InnerReader
) -> None:
    name = one_line(part.get_filename() or "")
    data = part.get_payload(decode=True)
    if not name or not isinstance(data, bytes):
        return
    label = f"Attachment: {name}"
    inner = _read_inside(source.inner(name, data), read_inner) if data else None
    if inner is None:
        draft.open_part(label)
        draft.add(label)
        draft.close_part()
    else:
        draft.include(inner, label)


def _read_inside(source: Source, read_inner: InnerReader) -> ExtractedText | None:
    if source.depth > _MAX_DEPTH:
        return None
    try:
        return read_inner(source)
    except ExtractionError:
        return None  # its name is kept; the message itself was read
