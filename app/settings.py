"""Binds the declared settings to what is stored.

What lives here: reading, checking and writing values of the `SettingSpec` tables. The one rule: a
bad stored value costs its default and a line in the log, never a start that fails.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from app.paths import Paths
from engine.config import USER_DATABASE, SettingSpec, SettingValue
from engine.errors import EngineError, ErrorCode, InputProblem
from engine.store.connecting import known_errors
from engine.store.database import Database
from engine.store.settings import all_settings

log = logging.getLogger(__name__)


def stored_settings(paths: Paths) -> dict[str, object]:
    """Return what is stored, before the library is opened; nothing when there is none.

    A library that cannot be read says so when it is opened.
    """
    path = paths.data / USER_DATABASE
    if not path.is_file():
        return {}
    try:
        database = Database(path, writable=False)
    except EngineError:
        return {}
    try:
        with known_errors(path):
            return all_settings(database.reader())
    except EngineError:
        return {}
    finally:
        database.close()


class Settings:
    """The values of all declared settings, and small remembered things such as window geometry.

    Thread: main.
    """

    def __init__(
        self,
        specs: Iterable[SettingSpec],
        stored: dict[str, object],
        put: Callable[[str, object], None],
    ) -> None:
        """Take the declared table, what is stored, and how to store.

        Args:
            specs: every declared setting.
            stored: stored values by key; unknown keys are kept.
            put: stores one value; None removes it.
        """
        self._specs = {spec.key: spec for spec in specs}
        self._stored = dict(stored)
        self._put = put

    @property
    def specs(self) -> tuple[SettingSpec, ...]:
        """Return the declared settings in order."""
        return tuple(self._specs.values())

    def get(self, key: str) -> SettingValue:
        """Return a setting's value, its default where none or a bad one is stored."""
        spec = self._specs[key]
        if key not in self._stored:
            return spec.default
        try:
            return checked(spec, self._stored[key])
        except InputProblem:
            log.warning("the stored value of %s was not usable; its default is used", key)
            return spec.default

    def set(self, key: str, value: SettingValue) -> None:
        """Check and store a setting.

        Raises:
            InputProblem: BAD_SETTING with what would be accepted.
        """
        accepted = checked(self._specs[key], value)
        self._stored[key] = accepted
        self._put(key, accepted)

    def reset(self, key: str) -> None:
        """Go back to the declared default."""
        self._stored.pop(key, None)
        self._put(key, None)

    def is_changed(self, key: str) -> bool:
        """Return whether a setting differs from its default."""
        return self.get(key) != self._specs[key].default

    def remembered(self, name: str) -> str:
        """Return a small thing the window remembers, or ""."""
        value = self._stored.get(f"remembered.{name}", "")
        return value if isinstance(value, str) else ""

    def remember(self, name: str, value: str) -> None:
        """Store a small thing for the window."""
        key = f"remembered.{name}"
        if self._stored.get(key) != value:
            self._stored[key] = value
            self._put(key, value)


def checked(spec: SettingSpec, value: object) -> SettingValue:
    """Return a value in the declared type.

    Raises:
        InputProblem: BAD_SETTING with what would be accepted.
    """
    if isinstance(spec.default, tuple) and isinstance(value, list | tuple):
        return tuple(str(item) for item in value)
    if isinstance(spec.default, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not type(spec.default):
        raise InputProblem(ErrorCode.BAD_SETTING, f"{spec.key} takes {spec.type.__name__}")
    if isinstance(value, int | float) and not isinstance(value, bool):
        low, high = spec.minimum, spec.maximum
        if (low is not None and value < low) or (high is not None and value > high):
            raise InputProblem(ErrorCode.BAD_SETTING, f"{spec.key} takes {low:g} to {high:g}")
    if spec.choices and value not in spec.choices:
        raise InputProblem(ErrorCode.BAD_SETTING, f"{spec.key} takes {', '.join(spec.choices)}")
    return value
