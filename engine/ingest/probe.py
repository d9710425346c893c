"""What reading costs on this machine, tried on a few files of which nothing is kept.

What lives here: reading and embedding samples against the clock. What does not: which files are
tried and what follows for whole folders (`ui/onboarding/estimate`). The one rule: it takes the ways
that reading itself takes, and stops after a few seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine import chunking
from engine.clock import Clock
from engine.extract.failure import ExtractionError
from engine.extract.sandbox import Sandbox
from engine.figures import Probed
from engine.jobs import Report
from engine.ports import Embedder
from engine.serving.sources import Measure

MAX_MS = 5_000.0
_N_EMBEDDED = 6  # passages of one file


def probe(
    paths: Sequence[Path],
    *,
    sandbox: Sandbox,
    measure: Measure,
    embedder: Embedder,
    clock: Clock,
    report: Report,
) -> list[Probed]:
    """Try files in their order until the time is up; a file that gives no text costs its reading.

    Raises:
        CancelledError: told to stop.
    """
    found: list[Probed] = []
    begun_ms = clock.monotonic_ms()
    for path in paths:
        report("probe", len(found), len(paths))
        if clock.monotonic_ms() - begun_ms > MAX_MS:
            break
        before_ms = clock.monotonic_ms()
        try:
            size_bytes = path.stat().st_size
            extracted = sandbox.extract(path)
            chunks = chunking.chunk(extracted, measure.finder, measure.size)
        except OSError:
            continue
        except ExtractionError:
            found.append(Probed(path, size_bytes, clock.monotonic_ms() - before_ms, 0, 0.0))
            continue
        read_ms = clock.monotonic_ms() - before_ms
        texts = [chunking.embedded_text(extracted.title, one) for one in chunks]
        tried = texts[:: max(1, len(texts) // _N_EMBEDDED)][:_N_EMBEDDED]
        before_ms = clock.monotonic_ms()
        embedder.embed_passages(tried)
        embed_ms = clock.monotonic_ms() - before_ms
        per_passage_ms = embed_ms / len(tried) if tried else 0.0
        found.append(Probed(path, size_bytes, read_ms, len(chunks), per_passage_ms))
    return found
