"""Registers in German, French, Swedish, Norwegian, Dutch, Spanish, Italian, Polish and Finnish."""

from __future__ import annotations

from tests.reading.heldout.kit import Case, gold, table

CASES = [
    Case(
        "de_kontinuierlich.xlsx",
        [
            table(
                "VVT",
                """
Verzeichnis der Verarbeitungstätigkeiten nach Art. 30 DSGVO
Bäckerei Sonnenkorn GmbH | | | | | | Stand: 01.02.2026

Nr. | Bezeichnung der Verarbeitungstätigkeit | Zwecke der Verarbeitung | Rechtsgrundlage(n) | Betroffene Personen | Datenkategorien | Empfänger | Übermittlung in Drittland | Löschfristen | Techn.-org. Maßnahmen
A. Personal
1 | Lohn- und Gehaltsabrechnung | Abrechnung der Löhne | Art. 6 Abs. 1 lit. b DSGVO | Mitarbeiter | Name⏎Steuer-ID⏎Bankverbindung | Steuerbüro Meier | nein | 10 Jahre nach Ende des Kalenderjahres (§ 147 AO) | Siehe TOM-Konzept
 |  | Meldung an die Sozialversicherung | Art. 6 Abs. 1 lit. c DSGVO i.V.m. § 28a SGB IV |  | Sozialversicherungsnummer | Krankenkassen |  |  |
2 | Zeiterfassung | Nachweis der Arbeitszeit | Art. 6 Abs. 1 S. 1 lit. c DSGVO, § 16 Abs. 2 ArbZG | Mitarbeiter | Arbeitszeiten | - | nein | 2 Jahre | Siehe TOM-Konzept
B. Kunden
3 | Kundenkarte | Gewährung von Rabatten | Einwilligung (Art. 6 Abs. 1 lit. a DSGVO) | Kunden | Name⏎E-Mail-Adresse⏎Einkäufe | Bonusly Inc. (Auftragsverarbeiter) | USA (Angemessenheitsbeschluss, Art. 45 DSGVO) | Bis zum Widerruf, längstens 3 Jahre nach letztem Einkauf | Siehe TOM-Konzept
4 | Videoüberwachung | Aufklärung von Straftaten | berechtigtes Interesse, Art. 6 Abs. 1 lit. f DSGVO | Kunden; Mitarbeiter | Bildaufnahmen | Polizei im Einzelfall | nein | 72 Stunden | Zugriff nur Geschäftsleitung
Erstellt von: K. Brandt
""",
                merged=("A1:J1", "A5:J5", "A9:J9"),
            )
        ],
        gold("""
# Lohn- und Gehaltsabrechnung
P Abrechnung der Löhne => 6(1)(b)
P Meldung an die Sozialversicherung => 6(1)(c) <§ 28a SGB IV>
D Name ; Steuer-ID ; Bankverbindung ; Sozialversicherungsnummer
S Mitarbeiter
R Steuerbüro Meier ; Krankenkassen
K 10 Jahre nach Ende des Kalenderjahres (§ 147 AO) -> P10Y
M Siehe TOM-Konzept
# Zeiterfassung
P Nachweis der Arbeitszeit => 6(1)(c) <§ 16 Abs. 2 ArbZG>
D Arbeitszeiten
S Mitarbeiter
K 2 Jahre -> P2Y
M Siehe TOM-Konzept
# Kundenkarte
P Gewährung von Rabatten => 6(1)(a) {Einwilligung}
D Name ; E-Mail-Adresse ; Einkäufe
S Kunden
R Bonusly Inc.
T US 45
K Bis zum Widerruf, längstens 3 Jahre nach letztem Einkauf -> P3Y
M Siehe TOM-Konzept
# Videoüberwachung
P Aufklärung von Straftaten => 6(1)(f) {berechtigtes Interesse}
D Bildaufnahmen
S Kunden ; Mitarbeiter
R Polizei im Einzelfall
R| Polizei
K 72 Stunden
K| 72 Stunden -> P3D
M Zugriff nur Geschäftsleitung
"""),
        must_not=("A. Personal", "B. Kunden", "Erstellt von: K. Brandt"),
    ),
    Case(
        "de_formular.xlsx",
        [
            table(
                "Übersicht",
                "Nr. | Verarbeitung | Blatt\n1 | Mitgliederverwaltung | VT1\n2 | Spendenverwaltung | VT2",
            ),
            table(
                "VT1",
                """
Verarbeitungstätigkeit Nr. 1

Bezeichnung: | Mitgliederverwaltung
Verantwortliche Abteilung: | Geschäftsstelle
Zweck der Verarbeitung: | Verwaltung der Mitgliedschaft und Beitragseinzug
Rechtsgrundlage: | Art. 6 Abs. 1 lit. b DSGVO (Satzung)
Kategorien betroffener Personen: | Mitglieder
Kategorien personenbezogener Daten: | Name, Anschrift
 | Geburtsdatum
 | Bankverbindung
Empfänger: | Dachverband
 | Vereinssoft GmbH (Auftragsverarbeiter)
Drittlandtransfer: | findet nicht statt
Löschfrist: | 3 Jahre nach Austritt
TOM: | Passwortschutz
""",
            ),
            table(
                "VT2",
                """
Verarbeitungstätigkeit Nr. 2

Bezeichnung: | Spendenverwaltung
Verantwortliche Abteilung: | Schatzmeister
Zweck der Verarbeitung: | Ausstellung von Zuwendungsbestätigungen
Rechtsgrundlage: | Art. 6 Abs. 1 lit. c DSGVO i. V. m. § 50 EStDV
Kategorien betroffener Personen: | Spender
Kategorien personenbezogener Daten: | Name, Anschrift
 | Spendenbetrag
Empfänger: | Finanzamt
Drittlandtransfer: | findet nicht statt
Löschfrist: | 10 Jahre
TOM: | Passwortschutz
""",
            ),
        ],
        gold("""
# Mitgliederverwaltung @ Geschäftsstelle
P Verwaltung der Mitgliedschaft und Beitragseinzug => 6(1)(b) {Satzung}
D Name, Anschrift ; Geburtsdatum ; Bankverbindung
D| Name ; Anschrift ; Geburtsdatum ; Bankverbindung
S Mitglieder
R Dachverband ; Vereinssoft GmbH
K 3 Jahre nach Austritt -> P3Y
M Passwortschutz
# Spendenverwaltung @ Schatzmeister
P Ausstellung von Zuwendungsbestätigungen => 6(1)(c) <§ 50 EStDV>
D Name, Anschrift ; Spendenbetrag
D| Name ; Anschrift ; Spendenbetrag
S Spender
R Finanzamt
K 10 Jahre -> P10Y
M Passwortschutz
"""),
    ),
    Case(
        "de_export_tool.csv",
        [
            table(
                "x",
                """
ID | Titel | Status | Fachbereich | Zwecke | Rechtsgrundlagen | Personengruppen | Datenarten | Empfängergruppen | Auftragsverarbeiter | Drittlandtransfer | Garantien | Aufbewahrungsdauer | Erstellt am
VT-001 | Bewerbermanagement | freigegeben | Personal | Besetzung offener Stellen | § 26 BDSG; Art. 6 Abs. 1 lit. b DSGVO | Bewerber | Lebenslauf; Zeugnisse; Kontaktdaten | Fachabteilung | Jobwise GmbH | Nein |  | 6 Monate nach Absage | 2025-03-01
VT-002 | Webanalyse | Entwurf | Marketing | Reichweitenmessung | Art. 6 Abs. 1 lit. a DSGVO, § 25 Abs. 1 TDDDG | Websitebesucher | IP-Adresse; Nutzungsdaten |  | Countly Ltd.; Metrico Inc. | Ja: Vereinigtes Königreich, USA | Standardvertragsklauseln | 14 Monate | 2025-04-11
VT-003 | Bonitätsprüfung | freigegeben | Vertrieb | Vermeidung von Zahlungsausfällen | Art. 6 Abs. 1 lit. f DSGVO – Schutz vor Zahlungsausfall | Kunden | Scorewert; Adresse | Auskunftei |  | Nein |  | 1 Jahr | 2025-05-20
""",
            )
        ],
        gold("""
# Bewerbermanagement @ Personal
P Besetzung offener Stellen => <§ 26 BDSG> ; 6(1)(b)
D Lebenslauf ; Zeugnisse ; Kontaktdaten
S Bewerber
R Fachabteilung ; Jobwise GmbH
K 6 Monate nach Absage -> P6M
# Webanalyse @ Marketing
P Reichweitenmessung => 6(1)(a) ; <§ 25 Abs. 1 TDDDG>
P| Reichweitenmessung => 6(1)(a) <§ 25 Abs. 1 TDDDG>
D IP-Adresse ; Nutzungsdaten
S Websitebesucher
R Countly Ltd. ; Metrico Inc.
T GB 46(2)(c) ; US 46(2)(c)
K 14 Monate -> P14M
# Bonitätsprüfung @ Vertrieb
P Vermeidung von Zahlungsausfällen => 6(1)(f) {Schutz vor Zahlungsausfall}
D Scorewert ; Adresse
S Kunden
R Auskunftei
K 1 Jahr -> P1Y
"""),
        encoding="utf-8-sig",
    ),
    Case(
        "fr_export_outil.csv",
        [
            table(
                "x",
                """
Référence | Nom du traitement | Service | Finalité principale | Sous-finalités | Base légale | Personnes concernées | Données collectées | Données sensibles | Destinataires | Sous-traitants | Transfert hors UE | Durée de conservation | Mesures de sécurité | Date de création | Dernière mise à jour
T01 | Gestion des adhérents | Secrétariat | Suivre les adhésions | Envoyer les convocations | Exécution d'un contrat (art. 6.1.b RGPD) | Adhérents | Identité, coordonnées, cotisations | Non | Fédération | AssoLogiciel SAS | Non | 3 ans après la fin de l'adhésion | Mots de passe | 12/04/2024 | 03/02/2026
T02 | Vidéosurveillance | Direction | Protéger les biens |  | Intérêt légitime (art. 6.1.f RGPD) : sécurité des locaux | Visiteurs, salariés | Images | Non | Forces de l'ordre |  | Non | 30 jours | Accès restreint | 12/04/2024 | 03/02/2026
T03 | Paie | RH | Calculer les rémunérations | Déclarer les cotisations | Obligation légale (art. 6.1.c RGPD, art. L. 3243-2 du code du travail) | Salariés | État civil, RIB, numéro de sécurité sociale | Oui : numéro de sécurité sociale | URSSAF, banque | Cabinet Durand | Non | 5 ans | Chiffrement | 15/04/2024 | 03/02/2026
T04 | Infolettre | Communication | Informer les abonnés |  | Consentement | Abonnés | Adresse électronique | Non |  | Maily Inc. | États-Unis (clauses contractuelles types) | Jusqu'au désabonnement | Chiffrement | 16/04/2024 |
""",
            )
        ],
        gold("""
# Gestion des adhérents @ Secrétariat
P Suivre les adhésions => 6(1)(b) {Exécution d'un contrat}
P Envoyer les convocations
P| Suivre les adhésions => 6(1)(b) {Exécution d'un contrat} // Envoyer les convocations => 6(1)(b) {Exécution d'un contrat}
P| Suivre les adhésions Envoyer les convocations => 6(1)(b) {Exécution d'un contrat}
D Identité ; coordonnées ; cotisations
D| Identité, coordonnées, cotisations
S Adhérents
R Fédération ; AssoLogiciel SAS
K 3 ans après la fin de l'adhésion -> P3Y
M Mots de passe
# Vidéosurveillance @ Direction
P Protéger les biens => 6(1)(f) {sécurité des locaux}
D Images
S Visiteurs ; salariés
S| Visiteurs, salariés
R Forces de l'ordre
K 30 jours -> P30D
M Accès restreint
# Paie @ RH
P Calculer les rémunérations => 6(1)(c) <code du travail L. 3243-2>
P Déclarer les cotisations
P| Calculer les rémunérations => 6(1)(c) // Déclarer les cotisations => 6(1)(c)
D État civil ; RIB ; numéro de sécurité sociale
D| État civil, RIB, numéro de sécurité sociale
D| État civil, RIB, numéro de sécurité sociale ; numéro de sécurité sociale
S Salariés
R URSSAF ; banque ; Cabinet Durand
R| URSSAF, banque ; Cabinet Durand
K 5 ans -> P5Y
M Chiffrement
# Infolettre @ Communication
P Informer les abonnés => 6(1)(a) {Consentement}
D Adresse électronique
S Abonnés
R Maily Inc.
T US 46(2)(c)
K Jusqu'au désabonnement
M Chiffrement
"""),
        encoding="utf-8",
    ),
    Case(
        "fr_deux_lignes.xlsx",
        [
            table(
                "Registre",
                """
Mairie de Valclair – Registre des activités de traitement
Identification |  |  | Finalités et licéité |  | Données |  | Destinataires |  | Conservation
N° | Activité de traitement | Service responsable | Finalités | Fondement juridique | Catégories de personnes | Catégories de données | Internes | Externes | Durée
État civil
1 | Tenue des registres d'état civil | Population | Établir les actes | Obligation légale | Administrés | Identité⏎Filiation | Service état civil | INSEE | 75 ans
2 | Liste électorale | Population | Organiser les scrutins | Obligation légale (code électoral) | Électeurs | Identité⏎Adresse | Service élections | Préfecture | 2 ans après radiation
Vie locale
3 | Inscription cantine | Scolaire | Gérer les repas | Mission d'intérêt public | Élèves⏎Parents | Identité⏎Allergies alimentaires | Restauration | Trésor public | Année scolaire en cours + 1 an
""",
                merged=("A2:C2", "D2:E2", "F2:G2", "H2:I2", "A4:J4", "A7:J7"),
            )
        ],
        gold("""
# Tenue des registres d'état civil @ Population
P Établir les actes => 6(1)(c) {Obligation légale}
D Identité ; Filiation
S Administrés
R Service état civil ; INSEE
K 75 ans -> P75Y
# Liste électorale @ Population
P Organiser les scrutins => 6(1)(c) <code électoral>
D Identité ; Adresse
S Électeurs
R Service élections ; Préfecture
K 2 ans après radiation -> P2Y
# Inscription cantine @ Scolaire
P Gérer les repas => 6(1)(e) {Mission d'intérêt public}
D Identité ; Allergies alimentaires
S Élèves ; Parents
R Restauration ; Trésor public
K Année scolaire en cours + 1 an -> P1Y
"""),
        must_not=("État civil", "Vie locale"),
    ),
    Case(
        "sv_register.xlsx",
        [
            table(
                "Registerförteckning",
                """
Registerförteckning enligt artikel 30 GDPR
Personuppgiftsansvarig: Bergslagens Bostäder AB, org.nr 556000-0000
Dataskyddsombud: Sara Ek, dso@bergslagens.example

Behandling | Ändamål med behandlingen | Laglig grund | Registrerade | Personuppgifter | Känsliga uppgifter | Mottagare | Personuppgiftsbiträden | Tredjelandsöverföring | Lagringstid | Säkerhet
Hyreskontrakt | Administrera hyresavtal | Avtal | Hyresgäster | Namn, personnummer, adress | Nej | Kronofogden vid behov | Fastighetssystem AB | Nej | 2 år efter avtalets upphörande | Behörighetskontroll
Störningsärenden | Utreda störningar i boendet | Berättigat intresse (ordning i fastigheterna) | Hyresgäster; grannar | Namn; ärendebeskrivning | Kan förekomma: hälsa | Socialtjänsten | - | Nej | 2 år efter avslutat ärende | Behörighetskontroll
Bokföring | Fullgöra bokföringsskyldighet | Rättslig förpliktelse, 7 kap. 2 § bokföringslagen | Hyresgäster; leverantörer | Fakturor | Nej | Skatteverket | Ekonomibyrån AB | Nej | 7 år efter räkenskapsårets slut | Säkerhetskopiering
Enkäter | Mäta nöjdhet | Samtycke | Hyresgäster | E-post; svar | Nej | Inga | Surveyfox Inc. | USA (standardavtalsklausuler) | 1 år | Kryptering
Summa: 4 behandlingar
""",
            )
        ],
        gold("""
# Hyreskontrakt
P Administrera hyresavtal => 6(1)(b) {Avtal}
D Namn ; personnummer ; adress
D| Namn, personnummer, adress
S Hyresgäster
R Kronofogden vid behov ; Fastighetssystem AB
R| Kronofogden ; Fastighetssystem AB
K 2 år efter avtalets upphörande -> P2Y
M Behörighetskontroll
# Störningsärenden
P Utreda störningar i boendet => 6(1)(f) {ordning i fastigheterna}
D Namn ; ärendebeskrivning ; hälsa
D| Namn ; ärendebeskrivning
D| Namn ; ärendebeskrivning ; Kan förekomma: hälsa
S Hyresgäster ; grannar
R Socialtjänsten
K 2 år efter avslutat ärende -> P2Y
M Behörighetskontroll
# Bokföring
P Fullgöra bokföringsskyldighet => 6(1)(c) <bokföringslagen 7 kap. 2 §>
D Fakturor
S Hyresgäster ; leverantörer
R Skatteverket ; Ekonomibyrån AB
K 7 år efter räkenskapsårets slut -> P7Y
M Säkerhetskopiering
# Enkäter
P Mäta nöjdhet => 6(1)(a) {Samtycke}
D E-post ; svar
S Hyresgäster
R Surveyfox Inc.
T US 46(2)(c)
K 1 år -> P1Y
M Kryptering
"""),
        must_not=("Summa: 4 behandlingar",),
    ),
    Case(
        "nb_protokoll.xlsx",
        [
            table(
                "Protokoll",
                """
Protokoll over behandlingsaktiviteter, Fjellvik Idrettslag

Behandlingsaktivitet | Formål | Rettslig grunnlag | Kategorier av registrerte | Kategorier av personopplysninger | Mottakere | Databehandler | Overføring til tredjeland | Slettefrist | Sikkerhetstiltak
Medlemsregister | Administrere medlemskap og kontingent | Avtale, art. 6 nr. 1 bokstav b | Medlemmer; foresatte | Navn; fødselsdato; telefon | Norges idrettsforbund | Spond AS | Nei | 1 år etter utmelding | Tilgangsstyring
Politiattest | Kontrollere trenere | Rettslig forpliktelse, art. 6 nr. 1 bokstav c og politiregisterloven § 39 | Trenere | Politiattest fremvist ja/nei | Ingen | Ingen | Nei | Ved avsluttet verv | Kun politiattestansvarlig
Lønn | Utbetale lønn | Art. 6 (1) b og c, jf. bokføringsloven § 13 | Ansatte | Navn; fødselsnummer; kontonummer | Skatteetaten; NAV | Regnskap Vest AS | Nei | 5 år etter regnskapsårets slutt | Tilgangsstyring
""",
            )
        ],
        gold("""
# Medlemsregister
P Administrere medlemskap og kontingent => 6(1)(b) {Avtale}
D Navn ; fødselsdato ; telefon
S Medlemmer ; foresatte
R Norges idrettsforbund ; Spond AS
K 1 år etter utmelding -> P1Y
M Tilgangsstyring
# Politiattest
P Kontrollere trenere => 6(1)(c) <politiregisterloven § 39>
D Politiattest fremvist ja/nei
S Trenere
K Ved avsluttet verv
M Kun politiattestansvarlig
# Lønn
P Utbetale lønn => 6(1)(b) ; 6(1)(c) <bokføringsloven § 13>
D Navn ; fødselsnummer ; kontonummer
S Ansatte
R Skatteetaten ; NAV ; Regnskap Vest AS
K 5 år etter regnskapsårets slutt -> P5Y
M Tilgangsstyring
"""),
    ),
    Case(
        "nl_register_kolommen.xlsx",
        [
            table(
                "Register",
                """
Register van verwerkingsactiviteiten
 | Stichting Het Groene Huis | FG: M. de Wit, fg@groenehuis.example

 | Verwerkingsactiviteit | Verwerkingsdoel | Grondslag | Categorieën betrokkenen | Persoonsgegevens | Bijzondere persoonsgegevens | Ontvangers | Verwerkers | Doorgifte buiten de EER | Bewaartermijn | Beveiligingsmaatregelen
 | Cliëntadministratie | Uitvoeren van begeleiding | Uitvoering van de overeenkomst | Cliënten | NAW-gegevens; BSN | Gezondheidsgegevens (art. 9 lid 2 sub h AVG) | Gemeente; zorgverzekeraar | Zorgsoft BV | Nee | 20 jaar na einde begeleiding (WGBO) | Tweefactorauthenticatie
 | Vrijwilligers | Inzet van vrijwilligers | Gerechtvaardigd belang | Vrijwilligers | NAW-gegevens; VOG | Nee | Geen | Geen | Nee | 2 jaar na vertrek | Toegangsbeheer
 | Nieuwsbrief | Informeren van belangstellenden | Toestemming | Abonnees | E-mailadres | Nee | Geen | Brievenbus Inc. | VS - modelcontractbepalingen | Tot afmelding | Toegangsbeheer
""",
            )
        ],
        gold("""
# Cliëntadministratie
P Uitvoeren van begeleiding => 6(1)(b) {Uitvoering van de overeenkomst} ; 9(2)(h)
P| Uitvoeren van begeleiding => 6(1)(b) {Uitvoering van de overeenkomst}
D NAW-gegevens ; BSN ; Gezondheidsgegevens
D| NAW-gegevens ; BSN ; Gezondheidsgegevens (art. 9 lid 2 sub h AVG)
S Cliënten
R Gemeente ; zorgverzekeraar ; Zorgsoft BV
K 20 jaar na einde begeleiding (WGBO) -> P20Y
M Tweefactorauthenticatie
# Vrijwilligers
P Inzet van vrijwilligers => 6(1)(f) {Gerechtvaardigd belang}
D NAW-gegevens ; VOG
S Vrijwilligers
K 2 jaar na vertrek -> P2Y
M Toegangsbeheer
# Nieuwsbrief
P Informeren van belangstellenden => 6(1)(a) {Toestemming}
D E-mailadres
S Abonnees
R Brievenbus Inc.
T US 46(2)(c)
K Tot afmelding
M Toegangsbeheer
"""),
    ),
    Case(
        "es_registro.ods",
        [
            table(
                "Registro",
                """
Registro de actividades de tratamiento
Responsable: Academia Sol S.L. - NIF B00000000

Actividad de tratamiento | Finalidad | Base jurídica | Colectivo de interesados | Categorías de datos | Destinatarios | Encargados | Transferencias internacionales | Plazo de conservación | Medidas de seguridad
Gestión de alumnos | Impartir los cursos y facturar | Ejecución de un contrato, art. 6.1.b RGPD | Alumnos | Nombre y apellidos; DNI; datos bancarios | Administración tributaria | Gestoría López | No previstas | 5 años desde el fin del curso | Control de acceso
Nóminas | Pago de salarios | Art. 6.1.b) y art. 6.1.c) RGPD | Empleados | Nombre y apellidos; DNI; número de afiliación | Seguridad Social; bancos | Gestoría López | No | 4 años | Cifrado
Videovigilancia | Seguridad de las instalaciones | Interés público (art. 6.1.e RGPD) | Visitantes; empleados | Imagen | Policía y juzgados | Ninguno | No | 1 mes | Acceso restringido
Boletín | Envío de información | Consentimiento | Suscriptores | Correo electrónico | Ninguno | Correofácil Inc. | Estados Unidos, cláusulas contractuales tipo | Hasta la baja | Cifrado
""",
            )
        ],
        gold("""
# Gestión de alumnos
P Impartir los cursos y facturar => 6(1)(b) {Ejecución de un contrato}
D Nombre y apellidos ; DNI ; datos bancarios
S Alumnos
R Administración tributaria ; Gestoría López
K 5 años desde el fin del curso -> P5Y
M Control de acceso
# Nóminas
P Pago de salarios => 6(1)(b) ; 6(1)(c)
D Nombre y apellidos ; DNI ; número de afiliación
S Empleados
R Seguridad Social ; bancos ; Gestoría López
K 4 años -> P4Y
M Cifrado
# Videovigilancia
P Seguridad de las instalaciones => 6(1)(e) {Interés público}
D Imagen
S Visitantes ; empleados
R Policía y juzgados
R| Policía ; juzgados
K 1 mes -> P1M
M Acceso restringido
# Boletín
P Envío de información => 6(1)(a) {Consentimiento}
D Correo electrónico
S Suscriptores
R Correofácil Inc.
T US 46(2)(c)
K Hasta la baja
M Cifrado
"""),
    ),
    Case(
        "it_registro.xlsx",
        [
            table(
                "Registro trattamenti",
                """
Registro delle attività di trattamento – Titolare: Studio Dentistico Rossi

N. | Trattamento | Finalità del trattamento | Base giuridica | Categorie di interessati | Categorie di dati personali | Destinatari | Responsabili del trattamento | Trasferimento extra UE | Termini di cancellazione | Misure di sicurezza
1 | Cura dei pazienti | Diagnosi e cura | Art. 6, par. 1, lett. b) e art. 9, par. 2, lett. h) GDPR | Pazienti | Dati anagrafici; dati sanitari | ASL | Laboratorio Bianchi | No | 10 anni dall'ultima visita | Credenziali di accesso
2 | Fatturazione | Adempimenti fiscali | Obbligo di legge (art. 6, par. 1, lett. c) GDPR) | Pazienti; fornitori | Dati fiscali | Agenzia delle Entrate | Commercialista Verdi | No | 10 anni | Backup
3 | Promemoria SMS | Ricordare gli appuntamenti | Legittimo interesse | Pazienti | Numero di telefono | Nessuno | Smsfacile S.r.l. | No | 1 anno | Credenziali di accesso
""",
            )
        ],
        gold("""
# Cura dei pazienti
P Diagnosi e cura => 6(1)(b) ; 9(2)(h)
D Dati anagrafici ; dati sanitari
S Pazienti
R ASL ; Laboratorio Bianchi
K 10 anni dall'ultima visita -> P10Y
M Credenziali di accesso
# Fatturazione
P Adempimenti fiscali => 6(1)(c) {Obbligo di legge}
D Dati fiscali
S Pazienti ; fornitori
R Agenzia delle Entrate ; Commercialista Verdi
K 10 anni -> P10Y
M Backup
# Promemoria SMS
P Ricordare gli appuntamenti => 6(1)(f) {Legittimo interesse}
D Numero di telefono
S Pazienti
R Smsfacile S.r.l.
K 1 anno -> P1Y
M Credenziali di accesso
"""),
    ),
    Case(
        "pl_rejestr.xlsx",
        [
            table(
                "RCP",
                """
Rejestr czynności przetwarzania danych osobowych
Administrator: | Przedszkole Słoneczko
Inspektor ochrony danych: | Jan Lis, iod@sloneczko.example

Lp. | Nazwa czynności przetwarzania | Cel przetwarzania | Podstawa prawna | Kategorie osób | Kategorie danych | Kategorie odbiorców | Podmiot przetwarzający | Przekazanie do państwa trzeciego | Planowany termin usunięcia | Środki bezpieczeństwa
1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11
1 | Rekrutacja dzieci | Przyjęcie dziecka do przedszkola | art. 6 ust. 1 lit. c RODO; ustawa Prawo oświatowe | Dzieci; rodzice | Imię i nazwisko; PESEL; adres | Gmina | brak | nie | 1 rok | Szafa zamykana na klucz
2 | Zatrudnienie | Realizacja umów o pracę | art. 6 ust. 1 lit. b i c RODO | Pracownicy | Imię i nazwisko; wynagrodzenie | ZUS; urząd skarbowy | Biuro Rachunkowe Kos | nie | 10 lat od ustania zatrudnienia | Hasła
3 | Zdjęcia na stronie | Promocja przedszkola | Zgoda | Dzieci | Wizerunek | Internauci | Hosting24 Sp. z o.o. | nie | Do wycofania zgody | Hasła
""",
            )
        ],
        gold("""
# Rekrutacja dzieci
P Przyjęcie dziecka do przedszkola => 6(1)(c) ; <ustawa Prawo oświatowe>
P| Przyjęcie dziecka do przedszkola => 6(1)(c) <ustawa Prawo oświatowe>
D Imię i nazwisko ; PESEL ; adres
S Dzieci ; rodzice
R Gmina
K 1 rok -> P1Y
M Szafa zamykana na klucz
# Zatrudnienie
P Realizacja umów o pracę => 6(1)(b) ; 6(1)(c)
D Imię i nazwisko ; wynagrodzenie
S Pracownicy
R ZUS ; urząd skarbowy ; Biuro Rachunkowe Kos
K 10 lat od ustania zatrudnienia -> P10Y
M Hasła
# Zdjęcia na stronie
P Promocja przedszkola => 6(1)(a) {Zgoda}
D Wizerunek
S Dzieci
R Internauci ; Hosting24 Sp. z o.o.
K Do wycofania zgody
M Hasła
"""),
    ),
    Case(
        "fi_seloste.xlsx",
        [
            table(
                "Seloste",
                """
Seloste käsittelytoimista
Rekisterinpitäjä: Järvikylän Urheilu ry

Käsittelytoimi | Käsittelyn tarkoitus | Oikeusperuste | Rekisteröityjen ryhmät | Henkilötietoryhmät | Vastaanottajat | Käsittelijät | Siirto kolmansiin maihin | Säilytysaika | Turvatoimet
Jäsenrekisteri | Jäsenasioiden hoito | Sopimus | Jäsenet | Nimi; osoite; syntymäaika | Lajiliitto | Seurapalvelu Oy | Ei | 2 vuotta jäsenyyden päättymisestä | Käyttöoikeudet
Palkanlaskenta | Palkkojen maksaminen | Lakisääteinen velvoite | Työntekijät | Nimi; henkilötunnus; tilinumero | Verohallinto | Tilitoimisto Laine Oy | Ei | 10 vuotta | Käyttöoikeudet
Uutiskirje | Tiedottaminen | Suostumus | Tilaajat | Sähköpostiosoite | Ei ole | Postify Inc. | Yhdysvallat, vakiolausekkeet | Kunnes tilaus perutaan | Salaus
""",
            )
        ],
        gold("""
# Jäsenrekisteri
P Jäsenasioiden hoito => 6(1)(b) {Sopimus}
D Nimi ; osoite ; syntymäaika
S Jäsenet
R Lajiliitto ; Seurapalvelu Oy
K 2 vuotta jäsenyyden päättymisestä -> P2Y
M Käyttöoikeudet
# Palkanlaskenta
P Palkkojen maksaminen => 6(1)(c) {Lakisääteinen velvoite}
D Nimi ; henkilötunnus ; tilinumero
S Työntekijät
R Verohallinto ; Tilitoimisto Laine Oy
K 10 vuotta -> P10Y
M Käyttöoikeudet
# Uutiskirje
P Tiedottaminen => 6(1)(a) {Suostumus}
D Sähköpostiosoite
S Tilaajat
R Postify Inc.
T US 46(2)(c)
K Kunnes tilaus perutaan
M Salaus
"""),
    ),
]
