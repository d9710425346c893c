"""The dialog of what to leave out stores patterns, and its tester names the rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.errors import EngineError, ErrorCode, InputProblem
from engine.exclusion import LeftOut, Rule, RuleGroup, RuleKind
from tests.fakes.fake_library import FakeLibrary, FakeSettings
from ui.folders.left_out import LeftOutDialog, verdict_words
from ui.folders.presenter import FoldersPresenter
from ui.look import Look
from ui.tasks import TaskBridge


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (None, "Would be read."),
        (
            Rule(RuleKind.DEFAULT, "node_modules"),
            "Left out, because of “node_modules” (default).",
        ),
        (Rule(RuleKind.YOURS, "*.log"), "Left out, because of “*.log” (yours)."),
        (
            Rule(RuleKind.GITIGNORE, "build/", Path("/work/.gitignore")),
            "Left out, because of “build/” (in /work/.gitignore).",
        ),
        (InputProblem(ErrorCode.UNKNOWN_FOLDER), "Not in any of your folders."),
    ],
)
def test_the_tester_names_the_rule(found: Rule | EngineError | None, expected: str) -> None:
    assert verdict_words(found) == expected


def test_every_kind_of_rule_has_words_of_its_own() -> None:
    said = {verdict_words(Rule(kind, "x", Path("/x"))) for kind in RuleKind}
    assert len(said) == len(RuleKind)


def test_the_tester_answers_for_patterns_that_are_not_stored_yet(
    qtbot: QtBot, look: Look, bridge: TaskBridge, library: FakeLibrary
) -> None:
    def left_out(path: Path, choice: LeftOut) -> Rule | None:
        if "machines" not in choice.switched_off:
            return Rule(RuleKind.DEFAULT, "*.iso")
        return Rule(RuleKind.YOURS, choice.patterns[0]) if choice.patterns else None

    library.left_out = left_out  # type: ignore[attr-defined]
    presenter = FoldersPresenter(bridge)
    presenter.attach(library)
    settings = FakeSettings()
    dialog = LeftOutDialog(look, None, settings, presenter.explain)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    presenter.explained.connect(dialog.show_verdict)
    dialog.path.setText("/docs/a.log")
    qtbot.waitUntil(lambda: "*.iso" in dialog.verdict.text())
    dialog.switches[RuleGroup.MACHINES].setChecked(False)
    qtbot.waitUntil(lambda: dialog.verdict.text() == "Would be read.")
    dialog.patterns.setPlainText("*.log\n")
    qtbot.waitUntil(lambda: "*.log" in dialog.verdict.text())
    assert settings.values == {}
    dialog.show_verdict(Path("/another"), None)
    assert "*.log" in dialog.verdict.text(), "an answer to an older question is dropped"


def test_saving_stores_what_changed_and_cancelling_nothing(qtbot: QtBot, look: Look) -> None:
    settings = FakeSettings()
    for close in ("reject", "accept"):
        dialog = LeftOutDialog(look, None, settings, lambda _path, _choice: None)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        changed: list[str] = []
        dialog.changed.connect(changed.append)
        dialog.patterns.setPlainText(" Private/ \n\n*.log")
        dialog.switches[RuleGroup.HIDDEN].setChecked(False)
        dialog.caps["reading.max_text_mb"].setValue(7)
        getattr(dialog, close)()
        assert bool(changed) == (close == "accept")
    assert changed == ["reading.left_out", "reading.rules_off", "reading.max_text_mb"]
    assert settings.values == {
        "reading.left_out": ("Private/", "*.log"),
        "reading.rules_off": ("hidden",),
        "reading.max_text_mb": 7,
    }


def test_the_switches_show_what_is_stored(qtbot: QtBot, look: Look) -> None:
    settings = FakeSettings()
    settings.set("reading.rules_off", ("tools", "gitignore"))
    dialog = LeftOutDialog(look, None, settings, lambda _path, _choice: None)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    off = {group for group, box in dialog.switches.items() if not box.isChecked()}
    assert off == {RuleGroup.TOOLS, RuleGroup.GITIGNORE}
    dialog.accept()
    assert settings.values == {"reading.rules_off": ("tools", "gitignore")}
    assert not dialog.grab().isNull()
