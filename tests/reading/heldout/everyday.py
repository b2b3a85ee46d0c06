"""Registers with headings in everyday words and questions, in eleven languages, and cells that need a second look."""

from __future__ import annotations

from tests.reading.heldout.kit import Case, gold, table

CASES = [
    Case(
        "da_forkortet.xlsx",
        [
            table(
                "Fortegnelse",
                """
Beh.aktivitet | Til hvad | Retsgrl. | De reg. | Personopl. | Deles m. | EU/EØS? | Slettefr. | Sikk.
Webshop | Sælge varer | Art. 6, stk. 1, litra b | Kunder | Navn, adresse, ordrer | Shipmondo ApS, Zendesk Inc. (USA, Indien) | Nej | 5 år efter køb | Backup
Nyhedsbrev | Sende tilbud | Art. 6, stk. 1, litra a + markedsføringslovens § 10 | Abonnenter | E-mail | Mailerlite UAB | Ja | Når samtykket trækkes tilbage | Backup
Løn | Udbetale løn | Art. 6, stk. 1, litra c + bogføringslovens § 12 | Ansatte/vikarer | Kontonr., cpr-nr. | DataLøn | Ja | 5 år | Kryptering
""",
            ),
        ],
        gold("""
# Webshop
P Sælge varer => 6(1)(b)
D Navn ; adresse ; ordrer
S Kunder
R Shipmondo ApS ; Zendesk Inc.
T US ; IN
K 5 år efter køb -> P5Y
# Nyhedsbrev
P Sende tilbud => 6(1)(a) <markedsføringslovens § 10>
D E-mail
S Abonnenter
R Mailerlite UAB
K Når samtykket trækkes tilbage
# Løn
P Udbetale løn => 6(1)(c) <bogføringslovens § 12>
D Kontonr. ; cpr-nr.
S Ansatte ; vikarer
R DataLøn
K 5 år -> P5Y
"""),
    ),
    Case(
        "en_groups_in_a_cell.xlsx",
        [
            table(
                "RoPA",
                """
Activity | Why we hold it | Lawful basis | Whose | What we hold | Sharing | Type | Kept for | Non-EEA
Payroll | Pay people | 6(1)(b), 6(1)(c) | contractors/employees | name, bank details, NI number | Internal: HR, Finance. External: HMRC, Sage UK Ltd | Processor | 7 yrs | No
CCTV | Keep the site safe | 6(1)(f) legitimate interests | staff/visitors | footage | Internal: Facilities. External: Police | Authority | 30 days | No
""",
            ),
        ],
        gold("""
# Payroll
P Pay people => 6(1)(b) ; 6(1)(c)
D name ; bank details ; NI number
S contractors ; employees
R HR ; Finance ; HMRC ; Sage UK Ltd
K 7 yrs -> P7Y
# CCTV
P Keep the site safe => 6(1)(f)
D footage
S staff ; visitors
R Facilities ; Police
K 30 days -> P30D
"""),
    ),
    Case(
        "de_roemische_absaetze.xlsx",
        [
            table(
                "VVT",
                """
Vorgang | Wozu | Rechtsgrundl. | Art. 10 | Betr. Pers. | pbD | Geht an | Löschung nach | TOM
Bewerbungen | Stellen besetzen | § 26 I BDSG | | Bewerber | Lebenslauf, Zeugnisse | Fachabteilung | 6 Mon. | Zugriffsrechte
Lohn | Gehalt zahlen | Art. 6 I lit. b DSGVO, § 26 I BDSG | § 8 BDSG | Mitarbeiter | Name, IBAN | DATEV eG; Finanzamt | 6 J. | Zugriffsrechte
Rechnungen | Buchhaltung | Art. 6 I c DSGVO i.V.m. § 147 III AO | | Kunden | Name, Anschrift | Steuerberater | 10 J. | Zugriffsrechte
""",
            ),
        ],
        gold("""
# Bewerbungen
P Stellen besetzen =>  <§ 26 I BDSG>
D Lebenslauf ; Zeugnisse
S Bewerber
R Fachabteilung
K 6 Mon. -> P6M
# Lohn
P Gehalt zahlen => 6(1)(b) <§ 26 I BDSG> ; 10 <§ 8 BDSG>
D Name ; IBAN
S Mitarbeiter
R DATEV eG ; Finanzamt
K 6 J. -> P6Y
# Rechnungen
P Buchhaltung => 6(1)(c) <§ 147 III AO>
D Name ; Anschrift
S Kunden
R Steuerberater
K 10 J. -> P10Y
"""),
    ),
    Case(
        "da_dagpleje.xlsx",
        [
            table(
                "Ark1",
                """
Persondata i Dagplejen Solstrålen
Sidst ændret 2/1-25
Hvad | Hvorfor må vi? | Til hvilket brug? | På hvem | Hvilke data | Hvor fra | Videre til | Ryger ud
Venteliste | 6.1.e | Tildele pladser | Forældre, børn | Navne, cpr, adresser | Digital Pladsanvisning | Kommunen | 1 år efter start
Børnejournaler | 6.1.e + 9.2.h | Følge barnets trivsel | Børn | Trivselsnotater, allergier | Forældre | Sundhedsplejen | Når barnet er 18
Lønsedler | 6.1.b/c | Betale dagplejere | Dagplejere | Cpr, bankkonto | Dem selv | Silkeborg Data A/S | 5 år
""",
            ),
        ],
        gold("""
# Venteliste
P Tildele pladser => 6(1)(e)
D Navne ; cpr ; adresser
S Forældre ; børn
R Kommunen
K 1 år efter start -> P1Y
# Børnejournaler
P Følge barnets trivsel => 6(1)(e) ; 9(2)(h)
D Trivselsnotater ; allergier
S Børn
R Sundhedsplejen
K Når barnet er 18
# Lønsedler
P Betale dagplejere => 6(1)(b) ; 6(1)(c)
D Cpr ; bankkonto
S Dagplejere
R Silkeborg Data A/S
K 5 år -> P5Y
"""),
    ),
    Case(
        "en_parish.xlsx",
        [
            table(
                "Data audit",
                """
Northfield Parish Council
Data audit completed by the Clerk on 4 April 2024

Type of record | Where it came from | Used for | Whose details | Contains | Condition for processing | Who we pass it to | Sent abroad? | How long kept | Where kept
Electoral roll copy | Borough council | Checking candidates are eligible | Residents | Names and addresses | Public task | Nobody | No | Until replaced | Locked cupboard
Allotment tenancies | Tenants | Managing plots and rent | Tenants | Name, address, phone, payments | Contract | Auditor | No | 6 years after tenancy ends | Laptop
Newsletter list | Subscribers | Sending the village newsletter | Subscribers | Email | Consent | Mailchimp (USA) | Yes - USA | Until they unsubscribe | Mailchimp
""",
            ),
        ],
        gold("""
# Electoral roll copy
P Checking candidates are eligible => 6(1)(e)
D Names and addresses
S Residents
K Until replaced
# Allotment tenancies
P Managing plots and rent => 6(1)(b)
D Name ; address ; phone ; payments
S Tenants
R Auditor
K 6 years after tenancy ends -> P6Y
# Newsletter list
P Sending the village newsletter => 6(1)(a)
D Email
S Subscribers
R Mailchimp
T US
K Until they unsubscribe
"""),
    ),
    Case(
        "de_fragen_quer.xlsx",
        [
            table(
                "Tabelle1",
                """
 | Verfahren A | Verfahren B
Worum geht es? | Kundenkartei | Terminbuch
Wofür brauchen wir das? | Aufträge bearbeiten | Termine planen
Was gibt uns das Recht dazu? | Vertrag (Art. 6 Abs. 1 b) | Vertrag, Art. 6 Abs. 1 lit. b
Um wen geht es? | Kunden | Kunden, Interessenten
Um welche Angaben geht es? | Name, Anschrift, Auto | Name, Telefon
Wer bekommt etwas davon? | Steuerberaterin | niemand
Wann wird gelöscht? | 10 Jahre | 1 Jahr
""",
            ),
        ],
        gold("""
# Kundenkartei
P Aufträge bearbeiten => 6(1)(b)
D Name ; Anschrift ; Auto
S Kunden
R Steuerberaterin
K 10 Jahre -> P10Y
# Terminbuch
P Termine planen => 6(1)(b)
D Name ; Telefon
S Kunden ; Interessenten
K 1 Jahr -> P1Y
"""),
    ),
    Case(
        "fr_vacances.xlsx",
        [
            table(
                "Traitements",
                """
N° | Ce que nous faisons | Pourquoi | Ce qui nous y autorise | Sur qui | Quelles informations | Qui les reçoit | On les garde combien de temps | Comment c'est protégé
1 | Gestion des réservations | Confirmer les séjours | Contrat | Vacanciers | Nom, e-mail, dates | Propriétaires | 3 ans | Mot de passe
2 | Taxe de séjour | Déclarer à la commune | Obligation légale | Vacanciers | Nom, nuitées | Mairie | 4 ans | Mot de passe
3 | Avis clients | Publier les avis | Consentement | Vacanciers | Prénom, avis | Public | Jusqu'au retrait | -
""",
            ),
        ],
        gold("""
# Gestion des réservations
P Confirmer les séjours => 6(1)(b)
D Nom ; e-mail ; dates
S Vacanciers
R Propriétaires
K 3 ans -> P3Y
M Mot de passe
# Taxe de séjour
P Déclarer à la commune => 6(1)(c)
D Nom ; nuitées
S Vacanciers
R Mairie
K 4 ans -> P4Y
M Mot de passe
# Avis clients
P Publier les avis => 6(1)(a)
D Prénom ; avis
S Vacanciers
R Public
K Jusqu'au retrait
"""),
    ),
    Case(
        "pl_dom_kultury.xlsx",
        [
            table(
                "Arkusz1",
                """
Nazwa | Dlaczego to robimy | Na jakiej podstawie | O kim | Co zbieramy | Z kim się dzielimy | Jak długo trzymamy
Zapisy na zajęcia | Prowadzenie zapisów | umowa, art. 6 ust. 1 lit. b | rodzice, dzieci | imię, nazwisko, telefon | nikt | 1 rok
Zdjęcia z wydarzeń | Promocja domu kultury | zgoda | uczestnicy | wizerunek | Facebook (USA) | do wycofania zgody
""",
            ),
        ],
        gold("""
# Zapisy na zajęcia
P Prowadzenie zapisów => 6(1)(b)
D imię ; nazwisko ; telefon
S rodzice ; dzieci
K 1 rok -> P1Y
# Zdjęcia z wydarzeń
P Promocja domu kultury => 6(1)(a)
D wizerunek
S uczestnicy
R Facebook
T US
K do wycofania zgody
"""),
    ),
    Case(
        "sv_klubb.xlsx",
        [
            table(
                "Blad1",
                """
Område | Det här gör vi | Därför | Lagrum/grund | Om vilka | Det här sparar vi | Får del av det | Rensas
Medlemmar | Medlemsregister | Hålla reda på medlemmar | Avtal | Medlemmar | Namn, adress | Distriktet | 1 år efter utträde
Medlemmar | Utskick | Informera | Berättigat intresse | Medlemmar | E-post | Get a Newsletter AB | vid utträde
Tävling | Resultatlistor | Publicera resultat | Samtycke | Tävlande | Namn, klubb, tid | Allmänheten | 5 år
""",
            ),
        ],
        gold("""
# Medlemsregister @ Medlemmar
P Hålla reda på medlemmar => 6(1)(b)
D Namn ; adress
S Medlemmar
R Distriktet
K 1 år efter utträde -> P1Y
# Utskick @ Medlemmar
P Informera => 6(1)(f)
D E-post
S Medlemmar
R Get a Newsletter AB
K vid utträde
# Resultatlistor @ Tävling
P Publicera resultat => 6(1)(a)
D Namn ; klubb ; tid
S Tävlande
R Allmänheten
K 5 år -> P5Y
"""),
    ),
    Case(
        "it_studio.xlsx",
        [
            table(
                "Foglio1",
                """
REGISTRO | Studio Legale Verdi |  |  |  |  |
Attività svolta | Per cosa | Perché possiamo | Di chi sono i dati | Cosa trattiamo | A chi li diamo | Fino a quando
Pratiche clienti | Difesa in giudizio | Contratto; art. 9.2.f | Clienti, controparti | Anagrafica, atti | Tribunali, periti | 10 anni dalla chiusura
Antiriciclaggio | Verifica della clientela | Obbligo di legge (D.Lgs. 231/2007) | Clienti | Documento di identità | UIF | 10 anni
""",
            ),
        ],
        gold("""
# Pratiche clienti
P Difesa in giudizio => 6(1)(b) ; 9(2)(f)
D Anagrafica ; atti
S Clienti ; controparti
R Tribunali ; periti
K 10 anni dalla chiusura -> P10Y
# Antiriciclaggio
P Verifica della clientela => 6(1)(c) <D.Lgs. 231/2007>
D Documento di identità
S Clienti
R UIF
K 10 anni -> P10Y
"""),
    ),
    Case(
        "fi_yhdistys.xlsx",
        [
            table(
                "Taulukko1",
                """
Rekisteri | Mitä varten | Millä oikeudella | Kenestä tietoja | Mitä siellä on | Minne menee | Hävitys
Jäsenluettelo | Yhdistyksen hallinto | Lakisääteinen velvoite (yhdistyslaki) | Jäsenet | Nimi, kotikunta | ei kenellekään | 2 vuotta eroamisesta
Tapahtumat | Ilmoittautumiset | Suostumus | Osallistujat | Nimi, ruokarajoitteet | Pitopalvelu | tapahtuman jälkeen
""",
            ),
        ],
        gold("""
# Jäsenluettelo
P Yhdistyksen hallinto => 6(1)(c) <yhdistyslaki>
D Nimi ; kotikunta
S Jäsenet
K 2 vuotta eroamisesta -> P2Y
# Tapahtumat
P Ilmoittautumiset => 6(1)(a)
D Nimi ; ruokarajoitteet
S Osallistujat
R Pitopalvelu
K tapahtuman jälkeen
"""),
    ),
    Case(
        "nl_club.xlsx",
        [
            table(
                "Register",
                """
Wat doen we | Waarom doen we dat | Op basis waarvan | Van wie hebben we gegevens | Wat leggen we vast | Wie ziet het | Wanneer gaat het weg
Ledenadministratie | Contributie innen | Overeenkomst | Leden, ouders van jeugdleden | NAW, geboortedatum, IBAN | KNVB, Sportlink | 2 jaar na opzegging
Wedstrijdfoto's | Clubsite vullen | Toestemming | Spelers | Foto's | Iedereen | na intrekking
""",
            ),
        ],
        gold("""
# Ledenadministratie
P Contributie innen => 6(1)(b)
D NAW ; geboortedatum ; IBAN
S Leden ; ouders van jeugdleden
R KNVB ; Sportlink
K 2 jaar na opzegging -> P2Y
# Wedstrijdfoto's
P Clubsite vullen => 6(1)(a)
D Foto's
S Spelers
R Iedereen
K na intrekking
"""),
    ),
    Case(
        "es_restaurante.xlsx",
        [
            table(
                "Hoja1",
                """
Qué hacemos | Para qué lo hacemos | Base (art. 6) | De quién son | Qué guardamos | Con quién se comparte | Salen de la UE | Cuándo se borran
Reservas | Gestionar reservas de mesas | Contrato | Comensales | Nombre, teléfono, alergias | CoverManager SL | No | 1 año
Cámaras | Seguridad del local | Interés legítimo | Clientes, empleados | Imágenes | Policía | No | 30 días
""",
            ),
        ],
        gold("""
# Reservas
P Gestionar reservas de mesas => 6(1)(b)
D Nombre ; teléfono ; alergias
S Comensales
R CoverManager SL
K 1 año -> P1Y
# Cámaras
P Seguridad del local => 6(1)(f)
D Imágenes
S Clientes ; empleados
R Policía
K 30 días -> P30D
"""),
    ),
    Case(
        "nb_borettslag.xlsx",
        [
            table(
                "Ark1",
                """
Behandling | Hva er det til | Hva gir oss lov | Hvem det gjelder | Hva vi lagrer | Hvem som får se | Når det slettes
Utlån av utstyr | Holde oversikt over utlån | Avtale | Lånere | Navn, mobil | Vaktmester | Når utstyret er levert
Dugnadsliste | Fordele dugnad | Berettiget interesse | Beboere | Navn, leilighet | Styret | 1 år
""",
            ),
        ],
        gold("""
# Utlån av utstyr
P Holde oversikt over utlån => 6(1)(b)
D Navn ; mobil
S Lånere
R Vaktmester
K Når utstyret er levert
# Dugnadsliste
P Fordele dugnad => 6(1)(f)
D Navn ; leilighet
S Beboere
R Styret
K 1 år -> P1Y
"""),
    ),
    Case(
        "da_skema_i_ord.xlsx",
        [
            table(
                "Skema",
                """
Behandlingsskema |
Udfyldes af afdelingslederen |
 |
Navn på opgaven | Parkering for gæster
Det skal vi bruge data til | Udstede gæstetilladelser
Lovhjemlen | Artikel 6, stk. 1, litra f
De personer det drejer sig om | Gæster
Oplysninger vi har liggende | Navn, nummerplade
Dem der får dem | Parkeringsselskabet Q-Park
Sletterutine | Slettes efter 14 dage
""",
            ),
            table(
                "Skema 2",
                """
Behandlingsskema |
Udfyldes af afdelingslederen |
 |
Navn på opgaven | Fotos af medarbejdere
Det skal vi bruge data til | Vise medarbejdere på intranet
Lovhjemlen | Samtykke, artikel 6, stk. 1, litra a
De personer det drejer sig om | Medarbejdere
Oplysninger vi har liggende | Billede, navn
Dem der får dem | Ingen
Sletterutine | Når medarbejderen stopper
""",
            ),
        ],
        gold("""
# Parkering for gæster
P Udstede gæstetilladelser => 6(1)(f)
D Navn ; nummerplade
S Gæster
R Parkeringsselskabet Q-Park
K Slettes efter 14 dage -> P14D
# Fotos af medarbejdere
P Vise medarbejdere på intranet => 6(1)(a)
D Billede ; navn
S Medarbejdere
K Når medarbejderen stopper
"""),
    ),
    Case(
        "en_short_headings.xlsx",
        [
            table(
                "Register",
                """
Processing | Purpose | Article | Additional condition | DS | Data | Rec. | Transf. | Ret. | Sec.
Payroll | Pay staff | 6(1)(b) & (c) | - | Staff | Name, bank details | HMRC, ADP (processor) | None | 6y | Encryption
Sickness | Manage absence | 6(1)(b) | 9(2)(b) | " | Sick notes | Occ. health provider | " | 3y | Locked files
Recruitment | Hire staff | 6(1)(b) | " | Applicants | CV, references | None | " | 6m | "
""",
            ),
        ],
        gold("""
# Payroll
P Pay staff => 6(1)(b) ; 6(1)(c)
D Name ; bank details
S Staff
R HMRC ; ADP
K 6y -> P6Y
M Encryption
# Sickness
P Manage absence => 6(1)(b) ; 9(2)(b)
D Sick notes
S Staff
R Occ. health provider
K 3y -> P3Y
M Locked files
# Recruitment
P Hire staff => 6(1)(b) ; 9(2)(b)
D CV ; references
S Applicants
K 6m -> P6M
M Locked files
"""),
    ),
    Case(
        "de_doppelspalten.xlsx",
        [
            table(
                "VVT",
                """
Fachbereich | Verfahren | Zweck / Rechtsgrundlage | Betroffene / Daten | Empfänger (intern/extern) | Regelfristen
Personal | Zeiterfassung | Nachweis der Arbeitszeit / Art. 6 Abs. 1 lit. c DSGVO | Beschäftigte / Name, Zeiten | intern: Lohnbüro; extern: ZMI GmbH | 3 Jahre
 | Urlaubsplanung | Planung / Art. 6 Abs. 1 lit. b DSGVO | Beschäftigte / Name, Urlaubstage | intern: Vorgesetzte | 1 Jahr
Vertrieb | CRM | Kundenbetreuung / Art. 6 Abs. 1 lit. f DSGVO | Ansprechpartner / Name, Mail | extern: Salesforce Inc. (USA) | 2 Jahre nach letztem Kontakt
""",
            ),
        ],
        gold("""
# Zeiterfassung @ Personal
P Nachweis der Arbeitszeit => 6(1)(c)
D Name ; Zeiten
S Beschäftigte
R Lohnbüro ; ZMI GmbH
K 3 Jahre -> P3Y
# Urlaubsplanung @ Personal
P Planung => 6(1)(b)
D Name ; Urlaubstage
S Beschäftigte
R Vorgesetzte
K 1 Jahr -> P1Y
# CRM @ Vertrieb
P Kundenbetreuung => 6(1)(f)
D Name ; Mail
S Ansprechpartner
R Salesforce Inc.
T US
K 2 Jahre nach letztem Kontakt -> P2Y
"""),
    ),
    Case(
        "en_numbered_blocks.xlsx",
        [
            table(
                "Sheet1",
                """
Record of Processing Activities |  |  |  |
Organisation | Harbour Trust |  |  |
 |  |  |  |
1. Fundraising |  |  |  |
Purpose | Ask supporters for donations |  |  |
Lawful basis | Legitimate interests |  |  |
People | Supporters |  |  |
Data | Name, address, gift history |  |  |
Shared with | Mailing house |  |  |
Retention | 7 years after last gift |  |  |
 |  |  |  |
2. Volunteer rota |  |  |  |
Purpose | Plan shifts |  |  |
Lawful basis | Legitimate interests |  |  |
People | Volunteers |  |  |
Data | Name, phone |  |  |
Shared with | None |  |  |
Retention | 1 year |  |  |
""",
            ),
        ],
        gold("""
# Fundraising
P Ask supporters for donations => 6(1)(f)
D Name ; address ; gift history
S Supporters
R Mailing house
K 7 years after last gift -> P7Y
# Volunteer rota
P Plan shifts => 6(1)(f)
D Name ; phone
S Volunteers
K 1 year -> P1Y
"""),
    ),
    Case(
        "sv_pa_tvaren.xlsx",
        [
            table(
                "Blad1",
                """
Personuppgiftsbehandlingar | Kundregister | Löner | Rekrytering
Ändamål | Hantera order | Betala lön | Anställa
Grund | Avtal | Avtal; rättslig förpliktelse | Samtycke
Berörda | Kunder | Anställda | Sökande
Uppgifter | Namn; adress | Personnummer; konto | CV; brev
Mottagare | Fraktbolag | Skatteverket; banken | -
Tredje land | Nej | Nej | Nej
Gallring | 3 år | 7 år | 2 år
""",
            ),
        ],
        gold("""
# Kundregister
P Hantera order => 6(1)(b)
D Namn ; adress
S Kunder
R Fraktbolag
K 3 år -> P3Y
# Löner
P Betala lön => 6(1)(b) ; 6(1)(c)
D Personnummer ; konto
S Anställda
R Skatteverket ; banken
K 7 år -> P7Y
# Rekrytering
P Anställa => 6(1)(a)
D CV ; brev
S Sökande
K 2 år -> P2Y
"""),
    ),
    Case(
        "da_datatyper.xlsx",
        [
            table(
                "Data",
                """
Afdeling | Proces | Datatype | Om hvem | Følsom? | Formål | Hjemmel | System | Leverandør | Slettes
HR | Sygefravær | Fraværsdage | Ansatte | Nej | Lønrefusion | 6.1.c | SD Løn | Visma | 5 år
HR | Sygefravær | Lægeerklæring | Ansatte | Ja | Lønrefusion | 9.2.b | SD Løn | Visma | 5 år
HR | Rekruttering | CV | Ansøgere | Nej | Ansættelse | 6.1.b | HR-Manager | Talentech | 6 mdr.
HR | Rekruttering | Straffeattest | Ansøgere | Ja | Ansættelse | Samtykke | HR-Manager | Talentech | 6 mdr.
Drift | Videoovervågning | Billeder | Besøgende, ansatte | Nej | Forebygge tyveri | 6.1.f | Milestone | Securitas | 30 dage
""",
            ),
        ],
        gold("""
# Sygefravær @ HR
P Lønrefusion => 6(1)(c) ; 9(2)(b)
D Fraværsdage ; Lægeerklæring
S Ansatte
R Visma
K 5 år -> P5Y
# Rekruttering @ HR
P Ansættelse => 6(1)(b) ; 6(1)(a)
D CV ; Straffeattest
S Ansøgere
R Talentech
K 6 mdr. -> P6M
# Videoovervågning @ Drift
P Forebygge tyveri => 6(1)(f)
D Billeder
S Besøgende ; ansatte
R Securitas
K 30 dage -> P30D
"""),
    ),
    Case(
        "en_tool_export.csv",
        [
            table(
                "x",
                """
Name | Owner | Status | Purpose | Lawful basis | Data subjects | Personal data | Special category data? | Recipients | International transfers | Retention period | DPIA needed | Last reviewed
Member onboarding | Priya | Live | Verify identity and open accounts | Contract, Legal obligation | Members | Name, Address, DOB, ID document | No | Onfido, Internal audit | No | 6 years after account closure | Yes | 2024-05-01
Fraud monitoring | Tom | Live | Detect and prevent fraud | Legitimate interests | Members, Payees | Transactions, Device ID | No | Cifas, Police | US (SCCs) | 7 years | Yes | 2024-06-11
Vulnerable members | Ann | Draft | Offer extra support | Explicit consent | Members | Health, Circumstances | Yes - health | None | No | While a member | No |
""",
            ),
        ],
        gold("""
# Member onboarding
P Verify identity and open accounts => 6(1)(b) ; 6(1)(c)
D Name ; Address ; DOB ; ID document
S Members
R Onfido ; Internal audit
K 6 years after account closure -> P6Y
# Fraud monitoring
P Detect and prevent fraud => 6(1)(f)
D Transactions ; Device ID
S Members ; Payees
R Cifas ; Police
T US 46(2)(c)
K 7 years -> P7Y
# Vulnerable members
P Offer extra support => 9(2)(a)
D Health ; Circumstances
S Members
K While a member
"""),
    ),
    Case(
        "de_auftraggeber.xlsx",
        [
            table(
                "Verzeichnis",
                """
Verzeichnis nach Art. 30 Abs. 2 DSGVO
Auftragsverarbeiter: RechenWerk GmbH, Jena

Nr. | Auftraggeber | Leistung | Verarbeitete Daten | Unterauftragnehmer | Drittlandübermittlung | TOM
1 | Zahnarztpraxis Weiß | Lohnabrechnung | Lohndaten | DATEV eG | keine | TOM-Anlage 1
2 | Autohaus Kern GmbH | Finanzbuchhaltung; Lohnabrechnung | Belege, Lohndaten | DATEV eG | keine | TOM-Anlage 1
""",
            ),
        ],
        gold("""
# Lohnabrechnung % processor
N| Zahnarztpraxis Weiß ; Lohnabrechnung
D Lohndaten
R DATEV eG
# Finanzbuchhaltung; Lohnabrechnung % processor
N| Autohaus Kern GmbH ; Finanzbuchhaltung
D Belege ; Lohndaten
R DATEV eG
"""),
    ),
    Case(
        "da_bogstaver_over.xlsx",
        [
            table(
                "Skema",
                """
Vejledning: Udfyld én linje pr. behandling. Skriv kort.
Spørgsmål? Kontakt Bente, lokal 214.
Udfyldt af: Musikskolen
Dato: 12-09-2024

 | A | B | C | D | E | F | G
 | Hvad hedder behandlingen? | Hvad skal I bruge oplysningerne til? | Hvem er oplysningerne om? | Hvilke oplysninger? | Hvem giver I dem til? | Hvornår sletter I? | Hjemmel
1 | Elevtilmelding | Holde styr på elever og hold | Elever, forældre | Navn, adresse, instrument | Ingen | 1 år efter udmeldelse | 6.1.e
2 | Betaling | Opkræve betaling | Forældre | Navn, cpr | Opus Debitor | 5 år | 6.1.e
3 | Koncertfotos | Vise hvad vi laver | Elever | Fotos | Facebook, lokalavisen | Når de beder om det | 6.1.a
""",
            ),
        ],
        gold("""
# Elevtilmelding
P Holde styr på elever og hold => 6(1)(e)
D Navn ; adresse ; instrument
S Elever ; forældre
K 1 år efter udmeldelse -> P1Y
# Betaling
P Opkræve betaling => 6(1)(e)
D Navn ; cpr
S Forældre
R Opus Debitor
K 5 år -> P5Y
# Koncertfotos
P Vise hvad vi laver => 6(1)(a)
D Fotos
S Elever
R Facebook ; lokalavisen
K Når de beder om det
"""),
    ),
    Case(
        "fr_interne_externe.xlsx",
        [
            table(
                "Registre",
                """
Service | Traitement | Finalité | Base | Personnes | Données | Destinataires internes | Destinataires externes | Sous-traitants | Durée active | Archivage
RH | Paie | Payer les salariés | Contrat | Salariés | NIR, RIB | Service paie | URSSAF | ADP | Durée du contrat | 5 ans
RH | Recrutement | Choisir un candidat | Mesures précontractuelles | Candidats | CV | Managers | - | Welcome Kit | 2 ans | -
""",
            ),
        ],
        gold("""
# Paie @ RH
P Payer les salariés => 6(1)(b)
D NIR ; RIB
S Salariés
R Service paie ; URSSAF ; ADP
K Durée du contrat ; 5 ans -> P5Y
# Recrutement @ RH
P Choisir un candidat => 6(1)(b)
D CV
S Candidats
R Managers ; Welcome Kit
K 2 ans -> P2Y
"""),
    ),
    Case(
        "nl_blokken.xlsx",
        [
            table(
                "AVG",
                """
VERWERKINGSREGISTER | 2025
1 | Cliëntdossiers
 | doel | zorg plannen en verlenen
 | grondslag | behandelingsovereenkomst (WGBO); art. 9 lid 2 h
 | wie | cliënten, mantelzorgers
 | wat | NAW, BSN, diagnoses
 | naar wie | huisarts, zorgverzekeraar
 | tot wanneer | 20 jaar
2 | Personeel
 | doel | salaris betalen
 | grondslag | arbeidsovereenkomst
 | wie | medewerkers
 | wat | NAW, IBAN
 | naar wie | Belastingdienst, Visma
 | tot wanneer | 7 jaar
""",
            ),
        ],
        gold("""
# Cliëntdossiers
P zorg plannen en verlenen => 6(1)(b) ; 9(2)(h)
D NAW ; BSN ; diagnoses
S cliënten ; mantelzorgers
R huisarts ; zorgverzekeraar
K 20 jaar -> P20Y
# Personeel
P salaris betalen => 6(1)(b)
D NAW ; IBAN
S medewerkers
R Belastingdienst ; Visma
K 7 jaar -> P7Y
"""),
    ),
    Case(
        "sv_block.xlsx",
        [
            table(
                "Blad1",
                """
Personuppgiftsförteckning, Tandläkare Ek

BEHANDLING: Patientjournal
Ändamål | Vård
Stöd | 6.1 c och 9.2 h, patientdatalagen
Vilka | Patienter
Uppgifter | Namn, personnummer, journal
Till | Försäkringskassan
Tid | 10 år
BEHANDLING: Kallelser
Ändamål | Kalla till kontroll
Stöd | 6.1 f
Vilka | Patienter
Uppgifter | Namn, mobil
Till | SMS-tjänst
Tid | 1 år
""",
            ),
        ],
        gold("""
# Patientjournal
P Vård => 6(1)(c) ; 9(2)(h)
D Namn ; personnummer ; journal
S Patienter
R Försäkringskassan
K 10 år -> P10Y
# Kallelser
P Kalla till kontroll => 6(1)(f)
D Namn ; mobil
S Patienter
R SMS-tjänst
K 1 år -> P1Y
"""),
    ),
    Case(
        "da_tjekliste.xlsx",
        [
            table(
                "Tjekliste",
                """
Tjekliste til foreninger
 | Ja/nej | Bemærkninger
Har I styr på jeres persondata? | Ja |
""",
            ),
            table(
                "Fortegnelse",
                """
Forening: | Spejderne i Dal
Kontaktperson: | Kasserer Ib Holm
 |
Behandling | Oplysningerne bruges til | Grundlag for behandlingen | Registrerede personer | Oplysningerne er | Oplysningerne deles med | Oplysningerne slettes
Medlemskartotek | Kontakt til medlemmer og forældre | Foreningens legitime interesse (art. 6, stk. 1, litra f) | Medlemmer, forældre | Navn, adresse, fødselsdag | Korpset | Et år efter udmeldelse
Lejre | Sikre børnenes helbred på lejr | Forældrenes samtykke | Børn | Allergier, medicin | Lejrchefen | Lige efter lejren
Børneattester | Sikre at ledere må være sammen med børn | Børneattestloven, art. 10 | Ledere | Attest | Politiet | Med det samme
""",
            ),
        ],
        gold("""
# Medlemskartotek
P Kontakt til medlemmer og forældre => 6(1)(f)
D Navn ; adresse ; fødselsdag
S Medlemmer ; forældre
R Korpset
K Et år efter udmeldelse -> P1Y
# Lejre
P Sikre børnenes helbred på lejr => 6(1)(a)
D Allergier ; medicin
S Børn
R Lejrchefen
K Lige efter lejren
# Børneattester
P Sikre at ledere må være sammen med børn => 10
D Attest
S Ledere
R Politiet
K Med det samme
"""),
    ),
    Case(
        "en_two_tables.xlsx",
        [
            table(
                "Art 30",
                """
PART 1 - We are the controller
Activity | Purpose | Basis | People | Data | Recipients | Retention
Recruitment | Hire staff | Legitimate interests | Applicants | CV | Agencies | 1 year
Marketing | Win customers | Consent | Leads | Email | Mailjet SAS | Until opt-out
 |  |  |  |  |  |
PART 2 - We are the processor
Client | Service | People | Data | Sub-processors | Retention
Retail plc | Loyalty app | Shoppers | Name, points | AWS EMEA SARL | End of contract
Bank Ltd | Chat service | Customers | Chat log | AWS EMEA SARL | 90 days
""",
            ),
        ],
        gold("""
# Recruitment
P Hire staff => 6(1)(f)
D CV
S Applicants
R Agencies
K 1 year -> P1Y
# Marketing
P Win customers => 6(1)(a)
D Email
S Leads
R Mailjet SAS
K Until opt-out
# Loyalty app % processor
N| Retail plc
D Name ; points
S Shoppers
R AWS EMEA SARL
K End of contract
# Chat service % processor
N| Bank Ltd
D Chat log
S Customers
R AWS EMEA SARL
K 90 days -> P90D
"""),
    ),
    Case(
        "de_fliesstext.xlsx",
        [
            table(
                "Verarbeitungen",
                """
Name der Verarbeitungstätigkeit | Beschreibung und Zweck | Rechtsgrundlage(n) | Kreis der Betroffenen | Kategorien der Daten | Kreis der Empfänger | Transfer in Drittstaaten | Vorgesehene Löschung | Beschreibung der TOM
Fuhrpark | Verwaltung der Dienstwagen und Tankkarten | § 26 BDSG, Art. 6 Abs. 1 b | Fahrerinnen und Fahrer | Name, Kennzeichen, Fahrtenbuch | Leasinggeber, Versicherung | nicht geplant | 3 Jahre nach Rückgabe | Rollenkonzept
Whistleblowing | Meldestelle nach HinSchG | Art. 6 Abs. 1 c i.V.m. § 10 HinSchG | Hinweisgebende, Beschuldigte | Inhalt der Meldung | Ombudsanwalt | nicht geplant | 3 Jahre nach Abschluss (§ 11 Abs. 5 HinSchG) | Verschlüsselung
""",
            ),
        ],
        gold("""
# Fuhrpark
P Verwaltung der Dienstwagen und Tankkarten => 6(1)(b)
D Name ; Kennzeichen ; Fahrtenbuch
S Fahrerinnen und Fahrer
R Leasinggeber ; Versicherung
K 3 Jahre nach Rückgabe -> P3Y
M Rollenkonzept
# Whistleblowing
P Meldestelle nach HinSchG => 6(1)(c) <§ 10 HinSchG>
D Inhalt der Meldung
S Hinweisgebende ; Beschuldigte
R Ombudsanwalt
K 3 Jahre nach Abschluss (§ 11 Abs. 5 HinSchG) -> P3Y
M Verschlüsselung
"""),
    ),
    Case(
        "fr_colonnes.xlsx",
        [
            table(
                "Registre",
                """
 | Inscription à la crèche | Facturation | Photos
Objectif poursuivi | Attribuer les places | Facturer les familles | Souvenirs pour les parents
Fondement juridique | Mission d'intérêt public | Obligation légale | Consentement des parents
Personnes dont on traite les données | Enfants, parents | Parents | Enfants
Nature des données | État civil, revenus | RIB, adresse | Photos
Communication des données | CAF | Trésor public | Aucune
Durée | 5 ans | 10 ans | 1 an
""",
            ),
        ],
        gold("""
# Inscription à la crèche
P Attribuer les places => 6(1)(e)
D État civil ; revenus
S Enfants ; parents
R CAF
K 5 ans -> P5Y
# Facturation
P Facturer les familles => 6(1)(c)
D RIB ; adresse
S Parents
R Trésor public
K 10 ans -> P10Y
# Photos
P Souvenirs pour les parents => 6(1)(a)
D Photos
S Enfants
K 1 an -> P1Y
"""),
    ),
    Case(
        "it_sezioni.xlsx",
        [
            table(
                "Registro",
                """
SEZIONE PERSONALE |  |  |  |  |
Trattamento | Finalità del trattamento | Liceità | Categorie di interessati | Categorie di dati | Termini di cancellazione
Buste paga | Pagare gli stipendi | art. 6 par. 1 lett. b) e c) | Dipendenti | Dati anagrafici, IBAN | 10 anni
SEZIONE CLIENTI |  |  |  |  |
Fatturazione | Emettere fatture | art. 6 par. 1 lett. c) | Clienti | Partita IVA, indirizzo | 10 anni
Newsletter | Inviare novità | art. 6 par. 1 lett. a) | Iscritti | E-mail | Fino a revoca
""",
            ),
        ],
        gold("""
# Buste paga
P Pagare gli stipendi => 6(1)(b) ; 6(1)(c)
D Dati anagrafici ; IBAN
S Dipendenti
K 10 anni -> P10Y
# Fatturazione
P Emettere fatture => 6(1)(c)
D Partita IVA ; indirizzo
S Clienti
K 10 anni -> P10Y
# Newsletter
P Inviare novità => 6(1)(a)
D E-mail
S Iscritti
K Fino a revoca
"""),
    ),
    Case(
        "es_asociacion.csv",
        [
            table(
                "x",
                """
Nº | Tratamiento de datos | Para qué se usan | Por qué es legal | Personas | Datos | A quién se dan | ¿Fuera de Europa? | Cuánto se guardan
1 | Socios | Cobrar cuotas | Contrato | Socios | Nombre, IBAN | Banco | No | 5 años
2 | Voluntarios | Organizar turnos | Interés legítimo | Voluntarios | Nombre, teléfono | Nadie | No | 1 año
""",
            ),
        ],
        gold("""
# Socios
P Cobrar cuotas => 6(1)(b)
D Nombre ; IBAN
S Socios
R Banco
K 5 años -> P5Y
# Voluntarios
P Organizar turnos => 6(1)(f)
D Nombre ; teléfono
S Voluntarios
K 1 año -> P1Y
"""),
    ),
    Case(
        "fi_lomake.xlsx",
        [
            table(
                "Seloste",
                """
Seloste käsittelytoimista |
 |
Käsittelytoimen nimi: | Asiakasrekisteri
Tarkoitus: | Tilausten hoito
Oikeusperuste: | Sopimus
Ketä koskee: | Asiakkaat
Mitkä tiedot: | Nimi, osoite
Luovutus: | Posti
Säilytysaika: | 3 vuotta
 |
Käsittelytoimen nimi: | Palkat
Tarkoitus: | Palkanmaksu
Oikeusperuste: | Lakisääteinen velvoite
Ketä koskee: | Työntekijät
Mitkä tiedot: | Nimi, tilinumero
Luovutus: | Verohallinto
Säilytysaika: | 10 vuotta
""",
            ),
        ],
        gold("""
# Asiakasrekisteri
P Tilausten hoito => 6(1)(b)
D Nimi ; osoite
S Asiakkaat
R Posti
K 3 vuotta -> P3Y
# Palkat
P Palkanmaksu => 6(1)(c)
D Nimi ; tilinumero
S Työntekijät
R Verohallinto
K 10 vuotta -> P10Y
"""),
    ),
    Case(
        "pl_szkola.xlsx",
        [
            table(
                "Rejestr",
                """
Lp. | Nazwa procesu | Cel | Podst. prawna | Kat. osób | Kat. danych | Odbiorcy danych | Czas | Zabezp.
1 | Nabór uczniów | Rekrutacja do szkoły | art. 6 ust. 1 lit. e | Kandydaci, rodzice | imię, PESEL, oceny | organ prowadzący | 5 lat | szafa zamykana
2 | Monitoring | Bezpieczeństwo | art. 6 ust. 1 lit. e, Prawo oświatowe art. 108a | Uczniowie, goście | wizerunek | Policja | 30 dni | hasło
""",
            ),
        ],
        gold("""
# Nabór uczniów
P Rekrutacja do szkoły => 6(1)(e)
D imię ; PESEL ; oceny
S Kandydaci ; rodzice
R organ prowadzący
K 5 lat -> P5Y
M szafa zamykana
# Monitoring
P Bezpieczeństwo => 6(1)(e) <Prawo oświatowe art. 108a>
D wizerunek
S Uczniowie ; goście
R Policja
K 30 dni -> P30D
M hasło
"""),
    ),
]
