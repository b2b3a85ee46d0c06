"""Rows that go on below, codes that stand for rows elsewhere, headings in two rows, and cells that say two things."""

from __future__ import annotations

from tests.reading.heldout.kit import Case, gold, table

CASES = [
    Case(
        "da_fortsatte_raekker.xlsx",
        [
            table(
                "Fortegnelse",
                """
Ringe Fysioterapi I/S – oversigt over vores behandlinger af personoplysninger
Senest gennemgået: 3/2-2024 af Mette

Nr | Hvad gør vi | Derfor gør vi det | Hjemmel | Hvem handler det om | Hvilke oplysninger | Hvem ser/får dem | Slettes | Sikkerhed
1 | Journalføring | Vi skal dokumentere behandlingen | Art. 6, stk. 1, litra c og art. 9, stk. 2, litra h (autorisationsloven § 22) | Patienter | Navn og CPR-nummer | Egen læge | 10 år efter sidste behandling | Personlige logins
  |  |  |  | Pårørende | Diagnoser og skader | Sygesikringen |  | Skærmlås
  |  |  |  |  | Træningsplaner | EG Clinea A/S
2 | Holdtræning | Tilmelding og betaling | Art. 6, stk. 1, litra b | Holddeltagere | Navn, mobilnummer | Holdsport ApS | 1 år efter seneste hold | Personlige logins
  |  | Udsende nyhedsbrev | Art. 6, stk. 1, litra a |  | E-mail | Mailchimp (USA) | Ved afmelding
3 | Løn til klinikassistenter | Udbetale løn | Art. 6, stk. 1, litra b og c | Medarbejdere | Kontonummer | Danløn | 5 år + løbende år | Låst skab
  |  |  |  |  | Skattekort | SKAT
  |  |  |  |  | Sygefravær
""",
            ),
        ],
        gold("""
# Journalføring
P Vi skal dokumentere behandlingen => 6(1)(c) ; 9(2)(h)
D Navn og CPR-nummer ; Diagnoser og skader ; Træningsplaner
S Patienter ; Pårørende
R Egen læge ; Sygesikringen ; EG Clinea A/S
K 10 år efter sidste behandling -> P10Y
# Holdtræning
P Tilmelding og betaling => 6(1)(b)
P Udsende nyhedsbrev => 6(1)(a)
D Navn ; mobilnummer ; E-mail
D| Navn, mobilnummer ; E-mail
S Holddeltagere
R Holdsport ApS ; Mailchimp (USA)
R| Holdsport ApS ; Mailchimp
T US
K 1 år efter seneste hold -> P1Y ; Ved afmelding
# Løn til klinikassistenter
P Udbetale løn => 6(1)(b) ; 6(1)(c)
D Kontonummer ; Skattekort ; Sygefravær
S Medarbejdere
R Danløn ; SKAT
K 5 år + løbende år -> P5Y
"""),
        must_not=("Ringe Fysioterapi I/S",),
    ),
    Case(
        "da_koder_i_lister.xlsx",
        [
            table(
                "Aktivitetsliste",
                """
Kode | Aktivitetsnavn | Formålsbeskrivelse | Retsgrundlag | Datakategorier (koder) | Personkategorier (koder) | Systemer (koder)
AK-01 | Bookning af værksted | Planlægge reparationer | Art. 6, stk. 1, litra b | D1, D2 | P1 | S1
AK-02 | Testkørsel | Dokumentere kørekort | Art. 6, stk. 1, litra f | D1, D3 | P1, P2 | S1, S2
AK-03 | Rekruttering | Ansætte mekanikere | Art. 6, stk. 1, litra b | D1, D4 | P3 | S2
""",
            ),
            table(
                "Datakategorier",
                """
Kode | Datakategori | Slettefrist
D1 | Kontaktoplysninger | 3 år
D2 | Stelnummer | 5 år
D3 | Kopi af kørekort | 1 måned
D4 | CV | 6 måneder
""",
            ),
            table(
                "Personkategorier",
                """
Kode | Betegnelse
P1 | Bilejere
P2 | Prøvekørere
P3 | Jobansøgere
""",
            ),
            table(
                "Systemer",
                """
Kode | System | Leverandør | Databehandleraftale | Hostingland
S1 | AutoDesk Pro | Autodata A/S | Ja | Danmark
S2 | HR-skyen | Talent Cloud Inc. | Ja | USA
""",
            ),
        ],
        gold("""
# Bookning af værksted
P Planlægge reparationer => 6(1)(b)
D Kontaktoplysninger ; Stelnummer
S Bilejere
R Autodata A/S
K 3 år -> P3Y ; 5 år -> P5Y
# Testkørsel
P Dokumentere kørekort => 6(1)(f)
D Kontaktoplysninger ; Kopi af kørekort
S Bilejere ; Prøvekørere
R Autodata A/S ; Talent Cloud Inc.
T US
K 3 år -> P3Y ; 1 måned -> P1M
# Rekruttering
P Ansætte mekanikere => 6(1)(b)
D Kontaktoplysninger ; CV
S Jobansøgere
R Talent Cloud Inc.
T US
K 3 år -> P3Y ; 6 måneder -> P6M
"""),
    ),
    Case(
        "en_transport_authority.xlsx",
        [
            table(
                "RPA",
                """
Record of Processing Activities – Coastal Transport Authority
Last updated 01/09/2023
Record No. | Title of the processing operation | Business unit / delegated controller | Description and purpose of the processing | Lawfulness of processing (Art. 6) | Special categories condition (Art. 9) | Description of data subjects | Description of personal data categories | Recipients (internal and external) | Processors engaged | Third country transfers & safeguards | Time limit for keeping the data | Justification for time limit | Security measures – general description | Information provided to data subjects
R-001 | Travel card applications | Customer Services | Assess entitlement to free travel cards and issue cards | Article 6(1)(e) | Article 9(2)(g) | Applicants; carers | Contact details; date of birth; disability certificate | Internal: Card team. External: Department of Social Protection | CardPrint Ltd | No transfers outside the EEA | 2 years after expiry of card | Audit | ISO 27001 | Privacy notice on form
R-002 | Fare evasion prosecutions | Legal | Issue fixed penalty notices and bring prosecutions | Article 6(1)(e) | n/a | Passengers | Name and address; incident details | External: Courts Service; solicitors | None | None | 7 years from closure of case | Statute of limitations | Encrypted drive | Notice on ticket
R-003 | Newsletter | Communications | Send service updates | Article 6(1)(a) | n/a | Subscribers | Email address | Internal: Communications staff | Mailchimp | USA – EU-US Data Privacy Framework | Until consent is withdrawn | n/a | MFA | Website
""",
            ),
        ],
        gold("""
# Travel card applications
P Assess entitlement to free travel cards and issue cards => 6(1)(e) ; 9(2)(g)
D Contact details ; date of birth ; disability certificate
S Applicants ; carers
R Card team ; Department of Social Protection ; CardPrint Ltd
K 2 years after expiry of card -> P2Y
# Fare evasion prosecutions
P Issue fixed penalty notices and bring prosecutions => 6(1)(e)
D Name and address ; incident details
S Passengers
R Courts Service ; solicitors
K 7 years from closure of case -> P7Y
# Newsletter
P Send service updates => 6(1)(a)
D Email address
S Subscribers
R Communications staff ; Mailchimp
T US 45
K Until consent is withdrawn
"""),
    ),
    Case(
        "da_hvis_ja.xlsx",
        [
            table(
                "Vejledning",
                """
Sådan udfylder du skemaet
Svar så kort som muligt. Send til dpo'en inden fredag.
""",
            ),
            table(
                "Kundeservice",
                """
Spørgeskema til afdelingerne – databeskyttelse
Udfyldt af: | NN
Dato: | 12.01.2025

Spørgsmål | Svar
1. Hvad kalder I arbejdsgangen? | Reklamationer
2. Hvorfor har I brug for oplysningerne? | Behandle og svare på reklamationer
3. Hvem registrerer I oplysninger om? (fx kunder, ansatte) | Kunder
4. Hvilke almindelige oplysninger indsamler I? | Navn, adresse og ordrenummer
5. Behandler I følsomme oplysninger? | Nej
5a. Hvis ja, hvilke?
6. Hvilken lovhjemmel støtter I jer på? | Aftale med kunden (artikel 6, stk. 1, litra b)
7. Deler I oplysningerne med andre? | Ja
7a. Hvis ja, med hvem? | Fragtmanden PostNord
8. Hvilke it-leverandører bruger I? | Zendesk
9. Overføres data til tredjelande? | Ja
9a. Hvis ja, hvilke og på hvilket grundlag? | USA, SCC'er
10. Hvornår sletter I? | 2 år efter sagen er lukket
11. Hvordan passer I på oplysningerne? | To-faktor-login
12. Øvrige bemærkninger
""",
            ),
            table(
                "HR",
                """
Spørgeskema til afdelingerne – databeskyttelse
Udfyldt af: | NN
Dato: | 12.01.2025

Spørgsmål | Svar
1. Hvad kalder I arbejdsgangen? | Arbejdsskader
2. Hvorfor har I brug for oplysningerne? | Anmelde arbejdsskader
3. Hvem registrerer I oplysninger om? (fx kunder, ansatte) | Ansatte
4. Hvilke almindelige oplysninger indsamler I? | Navn, CPR-nummer
5. Behandler I følsomme oplysninger? | Ja
5a. Hvis ja, hvilke? | Helbredsoplysninger
6. Hvilken lovhjemmel støtter I jer på? | Retlig forpligtelse efter arbejdsskadesikringsloven § 31 (art. 6, stk. 1, litra c) og art. 9, stk. 2, litra b
7. Deler I oplysningerne med andre? | Ja
7a. Hvis ja, med hvem? | Arbejdsmarkedets Erhvervssikring
8. Hvilke it-leverandører bruger I? | Ingen
9. Overføres data til tredjelande? | Nej
9a. Hvis ja, hvilke og på hvilket grundlag?
10. Hvornår sletter I? | 5 år efter afgørelsen
11. Hvordan passer I på oplysningerne? | Aflåst arkiv
12. Øvrige bemærkninger | Tjek med revisor
""",
            ),
            table(
                "Marketing",
                """
Spørgeskema til afdelingerne – databeskyttelse
Udfyldt af: | NN
Dato: | 12.01.2025

Spørgsmål | Svar
1. Hvad kalder I arbejdsgangen? | Konkurrencer
2. Hvorfor har I brug for oplysningerne? | Trække vindere og sende præmier
3. Hvem registrerer I oplysninger om? (fx kunder, ansatte) | Deltagere
4. Hvilke almindelige oplysninger indsamler I? | Navn, e-mail
5. Behandler I følsomme oplysninger? | Nej
5a. Hvis ja, hvilke?
6. Hvilken lovhjemmel støtter I jer på? | Samtykke
7. Deler I oplysningerne med andre? | Nej
7a. Hvis ja, med hvem?
8. Hvilke it-leverandører bruger I? | Ingen
9. Overføres data til tredjelande? | Nej
9a. Hvis ja, hvilke og på hvilket grundlag?
10. Hvornår sletter I? | 30 dage efter konkurrencen
11. Hvordan passer I på oplysningerne? | Password
12. Øvrige bemærkninger
""",
            ),
        ],
        gold("""
# Reklamationer
P Behandle og svare på reklamationer => 6(1)(b)
D Navn ; adresse og ordrenummer
D| Navn, adresse og ordrenummer
D| Navn ; adresse ; ordrenummer
D| Navn ; adresse og ordrenummer
S Kunder
R Fragtmanden PostNord ; Zendesk
T US 46(2)(c)
K 2 år efter sagen er lukket -> P2Y
# Arbejdsskader
P Anmelde arbejdsskader => 6(1)(c) <arbejdsskadesikringsloven § 31> ; 9(2)(b)
D Navn ; CPR-nummer ; Helbredsoplysninger
D| Navn, CPR-nummer ; Helbredsoplysninger
S Ansatte
R Arbejdsmarkedets Erhvervssikring
K 5 år efter afgørelsen -> P5Y
# Konkurrencer
P Trække vindere og sende præmier => 6(1)(a)
D Navn ; e-mail
D| Navn, e-mail
S Deltagere
K 30 dage efter konkurrencen -> P30D
"""),
        must_not=("Spørgeskema til afdelingerne", "Vejledning"),
    ),
    Case(
        "de_zwei_kopfzeilen.xlsx",
        [
            table(
                "VVT",
                """
Verzeichnis von Verarbeitungstätigkeiten – Stadtwerke Lindau GmbH
lfd. Nr. | Verarbeitungstätigkeit |  | Betroffene und Daten |  | Empfänger |  | Drittland |  | Löschung
  | Bezeichnung | Zweck / Rechtsgrundlage | Personengruppen | Datenarten | intern | extern | Land | Garantien | Frist | Rechtsgrundlage der Aufbewahrung
1. Personal
1.1 | Zeiterfassung | Erfassung der Arbeitszeiten, Art. 6 Abs. 1 lit. c DSGVO | Beschäftigte | Name; Kommen/Gehen-Zeiten | Personalabteilung | Betriebsprüfer | – | – | 2 Jahre | § 16 ArbZG
1.2 | Betriebliches Eingliederungsmanagement | Wiedereingliederung, Art. 6 Abs. 1 lit. c, Art. 9 Abs. 2 lit. b DSGVO, § 167 SGB IX | Beschäftigte | Gesundheitsdaten; Gesprächsnotizen | BEM-Team | Integrationsamt | – | – | 3 Jahre nach Abschluss
2. Kunden
2.1 | Kundenportal | Bereitstellung des Portals, Art. 6 Abs. 1 lit. b DSGVO | Kunden | Kontaktdaten; Verbrauchsdaten | Vertrieb | Salesforce | USA | Standardvertragsklauseln | Ende des Vertrags + 3 Jahre | § 195 BGB
""",
                merged=("B2:C2", "D2:E2", "F2:G2", "H2:I2", "J2:K2", "A4:K4", "A7:K7"),
            ),
        ],
        gold("""
# Zeiterfassung
P Erfassung der Arbeitszeiten => 6(1)(c)
D Name ; Kommen/Gehen-Zeiten
S Beschäftigte
R Personalabteilung ; Betriebsprüfer
K 2 Jahre -> P2Y
# Betriebliches Eingliederungsmanagement
P Wiedereingliederung => 6(1)(c) ; 9(2)(b)
D Gesundheitsdaten ; Gesprächsnotizen
S Beschäftigte
R BEM-Team ; Integrationsamt
K 3 Jahre nach Abschluss -> P3Y
# Kundenportal
P Bereitstellung des Portals => 6(1)(b)
D Kontaktdaten ; Verbrauchsdaten
S Kunden
R Vertrieb ; Salesforce
T US 46(2)(c)
K Ende des Vertrags + 3 Jahre -> P3Y
"""),
        must_not=("1. Personal", "2. Kunden"),
    ),
    Case(
        "da_rodet_formaal_hjemmel.xlsx",
        [
            table(
                "gdpr skema NY (2)",
                """
  |  | OBS!! kladde - ikke færdig
  | Dato | jan 24

  |  | Proces  | formål / hjemmel | pers.oplysn. (alm.) | pers.oplysn. (følsom) | registr. | hvem får det | sletning | kommentar Lise
  | Salg:
  |  | webshop ordrer | levere varer (6,1,b) | navn,adr.,tlf | nej | kunder | GLS, Shopify (Canada) | 5 år (bogf.) | ok
  |  | kundeklub  | sende tilbud (samtykke) | navn, mail, fødselsdag | - | medlemmer | Klaviyo (USA - SCC) | når de melder sig ud | mangler DBA??
  | Personale:
  |  | løn | udbetale løn 6,1,b + 6,1,c | cpr, konto | ja fagforening | ansatte | Dataløn, skat | 5 år | ok
  |  | ansøgninger | vurdere ansøgere (6,1,f) | cv, ansøgning | nej | ansøgere | ingen | 6 mdr. | spørg NN
  |  | kamera i butik | forebygge tyveri (6,1,f) | video | nej | kunder + ansatte | evt. politi | 30 dg.

  | xx slettes: gammel faxliste
""",
            ),
        ],
        gold("""
# webshop ordrer
P levere varer => 6(1)(b)
D navn ; adr. ; tlf
D| navn,adr.,tlf
S kunder
R GLS ; Shopify (Canada)
R| GLS ; Shopify
T CA
K 5 år (bogf.) -> P5Y
# kundeklub
P sende tilbud => 6(1)(a)
D navn ; mail ; fødselsdag
D| navn, mail, fødselsdag
S medlemmer
R Klaviyo (USA - SCC)
R| Klaviyo
T US 46(2)(c)
K når de melder sig ud
# løn
P udbetale løn => 6(1)(b) ; 6(1)(c)
D cpr ; konto ; fagforening
D| cpr, konto ; fagforening
D| cpr ; konto ; ja fagforening
S ansatte
R Dataløn ; skat
R| Dataløn, skat
K 5 år -> P5Y
# ansøgninger
P vurdere ansøgere => 6(1)(f)
D cv ; ansøgning
D| cv, ansøgning
S ansøgere
K 6 mdr. -> P6M
# kamera i butik
P forebygge tyveri => 6(1)(f)
D video
S kunder ; ansatte
S| kunder + ansatte
R evt. politi
R| politi
K 30 dg. -> P30D
"""),
        must_not=("Salg:", "Personale:", "xx slettes: gammel faxliste", "OBS!! kladde - ikke færdig"),
    ),
    Case(
        "en_basis_and_purpose.xlsx",
        [
            table(
                "Sheet3",
                """
GDPR tracker v7 FINAL final

  | Who's asking: DPO
Dept |  | Process | Data used |  | People | Legal basis & purpose | Retn period | 3rd parties / transfers
Ops |  | Site access passes | name, photo ; badge no |  | Contractors | Legit int - keep the site safe | 1yr | Securitas
  |  | Toolbox talks | name & signature |  | contractors/employees | Legal oblig. - prove training | 3 yrs | none
Dept |  | Process | Data used |  | People | Legal basis & purpose | Retn period | 3rd parties / transfers
HR |  | Occupational health | sickness notes, fitness certs |  | Employees | Legal oblig. + Art 9(2)(b) - assess fitness for work | duration of empl + 6 yrs | Medmark (IE)
HR |  | Share plan | name, bank details |  | Employees | Contract - run the plan | 6 yrs | Computershare - US (SCCs)
TBC
total = 4
""",
            ),
        ],
        gold("""
# Site access passes
P keep the site safe => 6(1)(f)
D name ; photo ; badge no
D| name, photo ; badge no
S Contractors
R Securitas
K 1yr -> P1Y
# Toolbox talks
P prove training => 6(1)(c)
D name & signature
S contractors ; employees
K 3 yrs -> P3Y
# Occupational health
P assess fitness for work => 6(1)(c) ; 9(2)(b)
D sickness notes ; fitness certs
D| sickness notes, fitness certs
S Employees
R Medmark (IE)
R| Medmark
K duration of empl + 6 yrs -> P6Y
# Share plan
P run the plan => 6(1)(b)
D name ; bank details
D| name, bank details
S Employees
R Computershare - US (SCCs)
R| Computershare
T US 46(2)(c)
K 6 yrs -> P6Y
"""),
        must_not=("TBC", "total = 4", "Process"),
    ),
]
