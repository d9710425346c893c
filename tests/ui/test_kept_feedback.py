"""What is kept of searches is counted, written out, and forgotten only after it was said twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from engine.feedback.records import ActKind, ImpressionId
from engine.types import GenerationId, SearchResponse
from tests.fakes.fake_diary import FakeDiary
from tests.fakes.fake_library import FakeLibrary
from ui.look import Look
from ui.settings.kept_feedback import KeptFeedback
from ui.tasks import TaskBridge


@pytest.fixture
def diary(library: FakeLibrary) -> FakeDiary:
    diary: FakeDiary = library.feedback
    for query in ("heat", "noise"):
        diary.record_impression(SearchResponse(query, GenerationId(1), (), {}, {}))
    diary.record_act(ImpressionId(1), ActKind.OPEN, Path("/a.md"))
    return diary


@pytest.fixture
def kept(
    look: Look, bridge: TaskBridge, library: FakeLibrary, diary: FakeDiary, qtbot: QtBot
) -> KeptFeedback:
    kept = KeptFeedback(look, bridge)
    qtbot.addWidget(kept)
    kept.attach(library)
    qtbot.waitUntil(lambda: bridge.n_jobs == 0)
    return kept


def answer(monkeypatch: pytest.MonkeyPatch, wanted: str) -> list[str]:
    """Press a button of the next box; return what every box said."""
    said: list[str] = []

    def exec_(box: QMessageBox) -> int:
        said.append(box.text())
        assert box.defaultButton().text() == "Keep it"
        button = next(one for one in box.buttons() if one.text() == wanted)
        monkeypatch.setattr(QMessageBox, "clickedButton", lambda _box: button)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", exec_)
    return said


def test_it_says_how_much_is_kept(kept: KeptFeedback) -> None:
    assert kept._said.text() == "2 searches and 1 thing done with results are kept."


def test_everything_is_forgotten_after_it_was_said_what_that_is(
    kept: KeptFeedback, diary: FakeDiary, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said = answer(monkeypatch, "Forget it")
    with qtbot.waitSignal(kept.forgotten):
        kept._forget.click()
    assert said == ["Forget 2 searches and what you did with their results?"]
    assert diary.n_forgotten == 2
    assert kept._said.text() == "Nothing is kept."
    assert not kept._forget.isEnabled()


def test_the_safe_answer_keeps_everything(
    kept: KeptFeedback, diary: FakeDiary, monkeypatch: pytest.MonkeyPatch, bridge: TaskBridge
) -> None:
    answer(monkeypatch, "Keep it")
    kept._forget.click()
    assert bridge.n_jobs == 0
    assert len(diary.impressions) == 2


def test_everything_is_written_where_it_is_wanted(
    kept: KeptFeedback, diary: FakeDiary, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    target = Path("/somewhere/kept.jsonl")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_what: (str(target), ""))
    kept._export.click()
    qtbot.waitUntil(lambda: diary.exported == [target])
    qtbot.waitUntil(lambda: kept._said.text() == "2 searches written to /somewhere/kept.jsonl.")
