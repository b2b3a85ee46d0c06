"""What German registers hold: activities of several sectors in the notation that `material` explains."""

TEXT = """
# Lohn- und Gehaltsabrechnung @ Personal
P Löhne, Gehälter und Reisekosten berechnen und auszahlen. Grundlage sind Arbeitszeiten, Zulagen und Fehlzeiten => b{Arbeitsvertrag} c<§ 41 EStG>
P Meldungen an Finanzamt und Sozialversicherung abgeben => c<§ 28a SGB IV>
D Name ; Anschrift ; Sozialversicherungsnummer ; Bankverbindung ; Gehaltsdaten ; Steuerklasse ; Konfession (für die Kirchensteuer) ; Fehlzeiten
S Beschäftigte ; Aushilfen ; Ehemalige Beschäftigte
R Finanzamt ; Krankenkassen ; Rentenversicherung
X Lohnhaus GmbH
K 10 Jahre | nach | Ende des Kalenderjahres | § 147 AO
# Bewerbermanagement @ Personal
P Bewerbungen prüfen, Gespräche führen und Stellen besetzen => b f{Auswahl geeigneter Personen}
P Unterlagen für spätere Stellen aufbewahren => a
D Name ; Kontaktdaten ; Lebenslauf ; Anschreiben ; Zeugnisse ; Referenzen (nur nach Absprache) ; Testergebnisse
S Bewerber ; Referenzgeber
R Personalvermittler ; Betriebsrat
X Talentbrücke GmbH
K 6 Monate | nach | Absage | § 15 AGG
# Betriebliches Eingliederungsmanagement @ Personal
P Fehlzeiten auswerten, Gespräche anbieten und Maßnahmen zur Wiedereingliederung vereinbaren => c<§ 167 SGB IX> 9b
D Name ; Fehlzeiten ; Ärztliche Bescheinigungen ; Gesprächsnotizen ; Vereinbarte Maßnahmen
S Beschäftigte
R Betriebsarzt ; Integrationsamt
K 3 Jahre | nach | Abschluss des Verfahrens |
# Bonitätsprüfung @ Kredit
P Zahlungsfähigkeit von Antragstellern vor Abschluss eines Vertrags prüfen. Genutzt werden Selbstauskünfte, Auskunfteien und Kontodaten. Das Ergebnis wird aufbewahrt, damit eine Ablehnung begründet werden kann => b c<§ 505a BGB>
P Risiken des Bestands überwachen und Scoremodelle entwickeln => f{Begrenzung von Ausfällen}
D Name und Anschrift ; Geburtsdatum ; Einkommen ; Schulden ; Haushaltsgröße ; Scorewert ; Auskunfteidaten ; Kontoauszüge (drei Monate)
S Antragsteller ; Mitantragsteller ; Bürgen
R Auskunfteien ; Refinanzierungspartner
X Scorehaus GmbH ; Rechenzentrum Nord AG
K 6 Jahre | nach | Vertragsende | § 257 HGB
# Geldwäscheprüfung @ Compliance
P Kunden und wirtschaftlich Berechtigte identifizieren, Transaktionen überwachen und Verdachtsfälle melden => c<§ 10 GwG> c<§ 43 GwG>
D Name ; Geburtsdatum ; Ausweiskopie ; Transaktionen ; Herkunft der Mittel ; PEP-Status
S Kunden ; Wirtschaftlich Berechtigte ; Bevollmächtigte
R Zentralstelle für Finanztransaktionsuntersuchungen ; Aufsichtsbehörde
X Identcheck GmbH
K 5 Jahre | nach | Ende der Geschäftsbeziehung | § 8 GwG
# Forderungsmanagement @ Buchhaltung
P Offene Beträge anmahnen, Raten vereinbaren und Forderungen an ein Inkassobüro abgeben => b f{Durchsetzung von Forderungen}
D Name ; Anschrift ; Offene Beträge ; Zahlungsverhalten ; Ratenvereinbarungen
S Schuldner ; Kunden
R Inkassobüros ; Amtsgericht ; Rechtsanwälte
K 3 Jahre | nach | Ausgleich der Forderung | § 195 BGB
# Rechnungsstellung und Buchführung @ Buchhaltung
P Rechnungen stellen, Zahlungen verbuchen und den Jahresabschluss erstellen => c<§ 257 HGB> c<§ 147 AO>
D Name ; Anschrift ; Rechnungsdaten ; Bankverbindung ; Bestellpositionen
S Kunden ; Ansprechpartner bei Lieferanten
R Steuerberater ; Finanzamt ; Banken
X Buchwolke GmbH
K 10 Jahre | nach | Ende des Geschäftsjahres | § 147 AO
# Newsletterversand @ Marketing
P Newsletter und Angebote an angemeldete Personen versenden => a
P Auswerten, welche Ausgaben geöffnet werden, und Inhalte verbessern => f{passende Ansprache}
D Name ; E-Mail-Adresse ; Interessen ; Öffnungen und Klicks ; Zeitpunkt der Einwilligung
S Abonnenten ; Kunden
X Brieftaube Inc.
K 2 Jahre | nach | Abmeldung |
T US DPF Brieftaube Inc.
# Kundenbindungsprogramm @ Vertrieb
P Mitgliedern Punkte und Prämien gewähren und ihnen passende Angebote zeigen, auch anhand früherer Einkäufe => b f{Steigerung des Absatzes bei Bestandskunden}
D Name ; Anschrift ; E-Mail ; Telefonnummer ; Geburtsdatum ; Kaufhistorie ; Punktestand
S Mitglieder ; Haushaltsangehörige
R Partnerunternehmen (nur gemeinsame Aktionen)
X Clubsoft GmbH ; Druckerei Ost
K 24 Monate | nach | dem letzten Einkauf |
# Videoüberwachung der Filialen @ Sicherheit
P Diebstahl, Vandalismus und Gewalt vorbeugen und aufklären => f{Schutz von Personen und Eigentum}
D Bildaufnahmen ; Zeit und Ort ; Angaben zu Straftaten
S Kunden ; Beschäftigte ; Besucher
R Polizei ; Versicherer
X Wachdienst Süd GmbH
K 72 Stunden | nach | der Aufnahme |
# Schülerverwaltung @ Schulsekretariat
P Schüler aufnehmen, Klassenbücher führen, Unterricht planen und Kontakt zum Elternhaus halten. Angaben zu Allergien dienen Ausflügen und der Küche => e<§ 120 SchulG NRW> 9g
P Amtliche Schulstatistik liefern => c
D Name des Schülers ; Geburtsdatum ; Klasse ; Kontaktdaten der Eltern ; Fehlzeiten ; Noten ; Allergien (Angaben der Eltern)
S Schüler ; Eltern ; Vormünder
R Schulamt ; Gesundheitsamt ; Aufnehmende Schulen
X Schulnetz GmbH
K 10 Jahre | nach | Verlassen der Schule |
# Fotos für Website und Jahrbuch @ Öffentlichkeitsarbeit
P Den Alltag in Bildern zeigen und über Veranstaltungen berichten => a f{Darstellung nach außen}
D Porträtfotos ; Fotos von Veranstaltungen ; Name (nur bei Porträts) ; Klasse
S Schüler ; Beschäftigte ; Gäste
X Webwerkstatt GmbH
K 3 Jahre | nach | Veröffentlichung |
# Patientenakte @ Praxis
P Patienten untersuchen und behandeln, den Verlauf dokumentieren und Befunde austauschen => 9h<§ 22 BDSG> b c<§ 630f BGB>
P Leistungen mit der Kassenärztlichen Vereinigung abrechnen => c<§ 295 SGB V>
D Name ; Versichertennummer ; Diagnosen ; Medikation ; Laborwerte ; Überweisungen ; Kontaktdaten der Angehörigen
S Patienten ; Angehörige
R Kassenärztliche Vereinigung ; Krankenhäuser ; Labore ; Apotheken
X Praxissoft GmbH
K 10 Jahre | nach | Abschluss der Behandlung | § 630f BGB
# Online-Terminvergabe @ Praxis
P Termine buchen, ändern und absagen lassen und daran erinnern => b f{geordneter Praxisablauf}
D Name ; Mobilnummer ; Anlass ; Terminzeit
S Patienten
X Terminbuch GmbH
K 1 Jahr | nach | dem Termin |
# Mitgliederverwaltung @ Geschäftsstelle
P Mitglieder führen, Beiträge einziehen und beraten => b 9d
D Name ; Anschrift ; Arbeitgeber ; Beruf ; Beitragshöhe ; Gewerkschaftszugehörigkeit
S Mitglieder ; Ausgetretene Mitglieder
R Dachverband ; Unterstützungskasse
X Vereinsdaten GmbH
K 5 Jahre | nach | Austritt |
# Rechtsschutz @ Recht
P Mitglieder beraten und Verfahren über Lohn, Kündigung und Arbeitsunfälle führen => f{Vertretung der Mitglieder} 9f
D Name ; Arbeitsvertrag ; Schriftwechsel ; Gesundheitsdaten (bei Arbeitsunfällen) ; Lohnabrechnungen
S Mitglieder ; Vertreter der Arbeitgeber ; Zeugen
R Gerichte ; Gegenseite ; Rechtsanwälte
K 10 Jahre | nach | Abschluss des Verfahrens |
# Bürgeranfragen @ Bürgerbüro
P Anfragen und Anträge auf Akteneinsicht beantworten und den Vorgang dokumentieren => e<§ 3 BDSG> c<§ 29 VwVfG>
D Name ; Anschrift ; E-Mail ; Inhalt der Anfrage ; Aktenzeichen
S Bürger ; Journalisten ; Bevollmächtigte
R Stadtarchiv ; Aufsichtsbehörde (bei Beschwerden)
X Aktensystem AG
K 5 Jahre | nach | Schließung der Akte |
# Ambulante Pflege @ Soziales
P Bedarf feststellen, Pflege und Hilfe im Haushalt leisten, mit Ärzten und Krankenhäusern zusammenarbeiten und die Leistungen nachweisen => 9h e<§ 67a SGB X>
D Name ; Geburtsdatum ; Anschrift ; Pflegegrad ; Diagnosen ; Medikation ; Angehörige
S Pflegebedürftige ; Angehörige ; Betreuer
R Hausärzte ; Krankenhäuser ; Pflegekassen
X Pflegeakte GmbH
K 10 Jahre | nach | Ende der Pflege |
# Baugenehmigungen @ Bauamt
P Bauanträge prüfen, Nachbarn beteiligen und Baustellen überwachen => e<§ 74 BauO NRW>
D Name ; Anschrift ; Flurstück ; Bauzeichnungen ; Stellungnahmen der Nachbarn
S Bauherren ; Nachbarn ; Architekten
R Katasteramt ; Fachbehörden
K - | | Dauerhaft, solange das Gebäude besteht |
# Wohnungsvermietung @ Vermietung
P Interessenten vormerken, Mietverträge schließen und Miete einziehen => b
P Nebenkosten und Kautionen abrechnen => b c<§ 556 BGB>
D Name ; Anschrift ; Einkommensnachweis (bei Wohnberechtigung) ; Vormerknummer ; Verbrauch von Wasser, Wärme und Strom ; Zahlungen
S Mieter ; Mietinteressenten ; Ehemalige Mieter
R Wohnungsamt ; Versorger ; Handwerker
X Mietsoft GmbH ; Ablesedienst GmbH
K 3 Jahre | nach | Auszug |
# Hotelbuchung @ Empfang
P Buchungen annehmen, Gäste aufnehmen und Zahlungen abwickeln => b
P Meldescheine führen => c<§ 30 BMG>
D Name ; Staatsangehörigkeit ; Passnummer ; Anreise und Abreise ; Zahlungskarte (letzte vier Ziffern) ; Sonderwünsche
S Gäste ; Mitreisende
R Polizei (auf Verlangen) ; Reisebüros
X Roomsoft Ltd
K 1 Jahr | nach | Abreise | § 30 BMG
T GB 45 Roomsoft Ltd
# Hinweisgebersystem @ Compliance
P Meldungen über Missstände entgegennehmen, prüfen und weiterverfolgen => c<§ 12 HinSchG>
D Name des Hinweisgebers (sofern nicht anonym) ; Name der beschuldigten Person ; Sachverhalt ; Anlagen
S Hinweisgeber ; Beschuldigte ; Zeugen
R Rechtsanwälte ; Staatsanwaltschaft
X Meldekanal GmbH
K 3 Jahre | nach | Abschluss des Verfahrens | § 11 HinSchG
# IT-Betrieb und Benutzerverwaltung @ IT
P Benutzer anlegen, Rechte vergeben und Störungen beheben => f{stabiler und sicherer Betrieb}
P Missbrauch und Angriffe durch Protokolle erkennen => f{Informationssicherheit} c
D Name ; Kürzel ; E-Mail ; Benutzername ; IP-Adresse ; Protokolldateien ; Störungsmeldungen
S Beschäftigte ; Externe Mitarbeiter
X Wolkenwerk GmbH ; Helpdesk Pvt. Ltd.
K 13 Monate | ab | Zeitpunkt der Protokollierung |
T IN SCC Helpdesk Pvt. Ltd.
# Chat auf der Website @ Kundendienst
P Fragen von Besuchern beantworten und Antworten verbessern => f{schneller Service}
D Name (falls angegeben) ; IP-Adresse ; Gesprächsinhalt ; Zeitpunkt
S Besucher der Website ; Kunden
X Plauderbox LLC
K 90 Tage | nach | dem Gespräch |
T US SCC Plauderbox LLC
# Reklamationen @ Kundendienst
P Beschwerden bearbeiten, Ursachen finden und Ersatz leisten => b f{Abwehr von Ansprüchen}
D Name ; Kontaktdaten ; Bestellnummer ; Inhalt der Beschwerde ; Fotos der Ware ; Bankverbindung
S Kunden ; Beschwerdeführer
R Schlichtungsstelle ; Hersteller ; Versicherer
K 3 Jahre | nach | Abschluss des Vorgangs | § 195 BGB
# Spendenverwaltung @ Fundraising
P Spenden annehmen und Zuwendungsbestätigungen ausstellen => c<§ 50 EStDV> b
P Spendern danken und um weitere Gaben bitten => f{Finanzierung der Arbeit}
D Name ; Anschrift ; Beträge ; Spendenhistorie
S Spender ; Ehrenamtliche
R Finanzamt ; Zahlungsdienstleister
X Spendenbasis AG
K 10 Jahre | nach | der letzten Spende | § 147 AO
# Schadenbearbeitung @ Schaden
P Schäden aufnehmen, Deckung prüfen und Leistungen auszahlen. Bei Verletzungen werden ärztliche Angaben eingeholt, wenn die Person zugestimmt hat => b 9f 9a
D Name ; Versicherungsschein ; Schadenhergang ; Gesundheitsdaten ; Ärztliche Gutachten ; Kennzeichen ; Zeugenaussagen
S Versicherungsnehmer ; Verletzte ; Zeugen ; Unfallgegner
R Gutachter ; Ärzte ; Werkstätten ; Rückversicherer
X Schadensoft GmbH
K 10 Jahre | nach | Regulierung |
T CH 45 Rückversicherung AG
# Zutrittskontrolle und Besucher @ Sicherheit
P Zutritt zu Gebäuden regeln und bei Brand wissen, wer anwesend ist => f{Sicherheit von Menschen und Werten}
D Name ; Foto ; Kartennummer ; Zutritte ; Firma
S Beschäftigte ; Handwerker ; Besucher
R Feuerwehr (bei Brand)
X Schließtechnik GmbH
K 3 Monate | nach | dem Zutritt |
"""
