"""Model folders are understood or refused, never guessed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.errors import EnvironmentProblem, ErrorCode
from engine.models.manifest import ModelKind
from engine.models.sources import Pooling, read_source

TRANSFORMER = {"type": "sentence_transformers.models.Transformer", "path": ""}
POOLING = {"type": "sentence_transformers.models.Pooling", "path": "1_Pooling"}
NORMALIZE = {"type": "sentence_transformers.models.Normalize", "path": "2_Normalize"}


def write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "my-encoder"
    write(made / "modules.json", [TRANSFORMER, POOLING, NORMALIZE])
    write(made / "config.json", {"model_type": "bert", "max_position_embeddings": 512})
    write(made / "sentence_bert_config.json", {"max_seq_length": 128, "do_lower_case": True})
    write(made / "1_Pooling" / "config.json", {"pooling_mode_mean_tokens": True})
    (made / "model.safetensors").write_bytes(b"weights")
    return made


def refusal(folder: Path) -> ErrorCode:
    with pytest.raises(EnvironmentProblem) as caught:
        read_source(folder)
    return caught.value.code


def test_a_bi_encoder_is_described_by_its_folder(folder: Path) -> None:
    source = read_source(folder)
    assert source.kind is ModelKind.BI_ENCODER
    assert source.name == "my-encoder"
    assert source.pooling == (Pooling.MEAN,)
    assert source.max_tokens == 128
    assert source.lower_case
    assert (source.query_prompt, source.passage_prompt) == ("", "")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"pooling_mode": "cls"}, (Pooling.CLS,)),
        ({"pooling_mode": ["mean", "max"]}, (Pooling.MEAN, Pooling.MAX)),
        ({"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False}, (Pooling.CLS,)),
        (
            {"pooling_mode_mean_tokens": True, "pooling_mode_max_tokens": True},
            (Pooling.MAX, Pooling.MEAN),
        ),
        ({"pooling_mode_lasttoken": True}, (Pooling.LAST,)),
    ],
)
def test_pooling_is_read_in_both_spellings(
    folder: Path, told: object, expected: tuple[Pooling, ...]
) -> None:
    write(folder / "1_Pooling" / "config.json", told)
    assert read_source(folder).pooling == expected


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"pooling_mode": "attention"},
        {"pooling_mode_mean_tokens": True, "pooling_mode_new_idea": True},
        {"pooling_mode": "mean", "include_prompt": False},
    ],
)
def test_pooling_that_is_not_understood_is_refused(folder: Path, told: object) -> None:
    write(folder / "1_Pooling" / "config.json", told)
    assert refusal(folder) is ErrorCode.MODEL_UNSUPPORTED


def test_prompts_are_picked_as_for_queries_and_documents(folder: Path) -> None:
    path = folder / "config_sentence_transformers.json"
    write(path, {"prompts": {"query": "query: ", "passage": "passage: "}})
    source = read_source(folder)
    assert (source.query_prompt, source.passage_prompt) == ("query: ", "passage: ")
    write(path, {"prompts": {"query": "q: ", "any": "a: "}, "default_prompt_name": "any"})
    source = read_source(folder)
    assert (source.query_prompt, source.passage_prompt) == ("q: ", "a: ")
    write(path, {"prompts": {"query": "", "document": ""}, "default_prompt_name": None})
    assert read_source(folder).query_prompt == ""


def test_pickled_weights_are_refused(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    assert refusal(folder) is ErrorCode.MODEL_UNSUPPORTED


def test_parts_that_are_not_understood_are_refused(folder: Path) -> None:
    write(folder / "modules.json", [TRANSFORMER, POOLING, {"type": "custom.Thing", "path": "x"}])
    assert refusal(folder) is ErrorCode.MODEL_UNSUPPORTED
    write(folder / "modules.json", [TRANSFORMER])
    assert refusal(folder) is ErrorCode.MODEL_UNSUPPORTED


def test_a_dense_layer_needs_a_known_activation(folder: Path) -> None:
    dense = {"type": "sentence_transformers.models.Dense", "path": "2_Dense"}
    write(folder / "modules.json", [TRANSFORMER, POOLING, dense])
    write(folder / "2_Dense" / "config.json", {"activation_function": "torch.nn.Tanh"})
    (folder / "2_Dense" / "model.safetensors").write_bytes(b"")
    assert [layer.activation for layer in read_source(folder).dense] == ["Tanh"]
    write(folder / "2_Dense" / "config.json", {"activation_function": "somewhere.Swish"})
    assert refusal(folder) is ErrorCode.MODEL_UNSUPPORTED


def test_a_folder_without_a_model_or_with_a_broken_one_is_told(
    folder: Path, tmp_path: Path
) -> None:
    assert refusal(tmp_path / "nowhere") is ErrorCode.MODEL_MISSING
    (folder / "model.safetensors").unlink()
    assert refusal(folder) is ErrorCode.MODEL_MISSING
    for text in ("{", '"text"', "[1]", '[{"path": ""}]'):
        (folder / "modules.json").write_text(text)
        assert refusal(folder) is ErrorCode.MODEL_DAMAGED


def test_the_length_limit_is_the_smallest_that_anything_sets(folder: Path) -> None:
    (folder / "sentence_bert_config.json").unlink()
    assert read_source(folder).max_tokens == 512
    write(folder / "tokenizer_config.json", {"model_max_length": 10**30})
    assert read_source(folder).max_tokens == 512
    write(folder / "tokenizer_config.json", {"model_max_length": 300})
    assert read_source(folder).max_tokens == 300
    config = {"model_type": "roberta", "max_position_embeddings": 130, "pad_token_id": 1}
    write(folder / "config.json", config)
    assert read_source(folder).max_tokens == 128


def test_a_cross_encoder_has_one_label(tmp_path: Path) -> None:
    config = {
        "architectures": ["BertForSequenceClassification"],
        "id2label": {"0": "LABEL_0"},
        "max_position_embeddings": 64,
    }
    write(tmp_path / "config.json", config)
    (tmp_path / "model.safetensors").write_bytes(b"")
    source = read_source(tmp_path)
    assert source.kind is ModelKind.CROSS_ENCODER
    assert source.max_tokens == 64
    write(tmp_path / "config.json", config | {"id2label": {"0": "no", "1": "yes"}})
    assert refusal(tmp_path) is ErrorCode.MODEL_UNSUPPORTED
    write(tmp_path / "config.json", {"architectures": ["BertModel"], "id2label": {"0": "a"}})
    assert refusal(tmp_path) is ErrorCode.MODEL_UNSUPPORTED


def test_fingerprints_follow_weights_prompts_length_and_pooling(folder: Path) -> None:
    names = {read_source(folder).fingerprint()}
    (folder / "model.safetensors").write_bytes(b"other weights")
    names.add(read_source(folder).fingerprint())
    write(folder / "config_sentence_transformers.json", {"prompts": {"query": "q: "}})
    names.add(read_source(folder).fingerprint())
    write(folder / "1_Pooling" / "config.json", {"pooling_mode": "cls"})
    names.add(read_source(folder).fingerprint())
    write(folder / "sentence_bert_config.json", {"max_seq_length": 64})
    names.add(read_source(folder).fingerprint())
    assert len(names) == 5
