"""How much of a text a model can know is told by what its tokenizer makes of the words."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from engine.models.tokens import is_whole, known_share

PIECES = ["[UNK]", "rent", "contract", "##ing", "miet", "##vertrag", "租", "д", "##о", "##г", "##р"]


@pytest.fixture
def tokenizer() -> Tokenizer:
    vocabulary = {piece: i for i, piece in enumerate([*PIECES, "?"])}
    made = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))  # noqa: S106
    made.normalizer = BertNormalizer()
    made.pre_tokenizer = BertPreTokenizer()
    return made


@pytest.mark.parametrize("text", ["rent contract?", "Renting", "Mietvertrag", "", "?"])
def test_words_whole_or_of_stems_and_endings_are_known(tokenizer: Tokenizer, text: str) -> None:
    assert known_share(tokenizer, text) == 1.0


def test_what_has_no_token_is_not_known(tokenizer: Tokenizer) -> None:
    assert known_share(tokenizer, "契约") == 0.0
    assert known_share(tokenizer, "租约") == pytest.approx(0.5)


def test_signs_count_only_where_there_is_nothing_else(tokenizer: Tokenizer) -> None:
    assert known_share(tokenizer, "🎉") == 0.0
    assert known_share(tokenizer, "rent 🎉") == 1.0
    assert known_share(tokenizer, "дог ?") == pytest.approx(1 / 3)


def test_words_that_fall_into_crumbs_are_little_known(tokenizer: Tokenizer) -> None:
    assert known_share(tokenizer, "дог") == pytest.approx(1 / 3)
    assert known_share(tokenizer, "дог rent") == pytest.approx((3 / 3 + 4) / 7)


def test_frequent_words_have_a_token_of_their_own(tokenizer: Tokenizer) -> None:
    assert is_whole(tokenizer, "rent")
    assert is_whole(tokenizer, "Rent")
    assert not is_whole(tokenizer, "renting")
    assert not is_whole(tokenizer, "契")
    assert not is_whole(tokenizer, "")
