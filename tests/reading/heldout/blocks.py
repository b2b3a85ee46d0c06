"""Blocks below one another, questions with answers, names without a label, and tables joined by a code."""

from __future__ import annotations

from tests.reading.heldout.kit import Case, gold, table

CASES = [
    Case(
        "da_haandvaerker.xlsx",
        [
            table(
                "GDPR oversigt",
                """
Tømrerfirmaet Bech & Lind – oversigt over vores persondata
Sidst kigget igennem af Mette d. 4/2-2023

Hvad gør vi? | Hvorfor? | Må vi det? (hjemmel) | Hvem drejer det sig om | Hvilke oplysninger har vi | Hvem får dem ellers | Sendes ud af EU? | Hvornår sletter vi | Gemmes i
KONTORET
Lønninger | Udbetale løn og indberette til SKAT | Kontrakt (6,1,b) og lovkrav (6,1,c) jf. skatteindberetningsloven | Svende og lærlinge | navn, adresse, cpr.nr., kontonr. | Revisor, SKAT, PensionDanmark | nej | 5 år efter udgangen af regnskabsåret | Visma
Ansøgninger | Finde nye folk | Interesseafvejning - art 6 stk 1 litra f | Ansøgere | navn, CV, eksamensbeviser | ingen | nej | ½ år efter afslag | Outlook
PÅ PLADSEN
Kundesager | Udføre opgaver for kunder | Aftale | Private kunder | navn, adresse, tlf., evt. alarmkode | Underentreprenører | nej | 5 år (garanti) | E-komplet
Billeder af arbejdet | Reklame på Facebook | Samtykke | samme som ovenfor | fotos, adresse | Meta | ja - USA (Meta Platforms Inc., DPF) | når samtykket trækkes tilbage | Mobil/Facebook
Tidsregistrering m. GPS | Fordele kørsel og afregne timer | Berettiget interesse | Svende | GPS-position, timer | Ordrestyring.dk (databehandler) | nej | 1 år | App

* husk at tjekke en gang om året
""",
            ),
        ],
        gold("""
# Lønninger
P Udbetale løn og indberette til SKAT => 6(1)(b) ; 6(1)(c) <skatteindberetningsloven>
D navn ; adresse ; cpr.nr. ; kontonr.
D| navn, adresse, cpr.nr., kontonr.
S Svende og lærlinge
S| Svende ; lærlinge
R Revisor ; SKAT ; PensionDanmark
R| Revisor, SKAT, PensionDanmark
K 5 år efter udgangen af regnskabsåret -> P5Y
# Ansøgninger
P Finde nye folk => 6(1)(f)
D navn ; CV ; eksamensbeviser
D| navn, CV, eksamensbeviser
S Ansøgere
K ½ år efter afslag -> P6M
# Kundesager
P Udføre opgaver for kunder => 6(1)(b)
D navn ; adresse ; tlf. ; evt. alarmkode
D| navn, adresse, tlf., evt. alarmkode
S Private kunder
R Underentreprenører
K 5 år (garanti) -> P5Y
# Billeder af arbejdet
P Reklame på Facebook => 6(1)(a)
D fotos ; adresse
D| fotos, adresse
S Private kunder
R Meta
R| Meta ; Meta Platforms Inc.
R| Meta Platforms Inc.
T US 45
K når samtykket trækkes tilbage
# Tidsregistrering m. GPS
P Fordele kørsel og afregne timer => 6(1)(f)
D GPS-position ; timer
D| GPS-position, timer
S Svende
R Ordrestyring.dk
K 1 år -> P1Y
"""),
        must_not=(
            "KONTORET",
            "PÅ PLADSEN",
            "* husk at tjekke en gang om året",
        ),
    ),
    Case(
        "da_spoergeskema.xlsx",
        [
            table(
                "Medlemmer",
                """
Spørgeskema til fortegnelsen
Spørgsmål | Svar
1. Hvad hedder behandlingen? | Medlemskartotek
2. Hvem i foreningen står for den? | Kassereren
3. Hvad bruger vi oplysningerne til? | Holde styr på medlemmer og opkræve kontingent
4. Hvad giver os lov til det (retsgrundlag)? | Artikel 6, stk. 1, litra b (medlemskabet er en aftale)
5. Hvem har vi oplysninger om? | Medlemmer og forældre til børn under 18
6. Hvilke oplysninger har vi om dem? | Navn⏎Adresse⏎Fødselsdato⏎E-mail
7. Har vi følsomme oplysninger – i så fald hvilke? | Nej
8. Giver vi oplysningerne videre – og til hvem? | DGI, DIF (til medlemstal uden navne)
9. Bruger vi en leverandør (databehandler)? | Conventus
10. Kommer oplysningerne uden for EU/EØS? | Nej
11. Hvor længe gemmer vi oplysningerne? | Slettes 3 år efter udmeldelse
12. Hvordan passer vi på dem? | Kun bestyrelsen har adgang
""",
            ),
            table(
                "Børneattester",
                """
Spørgeskema til fortegnelsen
Spørgsmål | Svar
1. Hvad hedder behandlingen? | Børneattester
2. Hvem i foreningen står for den? | Formanden
3. Hvad bruger vi oplysningerne til? | Kontrollere om trænere må arbejde med børn
4. Hvad giver os lov til det (retsgrundlag)? | Art. 6, stk. 1, litra c, jf. børneattestloven § 2
5. Hvem har vi oplysninger om? | Trænere og ledere over 15 år
6. Hvilke oplysninger har vi om dem? | CPR-nummer⏎Navn
7. Har vi følsomme oplysninger – i så fald hvilke? | Ja, oplysning om straffedomme
8. Giver vi oplysningerne videre – og til hvem? | Rigspolitiet
9. Bruger vi en leverandør (databehandler)? | Nej
10. Kommer oplysningerne uden for EU/EØS? | Nej
11. Hvor længe gemmer vi oplysningerne? | Attesten makuleres med det samme, vi gemmer kun datoen
12. Hvordan passer vi på dem? | Låst skab
""",
            ),
            table(
                "Billeder",
                """
Spørgeskema til fortegnelsen
Spørgsmål | Svar
1. Hvad hedder behandlingen? | Billeder på hjemmesiden
2. Hvem i foreningen står for den? | Webmaster
3. Hvad bruger vi oplysningerne til? | Vise hvad der sker i klubben
4. Hvad giver os lov til det (retsgrundlag)? | Samtykke fra medlemmet eller forældrene
5. Hvem har vi oplysninger om? | Medlemmer
6. Hvilke oplysninger har vi om dem? | Portrætbilleder⏎Situationsbilleder
7. Har vi følsomme oplysninger – i så fald hvilke? | Nej
8. Giver vi oplysningerne videre – og til hvem? | Offentligheden via hjemmeside
9. Bruger vi en leverandør (databehandler)? | one.com, Facebook
10. Kommer oplysningerne uden for EU/EØS? | Ja, USA (Facebook), SCC
11. Hvor længe gemmer vi oplysningerne? | Indtil samtykket tilbagekaldes, dog højst 5 år
12. Hvordan passer vi på dem? | Kun webmaster kan lægge op
""",
            ),
        ],
        gold("""
# Medlemskartotek
P Holde styr på medlemmer og opkræve kontingent => 6(1)(b)
D Navn ; Adresse ; Fødselsdato ; E-mail
S Medlemmer og forældre til børn under 18
S| Medlemmer ; forældre til børn under 18
R DGI, DIF (til medlemstal uden navne) ; Conventus
R| DGI ; DIF (til medlemstal uden navne) ; Conventus
M Kun bestyrelsen har adgang
K Slettes 3 år efter udmeldelse -> P3Y
# Børneattester
P Kontrollere om trænere må arbejde med børn => 6(1)(c) <børneattestloven § 2>
D CPR-nummer ; Navn ; oplysning om straffedomme
S Trænere og ledere over 15 år
R Rigspolitiet
M Låst skab
K Attesten makuleres med det samme, vi gemmer kun datoen
# Billeder på hjemmesiden
P Vise hvad der sker i klubben => 6(1)(a)
D Portrætbilleder ; Situationsbilleder
S Medlemmer
R Offentligheden via hjemmeside ; one.com ; Facebook
M Kun webmaster kan lægge op
T US 46(2)(c)
K Indtil samtykket tilbagekaldes, dog højst 5 år
"""),
        must_not=("Spørgeskema til fortegnelsen",),
    ),
    Case(
        "da_vinhandel_paa_tvaers.xlsx",
        [
            table(
                "Oversigt",
                """
Behandlinger i Vinhuset ApS

 | Webshop | Kundeklub | Personale
Hvad er formålet? | Sælge og levere vin | Sende tilbud til medlemmer | Lønkørsel og vagtplan
Lovligt grundlag | Art. 6.1.b | Art. 6.1.a + markedsføringslovens § 10 | Art. 6.1.b og 6.1.c
Berørte personer | Kunder | Klubmedlemmer | Ansatte
Datatyper | Navn; adresse; betalingsoplysninger | Navn; mail; købshistorik | Navn; cpr; konto
Delt med | GLS; Nets | Mailchimp | DataLøn; SKAT
Tredjeland |  | USA (standardkontrakter)
Opbevaringstid | 5 år + løbende år (bogføringsloven) | 2 år uden aktivitet | 5 år efter fratræden
Sikkerhed | SSL; backup | Adgangskode | Aflåst kontor
""",
            ),
        ],
        gold("""
# Webshop
P Sælge og levere vin => 6(1)(b)
D Navn ; adresse ; betalingsoplysninger
S Kunder
R GLS ; Nets
M SSL ; backup
K 5 år + løbende år (bogføringsloven) -> P5Y
# Kundeklub
P Sende tilbud til medlemmer => 6(1)(a) <markedsføringsloven § 10>
D Navn ; mail ; købshistorik
S Klubmedlemmer
R Mailchimp
M Adgangskode
T US 46(2)(c)
K 2 år uden aktivitet -> P2Y
# Personale
P Lønkørsel og vagtplan => 6(1)(b) ; 6(1)(c)
D Navn ; cpr ; konto
S Ansatte
R DataLøn ; SKAT
M Aflåst kontor
K 5 år efter fratræden -> P5Y
"""),
        must_not=("Behandlinger i Vinhuset ApS",),
    ),
    Case(
        "en_bank_joined.xlsx",
        [
            table(
                "README",
                """
How to use this workbook
Processing IDs link the tabs.
""",
            ),
            table(
                "Processing",
                """
Processing ID | Processing activity | Owner | Description | Data subjects | Personal data | Retention | Security controls
P01 | Current account opening | Retail | Onboarding of private customers | Customers | Identity data; Contact data; Income | 10 years after closing the account | Encryption; MFA
P02 | Card fraud monitoring | Risk | Detect unusual card use | Cardholders | Transaction data; Location data | 5 years | Role-based access
P03 | Branch visitor log | Facilities | Keep track of visitors | Visitors | Name; Company; Time of visit | 30 days | Paper log in locked drawer
""",
            ),
            table(
                "Purposes & legal basis",
                """
Processing ID | Purpose | Lawful basis | National law | Interest pursued
P01 | Conclude and perform the account contract | 6(1)(b)
P01 | Customer due diligence | 6(1)(c) | AML Act s. 11
P02 | Prevent fraud against customers and bank | 6(1)(f) |  | protecting customers and the bank against loss
P03 | Safety of staff and visitors | 6(1)(f) |  | safety
""",
            ),
            table(
                "Recipients",
                """
Processing ID | Recipient | Role | Country | Transfer mechanism
P01 | Experian | Independent controller | Ireland
P01 | Financial Intelligence Unit | Authority | Denmark
P02 | Feedzai | Processor | Portugal
P02 | Visa Inc. | Independent controller | United States | Binding corporate rules
""",
            ),
        ],
        gold("""
# Current account opening
P Conclude and perform the account contract => 6(1)(b)
P Customer due diligence => 6(1)(c) <AML Act s. 11>
D Identity data ; Contact data ; Income
S Customers
R Experian ; Financial Intelligence Unit
M Encryption ; MFA
K 10 years after closing the account -> P10Y
# Card fraud monitoring
P Prevent fraud against customers and bank => 6(1)(f)
D Transaction data ; Location data
S Cardholders
R Feedzai ; Visa Inc.
M Role-based access
T US 47
K 5 years -> P5Y
# Branch visitor log
P Safety of staff and visitors => 6(1)(f)
D Name ; Company ; Time of visit
S Visitors
M Paper log in locked drawer
K 30 days -> P30D
"""),
        must_not=("How to use this workbook",),
    ),
    Case(
        "da_efterskole.xlsx",
        [
            table(
                "Behandlingsoversigt",
                """
Højbjerg Efterskole
Version | 2.1 | Godkendt af bestyrelsen | 14. marts 2023

Område | Behandling af persondata i forb. med | Begrundelse for behandlingen | Retligt grundlag | Persondata (art) | Hvem vedrører det? | Eksterne parter | Evt. tredjelande | Hvornår slettes data? | Sikring
Administration | Optagelse | For at kunne behandle ansøgninger og indgå aftale | GDPR 6, stk. 1, litra b | Navn, cpr-nr., adresse, tidligere skole | Elever og forældre | Efterskoleforeningen | - | 3 år efter skoleophold | Adgangsbegrænsning
 | Betaling | Opkrævning af skolepenge | GDPR 6, stk. 1, litra b | Navn, cpr-nr., bankoplysninger | Forældre | Fordelingssekretariatet, Nets | - | Indeværende år + 5 år | Adgangsbegrænsning
Skolehjem | Medicinliste | Sikre at elever får den rigtige medicin | GDPR 6, stk. 1, litra d og art. 9, stk. 2, litra a | Navn, helbredsoplysninger | Elever | Ingen | - | Ved skoleårets slutning | Aflåst medicinskab
Kommunikation | Billeder på sociale medier | Markedsføring af skolen | Samtykke | Billeder | Elever, ansatte | Meta Platforms Ireland | USA, DPF | Når samtykket trækkes tilbage | Kun kontoret kan lægge op
""",
            ),
        ],
        gold("""
# Optagelse
P For at kunne behandle ansøgninger og indgå aftale => 6(1)(b)
D Navn ; cpr-nr. ; adresse ; tidligere skole
D| Navn, cpr-nr., adresse, tidligere skole
S Elever og forældre
S| Elever ; forældre
R Efterskoleforeningen
M Adgangsbegrænsning
K 3 år efter skoleophold -> P3Y
# Betaling
P Opkrævning af skolepenge => 6(1)(b)
D Navn ; cpr-nr. ; bankoplysninger
D| Navn, cpr-nr., bankoplysninger
S Forældre
R Fordelingssekretariatet ; Nets
R| Fordelingssekretariatet, Nets
M Adgangsbegrænsning
K Indeværende år + 5 år -> P5Y
# Medicinliste
P Sikre at elever får den rigtige medicin => 6(1)(d) ; 9(2)(a)
D Navn ; helbredsoplysninger
D| Navn, helbredsoplysninger
S Elever
M Aflåst medicinskab
K Ved skoleårets slutning
# Billeder på sociale medier
P Markedsføring af skolen => 6(1)(a)
D Billeder
S Elever ; ansatte
S| Elever, ansatte
R Meta Platforms Ireland
M Kun kontoret kan lægge op
T US 45
K Når samtykket trækkes tilbage
"""),
    ),
    Case(
        "fr_fiches_empilees.xlsx",
        [
            table(
                "Registre",
                """
Registre des traitements – Boulangerie Le Fournil SARL
Responsable de traitement | Boulangerie Le Fournil SARL

Activité 1 : Gestion des salariés
Objectif(s) poursuivi(s) | Établir la paie et les déclarations sociales
Base légale | Contrat de travail ; obligation légale
Catégories de personnes | Salariés
Données collectées | Identité ; n° de sécurité sociale ; RIB
Données sensibles | Non
Destinataires internes | Gérant
Organismes externes | URSSAF ; caisse de retraite
Sous-traitants | Cabinet comptable Morel
Transferts hors UE | Non
Durée de conservation | 5 ans après le départ
Mesures de sécurité | Armoire fermée à clé

Activité 2 : Carte de fidélité
Objectif(s) poursuivi(s) | Fidéliser la clientèle
Base légale | Consentement
Catégories de personnes | Clients
Données collectées | Nom ; e-mail ; achats
Données sensibles | Non
Destinataires internes | Gérant
Organismes externes | Néant
Sous-traitants | Brevo SAS
Transferts hors UE | Non
Durée de conservation | 3 ans après le dernier achat
Mesures de sécurité | Mot de passe

Activité 3 : Vidéosurveillance
Objectif(s) poursuivi(s) | Sécurité des biens et des personnes
Base légale | Intérêt légitime
Catégories de personnes | Clients ; salariés
Données collectées | Images
Données sensibles | Non
Destinataires internes | Gérant
Organismes externes | Gendarmerie
Sous-traitants | Néant
Transferts hors UE | Non
Durée de conservation | 30 jours
Mesures de sécurité | Accès restreint
""",
            ),
        ],
        gold("""
# Gestion des salariés
P Établir la paie et les déclarations sociales => 6(1)(b) ; 6(1)(c)
D Identité ; n° de sécurité sociale ; RIB
S Salariés
R Gérant ; URSSAF ; caisse de retraite ; Cabinet comptable Morel
M Armoire fermée à clé
K 5 ans après le départ -> P5Y
# Carte de fidélité
P Fidéliser la clientèle => 6(1)(a)
D Nom ; e-mail ; achats
S Clients
R Gérant ; Brevo SAS
M Mot de passe
K 3 ans après le dernier achat -> P3Y
# Vidéosurveillance
P Sécurité des biens et des personnes => 6(1)(f)
D Images
S Clients ; salariés
R Gérant ; Gendarmerie
M Accès restreint
K 30 jours -> P30D
"""),
    ),
    Case(
        "en_inventory.xlsx",
        [
            table(
                "HR",
                """
Personal data inventory
Process | What is the data used for? | Which personal data? | Data subject group | Data source | System used | Data receiver | Transfer abroad? | Legal reason | Retention time | Risk / note
Leave tracking | Planning leave | Name; leave dates | Employees | Employee | BambooHR | None | Yes – USA (BambooHR LLC, SCCs) | Performance of contract | 2 years | low
Disciplinary cases | Investigating misconduct | Name; incident report | Employees | Manager | SharePoint | External counsel | No | Legitimate interest | 5 years after closure | high
""",
            ),
            table(
                "Sales",
                """
Personal data inventory
Process | What is the data used for? | Which personal data? | Data subject group | Data source | System used | Data receiver | Transfer abroad? | Legal reason | Retention time | Risk / note
Quotations | Preparing offers | Contact details; order history | Customer contacts | Customer | Odoo | Freight forwarder | No | Steps prior to a contract | 3 years | low
""",
            ),
        ],
        gold("""
# Leave tracking
P Planning leave => 6(1)(b)
D Name ; leave dates
S Employees
R| BambooHR LLC
T US 46(2)(c)
K 2 years -> P2Y
# Disciplinary cases
P Investigating misconduct => 6(1)(f)
D Name ; incident report
S Employees
R External counsel
K 5 years after closure -> P5Y
# Quotations
P Preparing offers => 6(1)(b)
D Contact details ; order history
S Customer contacts
R Freight forwarder
K 3 years -> P3Y
"""),
    ),
    Case(
        "da_koblede_ark.xlsx",
        [
            table(
                "Aktiviteter",
                """
AktID | Titel | Ansvarlig enhed | Formål
A1 | Sygefravær | HR | Følge op på fravær
A2 | Adgangskontrol | Drift | Styre adgang til bygninger
""",
            ),
            table(
                "Hjemler",
                """
AktID | Artikel | Lov | Bemærkning
A1 | 6(1)(c) | sygedagpengeloven § 7 a
A1 | 9(2)(b)
A2 | 6(1)(f) |  | sikkerhed
""",
            ),
            table(
                "Data",
                """
AktID | Datakategori | Registrerede | Slettes
A1 | Fraværsdatoer | Ansatte | 5 år
A1 | Lægeerklæring | Ansatte | 1 år
A2 | Kortnummer | Ansatte | 3 måneder
A2 | Logtidspunkt | Gæster | 3 måneder
""",
            ),
            table(
                "Modtagere",
                """
AktID | Modtager | Type
A1 | Kommunen | Myndighed
A2 | Securitas A/S | Databehandler
""",
            ),
        ],
        gold("""
# Sygefravær
P Følge op på fravær => 6(1)(c) <sygedagpengeloven § 7 a> ; 9(2)(b)
D Fraværsdatoer ; Lægeerklæring
S Ansatte
R Kommunen
K 5 år -> P5Y
K 1 år -> P1Y
# Adgangskontrol
P Styre adgang til bygninger => 6(1)(f)
D Kortnummer ; Logtidspunkt
S Ansatte ; Gæster
R Securitas A/S
K 3 måneder -> P3M
"""),
    ),
    Case(
        "nl_formulier.xlsx",
        [
            table(
                "1",
                """
Invulformulier verwerking
Vraag | Antwoord | Toelichting
Naam van de verwerking | Ledenadministratie | zie handleiding
Waarvoor gebruiken wij de gegevens? | Bijhouden van lidmaatschap en inning contributie | zie handleiding
Op welke grondslag? | Uitvoering van de overeenkomst | zie handleiding
Van wie verwerken we gegevens? | Leden | zie handleiding
Om welke gegevens gaat het? | Naam⏎Adres⏎IBAN | zie handleiding
Met wie delen we de gegevens? | Sportbond | zie handleiding
Gaan gegevens naar landen buiten de EU? | Nee | zie handleiding
Hoe lang bewaren we de gegevens? | 2 jaar na opzegging | zie handleiding
Hoe zijn de gegevens beveiligd? | Wachtwoord | zie handleiding
""",
            ),
            table(
                "2",
                """
Invulformulier verwerking
Vraag | Antwoord | Toelichting
Naam van de verwerking | Vrijwilligers | zie handleiding
Waarvoor gebruiken wij de gegevens? | Inroosteren van vrijwilligers | zie handleiding
Op welke grondslag? | Gerechtvaardigd belang | zie handleiding
Van wie verwerken we gegevens? | Vrijwilligers | zie handleiding
Om welke gegevens gaat het? | Naam⏎Telefoonnummer | zie handleiding
Met wie delen we de gegevens? | Niemand | zie handleiding
Gaan gegevens naar landen buiten de EU? | Nee | zie handleiding
Hoe lang bewaren we de gegevens? | Tot einde inzet | zie handleiding
Hoe zijn de gegevens beveiligd? | Wachtwoord | zie handleiding
""",
            ),
        ],
        gold("""
# Ledenadministratie
P Bijhouden van lidmaatschap en inning contributie => 6(1)(b)
D Naam ; Adres ; IBAN
S Leden
R Sportbond
M Wachtwoord
K 2 jaar na opzegging -> P2Y
# Vrijwilligers
P Inroosteren van vrijwilligers => 6(1)(f)
D Naam ; Telefoonnummer
S Vrijwilligers
M Wachtwoord
K Tot einde inzet
"""),
    ),
    Case(
        "da_hjemmesygepleje.xlsx",
        [
            table(
                "Sygepleje",
                """
Fortegnelse over behandlingsaktivitet angående: | Hjemmesygepleje
Ansvarlig forvaltning | Sundhed og Omsorg
Beskriv formålet med behandlingsaktiviteten | Levere sygepleje i borgerens hjem
GDPR lovhjemmel | Artikel 6, stk. 1, litra e⏎Artikel 9, stk. 2, litra h⏎Sundhedslovens § 138
Kategorier af registrerede | Typer af personoplysninger
Borgere | Navn, CPR-nummer, helbredsoplysninger
Pårørende | Navn, telefonnummer
Hvor længe opbevares personoplysningerne | 10 år
Hvem videregives oplysningerne til | Egen læge; sygehus
Leverandør | Cura (Columna)
Sikkerhedsforanstaltninger | Logning; rollestyring
""",
            ),
        ],
        gold("""
# Hjemmesygepleje
P Levere sygepleje i borgerens hjem => 6(1)(e) ; 9(2)(h) <sundhedsloven § 138>
P| Levere sygepleje i borgerens hjem => 6(1)(e) ; 9(2)(h) ;  <sundhedsloven § 138>
D Navn ; CPR-nummer ; helbredsoplysninger ; telefonnummer
D| Navn, CPR-nummer, helbredsoplysninger ; Navn, telefonnummer
S Borgere ; Pårørende
R Egen læge ; sygehus ; Cura (Columna)
M Logning ; rollestyring
K 10 år -> P10Y
"""),
    ),
]
