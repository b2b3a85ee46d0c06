"""Short registers of eight more languages, in the notation that `material` explains."""

TEXTS = {
    "fr": """
# Paie @ Ressources humaines
P Payer les salariés => b
D Nom ; Adresse postale ; RIB
S Salariés
R Urssaf ; Expert-comptable
X Paie SARL
K 5 ans | après | le départ du salarié |
# Recrutement @ Ressources humaines
P Choisir les candidats => f
D Nom ; CV ; Diplômes
S Candidats
R Cabinet de recrutement
K 6 mois | après | le refus |
# Lettre d'information @ Communication
P Envoyer des nouvelles => a
D Nom ; Adresse électronique
S Clients
X Courrier SAS
K 3 ans | après | le désabonnement |
# Vidéosurveillance @ Sécurité
P Prévenir les vols => f
D Images ; Date et heure
S Clients ; Visiteurs
R Police
K 30 jours | après | l'enregistrement |
""",
    "sv": """
# Lönehantering @ Personal
P Betala ut lön => b
D Namn ; Adress ; Personnummer ; Bankkonto
S Anställda
R Skatteverket
X Lön AB
K 7 år | efter | räkenskapsårets slut |
# Rekrytering @ Personal
P Välja ut sökande => f
D Namn ; CV ; Betyg
S Sökande
R Rekryteringsföretag
K 2 år | efter | tillsättning |
# Kundregister @ Försäljning
P Hålla kontakt med kunder => f
D Namn ; Adress ; Köphistorik
S Kunder
X Register AB
K 3 år | efter | senaste köp |
# Kamerabevakning @ Säkerhet
P Förebygga stöld => f
D Bilder ; Tidpunkt
S Kunder ; Besökare
R Polisen
K 30 dagar | efter | inspelningen |
""",
    "nb": """
# Lønnskjøring @ HR
P Utbetale lønn => b
D Navn ; Adresse ; Fødselsnummer ; Kontonummer
S Ansatte
R Skatteetaten
X Lønn AS
K 5 år | etter | regnskapsårets slutt |
# Ansettelse @ HR
P Velge blant søkere => f
D Navn ; CV ; Attester
S Søkere
R Rekrutteringsbyrå
K 6 måneder | etter | avslag |
# Kundeliste @ Salg
P Følge opp kunder => f
D Navn ; Adresse ; Kjøp
S Kunder
X Register AS
K 3 år | etter | siste kjøp |
# Kameraovervåking @ Sikkerhet
P Forebygge tyveri => f
D Bilder ; Tidspunkt
S Kunder ; Besøkende
R Politiet
K 30 dager | etter | opptaket |
""",
    "nl": """
# Salarisadministratie @ Personeelszaken
P Salaris uitbetalen => b
D Naam ; Adres ; Rekeningnummer
S Werknemers
R Belastingdienst
X Loon B.V.
K 7 jaar | na | einde boekjaar |
# Werving en selectie @ Personeelszaken
P Kandidaten selecteren => f
D Naam ; CV ; Diploma's
S Sollicitanten
R Wervingsbureau
K 4 weken | na | afwijzing |
# Nieuwsbrief @ Marketing
P Nieuws versturen => a
D Naam ; E-mailadres
S Klanten
X Post B.V.
K 2 jaar | na | afmelding |
# Cameratoezicht @ Beveiliging
P Diefstal voorkomen => f
D Camerabeelden ; Tijdstip
S Klanten ; Bezoekers
R Politie
K 30 dagen | na | opname |
""",
    "es": """
# Nóminas @ Recursos humanos
P Pagar los salarios => b
D Nombre y apellidos ; Dirección ; Cuenta bancaria
S Empleados
R Agencia Tributaria
X Pagos S.L.
K 5 años | tras | el fin del contrato |
# Selección de personal @ Recursos humanos
P Elegir candidatos => f
D Nombre y apellidos ; Currículum ; Títulos
S Candidatos
R Empresa de selección
K 6 meses | tras | la decisión |
# Boletín @ Comunicación
P Enviar noticias => a
D Nombre y apellidos ; Correo electrónico
S Clientes
X Correo S.L.
K 2 años | tras | la baja |
# Videovigilancia @ Seguridad
P Prevenir robos => f
D Imágenes ; Fecha y hora
S Clientes ; Visitantes
R Policía
K 30 días | tras | la grabación |
""",
    "it": """
# Paghe e stipendi @ Risorse umane
P Pagare gli stipendi => b
D Nome e cognome ; Indirizzo ; Coordinate bancarie
S Dipendenti
R Agenzia delle Entrate
X Paghe S.r.l.
K 10 anni | dopo | la cessazione del rapporto |
# Selezione del personale @ Risorse umane
P Scegliere i candidati => f
D Nome e cognome ; Curriculum ; Titoli di studio
S Candidati
R Agenzia di selezione
K 6 mesi | dopo | la decisione |
# Newsletter aziendale @ Marketing
P Inviare notizie => a
D Nome e cognome ; Indirizzo e-mail
S Clienti
X Posta S.r.l.
K 2 anni | dopo | la disiscrizione |
# Videosorveglianza @ Sicurezza
P Prevenire i furti => f
D Immagini ; Data e ora
S Clienti ; Visitatori
R Polizia
K 30 giorni | dopo | la registrazione |
""",
    "pl": """
# Kadry i płace @ Kadry
P Wypłata wynagrodzeń => b
D Imię i nazwisko ; Adres ; Numer konta
S Pracownicy
R ZUS
X Płace Sp. z o.o.
K 10 lat | po | ustaniu zatrudnienia |
# Rekrutacja @ Kadry
P Wybór kandydata => f
D Imię i nazwisko ; CV ; Dyplomy
S Kandydaci
R Agencja rekrutacyjna
K 6 miesięcy | po | zakończeniu naboru |
# Biuletyn @ Marketing
P Wysyłka wiadomości => a
D Imię i nazwisko ; Adres e-mail
S Klienci
X Poczta Sp. z o.o.
K 2 lata | po | rezygnacji |
# Monitoring wizyjny @ Ochrona
P Zapobieganie kradzieży => f
D Wizerunek ; Data i godzina
S Klienci ; Goście
R Policja
K 30 dni | po | nagraniu |
""",
    "fi": """
# Palkanlaskenta @ Henkilöstö
P Palkkojen maksu => b
D Nimi ; Osoite ; Tilinumero
S Työntekijät
R Verohallinto
X Palkka Oy
K 10 vuotta | | tilikauden päättymisestä |
# Rekrytointi @ Henkilöstö
P Työntekijöiden valinta => f
D Nimi ; Ansioluettelo ; Todistukset
S Hakijat
R Rekrytointiyritys
K 6 kuukautta | | valinnasta |
# Uutiskirje @ Viestintä
P Uutisten lähetys => a
D Nimi ; Sähköpostiosoite
S Asiakkaat
X Posti Oy
K 2 vuotta | | peruutuksesta |
# Kameravalvonta @ Turvallisuus
P Varkauksien ehkäisy => f
D Kuvat ; Aika
S Asiakkaat ; Vierailijat
R Poliisi
K 30 päivää | | tallennuksesta |
""",
}
