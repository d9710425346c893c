"""`honeyguide models` and `honeyguide history`: which models there are, and what became of them.

What lives here: what these commands do and print. The one rule: a command that would take long says
first what it costs.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime

from app import complaint, progress
from app.opening import close_reading, open_for_looking, open_for_writing
from app.paths import profile_paths
from app.report import n_of
from app.tuning import print_verdict, trial_words, verdict_words
from engine.errors import EngineError
from engine.learning import MAX_TRIAL_SEARCHES, JudgedTune
from engine.library import Library
from engine.sizes import size_text
from engine.verdict import to_json
from engine.versions import EventKind, InstalledModel, ModelVersionId, VersionKind

_KINDS = {VersionKind.ENCODER: "finds by meaning", VersionKind.RERANKER: "reads closely"}


def run(options: argparse.Namespace) -> int:
    """Run one of the `models` commands; return its exit code."""
    if options.action == "list":
        with open_for_looking(options.profile) as library:
            reads_closely = close_reading(options.profile)
            installed = library.models.installed()
            _print_models(installed, reads_closely=reads_closely, as_json=options.json)
            trial = library.tuning.trial()
        if trial is not None and not options.json:
            print(trial_words(trial))
        return 0
    action: Callable[[Library, argparse.Namespace], None] = {
        "import": _import,
        "use": _use,
        "try": _try,
        "undo": _undo,
        "delete": _delete,
    }[options.action]
    with open_for_writing(profile_paths(options.profile)) as library:
        action(library, options)
    return 0


def history(options: argparse.Namespace) -> int:
    """Print the audit log, oldest first, or one verdict of it with its searches."""
    with open_for_looking(options.profile) as library:
        entries = library.models.history()
        verdicts = {judged.id: judged for judged in library.tuning.verdicts()}
    if options.verdict is not None:
        return _print_judged(verdicts.get(options.verdict), options)
    if options.json:
        print(json.dumps([dataclasses.asdict(entry) for entry in entries], ensure_ascii=False))
        return 0
    for entry in entries:
        judged = verdicts.get(entry.detail.get("verdict", 0))
        detail = ", ".join(f"{key} {value}" for key, value in entry.detail.items())
        if entry.kind is EventKind.VERDICT and judged is not None:
            detail = verdict_words(judged)
        print(f"{_time(entry.at_utc_ms):%Y-%m-%d %H:%M}  {entry.kind}  {detail}")
    if not entries:
        print("Nothing has happened yet.")
    if verdicts:
        print("`honeyguide history --verdict N` shows the searches that a verdict rests on.")
    return 0


def _print_judged(judged: JudgedTune | None, options: argparse.Namespace) -> int:
    if judged is None:
        print(f"There is no verdict {options.verdict}.", file=sys.stderr)
        return 2
    if not options.json:
        print_verdict(judged.verdict)
        return 0
    told = json.loads(to_json(judged.verdict))
    told |= {"verdict": judged.id, "at_utc_ms": judged.at_utc_ms, "model": judged.version}
    print(json.dumps(told, ensure_ascii=False))
    return 0


def _print_models(installed: list[InstalledModel], *, reads_closely: bool, as_json: bool) -> None:
    if as_json:
        told = [_model_json(one, reads_closely=reads_closely) for one in installed]
        print(json.dumps(told, ensure_ascii=False))
        return
    for one in installed:
        version = one.version
        notes = [str(version.origin), _KINDS[version.kind]]
        if version.size_bytes:
            notes.append(size_text(version.size_bytes))
        if one.in_use:
            is_idle = _is_idle(one, reads_closely=reads_closely)
            notes.append("chosen, but close reading is off" if is_idle else "in use")
        if one.is_tried:
            notes.append("being tried")
        elif one.n_built is not None:
            n_passages = n_of(one.n_passages, "passage")
            is_whole = one.n_built == one.n_passages
            notes.append(
                f"has read all {n_passages}"
                if is_whole
                else f"half built: {one.n_built:,} of {n_passages}"
            )
        if one.kept_until_utc_ms is not None:
            notes.append(f"its index is kept until {_time(one.kept_until_utc_ms):%Y-%m-%d}")
        if version.stale:
            notes.append("learned from something that was forgotten since")
        if one.problem:
            notes.append(one.problem)
        print(f"{version.id:>3}  {version.name}  ({', '.join(notes)})")


def _is_idle(one: InstalledModel, *, reads_closely: bool) -> bool:
    return one.version.kind is VersionKind.RERANKER and not reads_closely


def _model_json(one: InstalledModel, *, reads_closely: bool) -> dict[str, object]:
    told: dict[str, object] = dataclasses.asdict(one.version)
    told["folder"] = str(one.version.folder)
    state = dataclasses.asdict(one)
    del state["version"]
    state["in_use"] = one.in_use and not _is_idle(one, reads_closely=reads_closely)
    return told | state


def _time(utc_ms: int) -> datetime:
    return datetime.fromtimestamp(utc_ms / 1000, UTC).astimezone()


def _import(library: Library, options: argparse.Namespace) -> None:
    with progress.Bar() as bar:
        version = library.models.import_folder(options.folder.expanduser(), bar)
    print(f"{version.name} is model {version.id}; it {_KINDS[version.kind]}.")
    print(f"`honeyguide models use {version.id}` lets it serve.")


def _serves(library: Library, version_id: ModelVersionId) -> bool:
    return any(one.in_use and one.version.id == version_id for one in library.models.installed())


def _use(library: Library, options: argparse.Namespace) -> None:
    version_id = ModelVersionId(options.id)
    try:
        library.load_models()
    except EngineError as problem:
        if _serves(library, version_id):
            raise
        print(complaint.one_line(problem), file=sys.stderr)
    with progress.Bar() as bar:
        quote = library.models.quote(version_id, bar)
        if quote.n_passages:
            takes = f"{progress.duration(quote.ms)} of reading, {size_text(quote.n_bytes)}"
            print(f"{n_of(quote.n_passages, 'passage')}, {takes}.", file=sys.stderr)
        for judged in _unproven(library, version_id):
            print(f"Verdict {verdict_words(judged)}.", file=sys.stderr)
            print("At the end its searches are compared over all files.", file=sys.stderr)
        library.models.use(version_id, bar)
    print(f"Model {version_id} is in use.")


def _unproven(library: Library, version_id: ModelVersionId) -> list[JudgedTune]:
    """Return the latest verdict about a tuned model that never served, where there is one."""
    installed = library.models.installed()
    if not any(one.is_unproven and one.version.id == version_id for one in installed):
        return []
    return [one for one in library.tuning.verdicts() if one.version == version_id][-1:]


def _try(library: Library, options: argparse.Namespace) -> None:
    if options.stop:
        library.tuning.stop_trial()
        print("The trial is stopped. The present model answers alone; what was counted is kept.")
        return
    library.load_models()
    with progress.Bar() as bar:
        library.tuning.try_out(bar)
    print(
        f"Both models' results are mixed in the window now, for at most {MAX_TRIAL_SEARCHES} "
        "searches; what you open decides. `honeyguide models try --stop` ends it."
    )


def _undo(library: Library, _options: argparse.Namespace) -> None:
    version = library.models.undo()
    print(f"{version.name} (model {version.id}) is in use again.")


def _delete(library: Library, options: argparse.Namespace) -> None:
    library.models.delete(ModelVersionId(options.id))
    print(f"Model {options.id} is deleted.")
