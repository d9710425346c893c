"""What is known of the processor, and what follows when it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.models import device


@pytest.mark.parametrize(("cores", "expected"), [(1, 1), (2, 2), (3, 2), (8, 7)])
def test_one_core_stays_free_where_there_are_more_than_two(
    cores: int, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(device, "n_cores", lambda: cores)
    assert device.n_threads(0) == expected
    assert device.n_threads(1) == 1
    assert device.n_threads(99) == cores


@pytest.mark.parametrize(
    ("machine", "described", "exact"),
    [
        ("x86_64", "flags : sse2 avx2 avx512_vnni", True),
        ("AMD64", "flags : sse2 avx_vnni", True),
        ("x86_64", "flags : sse2 avx2", False),
        ("x86_64", None, False),
        ("arm64", None, True),
        ("aarch64", "Features : fp asimd", True),
    ],
)
def test_int8_sums_are_taken_for_exact_only_where_they_are_known_to_be(
    machine: str,
    described: str | None,
    exact: bool,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    if described is not None:
        (tmp_path / "cpuinfo").write_text(f"processor : 0\n{described}\n")
    monkeypatch.setattr(device, "_CPU_INFO", tmp_path / "cpuinfo")
    monkeypatch.setattr(device.platform, "machine", lambda: machine)
    assert device.adds_int8_exactly() == exact
