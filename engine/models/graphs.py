"""Torch modules that compute what an exported graph computes.

What lives here: transformer, pooling and head as one module each for bi- and cross-encoders. What
does not: exporting. The one rule: a graph takes one unpadded text, batch size 1, no mask; this
module is imported only by the export's child process.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import AutoModel, AutoModelForSequenceClassification, PreTrainedModel

from engine.models.sources import DenseLayer, Pooling

_LOADING = {
    "local_files_only": True,
    "trust_remote_code": False,
    "use_safetensors": True,
    "dtype": torch.float32,
}


class BiEncoderGraph(nn.Module):
    """Token ids `(1, n)` to a unit vector `(1, dim)`."""

    def __init__(
        self, folder: Path, pooling: Sequence[Pooling], dense: Sequence[DenseLayer]
    ) -> None:
        super().__init__()
        self.transformer = _load(AutoModel, folder)
        self.pooling = tuple(pooling)
        self.dense = nn.Sequential(*(_dense_module(layer) for layer in dense))

    def forward(self, input_ids: Tensor) -> Tensor:
        """Return `(1, dim) float32`, a unit row."""
        tokens = self.transformer(input_ids=input_ids, attention_mask=None)[0]
        pooled = torch.cat([_pool(tokens, mode) for mode in self.pooling], dim=1)
        return nn.functional.normalize(self.dense(pooled), dim=1)


class CrossEncoderGraph(nn.Module):
    """Token ids and segment ids of a pair, `(1, n)` each, to a logit `(1, 1)`."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.transformer = _load(AutoModelForSequenceClassification, folder)
        self.has_segments = getattr(self.transformer.config, "type_vocab_size", 0) > 1

    def forward(self, input_ids: Tensor, token_type_ids: Tensor | None = None) -> Tensor:
        """Return `(1, 1) float32`, the relevance logit."""
        arguments = {"input_ids": input_ids, "attention_mask": None}
        if self.has_segments:
            arguments["token_type_ids"] = token_type_ids
        logits: Tensor = self.transformer(**arguments).logits
        return logits


def _load(family: Any, folder: Path) -> PreTrainedModel:  # noqa: ANN401 - an Auto class
    try:
        loaded = family.from_pretrained(str(folder), attn_implementation="sdpa", **_LOADING)
    except ValueError:  # this architecture computes attention by hand
        loaded = family.from_pretrained(str(folder), attn_implementation="eager", **_LOADING)
    model: PreTrainedModel = loaded
    return model


def _pool(tokens: Tensor, mode: Pooling) -> Tensor:
    """Return `(1, width)` of `(1, n, width)`; every token counts, since none is padding."""
    if mode is Pooling.CLS:
        return tokens[:, 0]
    if mode is Pooling.LAST:
        return tokens[:, -1]
    if mode is Pooling.MAX:
        return tokens.max(dim=1).values
    if mode is Pooling.MEAN:
        return tokens.mean(dim=1)
    if mode is Pooling.MEAN_SQRT:
        return tokens.sum(dim=1) / torch.ones_like(tokens[..., 0]).sum(dim=1).sqrt()[:, None]
    weights = torch.ones_like(tokens[..., 0]).cumsum(dim=1)[..., None]  # later tokens weigh more
    return (tokens * weights).sum(dim=1) / weights.sum(dim=1)


def _dense_module(layer: DenseLayer) -> nn.Module:
    state = load_file(layer.weights)
    weight = state["linear.weight"]
    linear = nn.Linear(weight.shape[1], weight.shape[0], bias="linear.bias" in state)
    linear.load_state_dict({name.removeprefix("linear."): value for name, value in state.items()})
    activation = nn.Identity() if layer.activation == "Identity" else nn.Tanh()
    return nn.Sequential(linear, activation)
