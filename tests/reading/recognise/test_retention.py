"""Time limits: periods in eleven languages, the event, the action, the law, and limits for each category."""

from __future__ import annotations

import pytest

from register_app.reading.recognise import durations, retention
from register_app.reading.recognise.found import RetentionFound


def only(text: str) -> RetentionFound:
    (found,) = retention.read(text)
    assert found.text == text
    return found


@pytest.mark.parametrize(
    ("text", "period"),
    [
        # digits and units
        ("5 år", "P5Y"), ("5 års opbevaring", "P5Y"), ("36 mdr.", "P36M"), ("14 mdr", "P14M"), ("1 måned", "P1M"), ("90 dage", "P90D"), ("2 uger", "P2W"),
        ("72 timer", "P3D"), ("36 hours", "PT36H"), ("5 years", "P5Y"), ("7 yrs", "P7Y"), ("1 year", "P1Y"), ("24 months", "P24M"), ("30 days", "P30D"), ("6 weeks", "P6W"),
        ("10 Jahre", "P10Y"), ("6 Monate", "P6M"), ("90 Tage", "P90D"), ("4 Wochen", "P4W"), ("10 J.", "P10Y"), ("5 ans", "P5Y"), ("13 mois", "P13M"),
        ("30 jours", "P30D"), ("1 an", "P1Y"), ("2 années", "P2Y"), ("7 år", "P7Y"), ("24 månader", "P24M"), ("30 dagar", "P30D"), ("12 mån", "P12M"),
        ("12 mnd", "P12M"), ("3 måneder", "P3M"), ("30 dager", "P30D"), ("7 jaar", "P7Y"), ("4 weken", "P4W"), ("18 maanden", "P18M"), ("14 dagen", "P14D"),
        ("5 años", "P5Y"), ("6 meses", "P6M"), ("30 días", "P30D"), ("10 anni", "P10Y"), ("6 mesi", "P6M"), ("1 mese", "P1M"), ("30 giorni", "P30D"),
        ("5 lat", "P5Y"), ("2 lata", "P2Y"), ("1 rok", "P1Y"), ("6 miesięcy", "P6M"), ("3 miesiące", "P3M"), ("30 dni", "P30D"), ("10 vuotta", "P10Y"),
        ("6 kuukautta", "P6M"), ("24 kk", "P24M"), ("5 v.", "P5Y"), ("30 päivää", "P30D"), ("2 viikkoa", "P2W"),
        # number words
        ("to år", "P2Y"), ("fem år efter", "P5Y"), ("et år", "P1Y"), ("én måned", "P1M"), ("halvandet år", "P18M"), ("et halvt år", "P6M"), ("five years", "P5Y"),
        ("one year", "P1Y"), ("a year after", "P1Y"), ("six months", "P6M"), ("zehn Jahre", "P10Y"), ("ein Jahr", "P1Y"), ("fuenf Jahre", "P5Y"), ("sechs Monate", "P6M"),
        ("anderthalb Jahre", "P18M"), ("cinq ans", "P5Y"), ("un an", "P1Y"), ("trois mois", "P3M"), ("sju år", "P7Y"), ("tolv månader", "P12M"), ("ett år", "P1Y"),
        ("fem år", "P5Y"), ("zeven jaar", "P7Y"), ("één jaar", "P1Y"), ("twee weken", "P2W"), ("diez años", "P10Y"), ("un año", "P1Y"), ("seis meses", "P6M"),
        ("dieci anni", "P10Y"), ("un anno", "P1Y"), ("sei mesi", "P6M"), ("pięć lat", "P5Y"), ("jeden rok", "P1Y"), ("viisi vuotta", "P5Y"), ("yksi vuosi", "P1Y"),
        ("kuusi kuukautta", "P6M"), ("kymmenen vuotta", "P10Y"),
        # said twice, halves, ranges, sums, compounds
        ("5 (fem) år", "P5Y"), ("Seven (7) years", "P7Y"), ("five (5) years after", "P5Y"), ("1,5 år", "P18M"), ("2½ år", "P30M"), ("½ år", "P6M"), ("12–24 mnd", "P24M"),
        ("5-7 years", "P7Y"), ("5 til 10 år", "P10Y"), ("3 bis 5 Jahre", "P5Y"), ("1 år og 6 måneder", "P1Y6M"), ("2 years and 3 months", "P2Y3M"), ("5-årig periode", "P5Y"),
        ("5-year period", "P5Y"), ("løbende år + 5 år", "P5Y"), ("Løbende regnskabsår + 5 år", "P5Y"), ("13 måneder plus løbende måned", "P13M"), ("laufendes Jahr + 10 Jahre", "P10Y"),
        ("lopend jaar + 7 jaar", "P7Y"), ("current year + 6 years", "P6Y"), ("innevarande år plus 7 år", "P7Y"), ("année en cours + 10 ans", "P10Y"), ("Max. 2 år", "P2Y"), ("op til 3 år", "P3Y"),
        ("mindst 5 år", "P5Y"), ("højst 13 måneder", "P13M"), ("maximum 24 maanden", "P24M"), ("P5Y", "P5Y"), ("P1Y6M", "P1Y6M"), ("5år", "P5Y"), ("6mdr", "P6M"), ("ca. 3 år", "P3Y"),
        # inside sentences
        ("Slettes 1 måned efter rejsen", "P1M"), ("Oplysningerne opbevares i 5 år", "P5Y"), ("Los datos se conservarán durante 5 años", "P5Y"),
        ("Gegevens worden 20 jaar bewaard na de laatste behandeling", "P20Y"), ("Indtil samtykket trækkes tilbage, senest 2 år efter sidste besøg", "P2Y"),
        ("Bis Verfahrensabschluss (mind. 5 Jahre)", "P5Y"), ("Tietoja säilytetään 10 vuotta", "P10Y"), ("Dane przechowywane są przez 5 lat", "P5Y"), ("I dati sono conservati per 10 anni", "P10Y"),
        ("Uppgifterna sparas i sju år", "P7Y"), ("Die Daten werden nach 3 Jahren gelöscht", "P3Y"), ("Les données sont conservées pendant 3 ans", "P3Y"), ("Opplysningene lagres i fem år", "P5Y"),
    ],
)  # fmt: skip
def test_the_period(text: str, period: str) -> None:
    assert only(text).period == period


@pytest.mark.parametrize(
    "text",
    [
        "Indtil samtykket trækkes tilbage", "Så længe abonnementet løber", "Until end of contract", "nach Wegfall der Grundlage", "Duration of respective contracts",
        "Følger journalen", "Ved sæsonens afslutning", "Bevares for foreningens levetid", "jusqu'au retrait du consentement", "Tot intrekking toestemming",
        "Børn under 18 år", "indtil barnet fylder 18 år", "Gennemgås hvert 2. år", "reviewed every year", "Following Art. 30", "2018-05-25", "§ 5, stk. 2",
        "Version 6.1", "Until withdrawal of consent", "do czasu wycofania zgody", "niin kauan kuin jäsenyys kestää", "hasta la baja", "fino a revoca", "med det samme",
        "Samme år", "se bilag 5 a", "i 5. kvartal", "Rum 5 A",
    ],
)  # fmt: skip
def test_what_is_no_period_stays_text(text: str) -> None:
    assert only(text).period == ""


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("5 år efter kundeforholdets ophør, jf. hvidvaskloven § 30", "kundeforholdets ophør"),
        ("5 år efter, at kundeforholdet er ophørt", "kundeforholdet er ophørt"),
        (
            "5 år fra udgangen af det regnskabsår, hvor sagen er betalt",
            "udgangen af det regnskabsår, hvor sagen er betalt",
        ),
        ("45 dage efter sagens afslutning, medmindre en klage kræver mere", "sagens afslutning"),
        ("løbende år + 5 år", "løbende år"),
        ("Efter kontraktens ophør + 5 år", "kontraktens ophør"),
        ("Contract end + 7 years", "Contract end"),
        ("3 years after end of contract", "end of contract"),
        ("5 years from end of financial year", "end of financial year"),
        ("6 Monate nach Abschluss des Bewerbungsverfahrens", "Abschluss des Bewerbungsverfahrens"),
        ("5 ans à compter du versement de la prime", "versement de la prime"),
        ("sju år efter räkenskapsårets utgång enligt bokföringslagen", "räkenskapsårets utgång"),
        ("12 måneder etter siste aktive kontrakt", "siste aktive kontrakt"),
        ("2 jaar na laatste contact", "laatste contact"),
        ("5 años desde la finalización del contrato", "finalización del contrato"),
        ("10 anni dalla cessazione del rapporto", "cessazione del rapporto"),
        ("3 lata od zakończenia umowy", "zakończenia umowy"),
        ("5 vuotta sopimuksen päättymisestä", "sopimuksen päättymisestä"),
        ("Gegevens worden 20 jaar bewaard na de laatste behandeling", "de laatste behandeling"),
        ("Until end of contract", "end of contract"),
        ("Indtil samtykket trækkes tilbage", "samtykket trækkes tilbage"),
        ("Slettes 1 måned efter rejsen. Herefter intet.", "rejsen"),
        ("5 år", ""),
        ("6 years post-employment", "employment"),
        ("4 weken na afwijzing, met toestemming 1 jaar", "afwijzing"),
        ("24 mesi dall'ultimo contatto", "ultimo contatto"),
        ("180 days after account closure then anonymised", "account closure"),
        ("10 vuotta tilikauden päättymisestä (kirjanpitolaki 2:10 §)", "tilikauden päättymisestä"),
    ],
)
def test_the_event(text: str, start: str) -> None:
    assert only(text).start == start


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Slettes efter 5 år", "delete"), ("anonymiseres efter 2 år", "anonymise"), ("arkiveres efter 10 år", "archive"), ("Gennemgås hvert år", "review"),
        ("Deleted after 6 months", "delete"), ("werden nach 3 Jahren gelöscht", "delete"), ("supprimées après 3 ans", "delete"), ("raderas efter 2 år", "delete"),
        ("verwijderd na 2 jaar", "delete"), ("se suprimirán tras 5 años", "delete"), ("cancellati dopo 10 anni", "delete"), ("usuwane po 5 latach", "delete"),
        ("poistetaan 2 vuoden kuluttua", "delete"), ("Data slettes ikke", ""), ("are not deleted", ""), ("5 år", ""), ("archivage 10 ans", "archive"),
        ("geanonimiseerd na 1 jaar", "anonymise"), ("anonymisoidaan", "anonymise"), ("gallras efter 10 år", "delete"), ("slettes eller anonymiseres efter 1 år", "delete"),
    ],
)  # fmt: skip
def test_what_happens_then(text: str, action: str) -> None:
    assert only(text).action == action


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("5 år efter kundeforholdets ophør, jf. hvidvaskloven § 30", "hvidvaskloven § 30"),
        ("10 Jahre (HGB)", "HGB"),
        ("10 Jahre (§ 147 AO)", "§ 147 AO"),
        ("5 år, jf. bogføringsloven", "bogføringsloven"),
        ("5 år, jf. bogføringslovens § 12", "bogføringsloven § 12"),
        ("7 år enligt bokföringslagen 7 kap. 2 §", "bokföringslagen 7 kap. 2 §"),
        ("7 jaar (artikel 52 AWR)", "artikel 52 AWR"),
        ("10 ans (article L. 123-22 du code de commerce)", "article L. 123-22 code de commerce"),
        ("5 år efter afslag", ""),
    ],
)
def test_the_law_behind_it(text: str, law: str) -> None:
    assert only(text).law == law


def test_one_sentence_gives_all_four() -> None:
    text = "Slettes 5 år efter kundeforholdets ophør, jf. bogføringsloven § 12"
    assert only(text) == RetentionFound(
        text, "P5Y", "kundeforholdets ophør", "delete", "bogføringsloven § 12"
    )


def test_a_bracket_after_the_period_is_a_note() -> None:
    assert only("30 år (prøvebeviser)").note == "prøvebeviser"
    assert only("10 Jahre (HGB)").note == ""


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("CV: 6 måneder; kontrakt: 5 år", [("CV", "P6M"), ("kontrakt", "P5Y")]),
        ("CV 6 måneder, kontrakt 5 år", [("CV", "P6M"), ("kontrakt", "P5Y")]),
        ("Ansøgninger – 6 måneder\nKontrakter – 5 år", [("Ansøgninger", "P6M"), ("Kontrakter", "P5Y")]),
        ("6 måneder (ansøgninger), 5 år (kontrakter)", [("ansøgninger", "P6M"), ("kontrakter", "P5Y")]),
        ("6 months for applications; 5 years for contracts", [("applications", "P6M"), ("contracts", "P5Y")]),
        ("Dati contrattuali: 10 anni; log: 6 mesi", [("Dati contrattuali", "P10Y"), ("log", "P6M")]),
        (
            "Bewerbungen: 6 Monate nach Absage\nVerträge: 10 Jahre (HGB)",
            [("Bewerbungen", "P6M"), ("Verträge", "P10Y")],
        ),
        ("- Løn: 5 år\n- Samtykke: indtil det trækkes tilbage", [("Løn", "P5Y"), ("Samtykke", "")]),
        ("Loggar: 3 månader\nAvtal: 10 år", [("Loggar", "P3M"), ("Avtal", "P10Y")]),
        (
            "Ansøgninger slettes efter 6 mdr.; Kontrakter slettes efter 5 år",
            [("Ansøgninger", "P6M"), ("Kontrakter", "P5Y")],
        ),
        (
            "Kundedata slettes 5 år efter ophør, mens samtykker slettes 2 år efter brug",
            [("Kundedata", "P5Y"), ("samtykker", "P2Y")],
        ),
        (
            "Applicants: 6 months. Employees: 5 years after leaving.",
            [("Applicants", "P6M"), ("Employees", "P5Y")],
        ),
        ("6 mdr. for ansøgere og 5 år for ansatte", [("ansøgere", "P6M"), ("ansatte", "P5Y")]),
        ("Kandidater 6 mdr / Medarbejdere 5 år", [("Kandidater", "P6M"), ("Medarbejdere", "P5Y")]),
        ("CV : 2 ans ; contrats : 5 ans", [("CV", "P2Y"), ("contrats", "P5Y")]),
    ],
)
def test_a_limit_for_each_category(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(found.category, found.period) for found in retention.read(text)] == pairs


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("12 måneder; momsbilag 5 år", "P12M"),
        ("Protokoller bevares; stemmedata slettes 3 måneder efter afstemningen", "P3M"),
        ("Slettes ved købets afslutning, senest 6 måneder efter", "P6M"),
        ("90 Tage aktiv; 12 Monate Archiv", "P90D"),
        ("5 år efter ophør, dog 10 år for visse bilag", "P5Y"),
    ],
)
def test_what_is_not_paired_throughout_stays_one_limit(text: str, period: str) -> None:
    found = only(text)
    assert (found.category, found.period) == ("", period)


def test_several_periods_in_one_limit_are_doubtful() -> None:
    assert only("12 måneder; momsbilag 5 år").doubtful
    assert only("12–24 mnd").doubtful
    assert not only("5 år").doubtful


def test_words_of_doubt_make_a_limit_doubtful() -> None:
    assert only("5 år (?)").doubtful
    assert only("5 år, skal afklares").doubtful


def test_a_word_divided_at_the_end_of_a_line_is_one() -> None:
    assert retention.read("5 år efter ophør af kunde-\nforhold")[0].start == "ophør af kundeforhold"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1/2 år", "P6M"),
        ("10+ år", "P10Y"),
        ("5y", "P5Y"),
        ("30 dg.", "P30D"),
        ("straks/max 30 dage", "P30D"),
    ],
)
def test_shorthand(text: str, period: str) -> None:
    assert retention.read(text)[0].period == period


def test_known_categories_pair_what_nothing_else_marks() -> None:
    found = retention.read(
        "Stemmedata slettes 3 måneder efter; Protokoller bevares", ("Protokoller", "Stemmedata")
    )
    assert [(one.category, one.period) for one in found] == [("Stemmedata", "P3M"), ("Protokoller", "")]


@pytest.mark.parametrize(
    "text", ["", "Ikke relevant", "Skal afklares", "n/a", "Det er der ikke taget stilling til", "-"]
)
def test_answers_are_no_limits(text: str) -> None:
    assert retention.read(text) == []


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("5 år", 0.9, 1.0), ("Until end of contract", 0.5, 0.8), ("Slettes efter behov", 0.4, 0.8), ("Kunder", 0.0, 0.1), ("Art. 6(1)(b)", 0.0, 0.1),
        ("Navn, adresse", 0.0, 0.1), ("KMD A/S", 0.0, 0.1), ("2024-03-12", 0.0, 0.1), ("", 0.0, 0.0), ("AES-256 encryption", 0.0, 0.1),
    ],
)  # fmt: skip
def test_what_looks_like_a_limit(text: str, least: float, most: float) -> None:
    assert least <= retention.looks_like(text) <= most


def test_where_a_length_stands() -> None:
    (duration,) = durations.find("slettes efter 5 år")
    assert "slettes efter 5 år"[duration.start : duration.end] == "5 år"


@pytest.mark.parametrize(
    ("text", "period"), [("6m", "P6M"), ("18 m", "P18M"), ("within 5 m of the gate", "")]
)
def test_months_in_one_letter(text: str, period: str) -> None:
    assert [found.period for found in retention.read(text)] == [period]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2016: 2 år\n2021 ændret til: 3 mdr. efter udløb", "P3M"),
        ("1 year, reduced to 90 days", "P90D"),
        ("10 Jahre, verkürzt auf 6 Jahre", "P6Y"),
    ],
)
def test_the_limit_put_in_place_of_an_earlier_one_holds(text: str, period: str) -> None:
    assert only(text).period == period
    assert only(text).doubtful


@pytest.mark.parametrize(
    "text",
    ["Dossier : fin de l'année scolaire\nFactures : 10 ans", "Dossier: end of term\nFactures: 10 years"],
)
def test_the_end_of_a_term_is_a_limit_beside_a_period(text: str) -> None:
    found = retention.read(text)
    assert [(item.category, item.period) for item in found] == [("Dossier", ""), ("Factures", "P10Y")]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("rok po rozwiązaniu umowy", ["P1Y"]),
        ("miesiąc od wyjazdu", ["P1M"]),
        ("wnioski: rok po decyzji", ["P1Y"]),
        ("vuosi sopimuksen jälkeen", ["P1Y"]),
        ("kuukausi lähdöstä", ["P1M"]),
        ("rok szkolny", []),
        ("kolejny rok", []),
    ],
)
def test_a_unit_alone_is_one_of_it_where_a_language_has_no_articles(text: str, periods: list[str]) -> None:
    assert [found.period for found in durations.find(text)] == periods
