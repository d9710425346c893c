"""What a text becomes when it is searched by words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import terms
from engine.stemming import porter


def stored(text: str) -> set[str]:
    return set(terms.document_terms(text).split())


def asked(text: str) -> list[str]:
    return [term for word in terms.words(text) for term in word.terms]


@pytest.mark.parametrize(
    ("written", "parts", "whole"),
    [
        ("get_user_name", ["get", "user", "name"], "getusername"),
        ("getUserName", ["get", "user", "name"], "getusername"),
        ("HTTPServer", ["http", "server"], "httpserver"),
        ("sha256", ["sha", "256"], "sha256"),
        ("e-mail", ["e", "mail"], "email"),
    ],
)
def test_an_identifier_is_found_by_its_parts_and_whole(
    written: str, parts: list[str], whole: str
) -> None:
    (word,) = terms.words(written)

    assert list(word.terms) == [terms.stem(part) for part in parts]
    assert word.whole == terms.stem(whole)
    assert stored(written) == {*word.terms, word.whole}


def test_a_plain_word_has_no_whole_form() -> None:
    (word,) = terms.words("invoice")

    assert word.whole == ""


def test_plural_acronyms_are_one_word() -> None:
    assert asked("PDFs") == asked("pdf")


def test_a_possessive_is_the_word_itself() -> None:
    assert asked("Anna's") == asked("anna") == asked("Anna’s")


def test_a_hash_is_kept_whole() -> None:
    assert asked("3fa94b2c99d1e0aa7b") == ["3fa94b2c99d1e0aa7b"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("résumé", "resume"),
        ("Müller", "Muller"),
        ("Straße", "STRASSE"),
        ("re\u0301sume\u0301", "résumé"),
        ("ﬁne", "fine"),
        ("ＡＢＣ", "abc"),
        ("Łódź", "lodz"),
    ],
)
def test_accents_width_and_ligatures_do_not_matter(one: str, other: str) -> None:
    assert asked(one) == asked(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("configured", "configure"),
        ("invoices", "invoice"),
        ("studies", "study"),
        ("Rechnungen", "Rechnung"),
        ("facturas", "factura"),
    ],
)
def test_forms_of_a_word_are_one_term(one: str, other: str) -> None:
    assert asked(one) == asked(other)


@pytest.mark.parametrize("text", ["東京都庁は大きい", "한국어 검색", "ガギグ", "ภาษาไทย"])
def test_every_character_and_pair_of_a_dense_script_is_found(text: str) -> None:
    held = stored(text)

    for run in text.split():
        for i in range(len(run)):
            assert set(asked(run[i])) <= held
            assert set(asked(run[i : i + 2])) <= held


def test_marks_of_indic_scripts_stay_with_their_letters() -> None:
    assert asked("हिन्दी") == ["हिन्दी"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("party🎉fest", ["parti", "🎉", "fest"]),
        ("🎉🎊", ["🎉", "🎊"]),
        ("👍🏽", ["👍"]),
        ("❤\ufe0f", ["❤"]),
        ("👩\u200d💻", ["👩", "💻"]),
        ("🇩🇪🇫🇷", ["🇩🇪", "🇫🇷"]),
        ("1\ufe0f\u20e3", ["1"]),
        ("日本🎌語", ["日本", "🎌", "語"]),
        ("→ • ❯ “x” ™", ["x", "tm"]),
    ],
)
def test_an_emoji_is_a_word_of_its_own_however_it_looks(written: str, expected: list[str]) -> None:
    assert asked(written) == expected
    assert set(expected) <= stored(written)


@given(st.text(alphabet="ab é🎉👍🏽❤\ufe0f\u200d🇩🇪東京._", max_size=60))
def test_without_emoji_a_text_gives_what_it_gave_before_they_were_terms(text: str) -> None:
    blank = "".join(" " if one in "🎉👍🏽❤\ufe0f\u200d🇩🇪" else one for one in text)
    assert terms.without_emoji(terms.document_terms(text)) == terms.document_terms(blank)
    gives_more = terms.document_terms(text) != terms.document_terms(blank)
    assert terms.has_emoji(text) == gives_more


def test_no_character_gives_an_emoji_that_is_not_seen() -> None:
    doubled = (chr(code) * 2 for code in range(0x110000))  # two letters make a flag
    unseen = [text for text in doubled if not terms.has_emoji(text)]
    for start in range(0, len(unseen), 1_000):
        held = terms.document_terms(" ".join(unseen[start : start + 1_000]))
        assert terms.without_emoji(held) == held


def test_a_text_without_anything_like_an_emoji_is_not_folded_to_look_for_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(terms, "fold", lambda _: pytest.fail("it was folded"))
    assert not terms.has_emoji("„Grüße“ aus Köln – 東京, Привет …")


def test_stop_words_are_stored_and_known() -> None:
    assert "the" in stored("the house")
    assert terms.is_stop_word("The")
    assert terms.is_stop_word("für") is False  # fur means something in English
    assert terms.is_stop_word("nicht")


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("caresses", "caress"), ("ponies", "poni"), ("cats", "cat"), ("feed", "feed"),
        ("agreed", "agre"), ("plastered", "plaster"), ("motoring", "motor"), ("sing", "sing"),
        ("conflated", "conflat"), ("hopping", "hop"), ("falling", "fall"), ("filing", "file"),
        ("happy", "happi"), ("sky", "sky"), ("relational", "relat"), ("digitizer", "digit"),
        ("triplicate", "triplic"), ("hopefulness", "hope"), ("allowance", "allow"),
        ("adoption", "adopt"), ("controlling", "control"), ("rate", "rate"), ("yes", "ye"),
    ],
)  # fmt: skip
def test_stems_are_those_of_the_published_algorithm(word: str, stem: str) -> None:
    assert porter(word) == stem


@given(st.text(max_size=200))
def test_stored_terms_hold_whatever_is_asked_with_the_same_text(text: str) -> None:
    assert set(asked(text)) <= stored(text)


@given(st.text(max_size=200))
def test_terms_never_hold_what_would_divide_them(text: str) -> None:
    for term in stored(text):
        assert all(one.isalnum() or not one.isascii() for one in term)
        assert len(term) <= terms.MAX_TERM_CHARS


@given(st.text(alphabet="abcdeinrst_-' ÄéßＡ東京ﾞ🎉👍🏽🇩🇪.\n", max_size=80))
def test_places_lie_inside_the_text_and_in_order(text: str) -> None:
    for span in terms.spans(text):
        assert 0 <= span.start < span.end <= len(text)


@given(st.text(alphabet="abcdeinrsyt_-' Aéß東京都🎉👍🏽.\n", max_size=80), st.data())
def test_looking_for_some_terms_finds_what_taking_apart_finds(
    text: str, data: st.DataObject
) -> None:
    everything = list(terms.spans(text))
    known = sorted({span.term for span in everything})
    wanted = set(data.draw(st.lists(st.sampled_from(known), max_size=4))) if known else {"x"}
    expected = {span for span in everything if span.term in wanted}

    found = terms.find_terms(text, wanted)

    assert set(found) <= expected
    if expected:
        assert found
        # each word that is marked at all is marked wherever it is written the same way
        assert {text[s.start : s.end] for s in found} & {text[s.start : s.end] for s in expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Mieten” – the tenant’s rent… paid", ["Mieten", "tenant’s", "rent"]),
        ("Die Mäuse mieten für Tenants: RentalUnit", ["mieten", "Tenants"]),
        ("a_tenant-rent tenantRent", ["tenant", "rent", "tenant", "Rent"]),
    ],
)
def test_places_are_those_in_the_text_as_it_is_written(text: str, expected: list[str]) -> None:
    wanted = {term for word in terms.words("tenant rent mieten") for term in word.terms}
    found = terms.find_terms(text, wanted)
    assert [text[span.start : span.end] for span in found] == expected
