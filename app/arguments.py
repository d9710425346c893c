"""The command line's grammar: names here are a contract with scripts.

What lives here: argparse only. The one rule: nothing of the engine is imported, so that `--help`
is instant.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app import __version__
from resources import resource_path

_CONNECTING = """\
To connect an assistant:
  honeyguide mcp allow ~/Projects     it may search this folder; nothing is allowed at first
  honeyguide mcp deny ~/Projects/pay  but never this one
  honeyguide mcp list                 what it may see, and the entry for its settings, such as

  {"mcpServers": {"honeyguide": {"command": "honeyguide", "args": ["mcp"]}}}
"""

OBJECTIVES = ("info_nce", "symmetric", "triplet", "matryoshka")  # as in engine/tune/objectives
MOST_DAYS = 36_500  # as in engine/config
_MOST = 2**63 - 1  # that a database can hold
_SWITCHES = ("--toggle", "--hidden", "--verbose")
_WITH_VALUE = ("--profile", "--find")


def parse(arguments: list[str]) -> argparse.Namespace:
    """Return the options; exits with 2 and a usage line for what is not understood."""
    # not set_defaults: it would reach into the shared options and undo what stood before a command
    blank = argparse.Namespace(profile=None, verbose=False, command=None)
    return grammar(with_commands=not _opens_window(arguments)).parse_args(arguments, blank)


def _opens_window(arguments: list[str]) -> bool:
    """Return whether there are the window's own options only, so that no command is in question."""
    words = iter(arguments)
    return all(
        word in _SWITCHES or (word in _WITH_VALUE and next(words, None) is not None)
        for word in words
    )


def grammar(*, with_commands: bool = True) -> argparse.ArgumentParser:
    """Return the whole grammar, of which the manual page is made too.

    Args:
        with_commands: False leaves the commands out, which a window would wait for.
    """
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--profile", type=Path, default=argparse.SUPPRESS, help="use this folder for all data"
    )
    common.add_argument(
        "--verbose", action="store_true", default=argparse.SUPPRESS, help="tell more"
    )
    parser = argparse.ArgumentParser(
        prog="honeyguide",
        description="Finds your own files by meaning, on your own machine.",
        epilog=(
            "Without a command the window opens, or the one that is open comes to the front. "
            "Give a key of your desktop the command `honeyguide --toggle` to search from anywhere."
        ),
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"honeyguide {__version__}")
    start = parser.add_mutually_exclusive_group()
    start.add_argument("--find", metavar="QUERY", help="open the window with this search")
    start.add_argument(
        "--toggle", action="store_true", help="show the small search window, or hide it"
    )
    start.add_argument(
        "--hidden", action="store_true", help="start without a window; watch the folders"
    )
    if not with_commands:
        return parser
    commands = parser.add_subparsers(dest="command", title="commands", metavar="COMMAND")
    _add_reading(commands, common)
    _add_looking(commands, common)
    _add_models(commands, common)
    _add_packs(commands, common)
    _add_feedback(commands, common)
    _add_simulation(commands, common)
    _add_assistants(commands, common)
    return parser


def _add_reading(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    index = commands.add_parser("index", parents=[common], help="read folders")
    index.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    folders = commands.add_parser("folders", parents=[common], help="list or forget folders")
    actions = folders.add_subparsers(dest="action", required=True, metavar="list|remove")
    listing = actions.add_parser("list", parents=[common], help="list the folders")
    listing.add_argument("--json", action="store_true")
    remove = actions.add_parser("remove", parents=[common], help="forget a folder")
    remove.add_argument("path", type=Path)
    commands.add_parser(
        "pause", parents=[common], help="let reading wait, in the open window too, until resumed"
    )
    commands.add_parser("resume", parents=[common], help="let reading go on")
    demo = commands.add_parser(
        "demo", parents=[common], help="read the sample library and search it, without a window"
    )
    demo.set_defaults(json=False)


def _add_looking(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    search = commands.add_parser("search", parents=[common], help="find files")
    search.add_argument("query", nargs="+", metavar="WORD")
    search.add_argument("--limit", type=_positive, default=10, metavar="N")
    search.add_argument("--folder", type=Path, metavar="P", help="only below this folder")
    search.add_argument("--json", action="store_true", help="for other programs")
    search.add_argument(
        "--json-schema", action=_PrintSchema, nargs=0, help="describe what --json prints, and end"
    )
    status = commands.add_parser("status", parents=[common], help="the library in figures")
    status.add_argument("--json", action="store_true")
    evaluation = commands.add_parser(
        "eval", parents=[common], help="measure search on a BEIR-style folder"
    )
    evaluation.add_argument("directory", type=Path, metavar="DIR")
    evaluation.add_argument("--json", action="store_true")
    modes = ("lexical", "dense", "hybrid", "rerank", "cross")
    evaluation.add_argument("--mode", choices=modes, default="hybrid")
    evaluation.add_argument(
        "--queries", type=_positive, metavar="N", help="only N queries, drawn by a fixed seed"
    )
    doctor = commands.add_parser("doctor", parents=[common], help="look for what is wrong")
    doctor.add_argument("--json", action="store_true")
    backup = commands.add_parser(
        "backup", parents=[common], help="put all you made into one file: folders, settings, models"
    )
    backup.add_argument("file", type=Path, metavar="FILE")
    restore = commands.add_parser(
        "restore", parents=[common], help="take in such a file, in place of what is there"
    )
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="OLD=NEW",
        help="a folder that is called otherwise on this machine; may be given more than once",
    )


def _add_feedback(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    feedback = commands.add_parser(
        "feedback", parents=[common], help="what was opened from searches, and forgetting it"
    )
    actions = feedback.add_subparsers(
        dest="action", required=True, metavar="list|export|import|keep|leave-out|put-back|forget"
    )
    listing = actions.add_parser("list", parents=[common], help="list what was done, newest first")
    listing.add_argument("--limit", type=_positive, default=100, metavar="N")
    listing.add_argument("--json", action="store_true")
    export = actions.add_parser("export", parents=[common], help="write everything into a file")
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument(
        "--anonymous", action="store_true", help="hashes instead of queries and paths"
    )
    taking = actions.add_parser("import", parents=[common], help="take in an exported file")
    taking.add_argument("file", type=Path, metavar="FILE")
    keep = actions.add_parser(
        "keep", parents=[common], help="tell for how long searches are kept, or set it"
    )
    keep.add_argument(
        "days", nargs="?", type=_days, metavar="DAYS", help="0 keeps them until you forget them"
    )
    for name, help_ in (
        ("leave-out", "keep events, and learn nothing from them"),
        ("put-back", "learn again from events that were left out"),
    ):
        chosen = actions.add_parser(name, parents=[common], help=help_)
        chosen.add_argument("ids", nargs="+", type=_positive, metavar="ID", help="as `list` has it")
    forget = actions.add_parser("forget", parents=[common], help="forget for good")
    what = forget.add_mutually_exclusive_group(required=True)
    what.add_argument("--all", action="store_true", help="everything")
    what.add_argument("--query", metavar="Q", help="every search for this query")
    what.add_argument("--file", type=Path, metavar="PATH", help="a file, or all below a folder")
    what.add_argument(
        "--event", dest="ids", nargs="+", type=_positive, metavar="ID", help="as `list` has it"
    )


def _add_models(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    models = commands.add_parser("models", parents=[common], help="list, import or change models")
    actions = models.add_subparsers(
        dest="action", required=True, metavar="list|import|use|try|undo|delete"
    )
    listing = actions.add_parser("list", parents=[common], help="list the models")
    listing.add_argument("--json", action="store_true")
    taking = actions.add_parser(
        "import", parents=[common], help="take in a sentence-transformers or CrossEncoder folder"
    )
    taking.add_argument("folder", type=Path, metavar="FOLDER")
    use = actions.add_parser(
        "use", parents=[common], help="read everything by another model, then search by it"
    )
    use.add_argument("id", type=_positive, metavar="ID")
    trial = actions.add_parser(
        "try", parents=[common], help="mix in the tuned model's results after a close call"
    )
    trial.add_argument("--stop", action="store_true", help="end the trial that goes on")
    actions.add_parser("undo", parents=[common], help="go back to the model before, at once")
    delete = actions.add_parser("delete", parents=[common], help="delete a model not in use")
    delete.add_argument("id", type=_positive, metavar="ID")
    tune = commands.add_parser(
        "tune", parents=[common], help="learn from what was opened, up to the verdict"
    )
    tune.add_argument(
        "--cold-start",
        action="store_true",
        help="learn from headings and titles of your files, before there are searches",
    )
    tune.add_argument(
        "--objective", choices=OBJECTIVES, help="for studies: another loss than the measured one"
    )
    tune.add_argument(
        "--width",
        type=_positive,
        metavar="N",
        help="for studies, with the objective matryoshka: serve the first N numbers of each vector",
    )
    tune.add_argument("--dry-run", action="store_true", help="only tell how things stand")
    tune.add_argument("--json", action="store_true")
    history = commands.add_parser(
        "history", parents=[common], help="what became of models, oldest first"
    )
    history.add_argument(
        "--verdict", type=_positive, metavar="N", help="the searches that verdict N rests on"
    )
    history.add_argument("--json", action="store_true")


def _add_packs(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    pack = commands.add_parser(
        "pack", parents=[common], help="add or remove parts of the program, such as tuning"
    )
    actions = pack.add_subparsers(dest="action", required=True, metavar="list|install|remove")
    listing = actions.add_parser("list", parents=[common], help="list the packs")
    listing.add_argument("--json", action="store_true")
    install = actions.add_parser("install", parents=[common], help="add a pack from its file")
    install.add_argument("file", type=Path, metavar="FILE")
    remove = actions.add_parser("remove", parents=[common], help="remove a pack")
    remove.add_argument("name", metavar="NAME")


def _add_simulation(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    simulation = commands.add_parser(
        "simulate",
        parents=[common],
        help="let a simulated person search a BEIR-style folder, tune on what they open, measure",
    )
    simulation.add_argument("directory", type=Path, metavar="DIR")
    simulation.add_argument("--searches", type=_positive, required=True, metavar="N")
    simulation.add_argument("--seed", type=_whole, default=0, metavar="S")
    simulation.add_argument(
        "--noise",
        type=_share,
        metavar="X",
        help="how often something is opened that is not relevant, of those looked at: 0 to 1",
    )
    simulation.add_argument("--json", action="store_true")


def _add_assistants(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    assistants = commands.add_parser(
        "mcp",
        parents=[common],
        help="let an AI assistant search the folders you allow",
        description=(
            "Without an action: answers an assistant on stdin and stdout (Model Context Protocol), "
            "read-only, from the folders you allowed and nothing else."
        ),
        epilog=_CONNECTING,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    assistants.set_defaults(action=None)
    actions = assistants.add_subparsers(dest="action", metavar="allow|deny|list")
    allow = actions.add_parser("allow", parents=[common], help="let assistants see a folder")
    allow.add_argument("path", type=Path, metavar="PATH")
    deny = actions.add_parser(
        "deny", parents=[common], help="keep a folder or file from them, whatever is allowed"
    )
    deny.add_argument("path", type=Path, metavar="PATH")
    listing = actions.add_parser(
        "list", parents=[common], help="list what they may see, and how to connect one"
    )
    listing.add_argument("--json", action="store_true")


class _PrintSchema(argparse.Action):
    """Prints the description of a search's JSON, as `--version` prints the version."""

    def __call__(self, parser: argparse.ArgumentParser, *_rest: object) -> None:
        sys.stdout.write(resource_path("schemas/search.json").read_text(encoding="utf-8"))
        parser.exit()


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(f"“{text}” is no number") from problem
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError("must be from 0 to 1")
    return value


def _whole(text: str) -> int:
    # argparse itself would name the function that refused it
    try:
        value = int(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(f"“{text}” is no whole number") from problem
    if abs(value) > _MOST:
        raise argparse.ArgumentTypeError(f"“{text}” is too large")
    return value


def _days(text: str) -> int:
    value = _whole(text)
    if not 0 <= value <= MOST_DAYS:
        raise argparse.ArgumentTypeError(f"must be from 0 to {MOST_DAYS}")
    return value


def _positive(text: str) -> int:
    value = _whole(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value
