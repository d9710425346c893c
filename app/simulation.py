"""`honeyguide simulate`: learning from clicks, tried by a simulated person on a BEIR-style folder.

What lives here: running one and printing it. The one rule: a profile of its own, which is removed
at the end; nothing of the person's is touched.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from app.opening import engine_config
from app.paths import Paths, profile_paths
from app.progress import Bar
from app.report import n_of
from engine.config import EngineConfig
from engine.errors import EngineError, ErrorCode
from engine.evaluate import simulation
from engine.evaluate.collection import load_collection
from engine.evaluate.simulated_person import Habits
from engine.evaluate.simulation_row import Paired, Plan, Row, as_json
from engine.tune import guard_set
from resources import guard_set_dir
from ui import messages

_VERDICTS = {
    "better": "better",
    "close_call": "a close call",
    "not_better": "not better",
    "not_enough": "not enough to tell",
}


def run(options: argparse.Namespace) -> int:
    """Simulate in a temporary library, through the product's own code."""
    noise = Habits().noise if options.noise is None else options.noise
    plan = Plan(options.searches, options.seed, noise)
    collection = load_collection(options.directory)
    simulation.split(collection, plan)  # too few queries are told before anything is read
    guard = guard_set.load(guard_set_dir())
    with tempfile.TemporaryDirectory(prefix="honeyguide-simulate-") as folder, Bar() as bar:
        config = profile_config(Path(folder))
        simulation.fill(config, collection, report=bar)
        row = simulation.simulate(config, collection, plan, guard, report=bar)
    if options.json:
        print(json.dumps(as_json(row)))
    else:
        _print(row)
    return 0


def profile_config(data: Path) -> EngineConfig:
    """Return what the engine is told of a profile in a folder, with the encoder of this machine."""
    models = profile_paths(None).models
    return engine_config(Paths(data=data, models=models, logs=data / "logs"))


def _print(row: Row) -> None:
    plan, clicks, again, tuned = row.plan, row.clicks, row.again, row.tuned
    n_searches = n_of(plan.n_searches, "search", "searches")
    print(f"{row.collection}, {n_searches}, seed {plan.seed}, noise {plan.noise:g}")
    print(
        f"  opened something after {clicks.n_answered:,}; {n_of(clicks.n_opened, 'file')} opened,"
        f" {clicks.n_wrong:,} of them wrong; {n_of(clicks.n_thumbs, 'thumb')}\n"
        f"  asked {clicks.n_anew:,} anew in other words,"
        f" and found it {n_of(clicks.n_found_anew, 'time')}"
    )
    print(f"  verdict: {_VERDICTS[tuned.decision]}" + (", in use" if tuned.promoted else ""))
    if tuned.verdict is not None:
        gain, p_value = tuned.verdict["gain"], tuned.verdict["p_value"]
        print(f"    held-out searches: {gain:+.4f} (p {p_value:.3f})")
    if tuned.problem:
        print(f"    {_problem_words(tuned.problem)}")
    untouched = n_of(row.n_untouched, "untouched query", "untouched queries")
    print(f"  nDCG@10 of {untouched}  before   after    gain  p")
    _print_pair("as people search, before any search", row.learned)
    _print_pair("as people search, before the tune", row.end_to_end)
    _print_pair("by meaning alone", row.dense)
    print(f"  nDCG@10 of {n_of(len(row.guard.before), 'general query', 'general queries')}")
    _print_pair("by meaning alone", row.guard)
    print(
        f"  searches asked again: what was opened comes first in {again.n_first_after:,}"
        f" of {again.n_asked:,}"
    )
    print(
        f"  tuning took {tuned.tune_ms / 1000:,.0f} s, the switch {tuned.switch_ms / 1000:,.0f} s"
    )


def _problem_words(problem: str) -> str:
    """Return what kept a model from serving in words; a row holds the code and the detail."""
    code, _, detail = problem.partition(": ")
    return messages.one_line(EngineError(ErrorCode(code), detail))


def _print_pair(name: str, pair: Paired) -> None:
    figures = pair.as_json()
    print(
        f"    {name:36} {figures['before']:.4f}  {figures['after']:.4f}"
        f" {figures['gain']:+.4f}  {figures['p']:.3f}"
    )
