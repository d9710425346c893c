"""Tokenizer files.

What lives here: loading a tokenizer for a model and making any string safe for it. The one rule:
truncation and padding are set here, never taken from the file.
"""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer

from engine.terms import is_dense

TOKENIZER_FILE = "tokenizer.json"
# Far more than a token of ordinary text has; keeps a pasted book from being tokenized whole.
_CHARS_PER_TOKEN = 64

_UNKNOWN = ("[UNK]", "<unk>")  # of BERT's tokenizers and of SentencePiece's
_WORD_PART = 3  # letters a token of a word that is known has on average, or more


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


def known_share(tokenizer: Tokenizer, text: str) -> float:
    """Return how much of a text's words a model can know, by letters, 0 to 1.

    A model knows words that its tokenizer keeps whole or divides into stems and endings. What it
    gives no token of its own says nothing at all, and a word that falls into crumbs of one or two
    letters, as those of another language do, little. A script without spaces has no words to
    divide: there every character with a token counts. Signs count only where there is nothing else.
    """
    encoding = tokenizer.encode(text)
    unknown = {tokenizer.token_to_id(name) for name in _UNKNOWN}
    words: dict[int, list[int]] = {}
    for i, word in enumerate(encoding.word_ids):
        if word is not None:
            words.setdefault(word, []).append(i)
    n_chars, known, knows_sign = 0, 0.0, not words
    for tokens in words.values():
        begin, end = encoding.offsets[tokens[0]][0], encoding.offsets[tokens[-1]][1]
        written = text[begin:end].strip()
        is_known = not any(encoding.ids[i] in unknown for i in tokens)
        if not written[:1].isalnum():
            knows_sign |= is_known
            continue
        n_chars += len(written)
        if not is_known:
            continue
        whole = len(tokens) == 1 or is_dense(written)
        known += len(written) * min(1.0, 1.0 if whole else len(written) / len(tokens) / _WORD_PART)
    return known / n_chars if n_chars else float(knows_sign)


def is_whole(tokenizer: Tokenizer, word: str) -> bool:
    """Return whether a word has a token of its own, as the frequent words of a language do."""
    pieces = tokenizer.encode(word, add_special_tokens=False).tokens
    return len(pieces) == 1 and pieces[0] not in _UNKNOWN
