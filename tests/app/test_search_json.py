"""The JSON of a search: what other programs may rely on."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from app.__main__ import main
from app.answer import looked_at
from app.citations import citation
from engine.types import (
    ChunkId,
    DocumentId,
    DocumentStatus,
    Hit,
    Kind,
    Passage,
    SearchResponse,
    Stages,
)
from resources import resource_path
from tests.app.command import run

# A name may be added. When one of these goes or means something else, `VERSION` must rise.
ANSWER = {
    *("schema", "query", "generation", "timings_ms", "degraded", "notes", "hits", "gone"),
    "did_you_mean",
}
HIT = {
    *("rank", "path", "uri", "title", "kind", "status", "file", "size_bytes", "changed_utc_ms"),
    *("page", "lines", "snippet", "passages", "n_passages", "name_marks", "also_at", "stages"),
}
PASSAGE = {
    *("citation", "page", "pages", "lines", "heading", "part", "part_kind"),
    *("start", "end", "snippet", "marks", "now"),
}
STAGES = {"lexical", "dense", "fused", "rerank"}


pytestmark = pytest.mark.usefixtures("small_models")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "files"
    root.mkdir()
    (root / "bees.md").write_text(
        "# Bees\n\nSome words.\n\n## Guides\n\nThey lead to wild hives.\n"
    )
    (root / "copy of bees.md").write_text((root / "bees.md").read_text())
    (root / "hive.py").write_text('"""Hives."""\n\n\ndef wild_hives():\n    return "in the wood"\n')
    (root / "hives.csv").write_text("place,wild hives\nwood,3\n")
    (root / "wild hives empty.txt").write_text("")
    return root


@pytest.fixture
def profile(tmp_path: Path, folder: Path) -> Path:
    assert run(tmp_path / "profile", "index", str(folder)) == 0
    return tmp_path / "profile"


def search(profile: Path, capsys: pytest.CaptureFixture[str], *words: str) -> dict:
    capsys.readouterr()
    assert run(profile, "search", "--json", "--", *words) == 0
    return json.loads(capsys.readouterr().out)


def test_the_names_are_those_that_were_promised(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = search(profile, capsys, "wild hives")
    assert set(answer) == ANSWER
    assert answer["schema"] == 1
    assert [set(hit) for hit in answer["hits"]] == [HIT] * len(answer["hits"])
    passages = [one for hit in answer["hits"] for one in hit["passages"]]
    assert passages
    assert all(set(one) == PASSAGE for one in passages)
    assert all(set(hit["stages"]) == STAGES for hit in answer["hits"])
    assert [hit["rank"] for hit in answer["hits"]] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "query",
    [
        "wild hives",
        "type:note",
        "after:2025-02-31 wild",
        "nothing like it",
        "wild hives empty",
        "wild hievs",
        "hievs",
        '"',
        "",
    ],
)
def test_every_answer_is_as_its_schema_says(
    profile: Path, query: str, capsys: pytest.CaptureFixture[str]
) -> None:
    schema = json.loads(resource_path("schemas/search.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(search(profile, capsys, query), schema)


def test_what_a_misspelt_query_may_mean_is_told(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = search(profile, capsys, "wlid", "hievs")
    assert answer["hits"] == []
    assert answer["did_you_mean"] == "wild hives"
    assert search(profile, capsys, "wild hievs")["did_you_mean"] is None
    assert run(profile, "search", "hievs") == 0
    printed = capsys.readouterr()
    assert "Nothing for “hievs”." in printed.out
    assert "Did you mean “hives”?" in printed.err
    assert "Did you mean" not in printed.out


def test_the_schema_describes_every_name_and_no_other() -> None:
    schema = json.loads(resource_path("schemas/search.json").read_text(encoding="utf-8"))
    assert set(schema["properties"]) == set(schema["required"]) == ANSWER
    assert set(schema["$defs"]["hit"]["properties"]) == HIT
    assert set(schema["$defs"]["passage"]["properties"]) == PASSAGE
    for shape in (schema, schema["$defs"]["hit"], schema["$defs"]["passage"]):
        undescribed = [
            name
            for name, one in shape["properties"].items()
            if not (one.get("description") or one.get("$ref"))
        ]
        assert not undescribed


def test_the_schema_is_printed_without_a_query(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["search", "--json-schema"])
    assert ended.value.code == 0
    assert json.loads(capsys.readouterr().out)["properties"]["schema"]["const"] == 1


def test_a_passage_can_be_cited_and_cut_out_of_the_file(
    profile: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hits = {Path(hit["path"]).name: hit for hit in search(profile, capsys, "wild hives")["hits"]}
    note = hits.get("bees.md") or hits["copy of bees.md"]
    [passage] = [one for one in note["passages"] if "wild hives" in one["snippet"]]
    first, last = passage["lines"]
    text = (folder / "bees.md").read_text()
    cut = text[passage["start"] : passage["end"]]
    assert "wild hives" in cut
    assert text.splitlines()[first - 1 : last] == cut.strip("\n").splitlines()
    assert passage["citation"].endswith("“Bees › Guides”")
    assert [Path(other).name for other in note["also_at"]] in (["copy of bees.md"], ["bees.md"])
    assert hits["hive.py"]["passages"][0]["citation"].startswith("hive.py, line")
    assert hits["wild hives empty.txt"]["passages"] == []
    assert hits["wild hives empty.txt"]["lines"] is None
    marked = [passage["snippet"][one["start"] : one["end"]] for one in passage["marks"]]
    assert {"wild", "hives"} <= set(" ".join(marked).split())


def test_a_file_that_is_gone_leaves_the_list_and_one_that_changed_says_so(
    profile: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "hive.py").unlink()
    (folder / "hives.csv").write_text("place,wild hives\nwood,3\nmeadow,1\n")
    answer = search(profile, capsys, "wild hives")
    assert answer["gone"] == [str(folder / "hive.py")]
    files = {Path(hit["path"]).name: hit["file"] for hit in answer["hits"]}
    assert files["hives.csv"] == "changed"
    assert "hive.py" not in files
    assert files["wild hives empty.txt"] == "as_read"
    assert run(profile, "search", "wild hives") == 0
    printed = capsys.readouterr().out
    assert f"{folder / 'hive.py'} was moved or deleted since it was read." in printed
    assert "changed since it was read; now line 1)" in printed


def test_a_changed_file_is_read_again_by_the_size_it_has_now(tmp_path: Path) -> None:
    grown = [tmp_path / f"grown {n}.txt" for n in range(3)]
    for path in grown:
        path.write_bytes(b"x" * 6_000_000)
    shrunk = tmp_path / "shrunk.txt"
    shrunk.write_text("wild hives")
    hits = [hit_at(path, size_bytes=1) for path in grown]
    hits.append(hit_at(shrunk, size_bytes=6_000_000))
    asked: list[Path] = []

    def read_again(hit: Hit) -> None:
        asked.append(hit.path)

    looked_at(SearchResponse("wild", None, tuple(hits), {}, {}), [tmp_path], read_again)
    assert asked == [shrunk]


def test_a_disk_that_is_out_is_not_taken_for_deleted_files(
    profile: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.rename(folder.with_name("unplugged"))
    folder.mkdir()  # where it was mounted
    answer = search(profile, capsys, "wild hives")
    assert answer["gone"] == []
    assert {hit["file"] for hit in answer["hits"]} == {"unreachable"}


def place(name: str, kind: Kind, **fields: object) -> str:
    hit = hit_at(Path("/d") / name, kind)
    passage = replace(hit.passages[0], **fields)
    return citation(replace(hit, passages=(passage,)), passage)


def hit_at(path: Path, kind: Kind = Kind.NOTE, *, size_bytes: int = 1) -> Hit:
    passage = Passage(
        chunk_id=ChunkId(1),
        start=0,
        end=9,
        page=None,
        line=3,
        heading="",
        part="",
        snippet="",
        marks=(),
        lines=(2, 4),
    )
    return Hit(
        document_id=DocumentId(1),
        path=path,
        kind=kind,
        title="",
        status=DocumentStatus.READ,
        size_bytes=size_bytes,
        mtime_ns=1,
        passages=(passage,),
        n_passages=1,
        name_marks=(),
        stages=Stages(),
    )


def test_a_citation_names_the_place_as_the_file_counts_it() -> None:
    assert place("a.pdf", Kind.PDF, page=7, heading="Heat") == "a.pdf, page 7, “Heat”"
    assert place("a.pdf", Kind.PDF, page=7, pages=(6, 7)) == "a.pdf, pages 6-7"
    assert place("a.xlsx", Kind.SHEET, part="Q1", heading="Q1") == "a.xlsx, sheet Q1"
    assert place("a.xlsx", Kind.SHEET, part="Sheet1") == "a.xlsx, Sheet1"
    assert place("a.pptx", Kind.SLIDES, part="Slide 3", heading="Why") == "a.pptx, Slide 3, “Why”"
    assert place("a.zip", Kind.ARCHIVE, part="in/b.txt") == "a.zip, member in/b.txt"
    assert place("a.zip", Kind.ARCHIVE, part="b.pdf", page=2) == "a.zip, page 2, member b.pdf"
    assert place("a.eml", Kind.MAIL, part="Attachment: b.txt") == "a.eml, Attachment: b.txt"
    assert place("a.mbox", Kind.MAIL, part="Message 2: Hi") == "a.mbox, Message 2: Hi"
    assert place("a.ipynb", Kind.CODE, part="Cell 4") == "a.ipynb, Cell 4"
    assert place("a.py", Kind.CODE) == "a.py, lines 2-4"
    assert place("a.docx", Kind.DOCUMENT, heading="A › B") == "a.docx, “A › B”"
