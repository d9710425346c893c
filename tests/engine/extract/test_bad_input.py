"""Every file that gives no text says why, in one word and one sentence."""

from __future__ import annotations

import errno
import gzip
import os
import sys
from pathlib import Path

import pytest

from engine.config import ExtractLimits
from engine.extract import formats
from engine.extract.failure import ExtractionError
from engine.extract.readers import read
from engine.extract.source import Source
from engine.extract.tesseract import Tesseract
from engine.types import FailureReason
from tests.engine.extract import files

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX file system")
as_user = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)


def reason_of(path: Path, limits: ExtractLimits | None = None) -> FailureReason:
    with pytest.raises(ExtractionError) as caught:
        read(path, limits or ExtractLimits())
    assert caught.value.detail
    return caught.value.reason


def sparse(folder: Path, name: str, size_bytes: int) -> Path:
    path = folder / name
    with path.open("wb") as file:
        file.truncate(size_bytes)
    return path


def test_a_text_file_of_a_gigabyte_is_too_large(tmp_path: Path) -> None:
    assert reason_of(sparse(tmp_path, "a.txt", 1 << 30)) is FailureReason.TOO_LARGE


def test_a_pdf_over_its_own_limit_is_too_large(tmp_path: Path) -> None:
    assert reason_of(sparse(tmp_path, "a.pdf", (200 << 20) + 1)) is FailureReason.TOO_LARGE


def test_a_single_line_of_many_megabytes_is_read_up_to_the_limit(tmp_path: Path) -> None:
    path = files.written(tmp_path, "a.txt", b"honey " * 2_000_000)
    found = read(path, ExtractLimits(output_chars=50_000))
    assert len(found.text) == 50_000


def test_an_empty_file_is_empty(tmp_path: Path) -> None:
    assert reason_of(files.written(tmp_path, "a.txt", b"")) is FailureReason.EMPTY


def test_a_file_of_blanks_is_empty(tmp_path: Path) -> None:
    assert reason_of(files.written(tmp_path, "a.txt", b" \n\t\n")) is FailureReason.EMPTY


def test_a_pdf_without_text_is_empty(tmp_path: Path) -> None:
    assert reason_of(files.written(tmp_path, "a.pdf", files.pdf(["", ""]))) is FailureReason.EMPTY


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.py", "noname", "a.xyz"])
def test_binary_data_is_unsupported_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    path = files.written(tmp_path, name, bytes(range(256)) * 40)
    assert reason_of(path) is FailureReason.UNSUPPORTED


def test_a_picture_has_a_reason_of_its_own(tmp_path: Path) -> None:
    path = files.written(tmp_path, "a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 99)
    assert reason_of(path) is FailureReason.PICTURES


def test_a_pdf_with_a_password_is_encrypted(tmp_path: Path) -> None:
    path = files.written(tmp_path, "a.pdf", files.pdf(["secret"], password="honey"))  # noqa: S106
    assert reason_of(path) is FailureReason.ENCRYPTED


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pptx"])
def test_an_office_file_with_a_password_is_encrypted(tmp_path: Path, name: str) -> None:
    path = files.written(tmp_path, name, files.ole("EncryptionInfo", "EncryptedPackage"))
    assert reason_of(path) is FailureReason.ENCRYPTED


def test_an_old_word_file_with_a_password_is_encrypted(tmp_path: Path) -> None:
    header = bytearray(files.ole("WordDocument"))
    header[1024:1036] = b"\xec\xa5\xc1\x00".ljust(11, b"\0") + b"\x01"
    assert reason_of(files.written(tmp_path, "a.doc", bytes(header))) is FailureReason.ENCRYPTED


def test_an_opendocument_with_a_password_is_encrypted(tmp_path: Path) -> None:
    data = files.opendocument("", manifest="<m><encryption-data/></m>")
    assert reason_of(files.written(tmp_path, "a.odt", data)) is FailureReason.ENCRYPTED


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", files.docx([("", "bees " * 50)])),
        ("a.pptx", files.pptx([("Bees", "fly", "")])),
        ("a.xlsx", files.xlsx({"Bees": [["a"]]})),
        ("a.odt", files.opendocument("<office:text/>")),
        ("a.epub", files.epub([("a.html", "<p>x")], "T", "A")),
        ("a.zip", files.zipped({"a.txt": "bees " * 50})),
    ],
)
def test_a_truncated_file_is_corrupt(tmp_path: Path, name: str, data: bytes) -> None:
    path = files.written(tmp_path, name, data[: len(data) // 2])
    assert reason_of(path) is FailureReason.CORRUPT


def test_a_pdf_that_is_only_a_header_is_corrupt(tmp_path: Path) -> None:
    path = files.written(tmp_path, "a.pdf", b"%PDF-1.7\n%nothing\n")
    assert reason_of(path) is FailureReason.CORRUPT


@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.xls", "a.msg"])
def test_noise_that_is_named_like_an_office_file_is_corrupt(tmp_path: Path, name: str) -> None:
    path = files.written(tmp_path, name, bytes(range(256)) * 20)
    assert reason_of(path) is FailureReason.CORRUPT


def test_an_archive_that_unpacks_to_far_more_than_it_is_is_too_large(tmp_path: Path) -> None:
    bomb = files.zipped({"zeros.txt": b"0" * (60 << 20)})
    assert len(bomb) < 100_000
    assert reason_of(files.written(tmp_path, "a.zip", bomb)) is FailureReason.TOO_LARGE


def test_an_archive_of_nothing_but_large_files_is_too_large(tmp_path: Path) -> None:
    data = gzip.compress(bytes(101 << 20), 0)
    assert reason_of(files.written(tmp_path, "a.gz", data)) is FailureReason.TOO_LARGE


def test_an_xml_bomb_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    kind = "application/vnd.oasis.opendocument.text"
    data = files.zipped({"mimetype": kind, "content.xml": bomb})
    assert reason_of(files.written(tmp_path, "a.odt", data)) is FailureReason.CORRUPT


@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE, errno.EHOSTDOWN])
@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.zip", "a.tif"])
def test_a_disk_that_gives_no_answer_says_nothing_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    path = files.written(tmp_path, name, b"bees " * 10_000)
    real_head = Source.head

    def head(source: Source, n_bytes: int) -> bytes:
        if n_bytes > formats.HEAD_BYTES:
            raise OSError(number, "no answer")
        return real_head(source, n_bytes)

    monkeypatch.setattr(Source, "head", head)
    with pytest.raises(ExtractionError) as caught:
        read(path, ExtractLimits(), Tesseract("/nowhere", ("eng",)))
    assert caught.value.is_passing


@posix
def test_a_pipe_is_no_file_and_opening_it_does_not_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert reason_of(tmp_path / "a.txt") is FailureReason.NOT_A_FILE


@posix
def test_a_loop_of_links_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert reason_of(tmp_path / "a.txt") is FailureReason.NOT_A_FILE


@posix
def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    assert reason_of(tmp_path / "a.txt") is FailureReason.NOT_A_FILE


@posix
@as_user
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = files.written(tmp_path, "a.txt", b"bees")
    path.chmod(0)
    assert reason_of(path) is FailureReason.NO_ACCESS


def test_a_file_that_vanished_says_so(tmp_path: Path) -> None:
    assert reason_of(tmp_path / "gone.txt") is FailureReason.NO_ACCESS


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are a Linux matter")
@pytest.mark.parametrize("name", [b"new\nline.txt", "🐝.txt".encode(), b"\xff\xfe\x80.txt"])
def test_any_name_can_be_read(tmp_path: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_text("bees")
    assert read(path, ExtractLimits()).text == "bees"
