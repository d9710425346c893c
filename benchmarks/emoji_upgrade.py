"""How long does a library from before emoji were words take at its first opening?

    python -m benchmarks.emoji_upgrade [--passages 5000]

Stores German passages of some 1,200 characters, each with accents and one of a thousand with an
emoji, as they were stored then, and says the processor time of what opening does about them, and
of folding as many texts, which it does without.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from engine import terms
from engine.config import EngineConfig
from engine.store import contents
from engine.store.opening import open_databases
from engine.types import Chunk, ExtractedText

_SENTENCE = (
    "für die Prüfung der Verträge über das Grundstück müssen wir noch einige Unterlagen"
    " nachreichen weil später größere Änderungen möglich sind und der Schlüssel zur Wohnung im Büro"
    " liegt „bitte“ bestätigen Sie die Rechnung – fällig nächsten Montag – und grüßen Sie Frau"
    " Müller aus Köln"
)
_LETTERS = 1_200
_EMOJI_EVERY = 1_000
_PER_CONTENT = 10


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=5_000)
    n = parser.parse_args().passages
    texts = [_text(i) for i in range(n)]
    with tempfile.TemporaryDirectory() as folder:
        config = EngineConfig(data_dir=Path(folder), models_dir=Path(folder))
        _, library = open_databases(config, writable=True)
        todays = terms.document_terms
        with (
            patch.object(terms, "document_terms", lambda text: terms.without_emoji(todays(text))),
            library.write() as connection,
        ):
            for start in range(0, n, _PER_CONTENT):
                some = texts[start : start + _PER_CONTENT]
                chunks = [
                    (Chunk(i, 0, len(one), one, None, i + 1, "", ""), _digest(one))
                    for i, one in enumerate(some)
                ]
                text = ExtractedText("\n".join(some), title="")
                contents.add_content(connection, _digest(text.text), "plain/1", text, chunks)
        with library.write() as connection:
            opening = _seconds(lambda: contents.add_emoji(connection))
    folding = _seconds(lambda: [terms.fold(one) for one in texts])
    print(f"{n} passages: {opening:.2f} s, {opening / n * 1e6:.0f} µs each")
    print(f"folding them: {folding:.2f} s, {folding / n * 1e6:.0f} µs each")


def _text(seed: int) -> str:
    chosen = random.Random(seed).choices(_SENTENCE.split(), k=_LETTERS // 5)
    return " ".join(chosen)[:_LETTERS] + (" 🎉" if seed % _EMOJI_EVERY == 0 else "")


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
