"""What a bi-encoder is trained on, and the file that carries it into the child process.

What lives here: frozen examples, making them from labels, pairs to be replayed, reading and writing
both. What does not: labels (`engine/feedback/policy.py`), searches made from headings
(`tune/cold_start.py`) and mining (`tune/negatives.py`). The one rule: `document` is the hash of a
content, the same wherever the file lies, so that no copy of an answer becomes a negative.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

from engine.errors import ErrorCode, InputProblem, environment_problem
from engine.feedback.policy import REFUSED, Label
from engine.feedback.records import FileRef, PassageRef
from engine.jobs import Report, silent_report
from engine.ports import Vectors
from engine.tune.negatives import Asked, Judge, NegativeMiner, Passage

N_NEGATIVES = 8  # to choose from; `Recipe.n_negatives` of them are taken at a time
_MIN_WORDS = 12  # of a text that a heading is learned from

PassageOf = Callable[[FileRef, PassageRef | None], Passage | None]
Embed = Callable[[Sequence[str]], Vectors]


@dataclass(frozen=True, slots=True)
class Example:
    """A query with what answers it and what does not.

    Searches of one `cluster` are the same search in other words. `teacher` has a value for the
    positive and each negative, or is empty. The first `n_refused` negatives have a thumb down:
    they are none for sure.
    """

    query: str
    positive: Passage
    negatives: tuple[Passage, ...]
    weight: float
    cluster: str
    teacher: tuple[float, ...] = ()
    n_refused: int = 0


@dataclass(frozen=True, slots=True)
class Replay:
    """Two texts of one document that belong together: what the model knows and shall keep."""

    text_a: str
    text_b: str
    document: str


@dataclass(frozen=True, slots=True)
class TitledText:
    """A passage of a person's own files, with what stands above it; either name may be empty."""

    document: str
    title: str
    heading: str
    text: str


def examples_from_labels(
    labels: Sequence[Label],
    clusters: Sequence[str],
    passage_of: PassageOf,
    miner: NegativeMiner,
    embed_queries: Embed,
    *,
    n_negatives: int = N_NEGATIVES,
    teacher: Judge | None = None,
    report: Report = silent_report,
) -> list[Example]:
    """Make examples: given negatives first, the rest mined.

    Args:
        labels: what was wanted; a label whose text is gone is left out.
        clusters: the query cluster of each label.
        passage_of: the text of a file's passage, its best one for None; None when it is gone.
        miner: over passages of the person's own files.
        embed_queries: queries to unit rows.
        n_negatives: at most, for each.
        teacher: a cross-encoder's values, to be learned too; None for none.
        report: told before each; may cancel.

    Returns:
        One example per label that has its text, in the order of the labels.
    """
    positives = [passage_of(label.file, label.passage) for label in labels]
    kept = [place for place, found in enumerate(positives) if found is not None]
    if not kept:
        return []
    vectors = embed_queries([labels[place].query for place in kept])
    asked = [
        Asked(labels[place].query, vectors[row], found, clusters[place])
        for row, place in enumerate(kept)
        if (found := positives[place]) is not None
    ]
    barred = miner.answers(asked)
    examples = []
    for row, place in enumerate(kept):
        report("examples", row, len(kept))
        given, n_refused = _given(labels[place], passage_of, barred[row])
        given = given[:n_negatives]
        mined = miner.mine(asked[row], barred[row], n_negatives - len(given))
        texts = [one.text for one in (asked[row].positive, *given, *mined)]
        examples.append(
            Example(
                query=labels[place].query,
                positive=asked[row].positive,
                negatives=(*given, *mined),
                weight=labels[place].weight,
                cluster=clusters[place],
                teacher=tuple(teacher(labels[place].query, texts).tolist()) if teacher else (),
                n_refused=min(n_refused, n_negatives),
            )
        )
    return examples


def _given(
    label: Label, passage_of: PassageOf, barred: frozenset[str]
) -> tuple[list[Passage], int]:
    """Return what was refused, then what was passed over, and how many of them were refused.

    An answer is never among them.
    """
    found: dict[str, Passage] = {}
    n_refused = 0
    for file, place, weight in sorted(label.negatives, key=lambda one: -one[2]):
        passage = passage_of(file, place)
        if passage is not None and passage.document not in barred:
            found.setdefault(passage.document, passage)
            n_refused = len(found) if weight >= REFUSED else n_refused
    return list(found.values()), n_refused


def replay_pairs(
    rows: Iterable[TitledText], file_names: Mapping[str, str], seed: int, n_wanted: int
) -> list[Replay]:
    """Return pairs of a person's own files: title or file name to body, heading to section.

    Args:
        rows: passages.
        file_names: name of the file by document.
        seed: of what is drawn.
        n_wanted: at most.
    """
    drawn = random.Random(seed)  # noqa: S311 - nothing secret
    pairs = []
    for row in rows:
        names = [*_names(row), *_file_names(file_names.get(row.document, ""), row.text)]
        if len(row.text.split()) >= _MIN_WORDS and names:
            pairs.append(Replay(drawn.choice(names), row.text, row.document))
    drawn.shuffle(pairs)
    return pairs[:n_wanted]


def _file_names(file_name: str, text: str) -> list[str]:
    """Return a file's name in words where it says something of the text; IMG_1234 says nothing."""
    name = " ".join(Path(file_name).stem.replace("_", " ").replace("-", " ").split())
    told = {word.casefold() for word in text.split()}
    says = any(len(word) > 2 and word.casefold() in told for word in name.split())
    return [name] if says else []


def _names(row: TitledText) -> list[str]:
    """Return the names above a text, the nearest first; one letter is no name."""
    nearest = row.heading.rpartition(" › ")[2]
    joined = f"{row.title} {nearest}" if row.title and nearest else nearest or row.title
    return [name for name in dict.fromkeys((joined.strip(), row.title.strip())) if len(name) > 2]


def write_examples(path: Path, examples: Iterable[Example], replay: Iterable[Replay]) -> None:
    """Write examples as JSON lines, all or nothing.

    Raises:
        EnvironmentProblem: DISK_FULL, READ_ONLY or NO_ACCESS.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8") as lines:
            rows: Iterator[Example | Replay] = chain(examples, replay)
            for one in rows:
                # a lone surrogate in a text must not stop a tune: ASCII carries it
                lines.write(json.dumps(asdict(one)) + "\n")
        part.replace(path)
    except OSError as problem:
        part.unlink(missing_ok=True)
        raise environment_problem(problem, str(path)) from problem


def read_examples(path: Path) -> tuple[list[Example], list[Replay]]:
    """Read what `write_examples` wrote.

    Raises:
        InputProblem: BAD_COLLECTION when the file is missing or says something else.
    """
    examples, replay = [], []
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                told = json.loads(line)
                if "text_a" in told:
                    replay.append(Replay(**told))
                else:
                    told["positive"] = Passage(**told["positive"])
                    told["negatives"] = tuple(Passage(**one) for one in told["negatives"])
                    told["teacher"] = tuple(told.get("teacher", ()))
                    examples.append(Example(**told))
    except (OSError, ValueError, TypeError, KeyError) as problem:
        raise InputProblem(ErrorCode.BAD_COLLECTION, f"{path}: {problem}") from problem
    return examples, replay
