"""Any sentence-transformers folder becomes a prepared one that computes the same.

The models are random and of two layers; what they compute is compared with sentence-transformers.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from engine.config import EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode
from engine.models import catalog
from engine.models.cross_encoder import OnnxReranker
from engine.models.encoder import OnnxEmbedder
from engine.models.export import export
from engine.models.manifest import Precision, read_manifest
from engine.models.precision import measured_agreement
from engine.models.sources import read_source

WORDS = ["honey", "bee", "garden", "boiler", "pressure", "invoice", "query", "passage", "the", "a"]
TEXTS = [
    "the honey bee",
    "boiler pressure 12",
    "Garden " * 60,
    "蜜蜂",
    "a query: the invoice!",
    "",
    "bee",
]
pytestmark = pytest.mark.slow
EXPORT = "import sys; from engine.models.export import main; sys.exit(main(sys.argv[2:]))"


@dataclass(frozen=True)
class Architecture:
    """A model type, its configuration class and how its tokenizer marks a text."""

    name: str
    config: dict[str, Any]
    max_tokens: int = 40


SIZES = {
    "vocab_size": 200,
    "hidden_size": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "intermediate_size": 64,
    "max_position_embeddings": 64,
}
ARCHITECTURES = (
    Architecture("bert", SIZES),
    Architecture("roberta", SIZES | {"type_vocab_size": 1, "pad_token_id": 0}),
    Architecture(
        "distilbert",
        {"vocab_size": 200, "dim": 32, "n_layers": 2, "n_heads": 4, "hidden_dim": 64},
    ),
    Architecture("mpnet", SIZES | {"pad_token_id": 0}),
)


def tokenizer_file(folder: Path) -> Path:
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]
    vocabulary += [*letters[10:], *(f"##{letter}" for letter in letters)]
    vocabulary = list(dict.fromkeys(vocabulary))
    ids = {word: i for i, word in enumerate(vocabulary)}
    tokenizer = Tokenizer(models.WordPiece(ids, unk_token="[UNK]"))  # noqa: S106 - no secret
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "raw.json"))
    return folder / "raw.json"


def save_transformer(folder: Path, architecture: Architecture, *, cross: bool = False) -> None:
    import torch
    from transformers import (
        AutoConfig,
        AutoModel,
        AutoModelForSequenceClassification,
        PreTrainedTokenizerFast,
    )

    torch.manual_seed(7)
    config = AutoConfig.for_model(architecture.name, **architecture.config)
    if cross:
        config.num_labels = 1
    family = AutoModelForSequenceClassification if cross else AutoModel
    model = family.from_config(config)
    for parameter in model.parameters():  # far enough from zero for rounding to matter
        torch.nn.init.normal_(parameter, std=0.3)
    model.save_pretrained(folder)
    raw = tokenizer_file(folder)
    special = {"pad": "[PAD]", "unk": "[UNK]", "cls": "[CLS]", "sep": "[SEP]", "mask": "[MASK]"}
    PreTrainedTokenizerFast(
        tokenizer_file=str(raw),
        model_max_length=architecture.max_tokens,
        **{f"{role}_token": token for role, token in special.items()},
    ).save_pretrained(folder)
    raw.unlink()


def save_bi_encoder(
    folder: Path,
    architecture: Architecture,
    *,
    pooling: str = "mean",
    dense: bool = False,
    prompts: dict[str, str] | None = None,
) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import (
        Dense,
        Normalize,
        Pooling,
        Transformer,
    )

    save_transformer(folder / "hf", architecture)
    transformer = Transformer(str(folder / "hf"), max_seq_length=architecture.max_tokens)
    parts = [transformer, Pooling(32, pooling_mode=pooling)]
    if dense:
        parts.append(Dense(32, 16))
    SentenceTransformer(modules=[*parts, Normalize()], prompts=prompts or {}, device="cpu").save(
        str(folder / "st")
    )


@pytest.fixture(autouse=True)
def quiet_libraries() -> Iterator[None]:
    """Their deprecation warnings are not ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def prepared(source: Path, target: Path) -> Path:
    target.mkdir()
    export(read_source(source), target)
    return target


def embedder_of(folder: Path, precision: Precision) -> OnnxEmbedder:
    return OnnxEmbedder(folder, read_manifest(folder), precision, n_threads=1)


def expected_vectors(source: Path, texts: list[str], *, query: bool = False) -> np.ndarray:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(source), device="cpu", local_files_only=True)
    encode = model.encode_query if query else model.encode_document
    return np.stack([encode(text, show_progress_bar=False) for text in texts])


@pytest.mark.parametrize("architecture", ARCHITECTURES, ids=lambda made: made.name)
def test_an_exported_encoder_computes_what_sentence_transformers_computes(
    architecture: Architecture, tmp_path: Path
) -> None:
    save_bi_encoder(tmp_path, architecture)
    folder = prepared(tmp_path / "st", tmp_path / "prepared")
    embedder = embedder_of(folder, Precision.FP32)
    assert (embedder.dim, embedder.max_tokens) == (32, architecture.max_tokens)
    expected = expected_vectors(tmp_path / "st", TEXTS)
    np.testing.assert_allclose(embedder.embed_passages(TEXTS), expected, atol=1e-4)
    assert measured_agreement(folder, read_manifest(folder), Precision.FP32) > 0.9999
    assert measured_agreement(folder, read_manifest(folder), Precision.INT8) > 0.95
    places, tokens = embedder.token_vectors("the honey bee")
    assert places.tolist() == [[0, 3], [4, 9], [10, 13]]
    assert tokens.shape == (3, 32)


@pytest.mark.parametrize(
    "pooling", ["cls", "max", "mean_sqrt_len_tokens", "weightedmean", "lasttoken"]
)
def test_every_pooling_is_kept(pooling: str, tmp_path: Path) -> None:
    save_bi_encoder(tmp_path, ARCHITECTURES[0], pooling=pooling)
    embedder = embedder_of(prepared(tmp_path / "st", tmp_path / "prepared"), Precision.FP32)
    expected = expected_vectors(tmp_path / "st", TEXTS)
    np.testing.assert_allclose(embedder.embed_passages(TEXTS), expected, atol=1e-4)


def test_prompts_and_a_dense_layer_are_kept(tmp_path: Path) -> None:
    prompts = {"query": "query: ", "document": "passage: "}
    save_bi_encoder(tmp_path, ARCHITECTURES[0], dense=True, prompts=prompts)
    embedder = embedder_of(prepared(tmp_path / "st", tmp_path / "prepared"), Precision.FP32)
    assert embedder.dim == 16
    passages = expected_vectors(tmp_path / "st", TEXTS)
    queries = expected_vectors(tmp_path / "st", TEXTS, query=True)
    np.testing.assert_allclose(embedder.embed_passages(TEXTS), passages, atol=1e-4)
    for text, query in zip(TEXTS, queries, strict=True):
        np.testing.assert_allclose(embedder.embed_query(text), query, atol=1e-4)


@pytest.mark.parametrize("architecture", ARCHITECTURES[:2], ids=lambda made: made.name)
def test_an_exported_cross_encoder_computes_the_logits_that_torch_computes(
    architecture: Architecture, tmp_path: Path
) -> None:
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    save_transformer(tmp_path / "hf", architecture, cross=True)
    folder = prepared(tmp_path / "hf", tmp_path / "prepared")
    manifest = read_manifest(folder)
    reranker = OnnxReranker(folder, manifest, Precision.FP32, n_threads=1)
    tokenizer = AutoTokenizer.from_pretrained(str(tmp_path / "hf"))
    model = AutoModelForSequenceClassification.from_pretrained(str(tmp_path / "hf")).eval()
    with torch.inference_mode():
        expected = [
            float(
                model(
                    **tokenizer(
                        [["boiler pressure", text]],
                        truncation=True,
                        max_length=architecture.max_tokens,
                        return_tensors="pt",
                        return_token_type_ids=architecture.name == "bert",
                    )
                ).logits
            )
            for text in TEXTS
        ]
    np.testing.assert_allclose(
        reranker.logits("boiler pressure", TEXTS), expected, rtol=1e-3, atol=1e-3
    )
    assert measured_agreement(folder, manifest, Precision.FP32) > 0.9999


def test_a_child_process_prepares_a_folder_and_puts_it_in_place(tmp_path: Path) -> None:
    save_bi_encoder(tmp_path, ARCHITECTURES[0])
    config = EngineConfig(
        data_dir=tmp_path / "data",
        models_dir=tmp_path / "models",
        worker_command=(sys.executable, "-c", EXPORT),
    )
    target = catalog.prepare(config, tmp_path / "st", name="Mine")
    assert list(config.models_dir.iterdir()) == [target]
    manifest = read_manifest(target)
    assert manifest.name == "Mine"
    assert manifest.fingerprint == target.name == read_source(tmp_path / "st").fingerprint()
    no_child = replace(config, worker_command=("/no/such/program",))
    assert catalog.prepare(no_child, tmp_path / "st") == target
    assert embedder_of(target, Precision.INT8).dim == 32


def test_weights_that_do_not_fit_their_description_are_refused(tmp_path: Path) -> None:
    save_bi_encoder(tmp_path, ARCHITECTURES[0])
    (tmp_path / "st" / "model.safetensors").write_bytes(b"\x08\0\0\0\0\0\0\0{}      ")
    config_path = tmp_path / "st" / "config.json"
    config_path.write_text(json.dumps(json.loads(config_path.read_text()) | {"hidden_size": 30}))
    (tmp_path / "prepared").mkdir()
    with pytest.raises(EnvironmentProblem) as caught:
        export(read_source(tmp_path / "st"), tmp_path / "prepared")
    assert caught.value.code is ErrorCode.MODEL_UNSUPPORTED
