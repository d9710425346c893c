"""From bytes to characters.

What lives here: the order in which encodings are tried, and telling text from binary data. What
does not: what the text means. The one rule: UTF-8 that decodes is UTF-8; guessing is for the
rest, and binary data is refused rather than shown as noise.
"""

from __future__ import annotations

import codecs
import re

from engine.extract.failure import ExtractionError
from engine.types import FailureReason

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSED = (
    "cp1252 iso8859_15 cp1250 iso8859_2 cp1251 koi8_r cp866 cp1253 iso8859_7 cp1254 cp1255 cp1256"
    " cp1257 cp1258 tis_620 gb18030 big5 shift_jis cp932 euc_jp iso2022_jp euc_kr cp437 cp850"
    " mac_roman"
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NOT_ASCII_LINES = re.compile(rb"[^\n]*[\x80-\xff][^\n]*\n?")
_NOT_ASCII = re.compile(rb"[\x80-\xff]+")
_WESTERN = frozenset(
    "äöüßÄÖÜéèêëàâçîïôùûñáíóúÉÈÊÀÂÇÔÑÁÍÓÚãõÃÕåøæÅØÆœ«»„“”‘’‚–—…€°§¿¡ºª·•£²³µ×\xa0©®".encode(
        "cp1252"
    )
)
_SAMPLE_BYTES = 1 << 16
_GUESS_BYTES = 6_000


def decode(data: bytes, *, whole: bool = True) -> str:
    """Return the characters of a text file.

    Args:
        data: the bytes, from the beginning of the file.
        whole: False when the file goes on after them, so that the last character may be cut.

    Raises:
        ExtractionError: UNSUPPORTED for binary data.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    text = _strict_utf8(data, whole=whole)
    sample = data[:_SAMPLE_BYTES]
    if text is not None and not _CONTROLS.search(sample):
        return text
    wide = _wide_encoding(sample)
    if wide:
        return data.decode(wide, "replace")
    if _is_binary(sample):
        raise ExtractionError(FailureReason.UNSUPPORTED, "it holds binary data, not text")
    if text is not None:
        return text
    return _mostly_utf8(data) or data.decode(_guess(data), "replace")


def _strict_utf8(data: bytes, *, whole: bool) -> str | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        return decoder.decode(data, final=whole)
    except UnicodeDecodeError:
        return None


def _wide_encoding(sample: bytes) -> str:
    """Tell UTF-16 and UTF-32 without a mark by where their zero bytes are."""
    size = len(sample) // 4 * 4
    if size < 4 or b"\x00" not in sample:
        return ""
    share = [sample[place:size:4].count(0) / (size / 4) for place in range(4)]
    if share[2] > 0.95 and share[3] > 0.95 and share[0] < 0.1:
        return "utf-32-le"
    if share[0] > 0.95 and share[1] > 0.95 and share[3] < 0.1:
        return "utf-32-be"
    even, odd = (share[0] + share[2]) / 2, (share[1] + share[3]) / 2
    if max(even, odd) > 0.3 and min(even, odd) < 0.02:
        encoding = "utf-16-le" if odd > even else "utf-16-be"
        controls = sum(c < " " and c not in "\t\n\r\f" for c in sample.decode(encoding, "replace"))
        return encoding if controls < len(sample) / 200 else ""
    return ""


def _is_binary(sample: bytes) -> bool:
    n_controls = len(_CONTROLS.findall(sample))
    return sample.count(0) > len(sample) // 1000 or n_controls > max(1, len(sample) // 50)


def _mostly_utf8(data: bytes) -> str:
    """Return the text when it is UTF-8 but for a few damaged places."""
    n_sequences = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", data))
    text = data.decode("utf-8", "replace")
    n_bad = text.count("\ufffd")
    return text if n_sequences > 4 * n_bad else ""


def _guess(data: bytes) -> str:
    """Return the likeliest encoding, judged by the lines that are not plain ASCII."""
    sample = bytearray()
    for match in _NOT_ASCII_LINES.finditer(data):
        sample += match.group()[:_GUESS_BYTES]
        if len(sample) >= _GUESS_BYTES:
            break
    if _is_western(bytes(sample)):
        return "cp1252"
    from charset_normalizer import from_bytes

    found = from_bytes(bytes(sample), cp_isolation=_GUESSED.split()).best()
    return found.encoding if found else "cp1252"


def _is_western(sample: bytes) -> bool:
    """Tell Western European text, where accented letters stand alone among plain ones.

    General detectors take a short German or French text for Polish or for a Macintosh.
    """
    runs = _NOT_ASCII.findall(sample)
    if not runs or sum(map(len, runs)) > 1.5 * len(runs):
        return False
    return all(byte in _WESTERN for run in runs for byte in run)
