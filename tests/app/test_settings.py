"""Declared settings: checked when set, forgiven when stored badly."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.opening import engine_config
from app.paths import profile_paths
from app.settings import Settings
from engine.config import ENGINE_SETTINGS, SettingSpec
from engine.errors import ErrorCode, InputProblem
from engine.exclusion import LeftOut

SPECS = (
    SettingSpec("a.number", 5, "Number", "", "Group", minimum=1, maximum=10),
    SettingSpec("a.choice", "light", "Choice", "", "Group", choices=("light", "dark")),
    SettingSpec("a.flag", default=False, label="Flag", help="", group="Group"),
    SettingSpec("a.list", (), "List", "", "Group"),
)


def settings(stored: dict[str, object]) -> tuple[Settings, dict[str, object]]:
    written: dict[str, object] = {}
    return Settings(SPECS, stored, written.__setitem__), written


def test_what_is_not_stored_has_its_default_and_is_not_changed() -> None:
    plain, _ = settings({})
    assert plain.get("a.number") == 5
    assert not plain.is_changed("a.number")


@pytest.mark.parametrize(
    ("key", "value"),
    [("a.number", 11), ("a.number", "5"), ("a.number", True), ("a.choice", "blue"), ("a.flag", 1)],
)
def test_a_value_that_does_not_fit_is_refused_and_says_what_does(key: str, value: object) -> None:
    plain, written = settings({})
    with pytest.raises(InputProblem) as caught:
        plain.set(key, value)  # type: ignore[arg-type]
    assert caught.value.code is ErrorCode.BAD_SETTING
    assert key in caught.value.detail
    assert written == {}


@pytest.mark.expects_warning
def test_a_bad_stored_value_costs_its_default_only() -> None:
    plain, _ = settings({"a.number": "many", "a.flag": True})
    assert plain.get("a.number") == 5
    assert plain.get("a.flag") is True


def test_setting_and_resetting_reach_the_store() -> None:
    plain, written = settings({"a.list": ["*.log"]})
    assert plain.get("a.list") == ("*.log",)
    plain.set("a.number", 7)
    plain.reset("a.list")
    assert written == {"a.number": 7, "a.list": None}
    assert plain.get("a.list") == ()


def test_every_declared_setting_has_words_and_a_default_that_fits() -> None:
    written: dict[str, object] = {}
    declared = Settings(ENGINE_SETTINGS, {}, written.__setitem__)
    for spec in ENGINE_SETTINGS:
        assert spec.label
        assert spec.help
        declared.set(spec.key, spec.default)


def test_what_is_left_out_reaches_the_engine(tmp_path: Path) -> None:
    stored: dict[str, object] = {
        "reading.left_out": ["*.log"],
        "reading.rules_off": ["hidden", "gitignore"],
    }
    settings = Settings(ENGINE_SETTINGS, stored, lambda _key, _value: None)
    config = engine_config(profile_paths(tmp_path), settings)
    assert config.left_out == LeftOut(("*.log",), ("hidden", "gitignore"))
