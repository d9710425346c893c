"""The tables of `library.db`, as append-only migrations.

What lives here: everything that can be read again from the files. The one rule: a migration that
was released is never edited, and imports no live code.

A document is a path; a content is what its bytes say (once, however many documents hold it);
chunks belong to a content. So a rename, a move or a copy costs no reading and no embedding.
"""

from __future__ import annotations

import sqlite_utils

library_migrations = sqlite_utils.Migrations("library")


@library_migrations()
def m001_create_library(database: sqlite_utils.Database) -> None:
    """Create documents, contents, chunks, vectors, full text, queue and generations."""
    for statement in _M001:
        database.conn.execute(statement)


_M001 = (
    """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE folder_scans (
        folder_id INTEGER PRIMARY KEY,
        state TEXT NOT NULL,
        last_scan_utc_ms INTEGER,
        n_left_out INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    # `pages`, `parts` and `headings` are JSON lists; `text` is zlib-compressed UTF-8.
    """
    CREATE TABLE contents (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        hash BLOB NOT NULL,
        extractor TEXT NOT NULL,
        title TEXT NOT NULL,
        author TEXT NOT NULL,
        language TEXT NOT NULL,
        note TEXT NOT NULL,
        n_chars INTEGER NOT NULL,
        text BLOB NOT NULL,
        pages TEXT NOT NULL,
        parts TEXT NOT NULL,
        UNIQUE (hash, extractor)
    ) STRICT
    """,
    # paths are bytes (os.fsencode): a name need not be valid UTF-8
    """
    CREATE TABLE documents (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        folder_id INTEGER NOT NULL,
        path BLOB NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        size_bytes INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        status TEXT NOT NULL,
        reason TEXT,
        detail TEXT NOT NULL DEFAULT '',
        extractor TEXT NOT NULL DEFAULT '',
        content_id INTEGER REFERENCES contents (id)
    ) STRICT
    """,
    "CREATE INDEX documents_by_folder ON documents (folder_id, status)",
    "CREATE INDEX documents_by_content ON documents (content_id)",
    # AUTOINCREMENT: an id is never given twice, so a stale index entry cannot name a new chunk
    """
    CREATE TABLE chunks (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        content_id INTEGER NOT NULL REFERENCES contents (id),
        ordinal INTEGER NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        text TEXT NOT NULL,
        page INTEGER,
        line INTEGER NOT NULL,
        heading TEXT NOT NULL,
        part TEXT NOT NULL,
        embedded_hash BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX chunks_by_content ON chunks (content_id, ordinal)",
    "CREATE INDEX chunks_by_embedded ON chunks (embedded_hash)",
    """
    CREATE TABLE generations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        fingerprint TEXT NOT NULL,
        model TEXT NOT NULL,
        precision TEXT NOT NULL,
        dim INTEGER NOT NULL,
        state TEXT NOT NULL,
        created_utc_ms INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE UNIQUE INDEX one_live_generation ON generations (state) WHERE state = 'live'",
    # float16, unit length
    """
    CREATE TABLE vectors (
        generation_id INTEGER NOT NULL REFERENCES generations (id),
        chunk_id INTEGER NOT NULL REFERENCES chunks (id),
        vector BLOB NOT NULL
    ) STRICT
    """,
    "CREATE UNIQUE INDEX vectors_by_chunk ON vectors (chunk_id, generation_id)",
    "CREATE INDEX vectors_by_generation ON vectors (generation_id, chunk_id)",
    # chunks without a vector of a generation; a row is removed when its vector is stored
    """
    CREATE TABLE unembedded (
        chunk_id INTEGER PRIMARY KEY REFERENCES chunks (id)
    ) STRICT
    """,
    # documents to be read; `n_attempts` rises before a file is opened
    """
    CREATE TABLE queue (
        document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
        priority INTEGER NOT NULL,
        n_attempts INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    "CREATE INDEX queue_by_place ON queue (n_attempts, priority, document_id)",
    # the terms come ready-made, separated by spaces (engine/terms.py), so nothing is left to
    # tokenize; the vocabulary tables read the same postings and store nothing
    """
    CREATE VIRTUAL TABLE chunk_terms USING fts5 (body, heading, content = '', tokenize = "ascii")
    """,
    "CREATE VIRTUAL TABLE chunk_term_places USING fts5vocab (chunk_terms, instance)",
    """
    CREATE VIRTUAL TABLE name_terms USING fts5 (name, folders, content = '', tokenize = "ascii")
    """,
    "CREATE VIRTUAL TABLE name_term_places USING fts5vocab (name_terms, instance)",
)


@library_migrations()
def m002_keep_generations(database: sqlite_utils.Database) -> None:
    """Let a generation be built beside the live one, and be kept for a while after it."""
    # states are `green` (being built), `live`, `retired` (kept for undo), `gone` (being swept)
    database.conn.execute(
        "ALTER TABLE generations ADD COLUMN changed_utc_ms INTEGER NOT NULL DEFAULT 0"
    )
    database.conn.execute(
        "CREATE UNIQUE INDEX one_green_generation ON generations (state) WHERE state = 'green'"
    )
    # the vectors of what was retired until now were removed
    database.conn.execute("DELETE FROM generations WHERE state = 'retired'")


@library_migrations()
def m003_find_by_author(database: sqlite_utils.Database) -> None:
    """Let documents be found by their author without going through every content."""
    database.conn.execute("CREATE INDEX contents_by_author ON contents (author) WHERE author != ''")


@library_migrations()
def m004_know_what_came_later(database: sqlite_utils.Database) -> None:
    """Note with a generation which chunk was the latest; of earlier ones that is not known."""
    database.conn.execute("ALTER TABLE generations ADD COLUMN last_chunk_id INTEGER")


@library_migrations()
def m005_pack_postings(database: sqlite_utils.Database) -> None:
    """Let where a frequent word stands be read at once; words are packed after the next reading."""
    for statement in _M005:
        database.conn.execute(statement)


_M005 = (
    # every term with the number of its rows, read from the same postings
    "CREATE VIRTUAL TABLE chunk_term_counts USING fts5vocab (chunk_terms, row)",
    """
    CREATE TABLE packs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        last_chunk_id INTEGER NOT NULL,
        n_removed_before INTEGER NOT NULL,
        terms_version INTEGER NOT NULL,
        ready INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    # what stands before a blob is read without it
    """
    CREATE TABLE packed_terms (
        pack_id INTEGER NOT NULL,
        term TEXT NOT NULL,
        n_rows INTEGER NOT NULL,
        first_row INTEGER NOT NULL,
        gap_bytes INTEGER NOT NULL,
        gaps BLOB NOT NULL,
        counts BLOB
    ) STRICT
    """,
    "CREATE UNIQUE INDEX packed_by_term ON packed_terms (term, pack_id)",
    """
    CREATE TABLE packed_columns (
        pack_id INTEGER NOT NULL,
        name TEXT NOT NULL,
        numbers BLOB NOT NULL,
        PRIMARY KEY (pack_id, name)
    ) STRICT
    """,
    """
    CREATE TABLE removed_chunks (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        chunk_id INTEGER NOT NULL
    ) STRICT
    """,
    # only what a pack may hold
    """
    CREATE TRIGGER note_removed_chunk AFTER DELETE ON chunks
    WHEN EXISTS (SELECT 1 FROM packs WHERE last_chunk_id >= old.id)
    BEGIN
        INSERT INTO removed_chunks (chunk_id) VALUES (old.id);
    END
    """,
)


@library_migrations()
def m006_find_by_file_name(database: sqlite_utils.Database) -> None:
    """Let a file that is called just what was typed be found at once; opening fills it."""
    database.conn.execute(
        """
        CREATE TABLE file_names (
            name TEXT NOT NULL,
            document_id INTEGER NOT NULL,
            PRIMARY KEY (name, document_id)
        ) STRICT, WITHOUT ROWID
        """
    )


@library_migrations()
def m007_list_refused_places(database: sqlite_utils.Database) -> None:
    """Keep which folders could not be looked into; the next look fills it."""
    database.conn.execute(
        """
        CREATE TABLE refused_places (
            path BLOB PRIMARY KEY,
            folder_id INTEGER NOT NULL,
            detail TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """
    )


@library_migrations()
def m008_keep_what_is_away(database: sqlite_utils.Database) -> None:
    """Keep which disks are mounted in folders, and what went away with one; the next look fills it.

    Both are needed: without the disk that was at a place last, nobody could tell at the next start
    that what is missing is away, and without the documents that are, another disk at the place
    would take them for its own.
    """
    for statement in _M008:
        database.conn.execute(statement)


_M008 = (
    """
    CREATE TABLE mounts (
        id INTEGER PRIMARY KEY,
        folder_id INTEGER NOT NULL,
        path BLOB NOT NULL,
        disk TEXT NOT NULL,
        here INTEGER NOT NULL,
        UNIQUE (path, disk)
    ) STRICT
    """,
    """
    CREATE TABLE away_documents (
        document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
        mount_id INTEGER NOT NULL REFERENCES mounts (id) ON DELETE CASCADE
    ) STRICT
    """,
    "CREATE INDEX away_by_mount ON away_documents (mount_id)",
)
