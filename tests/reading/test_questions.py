"""Headings and labels that ask, in the languages of registers, and headings with words cut short."""

from __future__ import annotations

import pytest

from register_app.reading.headings import match


@pytest.mark.parametrize(
    ("field", "questions"),
    [
        ("name", ("What do you call this processing?", "Hvad hedder behandlingen?", "Hvad laver vi?", "Wie heißt die Verarbeitung?", "Hoe heet de verwerking?")),
        ("department", ("Which department is responsible?", "Hvilken afdeling er ansvarlig?", "Welche Abteilung ist verantwortlich?")),
        ("owner", ("Who is responsible?", "Hvem er ansvarlig?", "Wer ist verantwortlich?", "Qui est responsable ?")),
        ("purpose", ("Why do you need the data?", "Hvad bruger vi oplysningerne til?", "Pourquoi traitez-vous ces données ?", "Po co przetwarzamy dane?", "Miksi käsittelemme tietoja?")),
        ("basis", ("What is your lawful basis?", "Hvorfor må vi det?", "Hvad giver os lov?", "Warum dürfen wir das?", "De quel droit ?", "Varför får vi behandla uppgifterna?")),
        ("subjects", ("Whose data do you process?", "Hvem handler det om?", "Wessen Daten werden verarbeitet?", "Qui est concerné ?", "Over wie?", "¿A quién afecta?")),
        ("data", ("What information do we collect?", "Hvilke oplysninger har vi?", "Welche Daten werden verarbeitet?", "Quelles informations collectez-vous ?", "Jakie dane przetwarzamy?")),
        ("special", ("Behandler I følsomme oplysninger? Hvis ja, hvilke?", "Do you process special categories of data?", "Behandlas känsliga uppgifter?")),
        ("recipients", ("With whom do you share the data?", "Hvem deler I oplysningerne med?", "Hvem får dem?", "An wen werden die Daten weitergegeben?", "Avec qui partagez-vous les données ?", "Vilka delar vi uppgifterna med?", "Hvem mottar opplysningene?", "Met wie delen wij de gegevens?", "¿Con quién compartimos los datos?", "Con chi condividiamo i dati?", "Komu udostępniamy dane?", "Kenelle tietoja luovutetaan?")),
        ("processors", ("Who processes data on our behalf?", "Hvilke databehandlere bruger vi?", "Quels sous-traitants ?")),
        ("transfer", ("Does the data leave the EEA?", "Sendes oplysningerne ud af EU?", "Verlassen die Daten die EU?", "Y a-t-il un transfert hors UE ?", "Siirretäänkö tietoja EU:n ulkopuolelle?")),
        ("retention", ("How long do you keep it?", "Hvornår sletter vi?", "Wie lange?", "Combien de temps conservez-vous les données ?", "När raderas uppgifterna?", "Hoe lang bewaren wij de gegevens?", "¿Cuándo se borran los datos?", "Milloin tiedot poistetaan?")),
        ("measures", ("How do you keep it secure?", "Hvordan passer vi på?", "Wie werden die Daten geschützt?", "Jak chronimy dane?")),
        ("source", ("Where does the data come from?", "Hvem får vi oplysningerne fra?", "Woher stammen die Daten?")),
    ],
)  # fmt: skip
def test_a_question_stands_for_the_field_it_asks_for(field: str, questions: tuple[str, ...]) -> None:
    assert [(question, [found.field for found in match(question)]) for question in questions] == [
        (question, [field]) for question in questions
    ]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Pers.oplysninger", "data"), ("Kat. af reg.", "subjects"), ("Kat. af pers.opl.", "data"), ("Databeh.", "processors"),
        ("Sikkerhedsforanst.", "measures"), ("Slettefr.", "retention"), ("Modt.", "recipients"), ("Rechtsgr.", "basis"),
        ("Kat. betr. Pers.", "subjects"), ("Cat. of data subj.", "subjects"), ("Overf. til 3. lande", "transfer"),
    ],
)  # fmt: skip
def test_words_cut_short_are_completed(heading: str, field: str) -> None:
    assert [found.field for found in match(heading)] == [field]


def test_a_question_about_the_basis_of_a_transfer_is_not_the_legal_basis() -> None:
    assert match("On what basis is data transferred to third countries?")[0].field != "basis"


def test_sentences_that_ask_nothing_stay_what_they_are() -> None:
    assert match("6 måneder efter afslag") == ()
    assert [found.field for found in match("Hvor opbevares oplysningerne")] != ["retention"]
