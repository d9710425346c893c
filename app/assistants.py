"""`honeyguide mcp`: what AI assistants may see, and answering one.

What lives here: its actions, and how an assistant is connected. What does not: the answers
(`app/mcp_server.py`). The one rule: nothing is allowed but by the person, here or in Settings.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from app.citations import shown
from app.opening import FROZEN, open_for_looking, open_for_writing
from app.paths import profile_paths
from app.report import printed
from engine.errors import ErrorCode, InputProblem
from engine.library import Library
from engine.reach import ALLOWED, DENIED, Choice, Reach
from engine.spelling import FOLDS_NAMES, as_held
from ui import messages


def run(options: argparse.Namespace) -> int:
    """Run one action, or without one answer an assistant; return the exit code."""
    if options.action is None:
        return _serve(options.profile)
    if options.action == "list":
        with open_for_looking(options.profile) as library:
            _list(library, options)
        return 0
    with open_for_writing(profile_paths(options.profile)) as library:
        if options.action == "allow":
            _allow(library, options.path)
        else:
            _deny(library, options.path)
    return 0


def _serve(profile: Path | None) -> int:
    if sys.stdin.isatty():
        print(
            "An assistant talks to this program, not a person. `honeyguide mcp --help` tells how to"
            " connect one; Ctrl+C ends.",
            file=sys.stderr,
        )
    from app import mcp_server  # half a second, which only an assistant waits for

    mcp_server.serve(profile)
    return 0


def _allow(library: Library, typed: Path) -> None:
    path = _place(library, typed)
    if not any(
        root.is_relative_to(path) or path.is_relative_to(root) for root in library.guest.roots
    ):
        raise messages.unknown_folder(typed)
    before = _stored(library)
    above = before.above(path)
    if above is not None:
        raise InputProblem(ErrorCode.DENIED_ABOVE, shown(above))
    _store(library, before.allow(path))
    reach = library.guest.reach
    n_files = library.guest.n_files(Reach((path,), reach.denied))
    print(f"Assistants may see {printed(path)} ({_files(n_files)}).")
    for one in reach.denied:
        if one.is_relative_to(path):
            print(f"But not {printed(one)}.")
    print("`honeyguide mcp list` tells how to connect one.")


def _deny(library: Library, typed: Path) -> None:
    path = _place(library, typed)
    _store(library, _stored(library).deny(path))
    n_files = library.guest.n_files(Reach((path,)))
    print(f"{printed(path)} is kept from assistants ({_files(n_files)}).")


def _place(library: Library, typed: Path) -> Path:
    """Return the full path of what is there, or is a folder of the library that is not connected.

    Raises:
        InputProblem: FOLDER_NOT_FOUND.
    """
    try:
        path = typed.expanduser().resolve()
    except (OSError, RuntimeError, ValueError) as problem:
        raise InputProblem(ErrorCode.FOLDER_NOT_FOUND, str(typed)) from problem
    roots = library.guest.roots
    if FOLDS_NAMES:
        path = as_held(path, roots)[0]
    if path.exists() or any(path.is_relative_to(root) for root in roots if not root.exists()):
        return path
    raise InputProblem(ErrorCode.FOLDER_NOT_FOUND, str(typed))


def _stored(library: Library) -> Choice:
    return Choice.of(library.settings()).spelled(library.guest.roots)


def _store(library: Library, choice: Choice) -> None:
    library.put_setting(ALLOWED, list(choice.allowed) or None)
    library.put_setting(DENIED, list(choice.denied) or None)


def _list(library: Library, options: argparse.Namespace) -> None:
    guest = library.guest
    reach = guest.reach
    allowed = [(one, guest.n_files(Reach((one,), reach.denied))) for one in reach.allowed]
    denied = [(one, guest.n_files(Reach((one,)))) for one in reach.denied]
    entry = _entry(options.profile)
    if options.json:
        told = {
            "allowed": [{"path": shown(path), "files": n} for path, n in allowed],
            "denied": [{"path": shown(path), "files": n} for path, n in denied],
            "connect": entry,
        }
        print(json.dumps(told, ensure_ascii=False))
        return
    if not allowed:
        print("Assistants may see nothing. Allow a folder: honeyguide mcp allow PATH")
    for path, n in allowed:
        print(f"Allowed: {printed(path)} ({_files(n)})")
    for path, n in denied:
        print(f"Denied:  {printed(path)} ({_files(n)})")
    for line in _idle(library):
        print(line)
    print("To connect an assistant, put this into its settings for MCP servers:")
    print(json.dumps(entry, ensure_ascii=False, indent=2))


def _files(n: int) -> str:
    return "1 file" if n == 1 else f"{n:,} files"


def _idle(library: Library) -> list[str]:
    """Return a line for each stored place that allows or denies nothing as it stands."""
    found = library.guest.idle(Choice.of(library.settings()))
    return [messages.idle_line(key, line) for key, lines in found.items() for line in lines]


def _entry(profile: Path | None) -> dict[str, object]:
    """Return the entry that most assistants take, for this installation and profile."""
    chosen = [] if profile is None else ["--profile", str(profile.expanduser().absolute())]
    command, *first = _command()
    return {"mcpServers": {"honeyguide": {"command": command, "args": [*first, *chosen, "mcp"]}}}


def _command() -> list[str]:
    started = Path(sys.argv[0]).absolute()
    if FROZEN:
        return [sys.executable]
    if started.stem == "honeyguide" and started.is_file():
        return [str(started)]
    return [sys.executable, "-m", "app"]
