"""The fixed words of a document: complete in every language, cited as lawyers cite."""

from __future__ import annotations

import json
import string
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.base.paths import resource
from register_app.model import vocabulary
from register_app.writing.citing import article_names, cite
from register_app.writing.labels import DocumentLabels, UnknownDocumentLanguage, document_languages
from register_app.writing.pairs import Pair, capitalised, parted, tied


def _leaves(data: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, f"{path}/{key}")
    else:
        yield path, str(data)


def _labels(language: str) -> dict[str, str]:
    path = resource("catalogues", "document_labels", f"{language}.json")
    labels = json.loads(path.read_text(encoding="utf-8"))
    labels.pop("source", None)
    # Polish counts in more forms than English.
    labels["counts"] = {
        key: {form: text for form, text in forms.items() if form in ("one", "other")}
        for key, forms in labels["counts"].items()
    }
    return dict(_leaves(labels))


@pytest.mark.parametrize("language", document_languages())
def test_every_language_has_every_label_with_the_same_braces(language: str) -> None:
    own, english = _labels(language), _labels("en")
    assert own.keys() == english.keys()
    for key, text in own.items():
        assert text.strip(), key
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(t) if name} for t in (text, english[key])
        ]
        assert fields[0] == fields[1], key


@pytest.mark.parametrize("language", document_languages())
def test_every_choice_of_a_register_has_a_word(language: str) -> None:
    words = _labels(language)
    groups = {
        "status": vocabulary.STATUSES,
        "sensitivity": vocabulary.SENSITIVITIES,
        "action": vocabulary.END_ACTIONS,
        "role": vocabulary.RECIPIENT_ROLES,
        "location": vocabulary.LOCATIONS,
        "version_kind": vocabulary.VERSION_KINDS,
        "party_role": vocabulary.REGISTER_ROLES | vocabulary.RECIPIENT_ROLES,
    }
    for group, choices in groups.items():
        for value in choices:
            assert words[f"/terms/{group}/{value}"], (group, value)


def test_every_legal_basis_and_mechanism_of_the_register_has_a_name() -> None:
    names = article_names()
    for code in (*vocabulary.ARTICLES, *vocabulary.MECHANISMS):
        assert set(names[code]) == set(document_languages())
        assert all(name.strip() for name in names[code].values())


@pytest.mark.parametrize("language", document_languages())
def test_the_letters_of_article_30_answer_all_slots_in_order(language: str) -> None:
    labels = DocumentLabels(language)
    for part, letters in (("controller", "abcdefg"), ("processor", "abcd")):
        entries = labels.letters(part)
        assert "".join(entry.letter for entry in entries) == letters
        slots = [slot for entry in entries for slot in entry.slots if slot != "controller"]
        assert tuple(slots) == vocabulary.SLOTS[part]
        for entry in entries:
            for slot in entry.slots:
                assert vocabulary.SLOT_LETTERS.get((part, slot), entry.letter) == entry.letter


def test_the_wording_is_that_of_the_regulation() -> None:
    danish = {entry.letter: entry.wording for entry in DocumentLabels("da").letters("controller")}
    assert danish["b"] == "formålene med behandlingen"
    assert danish["f"] == (
        "hvis det er muligt, de forventede tidsfrister for sletning af de forskellige kategorier af oplysninger"
    )
    english = {entry.letter: entry.wording for entry in DocumentLabels("en").letters("processor")}
    assert english["b"] == "the categories of processing carried out on behalf of each controller"
    assert "2016/679" in DocumentLabels("en").wording_source()


@pytest.mark.parametrize(
    ("code", "danish", "english"),
    [
        ("6(1)(f)", "art. 6, stk. 1, litra f", "Art. 6(1)(f)"),
        ("10", "art. 10", "Art. 10"),
        ("49(1)", "art. 49, stk. 1, andet afsnit", "Art. 49(1), second subparagraph"),
        ("46(3)(b)", "art. 46, stk. 3, litra b", "Art. 46(3)(b)"),
        ("§ 6", "§ 6", "§ 6"),
        ("6(f)", "6(f)", "6(f)"),
    ],
)
def test_citations(code: str, danish: str, english: str) -> None:
    assert cite(code, "da").replace("\u00a0", " ") == danish
    assert cite(code, "en").replace("\u00a0", " ") == english


def test_a_citation_breaks_only_after_a_comma() -> None:
    assert cite("6(1)(f)", "da") == "art.\u00a06, stk.\u00a01, litra\u00a0f"


@pytest.mark.parametrize(
    ("period", "danish", "english"),
    [
        ("P5Y", "5 år", "5 years"),
        ("P1Y6M", "1 år og 6 måneder", "1 year and 6 months"),
        ("P30D", "30 dage", "30 days"),
        ("P2W", "2 uger", "2 weeks"),
        ("P", "P", "P"),
        ("fem år", "fem år", "fem år"),
    ],
)
def test_periods_in_words(period: str, danish: str, english: str) -> None:
    assert DocumentLabels("da").period(period).replace("\u00a0", " ") == danish
    assert DocumentLabels("en").period(period).replace("\u00a0", " ") == english


@pytest.mark.parametrize("language", document_languages())
def test_periods_speak_the_language(language: str) -> None:
    units = {"P2Y": "years", "P3M": "months", "P1Y": "year", "P1M": "month", "P20D": "days", "P1D": "day"}
    said = {code: DocumentLabels(language).period(code).split("\u00a0")[-1] for code in units}
    assert len(set(said.values())) >= 4, said
    if language != "en":
        assert not set(said.values()) & set(units.values()), said


def test_periods_of_italian_and_dutch() -> None:
    italian, dutch = DocumentLabels("it"), DocumentLabels("nl")
    assert italian.period("P1Y6M").replace("\u00a0", " ") == "1 anno e 6 mesi"
    assert italian.period("P30D").replace("\u00a0", " ") == "30 giorni"
    assert dutch.period("P30D").replace("\u00a0", " ") == "30 dagen"


def test_the_first_of_a_month_in_french() -> None:
    french = DocumentLabels("fr")
    told = [french.date(f"2024-01-{day}").replace("\u00a0", " ") for day in ("01", "11", "21")]
    assert told == ["1er janvier 2024", "11 janvier 2024", "21 janvier 2024"]


def test_dates_countries_and_counts_by_the_language() -> None:
    danish, english = DocumentLabels("da"), DocumentLabels("en")
    assert danish.date("2026-03-31").replace("\u00a0", " ") == "31. marts 2026"
    assert english.date("2026-03-31T23:30:00+02:00").replace("\u00a0", " ") == "31 March 2026"
    assert danish.date("snarest") == "snarest"
    assert (danish.country("DE"), english.country("de"), danish.country("EU-land")) == (
        "Tyskland",
        "Germany",
        "EU-land",
    )
    assert danish.count("activities", 1) == "1 behandlingsaktivitet"
    assert english.count("activities", 1200) == "1,200 processing activities"


def test_a_language_without_labels_is_refused_by_name() -> None:
    with pytest.raises(UnknownDocumentLanguage, match="tlh"):
        DocumentLabels("tlh")


@given(st.text(max_size=12))
def test_no_text_breaks_the_readers_of_codes(text: str) -> None:
    labels = DocumentLabels("da")
    for shown in (labels.citation(text), labels.period(text), labels.date(text), labels.country(text)):
        assert isinstance(shown, str)
    if text.strip("0123456789()abcdefghij"):
        assert labels.citation(text) == text


def test_two_languages_stay_apart_whatever_is_said_around_them() -> None:
    pair = Pair("Kilde", "Source")
    assert pair == "Kilde / Source"
    assert parted(pair + ": x") == ["Kilde", "Source", ": x"]
    assert parted("(" + pair) == ["(Kilde", "Source", ""]
    assert parted(pair + Pair(" A", " B")) == ["Kilde A", "Source B", ""]
    assert parted(tied(pair, " – ", Pair("a", "b"))) == ["Kilde – a", "Source – b", ""]
    assert tied("one", " – ", "two") == "one – two"
    assert parted(capitalised(Pair("art. 30", "art. 30(1)"))) == ["Art. 30", "Art. 30(1)", ""]
    assert parted({"a": [pair, "x", 1, None]}) == {"a": [["Kilde", "Source", ""], "x", 1, None]}
    assert parted(Pair("same", "same")) == "same"


def test_a_label_in_two_languages_is_filled_in_once_or_in_each() -> None:
    labels = DocumentLabels("da+en")
    assert parted(labels.fill("left_out", what="x")) == [
        "Udeladt af dette udtræk",
        "Left out of this extract",
        ": x",
    ]
    both = labels.fill("left_out", what=Pair("noter", "notes"))
    assert parted(both)[:2] == ["Udeladt af dette udtræk: noter", "Left out of this extract: notes"]
    date = labels.fill("extract_date", date=labels.date("2026-03-31"))
    assert [half.replace("\xa0", " ") for half in parted(date)] == [
        "Udtræk pr. 31. marts 2026",
        "Extract of 31 March 2026",
        "",
    ]
