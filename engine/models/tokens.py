"""Tokenizer files.

What lives here: loading a tokenizer for a model and making any string safe for it. The one rule:
truncation and padding are set here, never taken from the file.
"""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer

TOKENIZER_FILE = "tokenizer.json"
# Far more than a token of ordinary text has; keeps a pasted book from being tokenized whole.
_CHARS_PER_TOKEN = 64


def load_tokenizer(path: Path, max_tokens: int) -> Tokenizer:
    """Return a tokenizer that cuts at `max_tokens`, special tokens included, and never pads.

    Args:
        path: a verified file.
        max_tokens: what the model takes at most.
    """
    tokenizer = Tokenizer.from_str(path.read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens)
    return tokenizer


def readable(text: str, max_tokens: int) -> str:
    """Return a text that a tokenizer takes: no lone surrogates, no more than it can use."""
    text = text[: max_tokens * _CHARS_PER_TOKEN]
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
