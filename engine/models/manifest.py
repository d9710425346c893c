"""A prepared model folder: its `manifest.json` and the check of its files.

What lives here: reading, writing and verifying manifests. What does not: making the files
(`models.export`) or choosing a folder (`models.catalog`, whose docstring describes the format). The
one rule: no byte of a model is used before its sha256 was compared with the manifest.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from engine.errors import EnvironmentProblem, ErrorCode

FORMAT = 1
FILE_NAME = "manifest.json"
_BLOCK_BYTES = 1 << 20


class ModelKind(StrEnum):
    """What a model does."""

    BI_ENCODER = "bi-encoder"
    CROSS_ENCODER = "cross-encoder"


class Precision(StrEnum):
    """Number format of the weights and products."""

    INT8 = "int8"
    FP32 = "fp32"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a prepared folder holds and how it is to be used.

    `files` maps a file name to its sha256. `fingerprint` names weights, tokenizer, pooling, prompts
    and maximum length, not the precision. `reduced` tells that int8 weights keep to 7 bits.
    `device` is where passages may be embedded too, by weights beside the graphs (`models.bulk`).
    `width` is how much of a vector serves, a prefix of the graph's `dim`; 0 is all of it.
    """

    name: str
    kind: ModelKind
    fingerprint: str
    max_tokens: int
    files: dict[str, str]
    precision: Precision = Precision.INT8
    dim: int = 0
    query_prompt: str = ""
    passage_prompt: str = ""
    reduced: bool = False
    licence: str = ""
    device: str = ""
    width: int = 0
    format: int = FORMAT

    def require(self, kind: ModelKind) -> None:
        """Check what the folder holds.

        Raises:
            EnvironmentProblem: MODEL_UNSUPPORTED when it holds another kind of model.
        """
        if self.kind is not kind:
            raise EnvironmentProblem(
                ErrorCode.MODEL_UNSUPPORTED, f"{self.name} is a {self.kind}, not a {kind}"
            )

    def fingerprint_at(self, precision: Precision) -> str:
        """Return the name of what this model computes at a precision, for generations."""
        suffix = "-7bit" if self.reduced and precision is Precision.INT8 else ""
        cut = f"-first{self.width}" if self.width else ""
        return f"{self.fingerprint}-{precision}{suffix}{cut}"

    @property
    def served_dim(self) -> int:
        """Return how many numbers a vector of its generations has."""
        return self.width or self.dim


def is_prepared(folder: Path) -> bool:
    """Return whether a folder has a manifest."""
    return (folder / FILE_NAME).is_file()


def read_manifest(folder: Path) -> Manifest:
    """Read a folder's manifest.

    Raises:
        EnvironmentProblem: MODEL_MISSING without one, MODEL_DAMAGED when it cannot be understood.
    """
    path = folder / FILE_NAME
    try:
        told = json.loads(path.read_text("utf-8"))
        manifest = Manifest(
            **{
                **told,
                "kind": ModelKind(told["kind"]),
                "precision": Precision(told.get("precision", Precision.INT8)),
            }
        )
    except FileNotFoundError as problem:
        raise EnvironmentProblem(
            ErrorCode.MODEL_MISSING, f"no {FILE_NAME} in {folder}"
        ) from problem
    except (OSError, ValueError, TypeError, KeyError) as problem:
        raise EnvironmentProblem(
            ErrorCode.MODEL_DAMAGED, f"{path} cannot be read ({type(problem).__name__})"
        ) from problem
    if manifest.format != FORMAT:
        raise EnvironmentProblem(
            ErrorCode.MODEL_UNSUPPORTED, f"{path} has format {manifest.format}, not {FORMAT}"
        )
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write a folder's manifest."""
    text = json.dumps(asdict(manifest), indent=2, ensure_ascii=False, sort_keys=True)
    (folder / FILE_NAME).write_text(text + "\n", "utf-8")


def verified(folder: Path, manifest: Manifest, name: str) -> Path:
    """Return the path of a file after comparing its sha256 with the manifest.

    Raises:
        EnvironmentProblem: MODEL_DAMAGED when it is not there or differs.
    """
    path = folder / name
    expected = manifest.files.get(name)
    try:
        actual = sha256_of(path)
    except OSError as problem:
        raise EnvironmentProblem(ErrorCode.MODEL_DAMAGED, f"{path} cannot be read") from problem
    if actual != expected:
        raise EnvironmentProblem(ErrorCode.MODEL_DAMAGED, f"{path} differs from its manifest")
    return path


def sha256_of(path: Path) -> str:
    """Return the hexadecimal sha256 of a file.

    Raises:
        OSError: it cannot be read.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()
