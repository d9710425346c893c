"""The child process that embeds many passages on a graphics processor.

What lives here: its entry point, and the lines it reads and writes. What does not: starting it
(`models.bulk`). The one rule: it answers only after its vectors agreed with those that the folder's
fp32 graph is known to make; when stdin closes, it ends.

Every line in is a JSON list of texts; every line out is `{"vectors": ...}`, base64 of `(n, dim)`
little-endian float32 rows. The first line out, `{"device": ...}`, comes unasked.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from engine.errors import EngineError, EnvironmentProblem, ErrorCode
from engine.models.manifest import read_manifest
from engine.models.torch_encoder import open_torch_embedder

WEIGHTS = "weights"  # in a prepared folder: the sentence-transformers folder it was made of
FAILED = 3  # exit status after a line with `code` and `detail`


def main(arguments: Sequence[str]) -> int:
    """Embed with the prepared folder `arguments[0]` on a device `arguments[1]` till stdin ends."""
    folder, device = Path(arguments[0]), arguments[1]
    # whatever a library prints must not come between the lines
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="ascii")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def say(line: dict[str, str]) -> None:
        out.write(json.dumps(line) + "\n")
        out.flush()

    try:
        embedder = open_torch_embedder(folder / WEIGHTS, folder, read_manifest(folder), device)
        if embedder is None:
            raise EnvironmentProblem(ErrorCode.MODEL_UNSUPPORTED, f"{device} computes differently")
        say({"device": device})
        for line in sys.stdin:
            rows = embedder.embed_passages(json.loads(line)).astype("<f4")
            say({"vectors": base64.b64encode(rows.tobytes()).decode("ascii")})
    except ImportError as problem:
        say({"code": ErrorCode.TUNING_PACK_MISSING, "detail": str(problem)})
        return FAILED
    except EngineError as problem:
        say({"code": problem.code, "detail": problem.detail})
        return FAILED
    except (RuntimeError, AssertionError) as problem:  # no such device, or too little memory there
        say({"code": ErrorCode.MODEL_UNSUPPORTED, "detail": str(problem).splitlines()[0]})
        return FAILED
    return 0
