"""What is done once when a library from an older version is opened."""

from __future__ import annotations

from pathlib import Path

from engine.config import EngineConfig
from engine.store import documents, file_names
from engine.store.documents import SeenFile
from engine.store.opening import close_databases, open_databases
from engine.types import FolderId, Kind


def test_names_written_by_an_older_version_are_written_anew(tmp_path: Path) -> None:
    config = EngineConfig(data_dir=tmp_path, models_dir=tmp_path)
    user, library = open_databases(config, writable=True)
    with library.write() as connection:
        seen = SeenFile(b"/f/Annual_report.pdf", Kind.PDF, 10, 5)
        documents.add_documents(connection, FolderId(1), [seen])
        connection.execute("DELETE FROM file_names")
        file_names.add(
            connection, documents.known_files(connection, FolderId(1))[seen.path].id, "old"
        )
        connection.execute("UPDATE meta SET value = '0' WHERE key = 'file_names'")
    close_databases(user, library)

    user, library = open_databases(config, writable=True)
    called = file_names.called(library.reader(), "annual report")
    before = file_names.called(library.reader(), "old")
    close_databases(user, library)
    assert (len(called), len(before)) == (1, 0)
