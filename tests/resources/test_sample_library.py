"""What the sample library promises: enough files, formats and languages, and honest queries."""

from __future__ import annotations

import ast
import email
import email.policy
import functools
import html
import json
import re
import tomllib
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from resources import resource_path, sample_library_dir

QUERIES = Path(__file__).parents[1] / "data" / "sample_queries.json"
ZIPPED = {".docx", ".xlsx", ".pptx", ".odt", ".epub"}
NEEDS_AN_EXTRACTOR = {".pdf", ".rtf"}
FORMATS = [
    ".txt",
    ".md",
    ".pdf",
    ".docx",
    ".xlsx",
    ".pptx",
    ".html",
    ".csv",
    ".eml",
    ".py",
    ".ts",
    ".js",
    ".sql",
    ".ipynb",
    ".rst",
    ".json",
    ".toml",
    ".odt",
    ".epub",
    ".rtf",
]
GERMAN = frozenset(
    [
        "der",
        "die",
        "das",
        "und",
        "nicht",
        "ist",
        "mit",
        "für",
        "auf",
        "wird",
        "eine",
        "wir",
        "ich",
        "den",
        "im",
    ]
)
ENGLISH = frozenset(
    [
        "the",
        "and",
        "of",
        "is",
        "to",
        "in",
        "not",
        "with",
        "for",
        "we",
        "you",
        "was",
        "it",
        "from",
        "on",
    ]
)
HAN_OR_KANA = re.compile(r"[぀-ヿ㐀-鿿]")


@functools.cache
def files() -> dict[str, Path]:
    root = sample_library_dir()
    return {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}


@functools.cache
def queries() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(QUERIES.read_text(encoding="utf-8")))


def zipped_text(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        names = [n for n in archive.namelist() if n.endswith((".xml", ".xhtml"))]
        xml = "\n".join(archive.read(n).decode("utf-8") for n in sorted(names))
    return html.unescape(re.sub(r"<[^>]+>", " ", xml))


def mail_text(path: Path) -> str:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = message.get_body(("plain",))
    assert body is not None
    return "\n".join([*map(str, message.values()), body.get_content()])


@functools.cache
def readable_texts() -> dict[str, str]:
    """Text of every file that the standard library can read."""
    texts = {}
    for name, path in files().items():
        if path.suffix in NEEDS_AN_EXTRACTOR:
            continue
        if path.suffix in ZIPPED:
            texts[name] = zipped_text(path)
        elif path.suffix == ".eml":
            texts[name] = mail_text(path)
        else:
            raw = path.read_bytes()
            for encoding in ("utf-8", "gb18030", "cp1252"):
                try:
                    texts[name] = raw.decode(encoding)
                except UnicodeDecodeError:
                    continue
                break
    return texts


def language(text: str) -> str:
    if len(HAN_OR_KANA.findall(text)) > 0.05 * len(text):
        return "zh"
    words = Counter(re.findall(r"[a-zäöüß]+", text.casefold()))
    german, english = (sum(words[w] for w in known) for known in (GERMAN, ENGLISH))
    return "de" if german > english else "en"


def test_the_library_is_large_enough_to_search_in() -> None:
    assert len(files()) >= 160


def test_the_library_is_small_enough_to_ship() -> None:
    sizes = {name: path.stat().st_size for name, path in files().items()}
    assert sum(sizes.values()) < 4_000_000
    assert max(sizes.values()) < 200_000
    assert min(sizes.values()) > 100


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_promised_format_is_there(suffix: str) -> None:
    assert any(path.suffix == suffix for path in files().values())


def test_three_languages_are_mixed_as_in_this_household() -> None:
    found = Counter(language(text) for text in readable_texts().values())
    total = sum(found.values())
    assert found["en"] / total > 0.5
    assert found["de"] / total > 0.12
    assert found["zh"] / total > 0.15


def test_several_pdfs_have_three_or_more_pages() -> None:
    pages = [
        len(re.findall(rb"/Type /Page\b", path.read_bytes()))
        for path in files().values()
        if path.suffix == ".pdf"
    ]
    assert sum(n >= 3 for n in pages) >= 8
    assert max(pages) >= 6


def test_names_are_legal_on_every_system() -> None:
    for name in files():
        assert unicodedata.is_normalized("NFC", name)
        assert not re.search(r'[<>:"|?*\\\x00-\x1f]', name), name
        assert not any(part != part.strip(" .") for part in name.split("/")), name
        assert len(name) < 120, name
    assert len({name.casefold() for name in files()}) == len(files())


def test_texts_are_all_different() -> None:
    assert len(set(readable_texts().values())) == len(readable_texts())


def test_nothing_tells_of_the_machine_that_made_it() -> None:
    for name, path in files().items():
        found = re.search(rb"/(home|Users|tmp|root)/|[A-Z]:\\\\?Users", path.read_bytes())
        assert found is None, name
        found_in_text = re.search(r"/(home|Users|tmp|root)/", readable_texts().get(name, ""))
        assert found_in_text is None, name


def test_mail_addresses_can_belong_to_nobody() -> None:
    for name, text in readable_texts().items():
        for domain in re.findall(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", text):
            assert domain.endswith(".example"), f"{name}: {domain}"


def test_structured_files_parse() -> None:
    texts = readable_texts()
    for name, path in files().items():
        match path.suffix:
            case ".py":
                ast.parse(texts[name])
            case ".json":
                json.loads(texts[name])
            case ".toml":
                tomllib.loads(texts[name])
            case ".ipynb":
                assert json.loads(texts[name])["nbformat"] == 4


def test_there_are_enough_queries_of_every_kind() -> None:
    kinds = Counter(query["kind"] for query in queries())
    assert set(kinds) == {"meaning", "words", "exact", "name", "code"}
    assert kinds["exact"] >= 40
    assert sum(kinds.values()) - kinds["exact"] >= 60
    assert {"en", "de", "zh"} <= {query["lang"] for query in queries()}


def test_no_query_is_asked_twice() -> None:
    asked = [query["query"] for query in queries()]
    assert len(set(asked)) == len(asked)


def test_every_relevant_file_exists() -> None:
    for query in queries():
        assert set(query) == {"query", "relevant", "kind", "lang"}
        assert query["relevant"], query["query"]
        assert set(query["relevant"]) <= set(files()), query["query"]


def test_an_exact_query_occurs_in_its_file_and_in_no_other() -> None:
    texts = {name: text.casefold() for name, text in readable_texts().items()}
    for query in queries():
        if query["kind"] != "exact":
            continue
        (owner,) = query["relevant"]
        phrase = query["query"].strip('"').casefold()
        holders = {name for name, text in texts.items() if phrase in text}
        expected = {owner} if owner in texts else set()
        assert holders == expected, query["query"]


def test_a_missing_resource_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        resource_path("no-such-thing")
