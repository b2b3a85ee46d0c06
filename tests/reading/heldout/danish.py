"""Danish registers as they are made by hand."""

from __future__ import annotations

from tests.reading.heldout.kit import Case, gold, table

HAVN = Case(
    "da_havn.xlsx",
    [
        table(
            "Fortegnelse",
            """
 | Fortegnelse over behandlingsaktiviteter (databeskyttelsesforordningens artikel 30)
 | Dataansvarlig: Skagerrak Havn A.m.b.A., CVR 12 34 56 78, Havnevej 4, 9990 Skagen
 | DPO: Birthe Holst, dpo@skagerrakhavn.example, tlf. 11 22 33 44

 | Lb.nr. | Afd. | Behandlingsaktivitet | Formål med behandlingen | Retsgrundlag |  | Registrerede | Typer af oplysninger | Følsomme oplysninger | Modtagere | Heraf databehandlere | Overførsel til tredjelande | Slettefrist | Sikkerhed | Bemærkninger
 | 1 | Adm. | Lønadministration | Beregning og udbetaling af løn samt indberetning til myndigheder | Art. 6, stk. 1, litra b (aftale om ansættelse) og litra c, jf. bogføringsloven § 12 |  | Medarbejdere | Navn og adresse⏎CPR-nummer⏎Kontonummer⏎Lønoplysninger | Fagforeningsmæssigt tilhørsforhold | Skattestyrelsen⏎ATP | Lønhuset A/S | Nej | 5 år efter regnskabsårets afslutning | Rettighedsstyring |
 | 2 | Adm. | Rekruttering | Udvælgelse af kandidater til ledige stillinger | Interesseafvejning, art. 6(1)(f) |  | Ansøgere | Navn⏎CV⏎Eksamensbeviser | Ingen | Ingen |  | Nej | 6 mdr. efter afslag, ellers overført til personalemappe | Rettighedsstyring | spørg HR
 | 3 | Drift | Tv-overvågning | Forebyggelse og opklaring af tyveri | Art. 6, stk. 1, litra f – legitim interesse i at beskytte værdier; tv-overvågningsloven § 4 c |  | Besøgende⏎Medarbejdere | Billedoptagelser | Oplysninger om strafbare forhold | Politiet | Securicam ApS | Nej | 30 dage, jf. tv-overvågningsloven § 4 c, stk. 4 | Aflåst serverrum |
 | 4 | Drift | Havneanløb | Registrering af skibe og mandskab | Retlig forpligtelse (havneloven) |  | Skibsførere⏎Mandskab | Navn⏎Pasnummer⏎Nationalitet | - | Søfartsstyrelsen⏎Toldstyrelsen | PortLog Inc. | USA (EU-US Data Privacy Framework) | 3 år | Kryptering |
 | 5 | Salg | Kundefakturering | Fakturering af havneafgifter | 6.1.b |  | Kontaktpersoner hos kunder | Navn⏎E-mail⏎Fakturaoplysninger | Nej | Revisor | e-conomic A/S | N/A | Løbende år + 5 år | Rettighedsstyring |
 | I alt | 5
 | Udfyldt af: Birthe Holst, 14. april 2026
""",
        )
    ],
    gold("""
# Lønadministration @ Adm.
P Beregning og udbetaling af løn samt indberetning til myndigheder => 6(1)(b) {ansættelseskontrakt} ; 6(1)(c) <bogføringsloven § 12>
D Navn og adresse ; CPR-nummer ; Kontonummer ; Lønoplysninger ; Fagforeningsmæssigt tilhørsforhold
S Medarbejdere
R Skattestyrelsen ; ATP ; Lønhuset A/S
K 5 år efter regnskabsårets afslutning -> P5Y
M Rettighedsstyring
# Rekruttering @ Adm.
P Udvælgelse af kandidater til ledige stillinger => 6(1)(f) {Interesseafvejning}
D Navn ; CV ; Eksamensbeviser
S Ansøgere
K 6 mdr. efter afslag, ellers overført til personalemappe -> P6M
M Rettighedsstyring
# Tv-overvågning @ Drift
P Forebyggelse og opklaring af tyveri => 6(1)(f) {legitim interesse i at beskytte værdier} ; <tv-overvågningsloven § 4 c>
P| Forebyggelse og opklaring af tyveri => 6(1)(f) <tv-overvågningsloven § 4 c> {legitim interesse i at beskytte værdier}
D Billedoptagelser ; Oplysninger om strafbare forhold
S Besøgende ; Medarbejdere
R Politiet ; Securicam ApS
K 30 dage, jf. tv-overvågningsloven § 4 c, stk. 4 -> P30D
M Aflåst serverrum
# Havneanløb @ Drift
P Registrering af skibe og mandskab => 6(1)(c) <havneloven>
D Navn ; Pasnummer ; Nationalitet
S Skibsførere ; Mandskab
R Søfartsstyrelsen ; Toldstyrelsen ; PortLog Inc.
T US 45
K 3 år -> P3Y
M Kryptering
# Kundefakturering @ Salg
P Fakturering af havneafgifter => 6(1)(b)
D Navn ; E-mail ; Fakturaoplysninger
S Kontaktpersoner hos kunder
R Revisor ; e-conomic A/S
K Løbende år + 5 år -> P5Y
M Rettighedsstyring
"""),
    must_not=("I alt", "Udfyldt af: Birthe Holst, 14. april 2026"),
)

MUSEUM = Case(
    "da_museum_messy.xlsx",
    [
        table(
            "Læs mig",
            "Sådan bruger du arket\n1. Udfyld én linje pr. aktivitet\n2. Spørg Anne, hvis du er i tvivl",
        ),
        table(
            "Ark2",
            """
Museet på Heden - GDPR-skema |  |  |  |  |  |  |  | Husk: opdateres hvert år i januar!
opdateret 7/1-26
 |  |  |  |  |  |  |  |
Hvad gør vi? | Hvorfor gør vi det? | Hvorfor må vi det? | Hvem har vi oplysninger om? | Hvilke oplysninger har vi? | Hvem får oplysningerne? | Er det uden for EU? | Hvornår sletter vi? | Hvem er ansvarlig?
Årskort og medlemmer af museumsklubben | Sende blad og holde styr på kontingent | aftale med medlemmet | Medlemmer | navn, adresse, mail, tlf | PostNord, NemMedlem ApS (databehandler) | nej | 2 år efter udmeldelse | Anne
Nyhedsbrev | Fortælle om udstillinger | samtykke | Abonnenter | navn, mail | Mailwise Inc. (databehandler) | ja, USA - SCC | når de afmelder sig | Anne
Frivillige | Vagtplan og kontakt til de frivillige | legitim interesse i at kunne organisere arbejdet | Frivillige | navn, tlf, fødselsdato | ingen | nej | ved ophør + 1 år | Bo
Løn til ansatte | Udbetale løn | aftale / pligt efter bogføringsloven | Ansatte | navn, cpr, konto | SKAT, Dataløn Vest ApS (databehandler) | nej | 5 år | Bo
Skolebesøg | Booking af klasser | opgave i samfundets interesse (museumsloven § 2) | Lærere, elever | navn på lærer, klasse, evt. allergier | ingen | nej | 1 år efter besøget | Anne
 |
ialt 5 aktiviteter
""",
        ),
    ],
    gold("""
# Årskort og medlemmer af museumsklubben
P Sende blad og holde styr på kontingent => 6(1)(b) {aftale med medlemmet}
D navn ; adresse ; mail ; tlf
D| navn, adresse, mail, tlf
S Medlemmer
R PostNord ; NemMedlem ApS
K 2 år efter udmeldelse -> P2Y
# Nyhedsbrev
P Fortælle om udstillinger => 6(1)(a) {samtykke}
D navn ; mail
D| navn, mail
S Abonnenter
R Mailwise Inc.
T US 46(2)(c)
K når de afmelder sig
# Frivillige
P Vagtplan og kontakt til de frivillige => 6(1)(f) {legitim interesse i at kunne organisere arbejdet}
D navn ; tlf ; fødselsdato
D| navn, tlf, fødselsdato
S Frivillige
K ved ophør + 1 år -> P1Y
# Løn til ansatte
P Udbetale løn => 6(1)(b) {aftale} ; 6(1)(c) <bogføringsloven>
D navn ; cpr ; konto
D| navn, cpr, konto
S Ansatte
R SKAT ; Dataløn Vest ApS
K 5 år -> P5Y
# Skolebesøg
P Booking af klasser => 6(1)(e) <museumsloven § 2> {opgave i samfundets interesse}
D navn på lærer ; klasse ; evt. allergier
D| navn på lærer, klasse, evt. allergier
S Lærere ; elever
S| Lærere, elever
K 1 år efter besøget -> P1Y
"""),
    must_not=("ialt 5 aktiviteter", "1. Udfyld én linje pr. aktivitet"),
)

JURIST = Case(
    "da_jura_ad.xlsx",
    [
        table(
            "Art. 30",
            """
Fortegnelse, advokatfirmaet Lind & Krogh

Nr. | Aktivitet | Formål | Hjemmel | Kategorier af registrerede | Kategorier af personoplysninger | Kategorier af modtagere | Slettefrister
1 | Klientsager | 1. Varetage klientens interesser⏎2. Opfylde hvidvaskloven⏎3. Fakturere | Ad 1) Art. 6, stk. 1, litra b⏎Ad 2) Art. 6, stk. 1, litra c, jf. hvidvaskloven §§ 10-11⏎Ad 3) Art. 6, stk. 1, litra f (inddrivelse af tilgodehavender) | Klienter; modparter | Navn og adresse; CPR-nummer; sagens akter | Domstole; modpartens advokat | Sagsakter: 10 år efter sagens afslutning⏎Legitimation: 5 år efter kundeforholdets ophør
2 | Ansatte | 1) Administration af ansættelsen⏎2) Registrering af fravær | 1) Art. 6(1)(b)⏎2) Art. 6(1)(c) og art. 9(2)(b), jf. databeskyttelseslovens § 12 | Advokater; sekretærer | Stamdata; fraværsdata; helbredsoplysninger | Pensionsselskab | 5 år efter fratræden
3 | Hjemmeside | Statistik over besøg | Samtykke, jf. artikel 6, stk. 1, litra a | Besøgende | IP-adresse | Webtal ApS (databehandler) | 13 måneder
""",
        )
    ],
    gold("""
# Klientsager
P Varetage klientens interesser => 6(1)(b)
P Opfylde hvidvaskloven => 6(1)(c) <hvidvaskloven §§ 10-11>
P Fakturere => 6(1)(f) {inddrivelse af tilgodehavender}
D Navn og adresse ; CPR-nummer ; sagens akter
S Klienter ; modparter
R Domstole ; modpartens advokat
K Sagsakter: 10 år efter sagens afslutning -> P10Y ; Legitimation: 5 år efter kundeforholdets ophør -> P5Y
K| 10 år efter sagens afslutning -> P10Y ; 5 år efter kundeforholdets ophør -> P5Y
# Ansatte
P Administration af ansættelsen => 6(1)(b)
P Registrering af fravær => 6(1)(c) ; 9(2)(b) <databeskyttelsesloven § 12>
D Stamdata ; fraværsdata ; helbredsoplysninger
S Advokater ; sekretærer
R Pensionsselskab
K 5 år efter fratræden -> P5Y
# Hjemmeside
P Statistik over besøg => 6(1)(a) {Samtykke}
D IP-adresse
S Besøgende
R Webtal ApS
K 13 måneder -> P13M
"""),
)

KOMMUNE = Case(
    "da_afdelingsark.xlsx",
    [
        table(
            "Forside",
            "Fortegnelse for Fjordby Forsyning\nVersion 4\nArk | Emne\nHR | Personale\nKunde | Kunder",
        ),
        table(
            "HR",
            """
Afdeling: HR

Behandling | Formålet | Lovgrundlag | Hvem | Oplysningstyper | Videregives til | Databehandler | Opbevaring
Personalesager | Dokumentere ansættelsesforløb | GDPR art. 6 stk. 1 b | Ansatte | Kontrakt; MUS-referat; advarsler | - | Personalesky A/S | 5 år efter fratrædelse
Sygefravær | Opfylde regler om sygedagpenge | GDPR art. 6 stk. 1 c (sygedagpengeloven) + art. 9 stk. 2 b | Ansatte | Fraværsperioder; lægeerklæringer | Kommunen | Personalesky A/S | 3 år
""",
        ),
        table(
            "Kunde",
            """
Afdeling: Kundecenter

Behandling | Formålet | Lovgrundlag | Hvem | Oplysningstyper | Videregives til | Databehandler | Opbevaring
Afregning | Opkrævning af forbrug | GDPR art. 6 stk. 1 b | Forbrugere | Forbrugsdata; adresse; betalinger | Inkassofirma | KMD A/S | 5 år fra regnskabsårets udløb
Telefonoptagelser | Uddannelse og dokumentation | GDPR art. 6 stk. 1 a | Opkaldere | Lydoptagelser | - | TaleNet ApS | 90 dage
""",
        ),
        table("Lister", "Ja\nNej\nVed ikke", hidden=True),
    ],
    gold("""
# Personalesager @ HR
P Dokumentere ansættelsesforløb => 6(1)(b)
D Kontrakt ; MUS-referat ; advarsler
S Ansatte
R Personalesky A/S
K 5 år efter fratrædelse -> P5Y
# Sygefravær @ HR
P Opfylde regler om sygedagpenge => 6(1)(c) <sygedagpengeloven> ; 9(2)(b)
D Fraværsperioder ; lægeerklæringer
S Ansatte
R Kommunen ; Personalesky A/S
K 3 år -> P3Y
# Afregning @ Kundecenter
P Opkrævning af forbrug => 6(1)(b)
D Forbrugsdata ; adresse ; betalinger
S Forbrugere
R Inkassofirma ; KMD A/S
K 5 år fra regnskabsårets udløb -> P5Y
# Telefonoptagelser @ Kundecenter
P Uddannelse og dokumentation => 6(1)(a)
D Lydoptagelser
S Opkaldere
R TaleNet ApS
K 90 dage -> P90D
"""),
    must_not=("HR", "Kunde", "Ja", "Nej"),
)

KRYDS = Case(
    "da_kryds_ja.xlsx",
    [
        table(
            "Kortlægning",
            """
Kortlægning i Boligselskabet Enghaven
 |  |  | Registrerede |  |  | Oplysninger |  |  |  |  |
Nr | Aktivitet | Formål | Beboere | Ansøgere | Ansatte | Navn | CPR-nr. | Økonomi | Helbred | Hjemmel | Opbevares
1 | Venteliste | Anvise boliger | nej | ja | nej | ja | ja | nej | nej | 6.1.c almenboligloven | 2 år efter sletning fra listen
2 | Husleje | Opkræve husleje | ja | nej | nej | ja | ja | ja | nej | 6.1.b | 5 år
3 | Boligsocial rådgivning | Hjælpe beboere | ja | nej | nej | ja | nej | ja | ja | 6.1.a og 9.2.a | 1 år efter forløbets afslutning
4 | Personale | Administrere ansættelser | nej | nej | ja | ja | ja | ja | ja | 6.1.b og 9.2.b | 5 år efter fratrædelse
Antal |  |  | 2 | 1 | 1 | 4 | 3 | 3 | 2 |  |
""",
            merged=("D2:F2", "G2:J2"),
        )
    ],
    gold("""
# Venteliste
P Anvise boliger => 6(1)(c) <almenboligloven>
D Navn ; CPR-nr.
S Ansøgere
K 2 år efter sletning fra listen -> P2Y
# Husleje
P Opkræve husleje => 6(1)(b)
D Navn ; CPR-nr. ; Økonomi
S Beboere
K 5 år -> P5Y
# Boligsocial rådgivning
P Hjælpe beboere => 6(1)(a) ; 9(2)(a)
D Navn ; Økonomi ; Helbred
S Beboere
K 1 år efter forløbets afslutning -> P1Y
# Personale
P Administrere ansættelser => 6(1)(b) ; 9(2)(b)
D Navn ; CPR-nr. ; Økonomi ; Helbred
S Ansatte
K 5 år efter fratrædelse -> P5Y
"""),
    must_not=("Antal",),
)

KATEGORI = Case(
    "da_pr_kategori.xlsx",
    [
        table(
            "Behandlinger",
            """
Fitness Nord ApS – artikel 30

Aktivitet | Formål | Behandlingsgrundlag | Kategori af personoplysninger | Registrerede | Slettes efter | Modtager | Rolle | Land
Medlemskab | Administrere medlemskabet | Kontrakt (art. 6, stk. 1, litra b) | Kontaktoplysninger | Medlemmer | 3 år efter udmeldelse | Sportsadmin ApS | Databehandler | Danmark
 |  |  | Betalingsoplysninger | Medlemmer | 5 år efter regnskabsåret | Nets A/S | Selvstændig dataansvarlig | Danmark
 |  |  | Foto | Medlemmer | Ved udmeldelse |  |  |
Træningsforløb | Lave træningsplaner | Samtykke (art. 6, stk. 1, litra a og art. 9, stk. 2, litra a) | Helbredsoplysninger | Medlemmer | 6 måneder efter forløbet | Fitcloud Ltd. | Databehandler | Storbritannien
 |  |  | Mål og vægt | Medlemmer | 6 måneder efter forløbet |  |  |
Adgangskontrol | Sikre centret mod uvedkommende | Berettiget interesse (art. 6, stk. 1, litra f) | Logoplysninger | Medlemmer; gæster | 30 dage | Låsen A/S | Databehandler | Danmark
""",
            merged=("A4:A6", "B4:B6", "C4:C6", "A7:A8", "B7:B8", "C7:C8"),
        )
    ],
    gold("""
# Medlemskab
P Administrere medlemskabet => 6(1)(b) {Kontrakt}
D Kontaktoplysninger ; Betalingsoplysninger ; Foto
S Medlemmer
R Sportsadmin ApS ; Nets A/S
K 3 år efter udmeldelse -> P3Y ; 5 år efter regnskabsåret -> P5Y ; Ved udmeldelse
# Træningsforløb
P Lave træningsplaner => 6(1)(a) {Samtykke} ; 9(2)(a)
D Helbredsoplysninger ; Mål og vægt
S Medlemmer
R Fitcloud Ltd.
T GB
T|
K 6 måneder efter forløbet -> P6M
# Adgangskontrol
P Sikre centret mod uvedkommende => 6(1)(f) {Berettiget interesse}
D Logoplysninger
S Medlemmer ; gæster
R Låsen A/S
K 30 dage -> P30D
"""),
)

DATABEHANDLER = Case(
    "da_databehandler.csv",
    [
        table(
            "x",
            """
Dataansvarlig | Kontaktperson | Behandlingskategorier | Ydelse | Underdatabehandlere | Tredjelande | Overførselsgrundlag | Sikkerhedsforanstaltninger
Vestby Kommune | Jens Holm, jh@vestby.example | Opbevaring og sikkerhedskopiering | Hosting af ESDH | Serverhuset A/S | Nej |  | Kryptering; adgangslog
Klinik Øst | Mia Dahl | Udsendelse af sms | Påmindelser | Smsly Inc. | USA | SCC | Adgangslog
""",
        )
    ],
    gold("""
# Hosting af ESDH % processor
N| Opbevaring og sikkerhedskopiering ; Vestby Kommune
R Serverhuset A/S
M Kryptering ; adgangslog
# Påmindelser % processor
N| Udsendelse af sms ; Klinik Øst
R Smsly Inc.
T US 46(2)(c)
M Adgangslog
"""),
    encoding="cp1252",
)

TO_DELE = Case(
    "da_to_dele.ods",
    [
        table(
            "Dataansvarlig",
            """
Behandlingens navn | Formål | Retligt grundlag | Personkreds | Oplysninger | Sletning | Modtagerkategorier
Kundesupport | Besvare henvendelser | Artikel 6, stk. 1, litra f: vores interesse i at hjælpe kunder | Kunder | Navn; mail; sagshistorik | 2 år efter sidste henvendelse | Ingen
Bogholderi | Bogføring | Artikel 6, stk. 1, litra c, bogføringslovens § 12 | Kunder; leverandører | Fakturaer | 5 år fra udgangen af regnskabsåret | Revisor; Skatteforvaltningen
""",
        ),
        table(
            "Databehandler",
            """
Behandlingens navn | På vegne af | Kategorier af behandling | Underdatabehandler | Overførsel til 3. lande | Sikkerhed
Drift af webshops | Webshopejere | Hosting; backup | Cloudnord AS | Nej | Firewall; overvågning
Mailkampagner | Foreninger | Udsendelse af e-mails | Sendfast LLC | USA, standardkontrakter | Firewall
""",
        ),
    ],
    gold("""
# Kundesupport
P Besvare henvendelser => 6(1)(f) {vores interesse i at hjælpe kunder}
D Navn ; mail ; sagshistorik
S Kunder
K 2 år efter sidste henvendelse -> P2Y
# Bogholderi
P Bogføring => 6(1)(c) <bogføringsloven § 12>
D Fakturaer
S Kunder ; leverandører
R Revisor ; Skatteforvaltningen
K 5 år fra udgangen af regnskabsåret -> P5Y
# Drift af webshops % processor
R Cloudnord AS
M Firewall ; overvågning
# Mailkampagner % processor
R Sendfast LLC
T US 46(2)(c)
M Firewall
"""),
)

TRANSPONERET = Case(
    "da_transponeret.xlsx",
    [
        table(
            "Oversigt",
            """
Fortegnelse – Idrætsforeningen Kløveren

Emne | A | B | C
Navn på aktivitet | Medlemsregister | Børneattester | Hjemmeside og Facebook
Til hvilke formål behandler vi? | Kontingent og kontakt | Kontrol af trænere | Omtale af kampe
Lovligt grundlag | Aftale | Retlig forpligtelse efter børneattestloven⏎Databeskyttelseslovens § 8 | Samtykke
Hvem behandler vi oplysninger om? | Medlemmer; forældre | Trænere; ledere | Spillere
Hvilke oplysninger behandler vi? | Navn; adresse; fødselsdato | CPR-nummer; børneattest | Billeder
Hvem videregiver vi til? | DBU; kommunen | Politiet | Ingen
Databehandlere | Klubweb ApS |  | Klubweb ApS
Hvornår sletter vi? | 1 år efter udmeldelse | Straks efter kontrollen | Når samtykket trækkes tilbage
Hvordan passer vi på? | Adgangskode | Låst skab | Adgangskode
""",
        )
    ],
    gold("""
# Medlemsregister
P Kontingent og kontakt => 6(1)(b) {Aftale}
D Navn ; adresse ; fødselsdato
S Medlemmer ; forældre
R DBU ; kommunen ; Klubweb ApS
K 1 år efter udmeldelse -> P1Y
M Adgangskode
# Børneattester
P Kontrol af trænere => 6(1)(c) <børneattestloven> ; <databeskyttelsesloven § 8>
D CPR-nummer ; børneattest
S Trænere ; ledere
R Politiet
K Straks efter kontrollen
M Låst skab
# Hjemmeside og Facebook
P Omtale af kampe => 6(1)(a) {Samtykke}
D Billeder
S Spillere
R Klubweb ApS
K Når samtykket trækkes tilbage
M Adgangskode
"""),
)

SPOERG = Case(
    "da_spoergeskema.xlsx",
    [
        table(
            "Skema",
            """
Spørgeskema om behandling af personoplysninger
Udfyldes af: Lone Vang, økonomi

1. | Hvad hedder behandlingen? | Rejseafregning
2. | Hvilken afdeling er ansvarlig? | Økonomi
3. | Hvad er formålet med behandlingen? | Refundere medarbejdernes udlæg
4. | Hvad er jeres retsgrundlag (hjemmel)? | Art. 6, stk. 1, litra b og litra c, jf. bogføringsloven
5. | Hvilke personer behandler I oplysninger om? | Medarbejdere
6. | Hvilke typer personoplysninger behandler I? | Navn; kontonummer; kvitteringer
7. | Behandler I følsomme oplysninger? Hvis ja, hvilke? | Nej
8. | Hvem deler I oplysningerne med? | Skattestyrelsen; Rejseplan ApS (databehandler)
9. | Overføres oplysninger til lande uden for EU/EØS? | Nej
10. | Hvor længe opbevares oplysningerne? | 5 år efter regnskabsårets udløb
11. | Hvilke sikkerhedsforanstaltninger er der? | Adgangskontrol; kryptering
""",
        )
    ],
    gold("""
# Rejseafregning @ Økonomi
P Refundere medarbejdernes udlæg => 6(1)(b) ; 6(1)(c) <bogføringsloven>
D Navn ; kontonummer ; kvitteringer
S Medarbejdere
R Skattestyrelsen ; Rejseplan ApS
K 5 år efter regnskabsårets udløb -> P5Y
M Adgangskontrol ; kryptering
"""),
)


def large() -> Case:
    """A register of 23 rows as a middle-sized company has it, with what such registers have besides."""
    themes = [
        (
            "Ansættelse af medarbejdere",
            "Indgå ansættelsesaftaler",
            "Art. 6, stk. 1, litra b",
            "6(1)(b)",
            "Medarbejdere",
            "Navn; Kontaktoplysninger",
            "5 år efter fratræden",
            "P5Y",
        ),
        (
            "Kontrol af rejsekort",
            "Kontrollere gyldig billet",
            "Art. 6, stk. 1, litra e",
            "6(1)(e)",
            "Rejsende",
            "Kortnummer; Rejsehistorik",
            "3 måneder",
            "P3M",
        ),
        (
            "Reklamationer",
            "Behandle klager fra kunder",
            "Art. 6, stk. 1, litra f (behandling af klager)",
            "6(1)(f) {behandling af klager}",
            "Kunder",
            "Navn; Klagens indhold",
            "3 år efter sagens afslutning",
            "P3Y",
        ),
        (
            "Whistleblowerordning",
            "Undersøge indberetninger",
            "Art. 6, stk. 1, litra c, jf. whistleblowerloven § 22",
            "6(1)(c) <whistleblowerloven § 22>",
            "Indberettere; Omtalte personer",
            "Indberetningens indhold",
            "Så længe det er nødvendigt",
            "",
        ),
        (
            "Konkurrencer",
            "Trække lod blandt deltagere",
            "Samtykke, art. 6, stk. 1, litra a",
            "6(1)(a) {Samtykke}",
            "Deltagere",
            "Navn; E-mail",
            "1 måned efter lodtrækning",
            "P1M",
        ),
    ]
    rows, label = [], []
    for number in range(23):
        name, purpose, cited, read, people, data, kept, period = themes[number % 5]
        name = f"{name} {('', 'i region syd', 'i region nord', 'på Fyn', 'i hovedkontoret')[number // 5]}".strip()
        rows.append(
            f"{number + 1} | {name} | {purpose} | {cited} | {people} | {data} | Nej | {kept} | 12-03-2025"
        )
        label.append(
            f"# {name}\nP {purpose} => {read}\nD {data.replace('; ', ' ; ')}\nS {people.replace('; ', ' ; ')}\nK {kept}"
            + (f" -> {period}" if period else "")
        )
    head = "Bybus A/S\nFortegnelse pr. 1. marts 2025\n\nNr. | Behandling | Formål | Hjemmelsgrundlag | De registrerede | Oplysningskategorier | Overføres data til lande uden for EU/EØS? | Tidsfrist for sletning | Sidst revideret\n"
    return Case("da_bybus_23.xlsx", [table("Ark1", head + "\n".join(rows))], gold("\n".join(label)))


CASES = [
    HAVN,
    MUSEUM,
    JURIST,
    KOMMUNE,
    KRYDS,
    KATEGORI,
    DATABEHANDLER,
    TO_DELE,
    TRANSPONERET,
    SPOERG,
    large(),
]
