from pathlib import Path

import numpy as np
import pytest

from engine.models import parity
from engine.models.cross_encoder import OnnxReranker
from engine.models.manifest import Precision, read_manifest, verified

FOLDER = Path(__file__).parents[3] / "resources" / "models" / "reranker"


@pytest.fixture(scope="module")
def reranker():
    return OnnxReranker(FOLDER, read_manifest(FOLDER), Precision.INT8, n_threads=1)


def test_every_file_is_what_the_manifest_says():
    manifest = read_manifest(FOLDER)
    for name in manifest.files:
        assert verified(FOLDER, manifest, name).is_file()


def test_the_shipped_file_stays_small():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 20_000_000


def test_the_answer_stands_above_its_neighbours(reranker):
    passages = [
        "Drain the outdoor tap before the first frost and open it to let the pipe run empty.",
        "The meeting is moved to Thursday. Please bring the signed forms.",
        "Roses are covered with brushwood in winter.",
    ]
    assert int(np.argmax(reranker.logits("protect garden water pipe from freezing", passages))) == 0


def test_small_weights_compute_what_fp32_computed(reranker):
    found = [reranker.logits(query, [passage])[0] for query, passage in parity.PAIRS]
    expected = np.load(FOLDER / parity.REFERENCE_FILE)
    assert parity.agreement_of_logits(np.array(found, np.float32), expected) > 0.99
