"""What fills the installed programs, as a table: `python packaging/sizes.py`.

The one rule: sizes are those of the files that were collected, by whose they are; what PyInstaller
adds itself, its starter and compressed modules, is the difference to the folder's own size.
"""

from __future__ import annotations

import json
from pathlib import Path

from checks import size_bytes

ROOT = Path(__file__).resolve().parent.parent
_LEAST_BYTES = 3_000_000
_MB = 1_000_000


def main() -> None:
    """Print a table for each program that is built."""
    for name in ("honeyguide", "tuning"):
        folder = ROOT / "build" / "frozen" / name
        listed = folder / "_internal" / "resources" / "licences.json"
        if listed.is_file():
            print("\n".join(table(name, size_bytes(folder), json.loads(listed.read_text("utf-8")))))


def table(name: str, n_bytes: int, parts: list[dict[str, object]]) -> list[str]:
    """Return the lines of a Markdown table, the largest part first, small ones in one line."""
    sizes = sorted(((int(str(one["size_bytes"])), str(one["name"])) for one in parts), reverse=True)
    large = [(size, part) for size, part in sizes if size >= _LEAST_BYTES]
    small = [size for size, _part in sizes if size < _LEAST_BYTES]
    lines = [f"| {name} | MB |", "|---|---:|"]
    lines += [f"| {part} | {size / _MB:.1f} |" for size, part in large]
    lines.append(f"| {len(small)} smaller parts | {sum(small) / _MB:.1f} |")
    lines.append(f"| **installed** | **{n_bytes / _MB:.1f}** |")
    return [*lines, ""]


if __name__ == "__main__":
    main()
