"""Kills a library's process while its files change, many times, and compares: `make torture`.

    python -m tests.torture [--rounds 200 --seed 1] [--round N] [--place DIR]

A round that fails is run again by its seed and number. A kill after some time does not come at the
very same instruction again, one at a named point or at a write does, as far as threads allow.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.torture.rounds import Outcome, Torture
from tests.torture.shim import start_with


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--round", type=int, help="only this one")
    parser.add_argument("--place", type=Path, help="where files and profiles lie; kept afterwards")
    options = parser.parse_args()
    preloaded = start_with("tests.torture")
    logging.disable()  # what a killed library warns of is what is tested
    numbers = range(options.rounds) if options.round is None else [options.round]
    with tempfile.TemporaryDirectory(prefix="torture-") as temporary:
        base = options.place or Path(temporary)
        base.mkdir(parents=True, exist_ok=True)
        torture = Torture(base, options.seed, preloaded)
        began = time.monotonic()
        outcomes = []
        for number in numbers:
            outcomes.append(torture.run(number))
            _tell(outcomes[-1], options.seed)
        return _sum_up(outcomes, time.monotonic() - began, options.seed)


def _tell(outcome: Outcome, seed: int) -> None:
    how = outcome.plan
    start = "from nothing" if how.from_nothing else "from a library"
    word = "FAILED" if outcome.wrong else "ok"
    print(
        f"seed {seed} round {outcome.number}: {word}; {how.role}, {start};"
        f" killed {'; '.join(outcome.kills)}",
        flush=True,
    )
    for line in outcome.wrong[:20]:
        print(f"    {line}", flush=True)


def _sum_up(outcomes: list[Outcome], took_s: float, seed: int) -> int:
    failed = [outcome for outcome in outcomes if outcome.wrong]
    kills = [kill for outcome in outcomes for kill in outcome.kills]
    roles = Counter(str(outcome.plan.role) for outcome in outcomes)
    n_missed = sum("not reached" in kill for kill in kills)
    print(f"{len(outcomes)} rounds of seed {seed} in {took_s:.0f} s: {dict(roles)}")
    print(f"{len(kills)} kills, {n_missed} of them by the clock before their point was reached")
    print(
        f"done twice: {sum(o.n_read_again for o in outcomes)} files read,"
        f" {sum(o.n_embedded_again for o in outcomes)} passages embedded;"
        f" at most {max(o.n_read_again for o in outcomes)} and"
        f" {max(o.n_embedded_again for o in outcomes)} in a round"
    )
    print(f"failures: {len(failed)}")
    for outcome in failed:
        print(f"    python -m tests.torture --seed {seed} --round {outcome.number}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
