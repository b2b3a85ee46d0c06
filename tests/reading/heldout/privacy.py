"""Privacy notices as they stand on web sites, Danish and English, as text, Markdown and HTML."""

from __future__ import annotations

from tests.reading.heldout.kit import Case, gold

DA_TABLE = """
# Privatlivspolitik for Vestkystens Sommerhuse

Vestkystens Sommerhuse ApS (CVR 12 34 56 78) er dataansvarlig. Kontakt os på privat@vestkysten.example.

## Hvad bruger vi dine oplysninger til?

| Formål | Oplysninger | Retsgrundlag | Opbevaring |
|---|---|---|---|
| Gennemføre din booking | Navn, adresse, telefon | Opfyldelse af en kontrakt, artikel 6, stk. 1, litra b | 5 år efter opholdet |
| Sende nyhedsbreve | Navn, e-mail | Dit samtykke, artikel 6, stk. 1, litra a | Indtil du afmelder dig |
| Bogføring | Betalingsoplysninger | Retlig forpligtelse, artikel 6, stk. 1, litra c, jf. bogføringsloven | 5 år efter regnskabsårets udløb |

## Dine rettigheder

Du har ret til indsigt, berigtigelse og sletning. Du kan klage til Datatilsynet.
"""

DA_PROSE = """
Privatlivspolitik
Tandlægerne ved Søen

Vi er dataansvarlige for de oplysninger, du giver os. Her kan du læse, hvordan vi behandler dem.

1. Behandling af patienter
Vi behandler dine oplysninger for at kunne undersøge og behandle dig og føre journal.
Retsgrundlaget er databeskyttelsesforordningens artikel 6, stk. 1, litra c, og artikel 9, stk. 2, litra h.
Vi opbevarer din journal i 10 år efter seneste besøg.

2. Påmindelser på sms
Vi sender dig en besked dagen før din tid.
Retsgrundlaget er vores legitime interesse i at undgå udeblivelser, jf. artikel 6, stk. 1, litra f.
Vi sletter beskederne efter 6 måneder.

3. Jobansøgninger
Når du søger job hos os, bruger vi din ansøgning til at vurdere, om du passer til stillingen.
Retsgrundlaget er artikel 6, stk. 1, litra f.
Vi sletter ansøgningen 6 måneder efter, at stillingen er besat.

Dine rettigheder
Du har ret til at få indsigt i de oplysninger, vi behandler om dig.

Klage
Du kan klage til Datatilsynet, Carl Jacobsens Vej 35, 2500 Valby.
"""

DA_HTML = """<!doctype html><html lang="da"><head><title>Persondatapolitik</title><style>p{color:red}</style></head><body>
<nav><a href="/">Forside</a> <a href="/k">Kontakt</a></nav>
<h1>Persondatapolitik</h1>
<p>Cykelværkstedet Pedal I/S behandler personoplysninger om kunder og besøgende.</p>
<h2>Reparation af din cykel</h2>
<p><strong>Formål:</strong> At reparere din cykel og give dig besked, når den er klar.</p>
<p><strong>Retsgrundlag:</strong> Aftalen med dig (databeskyttelsesforordningens art. 6, stk. 1, litra b).</p>
<p><strong>Kategorier af oplysninger:</strong> navn; telefonnummer; cyklens stelnummer</p>
<p><strong>Opbevaring:</strong> 2 år efter reparationen.</p>
<h2>Kundeklub</h2>
<p><strong>Formål:</strong> At sende dig tilbud.</p>
<p><strong>Retsgrundlag:</strong> Dit samtykke (art. 6, stk. 1, litra a).</p>
<p><strong>Kategorier af oplysninger:</strong> navn; e-mail</p>
<p><strong>Modtagere:</strong> Postdue ApS (databehandler)</p>
<p><strong>Opbevaring:</strong> Indtil du trækker dit samtykke tilbage.</p>
<h2>Dine rettigheder</h2><ul><li>Indsigt</li><li>Sletning</li></ul>
<footer>© Pedal</footer></body></html>
"""

EN_LIST = """
PRIVACY NOTICE

Harbour Lane Books Ltd ("we", "us") is the controller of your personal data.

How we use your information and our legal basis

We use your personal data for the following purposes:

- To process and deliver your order. Legal basis: performance of a contract (Article 6(1)(b) GDPR).
- To send you our catalogue by e-mail. Legal basis: your consent (Article 6(1)(a) GDPR).
- To keep accounting records. Legal basis: compliance with a legal obligation (Article 6(1)(c) GDPR).
- To prevent fraud in our web shop. Legal basis: our legitimate interest in protecting our business (Article 6(1)(f) GDPR).

Who we share your information with

We share your data with carriers and payment providers.

How long we keep your information

Order data are kept for 6 years.

Your rights

You have the right of access and the right to erasure.
"""

EN_HTML = """<html lang="en"><body><h1>Privacy policy</h1>
<p>Greenfield Gym Ltd is responsible for your data. Our Data Protection Officer can be reached at dpo@greenfield.example.</p>
<h2>Purposes and legal bases</h2>
<table><thead><tr><th>Why we use your data</th><th>What data</th><th>Lawful basis</th></tr></thead><tbody>
<tr><td>Managing your membership</td><td>Name, address, payment details</td><td>Contract</td></tr>
<tr><td>Health assessment before training</td><td>Health data</td><td>Explicit consent (Art. 6(1)(a) and Art. 9(2)(a))</td></tr>
<tr><td>CCTV in entrance areas</td><td>Images</td><td>Legitimate interests (security of members and staff)</td></tr>
<tr><td>Answering requests from authorities</td><td>Name, visits</td><td>Legal obligation</td></tr>
</tbody></table>
<h2>How long do we keep it?</h2><p>As long as necessary.</p>
<h2>Your rights</h2><p>You may object at any time.</p></body></html>
"""

EN_SECTIONS = """
# Privacy statement of the Lakeside Choir

## Who we are
The Lakeside Choir is the controller.

## What we do with your data

### Membership administration
We process your name, address and voice part to administer your membership.
The legal basis is the performance of our agreement with you (Art. 6(1)(b) GDPR).
We keep these data for two years after you leave the choir.

### Concert recordings
We record our concerts and publish the recordings.
The legal basis is our legitimate interest in documenting and promoting our music (Art. 6(1)(f) GDPR).

### Photographs of children
We publish photographs of the children's choir on our web site.
We do this only with the consent of the parents (Art. 6(1)(a) GDPR).

## Your rights
You can ask for access, rectification and erasure, and lodge a complaint with the supervisory authority.
"""

DA_NUMBERED = """
Privatlivspolitik for kunder i Nordkystens Varmeværk a.m.b.a.

Sidst opdateret: 1. marts 2026

1. Dataansvarlig
Nordkystens Varmeværk a.m.b.a., CVR-nr. 11223344, Fjernvej 3, 3210 Vejby, er dataansvarlig for behandlingen af dine personoplysninger. Du kan kontakte os på gdpr@nordvarme.example.

2. Hvilke oplysninger behandler vi, og hvorfor?

2.1 Levering af fjernvarme
Vi behandler navn, adresse, målernummer og forbrugsdata for at kunne levere varme til dig og afregne dit forbrug.
Behandlingen sker på grundlag af databeskyttelsesforordningens artikel 6, stk. 1, litra b (opfyldelse af kontrakten med dig).
Oplysningerne slettes 5 år efter udgangen af det regnskabsår, hvor du er fraflyttet.

2.2 Fjernaflæsning af målere
Vi aflæser din måler hver time for at opdage lækager og optimere driften.
Hjemlen er artikel 6, stk. 1, litra e, jf. varmeforsyningsloven.
Timeværdier gemmes i 3 år.

2.3 Opkrævning og inkasso
Hvis du ikke betaler, videregiver vi oplysninger om din restance til et inkassobureau.
Det sker efter interesseafvejningsreglen i artikel 6, stk. 1, litra f. Vores legitime interesse er at få vores penge.

2.4 Nyhedsbrev
Har du tilmeldt dig vores nyhedsbrev, bruger vi din e-mailadresse til at sende det. Retsgrundlaget er dit samtykke (artikel 6, stk. 1, litra a). Du kan til enhver tid afmelde dig.

3. Modtagere af oplysninger
Vi overlader oplysninger til vores databehandlere, herunder vores it-leverandør og vores revisor.

4. Dine rettigheder
Du har en række rettigheder efter databeskyttelsesforordningen.
- Ret til indsigt
- Ret til berigtigelse
- Ret til sletning

5. Klage til Datatilsynet
Du kan klage til Datatilsynet på www.datatilsynet.dk.
"""

EN_PAGE = """<html><body><h1>Privacy Notice – Oakfield Dental Care</h1>
<h2>1. Controller</h2><p>Oakfield Dental Care Ltd, 5 High Street, Bath. DPO: Jane Roe, dpo@oakfield.example</p>
<h2>2. Purposes of processing and legal basis</h2>
<h3>Providing dental treatment</h3>
<p>We process your identification data, contact details and health records in order to provide you with dental care.</p>
<p>Legal basis: Article 6(1)(b) GDPR (contract) and Article 9(2)(h) GDPR (health care).</p>
<p>Retention: 11 years after your last visit.</p>
<h3>Appointment reminders</h3>
<p>We use your telephone number to remind you of appointments. We have a legitimate interest in avoiding missed appointments (Art. 6(1)(f) GDPR). Data are deleted after 6 months.</p>
<h3>Accounting</h3>
<p>We are obliged by tax law to keep invoices for 6 years (Art. 6(1)(c) GDPR).</p>
<h3>Marketing</h3>
<p>With your consent (Art. 6(1)(a) GDPR) we send you information about new treatments.</p>
<h3>Website analytics</h3>
<ul><li>Purpose: to understand how visitors use our site</li><li>Legal basis: consent</li><li>Recipients: Statly Inc., USA</li><li>Storage period: 14 months</li></ul>
<h2>3. Recipients</h2><p>IT service providers, insurers.</p>
<h2>4. Transfers</h2><p>We do not transfer data outside the EEA.</p>
<h2>5. Your rights</h2><p>You have the right to object to processing based on Article 6(1)(f).</p></body></html>
"""

DA_BOLD = """
# Sådan behandler vi dine personoplysninger

Foreningen Grøn By er dataansvarlig.

## Formål og retsgrundlag

**Medlemsadministration** – vi behandler dit navn, din adresse og dit medlemsnummer for at kunne administrere dit medlemskab. Retsgrundlag: artikel 6, stk. 1, litra b.

**Indberetning af gaver til Skattestyrelsen** – vi behandler dit CPR-nummer. Retsgrundlag: artikel 6, stk. 1, litra c, og databeskyttelseslovens § 11, stk. 2, jf. ligningslovens § 8 A.

**Kampagner** – vi kontakter dig om vores arbejde. Retsgrundlag: vores legitime interesse i at skabe opbakning (artikel 6, stk. 1, litra f).

**Statistik på hjemmesiden** – cookies. Retsgrundlag: samtykke.

## Hvor længe opbevarer vi oplysningerne?

Medlemsoplysninger slettes 2 år efter, at medlemskabet er ophørt.

## Dine rettigheder

Du kan få indsigt i dine oplysninger.
"""

EN_GROUPS = """
Bluewater Insurance – Privacy Notice

Who we are
Bluewater Insurance plc is the data controller.

Why we collect your data and our legal grounds

Customers
We collect and use your name, contact details and claims history to:
• set up and administer your policy (performance of a contract)
• handle claims (performance of a contract; for health data, Article 9(2)(f))
• detect and prevent fraud (legitimate interests)
• send you offers (consent)

Job applicants
We process your CV and application letter to assess your suitability for the role. We rely on our legitimate interest in recruiting suitable staff (Article 6(1)(f)). We keep applications for 12 months.

Visitors to our offices
CCTV operates in our reception areas for the safety of staff and visitors. The legal basis is Article 6(1)(f). Footage is deleted after 30 days.

Sharing
We share data with reinsurers and the Motor Insurers' Bureau.

International transfers
Some of our suppliers are in India; we use standard contractual clauses.

Your rights
You can ask for a copy of your data.
"""

DA_INLINE = """
Behandling af personoplysninger i Kulturhuset Stranden

Formål: Billetsalg. Oplysninger: navn, e-mail og betalingsoplysninger. Retsgrundlag: artikel 6, stk. 1, litra b. Opbevaring: 5 år (bogføringsloven).

Formål: Udsendelse af nyhedsbrev. Oplysninger: navn og e-mail. Retsgrundlag: artikel 6, stk. 1, litra a (samtykke). Opbevaring: indtil du afmelder dig.

Formål: Tv-overvågning. Oplysninger: billedoptagelser. Retsgrundlag: artikel 6, stk. 1, litra f. Opbevaring: 30 dage. Modtagere: politiet ved mistanke om strafbare forhold.

Vi bruger databehandleren Ticketnord ApS.

Rettigheder: Du kan bede om indsigt.
"""

CASES = [
    Case(
        "notice_da_tabel.md",
        [],
        gold("""
# Gennemføre din booking
P Gennemføre din booking => 6(1)(b) {Opfyldelse af en kontrakt}
D Navn ; adresse ; telefon
D| Navn, adresse, telefon
K 5 år efter opholdet -> P5Y
# Sende nyhedsbreve
P Sende nyhedsbreve => 6(1)(a) {Dit samtykke}
D Navn ; e-mail
D| Navn, e-mail
K Indtil du afmelder dig
# Bogføring
P Bogføring => 6(1)(c) <bogføringsloven> {Retlig forpligtelse}
D Betalingsoplysninger
K 5 år efter regnskabsårets udløb -> P5Y
"""),
        text=DA_TABLE,
        must_not=("Dine rettigheder",),
    ),
    Case(
        "notice_da_afsnit.txt",
        [],
        gold("""
# Behandling af patienter
P undersøge og behandle dig og føre journal => 6(1)(c) ; 9(2)(h)
P| Behandling af patienter => 6(1)(c) ; 9(2)(h)
K 10 år efter seneste besøg -> P10Y
K| Vi opbevarer din journal i 10 år efter seneste besøg. -> P10Y
# Påmindelser på sms
P Påmindelser på sms => 6(1)(f) {vores legitime interesse i at undgå udeblivelser}
P| Vi sender dig en besked dagen før din tid. => 6(1)(f) {vores legitime interesse i at undgå udeblivelser}
K 6 måneder -> P6M
K| Vi sletter beskederne efter 6 måneder. -> P6M
# Jobansøgninger
P vurdere, om du passer til stillingen => 6(1)(f)
P| Jobansøgninger => 6(1)(f)
P| Når du søger job hos os, bruger vi din ansøgning til at vurdere, om du passer til stillingen. => 6(1)(f)
K 6 måneder efter, at stillingen er besat -> P6M
K| Vi sletter ansøgningen 6 måneder efter, at stillingen er besat. -> P6M
"""),
        text=DA_PROSE,
        must_not=("Dine rettigheder", "Klage"),
    ),
    Case(
        "notice_da_side.html",
        [],
        gold("""
# Reparation af din cykel
P At reparere din cykel og give dig besked, når den er klar. => 6(1)(b) {Aftalen med dig}
D navn ; telefonnummer ; cyklens stelnummer
K 2 år efter reparationen -> P2Y
# Kundeklub
P At sende dig tilbud. => 6(1)(a) {Dit samtykke}
D navn ; e-mail
R Postdue ApS
K Indtil du trækker dit samtykke tilbage.
"""),
        text=DA_HTML,
        must_not=("Dine rettigheder", "Forside"),
    ),
    Case(
        "notice_en_list.txt",
        [],
        gold("""
# process and deliver your order
N| To process and deliver your order
P To process and deliver your order => 6(1)(b) {performance of a contract}
# send you our catalogue by e-mail
N| To send you our catalogue by e-mail
P To send you our catalogue by e-mail => 6(1)(a) {your consent}
# keep accounting records
N| To keep accounting records
P To keep accounting records => 6(1)(c) {compliance with a legal obligation}
# prevent fraud in our web shop
N| To prevent fraud in our web shop
P To prevent fraud in our web shop => 6(1)(f) {our legitimate interest in protecting our business}
"""),
        text=EN_LIST,
        must_not=("Your rights", "Who we share your information with"),
    ),
    Case(
        "notice_en_page.html",
        [],
        gold("""
# Managing your membership
P Managing your membership => 6(1)(b) {Contract}
D Name ; address ; payment details
D| Name, address, payment details
# Health assessment before training
P Health assessment before training => 6(1)(a) {Explicit consent} ; 9(2)(a)
D Health data
# CCTV in entrance areas
P CCTV in entrance areas => 6(1)(f) {security of members and staff}
D Images
# Answering requests from authorities
P Answering requests from authorities => 6(1)(c) {Legal obligation}
D Name ; visits
D| Name, visits
"""),
        text=EN_HTML,
        must_not=("Your rights",),
    ),
    Case(
        "notice_en_sections.md",
        [],
        gold("""
# Membership administration
P administer your membership => 6(1)(b) {performance of our agreement with you}
P| Membership administration => 6(1)(b) {performance of our agreement with you}
D name ; address ; voice part
D|
K two years after you leave the choir -> P2Y
K| We keep these data for two years after you leave the choir. -> P2Y
# Concert recordings
P Concert recordings => 6(1)(f) {our legitimate interest in documenting and promoting our music}
P| We record our concerts and publish the recordings. => 6(1)(f) {our legitimate interest in documenting and promoting our music}
# Photographs of children
P Photographs of children => 6(1)(a) {consent of the parents}
P| We publish photographs of the children's choir on our web site. => 6(1)(a) {consent of the parents}
"""),
        text=EN_SECTIONS,
        must_not=("Who we are", "Your rights"),
    ),
    Case(
        "notice_da_nummereret.txt",
        [],
        gold("""
# Levering af fjernvarme
P Levering af fjernvarme => 6(1)(b) {opfyldelse af kontrakten med dig}
D navn ; adresse ; målernummer ; forbrugsdata
K 5 år efter udgangen af det regnskabsår, hvor du er fraflyttet -> P5Y
# Fjernaflæsning af målere
P Fjernaflæsning af målere => 6(1)(e) <varmeforsyningsloven>
K 3 år -> P3Y
# Opkrævning og inkasso
P Opkrævning og inkasso => 6(1)(f) {at få vores penge}
R inkassobureau
# Nyhedsbrev
P Nyhedsbrev => 6(1)(a) {dit samtykke}
"""),
        text=DA_NUMBERED,
        must_not=("Dine rettigheder", "Klage til Datatilsynet", "Modtagere af oplysninger"),
    ),
    Case(
        "notice_en_side.html",
        [],
        gold("""
# Providing dental treatment
P Providing dental treatment => 6(1)(b) {contract} ; 9(2)(h) {health care}
D identification data ; contact details ; health records
K 11 years after your last visit -> P11Y
# Appointment reminders
P Appointment reminders => 6(1)(f) {avoiding missed appointments}
K 6 months -> P6M
# Accounting
P Accounting => 6(1)(c)
K 6 years -> P6Y
# Marketing
P Marketing => 6(1)(a) {your consent}
# Website analytics
P to understand how visitors use our site => 6(1)(a) {consent}
R Statly Inc.
K 14 months -> P14M
"""),
        text=EN_PAGE,
        must_not=("Recipients", "Transfers", "Your rights"),
    ),
    Case(
        "notice_da_fed.md",
        [],
        gold("""
# Medlemsadministration
P Medlemsadministration => 6(1)(b)
D navn ; adresse ; medlemsnummer
# Indberetning af gaver til Skattestyrelsen
P Indberetning af gaver til Skattestyrelsen => 6(1)(c) <databeskyttelsesloven § 11>
# Kampagner
P Kampagner => 6(1)(f) {vores legitime interesse i at skabe opbakning}
# Statistik på hjemmesiden
P Statistik på hjemmesiden => 6(1)(a) {samtykke}
"""),
        text=DA_BOLD,
        must_not=("Dine rettigheder", "Formål og retsgrundlag"),
    ),
    Case(
        "notice_en_groups.txt",
        [],
        gold("""
# Set up and administer your policy
P Set up and administer your policy => 6(1)(b) {performance of a contract}
S Customers
# Handle claims
P Handle claims => 6(1)(b) {performance of a contract} ; 9(2)(f) {for health data}
S Customers
# Detect and prevent fraud
P Detect and prevent fraud => 6(1)(f) {legitimate interests}
S Customers
# Send you offers
P Send you offers => 6(1)(a) {consent}
S Customers
# Job applicants
P Job applicants => 6(1)(f) {our legitimate interest in recruiting suitable staff}
P| assess your suitability for the role => 6(1)(f) {our legitimate interest in recruiting suitable staff}
S Job applicants
D CV ; application letter
K 12 months -> P12M
# Visitors to our offices
P Visitors to our offices => 6(1)(f)
S Visitors to our offices
K 30 days -> P30D
"""),
        text=EN_GROUPS,
        must_not=("Sharing", "International transfers", "Your rights"),
    ),
    Case(
        "notice_da_linjer.txt",
        [],
        gold("""
# Billetsalg
P Billetsalg => 6(1)(b)
D navn ; e-mail ; betalingsoplysninger
K 5 år (bogføringsloven) -> P5Y
# Udsendelse af nyhedsbrev
P Udsendelse af nyhedsbrev => 6(1)(a) {samtykke}
D navn ; e-mail
D| navn og e-mail
K indtil du afmelder dig
# Tv-overvågning
P Tv-overvågning => 6(1)(f)
D billedoptagelser
R politiet ved mistanke om strafbare forhold
R| politiet
K 30 dage -> P30D
"""),
        text=DA_INLINE,
    ),
]
