"""The precision that training computes in.

What lives here: what a device multiplies fast. What does not: the precision that searches are
served with (`models.precision`). The one rule: unknown means fp32.
"""

from __future__ import annotations


def computes_bfloat16(device: str) -> bool:
    """Return whether products in bfloat16 are faster than in fp32 on a device.

    Where a processor has no instructions for them they take many times as long.
    """
    import torch

    if device == "cuda":
        return bool(torch.cuda.is_bf16_supported())
    if device != "cpu":
        return False
    told = (torch.cpu._is_avx512_bf16_supported, torch.cpu._is_amx_tile_supported)  # noqa: SLF001
    return any(ask() for ask in told)
