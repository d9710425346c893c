"""Tuning from outside: a child process that trains, watched, paused and stopped.

What lives here: `ChildTrainer`, the port `Trainer`. What does not: what happens inside the child
(`tune/child.py`). The one rule: `out_dir` is there as a whole or not at all; it is renamed into
place after the child ended well.
"""

from __future__ import annotations

import json
import logging
import queue
import shutil
import subprocess
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from engine.config import PROCESSOR, EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode, InputProblem, os_errors
from engine.jobs import Report
from engine.models import catalog, device
from engine.models.manifest import Precision, is_prepared, read_manifest
from engine.models.session import MODEL_FILES
from engine.models.sources import read_source
from engine.models.torch_encoder import CPU
from engine.packs.trainer import trainer_command
from engine.tune.child import JOB_FILE, RESULT, TuneJob
from engine.tune.recipe import Recipe

log = logging.getLogger(__name__)

_INPUT = (ErrorCode.BAD_COLLECTION, ErrorCode.BAD_SETTING)
_POLL_S = 0.1
_END_S = 10.0
# where each stage begins and ends in a training, by what they took on two cores
_STAGES = {"anchoring": (0.0, 0.25), "training": (0.25, 0.9), "preparing": (0.9, 1.0)}
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


@dataclass(frozen=True, slots=True)
class TuningProgress:
    """The detail of a report: the loss of the step that was just done, None between steps."""

    loss: float | None


def part_done(stage: str, done: int, total: int | None) -> float:
    """Return how much of a training is done, 0 to 1, after a report of one of its stages."""
    begin, end = _STAGES.get(stage, (0.0, 0.0))
    return begin + (end - begin) * done / total if total else begin


def prepared_base(config: EngineConfig, base: Path) -> Path:
    """Return a prepared folder of a base model that has its fp32 graph; made if there is none.

    Raises:
        EnvironmentProblem: as `catalog.prepare`.
    """
    fingerprint = read_source(base).fingerprint()
    for folder in config.models_dir.glob("*"):
        if is_prepared(folder):
            manifest = read_manifest(folder)
            if (
                manifest.fingerprint == fingerprint
                and MODEL_FILES[Precision.FP32] in manifest.files
            ):
                return folder
    return catalog.prepare(config, base)


class ChildTrainer:
    """Trains in a child process at low priority.

    Thread: one at a time; several trainers may share a cache folder.
    """

    def __init__(
        self,
        config: EngineConfig,
        recipe: Recipe,
        *,
        cache: Path,
        strengths: tuple[float, ...] = (),
        n_threads: int = 0,
    ) -> None:
        """Tell what is trained and how.

        Args:
            config: how to start a child, and where prepared models lie.
            recipe: the numbers.
            cache: a folder for what the base model makes of the texts, shared by all trainings of
                a tune.
            strengths: how far from the base, 0 to 1, to prepare for serving (`strength_folder`).
            n_threads: of the child; two children of one thread each do more than one of two.
        """
        self._config, self._recipe, self._cache = config, recipe, cache
        self._strengths, self._n_threads = strengths, n_threads

    def train(self, examples: Path, out_dir: Path, report: Report) -> None:
        """Train; leave nothing at `out_dir` unless finished; stop within 2 s when told.

        Raises:
            EnvironmentProblem: TUNING_PACK_MISSING, MODEL_MISSING, MODEL_DAMAGED,
                MODEL_UNSUPPORTED, WORKER_FAILED, DISK_FULL, READ_ONLY or NO_ACCESS.
            InputProblem: BAD_COLLECTION for a file without examples, BAD_SETTING for a recipe.
            CancelledError: `report` said so.
        """
        command = trainer_command(self._config)
        job = self._job(examples)
        work = work_folder(out_dir)
        _remove(work)  # of a training that was killed
        try:
            with os_errors():
                self._cache.mkdir(parents=True, exist_ok=True)
                work.mkdir(parents=True)
                (work / JOB_FILE).write_text(job.to_json(), "utf-8")
                _Child(command, work).run(report)
                _remove(out_dir)
                (work / RESULT).rename(out_dir)
        finally:
            _remove(work)

    def _job(self, examples: Path) -> TuneJob:
        base = catalog.default_source(self._config)
        prepared = prepared_base(self._config, base) if self._strengths else None
        return TuneJob(
            base=str(base),
            examples=str(examples),
            recipe=self._recipe,
            cache=str(self._cache),
            device=CPU if self._config.device == PROCESSOR else "",
            n_threads=device.n_threads(self._n_threads),
            strengths=self._strengths,
            base_prepared=str(prepared or ""),
        )


def work_folder(out_dir: Path) -> Path:
    """Return where a training keeps its things until it is finished."""
    return out_dir.with_name(f"{out_dir.name}.unfinished")


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


class _Child:
    """One child process and the thread that reads its lines."""

    def __init__(self, command: tuple[str, ...], work: Path) -> None:
        self._command = [*command, "tune", str(work)]
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def run(self, report: Report) -> None:
        """Pass progress on until the child ended well; end it when `report` raises."""
        with tempfile.TemporaryFile() as errors:
            child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                encoding="utf-8",
                creationflags=_NO_WINDOW,
            )
            reader = threading.Thread(
                target=self._read, args=(child.stdout,), name="honeyguide-tune", daemon=True
            )
            reader.start()
            try:
                told = self._follow(child, report)
                status = _status(child)
            finally:
                _end(child)
                reader.join()
                for pipe in (child.stdin, child.stdout):
                    _close(pipe)
            if status:
                raise _problem(status, told, errors)

    def _follow(self, child: subprocess.Popen[str], report: Report) -> dict[str, Any]:
        """Answer every line after reporting it; return the last one."""
        last: dict[str, Any] = {"stage": "loading", "done": 0, "total": 1}
        while True:
            try:
                line = self._lines.get(timeout=_POLL_S)
            except queue.Empty:
                _pass_on(last, report)
                continue
            if line is None:
                return last
            last = json.loads(line)
            if "code" in last:
                return last
            _pass_on(last, report)
            try:
                if child.stdin is not None:
                    child.stdin.write("\n")
                    child.stdin.flush()
            except OSError:
                log.debug("the child ended while it was being answered")

    def _read(self, lines: IO[str]) -> None:
        for line in lines:
            self._lines.put(line)
        self._lines.put(None)


def _pass_on(line: dict[str, Any], report: Report) -> None:
    detail = TuningProgress(line.get("loss"))
    report(line["stage"], line["done"], line["total"], detail)


def _status(child: subprocess.Popen[str]) -> int:
    """Return the exit status of a child that said its last word; -1 when it does not end."""
    try:
        return child.wait(_END_S)
    except subprocess.TimeoutExpired:
        return -1


def _end(child: subprocess.Popen[str]) -> None:
    if child.poll() is None:
        child.kill()
        child.wait()


def _close(pipe: IO[str] | None) -> None:
    try:
        if pipe is not None:
            pipe.close()
    except OSError:
        log.debug("a pipe to a child that ended could not be closed")


def _problem(status: int, told: dict[str, Any], errors: IO[bytes]) -> Exception:
    if "code" in told:  # also of one that did not end in time after its last word
        code = ErrorCode(told["code"])
        family = InputProblem if code in _INPUT else EnvironmentProblem
        return family(code, told["detail"])
    errors.seek(0)
    lines = errors.read()[-4000:].decode("utf-8", "replace").strip().splitlines()
    return EnvironmentProblem(
        ErrorCode.WORKER_FAILED, lines[-1] if lines else f"exit status {status}"
    )
