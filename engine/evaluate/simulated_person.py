"""A person who searches a judged collection: what they look at, open and think of it.

What lives here: one look at one list. What does not: searching, and recording what was done
(`evaluate.simulation`). The one rule: pure; the same list, habits and random numbers give the same
visit.

The list is read from the top (cascade: Craswell, Zoeter, Taylor and Ramsey, "An experimental
comparison of click position-bias models", WSDM 2008), and each further row only with probability
`((r - 1) / r)^eta`, so that row r is looked at with probability `1 / r^eta`, the position bias of
Joachims, Swaminathan and Schnabel, "Unbiased learning-to-rank with biased feedback", WSDM 2017.
What is first is opened too readily, because it is first (trust bias: Joachims, Granka, Pan,
Hembrooke and Gay, "Accurately interpreting clickthrough data as implicit feedback", SIGIR 2005).
What is good is looked at for longer than what is not, and neither time is the same twice: 30 s tell
them apart three times in four, where the dwell time that is usually taken for satisfaction lies
(Fox, Karnawat, Mydland, Dumais and White, "Evaluating implicit measures to improve web search",
TOIS 2005). After a good find most stop (Chapelle and Zhang, "A dynamic Bayesian network click model
for web search ranking", WWW 2009). Who found nothing good asks anew with a few words of the file
that they know they have (Azzopardi, de Rijke and Balog, "Building simulated queries for known-item
topics", SIGIR 2007), or gives up.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from engine.feedback.records import ActKind, was_left
from engine.stop_words import STOP_WORDS

_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Habits:
    """Probabilities of one person.

    The forms are those of the sources above, and so is `eta`. `noise` and `trust` were set so that
    about a quarter of what is opened is not relevant (20 to 32 % on three judged collections); the
    others are assumptions.
    """

    eta: float = 1.0
    depth: int = 10  # nothing below is looked at
    open_relevant: float = 0.9  # when looked at
    noise: float = 0.1  # of opening something else when it is looked at
    trust: float = 1.5  # times as often at rank 1
    satisfied: float = 0.8  # of stopping after a good find
    thumb: float = 0.03  # of saying so after opening: up for a good find, down for another
    n_on_screen: int = 8  # rows that a window shows without scrolling
    asks_anew: float = 0.5  # of trying other words when nothing good was found
    n_recalled: int = 3  # words of the file that come to mind then
    good_s: float = 60.0  # the median time that a good find is looked at, and another file
    wrong_s: float = 15.0
    spread: float = 1.0  # of its natural logarithm


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done with the row at a rank (from 1); `good` tells that it is relevant.

    `dwell_ms` is how long a file that was opened was looked at.
    """

    rank: int
    kind: ActKind
    good: bool
    dwell_ms: int | None = None

    @property
    def was_left(self) -> bool:
        """Return whether it was hardly looked at."""
        return was_left(self.kind, self.dwell_ms)


@dataclass(frozen=True, slots=True)
class Visit:
    """What a person did with a list; its first `n_seen` rows were on screen."""

    n_seen: int
    deeds: tuple[Deed, ...]

    @property
    def opened(self) -> tuple[Deed, ...]:
        """Return what was opened, in order."""
        return tuple(deed for deed in self.deeds if deed.kind is ActKind.OPEN)

    @property
    def found(self) -> bool:
        """Return whether something relevant was opened."""
        return any(deed.good for deed in self.opened)

    @property
    def kept(self) -> int | None:
        """Return the rank of what should come first next time, None where there is none.

        What was praised last; without praise what was opened last and not refused, of those that
        were not left at once where there are some.
        """
        praised = [deed.rank for deed in self.deeds if deed.kind is ActKind.THUMB_UP]
        refused = {deed.rank for deed in self.deeds if deed.kind is ActKind.THUMB_DOWN}
        opened = [deed for deed in self.opened if deed.rank not in refused]
        used = [deed.rank for deed in opened if not deed.was_left]
        return next(reversed(praised or used or [deed.rank for deed in opened]), None)

    @property
    def led_nowhere(self) -> bool:
        """Return whether whoever watches would think so: nothing praised, nothing looked at."""
        praised = any(deed.kind is ActKind.THUMB_UP for deed in self.deeds)
        return not praised and all(deed.was_left for deed in self.opened)


def visit(
    ranking: Sequence[str], grades: Mapping[str, float], habits: Habits, chance: random.Random
) -> Visit:
    """Return what a person does with a list.

    Args:
        ranking: ids, best first, as they were shown.
        grades: of the ids that were judged; above 0 is relevant.
        habits: of the person.
        chance: where random numbers come from.
    """
    deeds: list[Deed] = []
    n_looked = 0
    for rank, one in enumerate(ranking[: habits.depth], start=1):
        if chance.random() >= ((rank - 1) / rank) ** habits.eta and rank > 1:
            break
        n_looked = rank
        good = grades.get(one, 0.0) > 0
        if chance.random() >= _open_chance(rank, habits, good=good):
            continue
        deeds.append(Deed(rank, ActKind.OPEN, good, _looked_ms(habits, chance, good=good)))
        if chance.random() < habits.thumb:
            deeds.append(Deed(rank, ActKind.THUMB_UP if good else ActKind.THUMB_DOWN, good))
        if good and chance.random() < habits.satisfied:
            break
    return Visit(min(len(ranking), max(n_looked, habits.n_on_screen)), tuple(deeds))


@dataclass(frozen=True, slots=True)
class Recall:
    """The words of a collection's files; what comes to mind of one of them.

    `n_files` has for each word in how many of the `n_all` files it is.
    """

    n_files: Mapping[str, int]
    n_all: int

    @classmethod
    def of(cls, texts: Collection[str]) -> Recall:
        """Return the words of these texts."""
        return cls(Counter(word for text in texts for word in set(_words(text))), len(texts))

    def query(self, text: str, n_words: int, chance: random.Random) -> str:
        """Return what a person asks for a file that they know: some words of its text.

        One after the other is drawn in proportion to n(word, text) · log(N / N(word)): the model
        "popular and discriminating" of the source above, without its background words.
        """
        counts = Counter(_words(text))
        weights = {
            word: n * math.log((self.n_all + 1) / self.n_files[word]) for word, n in counts.items()
        }
        drawn: list[str] = []
        while weights and len(drawn) < n_words:
            (word,) = chance.choices(list(weights), list(weights.values()))
            drawn.append(word)
            del weights[word]
        return " ".join(drawn)


def _words(text: str) -> list[str]:
    """Return the words that could come to mind; for languages that write them apart."""
    return [word for word in _WORD.findall(text.lower()) if word not in STOP_WORDS]


def _looked_ms(habits: Habits, chance: random.Random, *, good: bool) -> int:
    """Return how long a file is looked at; log-normal, as times that people take often are."""
    median_s = habits.good_s if good else habits.wrong_s
    return round(1_000 * chance.lognormvariate(math.log(median_s), habits.spread))


def _open_chance(rank: int, habits: Habits, *, good: bool) -> float:
    if good:
        return habits.open_relevant
    return habits.noise * (habits.trust if rank == 1 else 1.0)
