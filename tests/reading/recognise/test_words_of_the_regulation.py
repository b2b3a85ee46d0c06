"""The words of Art. 6(1) itself, in eleven languages: registers copy them."""

from __future__ import annotations

import pytest

from register_app.reading.recognise import bases

GROUNDS = {
    "da": (
        "Den registrerede har givet samtykke til behandling af sine personoplysninger til et eller flere specifikke formål",
        "Behandling er nødvendig af hensyn til opfyldelse af en kontrakt, som den registrerede er part i, eller af hensyn til gennemførelse af foranstaltninger, der træffes på den registreredes anmodning forud for indgåelse af en kontrakt",
        "Behandling er nødvendig for at overholde en retlig forpligtelse, som påhviler den dataansvarlige",
        "Behandling er nødvendig for at beskytte den registreredes eller en anden fysisk persons vitale interesser",
        "Behandling er nødvendig af hensyn til udførelse af en opgave i samfundets interesse eller som henhører under offentlig myndighedsudøvelse, som den dataansvarlige har fået pålagt",
        "Behandling er nødvendig for, at den dataansvarlige eller en tredjemand kan forfølge en legitim interesse, medmindre den registreredes interesser går forud herfor",
    ),
    "en": (
        "The data subject has given consent to the processing of his or her personal data for one or more specific purposes",
        "Processing is necessary for the performance of a contract to which the data subject is party or in order to take steps at the request of the data subject prior to entering into a contract",
        "Processing is necessary for compliance with a legal obligation to which the controller is subject",
        "Processing is necessary in order to protect the vital interests of the data subject or of another natural person",
        "Processing is necessary for the performance of a task carried out in the public interest or in the exercise of official authority vested in the controller",
        "Processing is necessary for the purposes of the legitimate interests pursued by the controller or by a third party",
    ),
    "de": (
        "Die betroffene Person hat ihre Einwilligung zu der Verarbeitung der sie betreffenden personenbezogenen Daten gegeben",
        "Die Verarbeitung ist für die Erfüllung eines Vertrags, dessen Vertragspartei die betroffene Person ist, oder zur Durchführung vorvertraglicher Maßnahmen erforderlich",
        "Die Verarbeitung ist zur Erfüllung einer rechtlichen Verpflichtung erforderlich, der der Verantwortliche unterliegt",
        "Die Verarbeitung ist erforderlich, um lebenswichtige Interessen der betroffenen Person zu schützen",
        "Die Verarbeitung ist für die Wahrnehmung einer Aufgabe erforderlich, die im öffentlichen Interesse liegt oder in Ausübung öffentlicher Gewalt erfolgt",
        "Die Verarbeitung ist zur Wahrung der berechtigten Interessen des Verantwortlichen oder eines Dritten erforderlich",
    ),
    "fr": (
        "La personne concernée a consenti au traitement de ses données à caractère personnel",
        "Le traitement est nécessaire à l'exécution d'un contrat auquel la personne concernée est partie ou à l'exécution de mesures précontractuelles",
        "Le traitement est nécessaire au respect d'une obligation légale à laquelle le responsable du traitement est soumis",
        "Le traitement est nécessaire à la sauvegarde des intérêts vitaux de la personne concernée",
        "Le traitement est nécessaire à l'exécution d'une mission d'intérêt public ou relevant de l'exercice de l'autorité publique",
        "Le traitement est nécessaire aux fins des intérêts légitimes poursuivis par le responsable du traitement",
    ),
    "sv": (
        "Den registrerade har lämnat sitt samtycke till att dennes personuppgifter behandlas",
        "Behandlingen är nödvändig för att fullgöra ett avtal i vilket den registrerade är part eller för att vidta åtgärder innan ett sådant avtal ingås",
        "Behandlingen är nödvändig för att fullgöra en rättslig förpliktelse som åvilar den personuppgiftsansvarige",
        "Behandlingen är nödvändig för att skydda intressen som är av grundläggande betydelse för den registrerade",
        "Behandlingen är nödvändig för att utföra en uppgift av allmänt intresse eller som ett led i den personuppgiftsansvariges myndighetsutövning",
        "Behandlingen är nödvändig för ändamål som rör den personuppgiftsansvariges berättigade intressen",
    ),
    "nb": (
        "Den registrerte har samtykket til behandling av sine personopplysninger",
        "Behandlingen er nødvendig for å oppfylle en avtale som den registrerte er part i",
        "Behandlingen er nødvendig for å oppfylle en rettslig forpliktelse som påhviler den behandlingsansvarlige",
        "Behandlingen er nødvendig for å verne den registrertes vitale interesser",
        "Behandlingen er nødvendig for å utføre en oppgave i allmennhetens interesse eller utøve offentlig myndighet",
        "Behandlingen er nødvendig for formål knyttet til de berettigede interessene som forfølges av den behandlingsansvarlige",
    ),
    "nl": (
        "De betrokkene heeft toestemming gegeven voor de verwerking van zijn persoonsgegevens",
        "De verwerking is noodzakelijk voor de uitvoering van een overeenkomst waarbij de betrokkene partij is",
        "De verwerking is noodzakelijk om te voldoen aan een wettelijke verplichting die op de verwerkingsverantwoordelijke rust",
        "De verwerking is noodzakelijk om de vitale belangen van de betrokkene te beschermen",
        "De verwerking is noodzakelijk voor de vervulling van een taak van algemeen belang of van een taak in het kader van de uitoefening van het openbaar gezag",
        "De verwerking is noodzakelijk voor de behartiging van de gerechtvaardigde belangen van de verwerkingsverantwoordelijke",
    ),
    "es": (
        "El interesado dio su consentimiento para el tratamiento de sus datos personales",
        "El tratamiento es necesario para la ejecución de un contrato en el que el interesado es parte o para la aplicación de medidas precontractuales",
        "El tratamiento es necesario para el cumplimiento de una obligación legal aplicable al responsable",
        "El tratamiento es necesario para proteger intereses vitales del interesado",
        "El tratamiento es necesario para el cumplimiento de una misión realizada en interés público o en el ejercicio de poderes públicos",
        "El tratamiento es necesario para la satisfacción de intereses legítimos perseguidos por el responsable",
    ),
    "it": (
        "L'interessato ha espresso il consenso al trattamento dei propri dati personali",
        "Il trattamento è necessario all'esecuzione di un contratto di cui l'interessato è parte o all'esecuzione di misure precontrattuali",
        "Il trattamento è necessario per adempiere un obbligo legale al quale è soggetto il titolare",
        "Il trattamento è necessario per la salvaguardia degli interessi vitali dell'interessato",
        "Il trattamento è necessario per l'esecuzione di un compito di interesse pubblico o connesso all'esercizio di pubblici poteri",
        "Il trattamento è necessario per il perseguimento del legittimo interesse del titolare",
    ),
    "pl": (
        "Osoba, której dane dotyczą wyraziła zgodę na przetwarzanie swoich danych osobowych",
        "Przetwarzanie jest niezbędne do wykonania umowy, której stroną jest osoba, której dane dotyczą",
        "Przetwarzanie jest niezbędne do wypełnienia obowiązku prawnego ciążącego na administratorze",
        "Przetwarzanie jest niezbędne do ochrony żywotnych interesów osoby, której dane dotyczą",
        "Przetwarzanie jest niezbędne do wykonania zadania realizowanego w interesie publicznym lub w ramach sprawowania władzy publicznej",
        "Przetwarzanie jest niezbędne do celów wynikających z prawnie uzasadnionych interesów realizowanych przez administratora",
    ),
    "fi": (
        "Rekisteröity on antanut suostumuksensa henkilötietojensa käsittelyyn",
        "Käsittely on tarpeen sellaisen sopimuksen täytäntöön panemiseksi, jossa rekisteröity on osapuolena",
        "Käsittely on tarpeen rekisterinpitäjän lakisääteisen velvoitteen noudattamiseksi",
        "Käsittely on tarpeen rekisteröidyn elintärkeiden etujen suojaamiseksi",
        "Käsittely on tarpeen yleistä etua koskevan tehtävän suorittamiseksi tai rekisterinpitäjälle kuuluvan julkisen vallan käyttämiseksi",
        "Käsittely on tarpeen rekisterinpitäjän oikeutettujen etujen toteuttamiseksi",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", GROUNDS)
def test_the_words_of_the_regulation_name_their_letter(language: str) -> None:
    for letter, text in zip("abcdef", GROUNDS[language], strict=True):
        (found,) = bases.read(text)
        assert found.article == f"6(1)({letter})", text
        assert found.reason == text
        assert found.by_words
