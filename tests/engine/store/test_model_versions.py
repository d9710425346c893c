"""Model versions, verdicts and history outlive one another as they should."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.store import model_versions as rows
from engine.store import schema_user
from engine.store.database import Connection, Database
from engine.store.schema_user import user_migrations
from engine.versions import (
    BUNDLED_ENCODER,
    BUNDLED_RERANKER,
    PRESENT,
    EventKind,
    ModelVersion,
    ModelVersionId,
    Origin,
    VersionKind,
)


@pytest.fixture
def user(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "user.db", writable=True)
    database.migrate(user_migrations, tmp_path / "backups", keep=1)
    yield database
    database.close()


def tuned(home: Path) -> ModelVersion:
    return ModelVersion(
        id=ModelVersionId(0),
        kind=VersionKind.ENCODER,
        name="tuned",
        folder=home / "abc",
        fingerprint="abc-int8",
        origin=Origin.TUNED,
        created_utc_ms=5,
        base=BUNDLED_ENCODER,
        size_bytes=7,
        details={"seed": 1, "events": [3, 4]},
        stale=False,
    )


def test_a_version_comes_back_as_it_was_stored_also_after_the_profile_moved(user: Database) -> None:
    with user.write() as connection:
        version_id = rows.add_model_version(connection, tuned(Path("/old/models")))
    stored = rows.get_model_version(user.reader(), Path("/new/models"), version_id)
    assert stored == replace(tuned(Path("/new/models")), id=version_id)


def test_ids_are_never_given_twice(user: Database) -> None:
    with user.write() as connection:
        first = rows.add_model_version(connection, tuned(Path("/m")))
        rows.remove_model_version(connection, first)
        assert rows.add_model_version(connection, tuned(Path("/m"))) > first


def test_what_learned_from_something_forgotten_is_marked(user: Database) -> None:
    with user.write() as connection:
        version_id = rows.add_model_version(connection, tuned(Path("/m")))
        rows.mark_stale(connection, [version_id])
    assert [v.id for v in rows.model_versions(user.reader(), Path("/m")) if v.stale] == [version_id]


def test_a_verdict_outlives_its_model_and_stands_in_the_history(user: Database) -> None:
    with user.write() as connection:
        version_id = rows.add_model_version(connection, tuned(Path("/m")))
        verdict_id = rows.add_verdict(connection, 9, version_id, "better", {"gain": 0.03})
        rows.add_verdict(connection, 10, None, "not_enough", {})
        rows.remove_model_version(connection, version_id)
    better, not_enough = rows.verdicts(user.reader())
    assert (better.id, better.model_version, better.report) == (
        verdict_id,
        version_id,
        {"gain": 0.03},
    )
    assert not_enough.model_version is None
    [first, _] = rows.history(user.reader())
    assert (first.at_utc_ms, first.kind) == (9, EventKind.VERDICT)
    assert first.detail == {"verdict": verdict_id, "version": version_id, "decision": "better"}


def test_without_a_choice_the_programs_own_is_chosen(user: Database) -> None:
    assert rows.chosen_version(user.reader(), VersionKind.ENCODER) == BUNDLED_ENCODER
    with user.write() as connection:
        rows.choose_version(connection, VersionKind.ENCODER, ModelVersionId(5))
        rows.choose_version(connection, VersionKind.ENCODER, ModelVersionId(6))
    assert rows.chosen_version(user.reader(), VersionKind.ENCODER) == 6


def test_which_model_an_older_verdict_compared_with_follows_from_the_history(
    user: Database,
) -> None:
    def switch(connection: Connection, version: int, kind: EventKind = EventKind.SWITCH) -> None:
        rows.add_event(connection, 1, kind, version=version, generation=4)

    with user.write() as connection:
        rows.set_loaded(connection, BUNDLED_ENCODER, "own-int8", "own")
        version_id = rows.add_model_version(connection, tuned(Path("/m")))
        for change in (
            lambda: None,
            lambda: rows.add_event(connection, 1, EventKind.USE, version=version_id),
            lambda: switch(connection, version_id),
            lambda: rows.add_event(connection, 1, EventKind.SWITCH, version=BUNDLED_RERANKER),
            lambda: switch(connection, BUNDLED_ENCODER, EventKind.UNDO),
            lambda: switch(connection, 99),  # one that was deleted since
        ):
            change()
            rows.add_verdict(connection, 9, None, "not_better", {"gain": 0.03, "query": "ä"})
        for statement in schema_user._M006:
            connection.execute(statement)
    found = [one.report for one in rows.verdicts(user.reader())]
    own, other = "own-int8", "abc-int8"
    assert [one.pop(PRESENT) for one in found] == [own, own, other, other, own, None]
    assert found == [{"gain": 0.03, "query": "ä"}] * 6
