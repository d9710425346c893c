"""The child process that tunes: one job from a folder, progress on stdout.

What lives here: the child's entry point, the job it reads and the lines it writes. What does not:
starting and stopping it (`tune/training.py`). The one rule: after every line the child waits for
one on stdin, so that a parent that pauses makes it wait; when stdin closes, the child ends at once,
wherever it stands.

A job's folder holds
    job.json  a `TuneJob`
    result/   what was trained; it counts when the child ended with 0
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TextIO

import psutil

from engine.errors import EngineError, ErrorCode, InputProblem, environment_problem
from engine.models.embed_child import WEIGHTS
from engine.models.manifest import Manifest, Precision, write_manifest
from engine.models.reweight import prepare_tuned
from engine.models.sources import read_source
from engine.models.torch_encoder import CPU, TorchEncoder, best_device, open_torch_embedder
from engine.tune.anchors import AnchorCache
from engine.tune.batches import Batches
from engine.tune.contrastive import ContrastiveTrainer, Step
from engine.tune.examples import Example, Replay, read_examples
from engine.tune.recipe import Recipe
from engine.tune.weights import interpolate, save_trained

JOB_FILE, RESULT = "job.json", "result"
PREPARED = "prepared"  # below the result: a prepared folder for each strength
FAILED = 3  # exit status after a line with `code` and `detail`
STOPPED = 4
_NICE = 10


@dataclass(frozen=True, slots=True)
class TuneJob:
    """What a child is to do; paths as text, absolute.

    For every one of `strengths` the weights that far from the base are also prepared for serving,
    which needs `base_prepared`, a prepared folder of the base with its fp32 graph. Trained on a
    graphics processor, they can also embed where they were trained.
    """

    base: str
    examples: str
    recipe: Recipe
    cache: str
    device: str = ""
    n_threads: int = 1
    strengths: tuple[float, ...] = ()
    base_prepared: str = ""

    def to_json(self) -> str:
        """Return the job as JSON."""
        return json.dumps(asdict(self), sort_keys=True)


def read_job(path: Path) -> TuneJob:
    """Read a job.

    Raises:
        InputProblem: BAD_COLLECTION when it cannot be read.
    """
    try:
        told = json.loads(path.read_text("utf-8"))
        recipe = Recipe(**told.pop("recipe"))
        return TuneJob(**{**told, "recipe": recipe, "strengths": tuple(told["strengths"])})
    except (OSError, ValueError, TypeError, KeyError) as problem:
        raise InputProblem(ErrorCode.BAD_COLLECTION, f"{path}: {problem}") from problem


def strength_folder(trained: Path, strength: float) -> Path:
    """Return where the prepared folder of a strength lies in a trained folder."""
    return trained / PREPARED / f"{strength:.2f}"


def main(arguments: Sequence[str]) -> int:
    """Do the job in the folder `arguments[0]`; return 0, or `FAILED` after saying why."""
    folder = Path(arguments[0])
    # whatever a library prints must not come between the lines
    talk = Conversation(os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8"))
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _lower_priority()
    os.environ.update(
        HF_HUB_OFFLINE="1",
        TRANSFORMERS_OFFLINE="1",
        HF_HUB_DISABLE_TELEMETRY="1",
        HF_HUB_DISABLE_PROGRESS_BARS="1",
        TOKENIZERS_PARALLELISM="false",
    )
    logging.basicConfig(level=logging.ERROR)
    try:
        run(read_job(folder / JOB_FILE), folder, talk)
    except ImportError as problem:
        talk.fail(ErrorCode.TUNING_PACK_MISSING, str(problem))
        return FAILED
    except EngineError as problem:
        talk.fail(problem.code, problem.detail)
        return FAILED
    except OSError as problem:
        told = environment_problem(problem)
        talk.fail(told.code, told.detail)
        return FAILED
    return 0


class Conversation:
    """Lines to the parent, each answered by one.

    Thread: `say` on one thread; stdin is read on another, which ends the process when it closes.
    """

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._go = threading.Semaphore(0)
        threading.Thread(target=self._listen, daemon=True).start()

    def say(self, stage: str, done: int, total: int, **figures: float | None) -> None:
        """Write a line of progress, `loss` in it, and wait for the answer."""
        self._write({"stage": stage, "done": done, "total": total, **figures})
        self._go.acquire()

    def fail(self, code: str, detail: str) -> None:
        """Write the line that tells why nothing came of it."""
        self._write({"code": code, "detail": detail})

    def _write(self, line: dict[str, object]) -> None:
        self._out.write(json.dumps(line) + "\n")
        self._out.flush()

    def _listen(self) -> None:
        for _ in sys.stdin:
            self._go.release()
        # a step may take seconds; whoever closed the pipe does not want to wait for its end
        os._exit(STOPPED)


def run(job: TuneJob, folder: Path, talk: Conversation) -> None:
    """Train, save, and prepare the strengths.

    Raises:
        EngineError: of any family; ImportError without torch.
    """
    import torch

    talk.say("loading", 0, 1)
    torch.set_num_threads(max(1, job.n_threads))
    base_dir, recipe = Path(job.base), job.recipe
    examples, replay = read_examples(Path(job.examples))
    source = read_source(base_dir)
    encoder = TorchEncoder(source, job.device or best_device(), max_tokens=recipe.max_tokens)
    anchors = AnchorCache(Path(job.cache), source.fingerprint(), encoder.device)
    if recipe.anchor:
        _fill_anchors(anchors, encoder, examples, replay, recipe, talk)

    latest = [(0, 1)]

    def told(step: Step) -> None:
        latest[0] = step.done, step.total
        talk.say("training", step.done, step.total, loss=step.loss)

    def look() -> None:
        talk.say("training", *latest[0], loss=None)

    trainer = ContrastiveTrainer(encoder, recipe, anchors)
    trainer.train(examples, replay, told, look)
    result = folder / RESULT
    save_trained(encoder, base_dir, result)
    (result / "tuning.json").write_text(job.to_json(), "utf-8")
    for number, strength in enumerate(job.strengths):
        talk.say("preparing", number, len(job.strengths))
        _prepare(job, result, strength, encoder.device)
    talk.say("preparing", len(job.strengths), len(job.strengths))


def _fill_anchors(  # noqa: PLR0917
    anchors: AnchorCache,
    encoder: TorchEncoder,
    examples: Sequence[Example],
    replay: Sequence[Replay],
    recipe: Recipe,
    talk: Conversation,
) -> None:
    """Embed with the base model every text that the batches will have."""
    batches = Batches(examples, replay, recipe, encoder)
    anchors.fill(encoder, batches.texts(), lambda done, total: talk.say("anchoring", done, total))


def _prepare(job: TuneJob, result: Path, strength: float, device: str) -> None:
    base_dir, target = Path(job.base), strength_folder(result, strength)
    mixed = result.with_name("mixed")
    shutil.rmtree(mixed, ignore_errors=True)
    target.mkdir(parents=True)
    interpolate(base_dir, result, strength, mixed)
    manifest = prepare_tuned(
        mixed, target, base_dir=base_dir, base_prepared=Path(job.base_prepared), name="tuned"
    )
    if job.recipe.width:
        manifest = replace(manifest, width=job.recipe.width)
        write_manifest(target, manifest)
    if device != CPU:
        keep_weights(mixed, target, manifest, device)
    shutil.rmtree(mixed, ignore_errors=True)


def keep_weights(source_dir: Path, prepared: Path, manifest: Manifest, device: str) -> bool:
    """Let a prepared folder embed on a device too, in fp32; False where that computes differently.

    The weights are moved beside the graphs, and the folder serves in fp32 from then on: passages
    that the device embedded stand beside queries of the processor.
    """
    if open_torch_embedder(source_dir, prepared, manifest, device) is None:
        return False
    source_dir.rename(prepared / WEIGHTS)
    write_manifest(prepared, replace(manifest, precision=Precision.FP32, device=device))
    return True


def _lower_priority() -> None:
    process = psutil.Process()
    if sys.platform == "win32":
        process.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        process.nice(max(_NICE, process.nice()))
