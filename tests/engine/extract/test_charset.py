"""From bytes to characters."""

from __future__ import annotations

import pytest

from engine.extract.charset import decode
from engine.extract.failure import ExtractionError
from engine.types import FailureReason


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Plain words, nothing else.", "ascii"),
        ("Größe 你好 🐝", "utf-8"),
        ("Größe 你好 🐝", "utf-8-sig"),
        ("Größe 你好 🐝", "utf-16"),
        ("Größe 你好 🐝", "utf-32"),
        ("Plain words and a wörd", "utf-16-le"),
        ("Plain words and a wörd", "utf-16-be"),
        ("Plain words and a wörd", "utf-32-le"),
        ("Der Bär läuft über die Straße. Größe und Äpfel.", "cp1252"),
        ("Le café est déjà fermé, hélas; où aller à présent?", "cp1252"),
        ("你好，世界。这是一个测试文件。我们今天去北京。", "gb18030"),
        ("こんにちは世界。これはテストです。", "shift_jis"),
        ("Привет, как дела? Это простой текст.", "cp1251"),
        ("안녕하세요 세계 여러분", "euc_kr"),
    ],
)
def test_text_is_read_in_the_encoding_it_was_written_in(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).lstrip("\ufeff") == text


def test_what_is_plain_ascii_for_long_is_judged_by_the_lines_that_are_not() -> None:
    text = "plain words\n" * 20_000 + "Der Bär läuft über die Straße und frisst Äpfel.\n"
    assert decode(text.encode("cp1252")) == text


def test_a_few_damaged_bytes_do_not_make_another_encoding() -> None:
    data = "Größe und Äpfel, über alles. ".encode() * 20
    assert decode(data + b"\xff\xfe" + data).count("Größe") == 40


def test_a_text_that_was_cut_inside_a_character_loses_that_character_only() -> None:
    assert decode("Bär".encode()[:2], whole=False) == "B"
    assert decode("蜂蜜".encode()[:4], whole=False) == "蜂"


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"\x00" * 500,
        b"\x7fELF\x02\x01\x01" + b"\x00" * 9 + b"text" * 50,
        b"\x01\x02\x03" * 40,
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(ExtractionError) as caught:
        decode(data)
    assert caught.value.reason is FailureReason.UNSUPPORTED


def test_a_log_with_terminal_colours_is_text() -> None:
    assert "error" in decode(b"\x1b[31merror\x1b[0m in line 4\n" * 9)
