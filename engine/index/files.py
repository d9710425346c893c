"""Index files: written whole or not at all, believed only when everything fits.

What lives here: saving and loading an `HnswIndex`. The one rule: a file is a cache; whatever is
wrong with it is told as INDEX_DAMAGED and the caller builds the index anew from its rows.

An index at `path` is a manifest, `path` + `.json`, and the graph beside it under the name that the
manifest gives. Replacing the manifest is the one step that makes a new graph count.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

import hnswlib
import numpy as np
from numpy.typing import NDArray

from engine.errors import (
    DataProblem,
    EngineError,
    EnvironmentProblem,
    ErrorCode,
    environment_problem,
    os_errors,
)
from engine.index import asciipath
from engine.index.exact import ExactIndex
from engine.index.hnsw import EF_CONSTRUCTION, SCAN_LIMIT, HnswIndex, LoadedGraph, M
from engine.ports import Ids, Vectors

_FORMAT = 1
_SPACE = "ip"
_BLOCK_BYTES = 1 << 20
_BLOCK_ROWS = 8_192
_SPARE = 1.1  # capacity over count after loading
_DELETED_MARK = 0x01  # hnswlib: third byte of an element's link count


@dataclass(frozen=True, slots=True)
class _Manifest:
    format: int
    space: str
    dim: int
    fingerprint: str
    n_elements: int
    m: int
    ef_construction: int
    graph: str
    n_bytes: int
    sha256: str


# hnswlib's header, in the order of HierarchicalNSW::saveIndex (0.8.0)
_HEADER = np.dtype(
    [
        ("offset_level0", "<u8"),
        ("max_elements", "<u8"),
        ("n_elements", "<u8"),
        ("element_bytes", "<u8"),
        ("label_offset", "<u8"),
        ("vector_offset", "<u8"),
        ("max_level", "<i4"),
        ("entry", "<u4"),
        ("max_m", "<u8"),
        ("max_m0", "<u8"),
        ("m", "<u8"),
        ("mult", "<f8"),
        ("ef_construction", "<u8"),
    ]
)


def save(index: HnswIndex, path: Path, fingerprint: str) -> None:
    """Save an index so that a kill or a full disk leaves the saved one before it intact.

    Args:
        index: what to save; searches go on meanwhile, changes wait.
        path: base name of the files.
        fingerprint: of the generation whose vectors these are.

    Raises:
        EnvironmentProblem: DISK_FULL, READ_ONLY or NO_ACCESS.
    """
    graph_path = path.with_name(f"{path.name}.{secrets.token_hex(4)}.hnsw")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        manifest = _write_graph(index, graph_path, fingerprint)
        _replace_manifest(_manifest_path(path), manifest)
    except (EngineError, OSError) as problem:
        with contextlib.suppress(OSError):
            graph_path.unlink()
        if isinstance(problem, OSError):
            raise environment_problem(problem) from problem
        raise
    _remove_others(path, keep=graph_path)


def load(path: Path, dim: int, fingerprint: str, *, scan_limit: int = SCAN_LIMIT) -> HnswIndex:
    """Load a saved index after verifying all of it.

    Raises:
        FileNotFoundError: nothing was saved here.
        DataProblem: INDEX_DAMAGED for anything that does not fit.
    """
    text = _manifest_path(path).read_bytes()
    try:
        manifest = _Manifest(**json.loads(text))
    except (ValueError, TypeError) as problem:
        raise _damaged("the manifest cannot be read") from problem
    expected = (_FORMAT, _SPACE, dim, fingerprint)
    if (manifest.format, manifest.space, manifest.dim, manifest.fingerprint) != expected:
        raise _damaged("made for another model or by another version")
    graph_path = path.parent / manifest.graph
    try:
        if graph_path.stat().st_size != manifest.n_bytes:
            raise _damaged("the size differs from the manifest")
        if _sha256(graph_path) != manifest.sha256:
            raise _damaged("the checksum differs from the manifest")
        loaded = _read_graph(graph_path, manifest)
    except (OSError, RuntimeError, ValueError) as problem:
        raise _damaged(f"{type(problem).__name__} while loading") from problem
    return HnswIndex(dim, loaded, scan_limit=scan_limit)


def remove(path: Path) -> None:
    """Remove a saved index; one that is not there is not an error.

    Raises:
        EnvironmentProblem: DISK_FAILED, READ_ONLY or NO_ACCESS; it may still be there.
    """
    with os_errors(str(path)):
        _manifest_path(path).unlink(missing_ok=True)
    _remove_others(path, keep=None)


def remove_all_but(path: Path | None, folder: Path) -> None:
    """Leave in a folder of indexes only one that is saved: its manifest and the graph it names.

    Args:
        path: base name of the one that stays, None for none.
        folder: holds nothing but indexes.

    Raises:
        EnvironmentProblem: DISK_FAILED, READ_ONLY or NO_ACCESS; others may still be there.
    """
    kept: set[Path] = set()
    with os_errors(str(folder)):
        if path is not None:
            manifest = _manifest_path(path)
            kept = {manifest, path.parent / json.loads(manifest.read_bytes())["graph"]}
        for other in set(folder.iterdir() if folder.is_dir() else ()) - kept:
            other.unlink(missing_ok=True)


def _manifest_path(path: Path) -> Path:
    return path.with_name(path.name + ".json")


def _write_graph(index: HnswIndex, graph_path: Path, fingerprint: str) -> _Manifest:
    with asciipath.for_writing(graph_path) as ascii_path:
        try:
            n_bytes, n_elements = index.write_graph(ascii_path)
        except RuntimeError as problem:
            raise EnvironmentProblem(ErrorCode.NO_ACCESS, str(problem)) from problem
        if Path(ascii_path).stat().st_size != n_bytes:  # hnswlib does not notice failed writes
            Path(ascii_path).unlink()
            raise EnvironmentProblem(ErrorCode.DISK_FULL, "the index was not written whole")
    _blank_removed(graph_path, index.dim, n_elements)
    _sync(graph_path)
    return _Manifest(
        format=_FORMAT,
        space=_SPACE,
        dim=index.dim,
        fingerprint=fingerprint,
        n_elements=n_elements,
        m=M,
        ef_construction=EF_CONSTRUCTION,
        graph=graph_path.name,
        n_bytes=n_bytes,
        sha256=_sha256(graph_path),
    )


def _replace_manifest(path: Path, manifest: _Manifest) -> None:
    temporary = path.with_name(path.name + ".new")
    temporary.write_text(json.dumps(asdict(manifest), indent=1), "utf-8")
    _sync(temporary)
    temporary.replace(path)
    if os.name == "posix":
        _sync(path.parent)


def _read_graph(graph_path: Path, manifest: _Manifest) -> LoadedGraph:
    ids, vectors, removed = _elements(graph_path, manifest)
    rows = ExactIndex(manifest.dim, halved=True)
    try:
        for start in range(0, len(ids), _BLOCK_ROWS):
            block = slice(start, start + _BLOCK_ROWS)
            live = ~removed[block]
            rows.add(ids[block][live], vectors[block][live])
    except DataProblem as problem:
        raise _damaged(problem.detail) from problem
    if len(np.unique(ids)) != len(ids):
        raise _damaged("an id stands there twice")
    graph = hnswlib.Index(_SPACE, manifest.dim)
    capacity = max(int(len(ids) * _SPARE), 1_024)
    with asciipath.for_reading(graph_path) as ascii_path:
        graph.load_index(ascii_path, max_elements=capacity)
    if graph.get_current_count() != manifest.n_elements:
        raise _damaged("the number of elements differs from the manifest")
    return LoadedGraph(graph, rows, set(ids[removed].tolist()))


def _elements(graph_path: Path, manifest: _Manifest) -> tuple[Ids, Vectors, NDArray[np.bool_]]:
    """Return ids, vectors (a view of the file) and removed marks as hnswlib wrote them."""
    header = np.fromfile(graph_path, _HEADER, 1)[0]
    element = _element(manifest.m, manifest.dim)
    vector_offset = 4 * _n_links(manifest.m)
    laid_out = (0, manifest.n_elements, element.itemsize, vector_offset, manifest.m)
    told = tuple(
        int(header[name])
        for name in ("offset_level0", "n_elements", "element_bytes", "vector_offset", "m")
    )
    if told != laid_out:
        raise _damaged("the header differs from the manifest")
    if manifest.n_elements == 0:
        return np.empty(0, np.int64), np.empty((0, manifest.dim), np.float32), np.empty(0, bool)
    elements = np.memmap(graph_path, element, "r", _HEADER.itemsize, (manifest.n_elements,))
    return np.array(elements["id"]), elements["vector"], _removed(elements)


def _n_links(m: int) -> int:
    return 2 * m + 1  # at level 0: a count and up to 2 M neighbours


def _element(m: int, dim: int) -> np.dtype[np.void]:
    """Return how hnswlib lays out an element at level 0."""
    return np.dtype([("links", "<u4", _n_links(m)), ("vector", "<f4", dim), ("id", "<i8")])


def _removed(elements: NDArray[np.void]) -> NDArray[np.bool_]:
    return np.asarray((elements["links"][:, 0] >> 16) & 0xFF == _DELETED_MARK)


def _blank_removed(graph_path: Path, dim: int, n_elements: int) -> None:
    """Leave nothing in the file of vectors that were removed; the graph still leads across them."""
    if not n_elements:
        return
    elements = np.memmap(graph_path, _element(M, dim), "r+", _HEADER.itemsize, (n_elements,))
    removed = _removed(elements)
    if removed.any():
        elements["vector"][removed] = 0
        elements.flush()


def _remove_others(path: Path, *, keep: Path | None) -> None:
    for other in path.parent.glob(f"{path.name}.*.hnsw"):
        if other != keep:
            with contextlib.suppress(OSError):  # open elsewhere: the next save tries again
                other.unlink()


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() or os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _damaged(detail: str) -> DataProblem:
    return DataProblem(ErrorCode.INDEX_DAMAGED, detail)
