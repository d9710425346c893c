"""What an exact index does beyond the contract of every index."""

from __future__ import annotations

import numpy as np
import pytest

from engine.index.exact import ExactIndex


def test_the_highest_id_is_told_without_sorting(monkeypatch: pytest.MonkeyPatch) -> None:
    index = ExactIndex(4)
    assert index.highest_id() == -1
    index.add(np.array([7, 90, 12]), np.eye(3, 4, dtype=np.float32))
    monkeypatch.setattr(np, "argsort", lambda *_, **__: pytest.fail("it was sorted"))
    assert index.highest_id() == 90
    index.remove(np.array([90]))
    assert index.highest_id() == 12
