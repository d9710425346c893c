"""Processes that train one model together, each on its share of every batch.

What lives here: averaging gradients and agreeing on a value. What does not: starting the processes.
The one rule: a crew of one communicates with nobody.

On a busy processor two one-thread processes are faster than one process with two threads, which
wait for each other after every matrix product (measured beside three other programs: 17 pairs a
second with one thread, 9 with two).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch


class Crew:
    """One process's membership.

    Thread: the one that trains.
    """

    def __init__(self, rank: int = 0, size: int = 1, meeting_point: Path | None = None) -> None:
        """Join; blocks until all are there.

        Args:
            rank: 0 for the member that reports and saves.
            size: how many members.
            meeting_point: a file that is not there yet, the same for all.
        """
        self.rank, self.size = rank, size
        if size > 1:
            from torch import distributed

            distributed.init_process_group(
                "gloo", init_method=f"file://{meeting_point}", rank=rank, world_size=size
            )

    def average_gradients(self, parameters: Sequence[torch.nn.Parameter]) -> None:
        """Replace every gradient by its mean over the crew."""
        if self.size == 1:
            return
        import torch
        from torch import distributed

        gradients = [parameter.grad for parameter in parameters if parameter.grad is not None]
        flat = torch.cat([gradient.flatten() for gradient in gradients])
        distributed.all_reduce(flat)
        flat /= self.size
        begin = 0
        for gradient in gradients:
            gradient.copy_(flat[begin : begin + gradient.numel()].view_as(gradient))
            begin += gradient.numel()

    def agreed(self, value: float) -> float:
        """Return the value of the member of rank 0."""
        if self.size == 1:
            return value
        import torch
        from torch import distributed

        held = torch.tensor([value], dtype=torch.float64)
        distributed.broadcast(held, src=0)
        return float(held)

    def leave(self) -> None:
        """End the membership."""
        if self.size > 1:
            from torch import distributed

            distributed.destroy_process_group()
