"""The tables of `user.db`, as append-only migrations.

What lives here: what the person made and nobody else can restore: folders, settings,
feedback, model versions, verdicts, history. The one rule: a migration that was released is never
edited, and imports no live code.
"""

from __future__ import annotations

import unicodedata

import sqlite_utils

user_migrations = sqlite_utils.Migrations("user")


@user_migrations()
def m001_create_user(database: sqlite_utils.Database) -> None:
    """Create folders and settings."""
    database.conn.execute(
        """
        CREATE TABLE folders (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            path BLOB NOT NULL UNIQUE,
            added_utc_ms INTEGER NOT NULL
        ) STRICT
        """
    )
    # values are JSON
    database.conn.execute(
        "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT"
    )


@user_migrations()
def m002_add_feedback(database: sqlite_utils.Database) -> None:
    """Create searches, what they showed, and what was done then."""
    for statement in _M002:
        database.conn.execute(statement)


_M002 = (
    # AUTOINCREMENT: models name the searches they learned from, so an id is never given twice
    """
    CREATE TABLE impressions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at_utc_ms INTEGER NOT NULL,
        session TEXT NOT NULL,
        query TEXT NOT NULL,
        query_key TEXT NOT NULL,
        model TEXT NOT NULL,
        filters TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX impressions_by_time ON impressions (at_utc_ms)",
    # paths are bytes (os.fsencode), as in library.db
    """
    CREATE TABLE shown (
        impression_id INTEGER NOT NULL REFERENCES impressions (id) ON DELETE CASCADE,
        rank INTEGER NOT NULL,
        path BLOB NOT NULL,
        content_hash BLOB NOT NULL,
        passage_start INTEGER,
        passage_end INTEGER,
        lexical REAL,
        dense REAL,
        fused REAL,
        seen INTEGER NOT NULL,
        PRIMARY KEY (impression_id, rank)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE acts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        impression_id INTEGER NOT NULL REFERENCES impressions (id) ON DELETE CASCADE,
        rank INTEGER NOT NULL,
        path BLOB NOT NULL,
        content_hash BLOB NOT NULL,
        kind TEXT NOT NULL,
        at_utc_ms INTEGER NOT NULL,
        dwell_ms INTEGER,
        left_out INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    "CREATE INDEX acts_by_impression ON acts (impression_id)",
    "CREATE INDEX acts_by_time ON acts (at_utc_ms)",
)


@user_migrations()
def m003_add_models(database: sqlite_utils.Database) -> None:
    """Create model versions, the chosen ones, verdicts and history."""
    for statement in _M003:
        database.conn.execute(statement)


_M003 = (
    # `folder` is a name below the profile's models; `details` is JSON
    """
    CREATE TABLE model_versions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        folder TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        origin TEXT NOT NULL,
        created_utc_ms INTEGER NOT NULL,
        base_id INTEGER,
        size_bytes INTEGER NOT NULL,
        details TEXT NOT NULL,
        stale INTEGER NOT NULL
    ) STRICT
    """,
    # what comes with the program; its folder is found by the program
    """
    INSERT INTO model_versions
        (id, kind, name, folder, fingerprint, origin, created_utc_ms, size_bytes, details, stale)
    VALUES
        (1, 'encoder', 'all-MiniLM-L6-v2', '', '', 'bundled', 0, 0, '{}', 0),
        (2, 'reranker', 'bundled', '', '', 'bundled', 0, 0, '{}', 0)
    """,
    "CREATE TABLE chosen_models (kind TEXT PRIMARY KEY, version_id INTEGER NOT NULL) STRICT",
    # `report` is JSON; a verdict outlives the model it was given on
    """
    CREATE TABLE verdicts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at_utc_ms INTEGER NOT NULL,
        model_version_id INTEGER,
        decision TEXT NOT NULL,
        report TEXT NOT NULL
    ) STRICT
    """,
    # `detail` is JSON
    """
    CREATE TABLE model_history (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at_utc_ms INTEGER NOT NULL,
        kind TEXT NOT NULL,
        detail TEXT NOT NULL
    ) STRICT
    """,
)


@user_migrations()
def m004_add_trials(database: sqlite_utils.Database) -> None:
    """Create trials of two models, and note in searches which of them drew which result."""
    for statement in _M004:
        database.conn.execute(statement)


_M004 = (
    # a trial outlives its model version and keeps its id, so that its searches can be told apart
    """
    CREATE TABLE trials (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        verdict_id INTEGER NOT NULL,
        model_version_id INTEGER NOT NULL,
        state TEXT NOT NULL,
        begun_utc_ms INTEGER NOT NULL,
        changed_utc_ms INTEGER NOT NULL
    ) STRICT
    """,
    "ALTER TABLE impressions ADD COLUMN trial_id INTEGER",
    "CREATE INDEX impressions_by_trial ON impressions (trial_id) WHERE trial_id IS NOT NULL",
    "ALTER TABLE shown ADD COLUMN team TEXT",
)


@user_migrations()
def m005_compare_accents_alike(database: sqlite_utils.Database) -> None:
    """Write the normalised queries anew: an accent may be one sign or two."""
    found = database.conn.execute("SELECT id, query, query_key FROM impressions").fetchall()
    changed = []
    for number, query, before in found:
        key = " ".join(unicodedata.normalize("NFC", query).casefold().split())
        if key != before:
            changed.append((key, number))
    database.conn.executemany("UPDATE impressions SET query_key = ? WHERE id = ?", changed)


@user_migrations()
def m006_name_compared_models(database: sqlite_utils.Database) -> None:
    """Note in each verdict the fingerprint of the model that served when it was given."""
    for statement in _M006:
        database.conn.execute(statement)


_M006 = (
    # generations are counted anew when library.db is thrown away; which model served then follows
    # from the history, where a switch of an encoder names its generation
    """
    UPDATE verdicts SET report = json_set(report, '$.present', (
        SELECT fingerprint FROM model_versions WHERE id = coalesce(
            (
                SELECT json_extract(earlier.detail, '$.version') FROM model_history AS earlier
                WHERE earlier.kind IN ('switch', 'undo')
                    AND json_extract(earlier.detail, '$.generation') IS NOT NULL
                    AND earlier.id < (
                        SELECT given.id FROM model_history AS given
                        WHERE given.kind = 'verdict'
                            AND json_extract(given.detail, '$.verdict') = verdicts.id
                    )
                ORDER BY earlier.id DESC LIMIT 1
            ),
            1
        )
    ))
    """,
)


@user_migrations()
def m007_count_asked_searches(database: sqlite_utils.Database) -> None:
    """Let a trial keep the numbers of the searches that counted, as JSON."""
    database.conn.execute("ALTER TABLE trials ADD COLUMN asked TEXT NOT NULL DEFAULT '[]'")


@user_migrations()
def m008_find_acts_by_file(database: sqlite_utils.Database) -> None:
    """Let what was last done with a file be found without going through every act."""
    database.conn.execute("CREATE INDEX acts_by_path ON acts (path, at_utc_ms)")
