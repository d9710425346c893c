"""The language of the window.

What lives here: which languages there are, and loading one into Qt. What does not: the texts
(`resources/translations`); Qt mirrors the window by itself for a language that is read from right
to left, once there is one. The one rule: it is set once, before the first widget is made.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from resources import resource_path

# as a setting says them, and the locale of each
LANGUAGES = {
    "english": QLocale("en"),
    "deutsch": QLocale("de"),
    "中文": QLocale("zh_CN"),
}


def speak(application: QCoreApplication, language: str) -> QLocale:
    """Set the language of texts, dates and numbers.

    Args:
        application: what the translators belong to.
        language: a key of `LANGUAGES`; anything else is the system's language.

    Returns:
        The locale that is in force. Where the system's language has no translation the texts are
        English, and dates and numbers stay the system's.
    """
    locale = LANGUAGES.get(language, QLocale.system())
    if locale.language() != QLocale.Language.C:
        QLocale.setDefault(locale)
    ours = QTranslator(application)
    if ours.load(locale, "honeyguide", "_", str(resource_path("translations"))):
        qts = QTranslator(application)  # the words of its own dialogs
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if qts.load(locale, "qtbase", "_", folder):
            application.installTranslator(qts)
        application.installTranslator(ours)  # the last one is asked first
    return locale
