"""Trainings that run side by side: two children of one thread each do more than one of two.

What lives here: whether there is room, and doing things at once but handing them on in order. What
does not: a training. The one rule: when the reader stops early, so does what still runs.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TypeVar

import psutil

T = TypeVar("T")
_FREE_BYTES = 6 << 30  # a child takes 1.2 GB, and the rest of the machine is in use too


def n_at_once(n_threads: int) -> int:
    """Return how many trainings there is room for, 1 or 2, with so many threads for all of them."""
    return 2 if n_threads >= 2 and psutil.virtual_memory().available > _FREE_BYTES else 1


def in_order(work: Callable[[int, Event], T], n: int, at_once: int) -> Generator[T, None, None]:
    """Yield `work(0, stop)` to `work(n - 1, stop)`; close the iterator when it is left early.

    With one at once nothing is begun before it is asked for. With more, all are begun on threads of
    their own, as many at a time; `stop` is set when nobody waits for them any more.
    """
    stop = Event()
    if at_once == 1:
        for number in range(n):
            yield work(number, stop)
        return
    with ThreadPoolExecutor(at_once, thread_name_prefix="honeyguide-fold") as pool:
        begun = [pool.submit(work, number, stop) for number in range(n)]
        try:
            for one in begun:
                yield one.result()
        finally:
            stop.set()
            for one in begun:
                one.cancel()
