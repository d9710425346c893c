"""How an English word that is typed half may end, where its stem is shorter than what is typed.

What lives here: endings, and the stems that they would leave. What does not: words that begin with
what is typed, which an index lists (`engine/search/begun.py`). The one rule: pure; it says what may
be, and whoever asks looks whether it stands anywhere.

`accessib` becomes accessibility, which is stored as access; no stored term begins with `accessib`.
"""

from __future__ import annotations

from engine import terms

_MIN_STEM = 4  # of shorter ones too much begins alike: maritime, but mar
_ENDS = (
    "ability", "abilities", "able", "ably", "ibility", "ibilities", "ible", "ibly", "ation",
    "ations", "ational", "ationally", "ative", "atively", "ator", "ators", "ate", "ated", "ates",
    "ating", "ically", "icity", "ics", "ical", "ing", "ings", "ingly", "ed", "edly", "es", "ies",
    "ied", "ier", "iest", "ily", "ion", "ions", "ional", "ionally", "ity", "ities", "ive",
    "ively", "iveness", "ivity", "ization", "izations", "isation", "isations", "ize", "ized",
    "izes", "izing", "izer", "ise", "ised", "ises", "ising", "ment", "ments", "mental", "ness",
    "nesses", "ful", "fully", "fulness", "ous", "ously", "ousness", "ence", "ences", "ent",
    "ently", "ency", "encies", "ance", "ances", "ant", "antly", "ancy", "al", "ally", "ality",
    "alities", "alism", "alize", "alise", "ism", "isms", "ist", "ists", "istic", "er", "ers",
    "or", "ors", "ly", "est", "ement", "ements",
)  # fmt: skip


def shorter_stems(letters: str) -> set[str]:
    """Return the stems of words that begin so and whose stems do not.

    Args:
        letters: the beginning of a word, folded, in lower case.
    """
    found = set()
    for end in _ENDS:
        for n_typed in range(len(end)):
            if not letters.endswith(end[:n_typed]):
                continue
            base = letters[: len(letters) - n_typed]
            stem = terms.stem(base + end)
            doubled = base == stem + stem[-1:]  # runn-ing
            if len(stem) < len(letters) and (len(stem) >= _MIN_STEM or (doubled and stem)):
                found.add(stem)
    return {stem for stem in found if letters.startswith(stem[:-1])} - {terms.stem(letters)}
