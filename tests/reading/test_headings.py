"""Headings in eleven languages are told apart, whole, in parts and by likeness."""

from __future__ import annotations

import pytest

from register_app.reading import headingwords
from register_app.reading.fields import FIELDS
from register_app.reading.headings import code_of, match
from register_app.reading.subheadings import match_under


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Formål med behandlingen", "purpose"), ("Purpose(s) of processing", "purpose"), ("Zwecke der Verarbeitung", "purpose"),
        ("FINALITÉ DU TRAITEMENT:", "purpose"), ("Ändamål", "purpose"), ("Cel przetwarzania danych", "purpose"), ("Käsittelyn tarkoitus", "purpose"),
        ("Retsgrundlag – følsomme oplysninger (artikel 9)", "basis9"), ("Legal Basis (Art. 9 if special category)", "basis9"),
        ("Retsgrundlag – almindelige oplysninger (artikel 6)", "basis"), ("Rättslig grund", "basis"), ("Wettelijke grondslag", "basis"),
        ("Databehandlere", "processors"), ("Databehandleraftale (link)", "contract"), ("Data Protection Officer", "dpo"),
        ("Joint controllers", "joint_controllers"), ("Process", "name"), ("Modtagere (myndigheder)", "recipients"),
        ("Responsabile della protezione dei dati", "dpo"), ("Responsabili del trattamento", "processors"),
        ("Loeschfrist", "retention"), ("Empfaenger", "recipients"), ("storage_duration", "retention"), ("personalData", "data"),
        ("Retention Justification", "retention_start"), ("Transfer Mechanism", "safeguards"), ("Opbevaringssted", "location"),
        ("Hvor længe opbevares oplysningerne?", "retention"), ("Kategorier af behandling", "processing"), ("På vegne af", "clients"),
        ("c1. Categories of data subjects", "subjects"), ("Slettefirst", "retention"),
    ],
)  # fmt: skip
def test_single_headings(text: str, field: str) -> None:
    found = match(text)
    assert [item.field for item in found] == [field]
    assert 0.5 < found[0].confidence <= 1.0


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Kategorier af registrerede / oplysninger", ["subjects", "data"]),
        ("Recipients & processors", ["recipients", "processors"]),
        ("Formål og retsgrundlag", ["purpose", "basis"]),
        ("Zweck und Rechtsgrundlage", ["purpose", "basis"]),
        ("Retention / slettefrist", ["retention"]),
        ("Purpose(s) / formål", ["purpose"]),
    ],
)
def test_combined_headings(text: str, fields: list[str]) -> None:
    assert [item.field for item in match(text)] == fields


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ja",
        "Nordisk Lån A/S",
        "Newsletter",
        "Applicants",
        "12.03.2024",
        "Dette er en lang sætning om formål. Den er ingen overskrift, kun tekst.",
        "- Formål",
    ],
)
def test_what_is_no_heading(text: str) -> None:
    assert match(text) == ()


@pytest.mark.parametrize(
    ("upper", "lower", "field"),
    [
        ("Modtagere", "Navn", "recipients"), ("Modtagere", "Land", "recipient_country"), ("Overførsel til tredjeland", "Grundlag", "safeguards"),
        ("Slettefrist", "Hjemmel", "retention_law"), ("Finalité du traitement", "", "purpose"), ("Identification du traitement", "N° / RÉF", "number"),
        ("Retsgrundlag", "Begrundelse", "basis_reason"), ("Oplysninger", "Almindelige", "data"),
    ],
)  # fmt: skip
def test_headings_in_two_rows(upper: str, lower: str, field: str) -> None:
    assert [item.field for item in match_under(upper, lower)] == [field]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Hjemmel for lagring", "retention_law"), ("Retsgrundlag for opbevaring", "retention_law"), ("Hjemmel for sletning", "retention_law"),
        ("Retsgrundlag", "basis"),
    ],
)  # fmt: skip
def test_the_law_of_a_time_limit_is_no_legal_basis(text: str, field: str) -> None:
    assert [item.field for item in match(text)] == [field]


def test_every_text_of_the_catalogue_is_known_and_every_field_is_one() -> None:
    catalogue = headingwords.catalogue()
    assert {field for fields in catalogue.texts.values() for field in fields} <= set(FIELDS)
    assert {field for field, _, _ in catalogue.stems} <= set(FIELDS)
    assert len(catalogue.texts) > 2000


def test_codes_name_the_rows_they_number() -> None:
    assert code_of("Processor ID") == "processors"
    assert code_of("Purpose") == ""


@pytest.mark.parametrize(
    ("field", "texts"),
    [
        ("name", "Hvad laver vi|What we do with it|Det här gör vi|Wat doen we|Cosa facciamo|Mitä teemme|Worum geht es?"),
        ("basis", "Hvorfor må vi?|Was gibt uns das Recht dazu?|Ce qui nous y autorise|Perché possiamo|Millä oikeudella|Condition for processing|Dlaczego możemy"),
        ("purpose", "Til hvilket brug?|Per cosa|Mitä varten|Hva er det til|Po co|Waarom doen we dat|Para qué lo hacemos"),
        ("subjects", "Hvem har dere opplysninger om?|Vilka har ni uppgifter om?|Wen betreffen die Daten?|¿De quién tienen datos?|Su chi avete dati?|På hvem|O kim|Sur qui|Um wen geht es?|Om vilka|Van wie hebben we gegevens|De quién son|De personer det drejer sig om"),
        ("data", "Um welche Angaben geht es?|Co zbieramy|Det här sparar vi|Cosa trattiamo|Qué guardamos|Hva vi lagrer|Mitä siellä on|Contains"),
        ("recipients", "Videre til|Who we pass it to|Qui les reçoit|Z kim się dzielimy|Får del av det|A chi li diamo|Minne menee|Wie ziet het|Dem der får dem"),
        ("retention", "Wann wird gelöscht?|On les garde combien de temps|Jak długo trzymamy|Fino a quando|Hävitys|Wanneer gaat het weg|Cuándo se borran"),
        ("source", "Hvor fra|Where it came from|Von wem"),
        ("owner", "Vem ansvarar|Hvem har ansvaret"),
        ("transfer", "EU/EØS?|Inden for EU?|Sent abroad?"),
        ("basis9", "Additional condition"),
    ],
)  # fmt: skip
def test_headings_in_everyday_words(field: str, texts: str) -> None:
    for text in texts.split("|"):
        assert [item.field for item in match(text)] == [field], text


def test_of_what_an_abbreviation_may_mean_a_register_has_the_one() -> None:
    assert match("Rec.")[0].field == "recipients"
    assert match("Beh.aktivitet")[0].field == "name"


def test_a_limit_without_what_it_limits_is_the_time_limit() -> None:
    assert [item.field for item in match("Frist")] == ["retention"]
    assert [item.field for item in match_under("Löschung", "Frist")] == ["retention"]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Actviity", "name"),
        ("Fromål", "purpose"),
        ("4 Recipients", "recipients"),
        ("Envoyé à (Art. 30(1)(d))", "recipients"),
        ("Slettefrist\nart. 30, stk. 1, litra f", "retention"),
        ("Art. 30(1)(b): Purpose", "purpose"),
        ("Datenarten (Art. 30 Abs. 1 lit. c DSGVO)", "data"),
    ],
)
def test_swapped_letters_numbers_and_the_place_in_article_30_do_not_matter(text: str, field: str) -> None:
    assert [found.field for found in match(text)] == [field]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Welche personenbezogenen Daten werden verarbeitet?", "data"),
        ("Lb.nr.", "number"),
        ("Starttidspunkt for frist", "retention_start"),
        ("Period runs from", "retention_start"),
        ("Frist beginnt mit", "retention_start"),
        ("Statutory retention", "retention_law"),
        ("Lovkrav til opbevaring", "retention_law"),
        ("Grundlage der Löschfrist", "retention_law"),
    ],
)
def test_what_time_limits_start_with_and_rest_on(text: str, field: str) -> None:
    assert [found.field for found in match(text)] == [field]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Hvad brges oplysningerne til?", "purpose"),
        ("Hvorfr behandler vi oplysningerne?", "purpose"),
        ("Whoose data do we hold?", "subjects"),
        ("Who recieves the data?", "recipients"),
        ("What is the uprpose of the processing?", "purpose"),
        ("Who do we hsare it with?", "recipients"),
        ("Wie lnage werden die Daten gespeichert?", "retention"),
    ],
)
def test_a_slip_in_a_question_does_not_change_what_it_asks(text: str, field: str) -> None:
    assert [found.field for found in match(text)] == [field]


@pytest.mark.parametrize(
    "heading",
    [
        "davon bes. Kategorien (Art. 9)",
        "heraf følsomme (art. 9)",
        "of which special (Art. 9)",
        "dont sensibles (art. 9)",
        "waarvan bijzonder (art. 9)",
        "w tym szczególne kategorie (art. 9)",
    ],
)
def test_a_part_of_the_data_that_cites_article_9_is_no_basis(heading: str) -> None:
    assert [found.field for found in match(heading)] == ["special"]


@pytest.mark.parametrize(
    "heading",
    ["Særlov", "Specifieke wetgeving", "Bijzondere wetgeving", "Speciallag", "Erityislaki", "Ley especial"],
)
def test_special_law_is_law_and_no_special_category(heading: str) -> None:
    assert [found.field for found in match(heading)] == ["law"]
