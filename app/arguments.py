"""The command line's grammar: names here are a contract with scripts.

What lives here: argparse only. The one rule: nothing of the engine is imported, so that `--help`
is instant.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from app import __version__


def parse(arguments: list[str]) -> argparse.Namespace:
    """Return the options; exits with 2 and a usage line for what is not understood."""
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
        epilog="Without a command the window opens.",
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"honeyguide {__version__}")
    commands = parser.add_subparsers(dest="command", title="commands", metavar="")
    _add_reading(commands, common)
    _add_looking(commands, common)
    # not set_defaults: it would reach into the shared options and undo what stood before a command
    return parser.parse_args(arguments, argparse.Namespace(profile=None, verbose=False))


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
    demo = commands.add_parser(
        "demo", parents=[common], help="read the sample library and search it, without a window"
    )
    demo.set_defaults(json=False)


def _add_looking(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    search = commands.add_parser("search", parents=[common], help="find files")
    search.add_argument("query")
    search.add_argument("--limit", type=_positive, default=10, metavar="N")
    search.add_argument("--folder", type=Path, metavar="P", help="only below this folder")
    search.add_argument("--json", action="store_true")
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


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value
