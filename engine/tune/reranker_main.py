"""Makes the default reranker: the program that reproduces the shipped weights.

    python -m engine.tune.reranker_main lists  --data DATA --work WORK
    python -m engine.tune.reranker_main train  --work WORK [--steps N | --minutes M] [--crew 2]
    python -m engine.tune.reranker_main export --work WORK --out resources/models/reranker

What lives here: the command line and the order of things. The one rule: every step can be stopped
and started again; `train` goes on from its last checkpoint.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.config import EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode
from engine.models.catalog import open_embedder, verified_source
from engine.models.tokens import TOKENIZER_FILE
from engine.packs.trainer import BASE_PACKAGE, packaged_base_model
from engine.tune.crew import Crew
from engine.tune.reranker_batches import TextEncoder, is_held_out, read_lists, write_lists
from engine.tune.reranker_lists import mixed_lists
from engine.tune.reranker_model import new_pair_scorer
from engine.tune.reranker_train import Recipe, RerankerTrainer

if TYPE_CHECKING:
    import torch

log = logging.getLogger(__name__)
LISTS_FILE = "lists.jsonl.gz"
N_STEPS = 470
MAX_SERVED_TOKENS = 160
# Half-way between backbone and trained weights: as good on the collections that were not trained
# on as the whole way, and nearer to the backbone on what nobody measured (Wortsman et al. 2022).
TRAINED_SHARE = 0.5
_SEED = 20
_N_WATCHED = 320


def main(arguments: Sequence[str]) -> int:
    """Run one step; return the exit status."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    told = _parser().parse_args(arguments)
    told.work.mkdir(parents=True, exist_ok=True)
    if told.step == "lists":
        config = EngineConfig(data_dir=told.work, models_dir=told.work / "models")
        embedder = open_embedder(config)
        lists = mixed_lists(told.data, embedder.embed_passages, seed=_SEED, log=log.info)
        write_lists(told.work / LISTS_FILE, lists)
    elif told.step == "export":
        _export(told.work / "run" / "checkpoint.pt", told.out)
    elif told.crew > 1 and told.rank is None:
        return _train_together(arguments, told.crew)
    else:
        _train(told)
    return 0


def _export(checkpoint: Path, target: Path) -> None:
    """Turn a checkpoint into the folder that the program reads."""
    import torch

    from engine.models.reranker_export import Shape, export_reranker

    backbone = backbone_folder()
    module = new_pair_scorer(backbone)
    trained = torch.load(checkpoint, map_location="cpu", weights_only=True)["model"]
    module.load_state_dict(between(module.state_dict(), trained, TRAINED_SHARE))
    config = json.loads((backbone / "config.json").read_text("utf-8"))
    shape = Shape(config["num_attention_heads"], config["hidden_size"], MAX_SERVED_TOKENS)
    log.info("%s", export_reranker(module, backbone / TOKENIZER_FILE, target, shape))


def between(
    backbone: Mapping[str, torch.Tensor], trained: Mapping[str, torch.Tensor], share: float
) -> dict[str, torch.Tensor]:
    """Return `share * trained + (1 - share) * backbone` for the encoder, and the trained head."""
    return {
        name: share * weight + (1 - share) * backbone[name]
        if name.startswith("encoder")
        else weight
        for name, weight in trained.items()
    }


def backbone_folder() -> Path:
    """Return the folder of the backbone, all-MiniLM-L6-v2, after comparing its weights.

    Raises:
        EnvironmentProblem: MODEL_MISSING without its package, MODEL_DAMAGED for other weights.
    """
    folder = packaged_base_model()
    if folder is None:
        raise EnvironmentProblem(ErrorCode.MODEL_MISSING, f"{BASE_PACKAGE} is not installed")
    return verified_source(folder)


def _train(told: argparse.Namespace) -> None:
    """Train in this process, alone or as a member of a crew."""
    import torch

    crew = Crew(told.rank or 0, told.crew, told.meeting_point)
    if told.crew > 1:
        torch.set_num_threads(1)
    recipe = Recipe(
        n_steps=0 if told.minutes else told.steps,
        budget_s=told.minutes * 60.0,
        seed=told.seed,
    )
    torch.manual_seed(recipe.seed)
    lists = read_lists(told.work / LISTS_FILE)
    watched = [one for one in lists if is_held_out(one.group)]
    random.Random(recipe.seed).shuffle(watched)  # noqa: S311
    learnt = [one for one in lists if not is_held_out(one.group)]
    device = "cuda" if torch.cuda.is_available() else "cpu"
    backbone = backbone_folder()
    model = new_pair_scorer(backbone).to(device).train()
    texts = TextEncoder(backbone / TOKENIZER_FILE, recipe.max_tokens)
    trainer = RerankerTrainer(
        model,
        texts,
        recipe,
        told.work / "run",
        log=log.info if crew.rank == 0 else _silent,
        crew=crew,
    )
    log.info("%d lists, %d watched, resumed: %s", len(learnt), len(watched), trainer.resume())
    trainer.train(learnt, watched[:_N_WATCHED])
    crew.leave()


def _train_together(arguments: Sequence[str], size: int) -> int:
    """Start the members of a crew and wait for them; return the worst exit status."""
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "meeting")
        command = [sys.executable, "-m", "engine.tune.reranker_main", *arguments]
        members = [
            subprocess.Popen([*command, "--rank", str(rank), "--meeting-point", place])
            for rank in range(size)
        ]
        return int(np.max([member.wait() for member in members]))


def _silent(line: str) -> None:
    """Say nothing: the first member of a crew reports."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m engine.tune.reranker_main")
    parser.add_argument("step", choices=("lists", "train", "export"))
    parser.add_argument("--data", type=Path, help="folder with train/ and eval/")
    parser.add_argument("--work", type=Path, required=True, help="folder for what is made")
    parser.add_argument("--out", type=Path, default=Path("resources/models/reranker"))
    parser.add_argument("--steps", type=int, default=N_STEPS)
    parser.add_argument("--minutes", type=float, default=0.0, help="instead of steps")
    parser.add_argument("--crew", type=int, default=1, help="processes that train together")
    parser.add_argument("--seed", type=int, default=Recipe().seed)
    parser.add_argument("--rank", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--meeting-point", type=Path, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
