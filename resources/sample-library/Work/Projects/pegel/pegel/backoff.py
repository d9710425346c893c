"""Wait longer after each failure, with a little dice-rolling.

Two hundred stations come back from a power cut in the same second. If all of our
workers try again after the same pause, they knock the operator's gateway over once more.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

T = TypeVar("T")


def delays(base_s: float = 0.5, factor: float = 2.0, cap_s: float = 60.0) -> Iterator[float]:
    """Yield 0..base, 0..2*base, 0..4*base and so on, never above the cap (full jitter)."""
    ceiling = base_s
    while True:
        yield random.uniform(0.0, ceiling)
        ceiling = min(cap_s, ceiling * factor)


def call_with_backoff(action: Callable[[], T], attempts: int = 6) -> T:
    """Run the action, doubling the possible pause after each timeout.

    Raises:
        TimeoutError: the last one, if every attempt failed.
    """
    pauses = delays()
    for remaining in range(attempts - 1, -1, -1):
        try:
            return action()
        except TimeoutError:
            if remaining == 0:
                raise
            time.sleep(next(pauses))
    raise AssertionError("unreachable")
