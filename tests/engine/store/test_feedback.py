"""The diary on a real user.db: recording, editing, forgetting for good, files of it."""

from __future__ import annotations

import json
import os
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.config import KEEP_DAYS, RECORD, EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode, InputProblem
from engine.feedback.diary import Diary
from engine.feedback.places import Places
from engine.feedback.policy import LAST_OPEN, labels
from engine.feedback.records import LEARNED_FROM, ActId, ActKind, Forgotten, ImpressionId, TakenIn
from engine.feedback.wanted import OPENED, USED
from engine.store import documents, feedback, folders, model_versions, settings
from engine.store.database import Connection, Database
from engine.store.schema_user import user_migrations
from engine.types import (
    DocumentId,
    DocumentStatus,
    FolderId,
    FolderState,
    GenerationId,
    Hit,
    Kind,
    SearchResponse,
    Stages,
    StageValue,
)
from engine.versions import ModelVersion, ModelVersionId, Origin, VersionKind
from tests.engine.feedback.events import DAY_MS, FixedClock
from tests.engine.search.library import HandMadeLibrary

OPEN, UP = ActKind.OPEN, ActKind.THUMB_UP
PLANTED = "xyzzy-planted-7731"


class Desk:
    """A profile with a library of a few files and a diary."""

    def __init__(self, folder: Path) -> None:
        self.config = EngineConfig(data_dir=folder, models_dir=folder / "models")
        self.library = HandMadeLibrary(self.config.library_path)
        self.user = Database(self.config.user_path, writable=True, durable=True)
        self.user.migrate(user_migrations, folder / "backups", keep=3)
        self.clock = FixedClock()
        self.diary = Diary(self.config, self.user, self.library.database, self.clock)
        self.ids: dict[str, DocumentId] = {}

    def add(self, path: str, text: str | None) -> None:
        self.ids[path] = self.library.add(path, text)

    def search(self, query: str, *paths: str) -> ImpressionId:
        response = SearchResponse(query, GenerationId(1), tuple(map(self._hit, paths)), {}, {})
        self.clock.now += 1000
        number = self.diary.record_impression(response, seen=range(1, 3))
        assert number is not None
        return number

    def _hit(self, path: str) -> Hit:
        return Hit(
            document_id=self.ids.get(path, DocumentId(999)),
            path=Path(path),
            kind=Kind.NOTE,
            title="",
            status=DocumentStatus.READ,
            size_bytes=1,
            mtime_ns=1,
            passages=(),
            n_passages=0,
            name_marks=(),
            stages=Stages(dense=StageValue(0.5, 1), fused=StageValue(0.7, 1)),
        )

    def act(self, impression: ImpressionId, path: str, kind: ActKind = OPEN) -> None:
        self.clock.now += 10
        assert self.diary.record_act(impression, kind, Path(path)) is not None

    def bytes_on_disk(self) -> bytes:
        return b"".join(
            path.read_bytes()
            for path in self.config.data_dir.rglob("*")
            if path.is_file() and path.name.startswith("user")
        )

    def queries(self) -> list[str]:
        return [one.query for one in self.diary.impressions()]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "profile"
    folder.mkdir()
    made = Desk(folder)
    for name in ("a", "b", "c"):
        made.add(f"/files/{name}.md", f"what {name} says")
    yield made
    made.user.close()
    made.library.close()


def test_a_search_and_what_was_done_come_back_as_they_were(desk: Desk) -> None:
    number = desk.search("Boiler  pressure", "/files/a.md", "/files/b.md", "/files/c.md")
    desk.act(number, "/files/b.md")
    desk.diary.mark_seen(number, [3])
    [one] = desk.diary.impressions()
    assert (one.id, one.query, one.query_key) == (number, "Boiler  pressure", "boiler pressure")
    assert [hit.file.path.name for hit in one.hits] == ["a.md", "b.md", "c.md"]
    assert [hit.seen for hit in one.hits] == [True, True, True]
    assert all(hit.file.content_hash for hit in one.hits)
    assert (one.hits[0].dense, one.hits[0].lexical) == (0.5, None)
    [event] = desk.diary.events()
    assert (event.query, event.act.rank, event.act.kind) == ("Boiler  pressure", 2, OPEN)


def test_a_click_on_a_copy_of_what_was_shown_counts_at_its_row(desk: Desk) -> None:
    desk.add("/copies/b.md", "what b says")
    number = desk.search("boiler", "/files/a.md", "/files/b.md")
    desk.act(number, "/copies/b.md")
    [event] = desk.diary.events()
    assert (event.act.rank, event.act.file.path) == (2, Path("/copies/b.md"))


def test_strange_queries_are_recorded(desk: Desk) -> None:
    number = desk.search("lone \ud800 half, nul \0 and more " + "x" * 5_000, "/files/a.md")
    desk.act(number, "/files/a.md")
    assert desk.diary.counts() == (1, 1)


def test_events_come_in_pages_newest_first(desk: Desk) -> None:
    number = desk.search("boiler", "/files/a.md")
    for _ in range(5):
        desk.act(number, "/files/a.md")
    first = desk.diary.events(limit=2)
    second = desk.diary.events(before=first[-1].act, limit=10)
    ids = [one.act.id for one in (*first, *second)]
    assert ids == sorted(ids, reverse=True)
    assert len(ids) == 5


def test_what_is_left_out_stays_in_sight_and_is_remembered_no_more(desk: Desk) -> None:
    desk.act(desk.search("boiler", "/files/a.md"), "/files/a.md")
    [event] = desk.diary.events()

    def recalled() -> int:
        return len(desk.diary.memory.recall("boiler", None, "", lambda _: None))

    assert recalled() == 1
    desk.diary.leave_out([event.act.id])
    assert desk.diary.events()[0].act.left_out
    assert recalled() == 0
    desk.diary.put_back([event.act.id])
    assert recalled() == 1


@pytest.mark.parametrize("what", ["query", "file", "folder", "all"])
def test_what_is_forgotten_is_found_nowhere_in_the_file_or_its_copies(
    desk: Desk, what: str
) -> None:
    path = f"/files/{PLANTED}/{PLANTED}.md"
    desk.add(path, "a secret")
    for n in range(40):
        desk.act(desk.search(f"other {n}", "/files/a.md", "/files/b.md"), "/files/b.md")
    if what in ("query", "all"):
        desk.act(desk.search(f"{PLANTED} boiler", "/files/a.md"), "/files/a.md")
    if what in ("file", "folder", "all"):
        desk.act(desk.search("about the secret", "/files/a.md", path), path)
        desk.search("shown only", path, "/files/a.md")
    desk.user._back_up(desk.config.data_dir / "backups", before="m009", keep=3)
    assert PLANTED.encode() in desk.bytes_on_disk()
    diary = desk.diary
    {
        "query": lambda: diary.forget.query(f"{PLANTED.upper()}  Boiler"),
        "file": lambda: diary.forget.files(Path(path)),
        "folder": lambda: diary.forget.files(Path(path).parent),
        "all": diary.forget.all,
    }[what]()
    assert PLANTED.encode() not in desk.bytes_on_disk()
    n_left = desk.diary.counts()[1]
    assert n_left == (0 if what == "all" else 40)


def test_a_damaged_copy_does_not_stand_in_the_way_and_goes(desk: Desk) -> None:
    backups = desk.config.data_dir / "backups"
    backups.mkdir(exist_ok=True)
    damaged = backups / "user-before-m009.db"
    damaged.write_bytes(b"no database, but with xyzzy in it " * 300)
    desk.act(desk.search("xyzzy", "/files/a.md"), "/files/a.md")
    desk.diary.forget.all()
    assert b"xyzzy" not in desk.bytes_on_disk()
    assert not damaged.exists()


def test_forgetting_a_folder_spares_its_neighbours(desk: Desk) -> None:
    for path in ("/work/a.md", "/work/deep/b.md", "/workshop/c.md", "/work.md"):
        desk.add(path, path)
        desk.act(desk.search(path, path), path)
    desk.diary.forget.files(Path("/work"))
    assert desk.queries() == ["/workshop/c.md", "/work.md"]


@pytest.mark.parametrize("known", ["nothing", "its name", "all but another", "all but one folder"])
def test_no_other_file_is_taken_for_a_moved_one_while_the_library_is_not_read(
    desk: Desk, known: str
) -> None:
    for path in ("/one/a.md", "/two/copy.md"):
        desk.add(path, "what both say")
        desk.act(desk.search(path, path), path)
    with desk.library.database.write() as library:
        rows = library.execute("SELECT id FROM documents").fetchall()
        documents.remove_documents(library, [DocumentId(row[0]) for row in rows])
        if known == "all but one folder":
            folders.record_scan(library, FolderId(2), FolderState.OFFLINE, scanned_utc_ms=None)
    if known == "its name":
        desk.add("/one/a.md", None)
    if known.startswith("all"):
        desk.add("/one/a.md", "what both say")
    if known == "all but another":
        desk.add("/two/renamed.md", None)
    desk.diary.forget.files(Path("/one"))
    assert desk.queries() == ["/two/copy.md"]


def test_what_is_done_while_the_diary_is_looked_through_need_not_wait_and_goes_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.search("before", "/files/a.md", "/files/b.md")
    look = Places.look

    def looked(places: Places, user: Connection) -> None:
        look(places, user)
        desk.act(before, "/files/b.md")
        desk.act(desk.search("late", "/files/b.md", "/files/c.md"), "/files/b.md")
        desk.act(desk.search("other", "/files/c.md", "/files/b.md"), "/files/c.md")

    monkeypatch.setattr(Places, "look", looked)
    assert desk.diary.forget.files(Path("/files/b.md")) == Forgotten(2, 1)
    assert desk.queries() == ["other"]
    [other] = desk.diary.impressions()
    assert [hit.file.path.name for hit in other.hits] == ["c.md"]
    assert [one.query for one in desk.diary.events()] == ["other"]


def test_a_row_that_showed_a_file_where_it_lay_before_it_moved_goes_alone(desk: Desk) -> None:
    desk.search("both", "/files/a.md", "/files/b.md")
    desk.act(desk.search("other", "/files/b.md"), "/files/b.md")
    with desk.library.database.write() as library:
        documents.remove_documents(library, [desk.ids["/files/b.md"]])
    desk.add("/moved/b.md", "what b says")
    desk.diary.forget.files(Path("/moved"))
    assert desk.queries() == ["both"]
    [both] = desk.diary.impressions()
    assert [hit.file.path.name for hit in both.hits] == ["a.md"]


def test_an_act_is_forgotten_by_itself_and_in_the_copies(desk: Desk) -> None:
    number = desk.search(f"{PLANTED} one", "/files/a.md", "/files/b.md")
    desk.act(number, "/files/a.md")
    desk.act(number, "/files/b.md", UP)
    other = desk.search(f"{PLANTED} two", "/files/a.md")
    desk.act(other, "/files/a.md")
    backups = desk.config.data_dir / "backups"
    backups.mkdir(exist_ok=True)
    copy = backups / "user-before-m999.db"
    desk.user.compact()
    shutil.copy(desk.config.user_path, copy)
    two, up, _ = (one.act.id for one in desk.diary.events())
    assert desk.diary.forget.acts([up]) == Forgotten(0, 1)
    assert desk.diary.forget.acts([two, ActId(99)]) == Forgotten(1, 0)
    assert [(one.act.kind, one.query) for one in desk.diary.events()] == [(OPEN, f"{PLANTED} one")]
    assert f"{PLANTED} two".encode() not in copy.read_bytes()
    assert f"{PLANTED} one".encode() in copy.read_bytes()
    assert desk.diary.missing([two, desk.diary.events()[0].act.id]) == [two]


def test_an_id_is_never_given_again(desk: Desk) -> None:
    first = desk.search("boiler", "/files/a.md")
    desk.diary.forget.query("boiler")
    assert desk.search("boiler", "/files/a.md") > first


def test_a_model_is_marked_when_what_it_learned_from_is_forgotten(desk: Desk) -> None:
    learned, other = desk.search("one", "/files/a.md"), desk.search("two", "/files/a.md")
    desk.act(learned, "/files/a.md")

    def tuned(impression: ImpressionId) -> ModelVersionId:
        version = ModelVersion(
            ModelVersionId(0),
            VersionKind.ENCODER,
            "tuned",
            desk.config.models_dir / "tuned",
            "print",
            Origin.TUNED,
            1,
            None,
            1,
            {LEARNED_FROM: [impression]},
            stale=False,
        )
        with desk.user.write() as user:
            return model_versions.add_model_version(user, version)

    of_learned, of_other = tuned(learned), tuned(other)
    desk.diary.forget.files(Path("/files/b.md"))
    desk.diary.forget.query("one")
    versions = model_versions.model_versions(desk.user.reader(), desk.config.models_dir)
    stale = {one.id for one in versions if one.stale}
    assert of_learned in stale
    assert of_other not in stale


def test_what_is_older_than_is_wanted_goes_by_itself(desk: Desk) -> None:
    desk.search("old", "/files/a.md")
    with desk.user.write() as user:
        settings.put_setting(user, KEEP_DAYS, 30)
    desk.clock.now += 31 * DAY_MS
    desk.search("new", "/files/a.md")
    assert desk.queries() == ["new"]


def test_only_what_a_person_forgets_takes_the_way_back_from_a_restore(desk: Desk) -> None:
    kept = desk.config.data_dir / "backups" / "before-restore-2026-11-27T120000.zip"
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(b"all that was there")
    desk.search("old", "/files/a.md")
    with desk.user.write() as user:
        settings.put_setting(user, KEEP_DAYS, 30)
    desk.clock.now += 31 * DAY_MS
    desk.search("new", "/files/a.md")
    assert desk.queries() == ["new"]
    assert kept.is_file()
    desk.diary.forget.query("old")  # no longer in the diary, but in what was kept
    assert not kept.exists()


def test_nothing_is_recorded_while_it_is_switched_off(desk: Desk) -> None:
    with desk.user.write() as user:
        settings.put_setting(user, RECORD, value=False)
    response = SearchResponse("boiler", None, (), {}, {})
    assert desk.diary.record_impression(response) is None
    assert desk.diary.counts() == (0, 0)


def test_an_act_on_a_search_that_was_forgotten_is_dropped(desk: Desk) -> None:
    number = desk.search("boiler", "/files/a.md")
    desk.diary.forget.all()
    assert desk.diary.record_act(number, OPEN, Path("/files/a.md")) is None


def test_what_is_exported_comes_back_and_only_once(desk: Desk, tmp_path: Path) -> None:
    odd = os.fsdecode(b"/files/caf\xe9.md")
    desk.add(odd, "not valid UTF-8")
    number = desk.search("Caffè 🐝", odd, "/files/a.md")
    desk.act(number, odd, UP)
    desk.diary.record_act(number, ActKind.REFORMULATE)
    before = [(one.query, one.hits) for one in desk.diary.impressions()]
    target = tmp_path / "feedback.jsonl"
    assert desk.diary.export(target) == 1
    assert desk.diary.import_(target).n_added == 0
    desk.diary.forget.all()
    assert desk.diary.import_(target).n_added == 1
    assert [(one.query, one.hits) for one in desk.diary.impressions()] == before
    assert {one.act.kind for one in desk.diary.events()} == {UP, ActKind.REFORMULATE}


def test_an_anonymous_export_holds_no_word_and_no_path_and_is_not_taken_in(
    desk: Desk, tmp_path: Path
) -> None:
    for query in ("boiler pressure", "Boiler Pressure"):
        desk.act(desk.search(query, "/files/a.md"), "/files/a.md")
    target = tmp_path / "feedback.jsonl"
    desk.diary.export(target, anonymous=True)
    written = target.read_text().casefold()
    [one] = {hit.file.content_hash.hex() for i in desk.diary.impressions() for hit in i.hits}
    assert not [word for word in ("boiler", "files", "a.md", one) if word in written]
    lines = [json.loads(line) for line in target.read_text().splitlines()[1:]]
    assert lines[0]["query"] == lines[1]["query"]
    assert lines[0]["hits"][0]["path"] == lines[0]["acts"][0]["path"]
    with pytest.raises(InputProblem) as caught:
        desk.diary.import_(target)
    assert caught.value.code is ErrorCode.BAD_FEEDBACK


HEAD = '{"honeyguide_feedback": 1, "anonymous": false}'
HIT = {
    "rank": 1,
    "path": "/files/a.md",
    "hash": "00",
    "passage": None,
    "lexical": None,
    "dense": 0.5,
    "fused": None,
    "seen": True,
}
ACT = {
    "rank": 1,
    "path": "/files/a.md",
    "hash": "00",
    "kind": "open",
    "at_utc_ms": 6,
    "dwell_ms": None,
    "left_out": False,
}
GOOD = {
    "at_utc_ms": 5,
    "session": "s",
    "query": "q",
    "model": "",
    "filters": "",
    "hits": [HIT],
    "acts": [ACT],
}


def changed(**values: object) -> str:
    return json.dumps({**GOOD, **values})


HOSTILE = {
    "empty": "",
    "no feedback": "hello\n",
    "a list": "[]\n",
    "other version": '{"honeyguide_feedback": 99, "anonymous": false}\n',
    "true for a version": '{"honeyguide_feedback": true, "anonymous": false}\n',
    "binary": "\x00\x01\x02",
    "deep": HEAD + "\n" + "[" * 100_000,
    "huge number": HEAD + "\n" + '{"at_utc_ms": ' + "9" * 10_000 + "}",
    "long line": HEAD + "\n" + '"' + "x" * (2 << 20) + '"',
    "NaN": HEAD + "\n" + changed(hits=[{**HIT, "dense": float("nan")}]),
    "infinity": HEAD + "\n" + changed(hits=[{**HIT, "dense": 7}]).replace("7", "1e999"),
    "future": HEAD + "\n" + changed(at_utc_ms=1 << 52),
    "negative time": HEAD + "\n" + changed(at_utc_ms=-1),
    "a truth for a number": HEAD + "\n" + changed(at_utc_ms=True),
    "text for a number": HEAD + "\n" + changed(at_utc_ms="5"),
    "long query": HEAD + "\n" + changed(query="x" * 3_000),
    "half a sign": HEAD + "\n" + changed(query="\ud800"),
    "nul": HEAD + "\n" + changed(query="a\0b"),
    "relative path": HEAD + "\n" + changed(hits=[{**HIT, "path": "../etc"}]),
    "path with half a sign": HEAD + "\n" + changed(hits=[{**HIT, "path": "/\ud800"}]),
    "no hash": HEAD + "\n" + changed(hits=[{**HIT, "hash": "zz"}]),
    "rank 0": HEAD + "\n" + changed(hits=[{**HIT, "rank": 0}]),
    "two of one rank": HEAD + "\n" + changed(hits=[HIT, HIT]),
    "too many": HEAD + "\n" + changed(acts=[ACT] * 1_001),
    "unknown act": HEAD + "\n" + changed(acts=[{**ACT, "kind": "steal"}]),
    "act as text": HEAD + "\n" + changed(acts=["open"]),
    "span turned round": HEAD + "\n" + changed(hits=[{**HIT, "passage": [9, 1]}]),
    "half a span": HEAD + "\n" + changed(hits=[{**HIT, "passage": [9]}]),
    "missing": HEAD + "\n" + json.dumps({"query": "q"}),
    "bad at the end": HEAD + "\n" + changed() + "\n" + changed(at_utc_ms=None),
}


def test_a_good_file_is_taken_in(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "feedback.jsonl"
    source.write_text(HEAD + "\n" + changed() + "\n")
    assert desk.diary.import_(source).n_added == 1


def test_what_was_done_long_ago_is_taken_in_behind_what_was_done_since(
    desk: Desk, tmp_path: Path
) -> None:
    desk.act(desk.search("today", "/files/b.md"), "/files/b.md")
    source = tmp_path / "feedback.jsonl"
    source.write_text(HEAD + "\n" + changed() + "\n")
    desk.diary.import_(source)
    first = desk.diary.events(limit=1)
    second = desk.diary.events(before=first[-1].act, limit=1)
    assert [one.query for one in first + second] == ["today", "q"]
    assert desk.diary.events(before=second[-1].act) == []


def test_what_is_too_old_to_be_kept_is_not_taken_in(desk: Desk, tmp_path: Path) -> None:
    with desk.user.write() as user:
        settings.put_setting(user, KEEP_DAYS, 30)
    source = tmp_path / "feedback.jsonl"
    recent = changed(at_utc_ms=desk.clock.now - 29 * DAY_MS)
    source.write_text("\n".join((HEAD, changed(), recent)))
    assert desk.diary.import_(source) == TakenIn(1, 0, 1)
    assert len(desk.queries()) == 1


def test_what_was_done_since_is_added_to_a_search_that_is_known(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "feedback.jsonl"
    source.write_text(HEAD + "\n" + changed() + "\n")
    desk.diary.import_(source)
    more = [{**ACT, "dwell_ms": 40_000}, {**ACT, "kind": "thumb_up", "at_utc_ms": 9}]
    source.write_text(HEAD + "\n" + changed(acts=more) + "\n")
    assert desk.diary.import_(source) == TakenIn(0, 1, 0)
    assert desk.diary.import_(source) == TakenIn(0, 0, 0)
    done = [(one.act.kind, one.act.dwell_ms) for one in desk.diary.events()]
    assert done == [(UP, None), (OPEN, 40_000)]
    assert len(desk.queries()) == 1


def test_files_that_are_joined_are_taken_in_as_one(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "feedback.jsonl"
    one, other = (HEAD + "\n" + changed(query=query) + "\n" for query in ("q", "r"))
    source.write_text(one + other)
    assert desk.diary.import_(source) == TakenIn(2, 0, 0)
    hidden = HEAD.replace("false", "true")
    source.write_text(one + hidden + "\n")
    with pytest.raises(InputProblem, match="line 3: it is anonymous"):
        desk.diary.import_(source)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_file_is_refused_with_a_clear_line_and_adds_nothing(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    source = tmp_path / "feedback.jsonl"
    source.write_text(HOSTILE[name], encoding="utf-8", errors="surrogatepass")
    with pytest.raises(InputProblem) as caught:
        desk.diary.import_(source)
    assert caught.value.code is ErrorCode.BAD_FEEDBACK
    assert caught.value.detail
    assert desk.diary.counts() == (0, 0)


def test_a_folder_a_pipe_and_a_missing_file_are_refused_without_waiting(
    desk: Desk, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "no such"):
        with pytest.raises((InputProblem, EnvironmentProblem)):
            desk.diary.import_(path)


def test_how_long_a_file_was_looked_at_is_noted_when_it_is_known(desk: Desk) -> None:
    desk.add("/a.md", "sourdough")
    number = desk.search("bread", "/a.md")
    act = desk.diary.record_act(number, OPEN, Path("/a.md"))
    assert act is not None
    assert [label.weight for label in labels(desk.diary.impressions(), desk.diary.acts())] == [
        pytest.approx(OPENED + LAST_OPEN)
    ]
    desk.diary.set_dwell(act, 30_000)
    assert [one.act.dwell_ms for one in desk.diary.events()] == [30_000]
    assert [label.weight for label in labels(desk.diary.impressions(), desk.diary.acts())] == [
        pytest.approx(USED + LAST_OPEN)
    ]


def test_an_accent_of_two_signs_is_one_in_what_was_kept_before_and_in_its_copies(
    tmp_path: Path,
) -> None:
    import sqlite_utils

    old = sqlite_utils.Database(tmp_path / "user.db")
    user_migrations.apply(old, stop_before="m005_compare_accents_alike")
    typed = unicodedata.normalize("NFD", f"Übersicht {PLANTED}")
    row = (1, 5, "s", typed, typed.casefold(), "", "", None)
    old.conn.execute("INSERT INTO impressions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
    old.conn.commit()
    old.close()
    desk = Desk(tmp_path)
    [kept] = (tmp_path / "backups").glob("user-before-*.db")
    [one] = desk.diary.impressions()
    assert one.query_key == unicodedata.normalize("NFC", typed.casefold())
    assert PLANTED.encode() in kept.read_bytes()
    desk.diary.forget.query(unicodedata.normalize("NFC", typed))
    assert desk.queries() == []
    assert PLANTED.encode() not in kept.read_bytes()
    desk.user.close()
    desk.library.close()


def test_what_a_file_said_last_is_found_without_going_through_every_act(tmp_path: Path) -> None:
    import sqlite_utils

    old = sqlite_utils.Database(tmp_path / "user.db")
    user_migrations.apply(old, stop_before="m008_find_acts_by_file")
    old.conn.execute("INSERT INTO impressions VALUES (1, 5, 's', 'q', 'q', '', '', NULL)")
    acts = [(1, b"/a", b"late", 9), (2, b"/a", b"early", 5), (3, b"/b", b"other", 11)]
    old.conn.executemany("INSERT INTO acts VALUES (?, 1, 1, ?, ?, 'open', ?, NULL, 0)", acts)
    old.conn.commit()
    old.close()
    desk = Desk(tmp_path)
    user = desk.user.reader()
    statements: list[str] = []
    user.set_trace_callback(statements.append)
    assert feedback.last_said(user, b"/a") == b"late"
    assert feedback.last_said(user, b"/c") == b""
    user.set_trace_callback(None)
    plan = user.execute(f"EXPLAIN QUERY PLAN {statements[0]}").fetchall()
    assert [row[-1] for row in plan] == ["SEARCH acts USING INDEX acts_by_path (path=?)"]
    desk.user.close()
    desk.library.close()
