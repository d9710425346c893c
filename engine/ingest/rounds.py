"""One round of looks: folders that are due whole, and in the others the places that were hinted at.

The one rule: a hint is taken once and given back when its look was stopped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from engine.figures import ScanSummary
from engine.ingest.reconcile import Looker, total
from engine.jobs import Report
from engine.types import Folder, FolderId
from engine.watch.watcher import Watcher


def look_round(
    looker: Looker,
    folders: Sequence[Folder],
    wanted: Sequence[FolderId] | None,
    watcher: Watcher | None,
    report: Report,
) -> ScanSummary:
    """Look through folders (all when None), and at the hinted places of the others.

    Raises:
        CancelledError: told to stop; what was found until then is stored.
        EnvironmentProblem: DISK_FULL and its kin.
    """
    if watcher is not None:
        watcher.set_roots({folder.id: folder.path for folder in folders}, looker.rules)
    found = []
    for folder in folders:
        if wanted is None or folder.id in wanted:
            with _full_look(watcher, folder):
                found.append(looker.folder(folder, report))
        elif watcher is not None:
            found.extend(_at_places(looker, folder, watcher, report))
    return total(found)


@contextmanager
def _full_look(watcher: Watcher | None, folder: Folder) -> Iterator[None]:
    if watcher is None:
        yield
        return
    watcher.begin_look(folder.id)
    whole = False
    try:
        yield
        whole = True
    finally:
        watcher.end_look(folder.id, whole=whole)


def _at_places(
    looker: Looker, folder: Folder, watcher: Watcher, report: Report
) -> list[ScanSummary]:
    look = watcher.take(folder.id)
    if not look:
        return []
    try:
        return [looker.places(folder, look, report)]
    except BaseException:
        watcher.put_back(folder.id, look)
        raise
