"""What the program consists of, and under which terms.

What lives here: the list that an installed program brings along; in a checkout, the libraries that
Honeyguide asks for and what those ask for, as they tell it of themselves. The one rule: nothing is
left out because its licence is not known; that is said.
"""

from __future__ import annotations

import re
from importlib import metadata

from resources import licenced_parts
from ui.care.about import Part

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_TEXTS = re.compile(r"(^|/)(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)
_MAX_SHORT = 80


def parts_inside() -> list[Part]:
    """Return everything in the program as it runs here, by name."""
    listed = [
        Part(
            one.name, one.version, one.licence, "\n\n".join([*filter(None, [one.note]), *one.texts])
        )
        for one in licenced_parts()
    ]
    return listed or installed_parts()


def installed_parts(root: str = "honeyguide") -> list[Part]:
    """Return every library that a distribution needs, by name; empty where none is installed."""
    waiting, found = [root], dict[str, Part]()
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        key = name.lower().replace("_", "-")
        if key in seen:
            continue
        seen.add(key)
        try:
            one = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # asked for on other systems only
        if key != root:
            found[key] = Part(one.metadata["Name"], one.version, _licence(one), _text(one))
        for requirement in one.requires or ():
            wanted = _NAME.match(requirement)
            if wanted is not None and "extra ==" not in requirement:
                waiting.append(wanted[0])
    return [found[key] for key in sorted(found)]


def _licence(one: metadata.Distribution) -> str:
    told = _said(one, "License-Expression") or _said(one, "License")
    if told and len(told) <= _MAX_SHORT:
        return told
    classifiers = one.metadata.get_all("Classifier") or []
    named = [line.rsplit(" :: ", 1)[-1] for line in classifiers if line.startswith("License ::")]
    return ", ".join(named) or (told.splitlines()[0] if told else "Licence not stated")


def _said(one: metadata.Distribution, field: str) -> str:
    return next(iter(one.metadata.get_all(field) or ()), "")


def _text(one: metadata.Distribution) -> str:
    """Return the texts of a library's licences, as it brings them along."""
    texts = []
    for file in one.files or ():
        if _TEXTS.search(file.as_posix()) and not file.as_posix().endswith((".py", ".pyc")):
            try:
                texts.append(file.read_text(encoding="utf-8").strip())
            except (OSError, UnicodeDecodeError):
                continue
    return "\n\n".join(texts)
