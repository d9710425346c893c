"""The reranker as a torch module: one BERT encoder, and a head that compares every pair of tokens.

What lives here: making the module. What does not: training it, exporting it. The one rule: torch is
imported inside functions only.

Query and passage are read by the same encoder, each on its own, and meet token by token (late
interaction: Khattab and Zaharia 2020). With unit token vectors q_i of the query and p_j of the
passage, and v the cosine of the two texts' mean vectors,

    logit = a sum_i w_i max_j (q_i p_j) / sum_i w_i + b v + c,    w_i = exp(u q_i)

A cross-encoder that lets the tokens attend to each other needs far more training than some hours of
a processor to get past its backbone; this head starts from what the bi-encoder backbone knows. The
word vectors stay as they are, so words that were never seen keep their meaning.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

_FIRST_SCALE = 25.0
# The mean of the highest cosines over unrelated candidates, for all-MiniLM-L6-v2.
_FIRST_LEVEL = 0.55


def new_pair_scorer(backbone: Path) -> torch.nn.Module:
    """Load a backbone folder and put a fresh head on it."""
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

    return pair_scorer_on(BertModel(BertConfig(**config), add_pooling_layer=False))


def pair_scorer_on(encoder: torch.nn.Module) -> torch.nn.Module:
    """Put a fresh head on an encoder, in place: no dropout, word vectors frozen.

    Returns:
        A module with `states(ids, mask)`, `(n, length) int64` twice to `(n, length, width) float32`
        unit rows, and `compare(query_states, query_words, passage_states, passage_words)`, where
        the words are `(n, length)` 1 for tokens that count, to logits `(n,) float32`.
    """
    import torch
    from torch.nn import functional

    class PairScorer(torch.nn.Module):
        """Encoder and head; see the module's docstring."""

        def __init__(self) -> None:
            super().__init__()
            self.encoder = encoder
            self.head = _head(width)

        def states(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
            """Return the token vectors of texts."""
            found = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
            unit: torch.Tensor = functional.normalize(found.float(), dim=-1)
            return unit

        def compare(
            self,
            query_states: torch.Tensor,
            query_words: torch.Tensor,
            passage_states: torch.Tensor,
            passage_words: torch.Tensor,
        ) -> torch.Tensor:
            """Return the logits of queries with passages, one by one."""
            head = self.head
            cosines = query_states @ passage_states.transpose(1, 2)
            cosines = cosines + (passage_words.unsqueeze(1) - 1.0) * 4.0  # below any cosine
            nearest = cosines.max(dim=2).values
            weights = head.importance(query_states).squeeze(-1).exp() * query_words
            covered = (weights * nearest).sum(1) / weights.sum(1).clamp(min=1e-6)
            one = (query_states * query_words.unsqueeze(-1)).sum(1)
            other = (passage_states * passage_words.unsqueeze(-1)).sum(1)
            whole = functional.cosine_similarity(one, other, dim=-1)
            logits: torch.Tensor = head.log_scale.exp() * covered + head.whole * whole + head.shift
            return logits

    words = encoder.get_submodule("embeddings.word_embeddings").requires_grad_(False)
    width = int(words.get_parameter("weight").shape[1])
    for module in encoder.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    return PairScorer()


def _head(width: int) -> Any:  # noqa: ANN401 - its attributes are known to `compare` alone
    """Return the weights of the comparison, which at first takes every token alike."""
    import torch

    class Head(torch.nn.Module):
        """Importance, scale `a` as its logarithm, share `b` of the whole, shift `c`."""

        def __init__(self) -> None:
            super().__init__()
            self.importance = torch.nn.Linear(width, 1, bias=False)
            torch.nn.init.zeros_(self.importance.weight)
            self.log_scale = torch.nn.Parameter(torch.tensor(math.log(_FIRST_SCALE)))
            self.whole = torch.nn.Parameter(torch.tensor(0.0))
            self.shift = torch.nn.Parameter(torch.tensor(-_FIRST_SCALE * _FIRST_LEVEL - 1.0))

    return Head()
