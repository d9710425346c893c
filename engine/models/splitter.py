"""Where an encoder's tokens begin in a text; handed to `engine.chunking`.

What lives here: the tokenizer as a measure. What does not: encoding for inference. The one rule:
truncation and padding are off, because a measure must see the whole text.
"""

from __future__ import annotations

import json
from pathlib import Path

from tokenizers import Tokenizer

from engine.errors import EnvironmentProblem, ErrorCode


class TokenSplitter:
    """A `TokenFinder` over a Hugging Face tokenizer file."""

    def __init__(self, tokenizer_path: Path) -> None:
        """Load the tokenizer.

        Raises:
            EnvironmentProblem: MODEL_MISSING or MODEL_DAMAGED.
        """
        try:
            description = tokenizer_path.read_text(encoding="utf-8")
            json.loads(description)["model"]
        except FileNotFoundError as problem:
            raise EnvironmentProblem(
                ErrorCode.MODEL_MISSING, f"there is no {tokenizer_path.name}"
            ) from problem
        except (OSError, ValueError, TypeError, LookupError) as problem:
            raise EnvironmentProblem(
                ErrorCode.MODEL_DAMAGED, f"{tokenizer_path.name} cannot be read: {problem}"
            ) from problem
        tokenizer = Tokenizer.from_str(description)
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer

    def token_starts(self, text: str) -> list[int]:
        """Return the code-point offsets at which the text's tokens start, ascending."""
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        return [start for start, end in encoding.offsets if end > start]
