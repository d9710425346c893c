"""An extractor without files: texts and failures by name."""

from __future__ import annotations

from pathlib import Path

from engine.extract.failure import ExtractionError
from engine.types import ExtractedText, FailureReason


class FakeExtractor:
    """Gives what it was told to give."""

    version = "fake"

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    def extract(self, path: Path) -> ExtractedText:
        if path.name not in self._texts:
            detail = "it is not there any more"
            raise ExtractionError(FailureReason.NO_ACCESS, detail, is_passing=True)
        text = self._texts[path.name]
        if not text.strip():
            raise ExtractionError(FailureReason.EMPTY, "there is no text in it")
        return ExtractedText(text=text)
