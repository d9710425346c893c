"""What a painter needs: colours, icons and file icons, handed around as one."""

from __future__ import annotations

from dataclasses import dataclass

from ui.file_icon import FileIcons
from ui.icons import Icons
from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """The three sources of every picture in the window."""

    theme: Theme
    icons: Icons
    files: FileIcons

    @classmethod
    def of(cls, theme: Theme) -> Look:
        """Return the look of a theme."""
        return cls(theme, Icons(theme), FileIcons(theme))
