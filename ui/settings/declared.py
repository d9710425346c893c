"""The settings of the window, declared as data, and what the window needs of a settings object."""

from __future__ import annotations

from typing import Protocol

from engine.config import SettingSpec, SettingValue

THEME = "appearance.theme"
LANGUAGE = "appearance.language"
LESS_MOTION = "appearance.less_motion"
VIEWERS = "opening.viewers"
AUTOSTART = "general.autostart"
WHEN_CLOSED = "general.when_closed"
KEEP_RUNNING, QUIT = "keep running", "quit"
PALETTE_KEYS = "palette.shortcut"
NOTIFY = "general.notify"
HIDE_AFTER_OPENING = "palette.hide_after_opening"
HAS_FOLDERS = "has_folders"  # remembered: whether there was a folder when it was last open

UI_SETTINGS: tuple[SettingSpec, ...] = (
    SettingSpec(
        key=AUTOSTART,
        default=False,
        label="Start when I sign in",
        help="Opens hidden and begins watching your folders.",
        group="General",
        heading="Starting and closing",
    ),
    SettingSpec(
        key=WHEN_CLOSED,
        default=KEEP_RUNNING,
        label="When I close the window",
        help=(
            "Watching goes on in the tray. Without a tray the program quits, unless it starts when "
            "you sign in. Ctrl+Q always quits."
        ),
        group="General",
        heading="Starting and closing",
        choices=(KEEP_RUNNING, QUIT),
    ),
    SettingSpec(
        key=NOTIFY,
        default=True,
        label="Tell me when something I started is done",
        help="The first reading, a verdict of Tune, a full disk; only while no window is in front.",
        group="General",
        heading="Starting and closing",
    ),
    SettingSpec(
        key=PALETTE_KEYS,
        default="Ctrl+Alt+Space",
        label="Shortcut from anywhere",
        help=(
            "Opens the small search window over any program. Where the desktop does not allow "
            "that, give a key of the desktop the command honeyguide --toggle."
        ),
        group="General",
        heading="Quick search",
        is_shortcut=True,
    ),
    SettingSpec(
        key=HIDE_AFTER_OPENING,
        default=True,
        label="Hide the small window after opening a file",
        help="Off: it stays until you press Esc.",
        group="General",
        heading="Quick search",
    ),
    SettingSpec(
        key=THEME,
        default="system",
        label="Colours",
        help="System follows the desktop, also when it changes.",
        group="Appearance",
        choices=("system", "light", "dark"),
        keywords="theme colors mode appearance",
    ),
    SettingSpec(
        key=LANGUAGE,
        default="system",
        label="Language",
        help="System follows the desktop. A change shows from the next start.",
        group="Appearance",
        choices=("system", "english", "deutsch", "中文"),
    ),
    SettingSpec(
        key=LESS_MOTION,
        default=False,
        label="Less motion",
        help="Rows change places at once, and nothing turns.",
        group="Appearance",
    ),
    SettingSpec(
        key=VIEWERS,
        default=(),
        label="Programs that open a file at its page or line",
        help=(
            "One a line: pdf: okular --page {page} {path}, or py, md: code --goto {path}:{line}. "
            "Without one, common programs are known; others open the file at its beginning."
        ),
        group="General",
        heading="Opening files",
    ),
)


class SettingsPort(Protocol):
    """Values of the declared settings, and small things that the window remembers."""

    @property
    def specs(self) -> tuple[SettingSpec, ...]:
        """Return the declared settings in order."""

    def get(self, key: str) -> SettingValue:
        """Return a value, or its default."""

    def set(self, key: str, value: SettingValue) -> None:
        """Store a value.

        Raises:
            InputProblem: BAD_SETTING.
        """

    def reset(self, key: str) -> None:
        """Go back to the default."""

    def is_changed(self, key: str) -> bool:
        """Return whether a value differs from its default."""

    def remembered(self, name: str) -> str:
        """Return a small remembered thing, or ""."""

    def remember(self, name: str, value: str) -> None:
        """Store a small thing."""
