"""What Danish registers hold: activities of several sectors in the notation that `material` explains."""

TEXT = """
# Lønudbetaling @ HR
P Beregne og udbetale løn, feriepenge og pension til medarbejderne. Lønnen beregnes ud fra indberettede timer, tillæg og fravær => b{ansættelseskontrakten} c<kildeskatteloven § 74>
P Indberette indkomst til eIndkomst => c<skatteindberetningsloven § 1>
P Dokumentere lønudgifter over for revisor og det offentlige => c<bogføringsloven § 12>
D Navn ; Adresse ; CPR-nummer (til indberetning) ; Kontonummer ; Lønoplysninger ; Skattekort ; Pensionsforhold ; Fravær ; Fagforeningsforhold (kun ved træk af kontingent)
S Medarbejdere ; Timelønnede ; Tidligere medarbejdere
R Skattestyrelsen ; Pensionsselskaber ; Revisor
X Lønservice Nord A/S
K 5 år | efter | regnskabsårets udløb | bogføringsloven § 12
# Rekruttering @ HR
P Vurdere ansøgere til ledige stillinger, indkalde til samtaler og indhente referencer => b f{at finde den rette kandidat}
P Gemme uopfordrede ansøgninger til senere brug => a
D Navn ; Kontaktoplysninger ; CV ; Ansøgning ; Eksamensbeviser ; Referencer (kun efter aftale) ; Testresultater ; Straffeattest (kun visse stillinger)
S Ansøgere ; Referencepersoner
R Rekrutteringsbureauer ; Ansættelsesudvalget
X Talentbroen ApS
K 6 måneder | efter | afslag |
# Sygefravær og fastholdelse @ HR
P Følge op på sygefravær, holde sygesamtaler og anmode om refusion af sygedagpenge => b c<sygedagpengeloven § 56> 9b<databeskyttelsesloven § 12>
D Navn ; CPR-nummer ; Fraværsperioder ; Lægeerklæringer ; Mulighedserklæringer ; Notater fra samtaler
S Medarbejdere
R Kommunen ; Arbejdsmarkedets Erhvervssikring (ved arbejdsskade)
K 5 år | efter | fratrædelse |
# Kreditvurdering af låneansøgere @ Kredit
P Vurdere ansøgerens økonomi, før der indgås en aftale om lån. Vurderingen bygger på oplysninger fra ansøgeren selv, fra kreditoplysningsbureauer og fra skattemyndighederne. Den gemmes, så et afslag kan begrundes => b c<kreditaftaleloven § 7 c>
P Overvåge samlet risiko og udvikle scoremodeller => f{at begrænse tab på udlån}
D Navn og adresse ; CPR-nummer (kun ved kreditvurdering) ; Indkomst ; Gæld ; Husstandens sammensætning ; Kreditscore ; Registrering hos kreditoplysningsbureau ; Årsopgørelser
S Låneansøgere ; Medansøgere ; Kautionister
R Kreditoplysningsbureauer ; Skattestyrelsen
X Scorehuset A/S ; Nordisk Datadrift A/S
K 5 år | efter | lånets indfrielse | hvidvaskloven § 30
# Kundekendskab og hvidvask @ Compliance
P Identificere kunder og reelle ejere, overvåge transaktioner og underrette om mistænkelige forhold => c<hvidvaskloven § 11> c<hvidvaskloven § 26>
D Navn ; CPR-nummer ; Kopi af legitimation ; Transaktioner ; Midlernes oprindelse ; PEP-status ; Sanktionslister
S Kunder ; Reelle ejere ; Fuldmagtshavere
R Hvidvasksekretariatet ; Finanstilsynet
X IDkontrol ApS
K 5 år | efter | kundeforholdets ophør | hvidvaskloven § 30
# Inddrivelse af restancer @ Økonomi
P Rykke for forfaldne beløb, aftale afdrag og overdrage sager til inkasso => b f{at få betaling for leverede ydelser}
D Navn ; Adresse ; CPR-nummer ; Restance ; Betalingshistorik ; Afdragsaftaler
S Skyldnere ; Kunder
R Inkassofirmaer ; Fogedretten ; Advokater
K 3 år | efter | gældens betaling | forældelsesloven § 3
# Bogføring og fakturering @ Økonomi
P Udstede fakturaer, bogføre ind- og udbetalinger og aflægge årsregnskab => c<bogføringsloven § 12>
D Navn ; Adresse ; Fakturaoplysninger ; Kontonummer ; Varelinjer
S Kunder ; Leverandørers kontaktpersoner
R Revisor ; Skattestyrelsen ; Banken
X Regnskabsskyen A/S
K 5 år | fra | udgangen af det regnskabsår, materialet vedrører | bogføringsloven § 12
# Nyhedsbreve og kampagner @ Marketing
P Sende nyhedsbreve og tilbud til dem, der har tilmeldt sig => a
P Måle, hvilke nyhedsbreve der bliver åbnet, og forbedre indholdet => f{at gøre udsendelser relevante}
D Navn ; E-mailadresse ; Interesser ; Åbninger og klik ; Samtykkets tidspunkt
S Abonnenter ; Kunder
X Brevduen Inc.
K 2 år | efter | afmelding | markedsføringsloven § 10
T US DPF Brevduen Inc.
# Kundeklub @ Salg
P Give medlemmerne rabatter og bonus og vise dem relevante tilbud, herunder på grundlag af tidligere køb => b f{at øge salget til kendte kunder}
D Navn ; Adresse ; E-mail ; Telefonnummer ; Fødselsdato ; Købshistorik ; Bonuspoint
S Medlemmer ; Husstandsmedlemmer
R Samarbejdspartnere (kun ved fælles kampagner)
X Klubsystemer A/S ; Trykkeriet Øst
K 12 måneder | efter | sidste køb |
# Tv-overvågning af butikker @ Sikkerhed
P Forebygge og opklare tyveri, hærværk og vold og skabe tryghed for ansatte og kunder => f{at forebygge og opklare kriminalitet} 10<databeskyttelsesloven § 8, stk. 3>
D Billedoptagelser ; Tidspunkt og sted ; Oplysninger om strafbare forhold
S Kunder ; Ansatte ; Besøgende
R Politiet ; Forsikringsselskab
X Vagtværn A/S
K 30 dage | efter | optagelsen | tv-overvågningsloven § 4 c
# Elevadministration @ Skolen
P Optage elever, føre protokol, planlægge undervisning og holde kontakt med hjemmet. Oplysninger om allergi bruges ved ture og i køkkenet => e<folkeskoleloven § 2> 9g
P Indberette elevtal for at modtage tilskud => c<friskoleloven § 21>
D Elevens navn ; CPR-nummer ; Klassetrin ; Forældrenes kontaktoplysninger ; Forældremyndighed ; Fravær ; Karakterer ; Allergier (oplyst af forældre)
S Elever ; Forældre ; Værger
R Undervisningsministeriet ; Pædagogisk Psykologisk Rådgivning ; Modtagende skoler
X Skolenet ApS
K 10 år | efter | elevens udmeldelse |
# Billeder på intranet og hjemmeside @ Kommunikation
P Vise hverdagen i billeder og omtale begivenheder => a f{at fortælle om institutionens liv}
D Portrætbilleder ; Situationsbilleder ; Navn (kun ved portræt) ; Klasse
S Elever ; Medarbejdere ; Gæster
X Webværkstedet A/S
K 3 år | efter | offentliggørelsen |
# Patientjournal @ Klinikken
P Undersøge, behandle og følge op på patienter og føre journal efter reglerne => 9h<databeskyttelsesloven § 7, stk. 3> c<autorisationsloven § 22>
P Afregne ydelser med regionen og sygeforsikringen => c<sundhedsloven § 60> b
D Navn ; CPR-nummer ; Helbredsoplysninger ; Medicin ; Prøvesvar ; Henvisninger ; Pårørendes kontaktoplysninger ; Billeder af hud og sår
S Patienter ; Pårørende
R Regionen ; Apoteker ; Sygehuse ; Laboratorier ; Sygeforsikringen
X Journalhuset A/S
K 10 år | efter | seneste notat i journalen | journalføringsbekendtgørelsen § 15
# Tidsbestilling online @ Klinikken
P Lade patienter bestille, ændre og aflyse tid og påminde dem om aftaler => e f{en smidig klinikdrift}
D Navn ; CPR-nummer ; Mobilnummer ; Årsag til henvendelse ; Tidspunkt
S Patienter
X Tidsbog ApS
K 1 år | efter | den aftalte tid |
# Medlemsadministration @ Medlemsservice
P Registrere medlemmer, opkræve kontingent og yde bistand i faglige sager => b 9d
D Navn ; Adresse ; CPR-nummer ; Arbejdsgiver ; Stilling ; Kontingent ; Fagforeningsmæssigt tilhørsforhold
S Medlemmer ; Tidligere medlemmer
R A-kassen ; Hovedorganisationen ; Pensionskassen
X Foreningsdata A/S
K 5 år | efter | udmeldelse |
# Faglige sager @ Juridisk
P Rådgive medlemmer og føre sager om ansættelse, løn og arbejdsskader mod arbejdsgivere => f{at varetage medlemmernes interesser} 9f
D Navn ; CPR-nummer ; Ansættelseskontrakt ; Korrespondance ; Helbredsoplysninger (i arbejdsskadesager) ; Lønsedler
S Medlemmer ; Arbejdsgiverens repræsentanter ; Vidner
R Domstolene ; Modparten ; Advokater ; Ankestyrelsen
K 10 år | efter | sagens afslutning |
# Borgerhenvendelser og aktindsigt @ Sekretariatet
P Besvare henvendelser og anmodninger om aktindsigt og dokumentere sagsgangen => e<offentlighedsloven § 7> c<forvaltningsloven § 9>
D Navn ; Adresse ; E-mail ; Henvendelsens indhold ; Sagsnummer
S Borgere ; Partsrepræsentanter ; Journalister
R Ombudsmanden (ved klage) ; Rigsarkivet
X Sagsarkivet A/S
K 5 år | efter | sagens lukning | arkivloven § 13
# Hjemmepleje @ Sundhed og Omsorg
P Visitere til og levere personlig pleje og praktisk hjælp, koordinere med læge og sygehus og dokumentere indsatsen => e<serviceloven § 83> 9h<databeskyttelsesloven § 7, stk. 3>
D Navn ; CPR-nummer ; Adresse ; Funktionsevne ; Diagnoser ; Medicin ; Nøgleaftaler ; Pårørende
S Borgere ; Pårørende ; Værger
R Praktiserende læger ; Sygehuse ; Private leverandører af hjemmehjælp
X Omsorgsjournal A/S
K 5 år | efter | indsatsens ophør |
# Byggesagsbehandling @ Teknik og Miljø
P Behandle ansøgninger om byggetilladelse, høre naboer og føre tilsyn => e<byggeloven § 16>
D Navn ; Adresse ; Matrikelnummer ; Tegninger ; Nabobemærkninger
S Ansøgere ; Naboer ; Rådgivere
R BBR ; Nævnenes Hus
K - | | Bevares af hensyn til ejendommens historik |
# Udlejning af boliger @ Udlejning
P Skrive personer op på venteliste, indgå lejekontrakter og opkræve husleje => b
P Afregne forbrug og flytteopgør => b c<lejeloven § 187>
D Navn ; Adresse ; CPR-nummer ; Indtægt (ved individuel boligstøtte) ; Venteliste-nummer ; Forbrug af vand, varme og el ; Betalinger
S Lejere ; Boligsøgende ; Fraflyttere
R Udbetaling Danmark ; Kommunen ; Beboerklagenævnet
X Boligsystem A/S ; Måleraflæsning ApS
K 5 år | efter | fraflytning |
# Hotelbooking og indlogering @ Reception
P Modtage bookinger, indlogere gæster og opkræve betaling => b
P Føre gæsteprotokol over udenlandske gæster => c<udlændingeloven § 46>
D Navn ; Nationalitet ; Pasnummer ; Ankomst og afrejse ; Betalingskort (de sidste fire cifre) ; Særlige ønsker
S Gæster ; Medrejsende
R Politiet (på forlangende) ; Rejsebureauer
X Roomsoft Ltd
K 1 år | efter | afrejse |
T GB 45 Roomsoft Ltd
# Whistleblowerordning @ Compliance
P Modtage og undersøge indberetninger om alvorlige forhold og følge op på dem => c<whistleblowerloven § 9> 10<databeskyttelsesloven § 8>
D Indberetterens navn (medmindre den er anonym) ; Den indberettedes navn ; Beskrivelse af forholdet ; Bilag ; Oplysninger om strafbare forhold
S Indberettere ; Indberettede ; Vidner
R Advokater ; Politiet
X Trygkanal ApS
K 2 år | efter | sagens afslutning |
# IT-support og brugerstyring @ IT
P Oprette brugere, tildele rettigheder og hjælpe med fejl => f{stabil og sikker drift}
P Opdage misbrug og angreb gennem logning => f{informationssikkerhed} c
D Navn ; Initialer ; E-mail ; Brugernavn ; IP-adresse ; Logfiler ; Fejlbeskrivelser
S Medarbejdere ; Konsulenter
X Skyværket GmbH ; Helpdesk Pvt. Ltd.
K 13 måneder | fra | logningstidspunktet |
T IN SCC Helpdesk Pvt. Ltd.
# Chat på hjemmesiden @ Kundeservice
P Besvare spørgsmål fra besøgende og forbedre svarene => f{hurtig og god service}
D Navn (hvis oplyst) ; IP-adresse ; Samtalens indhold ; Tidspunkt
S Besøgende på hjemmesiden ; Kunder
X Snakkeboks LLC
K 90 dage | efter | samtalen |
T US SCC Snakkeboks LLC
# Klagesager og reklamationer @ Kundeservice
P Behandle klager, finde frem til årsagen og udbetale erstatning => b f{at forsvare retskrav}
D Navn ; Kontaktoplysninger ; Ordrenummer ; Klagens indhold ; Fotos af varen ; Kontonummer
S Kunder ; Klagere
R Forbrugerklagenævnet ; Producenter ; Forsikringsselskab
K 3 år | efter | sagens afgørelse | forældelsesloven § 3
# Frivillige og donationer @ Fundraising
P Modtage gaver, udstede kvitteringer og indberette fradrag => c<ligningsloven § 8 A> b
P Takke givere og bede om nye bidrag => f{at finansiere arbejdet}
D Navn ; Adresse ; CPR-nummer (kun ved skattefradrag) ; Beløb ; Gavehistorik
S Givere ; Frivillige
R Skattestyrelsen ; Nets
X Giverbasen AB
K 5 år | efter | udgangen af regnskabsåret | bogføringsloven § 12
# Forsikring og skadebehandling @ Skade
P Modtage skadeanmeldelser, vurdere dækning og udbetale erstatning. Ved personskade indhentes lægelige oplysninger, når skadelidte har givet samtykke => b 9f 9a
D Navn ; CPR-nummer ; Police ; Skadens omstændigheder ; Helbredsoplysninger ; Lægeerklæringer ; Registreringsnummer ; Vidneudsagn
S Forsikringstagere ; Skadelidte ; Vidner ; Modparter
R Taksatorer ; Læger ; Værksteder ; Genforsikringsselskaber
X Skadesystem A/S
K 10 år | efter | sagens afslutning |
T CH 45 Genforsikring AG
# Adgangskort og gæsteregistrering @ Sikkerhed
P Styre adgang til bygninger og vide, hvem der er til stede ved brand => f{sikkerhed for personer og værdier}
D Navn ; Foto ; Kortnummer ; Passager ; Firma
S Medarbejdere ; Håndværkere ; Gæster
R Redningsberedskabet (ved brand)
X Låsesystemer A/S
K 3 måneder | efter | passagen |
"""
