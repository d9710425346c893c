"""Whether a folder lies on another computer.

What lives here: asking the system for the kind of the file system. The one rule: what is not known
to be a network's is taken for local.

SQLite's log of commits needs memory that all its readers share, which no network file system gives,
and their locks are not to be relied on (sqlite.org/wal.html, sqlite.org/howtocorrupt.html).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import psutil

from engine.errors import EnvironmentProblem, ErrorCode

_NETWORK = frozenset(
    {
        *("nfs", "nfs3", "nfs4", "cifs", "smb3", "smbfs", "afs", "afpfs", "ncpfs", "webdav"),
        *("davfs", "ceph", "lustre", "gpfs", "beegfs", "fuse.sshfs", "fuse.davfs", "fuse.rclone"),
        *("fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.s3fs", "osxfuse.sshfs", "macfuse.sshfs"),
    }
)


class Mount(NamedTuple):
    """A mounted file system, as the system lists it."""

    mountpoint: str
    fstype: str
    opts: str


def _mounts() -> Iterable[Mount]:
    return [Mount(one.mountpoint, one.fstype, one.opts) for one in psutil.disk_partitions(all=True)]


def refuse_network(folder: Path, mounts: Callable[[], Iterable[Mount]] = _mounts) -> None:
    """Check that a profile lies on this computer.

    Args:
        folder: of the profile; it need not be there yet.
        mounts: what is mounted.

    Raises:
        EnvironmentProblem: PROFILE_ON_NETWORK, with the folder and its file system.
    """
    place = folder.resolve()
    kind = "a network path" if str(place).startswith("\\\\") else ""
    depth = -1
    for mount in mounts():
        point = Path(mount.mountpoint)
        # of two mounts at one place the later one is seen
        if place.is_relative_to(point) and len(point.parts) >= depth:
            depth = len(point.parts)
            is_network = mount.fstype.lower() in _NETWORK or "remote" in mount.opts.split(",")
            kind = mount.fstype if is_network else ""
    if kind:
        raise EnvironmentProblem(ErrorCode.PROFILE_ON_NETWORK, f"{folder}: {kind}")
