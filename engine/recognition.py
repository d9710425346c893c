"""How text recognition stands: values without behaviour."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recognition:
    """Whether words in pictures and scans are read.

    `languages` are Tesseract's names; none means that it is not installed, and `remedy` is then the
    command that installs it, as far as one is known.
    """

    is_on: bool
    languages: tuple[str, ...] = ()
    remedy: str = ""

    @property
    def is_installed(self) -> bool:
        """Return whether it could be switched on."""
        return bool(self.languages)
