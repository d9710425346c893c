"""The script that finds the texts of the window, as a module; `packaging/` is no package."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType

_SCRIPT = Path(__file__).parents[1] / "packaging" / "translations.py"


@cache
def script() -> ModuleType:
    """Return `packaging/translations.py`."""
    spec = importlib.util.spec_from_file_location("translations", _SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def said() -> frozenset[str]:
    """Return every text that a translator is given to translate."""
    return frozenset(text for _, text in script().texts())
