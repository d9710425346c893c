"""The lock that makes one process the profile's writer.

The one rule: whoever opens a database as writer holds this lock for as long as it is open.
"""

from __future__ import annotations

from pathlib import Path

import filelock

from engine.errors import EnvironmentProblem, ErrorCode, environment_problem


class ProfileLock:
    """An operating system lock on the profile's folder, released when the process ends."""

    def __init__(self, data_dir: Path) -> None:
        """Take the lock, or fail at once.

        Raises:
            EnvironmentProblem: PROFILE_BUSY when another process writes; PROFILE_NO_FOLDER where
                a file is in its place; READ_ONLY or NO_ACCESS when the folder cannot be written to.
        """
        try:
            data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._lock = filelock.FileLock(data_dir / "writer.lock", blocking=False)
            self._lock.acquire()
        except filelock.Timeout as problem:
            raise EnvironmentProblem(ErrorCode.PROFILE_BUSY, str(data_dir)) from problem
        except (FileExistsError, NotADirectoryError) as problem:
            raise EnvironmentProblem(ErrorCode.PROFILE_NO_FOLDER, str(data_dir)) from problem
        except OSError as problem:
            raise environment_problem(problem, str(data_dir)) from problem

    def release(self) -> None:
        """Let another process write."""
        self._lock.release()
