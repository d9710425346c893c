"""The cross-encoder as a torch module: a BERT encoder that reads query and passage together, and a small head.

The word vectors of the backbone stay as they are: a few hours of training see too few words to improve them, and
words never seen in training keep their meaning. The head compares the mean vectors of the two segments, which a
bi-encoder backbone already makes comparable. The one rule: torch is imported inside functions only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

HEADS = ("compare", "mean")
_N_HIDDEN = 128


def new_pair_scorer(backbone: Path, *, head: str = "compare") -> torch.nn.Module:
    """Load a backbone folder and put a fresh head on it.

    Returns:
        A module: `(input_ids, attention_mask, token_type_ids)`, each `(n, length) int64`, to logits `(n,) float32`.
    """
    from transformers import AutoModel

    encoder = AutoModel.from_pretrained(
        backbone, attn_implementation="eager", add_pooling_layer=False
    )
    return _scorer(encoder, head)


def pair_scorer_from_config(config: dict[str, Any], *, head: str = "compare") -> torch.nn.Module:
    """Build an untrained module from a BERT configuration (what tests and weight loading start from)."""
    from transformers import BertConfig, BertModel

    bert = BertConfig(**config)
    bert._attn_implementation = "eager"
    return _scorer(BertModel(bert, add_pooling_layer=False), head)


def _scorer(encoder: torch.nn.Module, head: str) -> torch.nn.Module:
    """Join an encoder and a head."""
    import torch

    class PairScorer(torch.nn.Module):
        """Encoder and head; see the module's docstring."""

        def __init__(self) -> None:
            super().__init__()
            self.encoder = encoder
            width = int(encoder.config.hidden_size)
            n_features = 3 * width if head == "compare" else width
            self.inner = torch.nn.Linear(n_features, _N_HIDDEN)
            self.outer = torch.nn.Linear(_N_HIDDEN, 1)

        def forward(
            self,
            input_ids: torch.Tensor,
            attention_mask: torch.Tensor,
            token_type_ids: torch.Tensor,
        ) -> torch.Tensor:
            states = self.encoder(
                input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
            ).last_hidden_state.float()
            seen = attention_mask.float()
            second = seen * token_type_ids.float()
            whole = _mean(states, seen)
            if head == "compare":
                one, other = _mean(states, seen - second), _mean(states, second)
                features = torch.cat([one * other * 8.0, (one - other).abs(), whole], dim=-1)
            else:
                features = whole
            return self.outer(torch.nn.functional.gelu(self.inner(features))).squeeze(-1)

    for module in encoder.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    encoder.get_submodule("embeddings.word_embeddings").requires_grad_(False)
    return PairScorer()


def _mean(states: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """Average the states of the tokens of weight 1."""
    return (states * weight.unsqueeze(-1)).sum(1) / weight.sum(1, keepdim=True).clamp(min=1.0)
