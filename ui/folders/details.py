"""What is told of one file that gave no text, in the person's language.

What lives here: the words that readers store with a file, so that they are found for translation.
What does not: the reasons themselves (`ui/messages.py`). The one rule: figures and names stand for
themselves; words that no reader of ours wrote are shown as they are.
"""

from __future__ import annotations

import re

from ui import wording
from ui.wording import noop, words

# as `engine.extract` writes them; a test finds every one
_SAID = (
    noop("Honeyguide stopped while reading it, twice"),
    noop("Tesseract could not be started"),
    noop("Tesseract could not read it"),
    noop("a part of it is missing"),
    noop("a picture; its text is not read"),
    noop("an archive that cannot be opened here"),
    noop("archives inside archives inside archives"),
    noop("it holds binary data, not text"),
    noop("it is cut off or damaged (no zip directory)"),
    noop("it is damaged"),
    noop("it is damaged or cut off"),
    noop("it is damaged; no page can be found"),
    noop("it is damaged; no page can be read"),
    noop("it is no readable message"),
    noop("it is no valid notebook"),
    noop("it is not a regular file"),
    noop("it is not there any more"),
    noop("it is packed in a way that is not read here"),
    noop("it is protected against copying"),
    noop("it is protected with a password"),
    noop("it unpacks to far more than it is"),
    noop("its XML declares entities"),
    noop("no words were found in the picture"),
    noop("not an ordinary file"),
    noop("one of its rows is endless"),
    noop("reading it needs too much memory"),
    noop("recognising its text took too long"),
    noop("the file has no bytes"),
    noop("the file has no content"),
    noop("the picture is damaged"),
    noop("there is no reader for files of this kind"),
    noop("there is no text in it"),
    noop("there is no text inside"),
    noop("this account may not read it"),
    # the system's own
    noop("Input/output error"),
    noop("Operation not permitted"),
    noop("Permission denied"),
)
_WITH_PARTS = (
    noop("%1 MB; files of this kind are read up to %2 MB"),
    noop("%1 MB; text files are read up to %2 MB"),
    noop("%1 MB; the limit is %2 MB"),
    noop("%1 pages without text, or only drawings"),
    noop("%1 pages, %2 of them pictures"),
    noop("1 page without text, or only drawings"),
    noop("1 page, %1 of them pictures"),
    noop("it has %1 by %2 dots"),
    noop("it holds more than %1 files"),
    noop("it is damaged (%1)"),
    noop("it unpacks to more than %1 MB"),
    noop("it unpacks to %1 MB"),
    noop("its reader crashed (status %1)"),
    noop("no text is kept in %1"),
    noop("reading it needs more than %1 MB of memory"),
    noop("reading took longer than %1 s"),
    noop("reading took more than %1 s of work"),
    noop("the disk says: %1"),
    noop("there is no reader for %1 files"),
    noop("what is in it is no %1 file"),
)
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})*|\d+")


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"%\d", "(.+)", re.escape(template)), re.DOTALL)


_KNOWN = {template: _pattern(template) for template in _WITH_PARTS}


def detail_words(detail: str) -> str:
    """Return what a reader said of a file, as it is shown."""
    if detail in _SAID:
        return words(detail)
    for template, pattern in _KNOWN.items():
        if found := pattern.fullmatch(detail):
            return words(template, *map(_part, found.groups()))
    return detail


def _part(text: str) -> str:
    """Return a figure as the language writes it, and what the system said in the language."""
    if _FIGURE.fullmatch(text):
        return wording.count(int(text.replace(",", "")))
    return words(text) if text in _SAID else text
