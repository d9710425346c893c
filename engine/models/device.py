"""What this machine's processor can do for a model.

What lives here: core counts and the one instruction set that int8 arithmetic depends on. What does
not: choosing models. The one rule: unknown means no.
"""

from __future__ import annotations

import hashlib
import os
import platform
from pathlib import Path

_CPU_INFO = Path("/proc/cpuinfo")
_VNNI_FLAGS = frozenset({"avx512_vnni", "avx_vnni", "avx_vnni_int8"})


def n_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def n_threads(wanted: int) -> int:
    """Return how many threads to compute on; 0 leaves one core free where there are over two."""
    cores = n_cores()
    if wanted > 0:
        return min(wanted, cores)
    return cores if cores <= 2 else cores - 1


def adds_int8_exactly() -> bool:
    """Return whether products of 8-bit numbers are summed without saturating.

    On x86 without VNNI two products share a 16-bit sum, so weights must keep to 7 bits there.
    """
    if platform.machine().lower() in ("arm64", "aarch64"):
        return True
    return bool(_VNNI_FLAGS & _flags())


def processor_key() -> str:
    """Return a short hash that changes with the kind of processor."""
    described = " ".join([platform.machine(), platform.processor(), *sorted(_flags())])
    return hashlib.sha256(described.encode()).hexdigest()[:12]


def _flags() -> frozenset[str]:
    """Return the processor's feature names where the system lists them (Linux)."""
    try:
        lines = _CPU_INFO.read_text("utf-8", "replace").splitlines()
    except OSError:
        return frozenset()
    for line in lines:
        if line.startswith(("flags", "Features")):
            return frozenset(line.partition(":")[2].split())
    return frozenset()
