"""The stem of an English word, by Porter's algorithm.

What lives here: M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, with the
two changes of the author's own later version (`logi` -> `log`, `bli` -> `ble`). What does not: any
other language; German and French words lose a plural or a final e and are otherwise left alone,
which costs little as stored text and queries lose the same. The one rule: pure.
"""

from __future__ import annotations

import re

_C = "[^aeiou]"  # consonant
_V = "[aeiouy]"  # vowel
_CS = f"{_C}[^aeiouy]*"  # consonants
_VS = f"{_V}[aeiou]*"  # vowels

_MEASURE_ABOVE_0 = re.compile(f"^(?:{_CS})?{_VS}{_CS}")
_MEASURE_IS_1 = re.compile(f"^(?:{_CS})?{_VS}{_CS}(?:{_VS})?$")
_MEASURE_ABOVE_1 = re.compile(f"^(?:{_CS})?{_VS}{_CS}{_VS}{_CS}")
_HAS_VOWEL = re.compile(f"^(?:{_CS})?{_V}")
_SHORT_END = re.compile(f"^{_CS}{_V}[^aeiouwxy]$")
_DOUBLE_END = re.compile(r"([^aeiouylsz])\1$")

_STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize",
    "bli": "ble", "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize",
    "ation": "ate", "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful",
    "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_STEP_3 = {
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
}  # fmt: skip
_STEP_4 = ("al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion",
           "ou", "ism", "ate", "iti", "ous", "ive", "ize")  # fmt: skip


def _longest_first(suffixes: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"^(.+?)({'|'.join(sorted(suffixes, key=len, reverse=True))})$")


_ENDS_2 = _longest_first(tuple(_STEP_2))
_ENDS_3 = _longest_first(tuple(_STEP_3))
_ENDS_4 = _longest_first(_STEP_4)


def porter(word: str) -> str:
    """Return the stem of a lower-case ASCII word."""
    if len(word) < 3:
        return word
    # an initial y is a consonant
    first_y = word[0] == "y"
    if first_y:
        word = "Y" + word[1:]
    word = _verb_endings(_plural(word))
    if word.endswith("y") and _HAS_VOWEL.match(word[:-1]):
        word = word[:-1] + "i"
    word = _replace(word, _ENDS_2, _STEP_2)
    word = _replace(word, _ENDS_3, _STEP_3)
    word = _final_e(_drop_suffix(word))
    return "y" + word[1:] if first_y else word


def _plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _verb_endings(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _MEASURE_ABOVE_0.match(word[:-3]) else word
    cut = 2 if word.endswith("ed") else 3 if word.endswith("ing") else 0
    if not cut or not _HAS_VOWEL.match(word[:-cut]):
        return word
    word = word[:-cut]
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if _DOUBLE_END.search(word):
        return word[:-1]
    if _SHORT_END.match(word):
        return word + "e"
    return word


def _replace(word: str, ends: re.Pattern[str], by: dict[str, str]) -> str:
    match = ends.match(word)
    if match and _MEASURE_ABOVE_0.match(match[1]):
        return match[1] + by[match[2]]
    return word


def _drop_suffix(word: str) -> str:
    match = _ENDS_4.match(word)
    if not match or not _MEASURE_ABOVE_1.match(match[1]):
        return word
    if match[2] == "ion" and match[1][-1] not in "st":
        return word
    return match[1]


def _final_e(word: str) -> str:
    if word.endswith("e"):
        rest = word[:-1]
        if _MEASURE_ABOVE_1.match(rest) or (
            _MEASURE_IS_1.match(rest) and not _SHORT_END.match(rest)
        ):
            word = rest
    if word.endswith("ll") and _MEASURE_ABOVE_1.match(word):
        word = word[:-1]
    return word
