"""Named points at which a process can be killed: before and after the steps that must not tear."""

from __future__ import annotations

import functools
import importlib
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Any

# what is called, as `module.name` or `module.Class.name`
READING = (
    "engine.ingest.texts.TextReader._commit",
    "engine.store.contents.add_content",
    "engine.store.contents.remove_orphans",
    "engine.store.documents.add_documents",
    "engine.store.documents.mark_changed",
    "engine.store.documents.move_document",
    "engine.store.documents.record_attempt",
    "engine.store.documents.remove_documents",
    "engine.store.documents.set_failed",
    "engine.store.documents.set_read",
    "engine.store.folders.record_scan",
    "engine.store.vectors.put_vectors",
    "engine.serving.serving.Serving.add",
    "engine.serving.serving.Serving.remove",
    "engine.index.files._write_graph",
    "engine.index.files._replace_manifest",
    "engine.index.files._remove_others",
    "engine.ingest.packing.pack_words",
    "engine.store.packed.finish",
)
CHANGING_MODELS = (
    "engine.serving.generations.Generations._embed",
    "engine.serving.generations.Generations._verify",
    "engine.serving.generations.Generations.sweep",
    "engine.serving.roster.Roster.choose",
    "engine.serving.serving.Serving.catch_up",
    "engine.serving.serving.Serving.save_index",
    "engine.serving.serving.Serving.switch",
    "engine.store.generations.start_green",
    "engine.store.generations.switch_generation",
    "engine.store.generations.sweep_gone",
    "engine.store.generations.set_state",
)
FEEDBACK = (
    "engine.store.feedback.add_impression",
    "engine.store.feedback.add_act",
    "engine.store.feedback.mark_seen",
    "engine.store.forgotten.forget_queries",
    "engine.store.database.Database.compact",
)
FORGETTING = (
    "engine.store.folders.remove_folder",
    "engine.store.folders.forget_scan",
    "engine.store.documents.remove_documents",
    "engine.store.contents.remove_orphans",
    "engine.store.forgotten.forget_files",
    "engine.store.database.Database.compact",
)


def arm(name: str, nth: int, *, after: bool) -> None:
    """Kill this process at the `nth` call of a function, before it runs or when it returned."""
    owner, called = _resolve(name)
    real: Callable[..., Any] = getattr(owner, called)
    n_calls = 0

    @functools.wraps(real)
    def dies(*arguments: object, **named: object) -> object:
        nonlocal n_calls
        n_calls += 1
        if n_calls == nth and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*arguments, **named)
        if n_calls == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, called, dies)


def _resolve(name: str) -> tuple[Any, str]:
    owner, _, called = name.rpartition(".")
    with suppress(ModuleNotFoundError):
        return importlib.import_module(owner), called
    module, _, kind = owner.rpartition(".")
    return getattr(importlib.import_module(module), kind), called
