"""What holds for every test: no screen, no network, no leaked thread, no unexpected warning."""

from __future__ import annotations

import gc
import logging
import os
import threading
from collections.abc import Iterator

import pytest

from ui.garbage import collect_what_is_due

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


gc.disable()  # a thread of one test would destroy what another left of Qt, which crashes


@pytest.fixture(autouse=True)
def garbage_goes_on_the_main_thread() -> Iterator[None]:
    """Collect between tests, as the window does between events."""
    yield
    collect_what_is_due()


@pytest.fixture(autouse=True)
def no_leaked_thread() -> Iterator[None]:
    """Fail a test that leaves one of our threads running."""
    before = set(threading.enumerate())
    yield
    leaked = [
        thread
        for thread in set(threading.enumerate()) - before
        if thread.name.startswith("honeyguide") and thread.is_alive()
    ]
    for thread in leaked:
        thread.join(timeout=5)
    assert not [thread for thread in leaked if thread.is_alive()]


@pytest.fixture(autouse=True)
def no_unexpected_warning(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail a test in which the program logged a warning that the test does not expect.

    A test that means to provoke one is marked `expects_warning`.
    """
    caplog.set_level(logging.WARNING)
    yield
    if request.node.get_closest_marker("expects_warning"):
        return
    records = [
        record
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING
        and record.name.split(".")[0] in {"app", "ui", "engine", "honeyguide"}
    ]
    assert not records, [record.getMessage() for record in records]
