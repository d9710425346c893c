"""Apple's office files, old and new."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.config import ExtractLimits
from engine.extract.iwa import fields, unpacked, varint
from engine.extract.readers import read
from tests.engine.extract import files


def number(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def string(field: int, data: bytes) -> bytes:
    return number(field << 3 | 2) + number(len(data)) + data


def integer(field: int, value: int) -> bytes:
    return number(field << 3) + number(value)


def packed(data: bytes) -> bytes:
    """Pack bytes as one block of one long literal."""
    block = number(len(data)) + bytes([61 << 2]) + (len(data) - 1).to_bytes(2, "little") + data
    return b"\x00" + len(block).to_bytes(3, "little") + block


def message(kind: int, body: bytes) -> bytes:
    info = integer(1, 7) + string(2, integer(1, kind) + integer(3, len(body)))
    return number(len(info)) + info + body


def test_a_new_document_gives_its_text_storages_and_nothing_of_its_styles(tmp_path: Path) -> None:
    body = packed(
        message(401, string(3, b"paragraph-style-7"))
        + message(2001, integer(1, 0) + string(3, "Bees fly.\u2028Far.\ufffc".encode()))
    )
    styles = packed(message(2001, string(3, b"placeholder")))
    data = files.zipped({"Index/Document.iwa": body, "Index/DocumentStylesheet.iwa": styles})
    assert read(files.written(tmp_path, "a.pages", data), ExtractLimits()).text == "Bees fly.\nFar."


def test_slides_come_by_number_also_from_an_inner_archive(tmp_path: Path) -> None:
    slides = {
        f"Index/Slide-{n}.iwa": packed(message(2001, string(3, f"slide {n}".encode())))
        for n in (10, 2)
    }
    data = files.zipped({"show.key/Index.zip": files.zipped({**slides})})
    found = read(files.written(tmp_path, "a.key", data), ExtractLimits())
    assert found.text == "slide 2\n\nslide 10"


def test_the_strings_of_a_table_are_read_and_its_other_lists_are_not(tmp_path: Path) -> None:
    def table_list(kind: int, text: bytes) -> bytes:
        return message(6005, integer(1, kind) + string(3, integer(1, 5) + string(3, text)))

    lists = {"Index/Tables/DataList.iwa": packed(table_list(1, b"honey") + table_list(4, b"x"))}
    data = files.zipped({"Index/Document.iwa": packed(message(1, b"")), **lists})
    assert read(files.written(tmp_path, "a.numbers", data), ExtractLimits()).text == "honey"


def test_an_old_presentation_has_parts_and_no_placeholders(tmp_path: Path) -> None:
    xml = (
        '<key:show xmlns:key="k" xmlns:sf="s" xmlns:sfa="a"><key:metadata><key:title>'
        '<key:string sfa:string="Bees"/></key:title></key:metadata>'
        "<key:master-slides><key:slide><sf:p>Master</sf:p></key:slide></key:master-slides>"
        "<key:slide><sf:p>one<sf:tab/>two<sf:ghost-text>Lorem</sf:ghost-text></sf:p></key:slide>"
        '<key:slide><sf:ct sfa:s="cell"/></key:slide></key:show>'
    )
    data = files.zipped({"index.apxl": xml})
    found = read(files.written(tmp_path, "a.key", data), ExtractLimits())
    assert (found.title, found.text) == ("Bees", "one\ttwo\n\ncell")
    assert [part.label for part in found.parts] == ["Slide 1", "Slide 2"]


def test_copies_within_a_block_may_overlap_themselves() -> None:
    block = number(9) + bytes([(3 - 1) << 2]) + b"abc" + bytes([(6 - 4) << 2 | 1, 3])
    assert unpacked(b"\x00" + len(block).to_bytes(3, "little") + block) == b"abcabcabc"


@pytest.mark.parametrize(
    "block", [number(4) + bytes([1, 200]), number(99) + bytes([0]) + b"a", number(2) + bytes([2])]
)
def test_a_damaged_block_is_an_error_and_no_endless_loop(block: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        unpacked(b"\x00" + len(block).to_bytes(3, "little") + block)


def test_numbers_and_fields_are_read_as_they_were_written() -> None:
    assert varint(number(300_000), 0) == (300_000, 3)
    assert list(fields(integer(1, 5) + string(2, b"x"))) == [(1, 5), (2, b"x")]
