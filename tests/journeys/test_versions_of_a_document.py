"""A draft that was saved again: one row for what stayed, two for what changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from engine.explanation import Presence
from engine.library import Library
from engine.types import SearchRequest
from tests.journeys.conftest import update

KEPT = "# Tenancy\n\n" + "\n\n".join(
    f"Clause {i}. {about} This holds for all parties and may be changed in writing alone, by a "
    f"letter number {i} that both of them have signed and of which each of them keeps one for as "
    f"long as the flat is let. What was said of clause {i} by word of mouth does not count."
    for i, about in enumerate(
        (
            "One cat may live in the flat.",
            "The bicycle belongs into the cellar.",
            "The stairs are swept in turns by everybody.",
            "Balconies carry no barbecue, nor flower pots outside.",
            "Rent is due on the third working day.",
            "Rooms are aired every day so that no mould grows.",
        ),
        start=1,
    )
)


def draft(notice: str) -> str:
    return f"{KEPT}\n\n# Notice\n\nEither side may end the contract after {notice} months.\n"


def test_a_draft_saved_twice_is_one_row_until_the_change_is_asked_for(
    open_library: Callable[[], Library], root: Path
) -> None:
    for name, notice, changed_s in (("draft.md", "three", 1_000), ("final.md", "six", 2_000)):
        (root / name).write_text(draft(notice))
        os.utime(root / name, (changed_s, changed_s))
    (root / "cellar.md").write_text("Wine lies in the cellar of an old house near the sea.")
    library = open_library()
    library.add_folder(root)
    update(library)

    request = SearchRequest("where all parties keep a bicycle: the cellar")
    first, second = library.search(request).hits

    assert (first.path, first.also_at) == (root / "final.md", (root / "draft.md",))
    assert second.path == root / "cellar.md"
    where = library.locate(request, root / "draft.md")
    assert (where.presence, where.same_as) == (Presence.RANKED, root / "final.md")

    first, second, *_ = library.search(SearchRequest("end the contract after three months")).hits
    assert (first.path, first.also_at) == (root / "draft.md", ())
    assert second.path == root / "final.md"
