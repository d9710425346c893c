"""PDF: the text of every page, and the bookmarks as headings.

What lives here: the only use of PDFium for text. What does not: pictures of text (`scan`). The
one rule: a page is a page: its text starts where the page starts, even when it has none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.extract import scan
from engine.extract.draft import Draft, clean, one_line
from engine.extract.failure import ExtractionError
from engine.extract.source import Source
from engine.extract.tesseract import Recogniser
from engine.types import ExtractedText, FailureReason

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_MAX_PAGES = 5_000
_MAX_BOOKMARKS = 2_000
# PDFium writes one of these signs for a hyphen at a line's end and drops the line end.
_HYPHENATED = re.compile("(?<=[^\\W\\d_])(?:[\ufffe\x02\xad]\r?\n?|-\r?\n)(?=[^\\W\\d_A-Z])")
_HYPHEN_MARK = re.compile("[\ufffe\x02]")
_MORE = re.compile(r"[ \t]+(?=\n|$)")


_Bookmarks = dict[int, list[tuple[int, str]]]


def read_pdf(source: Source) -> ExtractedText:
    """Read a PDF.

    Raises:
        ExtractionError: ENCRYPTED, CORRUPT, EMPTY, or PICTURES when all is in pictures and text
            recognition is off; from text recognition when that gave no word.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(source.data())
    except pypdfium2.PdfiumError as problem:
        raise _translated(problem) from problem
    try:
        draft = Draft(source.limits.output_chars)
        recogniser = None
        if source.tesseract is not None and not source.depth:
            recogniser = Recogniser(source.tesseract)
        pages = _Pages(document, pypdfium2.PdfiumError, recogniser)
        pages.add_to(draft)
        return _finished(draft, document, pages)
    finally:
        document.close()


def _finished(draft: Draft, document: PdfDocument, pages: _Pages) -> ExtractedText:
    title, author = (document.get_metadata_value(key) for key in ("Title", "Author"))
    try:
        return draft.finish(title=title, author=author)
    except ExtractionError as problem:
        n_pages = len(document)
        said = "1 page" if n_pages == 1 else f"{n_pages:,} pages"
        if pages.n_scans and not pages.can_recognise:
            raise ExtractionError(
                FailureReason.PICTURES, f"{said}, {pages.n_scans:,} of them pictures"
            ) from problem
        if pages.problem is not None:
            raise pages.problem from problem
        raise ExtractionError(problem.reason, f"{said} without text, or only drawings") from problem


def _translated(problem: Exception) -> ExtractionError:
    if "password" in str(problem).lower() or "security" in str(problem).lower():
        return ExtractionError(FailureReason.ENCRYPTED, "it is protected with a password")
    return ExtractionError(FailureReason.CORRUPT, "it is damaged; no page can be found")


class _Pages:
    """The pages of a document, one after the other."""

    def __init__(
        self,
        document: PdfDocument,
        problem_type: type[Exception],
        recogniser: Recogniser | None,
    ) -> None:
        self._document = document
        self._problem_type = problem_type
        self._recogniser = recogniser
        self.n_scans = 0
        self._n_unread = 0  # scans among them that were left unread
        self.problem: ExtractionError | None = None  # why the last of those was

    @property
    def can_recognise(self) -> bool:
        """Return whether the words of scans are read."""
        return self._recogniser is not None

    def add_to(self, draft: Draft) -> None:
        """Add every page.

        Raises:
            ExtractionError: CORRUPT when none can be read.
        """
        document = self._document
        if document.get_formtype():
            document.init_forms()
        bookmarks = _bookmarks(document, self._problem_type)
        n_pages, n_damaged = len(document), 0
        for index in range(min(n_pages, _MAX_PAGES)):
            if draft.full:
                break
            try:
                text = self._text(index)
            except self._problem_type:
                n_damaged += 1
                continue
            draft.open_page(str(index + 1))
            for place, level, words in _found(text, bookmarks.get(index, [])):
                draft.mark_heading(len(draft) + place, level, words)
            draft.add(text)
        if n_damaged == n_pages:
            raise ExtractionError(FailureReason.CORRUPT, "it is damaged; no page can be read")
        draft.note = self._note(n_pages, n_damaged)

    def _note(self, n_pages: int, n_damaged: int) -> str:
        notes = []
        if n_pages > _MAX_PAGES:
            notes.append(f"Only the first {_MAX_PAGES:,} pages were read.")
        if n_damaged:
            notes.append(f"{n_damaged:,} of {n_pages:,} pages are damaged.")
        if self._n_unread:
            notes.append(f"{self._n_unread:,} of {n_pages:,} pages are pictures and were not read.")
        return " ".join(notes)

    def _text(self, index: int) -> str:
        """Return what a page says, by its pictures where it has no text of its own."""
        page = self._document[index]
        try:
            if self._document.formenv is not None:
                page.flatten()  # what was filled into a form becomes part of the page
                page.close()
                page = self._document[index]
            text = _page_text(page)
            if text or not scan.is_scan(page):
                return text
            self.n_scans += 1
            if self._recogniser is None or self._recogniser.is_out_of_time:
                self._n_unread += 1
                return ""
            width, height, grey = scan.drawn(page)
        finally:
            page.close()
        try:
            return clean(self._recogniser.words(width, height, grey, dpi=scan.DPI))
        except ExtractionError as problem:
            self._n_unread += 1
            self.problem = problem
            return ""


def _page_text(page: PdfPage) -> str:
    text_page = page.get_textpage()
    try:
        raw = text_page.get_text_range()
    finally:
        text_page.close()
    text = _HYPHEN_MARK.sub("-", _HYPHENATED.sub("", raw))
    return _MORE.sub("", clean(text)).strip("\n ")


def _bookmarks(
    document: PdfDocument, problem_type: type[Exception]
) -> dict[int, list[tuple[int, str]]]:
    """Return the outline as `page index -> [(level, words)]`, in its order."""
    found: _Bookmarks = defaultdict(list)
    try:
        for number, bookmark in enumerate(document.get_toc(max_depth=6)):
            if number >= _MAX_BOOKMARKS:
                break
            target = bookmark.get_dest()
            index = target.get_index() if target is not None else None
            words = one_line(bookmark.get_title())
            if index is not None and words:
                found[index].append((bookmark.level + 1, words))
    except problem_type:
        return {}
    return found


def _found(text: str, bookmarks: list[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield where on its page each bookmark's words stand; one that is not there is left out."""
    place = 0
    for level, words in bookmarks:
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        match = re.compile(pattern, re.IGNORECASE).search(text, place)
        if match:
            place = match.end()
            yield match.start(), level, words
