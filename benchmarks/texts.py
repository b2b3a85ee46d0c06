"""Danish texts from which registers and spreadsheets are put together: what a lender, a clinic or a school writes."""

from __future__ import annotations

from typing import NamedTuple


class Basis(NamedTuple):
    article: str
    law: str
    section: str
    reason: str
    words: str
    """As people write it in a spreadsheet."""


class Theme(NamedTuple):
    """One kind of activity; bases, data and recipients are places in the lists below."""

    name: str
    department: str
    purpose: str
    description: str
    bases: tuple[int, ...]
    subjects: tuple[int, ...]
    data: tuple[int, ...]
    recipients: tuple[int, ...]
    retention: tuple[int, ...]


class Keeping(NamedTuple):
    period: str
    text: str
    start: str
    action: str
    law: str


class Party(NamedTuple):
    name: str
    role: str
    country: str
    location: str


BASES = (
    Basis("6(1)(b)", "", "", "Nødvendigt for at opfylde aftalen med den registrerede", "Art. 6, stk. 1, litra b (kontrakt)"),
    Basis("6(1)(c)", "Bogføringsloven", "§ 12", "Pligt til at opbevare regnskabsmateriale", "Art. 6(1)(c), jf. bogføringsloven § 12"),
    Basis("6(1)(c)", "Hvidvaskloven", "§ 30", "Pligt til at opbevare oplysninger om kundekendskab", "Retlig forpligtelse, hvidvaskloven § 30"),
    Basis("6(1)(f)", "", "", "Interessen i at forebygge svig og tab", "Legitim interesse, art. 6, stk. 1, litra f"),
    Basis("6(1)(a)", "", "", "Samtykke, som kan trækkes tilbage når som helst", "Samtykke (artikel 6, stk. 1, litra a)"),
    Basis("6(1)(e)", "Serviceloven", "§ 11", "Opgave i samfundets interesse", "Art. 6(1)(e), jf. serviceloven § 11"),
    Basis("9(2)(h)", "Sundhedsloven", "§ 42 a", "Nødvendigt for behandling og pleje", "Art. 9, stk. 2, litra h"),
    Basis("6(1)(c)", "Arbejdsmiljøloven", "§ 15 a", "Arbejdsgiverens pligt til at forebygge", "Arbejdsmiljøloven § 15 a, art. 6(1)(c)"),
    Basis("9(2)(b)", "Databeskyttelsesloven", "§ 12", "Arbejdsretlige forpligtelser", "Databeskyttelsesloven § 12, art. 9, stk. 2, litra b"),
    Basis("6(1)(c)", "Kildeskatteloven", "§ 74", "Indberetning af løn og skat", "Kildeskatteloven § 74; art. 6, stk. 1, litra c"),
)  # fmt: skip

SUBJECTS = (
    "Kunder", "Tidligere kunder", "Ansøgere om lån", "Medarbejdere", "Tidligere medarbejdere", "Jobansøgere",
    "Pårørende", "Patienter", "Elever", "Forældre", "Leverandørers kontaktpersoner", "Besøgende", "Bestyrelsesmedlemmer",
    "Kautionister", "Borgere", "Abonnenter på nyhedsbrev",
)  # fmt: skip

DATA = (
    ("Navn og adresse", "ordinary"), ("E-mail og telefonnummer", "ordinary"), ("CPR-nummer", "national_id"),
    ("Kontonummer", "ordinary"), ("Lønoplysninger", "confidential"), ("Helbredsoplysninger", "special"),
    ("Fagforeningsforhold", "special"), ("Oplysninger om straffedomme", "criminal"), ("Kreditvurdering", "confidential"),
    ("Aftale- og betalingshistorik", "ordinary"), ("Billeder fra videoovervågning", "confidential"),
    ("Uddannelse og erhvervserfaring", "ordinary"), ("Sygefravær", "confidential"), ("Karakterer og udtalelser", "confidential"),
    ("Log over brugerhandlinger", "ordinary"), ("IP-adresse og enhed", "ordinary"), ("Legitimation (pas, kørekort)", "confidential"),
    ("Familieforhold", "confidential"), ("Gældsforhold", "confidential"), ("Korrespondance", "ordinary"),
)  # fmt: skip

RECIPIENTS = (
    Party("Nordlys Hosting A/S", "processor", "DK", "external"),
    Party("Bøgelund Lønservice ApS", "processor", "DK", "external"),
    Party("Fjordbyens Inkasso A/S", "controller", "DK", "external"),
    Party("Skattestyrelsen", "authority", "DK", "external"),
    Party("Finanstilsynet", "authority", "DK", "external"),
    Party("Rigtighed Revision P/S", "controller", "DK", "external"),
    Party("Kystsky AB", "processor", "SE", "external"),
    Party("Tinderbox Analytics Inc.", "processor", "US", "external"),
    Party("Ånderhøj Arkiv ApS", "processor", "DK", "external"),
    Party("Egevang Pension", "controller", "DK", "external"),
    Party("Region Midtlyst", "authority", "DK", "external"),
    Party("Postvæsenet Ørsted & Søn", "processor", "DK", "external"),
    Party("Kundeservice", "", "DK", "internal"),
    Party("Økonomiafdelingen", "", "DK", "internal"),
    Party("Politiet", "authority", "DK", "external"),
)  # fmt: skip

KEEPING = (
    Keeping(
        "P5Y", "5 år efter kundeforholdets ophør", "Kundeforholdets ophør", "delete", "Hvidvaskloven § 30"
    ),
    Keeping("P5Y", "Indeværende år plus 5 år", "Udgangen af regnskabsåret", "delete", "Bogføringsloven § 12"),
    Keeping("P6M", "6 måneder efter afslag", "Afslaget", "delete", ""),
    Keeping("P30D", "30 dage fra optagelsen", "Optagelsen", "delete", "TV-overvågningsloven § 4 c"),
    Keeping(
        "P3Y", "3 år efter sidste henvendelse", "Sidste henvendelse", "anonymise", "Forældelsesloven § 3"
    ),
    Keeping(
        "P10Y",
        "10 år efter sidste journalnotat",
        "Sidste journalnotat",
        "review",
        "Journalføringsbekendtgørelsen",
    ),
    Keeping(
        "", "Så længe ansættelsen varer, og derefter indtil krav er forældede", "Fratrædelsen", "delete", ""
    ),
    Keeping(
        "P2Y", "2 år efter at samtykket er trukket tilbage", "Tilbagetrækning af samtykket", "delete", ""
    ),
)

SYSTEMS = (
    "Lånesystemet Ravn", "Navision", "SharePoint", "Journalsystemet Lind", "Medarbejderportalen", "Telefoncentralen",
    "Elektronisk arkiv", "Rekrutteringsportalen", "Kundeportalen", "Nyhedsbrevsværktøjet", "Skoleportalen",
    "Videoserveren", "Adgangskontrollen", "Sagsstyringen", "Dataplatformen", "Lønsystemet",
)  # fmt: skip

MEASURES = (
    "Adgang efter arbejdsbehov, gennemgås hvert kvartal", "Totrinsgodkendelse ved login", "Kryptering af data under transport og i hvile",
    "Logning af opslag med stikprøvekontrol", "Daglig sikkerhedskopi, prøvet hvert halve år", "Databehandleraftale med årligt tilsyn",
    "Undervisning af medarbejdere en gang om året", "Aflåste arkiver og makulering", "Beredskabsplan for brud på sikkerheden",
    "Adskilte miljøer for test og drift", "Pseudonymisering i rapporter",
)  # fmt: skip

UNITS = (
    "Aarhus", "Aalborg", "Odense", "Esbjerg", "Randers", "Kolding", "Horsens", "Vejle", "Roskilde", "Herning", "Hørsholm",
    "Helsingør", "Silkeborg", "Næstved", "Fredericia", "Viborg", "Køge", "Holstebro", "Taastrup", "Slagelse", "Hillerød",
    "Sønderborg", "Svendborg", "Rønne", "Thisted", "Skive", "Nykøbing", "Tønder", "Ribe", "Ærøskøbing",
)  # fmt: skip

SCOPES = (
    "privatkunder", "erhvervskunder", "unge under 18 år", "timelønnede", "funktionærer", "ledere", "vikarer", "ældre aftaler",
    "digitale henvendelser", "telefoniske henvendelser", "papirsager", "særlige forløb",
)  # fmt: skip

OWNERS = (
    "Mette Ravnsborg", "Jørgen Ålstrup", "Sofie Lindegaard", "Kåre Østergaard", "Anne-Grethe Bøgh", "Troels Vestergaard",
    "Helle Æbelø", "Søren Nyrup", "Birgitte Højlund", "Oluf Kirkeby",
)  # fmt: skip

SOURCES = (
    "Den registrerede selv",
    "CPR-registeret",
    "Kreditoplysningsbureau",
    "Arbejdsgiver",
    "Egen læge",
    "Offentlige myndigheder",
)

COUNTRIES = (
    ("US", "USA", "45", "Importøren er certificeret under EU-U.S. Data Privacy Framework"),
    ("IN", "Indien", "46(2)(c)", "EU-Kommissionens standardkontraktbestemmelser, modul 2"),
    ("GB", "Storbritannien", "45", "Kommissionens afgørelse om tilstrækkeligt beskyttelsesniveau"),
)

THEMES = (
    Theme("Behandling af låneansøgninger", "Kredit", "Vurdering af ansøgninger om lån",
          "Ansøgerens økonomi vurderes, før der gives tilbud om lån. Vurderingen bygger på oplyste indtægter, opslag hos kreditoplysningsbureau og egne erfaringer.",
          (0, 2), (2, 13), (0, 2, 8, 18, 16), (0, 4, 12), (0, 2)),
    Theme("Administration af låneaftaler", "Kundeservice", "Opfyldelse af aftaler om lån og kredit",
          "Aftaler oprettes, ændres og opsiges; betalinger følges, og kunden får opgørelser og varsler.",
          (0, 1), (0, 1), (0, 1, 3, 9), (0, 13, 11), (1, 0)),
    Theme("Inddrivelse af gæld", "Inkasso", "Inddrivelse af ubetalte krav",
          "Restancer rykkes, aftales afdraget eller sendes til inkasso og om nødvendigt i retten.",
          (0, 3), (0, 13), (0, 2, 9, 18, 19), (2, 0), (4,)),
    Theme("Kundekendskab og overvågning af transaktioner", "Compliance", "Forebyggelse af hvidvask og terrorfinansiering",
          "Kunder legitimeres, risikoklassificeres og overvåges løbende; mistænkelige forhold undersøges, noteres og indberettes.",
          (2,), (0, 1), (0, 2, 9, 16, 7), (4, 14, 0), (0,)),
    Theme("Markedsføring og nyhedsbreve", "Marketing", "Udsendelse af nyhedsbreve og tilbud",
          "Den, der har sagt ja, får nyhedsbreve om produkter og arrangementer; åbninger og klik måles samlet.",
          (4, 3), (15, 0), (0, 1, 15), (7, 6), (7,)),
    Theme("Lønudbetaling og personaleadministration", "HR", "Udbetaling af løn og opfyldelse af ansættelsesaftaler",
          "Løn, pension, ferie og fravær registreres og udbetales, og der indberettes til skat og pensionskasse.",
          (0, 9, 8), (3, 4), (0, 2, 3, 4, 6, 12), (1, 3, 9), (1, 6)),
    Theme("Rekruttering", "HR", "Udvælgelse af ansøgere til ledige stillinger",
          "Ansøgninger modtages, vurderes og besvares; samtaler noteres, og referencer indhentes efter aftale.",
          (0, 4), (5,), (0, 1, 11, 19), (0, 6), (2,)),
    Theme("Arbejdsmiljø og arbejdsskader", "HR", "Forebyggelse og anmeldelse af arbejdsskader",
          "Arbejdspladsvurderinger udføres, og skader anmeldes til myndighed og forsikring.",
          (7, 8), (3, 4), (0, 2, 5, 12), (10, 9), (5,)),
    Theme("Videoovervågning af indgange", "Drift", "Tryghed og opklaring af lovovertrædelser",
          "Indgange, parkering og kasseområder overvåges døgnet rundt; optagelser ses kun efter en hændelse.",
          (3,), (11, 3), (10,), (14, 0), (3,)),
    Theme("Patientjournaler", "Klinik", "Undersøgelse, behandling og pleje af patienter",
          "Journalen føres for hver patient med henvisninger, prøvesvar, medicin og samtykker.",
          (6, 5), (7, 6), (0, 2, 5, 17), (10, 0, 8), (5,)),
    Theme("Elevadministration", "Skole", "Undervisning og vejledning af elever",
          "Elever indskrives, fordeles på hold, bedømmes og vejledes; forældre holdes orienteret.",
          (5,), (8, 9), (0, 1, 13, 17), (10, 6), (4, 5)),
    Theme("Henvendelser fra borgere og kunder", "Kundeservice", "Besvarelse af henvendelser",
          "Spørgsmål, klager og indsigelser modtages, journaliseres og besvares inden for fristen.",
          (3, 5), (14, 0), (0, 1, 19), (12, 0), (4,)),
    Theme("Bogføring og regnskab", "Økonomi", "Bogføring af indtægter og udgifter",
          "Bilag registreres, afstemmes og opbevares, og regnskabet revideres.",
          (1,), (0, 10), (0, 3, 9), (5, 3), (1,)),
    Theme("Leverandørstyring", "Indkøb", "Indgåelse og opfølgning af aftaler med leverandører",
          "Kontaktpersoner hos leverandører registreres med aftaler, priser og tilsyn.",
          (0, 3), (10,), (0, 1, 19), (13, 8), (1, 4)),
    Theme("Brugerstyring og logning", "IT", "Styring af adgange og opklaring af hændelser",
          "Brugere oprettes og nedlægges, rettigheder gennemgås, og handlinger logges.",
          (3,), (3, 10), (0, 14, 15), (0, 7), (3, 4)),
    Theme("Bestyrelsesarbejde", "Sekretariat", "Forberedelse og dokumentation af bestyrelsens møder",
          "Dagsordener, bilag og referater udarbejdes og gemmes, og honorarer udbetales.",
          (1, 0), (12,), (0, 2, 3, 17), (5, 3), (1,)),
)  # fmt: skip
