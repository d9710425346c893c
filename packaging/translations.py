"""Finds every text of the window and keeps the translation files in step with them.

`python packaging/translations.py` from the root (`make translations`): reads the texts out of the
sources, updates `resources/translations/honeyguide_*.ts` (a new text comes in untranslated, one
that is gone goes out) and compiles each to the `.qm` that the program loads.

What counts as a text: an argument of `tr`, `words`, `counted` and `noop`, and the words of declared
tables (actions, settings, errors, rules). The one rule: nothing is guessed; what reaches `words`
from elsewhere has been marked with `noop`.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "zh_CN")
_CONTEXT = "wording"  # of every text that is not `tr`'s
_KEYS = (("QShortcut", "Return"),)  # names of keys that Qt leaves in English somewhere
_TEXT_ARGUMENTS = {"words": (0,), "noop": (0,), "counted": (1, 2)}
_SHOWN_FIELDS = frozenset({"title", "body", "action"})  # of errors and reasons

Text = tuple[str, str]  # context and source


def texts() -> list[Text]:
    """Return every text of the window with its context, sorted."""
    found = {*declared(), *_KEYS}
    for package in ("ui", "app"):
        for path in sorted((ROOT / package).rglob("*.py")):
            found.update(texts_of(path.read_text("utf-8")))
    return sorted(found)


def texts_of(source: str) -> Iterator[Text]:
    """Yield the texts of one module."""
    yield from _texts_below(ast.parse(source), "")


def _texts_below(node: ast.AST, of_class: str) -> Iterator[Text]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            name = child.func.attr if isinstance(child.func, ast.Attribute) else _name(child.func)
            if name == "tr" and child.args:
                yield from ((of_class, text) for text in _literals(child.args[0]))
            for place in _TEXT_ARGUMENTS.get(name, ()):
                if place < len(child.args):
                    yield from ((_CONTEXT, text) for text in _literals(child.args[place]))
        yield from _texts_below(child, child.name if isinstance(child, ast.ClassDef) else of_class)


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _literals(node: ast.expr) -> Iterator[str]:
    """Yield the texts that an argument can be: itself, either branch, the values of a table."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _literals(value)
    elif isinstance(node, ast.Subscript):
        yield from _literals(node.value)
    elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "get":
        yield from _literals(node.func.value)  # type: ignore[attr-defined]
        for default in node.args[1:]:
            yield from _literals(default)


def declared() -> Iterator[Text]:
    """Yield the words of the tables that are declared as data."""
    from engine.config import ENGINE_SETTINGS
    from engine.exclusion import GROUP_LABELS
    from ui import messages
    from ui.actions import ACTIONS
    from ui.settings.declared import UI_SETTINGS

    for action in ACTIONS:
        yield from ((_CONTEXT, action.text), (_CONTEXT, action.group))
    for spec in (*ENGINE_SETTINGS, *UI_SETTINGS):
        said = (
            spec.label,
            spec.keywords,
            spec.help,
            spec.group,
            spec.heading,
            *(one.capitalize() for one in spec.choices),
        )
        yield from ((_CONTEXT, text) for text in said if text)
    yield from ((_CONTEXT, label) for label in GROUP_LABELS.values())
    for name, table in vars(messages).items():
        if isinstance(table, dict) and not name.startswith("__"):
            for entry in table.values():
                yield from ((_CONTEXT, text) for text in _shown(entry) if text)


def _shown(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif is_dataclass(entry):
        for field in fields(entry):
            if field.name in _SHOWN_FIELDS:
                yield getattr(entry, field.name)


def ts_path(language: str) -> Path:
    """Return the translation file of a language."""
    return FOLDER / f"honeyguide_{language}.ts"


def read_ts(path: Path) -> dict[Text, str]:
    """Return the translations of a file, "" where there is none; empty without the file."""
    if not path.exists():
        return {}
    found: dict[Text, str] = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            source = message.findtext("source", "")
            found[name, source] = message.findtext("translation", "") or ""
    return found


def write_ts(path: Path, language: str, translations: dict[Text, str]) -> None:
    """Write a file of Qt Linguist's format, contexts and texts sorted."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for (name, source), translation in sorted(translations.items()):
        context = contexts.get(name)
        if context is None:
            context = contexts[name] = ET.SubElement(root, "context")
            ET.SubElement(context, "name").text = name
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = source
        translated = ET.SubElement(message, "translation")
        if translation:
            translated.text = translation
        else:
            translated.set("type", "unfinished")
    ET.indent(root, " ")
    body = ET.tostring(root, "unicode")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")


def compile_ts(path: Path, compiled: Path) -> None:
    """Make the `.qm` that Qt loads.

    Raises:
        subprocess.CalledProcessError: Qt's compiler refused the file.
    """
    lrelease = Path(PySide6.__file__).parent / "lrelease"
    command = [str(lrelease), "-silent", str(path), "-qm", str(compiled)]
    subprocess.run(command, check=True)


def main() -> int:
    """Update and compile all languages; say how many texts lack a translation."""
    wanted = texts()
    for language in LANGUAGES:
        path = ts_path(language)
        known = read_ts(path)
        write_ts(path, language, {text: known.get(text, "") for text in wanted})
        compile_ts(path, path.with_suffix(".qm"))
        missing = sum(not known.get(text) for text in wanted)
        sys.stdout.write(f"{path.name}: {len(wanted)} texts, {missing} without a translation\n")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
