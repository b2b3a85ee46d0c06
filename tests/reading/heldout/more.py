"""Odder ones: ditto marks, two tables on a sheet, arrays in cells, abbreviations and slips of the pen, ticks everywhere."""

from __future__ import annotations

from tests.reading.heldout.kit import Case, gold, table

CASES = [
    Case(
        "da_forkortet.xlsx",
        [
            table(
                "GDPR",
                """
 |  | Lægeklinikken Bakken – art. 30-fortegnelse |
 |  |  |
 | Nr | Beh.aktivitet | Formål m. behandlingen | Retsgrundlg | Reg. personer | Pers.oplysninger | Modtagerer | Databeh. | Slettefirst | Sikkerhedsforanst.
 | 1. | Patientjournal | Behandling af patienter | art 6,1,c + 9,2,h | Patienter | Cpr, navn, helbred | Sygehus, apotek | Clinea A/S | 10 år e. sidste kontakt | Log
 | 2. | Afregning | Afregning med regionen | art 6,1,e | Patienter | Cpr, ydelser | Regionen | Clinea A/S | 5 år | Log
 | 3. | Personale | Løn og ansættelse | art 6,1,b, art 9,2,b | Ansatte | Cpr, løn, fravær | Skat, pensionskasse | Lønfirma ApS | 5 år e. fratrædelse | Låst skab
 | 4. | Jobansøgn. | Ansættelse | art 6,1,f | Ansøgere | CV, ansøgning |  |  | 6 mdr. | Låst skab
""",
            )
        ],
        gold("""
# Patientjournal
P Behandling af patienter => 6(1)(c) ; 9(2)(h)
D Cpr ; navn ; helbred
D| Cpr, navn, helbred
S Patienter
R Sygehus ; apotek ; Clinea A/S
R| Sygehus, apotek ; Clinea A/S
K 10 år e. sidste kontakt -> P10Y
M Log
# Afregning
P Afregning med regionen => 6(1)(e)
D Cpr ; ydelser
D| Cpr, ydelser
S Patienter
R Regionen ; Clinea A/S
K 5 år -> P5Y
M Log
# Personale
P Løn og ansættelse => 6(1)(b) ; 9(2)(b)
D Cpr ; løn ; fravær
D| Cpr, løn, fravær
S Ansatte
R Skat ; pensionskasse ; Lønfirma ApS
R| Skat, pensionskasse ; Lønfirma ApS
K 5 år e. fratrædelse -> P5Y
M Låst skab
# Jobansøgn.
P Ansættelse => 6(1)(f)
D CV ; ansøgning
D| CV, ansøgning
S Ansøgere
K 6 mdr. -> P6M
M Låst skab
"""),
    ),
    Case(
        "da_to_tabeller.xlsx",
        [
            table(
                "Fortegnelse",
                """
Aalborg Kajakklub
Del 1: Klubben som dataansvarlig
Aktivitet | Formål | Hjemmel | Registrerede | Oplysninger | Sletning
Medlemmer | Administration af medlemskab | Art. 6, stk. 1, litra b | Medlemmer | Navn; adresse | 1 år efter udmeldelse
Instruktører | Udbetaling af godtgørelse | Art. 6, stk. 1, litra c | Instruktører | Navn; cpr-nr.; kontonr. | 5 år

Del 2: Klubben som databehandler
Dataansvarlig | Behandling | Underdatabehandler | Sikkerhed
Dansk Kano Forbund | Indberetning af medlemstal | Ingen | Adgangskode
Kommunen | Registrering af fremmøde | Fremmød ApS | Adgangskode
""",
                merged=("A2:F2", "A7:D7"),
            )
        ],
        gold("""
# Medlemmer
P Administration af medlemskab => 6(1)(b)
D Navn ; adresse
S Medlemmer
K 1 år efter udmeldelse -> P1Y
# Instruktører
P Udbetaling af godtgørelse => 6(1)(c)
D Navn ; cpr-nr. ; kontonr.
S Instruktører
K 5 år -> P5Y
# Indberetning af medlemstal % processor
M Adgangskode
# Registrering af fremmøde % processor
R Fremmød ApS
M Adgangskode
"""),
    ),
    Case(
        "da_underraekker.xlsx",
        [
            table(
                "Behandlinger",
                """
Nr. | Behandling | Formål | Behandlingsgrundlag | Registrerede | Oplysninger | Slettefrist | Modtagere
ØKONOMI
1 | Debitorer |  |  | Kunder | Navn; adresse | 5 år efter regnskabsåret | Revisor
1.1 |  | Fakturere kunder | Art. 6(1)(b) |  |  |  |
1.2 |  | Rykke for betaling | Art. 6(1)(f) |  |  |  | Inkassobureau
2 | Kreditorer |  |  | Leverandører | Navn; kontonummer | 5 år efter regnskabsåret | Bank
2.1 |  | Betale regninger | Art. 6(1)(b) |  |  |  |
2.2 |  | Bogføre | Art. 6(1)(c) – bogføringsloven |  |  |  |
MARKEDSFØRING
3 | Nyhedsbrev |  |  | Abonnenter | E-mail | Ved afmelding |
3.1 |  | Sende nyheder | Art. 6(1)(a) |  |  |  | Brevdue Inc. (USA)
""",
                merged=("A2:H2", "A9:H9"),
            )
        ],
        gold("""
# Debitorer
P Fakturere kunder => 6(1)(b)
P Rykke for betaling => 6(1)(f)
D Navn ; adresse
S Kunder
R Revisor ; Inkassobureau
K 5 år efter regnskabsåret -> P5Y
# Kreditorer
P Betale regninger => 6(1)(b)
P Bogføre => 6(1)(c) <bogføringsloven>
D Navn ; kontonummer
S Leverandører
R Bank
K 5 år efter regnskabsåret -> P5Y
# Nyhedsbrev
P Sende nyheder => 6(1)(a)
D E-mail
S Abonnenter
R Brevdue Inc.
T| US
K Ved afmelding
"""),
        must_not=("ØKONOMI", "MARKEDSFØRING"),
    ),
    Case(
        "da_flueben.xlsx",
        [
            table(
                "Matrix",
                """
Persondatakortlægning – Efterskolen Solhøj

Område | Behandlingsaktivitet | Formål | Lovgrundlag | Elever | Forældre | Ansatte | Navn/adresse | CPR | Helbred | Billeder | Kommunen | UVM | IT-leverandør (databehandler) | Opbevaring
Skole | Optagelse | Behandle ansøgninger | 6(1)(e) | ✓ | ✓ |  | ✓ | ✓ |  |  | ✓ |  | ✓ | 5 år efter skoleårets slutning
Skole | Trivsel | Støtte den enkelte elev | 6(1)(e), 9(2)(g) | ✓ |  |  | ✓ |  | ✓ |  |  |  | ✓ | 1 år efter skoleårets slutning
Skole | Hjemmeside | Vise skolens hverdag | 6(1)(a) | ✓ |  | ✓ |  |  |  | ✓ |  |  | ✓ | Indtil samtykke trækkes tilbage
Administration | Statstilskud | Søge tilskud | 6(1)(c) | ✓ |  |  | ✓ | ✓ |  |  |  | ✓ |  | 5 år
""",
            )
        ],
        gold("""
# Optagelse @ Skole
P Behandle ansøgninger => 6(1)(e)
D Navn/adresse ; CPR
S Elever ; Forældre
R Kommunen ; IT-leverandør
K 5 år efter skoleårets slutning -> P5Y
# Trivsel @ Skole
P Støtte den enkelte elev => 6(1)(e) ; 9(2)(g)
D Navn/adresse ; Helbred
S Elever
R IT-leverandør
K 1 år efter skoleårets slutning -> P1Y
# Hjemmeside @ Skole
P Vise skolens hverdag => 6(1)(a)
D Billeder
S Elever ; Ansatte
R IT-leverandør
K Indtil samtykke trækkes tilbage
# Statstilskud @ Administration
P Søge tilskud => 6(1)(c)
D Navn/adresse ; CPR
S Elever
R UVM
K 5 år -> P5Y
"""),
    ),
    Case(
        "en_arrays.csv",
        [
            table(
                "x",
                """
id | name | status | purposes | legalBasis | dataSubjectCategories | dataCategories | recipients | internationalTransfers | retentionPeriod | securityMeasures | createdAt
a1f3 | Loyalty programme | active | ["Reward customers","Analyse purchases"] | ["6(1)(b)","6(1)(f)"] | ["Customers"] | ["Name","E-mail","Purchases"] | ["Pointy Ltd"] | [] | P3Y | ["Encryption at rest"] | 2025-01-01T10:00:00Z
b2c4 | Warranty claims | active | ["Handle claims"] | ["6(1)(b)"] | ["Customers"] | ["Name","Address","Serial number"] | ["Repair centre"] | [] | P5Y | ["Access control"] | 2025-02-01T10:00:00Z
""",
            )
        ],
        gold("""
# Loyalty programme
P Reward customers => 6(1)(b)
P Analyse purchases => 6(1)(f)
P| Reward customers => 6(1)(b) ; 6(1)(f) // Analyse purchases => 6(1)(b) ; 6(1)(f)
D Name ; E-mail ; Purchases
S Customers
R Pointy Ltd
K 3 years -> P3Y
K| P3Y -> P3Y
M Encryption at rest
# Warranty claims
P Handle claims => 6(1)(b)
D Name ; Address ; Serial number
S Customers
R Repair centre
K P5Y -> P5Y
M Access control
"""),
        delimiter=",",
    ),
    Case(
        "en_sections_numbers.xlsx",
        [
            table("Dashboard", "Records | 3\nControllers | 1\nLast updated | 12 May 2026"),
            table(
                "RoPA",
                """
Westgate Housing Association – Record of Processing Activities
Ref | General |  | Lawfulness |  | Data |  | Sharing |  |  | Retention
 | Processing activity | Purpose | Lawful basis | Special category condition | Data subjects | Personal data | Recipients | Processor | Transfer outside UK/EEA | Period and trigger
(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | (11)
EXAMPLE | Staff parking | Allocate parking spaces | Legitimate interests |  | Staff | Registration number | None | None | None | 1 year
SECTION A – TENANTS
A1 | Tenancy management | Manage tenancies | Contract |  | Tenants | Name, address, rent account | Contractors | Housesoft Ltd | No | 6 years after end of tenancy
A2 | Adaptations | Adapt homes to needs | Public task | Art 9(2)(h) - health or social care | Tenants, household members | Health information | Occupational therapist | None | No | Lifetime of tenancy
SECTION B – STAFF
B1 | Payroll | Pay staff | Contract / Legal obligation |  | Employees | Bank details, NI number | HMRC, pension provider | Paywise Ltd | No | 6 years + current year
Total: 3
""",
                merged=("A1:K1", "B2:C2", "D2:E2", "F2:G2", "H2:J2", "A6:K6", "A9:K9"),
            ),
        ],
        gold("""
# Tenancy management
P Manage tenancies => 6(1)(b) {Contract}
D Name ; address ; rent account
D| Name, address, rent account
S Tenants
R Contractors ; Housesoft Ltd
K 6 years after end of tenancy -> P6Y
# Adaptations
P Adapt homes to needs => 6(1)(e) {Public task} ; 9(2)(h)
D Health information
S Tenants ; household members
S| Tenants, household members
R Occupational therapist
K Lifetime of tenancy
# Payroll
P Pay staff => 6(1)(b) {Contract} ; 6(1)(c) {Legal obligation}
D Bank details ; NI number
D| Bank details, NI number
S Employees
R HMRC ; pension provider ; Paywise Ltd
R| HMRC, pension provider ; Paywise Ltd
K 6 years + current year -> P6Y
"""),
        must_not=("Staff parking", "SECTION A – TENANTS", "SECTION B – STAFF"),
    ),
    Case(
        "de_fragebogen.xlsx",
        [
            table(
                "Fragebogen",
                """
Fragebogen zur Erfassung von Verarbeitungstätigkeiten
Ausgefüllt von: | T. Weber | Datum: | 03.02.2026

Nr. | Frage | Antwort | Bemerkung
1 | Wie heißt die Verarbeitung? | Besucherverwaltung |
2 | Welche Abteilung ist verantwortlich? | Empfang |
3 | Zu welchem Zweck werden die Daten verarbeitet? | Ausstellung von Besucherausweisen |
4 | Auf welcher Rechtsgrundlage beruht die Verarbeitung? | Art. 6 Abs. 1 lit. f DSGVO (Hausrecht, Sicherheit) |
5 | Wessen Daten werden verarbeitet? | Besucher; Lieferanten |
6 | Welche Daten werden verarbeitet? | Name; Firma; Kfz-Kennzeichen |
7 | Werden besondere Kategorien personenbezogener Daten verarbeitet? | Nein |
8 | An wen werden die Daten weitergegeben? | Wachdienst Schmidt GmbH (Auftragsverarbeiter) | AVV vorhanden
9 | Werden Daten in Drittländer übermittelt? | Nein |
10 | Wann werden die Daten gelöscht? | 4 Wochen nach dem Besuch |
11 | Wie werden die Daten geschützt? | Verschlossener Schrank |
""",
            )
        ],
        gold("""
# Besucherverwaltung @ Empfang
P Ausstellung von Besucherausweisen => 6(1)(f) {Hausrecht, Sicherheit}
D Name ; Firma ; Kfz-Kennzeichen
S Besucher ; Lieferanten
R Wachdienst Schmidt GmbH
K 4 Wochen nach dem Besuch -> P4W
M Verschlossener Schrank
"""),
    ),
    Case(
        "fr_durees.csv",
        [
            table(
                "x",
                """
Traitement | Objectif | Fondement | Personnes | Données | Qui y a accès ? | Sous-traitant | Pays hors UE | Garanties | Conservation en base active | Archivage intermédiaire | Sécurité
Gestion des candidatures | Recruter | Mesures précontractuelles | Candidats | CV ; lettre de motivation | Service RH | Recrutéo SAS |  |  | 2 ans |  | Habilitations
Comptabilité clients | Facturer | Obligation légale | Clients | Nom ; adresse ; factures | Expert-comptable |  |  |  | Exercice en cours | 10 ans | Sauvegarde
Statistiques du site | Mesurer l'audience | Consentement | Internautes | Adresse IP | Service web | Metrics Inc. | États-Unis | Clauses contractuelles types | 13 mois |  | Pseudonymisation
""",
            )
        ],
        gold("""
# Gestion des candidatures
P Recruter => 6(1)(b) {Mesures précontractuelles}
D CV ; lettre de motivation
S Candidats
R Service RH ; Recrutéo SAS
K 2 ans -> P2Y
M Habilitations
# Comptabilité clients
P Facturer => 6(1)(c) {Obligation légale}
D Nom ; adresse ; factures
S Clients
R Expert-comptable
K Exercice en cours ; 10 ans -> P10Y
K| Exercice en cours 10 ans -> P10Y
K| Conservation en base active: Exercice en cours ; Archivage intermédiaire: 10 ans -> P10Y
M Sauvegarde
# Statistiques du site
P Mesurer l'audience => 6(1)(a) {Consentement}
D Adresse IP
S Internautes
R Service web ; Metrics Inc.
T US 46(2)(c)
K 13 mois -> P13M
M Pseudonymisation
"""),
    ),
    Case(
        "nl_gekoppeld.xlsx",
        [
            table(
                "Verwerkingen",
                "Nr | Verwerking | Afdeling | Betrokkenen\nVW-01 | Klantenservice | Verkoop | Klanten\nVW-02 | Werving | P&O | Sollicitanten",
            ),
            table(
                "Doelen en grondslagen",
                "Verwerking nr | Doel | Grondslag\nVW-01 | Vragen beantwoorden | Gerechtvaardigd belang\nVW-01 | Klachten afhandelen | Uitvoering overeenkomst\nVW-02 | Kandidaten selecteren | Gerechtvaardigd belang",
            ),
            table(
                "Gegevens",
                "Verwerking nr | Soort gegevens | Bewaartermijn\nVW-01 | Naam | 2 jaar\nVW-01 | Gespreksopname | 3 maanden\nVW-02 | CV | 4 weken na procedure",
            ),
            table(
                "Verwerkers",
                "Verwerking nr | Naam verwerker | Land | Verwerkersovereenkomst\nVW-01 | Callcentrum BV | Nederland | ja, 2024\nVW-02 | Hirely Inc. | Verenigde Staten | ja, 2025",
            ),
        ],
        gold("""
# Klantenservice @ Verkoop
P Vragen beantwoorden => 6(1)(f)
P Klachten afhandelen => 6(1)(b)
D Naam ; Gespreksopname
S Klanten
R Callcentrum BV
K 2 jaar -> P2Y ; 3 maanden -> P3M
# Werving @ P&O
P Kandidaten selecteren => 6(1)(f)
D CV
S Sollicitanten
R Hirely Inc.
T US
T|
K 4 weken na procedure -> P4W
"""),
    ),
    Case(
        "sv_kolumner.ods",
        [
            table(
                "Blad1",
                """
 | Behandling 1 | Behandling 2
Namn på behandlingen | Medlemsregister | Kurser
Varför behandlar vi uppgifterna? | Administrera medlemskap | Anmäla deltagare
Vilken laglig grund har vi? | Avtal | Samtycke
Vems uppgifter behandlar vi? | Medlemmar | Deltagare
Vilka uppgifter behandlas? | Namn; e-post | Namn; allergier
Vilka delar vi uppgifterna med? | Föreningsstöd AB (personuppgiftsbiträde) | Kursgården
Överförs uppgifterna utanför EU/EES? | Nej | Nej
Hur länge sparas uppgifterna? | 1 år efter utträde | 3 månader efter kursen
Hur skyddas uppgifterna? | Lösenord | Lösenord
""",
            )
        ],
        gold("""
# Medlemsregister
P Administrera medlemskap => 6(1)(b) {Avtal}
D Namn ; e-post
S Medlemmar
R Föreningsstöd AB
K 1 år efter utträde -> P1Y
M Lösenord
# Kurser
P Anmäla deltagare => 6(1)(a) {Samtycke}
D Namn ; allergier
S Deltagare
R Kursgården
K 3 månader efter kursen -> P3M
M Lösenord
"""),
        must_not=("Behandling 1",),
    ),
    Case(
        "da_formularer_nedad.xlsx",
        [
            table(
                title,
                f"""
Behandlingsaktivitet {nr}
Navn:
{name}
Formål:
{purpose}
Retsgrundlag:
{basis}
Registrerede:
{people}
Personoplysninger:
{data}
Modtagere:
{recipients}
Slettefrist:
{kept}
""",
            )
            for title, nr, name, purpose, basis, people, data, recipients, kept in (
                (
                    "Ark1",
                    1,
                    "Udlejning af lokaler",
                    "Administrere lejeaftaler",
                    "Artikel 6, stk. 1, litra b",
                    "Lejere",
                    "Navn; telefon",
                    "Ingen",
                    "5 år efter lejemålet",
                ),
                (
                    "Ark2",
                    2,
                    "Kaffeklub",
                    "Indkøb og betaling",
                    "Samtykke",
                    "Ansatte",
                    "Navn; forbrug",
                    "Ingen",
                    "Årligt",
                ),
                (
                    "Ark3",
                    3,
                    "Adgangskort",
                    "Styre adgangen til bygningen",
                    "Artikel 6, stk. 1, litra f (sikkerhed)",
                    "Ansatte; gæster",
                    "Navn; billede; tidspunkter",
                    "Vagtcentralen A/S (databehandler)",
                    "3 måneder",
                ),
            )
        ],
        gold("""
# Udlejning af lokaler
P Administrere lejeaftaler => 6(1)(b)
D Navn ; telefon
S Lejere
K 5 år efter lejemålet -> P5Y
# Kaffeklub
P Indkøb og betaling => 6(1)(a) {Samtykke}
D Navn ; forbrug
S Ansatte
K Årligt
# Adgangskort
P Styre adgangen til bygningen => 6(1)(f) {sikkerhed}
D Navn ; billede ; tidspunkter
S Ansatte ; gæster
R Vagtcentralen A/S
K 3 måneder -> P3M
"""),
    ),
    Case(
        "da_ditto.xlsx",
        [
            table(
                "Oversigt",
                """
Behandling | Formål | Hjemmel | Hvem | Hvad | Slettes | Modtager
Kundekartotek | Levere varer | 6.1.b | Kunder | Navn, adresse | 3 år efter sidste køb | Fragtfirma
Reklamationer | Behandle reklamationer | 6.1.c (købeloven) | Kunder | Navn, ordre | 2 år | Ingen
Tyverisikring | Forebygge tyveri | 6.1.f | Kunder og ansatte | Video | 30 dage | Politiet (ved anmeldelse)
Facebook-side | Kontakt med kunder | 6.1.f / 6.1.a | Følgere | Profilnavn, kommentarer | Løbende | Meta (fælles dataansvar), USA
I alt 4 behandlinger
Ajourført d. 3/3-2026 af PK
""",
            )
        ],
        gold("""
# Kundekartotek
P Levere varer => 6(1)(b)
D Navn ; adresse
D| Navn, adresse
S Kunder
R Fragtfirma
K 3 år efter sidste køb -> P3Y
# Reklamationer
P Behandle reklamationer => 6(1)(c) <købeloven>
D Navn ; ordre
D| Navn, ordre
S Kunder
K 2 år -> P2Y
# Tyverisikring
P Forebygge tyveri => 6(1)(f)
D Video
S Kunder ; ansatte
S| Kunder og ansatte
R Politiet
R| Politiet (ved anmeldelse)
K 30 dage -> P30D
# Facebook-side
P Kontakt med kunder => 6(1)(f) ; 6(1)(a)
D Profilnavn ; kommentarer
D| Profilnavn, kommentarer
S Følgere
R Meta
R| Meta (fælles dataansvar)
T| US
K Løbende
"""),
        must_not=("I alt 4 behandlinger", "Ajourført d. 3/3-2026 af PK"),
    ),
]
