"""Torch modules that compute what an exported graph computes.

What lives here: transformer, pooling and head as one module each for bi- and cross-encoders. What
does not: exporting. The one rule: a graph takes one unpadded text, batch size 1, no mask.

The classes stand inside functions because torch is imported on use only.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.models.sources import DenseLayer, Pooling

if TYPE_CHECKING:
    import torch


def bi_encoder_graph(
    folder: Path, pooling: Sequence[Pooling], dense: Sequence[DenseLayer]
) -> torch.nn.Module:
    """Return a module from token ids `(1, n)` to a unit vector `(1, dim) float32` and the tokens.

    The tokens are the last layer's `(1, n, width) float32`, as pooling finds them.

    Raises:
        OSError: the weights cannot be loaded; ValueError or KeyError when they do not fit.
    """
    import torch
    from transformers import AutoModel

    class BiEncoderGraph(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.transformer = _load(AutoModel, folder)
            self.dense = torch.nn.Sequential(*(_dense_module(layer) for layer in dense))

        def forward(self, input_ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            tokens = self.transformer(input_ids=input_ids, attention_mask=None)[0]
            pooled = torch.cat([_pool(tokens, mode) for mode in pooling], dim=1)
            return torch.nn.functional.normalize(self.dense(pooled), dim=1), tokens

    return BiEncoderGraph()


def cross_encoder_graph(folder: Path) -> torch.nn.Module:
    """Return a module from a pair's token and segment ids, `(1, n)` each, to a logit `(1, 1)`.

    Its attribute `has_segments` tells whether segment ids are used.

    Raises:
        OSError: the weights cannot be loaded; ValueError or KeyError when they do not fit.
    """
    import torch
    from transformers import AutoModelForSequenceClassification

    class CrossEncoderGraph(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.transformer = _load(AutoModelForSequenceClassification, folder)
            self.has_segments = getattr(self.transformer.config, "type_vocab_size", 0) > 1

        def forward(
            self, input_ids: torch.Tensor, token_type_ids: torch.Tensor | None = None
        ) -> torch.Tensor:
            segments = {"token_type_ids": token_type_ids} if self.has_segments else {}
            output = self.transformer(input_ids=input_ids, attention_mask=None, **segments)
            logits: torch.Tensor = output.logits
            return logits

    return CrossEncoderGraph()


def _load(family: Any, folder: Path) -> Any:  # noqa: ANN401 - an Auto class and its model
    import torch

    loading = {
        "local_files_only": True,
        "trust_remote_code": False,
        "use_safetensors": True,
        "dtype": torch.float32,
    }
    try:
        return family.from_pretrained(str(folder), attn_implementation="sdpa", **loading)
    except ValueError:  # this architecture computes attention by hand
        return family.from_pretrained(str(folder), attn_implementation="eager", **loading)


def _pool(tokens: torch.Tensor, mode: Pooling) -> torch.Tensor:
    """Return `(1, width)` of `(1, n, width)`; every token counts, since none is padding."""
    import torch

    if mode is Pooling.CLS:
        return tokens[:, 0]
    if mode is Pooling.LAST:
        return tokens[:, -1]
    if mode is Pooling.MAX:
        return tokens.max(dim=1).values
    if mode is Pooling.MEAN:
        return tokens.mean(dim=1)
    ones = torch.ones_like(tokens[..., :1])
    if mode is Pooling.MEAN_SQRT:
        return tokens.sum(dim=1) / ones.sum(dim=1).sqrt()
    weights = ones.cumsum(dim=1)  # later tokens weigh more
    return (tokens * weights).sum(dim=1) / weights.sum(dim=1)


def _dense_module(layer: DenseLayer) -> torch.nn.Module:
    import torch
    from safetensors.torch import load_file

    state = load_file(layer.weights)
    weight = state["linear.weight"]
    linear = torch.nn.Linear(weight.shape[1], weight.shape[0], bias="linear.bias" in state)
    linear.load_state_dict({name.removeprefix("linear."): value for name, value in state.items()})
    activation = torch.nn.Identity() if layer.activation == "Identity" else torch.nn.Tanh()
    return torch.nn.Sequential(linear, activation)
