"""A sentence-transformers folder that is small enough to train in a test."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from transformers import BertConfig, BertModel

from engine.tune.examples import Example, Passage, Replay
from tests.engine.tune.tiny_bert import CONFIG, WORDS, tiny_tokenizer


def tiny_source(folder: Path, *, seed: int = 3) -> Path:
    folder.mkdir(parents=True)
    torch.manual_seed(seed)
    model = BertModel(BertConfig(**CONFIG))
    for name, weight in model.named_parameters():
        if weight.ndim == 1:  # as trained models have it: no two vectors are alike
            torch.nn.init.normal_(weight, mean=1.0 if "LayerNorm.weight" in name else 0, std=0.1)
    model.save_pretrained(folder)
    tiny_tokenizer(folder)
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
        {
            "idx": 1,
            "name": "1",
            "path": "1_Pooling",
            "type": "sentence_transformers.models.Pooling",
        },
    ]
    (folder / "modules.json").write_text(json.dumps(modules))
    (folder / "sentence_bert_config.json").write_text(json.dumps({"max_seq_length": 32}))
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text(json.dumps({"pooling_mode": "mean"}))
    return folder


def tiny_examples(n: int = 12) -> list[Example]:
    """Each query is two words; its answer has two others."""
    return [
        Example(
            f"{WORDS[k]} {WORDS[k + 1]}",
            Passage(f"d{k}", f"{WORDS[k + 20]} {WORDS[k + 21]} {WORDS[k + 40]}"),
            (Passage(f"n{k}", f"{WORDS[k + 2]} {WORDS[k]} {WORDS[k + 5]}"),),
            1.0,
            f"c{k}",
        )
        for k in range(n)
    ]


def tiny_replay() -> list[Replay]:
    return [Replay(WORDS[k], f"{WORDS[k]} {WORDS[k + 1]}", f"r{k}") for k in range(30, 40)]
