"""What the base model makes of the texts that are trained on, computed once.

What lives here: a cache in memory and on disk. What does not: the anchor's loss. The one rule: a
vector is known by its tokens, and a file of them by the base model, so that all trainings of a
tune share one file.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.models.torch_encoder import TokenIds, TorchEncoder
from engine.ports import Vectors

if TYPE_CHECKING:
    import torch

Progress = Callable[[int, int], None]
_N_TOGETHER = 32


class AnchorCache:
    """Vectors of the base model by their tokens.

    Thread: one at a time; several processes may share a folder, and the last one to save wins.
    """

    def __init__(self, folder: Path, fingerprint: str, device: str) -> None:
        """Read what was saved for a base model; a file that cannot be read is made anew."""
        self._path = folder / f"anchors-{fingerprint}.npz"
        self._device = device
        self._known: dict[str, Vectors] = {}
        try:
            with np.load(self._path, allow_pickle=False) as stored:
                self._known = dict(zip(stored["keys"].tolist(), stored["rows"], strict=True))
        except (OSError, ValueError, KeyError, EOFError):
            self._known = {}

    def fill(self, base: TorchEncoder, texts: Sequence[TokenIds], progress: Progress) -> None:
        """Compute and save what is missing; `base` must not be trained yet."""
        import torch

        missing = {key_of(ids): ids for ids in texts if key_of(ids) not in self._known}
        keys = sorted(missing, key=lambda key: len(missing[key]))
        for begin in range(0, len(keys), _N_TOGETHER):
            some = keys[begin : begin + _N_TOGETHER]
            with torch.inference_mode():
                rows = base.vectors([missing[key] for key in some]).float().cpu().numpy()
            self._known.update(zip(some, rows, strict=True))
            progress(begin + len(some), len(keys))
        if keys:
            part = self._path.with_name(f"{self._path.stem}.{secrets.token_hex(4)}.part.npz")
            np.savez(part, keys=np.array(list(self._known)), rows=np.stack([*self._known.values()]))
            part.replace(self._path)

    def vectors(self, texts: Sequence[TokenIds]) -> torch.Tensor:
        """Return `(n, dim) float32` on the device, in the order of the texts."""
        import torch

        rows = np.stack([self._known[key_of(ids)] for ids in texts])
        return torch.from_numpy(rows).to(self._device)


def key_of(ids: TokenIds) -> str:
    """Return the name of a text's tokens."""
    return hashlib.sha256(np.array(ids, np.int32).tobytes()).hexdigest()[:32]
