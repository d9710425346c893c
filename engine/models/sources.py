"""A sentence-transformers folder as it lies on disk, described without loading it.

What lives here: reading `modules.json` and its companions into a `Source`. What does not: weights
(`models.export`). The one rule: what is not understood is refused by name, never guessed, and
pickled weights or code in the folder are never touched.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from engine.errors import EnvironmentProblem, ErrorCode
from engine.models.manifest import ModelKind, sha256_of

# Part of every fingerprint and folder name: raise it when exporting gives other vectors or outputs.
RECIPE = 3
_LARGEST_CONTEXT = 512
_WEIGHTS = "model.safetensors"


class Pooling(StrEnum):
    """How token vectors become one; several are joined end to end in this order."""

    CLS = "cls"
    MAX = "max"
    MEAN = "mean"
    MEAN_SQRT = "mean_sqrt_len_tokens"
    WEIGHTED_MEAN = "weightedmean"
    LAST = "lasttoken"


# sentence-transformers' own order of joining, with the flag of each in `1_Pooling/config.json`
_POOLING_FLAGS = {
    "pooling_mode_cls_token": Pooling.CLS,
    "pooling_mode_max_tokens": Pooling.MAX,
    "pooling_mode_mean_tokens": Pooling.MEAN,
    "pooling_mode_mean_sqrt_len_tokens": Pooling.MEAN_SQRT,
    "pooling_mode_weightedmean_tokens": Pooling.WEIGHTED_MEAN,
    "pooling_mode_lasttoken": Pooling.LAST,
}


@dataclass(frozen=True, slots=True)
class DenseLayer:
    """A linear layer after pooling."""

    weights: Path
    activation: str  # `Identity` or `Tanh`


@dataclass(frozen=True, slots=True)
class TransformerShape:
    """Dimensions that an export needs to know; 0 heads when the config names them otherwise."""

    n_heads: int
    head_dim: int
    n_tokens: int  # size of the vocabulary


@dataclass(frozen=True, slots=True)
class Source:
    """A model folder and how its parts work together."""

    name: str
    kind: ModelKind
    transformer: Path
    max_tokens: int
    lower_case: bool = False
    pooling: tuple[Pooling, ...] = ()
    dense: tuple[DenseLayer, ...] = ()
    query_prompt: str = ""
    passage_prompt: str = ""

    def shape(self) -> TransformerShape:
        """Return the transformer's dimensions.

        Raises:
            EnvironmentProblem: MODEL_DAMAGED without a readable `config.json`.
        """
        config = _json(self.transformer / "config.json")
        n_heads = int(config.get("num_attention_heads") or config.get("n_heads") or 0)
        width = int(config.get("hidden_size") or config.get("dim") or 0)
        head_dim = int(config.get("head_dim") or (width // n_heads if n_heads else 0))
        return TransformerShape(n_heads, head_dim, int(config.get("vocab_size") or 1))

    def fingerprint(self) -> str:
        """Return a hash of weights, tokenizer and settings; two equal ones compute the same.

        Raises:
            EnvironmentProblem: MODEL_DAMAGED when a file cannot be read.
        """
        parts = [
            str(RECIPE),
            str(self.kind),
            str(self.max_tokens),
            str(self.lower_case),
            *self.pooling,
            self.query_prompt,
            self.passage_prompt,
        ]
        try:
            for folder in (self.transformer, *(layer.weights.parent for layer in self.dense)):
                for path in sorted(folder.iterdir()):
                    if path.suffix in (".safetensors", ".json", ".txt", ".model"):
                        parts += [path.name, sha256_of(path)]
        except OSError as problem:
            raise _damaged(problem.filename or self.transformer, problem) from problem
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:20]


def read_source(folder: Path) -> Source:
    """Describe a sentence-transformers folder: a bi-encoder, or a cross-encoder with one label.

    Raises:
        EnvironmentProblem: MODEL_MISSING when there is no model, MODEL_DAMAGED when a file cannot
            be read, MODEL_UNSUPPORTED when a part is not understood or weights are pickled.
    """
    if (folder / "modules.json").is_file():
        return _read_bi_encoder(folder)
    if (folder / "config.json").is_file():
        return _read_cross_encoder(folder)
    raise EnvironmentProblem(ErrorCode.MODEL_MISSING, f"no modules.json or config.json in {folder}")


def _read_bi_encoder(folder: Path) -> Source:
    modules = _json(folder / "modules.json")
    if not isinstance(modules, list) or not all(
        isinstance(module, dict) and "type" in module for module in modules
    ):
        raise _damaged(folder / "modules.json", TypeError())
    transformer: Path | None = None
    pooling: tuple[Pooling, ...] = ()
    dense: list[DenseLayer] = []
    for module in modules:
        kind = str(module["type"]).rpartition(".")[2]
        path = folder / str(module.get("path", ""))
        if kind == "Transformer" and transformer is None:
            transformer = path
        elif kind == "Pooling" and not pooling:
            pooling = _pooling(path)
        elif kind == "Dense" and pooling:
            dense.append(_dense(path))
        elif kind != "Normalize":  # every vector is normalised anyway
            raise _unsupported(folder, f"its part {module['type']} is not supported")
    if transformer is None or not pooling:
        raise _unsupported(folder, "it is not a Transformer with Pooling")
    _require_safetensors(transformer)
    told = _optional_json(transformer / "sentence_bert_config.json")
    query_prompt, passage_prompt = _prompts(folder)
    return Source(
        name=_name(folder),
        kind=ModelKind.BI_ENCODER,
        transformer=transformer,
        max_tokens=_max_tokens(transformer, told.get("max_seq_length")),
        lower_case=bool(told.get("do_lower_case", False)),
        pooling=pooling,
        dense=tuple(dense),
        query_prompt=query_prompt,
        passage_prompt=passage_prompt,
    )


def _read_cross_encoder(folder: Path) -> Source:
    _require_safetensors(folder)
    config = _json(folder / "config.json")
    labels = config.get("id2label") or {}
    n_labels = int(config.get("num_labels", len(labels) or 2))
    if n_labels != 1 or not str((config.get("architectures") or [""])[0]).endswith(
        "ForSequenceClassification"
    ):
        raise _unsupported(folder, "it is neither a bi-encoder nor a cross-encoder with one label")
    return Source(
        name=_name(folder),
        kind=ModelKind.CROSS_ENCODER,
        transformer=folder,
        max_tokens=_max_tokens(folder, None),
    )


def _pooling(folder: Path) -> tuple[Pooling, ...]:
    told = _json(folder / "config.json")
    if not told.get("include_prompt", True):
        raise _unsupported(folder, "its pooling leaves the prompt out")
    named = told.get("pooling_mode")
    try:
        if named is not None:
            modes = [named] if isinstance(named, str) else list(named)
            return tuple(Pooling(mode) for mode in modes)
    except ValueError as problem:
        raise _unsupported(folder, f"its pooling {named!r} is not supported") from problem
    flagged = tuple(mode for flag, mode in _POOLING_FLAGS.items() if told.get(flag))
    unknown = [k for k, on in told.items() if k.startswith("pooling_mode_") and on]
    if not flagged or len(unknown) != len(flagged):
        raise _unsupported(folder, f"its pooling {unknown} is not supported")
    return flagged


def _dense(folder: Path) -> DenseLayer:
    _require_safetensors(folder)
    told = _json(folder / "config.json")
    activation = str(told.get("activation_function", "")).rpartition(".")[2]
    if activation not in ("Identity", "Tanh"):
        raise _unsupported(folder, f"its activation {activation!r} is not supported")
    return DenseLayer(folder / _WEIGHTS, activation)


def _prompts(folder: Path) -> tuple[str, str]:
    """Return the prompts of queries and passages, as encode_query and encode_document pick them."""
    told = _optional_json(folder / "config_sentence_transformers.json")
    prompts = told.get("prompts") or {}
    default = prompts.get(told.get("default_prompt_name") or "", "") or ""

    def pick(*names: str) -> str:
        for name in names:
            if prompts.get(name):
                return str(prompts[name])
        return str(default)

    return pick("query"), pick("document", "passage", "corpus")


def _max_tokens(folder: Path, told: object) -> int:
    """Return how many tokens the model takes; absurd or missing values give way to the weights'."""
    config = _json(folder / "config.json")
    limits = [_LARGEST_CONTEXT]
    positions = config.get("max_position_embeddings")
    if isinstance(positions, int):
        # RoBERTa and its kin count positions from the padding token's id on
        offset = (
            int(config.get("pad_token_id") or 0) + 1
            if config.get("model_type") in ("roberta", "xlm-roberta", "camembert", "mpnet")
            else 0
        )
        limits.append(positions - offset)
    tokenizer = _optional_json(folder / "tokenizer_config.json")
    told_values = (told, tokenizer.get("model_max_length"))
    return min(limits + [value for value in told_values if isinstance(value, int) and value > 0])


def _name(folder: Path) -> str:
    return folder.resolve().name


def _require_safetensors(folder: Path) -> None:
    if (folder / _WEIGHTS).is_file() or (folder / f"{_WEIGHTS}.index.json").is_file():
        return
    pickled = sorted(path.name for path in folder.glob("*.bin"))
    if pickled:
        raise _unsupported(folder, f"its weights are pickled ({pickled[0]}); safetensors is needed")
    raise EnvironmentProblem(ErrorCode.MODEL_MISSING, f"no {_WEIGHTS} in {folder}")


def _json(path: Path) -> Any:  # noqa: ANN401 - whatever the file says
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise _damaged(path, problem) from problem


def _optional_json(path: Path) -> dict[str, Any]:
    return dict(_json(path)) if path.is_file() else {}


def _damaged(path: Path | str, problem: Exception) -> EnvironmentProblem:
    return EnvironmentProblem(
        ErrorCode.MODEL_DAMAGED, f"{path} cannot be read ({type(problem).__name__})"
    )


def _unsupported(folder: Path, why: str) -> EnvironmentProblem:
    return EnvironmentProblem(ErrorCode.MODEL_UNSUPPORTED, f"{folder}: {why}")
