"""The command line: the engine without a window, and proof that it stands alone.

What lives here: what each command does and prints. What does not: the grammar (`arguments`). The
one rule: no Qt; errors are worded by `ui.messages`, results go to stdout, the rest to stderr.
Exit codes: 0 done, 1 could not be done, 2 not understood or not there, 3 another Honeyguide holds
the profile.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import sys
from pathlib import Path

from app import answer, complaint, progress, report
from app.logs import start_logging
from app.opening import open_for_looking, open_for_writing
from app.paths import profile_paths
from engine.errors import EngineError, ErrorCode
from engine.figures import ReadSummary
from engine.library import Library
from engine.pause import PauseMark
from engine.types import Folder, SearchRequest
from ui import messages

_DONE, _FAILED, _NOT_THERE, _BUSY = 0, 1, 2, 3
_NOT_THERE_CODES = {
    ErrorCode.FOLDER_NOT_FOUND,
    ErrorCode.NOT_A_FOLDER,
    ErrorCode.UNKNOWN_FOLDER,
    ErrorCode.BAD_COLLECTION,
    ErrorCode.TOO_FEW_QUERIES,
    ErrorCode.BAD_FEEDBACK,
    ErrorCode.BAD_BACKUP,
    ErrorCode.BAD_TARGET,
    ErrorCode.UNKNOWN_MODEL,
    ErrorCode.UNKNOWN_PACK,
}
_BUSY_WORDS = (
    "Another Honeyguide, a window or a command, holds this library. Do this there, or try again "
    "when it has ended."
)


def run(options: argparse.Namespace) -> int:
    """Run one command; return its exit code."""
    start_logging(None, verbose=options.verbose)
    command = {
        "index": _index,
        "pause": _pause,
        "resume": _resume,
        "search": _search,
        "status": _status,
        "folders": _folders,
        "eval": _evaluate,
        "feedback": _feedback,
        "simulate": _simulate,
        "models": _models,
        "history": _history,
        "pack": _pack,
        "tune": _tune,
        "doctor": _doctor,
        "backup": _backup,
        "restore": _restore,
        "demo": _demo,
        "mcp": _assistants,
    }[options.command]
    try:
        return command(options)
    except EngineError as problem:
        return _complain(problem)
    except KeyboardInterrupt:
        print(_stopped_words(options), file=sys.stderr)
        return _FAILED
    except BrokenPipeError:
        # the reader of our output went away (`| head`): nothing left to tell anybody
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _FAILED


def _stopped_words(options: argparse.Namespace) -> str:
    """Return what is true of a command that was stopped."""
    if options.command == "index":
        return "Stopped. What was read so far is kept."
    if options.command == "tune":
        return "Stopped. Nothing was changed."
    if options.command == "models" and options.action in ("use", "try"):
        return "Stopped. The present model stays in use; what the other one has read is kept."
    return "Stopped."


def _complain(problem: EngineError) -> int:
    if problem.code is ErrorCode.PROFILE_BUSY:
        print(_BUSY_WORDS, file=sys.stderr)
        return _BUSY
    print(complaint.one_line(problem), file=sys.stderr)
    return _NOT_THERE if problem.code in _NOT_THERE_CODES else _FAILED


def _index(options: argparse.Namespace) -> int:
    missing = [path for path in options.paths if not path.expanduser().is_dir()]
    for path in missing:
        what = "is not a folder" if path.expanduser().exists() else "is not there"
        print(f"{path} {what}.", file=sys.stderr)
    if missing:
        return _NOT_THERE
    library = open_for_writing(profile_paths(options.profile))
    with library:
        folders = [library.add_folder(path) for path in options.paths]
        with progress.Bar() as bar:
            scanned = library.scan(bar, [folder.id for folder in folders])
            problem = _load(library)
            is_paused = PauseMark(library.place).is_set
            read = ReadSummary(0, 0, 0, 0, 0) if is_paused else library.read(bar)
        if is_paused:
            print("Reading is paused; `honeyguide resume` lets it go on.", file=sys.stderr)
        report.print_index_summary(library, scanned, read)
        if problem is not None:
            print(complaint.one_line(problem), file=sys.stderr)
            return _FAILED
    return _DONE


def _pause(options: argparse.Namespace) -> int:
    return _set_pause(options, paused=True, said="Reading is paused. Search goes on.")


def _resume(options: argparse.Namespace) -> int:
    return _set_pause(options, paused=False, said="Reading goes on where it stopped.")


def _set_pause(options: argparse.Namespace, *, paused: bool, said: str) -> int:
    PauseMark(profile_paths(options.profile).data).set(paused=paused)
    print(said)
    return _DONE


def _load(library: Library) -> EngineError | None:
    """Load the models; without them words are searched, and the problem is told."""
    try:
        library.load_models()
    except EngineError as problem:
        return problem
    return None


def _search(options: argparse.Namespace) -> int:
    with open_for_looking(options.profile) as library:
        problem = _load(library)
        below = _below(library, options.folder) if options.folder is not None else None
        request = SearchRequest(" ".join(options.query), limit=options.limit, below=below)
        response = library.search(request)
        if library.can_rerank:
            response = library.rerank(request, response)
        folders = library.folders()
        found = answer.looked_at(response, library.guest.places, library.text_now)
        if options.json:
            print(json.dumps(answer.as_json(found), ensure_ascii=False))
        else:
            report.print_answer(found)
        report.print_not_read(folders)
        if problem is not None:
            print(complaint.one_line(problem), file=sys.stderr)
    return _DONE


def _folder(library: Library, path: Path) -> Folder:
    wanted = path.expanduser().resolve()
    for status in library.folders():
        if status.folder.path == wanted:
            return status.folder
    raise messages.unknown_folder(path)


def _below(library: Library, path: Path) -> Path:
    """Return the full path of a folder of the library, or of one inside or above it."""
    wanted = path.expanduser().resolve()
    roots = [status.folder.path for status in library.folders()]
    if wanted in roots:
        return wanted  # also one that is not connected
    if wanted.is_dir() and any(
        root.is_relative_to(wanted) or wanted.is_relative_to(root) for root in roots
    ):
        return wanted
    raise messages.unknown_folder(path)


def _status(options: argparse.Namespace) -> int:
    with open_for_looking(options.profile) as library:
        status = library.status()
        generations = library.tuning.generations()
        if options.json:
            told = dataclasses.asdict(status)
            told["generations"] = [dataclasses.asdict(one) for one in generations]
            print(json.dumps(told, ensure_ascii=False))
        else:
            failures = library.failures()
            report.print_status(status, failures)
            report.print_recognition(failures, library.recognition())
            report.print_partly_read(library.partly_read())
            report.print_generations(generations)
        report.print_not_read(library.folders())
    return _DONE


def _folders(options: argparse.Namespace) -> int:
    if options.action == "list":
        with open_for_looking(options.profile) as library:
            report.print_folders(library.folders(), as_json=options.json)
        return _DONE
    from app import feedback

    library = open_for_writing(profile_paths(options.profile))
    with library, feedback.naming_marked(library):
        library.remove_folder(_folder(library, options.path).id)
        print(f"{options.path} is forgotten. Its files are untouched.")
    return _DONE


def _evaluate(options: argparse.Namespace) -> int:
    from app import evaluation  # a search does not wait for what measures it

    return evaluation.run(options)


def _simulate(options: argparse.Namespace) -> int:
    from app import simulation  # a search does not wait for what measures it

    return simulation.run(options)


def _feedback(options: argparse.Namespace) -> int:
    from app import feedback

    return feedback.run(options)


def _models(options: argparse.Namespace) -> int:
    from app import models

    return models.run(options)


def _history(options: argparse.Namespace) -> int:
    from app import models

    return models.history(options)


def _pack(options: argparse.Namespace) -> int:
    from app import packs

    return packs.run(options)


def _tune(options: argparse.Namespace) -> int:
    from app import tuning

    return tuning.run(options)


def _doctor(options: argparse.Namespace) -> int:
    from app import doctor

    return doctor.run(options)


def _backup(options: argparse.Namespace) -> int:
    from app import backup

    return backup.run(options)


def _restore(options: argparse.Namespace) -> int:
    from app import backup

    return backup.restore(options)


def _demo(options: argparse.Namespace) -> int:
    from app import demo

    return demo.run(options)


def _assistants(options: argparse.Namespace) -> int:
    from app import assistants

    return assistants.run(options)
