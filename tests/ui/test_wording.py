"""Figures and times are said as a person says them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from engine.types import ChunkId, Kind, Passage
from tests.fakes.fake_library import fake_hit
from ui import wording
from ui.search import hit_words


def at(*parts: int) -> int:
    return int(datetime(*parts).astimezone().timestamp() * 1000)  # type: ignore[arg-type,misc]


NOW = at(2025, 11, 12, 14, 30)


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (at(2025, 11, 12, 14, 29, 30), "now"),
        (at(2025, 11, 12, 14, 5), "14:05"),
        (at(2025, 11, 11, 23, 59), "yesterday"),
        (at(2025, 11, 10, 8, 0), "Monday"),
        (at(2025, 9, 3, 8, 0), "3 Sep"),
        (at(2024, 3, 3, 8, 0), "3 Mar 2024"),
        (at(2025, 11, 20, 8, 0), "20 Nov"),  # a clock that was wrong when the file was written
    ],
)
def test_an_age_is_as_short_as_it_can_be(then: int, said: str) -> None:
    assert wording.age(then, NOW) == said


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        (900, "a few seconds"),
        (41_000, "about 40 s"),
        (360_000, "about 6 min"),
        (7_800_000, "about 2 h 10 min"),
        (7_200_000, "about 2 h"),
    ],
)
def test_a_duration_is_rounded(ms: float, said: str) -> None:
    assert wording.duration(ms) == said


@pytest.mark.parametrize(
    ("ms", "said"), [(5_000, "just now"), (120_000, "2 min ago"), (3_700_000, "1 h ago")]
)
def test_how_long_ago(ms: int, said: str) -> None:
    assert wording.ago(NOW - ms, NOW) == said


def test_counts_have_separators_and_one_is_not_many() -> None:
    assert wording.files(24_309) == "24,309 files"
    assert wording.files(1) == "1 file"


def test_all_is_said_only_when_it_is_all() -> None:
    assert wording.percent(0.99999) == "99.9 %"
    assert wording.percent(1.0) == "100 %"
    assert wording.percent(0.981) == "98.1 %"


def test_the_home_folder_is_a_tilde(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/anna"))
    assert wording.place_of(Path("/home/anna/Notes")) == "~/Notes"
    assert wording.place_of(Path("/home/annabel/Notes")) == "/home/annabel/Notes"


def test_a_name_with_a_line_break_or_broken_bytes_stays_on_its_line() -> None:
    assert "\n" not in wording.printable(Path("a\nb.txt"))
    assert wording.printable(Path("a\udcffb.txt")) == "a�b.txt"


def test_a_mail_is_called_by_its_subject() -> None:
    hit = fake_hit(1, "m1.eml", kind=Kind.MAIL, title="Re: the deposit")
    assert hit_words.title_of(hit) == "Re: the deposit"
    assert hit_words.title_of(fake_hit(2, "n.md", title="A note")) == "n.md"


@pytest.mark.parametrize(
    ("kind", "changes", "said"),
    [
        (Kind.PDF, {"page": 12}, "p. 12"),
        (Kind.CODE, {"line": 48}, "line 48"),
        (Kind.NOTE, {"heading": "Offers › Noise"}, "Noise"),
        (Kind.SHEET, {"part": "March"}, "March"),
        (Kind.NOTE, {}, ""),
    ],
)
def test_the_place_of_a_passage(kind: Kind, changes: dict, said: str) -> None:
    values = {"page": None, "line": 1, "heading": "", "part": "", **changes}
    passage = Passage(chunk_id=ChunkId(1), start=0, end=1, snippet="", marks=(), **values)
    assert hit_words.passage_place(kind, passage) == said
