"""The mixture that the default cross-encoder is trained on.

What lives here: how much of each source goes in, and in which shapes. What does not: the shapes
themselves (`pseudo_queries`) and the negatives (`reranker_negatives`). The one rule: no query of an
evaluation collection gets in, neither as it stands nor in a shape made of another.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.tune import reranker_data
from engine.tune.pseudo_queries import as_code_question, as_typed, made_from_passages
from engine.tune.reranker_data import Example, Source, normalised
from engine.tune.reranker_negatives import CandidateList, Encode, Miner

Log = Callable[[str], None]
CODE = "code"
_CODE_QUESTION_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a source goes into the mixture.

    Attributes:
        source: The folder's name, or `code` for the standard library.
        n_passages: Passages to search for negatives; a sample when the source has more.
        n_asked: Lists with the source's own queries.
        n_made: Lists with queries made from its passages.
    """

    source: str
    n_passages: int
    n_asked: int
    n_made: int


MIXTURE = (
    Share("squad", 7000, 5200, 2600),
    Share("medquad", 5000, 2600, 1500),
    Share("tldr", 7000, 3600, 0),
    Share("powershell-docs", 9999, 1700, 400),
    Share("scifact", 9999, 1800, 500),
    Share(CODE, 9000, 4600, 0),
)


def mixed_lists(data: Path, encode: Encode, *, seed: int, log: Log) -> list[CandidateList]:
    """Read the sources below a folder (`train/`, `eval/`) and return shuffled candidate lists.

    Args:
        data: Folder of the training and the evaluation data.
        encode: Texts to unit rows.
        seed: What everything is drawn from.
        log: Gets a line for each source: sizes, and what was dropped because it judges.

    Raises:
        InputProblem: BAD_COLLECTION when a file is missing or unreadable.
    """
    rng = random.Random(seed)  # noqa: S311
    asked, judged = reranker_data.evaluation_texts(data / "eval")
    lists: list[CandidateList] = []
    for share in MIXTURE:
        is_code = share.source == CODE
        folder = data / "train" / share.source
        whole = reranker_data.read_code_source() if is_code else reranker_data.read_source(folder)
        source, n_dropped = reranker_data.without_overlap(whole, asked)
        n_judged = sum(normalised(passage) in judged for passage in source.passages)
        log(
            f"{share.source}: {len(source.passages)} passages, {n_judged} of them judged documents "
            f"of the evaluation; {len(source.examples)} examples, {n_dropped} dropped"
        )
        made = _lists_of(sampled(source, share.n_passages, rng), share, encode, rng)
        log(f"{share.source}: {len(made)} lists, {dict(Counter(one.kind for one in made))}")
        lists += made
    rng.shuffle(lists)
    return [one for one in lists if normalised(one.query) not in asked]


def sampled(source: Source, n_passages: int, rng: random.Random) -> Source:
    """Return a source with a sample of its passages, and the examples that they answer."""
    if len(source.passages) <= n_passages:
        return source
    kept = sorted(rng.sample(range(len(source.passages)), n_passages))
    number_of = {old: new for new, old in enumerate(kept)}
    return Source(
        source.name,
        [source.passages[number] for number in kept],
        [source.groups[number] for number in kept],
        [
            Example(example.query, number_of[example.positive], example.kind)
            for example in source.examples
            if example.positive in number_of
        ],
    )


def _lists_of(
    source: Source, share: Share, encode: Encode, rng: random.Random
) -> list[CandidateList]:
    """Draw queries of all shapes from one source, and their negatives."""
    examples = _drawn(source, share.n_asked, rng)
    examples = [
        Example(_shaped(example.query, share.source, rng), example.positive, example.kind)
        for example in examples
    ]
    shown = [source.passages[example.positive] for example in examples]
    for example, text in made_from_passages(source, share.n_made, rng):
        examples.append(example)
        shown.append(text)
    return Miner(source, encode).lists(examples, shown, rng)


def _drawn(source: Source, n_wanted: int, rng: random.Random) -> list[Example]:
    """Draw examples: each passage once before any comes twice, twice at most when they are few."""
    examples = list(source.examples)
    rng.shuffle(examples)
    seen: Counter[int] = Counter()
    rounds: list[tuple[int, Example]] = []
    for example in examples:
        rounds.append((seen[example.positive], example))
        seen[example.positive] += 1
    rounds.sort(key=lambda pair: pair[0])
    once = [example for _, example in rounds]
    return (once if len(once) >= n_wanted else once * 2)[:n_wanted]


def _shaped(query: str, source: str, rng: random.Random) -> str:
    """Return a query as somebody might type it."""
    if source == CODE and rng.random() < _CODE_QUESTION_SHARE:
        return as_code_question(query, rng)
    return as_typed(query, rng)
