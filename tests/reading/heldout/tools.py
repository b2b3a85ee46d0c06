"""Registers as other programs write them, and as consultants' templates look when filled in."""

from __future__ import annotations

from tests.reading.heldout.kit import Case, gold, table

CASES = [
    Case(
        "de_berater.xlsx",
        [
            table(
                "VVT",
                """
Verzeichnis von Verarbeitungstaetigkeiten - Kanzlei Falkenried
Stand: 12.01.2026 | DSB: Nina Voss | Verantwortlicher: Kanzlei Falkenried PartG mbB, Lange Reihe 9, Hamburg

 | ID | Verarbeitung | Abteilung | Zweck | Rechtsgrundlage | Betroffene | Datenkategorien | Empfaenger | Auftragsverarbeiter / AVV | Drittlandtransfer | Loeschfrist | Status | Naechste Aktion
 | V01 | Mandatsverwaltung | Kanzlei | Bearbeitung von Mandaten | Art. 6 Abs. 1 lit. b, lit. f DSGVO | Mandanten, Gegner | Stammdaten, Aktendaten | Gerichte, Behoerden | Aktenwerk GmbH - AVV vorhanden | Keiner (EU) | 6 Jahre nach Mandatsende (§ 50 BRAO) | ok | -
 | V02 | Newsletter | Marketing | Versand von Rundschreiben | Art. 6 Abs. 1 lit. a — UNWIRKSAM, kein Double-Opt-in | Abonnenten | Name, E-Mail | keine | Letterly Inc. (USA) - AVV fehlt | USA - SCC vorhanden | bis Widerruf | offen | Opt-in nachholen
 | V03 | Personalverwaltung | Verwaltung | Durchfuehrung von Arbeitsverhaeltnissen | Art. 6 Abs. 1 lit. b DSGVO, § 26 BDSG | Mitarbeiter | Stammdaten, Lohndaten | Krankenkassen, Finanzamt | Lohnbuero Petersen - AVV vorhanden | Keiner | 10 Jahre | ok | -
""",
                merged=("A1:N1", "A2:N2"),
            )
        ],
        gold("""
# Mandatsverwaltung @ Kanzlei
P Bearbeitung von Mandaten => 6(1)(b) ; 6(1)(f)
D Stammdaten ; Aktendaten
D| Stammdaten, Aktendaten
S Mandanten ; Gegner
S| Mandanten, Gegner
R Gerichte ; Behoerden ; Aktenwerk GmbH
R| Gerichte, Behoerden ; Aktenwerk GmbH
K 6 Jahre nach Mandatsende (§ 50 BRAO) -> P6Y
# Newsletter @ Marketing
P Versand von Rundschreiben => 6(1)(a) {UNWIRKSAM, kein Double-Opt-in}
D Name ; E-Mail
D| Name, E-Mail
S Abonnenten
R Letterly Inc.
T US 46(2)(c)
K bis Widerruf
# Personalverwaltung @ Verwaltung
P Durchfuehrung von Arbeitsverhaeltnissen => 6(1)(b) ; <BDSG § 26>
P| Durchfuehrung von Arbeitsverhaeltnissen => 6(1)(b) <BDSG § 26>
D Stammdaten ; Lohndaten
D| Stammdaten, Lohndaten
S Mitarbeiter
R Krankenkassen ; Finanzamt ; Lohnbuero Petersen
R| Krankenkassen, Finanzamt ; Lohnbuero Petersen
K 10 Jahre -> P10Y
"""),
    ),
    Case(
        "fr_matrice.csv",
        [
            table(
                "x",
                """
id | Nom | Description | Finalite | BaseLegale | CivilStatus | ProfessionalLife | FinancialData | HealthData | Personnes | Duree | Destinataires | SousTraitants | DPIA
1 | Gestion des stocks de badges | Remise des badges | Contrôler les accès | Intérêt légitime | true | true | false | false | Salariés | 3 mois après le départ | Accueil |  | false
2 | Médecine du travail | Visites médicales | Suivre les visites obligatoires | Obligation légale | true | true | false | true | Salariés | 5 ans | Service de santé |  | true
3 | Notes de frais | Remboursements | Rembourser les frais | Contrat | true | false | true | false | Salariés | 10 ans | Comptabilité | Fraisnet SAS | false
""",
            )
        ],
        gold("""
# Gestion des stocks de badges
P Contrôler les accès => 6(1)(f) {Intérêt légitime}
D CivilStatus ; ProfessionalLife
S Salariés
R Accueil
K 3 mois après le départ -> P3M
# Médecine du travail
P Suivre les visites obligatoires => 6(1)(c) {Obligation légale}
D CivilStatus ; ProfessionalLife ; HealthData
S Salariés
R Service de santé
K 5 ans -> P5Y
# Notes de frais
P Rembourser les frais => 6(1)(b) {Contrat}
D CivilStatus ; FinancialData
S Salariés
R Comptabilité ; Fraisnet SAS
K 10 ans -> P10Y
"""),
        delimiter=",",
    ),
    Case(
        "fr_listes_paralleles.csv",
        [
            table(
                "x",
                """
Identifiant | Traitement | En tant que | Finalités | Bases légales | Catégories de données | Durées | Personnes concernées | Destinataires
TR1 | Gestion de la relation client | Responsable de traitement | 1: Suivi commercial⏎2: Prospection | 1: Contrat⏎2: Consentement | 1: Coordonnées⏎2: Historique d'achats | 1: 3 ans⏎2: 5 ans | 1: Clients⏎2: Prospects | 1: Service commercial⏎2: Agence Publidée
TR2 | Hébergement | Sous-traitant | 1: Hébergement de sites |  | 1: Journaux de connexion | 1: 1 an | 1: Internautes |
""",
            )
        ],
        gold("""
# Gestion de la relation client
P Suivi commercial => 6(1)(b)
P Prospection => 6(1)(a)
D Coordonnées ; Historique d'achats
S Clients ; Prospects
R Service commercial ; Agence Publidée
K 3 ans -> P3Y ; 5 ans -> P5Y
# Hébergement % processor
P| Hébergement de sites
D Journaux de connexion
S Internautes
K 1 an -> P1Y
"""),
    ),
    Case(
        "en_template_sample.xlsx",
        [
            table("Cover", "Record of Processing Activities\nPrepared for: Bramble Foods Ltd\nVersion: 2.1"),
            table("Instructions", "Step | What to do\n1 | Complete the ROPA tab\n2 | Review annually"),
            table("Lists", "Legal bases\nConsent\nContract\nLegal obligation"),
            table(
                "ROPA",
                """
ROPA ID | Processing Activity | Business Unit | Process Owner | Purpose of Processing | Lawful Basis (Art. 6) | Special Category Basis (Art. 9) | Data Subjects | Personal Data Categories | Recipients | Processors | International Transfers | Transfer Safeguards | Retention Period | Technical and Organisational Measures | DPIA Required | Last Reviewed | Status
ROPA-000 | Sample: Employee payroll | HR | HR Manager | Pay employees | Contract | N/A | Employees | Name, bank details | HMRC | Payroll Co | None | N/A | 7 years | Encryption | No | 2025-01-01 | Active
ROPA-001 | Customer complaints | Quality | Q. Manager | Investigate complaints about products | Legitimate interests | N/A | Customers | Name; contact details; complaint details | Food safety authority | Helpline Ltd | None | N/A | 3 years from closure | Access control | No | 2026-02-01 | Active
ROPA-002 | Allergy incidents | Quality | Q. Manager | Handle reports of allergic reactions | Legal obligation | Art. 9(2)(i) public health | Customers | Name; health data | Food safety authority | None | None | N/A | 10 years | Access control; encryption | Yes | 2026-02-01 | Active
ROPA-003 | Prize draws | Marketing | M. Lead | Run prize draws | Consent | N/A | Entrants | Name; email | None | Drawly Inc. | USA | SCCs | 6 months after the draw | Encryption | No | 2026-02-01 | Draft
ROPA-004 |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
Completed by: | T. Ash
Reviewed by: | P. Lowe
""",
            ),
        ],
        gold("""
# Customer complaints @ Quality
P Investigate complaints about products => 6(1)(f) {Legitimate interests}
D Name ; contact details ; complaint details
S Customers
R Food safety authority ; Helpline Ltd
K 3 years from closure -> P3Y
M Access control
# Allergy incidents @ Quality
P Handle reports of allergic reactions => 6(1)(c) {Legal obligation} ; 9(2)(i)
D Name ; health data
S Customers
R Food safety authority
K 10 years -> P10Y
M Access control ; encryption
# Prize draws @ Marketing
P Run prize draws => 6(1)(a) {Consent}
D Name ; email
S Entrants
R Drawly Inc.
T US 46(2)(c)
K 6 months after the draw -> P6M
M Encryption
"""),
        must_not=("Sample: Employee payroll", "ROPA-004", "T. Ash"),
    ),
    Case(
        "en_joined_codes.xlsx",
        [
            table(
                "Activities",
                "Activity ID | Name | Purpose | Data subjects | Data categories | Processor IDs | Transfer ID | Retention ID\nACT-1 | Fleet tracking | Locate vans in real time | Drivers | Location; vehicle | PR-1 | TR-1 | RT-2\nACT-2 | Job applications | Select candidates | Applicants | CV; references | PR-2; PR-3 |  | RT-1",
            ),
            table(
                "Legal Basis",
                "Activity ID | Article | Justification\nACT-1 | 6(1)(f) | safety of drivers and goods\nACT-2 | 6(1)(b) | steps before a contract",
            ),
            table(
                "Processors",
                "Processor ID | Processor name | Country | DPA signed\nPR-1 | Trackster Inc. | USA | Yes\nPR-2 | Hireflow Ltd | Ireland | Yes\nPR-3 | Testlab BV | Netherlands | Yes",
            ),
            table(
                "Transfers",
                "Transfer ID | Importer | Country | Mechanism\nTR-1 | Trackster Inc. | USA | Data Privacy Framework",
            ),
            table(
                "Retention",
                "Retention ID | Period | Trigger\nRT-1 | 6 months | end of the recruitment\nRT-2 | 90 days | recording",
            ),
        ],
        gold("""
# Fleet tracking
P Locate vans in real time => 6(1)(f) {safety of drivers and goods}
D Location ; vehicle
S Drivers
R Trackster Inc.
T US 45
K 90 days -> P90D
K| 90 days recording -> P90D
# Job applications
P Select candidates => 6(1)(b) {steps before a contract}
D CV ; references
S Applicants
R Hireflow Ltd ; Testlab BV
K 6 months -> P6M
K| 6 months end of the recruitment -> P6M
"""),
    ),
    Case(
        "da_system_eksport.csv",
        [
            table(
                "x",
                """
Reference | Titel | Status | Ansvarlig | Enhed | Beskrivelse af behandlingen | Formål | Retsgrundlag (art. 6) | Retsgrundlag (art. 9) | National lovhjemmel | Kategorier af registrerede | Kategorier af almindelige personoplysninger | Kategorier af følsomme personoplysninger | Interne modtagere | Eksterne modtagere | Databehandlere | Tredjelande | Overførselsgrundlag | Slettefrist | Slettemetode | Systemer | Oprettet | Senest ændret
BA-0001 | Optagelse af børn | Godkendt | Pia Lund | Dagtilbud | Forældre skriver børn op | Anvise pladser i daginstitution | Art. 6, stk. 1, litra e |  | Dagtilbudsloven § 23 | Børn, Forældre | Navn, Adresse, CPR-nummer |  | Pladsanvisning | Private institutioner | KMD A/S |  |  | 5 år efter barnet er fyldt 6 år | Automatisk | KMD Institution | 2024-05-01 | 2026-01-10
BA-0002 | Underretninger | Godkendt | Pia Lund | Familie | Modtagelse af underretninger | Behandle underretninger om børn | Art. 6, stk. 1, litra c | Art. 9, stk. 2, litra f | Barnets lov § 133 | Børn, Forældre, Underrettere | Navn, CPR-nummer | Helbredsoplysninger, Sociale problemer | Familieafdelingen |  | DUBU ApS |  |  | 5 år efter barnets 18. år | Manuel | DUBU | 2024-05-01 | 2026-01-10
BA-0003 | Borgerpanel | Kladde | Ib Dam | Kommunikation | Spørgeskemaer | Inddrage borgerne | Art. 6, stk. 1, litra a |  |  | Borgere | Navn, E-mail |  | Kommunikation |  | Askly Inc. | USA | SCC | 2 år | Automatisk | Askly | 2025-02-01 | 2026-01-10
""",
            )
        ],
        gold("""
# Optagelse af børn @ Dagtilbud
P Anvise pladser i daginstitution => 6(1)(e) <Dagtilbudsloven § 23>
D Navn ; Adresse ; CPR-nummer
D| Navn, Adresse, CPR-nummer
S Børn ; Forældre
S| Børn, Forældre
R Pladsanvisning ; Private institutioner ; KMD A/S
K 5 år efter barnet er fyldt 6 år -> P5Y
# Underretninger @ Familie
P Behandle underretninger om børn => 6(1)(c) <Barnets lov § 133> ; 9(2)(f)
D Navn ; CPR-nummer ; Helbredsoplysninger ; Sociale problemer
D| Navn, CPR-nummer ; Helbredsoplysninger, Sociale problemer
S Børn ; Forældre ; Underrettere
S| Børn, Forældre, Underrettere
R Familieafdelingen ; DUBU ApS
K 5 år efter barnets 18. år -> P5Y
# Borgerpanel @ Kommunikation
P Inddrage borgerne => 6(1)(a)
D Navn ; E-mail
D| Navn, E-mail
S Borgere
R Kommunikation ; Askly Inc.
T US 46(2)(c)
K 2 år -> P2Y
"""),
        encoding="cp1252",
    ),
]
