"""A file has one path, however an event spells it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.clock import SystemClock
from engine.exclusion import LeftOut
from engine.ingest import reconcile
from engine.ingest.reconcile import Looker
from engine.jobs import silent_report
from engine.spelling import as_held, as_listed
from engine.store import documents
from engine.types import Folder, FolderId
from engine.watch.coalesce import Look
from engine.watch.rules import Rules
from tests.engine.store.library_db import new_library

COMPOSED, DECOMPOSED = "Gr\u00fcn.txt", "Gru\u0308n.txt"
DISK = {"/u": ["Docs", "other"], "/u/Docs": ["Letter.TXT", DECOMPOSED, "a.txt", "A.txt"]}


def listing(folder: Path) -> list[str]:
    if str(folder) not in DISK:
        raise FileNotFoundError(folder)
    return DISK[str(folder)]


@pytest.mark.parametrize(
    ("told", "spelled"),
    [
        ("/u/docs/LETTER.txt", "/u/Docs/Letter.TXT"),
        (f"/u/Docs/{COMPOSED}", f"/u/Docs/{DECOMPOSED}"),
        (f"/u/docs/{DECOMPOSED}", f"/u/Docs/{DECOMPOSED}"),
        ("/u/Docs/A.txt", "/u/Docs/A.txt"),  # a disk that tells them apart
        ("/u/Docs/gone.txt", "/u/Docs/gone.txt"),
        ("/u/gone/x/y.txt", "/u/gone/x/y.txt"),
        ("/u", "/u"),
        ("/elsewhere/a.txt", "/elsewhere/a.txt"),
    ],
)
def test_a_path_is_spelled_as_the_disk_has_it(told: str, spelled: str) -> None:
    assert as_listed(Path(told), Path("/u/"), listing) == Path(spelled)


def test_a_folder_keeps_the_spelling_it_was_added_in(tmp_path: Path) -> None:
    (tmp_path / "Docs/Tax").mkdir(parents=True)
    root = tmp_path / "Docs"
    assert as_held(tmp_path / "docs/TAX", [root]) == [root / "Tax"]
    assert as_held(tmp_path / "DOCS", [root]) == [root]
    assert as_held(Path(str(tmp_path).upper()), [root, Path("/other")]) == [tmp_path]
    assert as_held(tmp_path / "docs too/tax", [root]) == [tmp_path / "docs too/tax"]
    both = [Path("/u/A/x"), Path("/u/a/y")]
    assert as_held(Path("/U/a"), both) == [Path("/u/A"), Path("/u/a")], "whichever is meant"


def test_an_event_in_another_spelling_makes_no_second_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "files"
    root.mkdir()
    (tmp_path / "profile").mkdir()
    (root / "Letter.txt").write_text("x")
    real = os.lstat
    monkeypatch.setattr(reconcile, "FOLDS_NAMES", True)
    monkeypatch.setattr(  # a disk that does not tell large from small letters
        os, "lstat", lambda path: real(str(path).replace("LETTER.TXT", "Letter.txt"))
    )
    database = new_library(tmp_path / "profile")
    looker = Looker(database, Rules(LeftOut()), SystemClock())
    folder = Folder(FolderId(1), root, 0)
    looker.folder(folder, silent_report)
    hint = Look(paths=frozenset({os.fsencode(root / "LETTER.TXT")}))
    looker.places(folder, hint, silent_report)
    known = documents.known_files(database.reader(), FolderId(1))
    database.close()
    assert list(known) == [os.fsencode(root / "Letter.txt")]
