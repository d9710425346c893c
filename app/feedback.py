"""The command `feedback`: what was done with results, shown, moved and forgotten.

What lives here: what its actions do and print. The one rule: searches on the command line record
nothing; only the window does.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from app.citations import shown
from app.opening import open_for_looking, open_for_writing
from app.paths import profile_paths
from app.report import printed, quoted
from app.tuning import anew_words
from engine.config import KEEP_DAYS
from engine.feedback.records import ActKind, Event, Forgotten
from engine.library import Library

_SIGNS = {
    ActKind.OPEN: "opened",
    ActKind.PREVIEW: "looked at",
    ActKind.COPY: "copied from",
    ActKind.REVEAL: "shown in folder",
    ActKind.THUMB_UP: "thumb up",
    ActKind.THUMB_DOWN: "thumb down",
    ActKind.THIS_IS_IT: "this is it",
    ActKind.UNDO_THUMB: "thumb taken back",
    ActKind.REFORMULATE: "asked anew",
}


def run(options: argparse.Namespace) -> int:
    """Run one action; return the exit code."""
    if options.action == "keep" and options.days is None:
        with open_for_looking(options.profile) as library:
            print(_kept_words(library.feedback.forget.keep_days))
        return 0
    if options.action in ("list", "export"):
        with open_for_looking(options.profile) as library:
            if options.action == "list":
                _list(library, options)
            else:
                n_written = library.feedback.export(
                    _path(options.file), anonymous=options.anonymous
                )
                print(f"{_searches(n_written)} written to {options.file}.")
        return 0
    with open_for_writing(profile_paths(options.profile)) as library:
        if missing := library.feedback.missing(getattr(options, "ids", None) or ()):
            print(f"There is no event {missing[0]}. Nothing was changed.", file=sys.stderr)
            return 2
        if options.action == "import":
            _take_in(library, _path(options.file))
        elif options.action == "keep":
            _keep(library, options.days)
        elif options.action == "leave-out":
            library.feedback.leave_out(options.ids)
            print(f"{_events(options.ids)} left out: nothing is learned from it.")
        elif options.action == "put-back":
            library.feedback.put_back(options.ids)
            print(f"{_events(options.ids)} put back.")
        else:
            with naming_marked(library):
                print(_forgotten_words(_forget(library, options)))
    return 0


@contextmanager
def naming_marked(library: Library) -> Iterator[None]:
    """Tell at the end which models learned from what is forgotten inside."""
    before = _marked(library)
    yield
    marked = sorted(_marked(library) - before)
    anew = anew_words(library) if marked else ""
    for name in marked:
        print(f"{name} learned from it. {anew}")


def _take_in(library: Library, source: Path) -> None:
    taken = library.feedback.import_(source)
    print(f"{_searches(taken.n_added)} added; those that were here already were passed over.")
    if taken.n_completed:
        verb = "was" if taken.n_completed == 1 else "were"
        print(f"{_searches(taken.n_completed)} {verb} here, and got what was done since.")
    if taken.n_too_old:
        verb = "was" if taken.n_too_old == 1 else "were"
        kept = _kept_words(library.feedback.forget.keep_days)
        print(f"{_searches(taken.n_too_old)} {verb} too old and left out. {kept}")


def _keep(library: Library, days: int) -> None:
    library.put_setting(KEEP_DAYS, days)
    n_gone = library.feedback.forget.old()
    print(_kept_words(days))
    if n_gone:
        print(f"{_searches(n_gone)} forgotten, for good.")


def _kept_words(days: int) -> str:
    if not days:
        return "Searches are kept until you forget them."
    return f"Searches are kept for {'1 day' if days == 1 else f'{days:,} days'}."


def _marked(library: Library) -> set[str]:
    """Return the models that learned from something that is forgotten."""
    return {one.version.name for one in library.models.installed() if one.version.stale}


def _path(path: Path) -> Path:
    return path.expanduser().absolute()


def _events(ids: Collection[int]) -> str:
    n = len(set(ids))
    return "1 event" if n == 1 else f"{n:,} events"


def _searches(n: int) -> str:
    return "1 search" if n == 1 else f"{n:,} searches"


def _forgotten_words(gone: Forgotten) -> str:
    """Return what forgetting took; a search that led to other files too is kept without one."""
    said = [f"{_searches(gone.n_searches)} forgotten, for good."] if gone.n_searches else []
    if gone.n_others:
        verb = "names" if gone.n_others == 1 else "name"
        said.append(f"{_searches(gone.n_others)} that stayed no longer {verb} it.")
    return " ".join(said) or "Nothing was kept about it."


def _forget(library: Library, options: argparse.Namespace) -> Forgotten:
    if options.all:
        return library.feedback.forget.all()
    if options.ids is not None:
        return library.feedback.forget.acts(options.ids)
    if options.query is not None:
        return library.feedback.forget.query(options.query)
    return library.feedback.forget.files(_path(options.file))


def _list(library: Library, options: argparse.Namespace) -> None:
    events = library.feedback.events(limit=options.limit)
    if options.json:
        print(json.dumps([_event_json(one) for one in events], ensure_ascii=False))
        return
    n_searches, n_acts = library.feedback.counts()
    print(f"{_searches(n_searches)} and {n_acts:,} acts are kept.")
    for one in events:
        left_out = "  (left out)" if one.act.left_out else ""
        file = f"  {printed(one.act.file.path)}" if one.act.kind is not ActKind.REFORMULATE else ""
        sign = _SIGNS[one.act.kind]
        when, what = _day(one.act.at_utc_ms), f"{quoted(one.query)}{file}{left_out}"
        print(f"{one.act.id:>6}  {when}  {sign:18} {what}")


def _day(utc_ms: int) -> str:
    return datetime.fromtimestamp(utc_ms / 1000, UTC).astimezone().strftime("%Y-%m-%d %H:%M")


def _event_json(event: Event) -> dict[str, object]:
    act = event.act
    return {
        "id": act.id,
        "query": event.query,
        "path": shown(act.file.path),
        "rank": act.rank,
        "act": act.kind,
        "at_utc_ms": act.at_utc_ms,
        "dwell_ms": act.dwell_ms,
        "left_out": act.left_out,
    }
