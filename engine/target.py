"""A place that the person named for a file that is to be written.

What lives here: whether a file can stand there. What does not: writing it. The one rule: it is
asked before anything is written aside and moved there, which would replace a device or a pipe.
"""

from __future__ import annotations

from pathlib import Path

from engine.errors import ErrorCode, InputProblem, os_errors


def refuse_target(target: Path) -> None:
    """Refuse a place where no plain file can be written.

    Raises:
        InputProblem: BAD_TARGET, with what is wrong.
        EnvironmentProblem: NO_ACCESS.
    """
    with os_errors(str(target)):
        if target.is_dir():
            raise InputProblem(ErrorCode.BAD_TARGET, f"{target} is a folder")
        if target.exists() and not target.is_file():
            raise InputProblem(ErrorCode.BAD_TARGET, f"{target} is no plain file")
        if not target.parent.is_dir():
            raise InputProblem(ErrorCode.BAD_TARGET, f"there is no folder {target.parent}")
