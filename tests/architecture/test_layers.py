"""The house: who may import whom, how large a room may be, what must not exist."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PRODUCT = ("app", "ui", "engine", "resources")
PACKAGES = (*PRODUCT, "benchmarks")
MAX_LINES = 500
MAX_FUNCTION_LINES = 60

# library -> the only places that may import it
OWNERS = {
    "sqlite3": ("engine/store",),
    "sqlite_utils": ("engine/store",),
    "hnswlib": ("engine/index",),
    "watchdog": ("engine/watch",),
    "onnxruntime": ("engine/models",),
    "tokenizers": ("engine/models",),
    "kreuzberg": ("engine/extract",),
    "torch": ("engine/tune", "engine/models"),
    "transformers": ("engine/tune", "engine/models"),
    "sentence_transformers": ("engine/tune", "engine/models"),
    "PySide6": ("ui", "app"),
    "qtawesome": ("ui",),
    "xcffib": ("ui",),
    "platformdirs": ("app",),
    "pypdfium2": ("ui", "engine/extract"),
    "mcp": ("app/mcp_server.py",),
    "mcp_types": ("app/mcp_server.py",),
    "pydantic": ("app/mcp_server.py", "app/mcp_results.py"),
}
HEAVY = ("torch", "transformers", "sentence_transformers", "kreuzberg", "onnxruntime.transformers")


def modules(packages: tuple[str, ...] = PACKAGES) -> list[Path]:
    return [
        path
        for package in packages
        for path in sorted((ROOT / package).rglob("*.py"))
        if "sample-library" not in path.parts
    ]


def imported(path: Path, *, top_level_only: bool = False) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = tree.body if top_level_only else ast.walk(tree)
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_each_library_is_imported_only_by_its_owner() -> None:
    strangers = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(PRODUCT)
        for name in imported(path)
        for library, owners in OWNERS.items()
        if name.split(".")[0] == library
        and not str(path.relative_to(ROOT)).startswith(
            tuple(owner if owner.endswith(".py") else f"{owner}/" for owner in owners)
        )
    ]
    assert not strangers


def test_training_libraries_are_never_imported_at_module_level() -> None:
    eager = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules()
        for name in imported(path, top_level_only=True)
        if name.startswith(HEAVY)
    ]
    assert not eager


def test_no_module_outgrows_its_room() -> None:
    large = {
        str(path.relative_to(ROOT)): n_lines
        for path in modules()
        if (n_lines := len(path.read_text(encoding="utf-8").splitlines())) > MAX_LINES
    }
    assert not large


def test_no_function_outgrows_a_screen() -> None:
    large = []
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                n_lines = (node.end_lineno or 0) - node.lineno + 1
                if n_lines > MAX_FUNCTION_LINES:
                    large.append(f"{path.relative_to(ROOT)}: {node.name} has {n_lines} lines")
    assert not large


def test_every_module_says_what_lives_in_it() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in modules()
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not silent


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {"utils", "helpers", "manager", "common", "util", "helper", "misc"}
    assert not [path for path in modules() if path.stem in names]


def test_packaging_is_no_package_because_it_would_shadow_the_library_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


@pytest.mark.parametrize("module", ["app.__main__", "app.main", "app.cli"])
def test_starting_imports_nothing_that_only_training_or_an_assistant_needs(module: str) -> None:
    code = (
        f"import sys, {module}\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers'}\n"
        "heavy |= {'kreuzberg', 'pyqtgraph', 'mcp', 'pydantic'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_first_paint_waits_for_nothing_that_only_a_library_needs() -> None:
    code = (
        "import sys, app.main\n"
        "late = {'engine.types', 'engine.library', 'numpy', 'ui.workbench', 'ui.actions'}\n"
        "print(sorted(late & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_command_line_imports_no_qt() -> None:
    code = "import sys, app.cli\nprint([m for m in sys.modules if m.startswith('PySide6')])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"
