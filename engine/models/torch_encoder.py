"""The bi-encoder on torch: what is trained, and what embeds on a graphics processor.

What lives here: a folder as a torch module over padded batches, and `TorchEmbedder`. What does
not: training (`engine/tune`), and the graph that serves queries (`models.encoder`). The one rule:
vectors from here stand beside ONNX's only at the same precision and after a parity check.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.errors import EnvironmentProblem, ErrorCode
from engine.models import parity
from engine.models.graphs import bi_encoder_graph
from engine.models.manifest import Manifest, ModelKind, Precision, verified
from engine.models.prefix import prefix
from engine.models.sources import Pooling, Source, read_source
from engine.models.tokens import TOKENIZER_FILE, load_tokenizer, readable
from engine.ports import Vectors

if TYPE_CHECKING:
    import torch

CPU = "cpu"
TokenIds = list[int]
_N_TOGETHER = 16
_LEAST_PARITY = 0.9999  # mean cosine with the vectors that the manifest's fp32 graph was made from


def best_device() -> str:
    """Return `cuda`, `mps` or `cpu`: the fastest that torch finds here."""
    import torch

    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else CPU


class TorchEncoder:
    """A sentence-transformers folder on a device, read without sentence-transformers.

    Importing that library takes longer than embedding a thousand texts on a graphics processor.
    """

    def __init__(self, source: Source, device: str, *, max_tokens: int = 0) -> None:
        """Load the weights.

        Args:
            source: a bi-encoder.
            device: `cuda`, `mps` or `cpu`.
            max_tokens: cut texts there; 0 is the model's own limit.

        Raises:
            EnvironmentProblem: MODEL_UNSUPPORTED when it is none or the weights do not fit.
        """
        if source.kind is not ModelKind.BI_ENCODER:
            raise EnvironmentProblem(ErrorCode.MODEL_UNSUPPORTED, f"{source.name} is no bi-encoder")
        self.source, self.device = source, device
        self.max_tokens = min(max_tokens or source.max_tokens, source.max_tokens)
        self._tokenizer = load_tokenizer(source.transformer / TOKENIZER_FILE, self.max_tokens)
        try:
            graph = bi_encoder_graph(source.transformer, source.pooling, source.dense)
        except (OSError, ValueError, KeyError, RuntimeError) as problem:
            raise EnvironmentProblem(
                ErrorCode.MODEL_UNSUPPORTED, f"{source.transformer}: {problem}"
            ) from problem
        self.module = graph.to(device).eval()

    @property
    def transformer(self) -> torch.nn.Module:
        """Return the part whose weights are the folder's `model.safetensors`."""
        return self.module.get_submodule("transformer")

    def token_ids(self, texts: Sequence[str]) -> list[TokenIds]:
        """Return the token numbers of each text, special tokens included."""
        shown = [readable(text, self.max_tokens) for text in texts]
        if self.source.lower_case:
            shown = [text.lower() for text in shown]
        return [found.ids for found in self._tokenizer.encode_batch(shown)]

    def vectors(self, texts: Sequence[TokenIds], n_together: int = _N_TOGETHER) -> torch.Tensor:
        """Return `(n, dim) float32` unit rows in the order of the texts, with gradients.

        Args:
            texts: token numbers.
            n_together: texts of one padded batch; those of like length stand together.
        """
        import torch

        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        parts = [
            self._padded_vectors([texts[place] for place in order[begin : begin + n_together]])
            for begin in range(0, len(order), n_together)
        ]
        back = torch.tensor(np.argsort(order), device=self.device)
        return torch.cat(parts)[back]

    def _padded_vectors(self, texts: Sequence[TokenIds]) -> torch.Tensor:
        import torch

        longest = max(map(len, texts))
        rows = torch.zeros((2, len(texts), longest), dtype=torch.int64)
        for row, ids in enumerate(texts):
            rows[0, row, : len(ids)] = torch.tensor(ids)
            rows[1, row, : len(ids)] = 1
        ids, mask = rows.to(self.device)
        tokens = self.transformer(input_ids=ids, attention_mask=mask)[0].float()
        pooled = torch.cat([masked_pool(tokens, mask, mode) for mode in self.source.pooling], dim=1)
        dense = self.module.get_submodule("dense")(pooled)
        return torch.nn.functional.normalize(dense, dim=1)


def masked_pool(tokens: torch.Tensor, mask: torch.Tensor, mode: Pooling) -> torch.Tensor:
    """Return `(n, width)` of `(n, length, width)`, where what `mask` has 0 for does not count."""
    import torch

    n_tokens = mask.sum(dim=1, keepdim=True)
    if mode is Pooling.CLS:
        return tokens[:, 0]
    if mode is Pooling.LAST:
        return tokens[torch.arange(len(tokens), device=tokens.device), n_tokens[:, 0] - 1]
    if mode is Pooling.MAX:
        return tokens.masked_fill(mask[..., None] == 0, -torch.inf).max(dim=1).values
    weights = mask.to(tokens.dtype)
    if mode is Pooling.WEIGHTED_MEAN:  # later tokens weigh more
        weights = weights * weights.cumsum(dim=1)
    summed = (tokens * weights[..., None]).sum(dim=1)
    divisor = n_tokens.sqrt() if mode is Pooling.MEAN_SQRT else weights.sum(dim=1, keepdim=True)
    return summed / divisor


class TorchEmbedder:
    """The port `Embedder` on torch, in fp32.

    It has the fingerprint of the prepared folder at fp32: its vectors go into a generation whose
    queries ONNX embeds in fp32. Thread: one at a time.
    """

    def __init__(self, encoder: TorchEncoder, manifest: Manifest) -> None:
        self.name = manifest.name
        self.dim = manifest.served_dim
        self._width = manifest.width
        self.max_tokens = encoder.max_tokens
        self.precision = str(Precision.FP32)
        self.fingerprint = manifest.fingerprint_at(Precision.FP32)
        self._encoder = encoder
        self._prompts = manifest.query_prompt, manifest.passage_prompt

    def embed_query(self, text: str) -> Vectors:
        """Return `(dim,) float32`, a unit vector."""
        vector: Vectors = self._embed([self._prompts[0] + text])[0]
        return vector

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return `(n, dim) float32`, unit rows, same order as texts; `(0, dim)` for no texts.

        A text's vector does not depend on its neighbours (1e-5).
        """
        return self._embed([self._prompts[1] + text for text in texts])

    def _embed(self, texts: Sequence[str]) -> Vectors:
        import torch

        if not texts:
            return np.empty((0, self.dim), np.float32)
        with torch.inference_mode():
            found = self._encoder.vectors(self._encoder.token_ids(texts))
        rows: Vectors = found.cpu().numpy()
        return prefix(rows, self._width)


def open_torch_embedder(
    source_dir: Path, prepared: Path, manifest: Manifest, device: str
) -> TorchEmbedder | None:
    """Return an embedder that stands in for a prepared folder's fp32 graph; None if it differs.

    Args:
        source_dir: the sentence-transformers folder that was prepared.
        prepared: what was made of it.
        manifest: of the prepared folder.
        device: `cuda`, `mps` or `cpu`.

    Raises:
        EnvironmentProblem: MODEL_MISSING, MODEL_DAMAGED or MODEL_UNSUPPORTED.
    """
    source = read_source(source_dir)
    if source.fingerprint() != manifest.fingerprint:
        return None
    embedder = TorchEmbedder(TorchEncoder(source, device), manifest)
    path = verified(prepared, manifest, parity.REFERENCE_FILE)
    expected = prefix(np.load(path, allow_pickle=False), manifest.width)
    agreement = parity.agreement_of_vectors(embedder.embed_passages(parity.TEXTS), expected)
    return embedder if agreement >= _LEAST_PARITY else None
