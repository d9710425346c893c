"""The encoder that an installed program has from the start: exported once, in two number formats.

Processors without VNNI add 8-bit products wrongly, so they get weights of 7 bits; which of the two
serves is chosen at the start (`engine.models.catalog`). The fp32 graph stays with the build: the
core has nothing to fall back to, and needs nothing.

    python packaging/encoder.py FOLDER
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.config import EngineConfig
from engine.models import catalog, parity
from engine.models.export import quantise
from engine.models.manifest import Precision, read_manifest, sha256_of, write_manifest
from engine.models.precision import measured_agreement
from engine.models.session import MODEL_FILES
from engine.models.sources import read_source
from engine.models.tokens import TOKENIZER_FILE, load_tokenizer

_FP32 = MODEL_FILES[Precision.FP32]


def main(target: Path) -> None:
    """Make `encoder` and `encoder-7bit` below a folder."""
    with tempfile.TemporaryDirectory() as folder:
        config = EngineConfig(Path(folder), Path(folder))
        source_dir = catalog.default_source(config)
        exported = catalog.prepare(config, source_dir, name=catalog.DEFAULT_NAME)
        for name, reduced in (("encoder", False), ("encoder-7bit", True)):
            _requantise(source_dir, exported, target / name, reduced=reduced)


def _requantise(source_dir: Path, exported: Path, target: Path, *, reduced: bool) -> None:
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in (_FP32, TOKENIZER_FILE, parity.REFERENCE_FILE):
        shutil.copyfile(exported / name, target / name)
    source = read_source(source_dir)
    tokenizer = load_tokenizer(target / TOKENIZER_FILE, source.max_tokens)
    texts = [tokenizer.encode(source.passage_prompt + text) for text in parity.TEXTS]
    quantise(target, [{"input_ids": np.array([one.ids])} for one in texts], reduced=reduced)
    (target / _FP32).unlink()
    manifest = replace(
        read_manifest(exported),
        files={path.name: sha256_of(path) for path in sorted(target.iterdir())},
        reduced=reduced,
        licence="Apache-2.0",
    )
    write_manifest(target, manifest)
    agreement = measured_agreement(target, manifest, Precision.INT8)
    print(f"{target.name}: agrees with fp32 by {agreement:.4f}")
    if reduced and agreement < parity.MIN_AGREEMENT:  # 8 bits may fail on the building machine
        raise SystemExit(f"{target.name} differs too much from fp32")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
