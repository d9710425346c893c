"""A language is loaded with its dates, and every text that the window asks for is in its file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale

from ui import wording
from ui.translation import LANGUAGES

_MS = 1_741_600_000_000


def test_german_has_its_words_and_dates(spoken: Callable[[str], QLocale]) -> None:
    spoken("deutsch")
    assert wording.counted(1, "%n file", "%n files") == "1 Datei"
    assert wording.counted(1234, "%n file", "%n files") == "1.234 Dateien"
    assert wording.day(_MS, _MS + 500 * 86_400_000) == "10. März 2025"


def test_chinese_has_its_words(spoken: Callable[[str], QLocale]) -> None:
    spoken("中文")
    assert wording.counted(3, "%n file", "%n files") == "3 个文件"


def test_english_is_left_as_it_is_written(spoken: Callable[[str], QLocale]) -> None:
    assert spoken("english").language() == QLocale.Language.English
    assert wording.counted(3, "%n file", "%n files") == "3 files"


def test_what_is_no_language_is_the_systems(spoken: Callable[[str], QLocale]) -> None:
    assert spoken("system") == QLocale.system()


def test_the_setting_offers_each_language() -> None:
    from ui.settings.declared import LANGUAGE, UI_SETTINGS

    spec = next(spec for spec in UI_SETTINGS if spec.key == LANGUAGE)
    assert spec.choices == ("system", *LANGUAGES)
