"""The order of rows after a closer reading.

What lives here: one pure function. The one rule: a held row keeps its slot.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeVar

T = TypeVar("T")


def settle(first: Sequence[T], second: Sequence[T], held: Collection[T]) -> list[T]:
    """Return the second order with every held row back in the slot it had.

    Args:
        first: the rows as they are shown.
        second: the better order; rows it lacks keep their order at the end, and rows that are
            not shown are left out.
        held: rows under the pointer or chosen by the person.

    Returns:
        a permutation of `first`.
    """
    shown = set(first)
    known = set(second)
    better = [row for row in second if row in shown] + [row for row in first if row not in known]
    fixed = {slot: row for slot, row in enumerate(first) if row in held}
    rest = iter(row for row in better if row not in held)
    return [fixed[slot] if slot in fixed else next(rest) for slot in range(len(first))]
