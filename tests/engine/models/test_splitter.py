"""The tokenizer as a measure."""

from __future__ import annotations

from pathlib import Path

import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from engine.chunking import ChunkSize, chunk
from engine.errors import EnvironmentProblem, ErrorCode
from engine.models.splitter import TokenSplitter
from engine.types import ExtractedText


@pytest.fixture
def tokenizer_path(tmp_path: Path) -> Path:
    """Write a small WordPiece tokenizer that cuts and pads, as downloaded ones do."""
    vocabulary = ["[UNK]", "[CLS]", "[SEP]", "[PAD]", "honey", "bee", "##s", "fly", ".", "蜜"]
    tokenizer = Tokenizer(
        models.WordPiece({word: n for n, word in enumerate(vocabulary)}, unk_token="[UNK]")  # noqa: S106
    )
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 2), ("[CLS]", 1))
    tokenizer.enable_truncation(8)
    tokenizer.enable_padding(length=8)
    path = tmp_path / "tokenizer.json"
    tokenizer.save(str(path))
    return path


def test_it_gives_the_start_of_every_token_and_of_nothing_else(tokenizer_path: Path) -> None:
    assert TokenSplitter(tokenizer_path).token_starts("Bees fly. 蜜🐝") == [0, 3, 5, 8, 10, 11]


def test_it_sees_the_whole_text_whatever_the_file_says_about_cutting(tokenizer_path: Path) -> None:
    assert len(TokenSplitter(tokenizer_path).token_starts("honey " * 100)) == 100


def test_offsets_are_code_points_also_after_signs_that_a_tokenizer_drops(
    tokenizer_path: Path,
) -> None:
    text = "ho\u0301ney\x00 \u200b🐝 bee"
    starts = TokenSplitter(tokenizer_path).token_starts(text)
    assert text[starts[-1] :] == "bee"


def test_chunks_are_no_longer_than_asked_in_the_tokenizers_own_count(tokenizer_path: Path) -> None:
    splitter = TokenSplitter(tokenizer_path)
    extracted = ExtractedText("Bees fly. " * 300 + "x" * 3000)
    for each in chunk(extracted, splitter, ChunkSize(30, 5, 6)):
        assert len(splitter.token_starts(each.text)) <= 30


def test_a_missing_tokenizer_says_so(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        TokenSplitter(tmp_path / "tokenizer.json")
    assert caught.value.code is ErrorCode.MODEL_MISSING


@pytest.mark.parametrize("content", ["", "{}", "[]", "not json"])
def test_a_damaged_tokenizer_says_so(tmp_path: Path, content: str) -> None:
    path = tmp_path / "tokenizer.json"
    path.write_text(content)
    with pytest.raises(EnvironmentProblem) as caught:
        TokenSplitter(path)
    assert caught.value.code is ErrorCode.MODEL_DAMAGED
