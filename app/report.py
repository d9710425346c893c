"""What the commands print for people.

What does not live here: the JSON of a search (`app/answer.py`). The one rule: these words may
change, the names in JSON are a contract.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from app.answer import Answer
from app.citations import shown
from engine.figures import LibraryStatus, ReadSummary, ScanSummary
from engine.freshness import Freshness
from engine.learning import GenerationFigures
from engine.library import Library
from engine.recognition import Recognition
from engine.types import (
    Degraded,
    Failure,
    FailureReason,
    FolderState,
    FolderStatus,
    Hit,
    Passage,
    TextNow,
)
from ui import messages

_SHOWN_FAILURES = 3
_MAX_QUERY = 60
_JOINERS = "\u200c\u200d\u200e\u200f\u00ad"  # of letters and emoji; they say nothing by themselves


def n_of(n: int, one: str, many: str = "") -> str:
    """Return a number with what it counts: "1 file", "2,000 files"; `many` where no s is added."""
    return f"{n:,} {one if n == 1 else many or f'{one}s'}"


def printed(path: Path) -> str:
    """Return a path on one line: what a name holds of control characters moves no cursor."""
    return _harmless(shown(path))


def printable(text: str) -> str:
    """Return a text on one line, without what would move a cursor or turn the direction round."""
    line = " ".join(text.encode("utf-8", "replace").decode().split())
    return _harmless(line)


def _harmless(text: str) -> str:
    return "".join(sign if sign.isprintable() or sign in _JOINERS else "\ufffd" for sign in text)


def quoted(query: str) -> str:
    """Return a query as it is repeated: its beginning, when it is long."""
    line = printable(query)
    return f"“{line}”" if len(line) <= _MAX_QUERY else f"“{line[:_MAX_QUERY]}…”"


def print_answer(answer: Answer) -> None:
    """Print results for a person."""
    response = answer.response
    # a close reading cut short by its time is no news on a terminal: the order is good as it is
    missing = response.degraded - {Degraded.RERANK_TIMED_OUT}
    for note in response.notes:
        print(printable(messages.note_line(note)))
    for reason in sorted(missing):
        print(messages.degraded(reason))
    if not response.query.strip():
        print("There is nothing to look for: the query is empty.")
    elif not response.hits and not answer.gone:
        print(f"Nothing for {quoted(response.query)}.")
        if response.did_you_mean is not None:
            print(f"Did you mean {quoted(response.did_you_mean)}?", file=sys.stderr)
    # where only filters were typed no words were looked up, and no name matched
    by_name = "found by its name" if "lexical" in response.timings_ms else ""
    looked = zip(response.hits, answer.states, answer.now, strict=True)
    for number, (hit, state, now) in enumerate(looked, 1):
        place = _place(hit.passages[0]) if hit.passages else by_name
        said = "; ".join(filter(None, (place, _change(hit, state, now))))
        print(f"{number:2}. {printed(hit.path)}" + (f"  ({said})" if said else ""))
        if hit.passages:
            print("    " + printable(hit.passages[0].snippet))
        for other in hit.also_at:
            print(f"    also at {printed(other)}")
    for path in answer.gone:
        print(f"{printed(path)} was moved or deleted since it was read.")


def _place(passage: Passage) -> str:
    if passage.page is not None:
        return f"page {passage.page}"
    return printable(passage.part or passage.heading) or f"line {passage.line}"


def _change(hit: Hit, state: Freshness, now: TextNow | None) -> str:
    """Return that a file changed, and where its passage stands now where that is known."""
    if state is not Freshness.CHANGED:
        return ""
    if now is None or not hit.passages:
        return "changed since it was read"
    passage = now.passages[0]
    if passage is None:
        return "changed since it was read; this passage is in it no more"
    where = f"page {passage.page}" if passage.page is not None else f"line {passage.line}"
    return f"changed since it was read; now {where}"


def print_not_read(folders: Sequence[FolderStatus]) -> None:
    """Say on stderr which folders wait for their first look, so that nothing found is no riddle."""
    for folder in folders:
        if folder.last_scan_utc_ms is None:
            path = printed(folder.folder.path)
            print(f"{path} was not read yet; `honeyguide index` reads it.", file=sys.stderr)


def print_index_summary(library: Library, scanned: ScanSummary, read: ReadSummary) -> None:
    """Print what was and was not indexed, and why."""
    status = library.status()
    print(
        f"{n_of(scanned.n_seen, 'file')}: {scanned.n_new:,} new, {scanned.n_changed:,} changed,"
        f" {scanned.n_moved:,} moved, {scanned.n_gone:,} gone;"
        f" {scanned.n_left_out:,} left out by rules."
    )
    print(
        f"Read {n_of(read.n_read, 'file')} ({read.n_reused:,} known already),"
        f" {n_of(read.n_embedded, 'passage')} embedded."
    )
    for path in scanned.offline:
        print(f"{printed(path)} is not connected. What was read from it stays searchable.")
    print(
        f"{status.n_by_meaning:,} of {n_of(status.n_documents, 'file')} can be found by meaning,"
        f" in {n_of(status.n_chunks, 'passage')}."
    )
    failures = library.failures()
    print_failures(failures)
    print_recognition(failures, library.recognition())
    print_partly_read(library.partly_read())


def print_failures(failures: Sequence[Failure]) -> None:
    """Print the files that gave no text, and the places that could not be seen, by reason."""
    files = [failure for failure in failures if failure.document_id is not None]
    places = [failure for failure in failures if failure.document_id is None]
    if files:
        print(f"{n_of(len(files), 'file')} gave no text and can be found by name only:")
        _print_by_reason(files)
    if places:
        print(
            f"{n_of(len(places), 'place')} could not be looked into, so nothing new is read there:"
        )
        _print_by_reason(places)


def _print_by_reason(failures: Sequence[Failure]) -> None:
    by_reason: dict[FailureReason, list[Failure]] = {}
    for failure in failures:
        by_reason.setdefault(failure.reason, []).append(failure)
    for reason, of_reason in sorted(by_reason.items(), key=lambda item: -len(item[1])):
        print(f"  {messages.reason(reason)}: {len(of_reason):,}")
        for failure in of_reason[:_SHOWN_FAILURES]:
            detail = f" ({failure.detail})" if failure.detail else ""
            print(f"    {printed(failure.path)}{detail}")
        if len(of_reason) > _SHOWN_FAILURES:
            print(f"    and {len(of_reason) - _SHOWN_FAILURES:,} more")


def print_recognition(failures: Sequence[Failure], recognition: Recognition) -> None:
    """Print how the words in pictures could be read, where there are some and they are not."""
    if not any(failure.reason is FailureReason.PICTURES for failure in failures):
        return
    if not recognition.is_installed:
        how = f": {recognition.remedy}" if recognition.remedy else "."
        print(f"Words in pictures and scans can be read once Tesseract is installed{how}")
    elif not recognition.is_on:
        print("Words in pictures and scans can be read: switch that on in Settings, Reading.")


def print_partly_read(files: Sequence[tuple[Path, str]]) -> None:
    """Print the files that were not read to their end."""
    if not files:
        return
    print(f"{n_of(len(files), 'file')} {'was' if len(files) == 1 else 'were'} read in part:")
    for path, note in files[:_SHOWN_FAILURES]:
        print(f"    {printed(path)} ({note})")
    if len(files) > _SHOWN_FAILURES:
        print(f"    and {len(files) - _SHOWN_FAILURES:,} more")


def print_status(status: LibraryStatus, failures: Sequence[Failure]) -> None:
    """Print the library in figures."""
    share = 100 * status.n_by_meaning / status.n_documents if status.n_documents else 0.0
    print(f"{n_of(status.n_documents, 'file')} in {n_of(status.n_folders, 'folder')}.")
    if status.n_documents:
        print(f"{share:.1f} % can be found by meaning ({n_of(status.n_chunks, 'passage')}).")
    if status.n_waiting:
        waits = "waits" if status.n_waiting == 1 else "wait"
        print(f"{n_of(status.n_waiting, 'file')} {waits} to be read.")
    if status.model:
        print(f"Model: {status.model}, {status.precision}, generation {status.generation}.")
    print_failures(failures)


def print_generations(generations: Sequence[GenerationFigures]) -> None:
    """Print how the vectors of each generation lie, and what moved since it was built."""
    for one in generations:
        made = datetime.fromtimestamp(one.created_utc_ms / 1000, UTC).date()
        print(
            f"Generation {one.generation} ({one.state}): {one.model}, {one.precision}, of {made},"
            f" {n_of(one.n_vectors, 'passage')}."
        )
        print(
            f"  alignment {_known(one.alignment)}, uniformity {_known(one.uniformity)},"
            f" anisotropy {_known(one.anisotropy)}"
        )
        n_since = one.n_passages_since
        passages = "? passages" if n_since is None else n_of(n_since, "passage")
        print(
            f"  since then: {n_of(one.n_queries_since, 'search', 'searches')},"
            f" drift {_known(one.query_drift)};"
            f" {passages}, drift {_known(one.passage_drift)}"
        )
        if one.meaning_more or one.words_more:
            print(
                f"  fitted to your searches: meaning counts {100 * one.meaning_more:+.0f} %,"
                f" words {100 * one.words_more:+.0f} %"
            )


def _known(figure: float | None) -> str:
    return "not known" if figure is None else f"{figure:.3f}"


def print_folders(folders: Sequence[FolderStatus], *, as_json: bool) -> None:
    """Print the registered folders."""
    if as_json:
        rows = [
            {
                "path": shown(f.folder.path),
                "state": f.state,
                "documents": f.n_documents,
                "read": f.n_read,
                "waiting": f.n_waiting,
                "failed": f.n_failed,
                "chunks": f.n_chunks,
                "away": [{"path": shown(p.path), "documents": p.n_documents} for p in f.away],
            }
            for f in folders
        ]
        print(json.dumps(rows, ensure_ascii=False))
        return
    if not folders:
        print("No folder yet. Add one: honeyguide index PATH")
    for f in folders:
        files = n_of(f.n_documents, "file")
        print(f"{printed(f.folder.path)}: {files}, {f.n_read:,} read, {f.state}")
        for place in f.away:
            files = n_of(place.n_documents, "file")
            print(f"  {printed(place.path)}: {files}, {FolderState.OFFLINE}")
