"""What holds for any text whatever: no reader fails, none loses words, none sees a basis where none is."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from register_app.reading.recognise import (
    answers,
    bases,
    citations,
    dates,
    laws,
    lists,
    places,
    recipients,
    retention,
    sensitivity,
    transfers,
    words,
)
from register_app.reading.recognise.found import BasisFound
from register_app.reading.recognise.lexicon import clean, fold

ARTICLE = re.compile(r"6\(1\)\([a-f]\)|9\(2\)\([a-j]\)|10|")
PERIOD = re.compile(r"P(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?|PT\d+H|")
MECHANISM = re.compile(r"45|46\(2\)\([a-f]\)|46\(3\)\([ab]\)|47|49\(1\)(?:\([a-g]\))?|")

PIECES = (
    "Art. 6, stk. 1, litra b", "6(1)(f)", "9(2)(h)", "artikel 10", "litra b og f", "jf.", "hvidvaskloven § 30", "§ 147 AO", "i.V.m.",
    "DSGVO", "GDPR", "samtykke", "legitimate interest", "eller", "og", "and", "Ad 1)", "2)", "5 år", "6 måneder", "two years", "P5Y",
    "efter kundeforholdets ophør", "slettes", "USA", "Indien", "SCC", "DPF", "Google LLC", "Inc.", "A/S", "(", ")", "[", ",", ";", ":",
    "\n", "–", "-", "•", "1.", "Ingen", "Nej", "n/a", "skal afklares", "?", "databehandler", "CPR-nummer", "løbende år +", "12–24 mnd",
    "½", "\u200b", "\xa0", "İ", "ß", "①", "12.3.2024", "=1+1", "kontrakt", "6", "9", "f)", "(a)", "til", "a", "e", "i", "UNWIRKSAM",
)  # fmt: skip

composed = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=14).map(" ".join)
anything = st.one_of(st.text(max_size=80), composed)
prose = st.lists(
    st.text(alphabet=string.ascii_letters, min_size=11, max_size=14), min_size=1, max_size=8
).map(" ".join)


@given(anything)
@settings(max_examples=300, deadline=None)
def test_no_reader_ever_fails_and_all_give_values_of_the_document(text: str) -> None:
    for column in ("", "6", "9", "10"):
        assert all(ARTICLE.fullmatch(found.article) for found in bases.read(text, column))
    assert all(PERIOD.fullmatch(found.period) for found in retention.read(text))
    assert all(MECHANISM.fullmatch(found.mechanism) for found in transfers.read(text).transfers)
    assert transfers.read(text).state in ("", "none", "not_applicable", "unclarified")
    assert all(code in places.codes() for code in places.read(text))
    assert all(found.name and found.kind in ("party", "category") for found in recipients.read(text))
    assert answers.read(text) in ("", "yes", "no", "none", "not_applicable", "unclarified")
    assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", dates.read(text, serials=True))
    assert sensitivity.of(text) in ("ordinary", "confidential", "national_id", "special", "criminal")
    assert words.part(text) in ("", "controller", "processor")
    assert words.status(text) in ("", "draft", "in_review", "approved", "retired")
    assert lists.numbered(text) is None or len(lists.numbered(text) or {}) >= 2
    for reader in (bases, retention, places, answers, dates, transfers):
        assert 0.0 <= reader.looks_like(text) <= 1.0


EDGES = {
    "og",
    "eller",
    "samt",
    "and",
    "or",
    "und",
    "oder",
    "sowie",
    "et",
    "ou",
    "och",
    "en",
    "y",
    "e",
    "o",
    "lub",
    "oraz",
    "ja",
    "tai",
    "jf",
    "jfr",
    "jvf",
    "cf",
    "vgl",
    "i",
    "v",
    "m",
    "jo",
    "se",
    "også",
    "with",
    "read",
    "w",
    "zw",
    "z",
    "ks",
    "ad",
    "til",
    "to",
    "zu",
    "re",
    "vedr",
    "formål",
    "purpose",
    "zweck",
    "nr",
}


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", fold(clean(text))) if not word.isdigit()} - EDGES


def _told(found: list[BasisFound]) -> set[str]:
    return set().union(
        *(_words(f"{basis.reason} {basis.note} {basis.law} {basis.section}") for basis in found)
    )


@given(composed)
@settings(max_examples=300, deadline=None)
def test_no_word_is_lost_but_those_of_the_citations(text: str) -> None:
    if answers.read(text):
        return
    cited: set[str] = set()
    for citation in citations.find(clean(text)):
        cited |= _words(clean(text)[citation.start : citation.end])
    # A citation cut by the division of the text is read again in its parts.
    for part in re.split(r"[\n;•|+]", clean(text)):
        for citation in citations.find(part.strip()):
            cited |= _words(part.strip()[citation.start : citation.end])
    lost = {word for word in _words(text) - cited - _told(bases.read(text)) if len(word) > 1}
    # The genitive of a law's name goes, and a number of a purpose ("Ad 1") stands in `ad`.
    assert not {
        word for word in lost if not any(kept.startswith(word[:5]) for kept in _told(bases.read(text)))
    }


@given(prose)
@settings(max_examples=200, deadline=None)
def test_prose_gives_no_basis_but_is_kept_as_the_reason(text: str) -> None:
    found = bases.read(text)
    assert [basis.article for basis in found] == [""]
    assert found[0].doubtful
    assert _words(text) <= _told(found)
    assert bases.looks_like(text) <= 0.5


@pytest.mark.parametrize("letter", "abcdef")
def test_the_normal_form_of_article_6_stays_as_it_is(letter: str) -> None:
    assert bases.read(f"6(1)({letter})") == [BasisFound(f"6(1)({letter})")]


@pytest.mark.parametrize("letter", "abcdefghij")
def test_the_normal_form_of_article_9_stays_as_it_is(letter: str) -> None:
    assert bases.read(f"9(2)({letter})") == [BasisFound(f"9(2)({letter})")]


@given(st.integers(1, 999), st.sampled_from("YMWD"))
def test_a_period_in_iso_8601_stays_as_it_is(amount: int, unit: str) -> None:
    assert [found.period for found in retention.read(f"P{amount}{unit}")] == [f"P{amount}{unit}"]


@given(anything)
@settings(max_examples=200, deadline=None)
def test_time_limits_keep_the_whole_text(text: str) -> None:
    found = retention.read(text)
    if answers.read(text) or not clean(text):
        assert found == []
        return
    told = set().union(*(_words(f"{one.text} {one.category}") for one in found))
    assert {word for word in _words(text) if len(word) > 2} <= told


@given(anything)
@settings(max_examples=200, deadline=None)
def test_lists_keep_every_word_and_divide_no_item_again(text: str) -> None:
    items = lists.split(text)
    if "<" not in text and not text.strip().startswith("["):
        marks = {"x000d"}
        told = set().union(*(_words(item) for item in items), marks)
        assert {word for word in _words(text) if len(word) > 4} <= told
    assert len({fold(item) for item in items}) == len(items)
    for item in items:
        assert lists.split(item, commas=False) or not re.search(r"[^\W\d]{3}", item)


@given(anything)
@settings(max_examples=200, deadline=None)
def test_recipients_keep_every_name(text: str) -> None:
    if answers.read(text):
        assert recipients.read(text) == []
    for found in recipients.read(text):
        assert found.name.strip() == found.name


@given(anything)
@settings(max_examples=200, deadline=None)
def test_folding_keeps_positions(text: str) -> None:
    cleaned = clean(text)
    assert len(fold(cleaned)) == len(cleaned)
    assert clean(cleaned) == cleaned
    law = laws.find(cleaned)
    assert law is None or 0 <= law.start < law.end <= len(cleaned)
