"""Queries made by rule: other shapes of a query, and queries from a passage that has none.

People type key words, beginnings, headings, file names and slips, not only questions; the training
sources hold mostly questions. What does not live here: reading sources, finding negatives. The one
rule: everything is drawn from the generator that is passed in, so a seed gives the same queries.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Sequence

from engine.tune.reranker_data import Example, Source

_LITTLE_WORDS = """
a about also am an and any are as at be been being but by can could did do does doing for from had
has have how i if in into is it its me my not of on or our s should so some such t than that the
their them then there these they this those to was we were what when where which while who whom
whose why will with would you your
"""
STOP_WORDS = frozenset(_LITTLE_WORDS.split())
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"(])|\n+")
_MIN_PASSAGE_WORDS = 25
_SPOKEN_VERBS = {
    "return": ("get", "find", "return"),
    "returns": ("get", "find", "returning"),
    "create": ("make", "create", "build"),
    "remove": ("delete", "remove"),
    "convert": ("change", "turn", "convert"),
    "test": ("check", "test"),
    "print": ("show", "print", "display"),
    "write": ("save", "write"),
    "read": ("load", "read"),
    "determine": ("check", "know", "find out"),
    "iterate": ("loop", "iterate"),
    "construct": ("make", "create"),
    "retrieve": ("get", "fetch"),
}
_CODE_FORMS = (
    "{0}",
    "python {0}",
    "how to {0} in python",
    "how to {0}",
    "{0} python",
    "python how to {0}",
)


def keyword_form(query: str) -> str:
    """Return a query in lower case without its stop words; as it was when one word is left."""
    words = [word.lower() for word in _WORD.findall(query)]
    kept = [word for word in words if word not in STOP_WORDS]
    return " ".join(kept) if len(kept) >= 2 else query


def typed_prefix(query: str, rng: random.Random) -> str:
    """Return the beginning of a query as it stands while its last word is being typed."""
    words = query.lower().split()
    if len(words) < 3:
        return query
    cut = rng.randint(max(2, len(words) - 3), len(words))
    last = words[cut - 1]
    shown = last[: rng.randint(min(3, len(last)), len(last))]
    return " ".join([*words[: cut - 1], shown])


def with_slip(query: str, rng: random.Random) -> str:
    """Return a query with two letters of a longer word swapped, or one left out."""
    words = query.split()
    long_ones = [place for place, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    if not long_ones:
        return query
    place = rng.choice(long_ones)
    word, at = words[place], rng.randint(1, len(words[place]) - 3)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    words[place] = swapped if rng.random() < 0.5 else word[:at] + word[at + 1 :]
    return " ".join(words)


def as_typed(query: str, rng: random.Random) -> str:
    """Return a query whole, as key words, bare, begun, or with a slip."""
    draw = rng.random()
    if draw < 0.50:
        return query
    if draw < 0.78:
        return keyword_form(query)
    if draw < 0.90:
        return " ".join(_WORD.findall(query.lower())) or query
    if draw < 0.96:
        return typed_prefix(query, rng)
    return with_slip(query, rng)


def as_code_question(sentence: str, rng: random.Random) -> str:
    """Return a docstring's first sentence as somebody would type it into a web search."""
    words = [word.lower() for word in _WORD.findall(sentence)]
    if words and words[0] in _SPOKEN_VERBS:
        words[0] = rng.choice(_SPOKEN_VERBS[words[0]])
    if rng.random() < 0.6:
        words = [word for word in words if word not in STOP_WORDS or word in {"to", "in", "from"}]
    if rng.random() < 0.6:
        words = words[: rng.randint(4, 8)]
    return rng.choice(_CODE_FORMS).format(" ".join(words))


def document_frequencies(passages: Sequence[str]) -> Counter[str]:
    """Count in how many passages each lower-case word stands."""
    counts: Counter[str] = Counter()
    for passage in passages:
        counts.update({word.lower() for word in _WORD.findall(passage)})
    return counts


def key_words(
    passage: str, frequencies: Counter[str], n_passages: int, *, n_words: int
) -> list[str]:
    """Return the words of a passage with the highest tf-idf, in the order of their first place.

    The weight is `(1 + ln tf) * ln(N / df)` (Manning, Raghavan and Schuetze 2008, 6.4.1).
    """
    words = [word.lower() for word in _WORD.findall(passage)]
    counts = Counter(word for word in words if word not in STOP_WORDS and len(word) > 2)
    weights = {
        word: (1 + math.log(count)) * math.log(n_passages / max(1, frequencies[word]))
        for word, count in counts.items()
    }
    chosen = set(sorted(weights, key=lambda word: -weights[word])[:n_words])
    return [word for word in dict.fromkeys(words) if word in chosen]


def as_file_name(words: Sequence[str], rng: random.Random) -> str:
    """Return words joined like a file name."""
    joiner = rng.choice(("_", "-", "", " "))
    parts = [word.capitalize() for word in words] if joiner == "" else list(words)
    return joiner.join(parts) + rng.choice(("", "", ".pdf", ".txt", ".md", ".docx"))


def made_from_passages(
    source: Source, n_wanted: int, rng: random.Random
) -> list[tuple[Example, str]]:
    """Make queries from passages: a sentence, a heading with key words, key words, a file name.

    Returns:
        Examples, each with the text to show as its positive: the passage, mostly without the
        sentence when the query is one of its sentences.
    """
    frequencies = document_frequencies(source.passages)
    long_enough = [
        place
        for place, text in enumerate(source.passages)
        if len(text.split()) >= _MIN_PASSAGE_WORDS
    ]
    rng.shuffle(long_enough)
    return [_made_from(source, place, frequencies, rng) for place in long_enough[:n_wanted]]


def _made_from(
    source: Source, place: int, frequencies: Counter[str], rng: random.Random
) -> tuple[Example, str]:
    """Make one query from one passage."""
    passage, group = source.passages[place], source.groups[place]
    draw = rng.random()
    if draw < 0.45:
        query, rest = _sentence_of(passage, rng)
        if query:
            return Example(as_typed(query, rng), place, "sentence"), rest
    n_words = rng.randint(2, 5)
    words = key_words(passage, frequencies, len(source.passages), n_words=n_words + 2)
    words = sorted(rng.sample(words, min(n_words, len(words))), key=words.index)
    if draw < 0.60 and "_" in group and "/" not in group:  # the title of an article
        return Example(" ".join([group.replace("_", " "), *words[:2]]), place, "heading"), passage
    if draw < 0.70:
        return Example(as_file_name(words[:3], rng), place, "file name"), passage
    if draw < 0.80:
        rng.shuffle(words)
    return Example(" ".join(words), place, "key words"), passage


def _sentence_of(passage: str, rng: random.Random) -> tuple[str, str]:
    """Draw a sentence of 5 to 25 words; return it and the passage, mostly without it."""
    sentences = [sentence for sentence in _SENTENCE_END.split(passage) if sentence.strip()]
    fit = [sentence for sentence in sentences if 5 <= len(sentence.split()) <= 25]
    if len(sentences) < 3 or not fit:
        return "", passage
    # The first sentence is often the title or the gist: the best stand-in for a query.
    chosen = sentences[0] if sentences[0] in fit and rng.random() < 0.4 else rng.choice(fit)
    rest = " ".join(sentence for sentence in sentences if sentence is not chosen)
    return chosen.strip(), rest if rng.random() < 0.9 else passage
