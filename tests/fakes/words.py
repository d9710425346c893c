"""A tokenizer whose tokens are words and single signs; no model needed."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z0-9]+|[^\sA-Za-z0-9]")


class Words:
    """A `TokenFinder` that finds ASCII words and every other visible character."""

    def token_starts(self, text: str) -> list[int]:
        return [found.start() for found in _WORD.finditer(text)]

    def count(self, text: str) -> int:
        return len(self.token_starts(text))
