"""The cross-encoder as a torch module: a BERT encoder over query and passage, and a small head.

What lives here: making the module. What does not: training it, exporting it. The one rule: torch is
imported inside functions only.

The word vectors of the backbone stay as they are: some hours of training see too few words to
improve them, and words that were never seen keep their meaning. The head compares the mean vectors
of the two segments, which a bi-encoder backbone has already made comparable.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

_N_HIDDEN = 128
# The product of two mean states of all-MiniLM-L6-v2 is small beside their difference.
_PRODUCT_SCALE = 8.0


def new_pair_scorer(backbone: Path) -> torch.nn.Module:
    """Load a backbone folder and put a fresh head on it.

    Returns:
        A module: `(input_ids, attention_mask, token_type_ids)`, each `(n, length) int64`, to
        logits `(n,) float32`.
    """
    from transformers import AutoModel

    return pair_scorer_on(
        AutoModel.from_pretrained(
            str(backbone),
            attn_implementation="eager",
            add_pooling_layer=False,
            local_files_only=True,
        )
    )


def untrained_pair_scorer(config: dict[str, Any]) -> torch.nn.Module:
    """Build a module of random weights from a BERT configuration."""
    from transformers import BertConfig, BertModel

    bert = BertConfig(**config)
    return pair_scorer_on(BertModel(bert, add_pooling_layer=False))


def pair_scorer_on(encoder: torch.nn.Module) -> torch.nn.Module:
    """Put a fresh head on an encoder, in place: no dropout, word vectors frozen."""
    import torch
    from torch.nn import functional

    class PairScorer(torch.nn.Module):
        """Encoder and head."""

        def __init__(self) -> None:
            super().__init__()
            self.encoder = encoder
            self.inner = torch.nn.Linear(3 * width, _N_HIDDEN)
            self.outer = torch.nn.Linear(_N_HIDDEN, 1)

        def forward(
            self,
            input_ids: torch.Tensor,
            attention_mask: torch.Tensor,
            token_type_ids: torch.Tensor,
        ) -> torch.Tensor:
            """Return the logits of the pairs."""
            states = self.encoder(
                input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
            ).last_hidden_state.float()
            seen = attention_mask.float()
            second = seen * token_type_ids.float()
            one, other = _mean(states, seen - second), _mean(states, second)
            features = [one * other * _PRODUCT_SCALE, (one - other).abs(), _mean(states, seen)]
            hidden = functional.gelu(self.inner(torch.cat(features, dim=-1)))
            logits: torch.Tensor = self.outer(hidden).squeeze(-1)
            return logits

    words = encoder.get_submodule("embeddings.word_embeddings").requires_grad_(False)
    width = int(words.get_parameter("weight").shape[1])
    for module in encoder.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    return PairScorer()


def _mean(states: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """Average the states of the tokens of weight 1."""
    return (states * weight.unsqueeze(-1)).sum(1) / weight.sum(1, keepdim=True).clamp(min=1.0)
