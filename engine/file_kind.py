"""What a person would call a file.

A module of its own because the window's first paint needs it, and no other noun of the engine.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A kind of file; decides icon, facet and extractor family."""

    PDF = "pdf"
    DOCUMENT = "doc"
    SHEET = "sheet"
    SLIDES = "slide"
    NOTE = "note"
    CODE = "code"
    MAIL = "mail"
    WEB = "web"
    IMAGE = "image"
    ARCHIVE = "zip"
    OTHER = "other"
