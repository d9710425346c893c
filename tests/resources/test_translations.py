"""The translation files hold every text of the window, with its placeholders, and are compiled."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest

from tests.window_texts import script

_PLACEHOLDER = re.compile(r"%(?:n|\d)|\{\w+\}")


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    return script()


def test_texts_are_found_where_they_are_said(translations: ModuleType) -> None:
    source = """
class Page:
    def f(self, n):
        self.tr("a")
        words("b" if n else "c", n)
        wording.counted(n, "%n d", "%n e")
        words({1: "f"}.get(n, "g"))
        words(TABLE[n])
TABLE = {1: noop("h")}
"""
    found = set(translations.texts_of(source))
    assert ("Page", "a") in found
    assert {text for context, text in found if context == "wording"} >= {
        "b", "c", "%n d", "%n e", "g", "h",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["de", "zh_CN"])
class TestLanguage:
    def test_every_text_is_translated_and_nothing_else(
        self, translations: ModuleType, language: str
    ) -> None:
        known = translations.read_ts(translations.ts_path(language))
        wanted = set(translations.texts())
        missing = sorted(text for text in wanted if not known.get(text))
        assert not missing, "run `make translations`, then translate these"
        assert sorted(set(known) - wanted) == [], "run `make translations`"

    def test_placeholders_are_kept(self, translations: ModuleType, language: str) -> None:
        known = translations.read_ts(translations.ts_path(language))
        wrong = {
            source: translated
            for (_, source), translated in known.items()
            if set(_PLACEHOLDER.findall(source)) != set(_PLACEHOLDER.findall(translated))
        }
        assert not wrong

    def test_the_compiled_file_is_up_to_date(
        self, translations: ModuleType, language: str, tmp_path: Path
    ) -> None:
        path = translations.ts_path(language)
        made = tmp_path / "made.qm"
        translations.compile_ts(path, made)
        assert made.read_bytes() == path.with_suffix(".qm").read_bytes(), "run `make translations`"
