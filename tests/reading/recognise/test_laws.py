"""National law in a text: name and section."""

from __future__ import annotations

import pytest

from register_app.reading.recognise import laws


@pytest.mark.parametrize(
    ("text", "law", "section"),
    [
        ("hvidvaskloven §§ 11-14", "hvidvaskloven", "§§ 11-14"),
        ("lov om beskyttelse af whistleblowere § 22", "lov om beskyttelse af whistleblowere", "§ 22"),
        ("databeskyttelseslovens § 7, stk. 3", "databeskyttelsesloven", "§ 7, stk. 3"),
        ("kildeskatteloven og ATP-loven", "kildeskatteloven og ATP-loven", ""),
        ("klage- og erstatningsloven § 17", "klage- og erstatningsloven", "§ 17"),
        (
            "bekendtgørelse om god skik for finansielle virksomheder",
            "bekendtgørelse om god skik for finansielle virksomheder",
            "",
        ),
        ("databeskyttelsesforordningens kapitel III", "databeskyttelsesforordningens kapitel III", ""),
        ("skovloven kap. 3 a", "skovloven kap. 3 a", ""),
        ("skovloven kap. 3 i sin helhed", "skovloven kap. 3", ""),
        ("barnets lov § 133", "barnets lov", "§ 133"),
        ("CVR-loven § 11", "CVR-loven", "§ 11"),
        ("Service Regulations, Articles 12 to 15 and 20", "Service Regulations", "Articles 12 to 15 and 20"),
        ("Articles 3 to 5 of the Boats Act", "Boats Act", "Articles 3 to 5"),
        ("§§ 4 bis 7 BoSG", "BoSG", "§§ 4 bis 7"),
        ("WasserGVV § 5", "WasserGVV", "§ 5"),
        ("Directive 2009/12/EC, Article 3", "Directive 2009/12/EC", "Article 3"),
        ("Budget Regulation (EU, Euratom) 2012/345", "Budget Regulation (EU, Euratom) 2012/345", ""),
        ("tv-overvågningsloven § 4 c", "tv-overvågningsloven", "§ 4 c"),
        ("§ 147 AO", "AO", "§ 147"),
        ("§ 31(2) BoSG", "BoSG", "§ 31(2)"),
        ("§ 31(2)(b) BoSG", "BoSG", "§ 31(2)(b)"),
        ("§ 257 HGB, § 147 AO", "§ 257 HGB, § 147 AO", ""),
        ("SGB IX § 167", "SGB IX", "§ 167"),
        ("section 386 of the Companies Act 2006", "Companies Act 2006", "section 386"),
        ("Data Protection Act 2018, Schedule 1", "Data Protection Act 2018", "Schedule 1"),
        ("article L. 123-22 du code de commerce", "code de commerce", "article L. 123-22"),
        ("Loi n° 78-17 du 6 janvier 1978", "Loi n° 78-17 du 6 janvier 1978", ""),
        ("bokföringslagen 7 kap. 2 §", "bokföringslagen", "7 kap. 2 §"),
        ("artikel 7:655 BW", "BW", "artikel 7:655"),
        ("Wet op de loonbelasting 1964", "Wet op de loonbelasting 1964", ""),
        ("Ley 10/2010, art. 25", "Ley 10/2010", "art. 25"),
        ("art. 2220 c.c.", "c.c.", "art. 2220"),
        ("D.Lgs. 231/2007", "D.Lgs. 231/2007", ""),
        ("art. 74 ustawy o rachunkowości", "ustawy o rachunkowości", "art. 74"),
        ("kirjanpitolain 2 luvun 10 §", "kirjanpitolain", "2 luvun 10 §"),
        ("pligt efter bogføringsloven § 10", "bogføringsloven", "§ 10"),
        ("§ 8 og mere", "", "§ 8"),
        ("GDPR chapter III", "GDPR chapter III", ""),
    ],
)
def test_name_and_section(text: str, law: str, section: str) -> None:
    found = laws.find(text)
    assert found is not None
    assert (found.law, found.section) == (law, section)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "legal obligation",
        "kapitalens forpligtelse",
        "contract",
        "Kunder",
        "5 år",
        "Wet floor",
        "whistleblowerordning",
        "HR og IT",
        "tilladelse",
    ],
)
def test_what_is_no_law(text: str) -> None:
    assert laws.find(text) is None


def test_the_names_of_the_gdpr() -> None:
    for name in (
        "GDPR",
        "DSGVO",
        "databeskyttelsesforordningens",
        "RGPD",
        "AVG",
        "RODO",
        "Regulation (EU) 2016/679",
        "the UK GDPR",
    ):
        assert laws.is_gdpr(name), name
    assert not laws.is_gdpr("hvidvaskloven")


@pytest.mark.parametrize(
    ("text", "law", "section"),
    [
        ("§ 26 I BDSG", "BDSG", "§ 26 I"),
        ("§ 257 I Nr. 4 HGB", "HGB", "§ 257 I Nr. 4"),
        ("§ 147 III AO", "AO", "§ 147 III"),
    ],
)
def test_roman_paragraphs_of_german_sections(text: str, law: str, section: str) -> None:
    found = laws.find(text)
    assert found is not None
    assert (found.law, found.section) == (law, section)


def test_a_danish_word_is_no_roman_paragraph() -> None:
    found = laws.find("§ 26 i databeskyttelsesloven")
    assert found is not None
    assert (found.law, found.section) == ("databeskyttelsesloven", "§ 26")


@pytest.mark.parametrize(
    "text",
    [
        "We explain it in plain words.",
        "Villain",
        "Bewerbungsunterlagen",
        "Anlagen",
        "Rechtsgrundlagen",
        "bolagen",
    ],
)
def test_words_that_only_end_like_a_law_are_none(text: str) -> None:
    assert not laws.find(text)


@pytest.mark.parametrize("text", ["tietosuojalain", "yttrandefrihetsgrundlagen", "aktiebolagslagen"])
def test_words_that_end_like_a_law_and_are_one(text: str) -> None:
    assert laws.find(text)
