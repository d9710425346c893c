"""A place that the person named for a file that is to be written.

What lives here: whether a file can stand there. What does not: writing it. The one rule: it is
asked before anything is written aside and moved there, which would replace a device, a pipe, or a
file that the profile cannot do without.
"""

from __future__ import annotations

from pathlib import Path

from engine.errors import ErrorCode, InputProblem, os_errors


def refuse_target(target: Path, profile: Path) -> None:
    """Refuse a place where no plain file can be written, or that is the profile's own.

    Args:
        target: the place that the person named.
        profile: the folder of the profile; nothing inside it is a place for other files.

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
        # a link to a file of the profile is replaced itself, but nobody means that
        if _is_inside(target.parent, profile) or _is_inside(target, profile):
            detail = f"{profile} is Honeyguide's own folder; choose a place outside it"
            raise InputProblem(ErrorCode.BAD_TARGET, detail)


def _is_inside(path: Path, folder: Path) -> bool:
    """Return whether a path leads into a folder, whatever links and spellings it takes."""
    where = path.resolve()
    above = (one for one in (where, *where.parents) if one.exists())
    return folder.exists() and any(one.samefile(folder) for one in above)
