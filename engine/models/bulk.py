"""Many passages at once: on a graphics processor where a model was made for one.

What lives here: the child process that computes there, and an embedder that hands passages to it.
What does not: what the child does (`models.embed_child`). The one rule: its vectors stand beside
the processor's only where both are fp32 of the same weights, compared first; whatever goes wrong,
the processor goes on alone.
"""

from __future__ import annotations

import base64
import json
import logging
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from engine.config import PROCESSOR, EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode
from engine.models.embed_child import WEIGHTS
from engine.models.manifest import Precision, read_manifest
from engine.packs.trainer import trainer_command
from engine.ports import Embedder, Vectors

log = logging.getLogger(__name__)

_END_S = 10.0
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


@contextmanager
def bulk_embedder(config: EngineConfig, folder: Path, embedder: Embedder) -> Iterator[Embedder]:
    """Yield what embeds many passages with a model: `embedder` itself, or one beside it.

    Args:
        config: which device is wanted, and how to start a child.
        folder: the model's prepared folder.
        embedder: what serves it on the processor.
    """
    device = device_of(folder)
    if config.device == PROCESSOR or not device or embedder.precision != Precision.FP32:
        yield embedder
        return
    try:
        child = EmbedChild(config, folder, device)
    except EnvironmentProblem as problem:
        log.warning("%s is not used: %s", device, problem.code)
        yield embedder
        return
    try:
        yield BulkEmbedder(embedder, child)
    finally:
        child.close()


def device_of(folder: Path) -> str:
    """Return the device that a prepared folder was made for, "" for the processor alone."""
    if not (folder / WEIGHTS).is_dir():
        return ""
    try:
        return read_manifest(folder).device
    except EnvironmentProblem:
        return ""


class EmbedChild:
    """One child process that embeds.

    Thread: one at a time.
    """

    def __init__(self, config: EngineConfig, folder: Path, device: str) -> None:
        """Start it and wait until it is ready.

        Raises:
            EnvironmentProblem: TUNING_PACK_MISSING, MODEL_UNSUPPORTED where its vectors differ,
                MODEL_MISSING, MODEL_DAMAGED or WORKER_FAILED.
        """
        command = [*trainer_command(config), "embed", str(folder), device]
        try:
            self._child = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                creationflags=_NO_WINDOW,
            )
        except OSError as problem:
            raise EnvironmentProblem(ErrorCode.WORKER_FAILED, str(problem)) from problem
        try:
            self._heard()
        except BaseException:
            self.close()
            raise

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return `(n, dim) float32` unit rows.

        Raises:
            EnvironmentProblem: WORKER_FAILED or MODEL_UNSUPPORTED; it is of no use any more.
        """
        stdin = self._child.stdin
        try:
            if stdin is not None:
                stdin.write(json.dumps(list(texts)) + "\n")
                stdin.flush()
        except OSError as problem:
            raise EnvironmentProblem(ErrorCode.WORKER_FAILED, "it ended") from problem
        rows = np.frombuffer(base64.b64decode(self._heard()["vectors"]), "<f4")
        return rows.reshape(len(texts), -1).astype(np.float32)

    def _heard(self) -> dict[str, str]:
        line = self._child.stdout.readline() if self._child.stdout is not None else ""
        if not line:
            raise EnvironmentProblem(ErrorCode.WORKER_FAILED, "it ended")
        told: dict[str, str] = json.loads(line)
        if "code" in told:
            raise EnvironmentProblem(ErrorCode(told["code"]), told["detail"])
        return told

    def close(self) -> None:
        """Let it end, and end it where it does not."""
        for pipe in (self._child.stdin, self._child.stdout):
            try:
                if pipe is not None:
                    pipe.close()
            except OSError:
                log.debug("a pipe to a child that ended could not be closed")
        try:
            self._child.wait(_END_S)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()


class BulkEmbedder:
    """The port `Embedder`: queries on the processor, passages in the child while that answers.

    Thread: one at a time.
    """

    def __init__(self, embedder: Embedder, child: EmbedChild) -> None:
        self.name, self.fingerprint = embedder.name, embedder.fingerprint
        self.dim, self.max_tokens = embedder.dim, embedder.max_tokens
        self.precision = embedder.precision
        self._embedder = embedder
        self._child: EmbedChild | None = child

    def embed_query(self, text: str) -> Vectors:
        """Return `(dim,) float32`, a unit vector."""
        return self._embedder.embed_query(text)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return `(n, dim) float32`, unit rows, same order as texts; `(0, dim)` for no texts."""
        if self._child is not None and texts:
            try:
                return self._child.embed(texts)
            except EnvironmentProblem as problem:
                log.warning("the processor goes on alone: %s", problem.code)
                self._child = None
        return self._embedder.embed_passages(texts)
