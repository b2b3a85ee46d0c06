"""Countries in eleven languages, and what is no country."""

from __future__ import annotations

import pytest

from register_app.reading.recognise import places


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("US", "USA|U.S.|US|U.S.A.|De Forenede Stater|United States|Vereinigte Staaten|États-Unis|Etats-Unis|Förenta staterna|Verenigde Staten|Estados Unidos|EE.UU.|Stati Uniti|Stany Zjednoczone|Yhdysvallat|Yhdysvaltoihin"),
        ("GB", "Storbritannien|UK|United Kingdom|Großbritannien|Grossbritannien|Vereinigtes Königreich|Royaume-Uni|Verenigd Koninkrijk|Reino Unido|Regno Unito|Wielka Brytania|Iso-Britannia|England"),
        ("IN", "Indien|India|Inde|Indie|Intia"),
        ("CN", "Kina|China|Chine|Cina|Chiny|Kiina"),
        ("CH", "Schweiz|Switzerland|Suisse|Sveits|Zwitserland|Suiza|Svizzera|Szwajcaria|Sveitsi"),
        ("CA", "Canada|Kanada|Canadá"),
        ("KR", "Sydkorea|South Korea|Südkorea|Corée du Sud|Etelä-Korea"),
        ("FO", "Færøerne|Faroe Islands|Iles FEROE"),
        ("DE", "Tyskland|Germany|Deutschland|Allemagne|Duitsland|Alemania|Germania|Niemcy|Saksa"),
        ("IE", "Irland|Ireland|Irlande|Ierland|Irlanda|Irlandia|Irlanti"),
        ("NL", "Holland|Nederlandene|The Netherlands|Niederlande|Pays-Bas|Países Bajos|Alankomaat"),
        ("TR", "Tyrkiet|Turkey|Türkei|Turkije|Türkiye"),
        ("PH", "Filippinerne|Philippines|Philippinen"),
        ("CZ", "Tjekkiet|Czech Republic|Tschechien"),
        ("JP", "Japan|Japon|Giappone"),
        ("UA", "Ukraine|Ukraina"),
        ("IM", "Isle of Man|Ile de Man"),
    ],
)  # fmt: skip
def test_names_and_aliases(code: str, names: str) -> None:
    for name in names.split("|"):
        assert places.read(name) == [code], name
        assert places.country(name) == code


def test_every_territory_is_known_in_every_language() -> None:
    from babel import Locale

    from register_app.reading.recognise.lexicon import LANGUAGES

    for language in LANGUAGES:
        territories = Locale(language).territories
        for code in ("BR", "ZA", "VN", "MA", "RS", "SG", "AU", "MX", "EG", "AR"):
            assert places.read(territories[code]) == [code], (language, code)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("USA, Indien og Kina", ["US", "IN", "CN"]),
        ("DE, FR, US", ["DE", "FR", "US"]),
        ("Beta Ltd. (CA)", ["CA"]),
        ("Data sendes til Indien. Indien er et tredjeland.", ["IN"]),
        ("USA, Harborlight Inc., EU-U.S. Data Privacy Framework", ["US"]),
        ("EU-U.S. DPF", []),
        ("contact us", []),
        ("in the EU", []),
        ("EU/EØS", []),
        ("island", []),
        ("Kunder i turkey", []),
        ("UK", ["GB"]),
        ("Guinea-Bissau", ["GW"]),
        ("", []),
    ],
)
def test_countries_in_text(text: str, codes: list[str]) -> None:
    assert places.read(text) == codes


def test_two_countries_are_not_one() -> None:
    assert places.country("USA og Indien") == ""


@pytest.mark.parametrize(("code", "third"), [("US", True), ("GB", True), ("CH", True), ("DK", False), ("NO", False), ("IS", False), ("LI", False), ("", False)])  # fmt: skip
def test_the_eu_and_the_eea_are_no_third_countries(code: str, third: bool) -> None:
    assert places.is_third_country(code) is third


def test_the_union_is_recognised_by_its_names() -> None:
    for text in ("EU", "EU/EØS", "kun inden for EØS", "EWR", "the EEA", "Den Europæiske Union", "UE"):
        assert places.names_union(text), text
    assert not places.names_union("eu-west-1")
    assert not places.names_union("EU-U.S. DPF")


def test_adequacy() -> None:
    assert places.is_adequate("CH")
    assert not places.is_adequate("IN")


def test_what_looks_like_countries() -> None:
    assert places.looks_like("IT") < 0.5  # a department
    assert places.looks_like("DK") == 1.0
    assert places.looks_like("USA, Indien") == 1.0
    assert places.looks_like("Google LLC, USA") < 1.0
    assert places.looks_like("Kunder") == 0.0


@pytest.mark.parametrize(
    ("text", "codes"), [("Skyhuset (KY)", []), ("Skyhuset (US)", ["US"]), ("Molnet (IN/SG)", ["IN", "SG"])]
)
def test_two_letters_in_brackets_are_a_country_only_where_that_is_likely(text: str, codes: list[str]) -> None:
    assert places.read(text) == codes


def test_two_letters_under_a_heading_of_countries_are_any_country() -> None:
    assert places.read("KY") == ["KY"]
