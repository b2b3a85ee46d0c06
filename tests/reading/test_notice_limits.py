"""Time limits in running sentences of the languages beside Danish and English: what is kept, how long, from when."""

from __future__ import annotations

import pytest

from register_app.reading import notices, plaintext
from register_app.reading.notice import limits
from register_app.reading.recognise import durations, retention
from register_app.reading.texts import SourceText

# A sentence, the limit it tells, its period, and the event that starts it where the limit says one.
TOLD = [
    # de
    ("Wir speichern Ihre Daten fünf Jahre nach Vertragsende.", "fünf Jahre nach Vertragsende", "P5Y", "Vertragsende"),
    ("Ihre Daten werden für die Dauer von zehn Jahren nach Ende des Geschäftsjahres aufbewahrt.", "die Dauer von zehn Jahren nach Ende des Geschäftsjahres", "P10Y", "Ende des Geschäftsjahres"),
    ("Die Aufnahmen werden nach 72 Stunden gelöscht.", "72 Stunden", "P3D", ""),
    ("Bewerbungen löschen wir spätestens sechs Monate nach der Absage.", "spätestens sechs Monate nach der Absage", "P6M", "der Absage"),
    ("Wir bewahren die Unterlagen zwei Jahre lang auf.", "zwei Jahre", "P2Y", ""),
    ("Wir speichern Ihre Daten, solange Sie Kunde sind.", "solange Sie Kunde sind", "", ""),
    ("Ihre E-Mail-Adresse wird gelöscht, sobald Sie sich abmelden.", "sobald Sie sich abmelden", "", "Sie sich abmelden"),
    ("Die Daten werden bis zum Ablauf der gesetzlichen Fristen gespeichert.", "bis zum Ablauf der gesetzlichen Fristen", "", "Ablauf der gesetzlichen Fristen"),
    # fr
    ("Nous conservons vos données pendant cinq ans après la fin du contrat.", "cinq ans après la fin du contrat", "P5Y", "la fin du contrat"),
    ("Vos données sont conservées trois ans à compter du dernier contact.", "trois ans à compter du dernier contact", "P3Y", "dernier contact"),
    ("Les images sont supprimées au bout de 30 jours.", "30 jours", "P30D", ""),
    ("Nous effaçons votre candidature au plus tard six mois après le refus.", "au plus tard six mois après le refus", "P6M", "le refus"),
    ("Les données sont conservées pour une durée de dix ans.", "une durée de dix ans", "P10Y", ""),
    ("Nous gardons vos données tant que vous êtes client.", "tant que vous êtes client", "", ""),
    ("Votre adresse est supprimée dès que vous vous désabonnez.", "dès que vous vous désabonnez", "", ""),
    ("Les données sont conservées jusqu'à la fin du contrat.", "jusqu'à la fin du contrat", "", "fin du contrat"),
    # sv
    ("Vi sparar dina uppgifter i fem år efter avtalets slut.", "fem år efter avtalets slut", "P5Y", "avtalets slut"),
    ("Uppgifterna bevaras i högst två år efter senaste kontakt.", "högst två år efter senaste kontakt", "P2Y", "senaste kontakt"),
    ("Bilderna raderas efter 30 dagar.", "30 dagar", "P30D", ""),
    ("Vi gallrar ansökningar senast sex månader efter avslag.", "senast sex månader efter avslag", "P6M", "avslag"),
    ("Vi lagrar uppgifterna under tre månader.", "tre månader", "P3M", ""),
    ("Vi behåller uppgifterna så länge du är kund.", "så länge du är kund", "", ""),
    ("Din adress tas bort när du avregistrerar dig.", "när du avregistrerar dig", "", ""),
    ("Uppgifterna sparas till dess att avtalet upphör.", "till dess att avtalet upphör", "", "dess att avtalet upphör"),
    # nb
    ("Vi lagrer opplysningene i fem år etter at avtalen er avsluttet.", "fem år etter at avtalen er avsluttet", "P5Y", "avtalen er avsluttet"),
    ("Opplysningene oppbevares i inntil ti år etter regnskapsårets slutt.", "inntil ti år etter regnskapsårets slutt", "P10Y", "regnskapsårets slutt"),
    ("Bildene slettes etter 30 dager.", "30 dager", "P30D", ""),
    ("Vi sletter søknader senest seks måneder etter avslag.", "senest seks måneder etter avslag", "P6M", "avslag"),
    ("Vi beholder opplysningene i tre måneder.", "tre måneder", "P3M", ""),
    ("Vi oppbevarer opplysningene så lenge du er kunde.", "så lenge du er kunde", "", ""),
    ("Adressen din slettes når du melder deg av.", "når du melder deg av", "", "du melder deg av"),
    ("Opplysningene lagres inntil avtalen er avsluttet.", "inntil avtalen er avsluttet", "", "avtalen er avsluttet"),
    # nl
    ("Wij bewaren uw gegevens vijf jaar na het einde van de overeenkomst.", "vijf jaar na het einde van de overeenkomst", "P5Y", "het einde van de overeenkomst"),
    ("Uw gegevens worden gedurende zeven jaar na afloop van het boekjaar bewaard.", "zeven jaar na afloop van het boekjaar", "P7Y", "het boekjaar"),
    ("De beelden worden na 30 dagen verwijderd.", "30 dagen", "P30D", ""),
    ("Wij verwijderen sollicitaties uiterlijk vier weken na de afwijzing.", "uiterlijk vier weken na de afwijzing", "P4W", "de afwijzing"),
    ("De gegevens worden maximaal twee jaar opgeslagen.", "maximaal twee jaar", "P2Y", ""),
    ("Wij bewaren uw gegevens zolang u klant bent.", "zolang u klant bent", "", ""),
    ("Uw adres wordt verwijderd zodra u zich afmeldt.", "zodra u zich afmeldt", "", ""),
    ("De gegevens worden bewaard tot het einde van het contract.", "tot het einde van het contract", "", "het einde van het contract"),
    # es
    ("Conservamos sus datos durante cinco años después del fin del contrato.", "cinco años después del fin del contrato", "P5Y", "fin del contrato"),
    ("Los datos se conservarán durante un plazo de diez años desde el cierre del ejercicio.", "un plazo de diez años desde el cierre del ejercicio", "P10Y", "cierre del ejercicio"),
    ("Las imágenes se eliminan a los 30 días.", "30 días", "P30D", ""),
    ("Suprimimos las candidaturas a más tardar seis meses después del rechazo.", "a más tardar seis meses después del rechazo", "P6M", "rechazo"),
    ("Guardamos los datos un máximo de dos años.", "un máximo de dos años", "P2Y", ""),
    ("Conservamos sus datos mientras sea cliente.", "mientras sea cliente", "", ""),
    ("Su dirección se suprime en cuanto se da de baja.", "en cuanto se da de baja", "", ""),
    ("Los datos se conservan hasta el fin del contrato.", "hasta el fin del contrato", "", "fin del contrato"),
    # it
    ("Conserviamo i suoi dati per cinque anni dopo la fine del contratto.", "cinque anni dopo la fine del contratto", "P5Y", "la fine del contratto"),
    ("I dati sono conservati per un periodo di dieci anni dalla chiusura dell'esercizio.", "un periodo di dieci anni dalla chiusura dell'esercizio", "P10Y", "chiusura dell'esercizio"),
    ("Le immagini vengono cancellate dopo 30 giorni.", "30 giorni", "P30D", ""),
    ("Cancelliamo le candidature al più tardi sei mesi dopo il rifiuto.", "al più tardi sei mesi dopo il rifiuto", "P6M", "il rifiuto"),
    ("I dati vengono conservati al massimo due anni.", "al massimo due anni", "P2Y", ""),
    ("Conserviamo i suoi dati finché è cliente.", "finché è cliente", "", ""),
    ("Il suo indirizzo viene cancellato quando si disiscrive.", "quando si disiscrive", "", ""),
    ("I dati sono conservati fino alla fine del contratto.", "fino alla fine del contratto", "", "fine del contratto"),
    # pl
    ("Przechowujemy dane przez pięć lat po zakończeniu umowy.", "pięć lat po zakończeniu umowy", "P5Y", "zakończeniu umowy"),
    ("Dane są przechowywane przez okres dziesięciu lat od końca roku obrotowego.", "okres dziesięciu lat od końca roku obrotowego", "P10Y", "końca roku obrotowego"),
    ("Nagrania są usuwane po 30 dniach.", "30 dniach", "P30D", ""),
    ("Usuwamy aplikacje najpóźniej sześć miesięcy po odmowie.", "najpóźniej sześć miesięcy po odmowie", "P6M", "odmowie"),
    ("Dane przechowuje się maksymalnie dwa lata.", "maksymalnie dwa lata", "P2Y", ""),
    ("Przechowujemy dane tak długo, jak jesteś klientem.", "tak długo, jak jesteś klientem", "", ""),
    ("Adres usuwamy, gdy się wypiszesz.", "gdy się wypiszesz", "", ""),
    ("Dane będą przechowywane do zakończenia umowy.", "do zakończenia umowy", "", "zakończenia umowy"),
    # fi
    ("Säilytämme tietoja viisi vuotta sopimuksen päättymisestä.", "viisi vuotta sopimuksen päättymisestä", "P5Y", "sopimuksen päättymisestä"),
    ("Tietoja säilytetään kymmenen vuotta tilikauden päättymisen jälkeen.", "kymmenen vuotta tilikauden päättymisen jälkeen", "P10Y", "tilikauden päättymisen"),
    ("Tallenteet poistetaan 30 päivän kuluttua.", "30 päivän kuluttua", "P30D", ""),
    ("Poistamme hakemukset viimeistään kuuden kuukauden kuluttua päätöksestä.", "viimeistään kuuden kuukauden kuluttua päätöksestä", "P6M", ""),
    ("Tietoja säilytetään enintään kaksi vuotta.", "enintään kaksi vuotta", "P2Y", ""),
    ("Säilytämme tietoja niin kauan kuin olet asiakas.", "niin kauan kuin olet asiakas", "", ""),
    ("Osoitteesi poistetaan, kun peruutat tilauksen.", "kun peruutat tilauksen", "", ""),
    ("Tietoja säilytetään sopimuksen päättymiseen asti.", "sopimuksen päättymiseen asti", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "text", "period", "start"), TOLD)
def test_a_sentence_tells_a_time_limit(sentence: str, text: str, period: str, start: str) -> None:
    assert limits.limit(sentence) == text
    (found,) = retention.read(text)
    assert (found.period, found.start) == (period, start)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sie sind seit fünf Jahren unser Kunde.", "Vous êtes client depuis trois ans.", "La garde des enfants dure deux ans.",
        "Vi säljer biljetter till barn under 15 år.", "Wij bestaan tien jaar.", "La guardería abre a los dos años.", "La cancelleria apre dopo due giorni.",
        "Umowa trwa dwa lata.", "Sopimus kestää kaksi vuotta.", "Vi sparar uppgifter om barn under 15 år.",
    ],
)  # fmt: skip
def test_a_length_of_time_alone_is_none(sentence: str) -> None:
    assert limits.limit(sentence) == ""


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("po trzydziestu dniach", "P30D"), ("przez trzydzieści sześć miesięcy", "P36M"), ("po pięciu latach", "P5Y"),
        ("po dwóch tygodniach", "P2W"), ("kolmenkymmenen päivän kuluttua", "P30D"), ("kuudessa kuukaudessa", "P6M"),
        ("neljäntoista päivän ajan", "P14D"), ("Uppgifterna lagras under tre månader", "P3M"), ("sechsunddreißig Monate", "P36M"),
    ],
)  # fmt: skip
def test_numbers_and_units_as_they_are_inflected(text: str, period: str) -> None:
    assert [duration.period for duration in durations.find(text)] == [period]


@pytest.mark.parametrize(
    ("basis", "kept"),
    [
        ("Rechtsgrundlage ist Art. 6 Abs. 1 lit. b DSGVO.", "Wir speichern Ihre Anfrage zwei Jahre nach der letzten Antwort."),
        ("La base juridique est l'article 6, paragraphe 1, point b), du RGPD.", "Nous conservons votre demande pendant deux ans."),
        ("Rättslig grund är artikel 6.1 b.", "Vi sparar din fråga i två år efter svaret."),
        ("De grondslag is artikel 6, lid 1, onder b, AVG.", "Uw vraag wordt twee jaar bewaard."),
        ("La base jurídica es el artículo 6.1.b) del RGPD.", "Conservamos su consulta durante dos años."),
        ("La base giuridica è l'art. 6, par. 1, lett. b) GDPR.", "La sua richiesta viene conservata per due anni."),
        ("Podstawą prawną jest art. 6 ust. 1 lit. b RODO.", "Pytanie przechowujemy przez dwa lata."),
        ("Oikeusperuste on 6 artiklan 1 kohdan b alakohta.", "Säilytämme kysymyksesi kaksi vuotta."),
        ("Rettslig grunnlag er artikkel 6 nr. 1 bokstav b.", "Vi beholder spørsmålet i to år."),
    ],
)  # fmt: skip
def test_a_limit_beside_a_purpose_is_its_own(basis: str, kept: str) -> None:
    text = f"# Info\n\n## Orkester\n\n{basis} {kept}\n\n## Kantine\n\n{basis}\n"
    batch = notices.read(SourceText("notice", "md", plaintext.markdown(text)))
    first, second = (draft.activity for draft in batch.drafts)
    assert [use["retention"]["period"] for use in first["data"]] == ["P2Y"]
    assert "data" not in second


def test_what_stands_before_that_it_is_kept_is_no_part_of_the_limit() -> None:
    sentence = "Vi bruger dit navn og dit nummer for at kunne låne dig en kajak og ringe, hvis den bliver væk, og vi gemmer dem i et år."
    assert limits.limit(sentence) == "et år"
