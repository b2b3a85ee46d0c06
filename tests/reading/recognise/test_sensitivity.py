"""How sensitive a category is by its name."""

from __future__ import annotations

import pytest

from register_app.reading.recognise import sensitivity


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("special", "Helbredsoplysninger|Sygefravær|Fagforeningsmæssigt tilhørsforhold|Religiøs overbevisning|Biometriske data|Etnisk oprindelse|Politisk overbevisning|Seksuel orientering|Genetiske data|Allergi og medicin|Følsomme personoplysninger|Health data|Trade union membership|Political opinions|Biometric data|Gesundheitsdaten|Krankmeldungen|Religionszugehörigkeit|Gewerkschaftszugehörigkeit|Données concernant la santé|Appartenance syndicale|Données biométriques|Hälsouppgifter|Sjukfrånvaro|Facklig tillhörighet|Helseopplysninger|Sykefravær|Gezondheidsgegevens|Ziekteverzuim|Datos de salud|Afiliación sindical|Dati sanitari|Appartenenza sindacale|Dane o stanie zdrowia|Terveystiedot|Sairauspoissaolot|Ammattiliiton jäsenyys"),
        ("criminal", "Oplysninger om strafbare forhold|Straffeattest|Børneattest|Criminal offences|Criminal convictions|Führungszeugnis|Straftaten|Condamnations pénales|Casier judiciaire|Belastningsregisterutdrag|Lagöverträdelser|Politiattest|Strafrechtelijke gegevens|Antecedentes penales|Casellario giudiziale|Dane o karalności|Rikostuomiot"),
        ("national_id", "CPR-nummer|cpr|Personnummer|CPR-nr.|National ID number|Social security number|Steuer-ID|Sozialversicherungsnummer|Numéro de Sécurité Sociale (ou NIR)|Fødselsnummer|BSN|DNI|Codice fiscale|PESEL|Henkilötunnus|Navn, adresse og CPR-nummer|Elevens navn og CPR-nr."),
        ("confidential", "Lønoplysninger|Økonomiske oplysninger|Indkomst- og gældsoplysninger|Kontonummer|Salary|Bank details|Financial data|Gehaltsdaten|Bankverbindung|Salaires|Coordonnées bancaires|Löneuppgifter|Lønnsopplysninger|Salarisgegevens|Nómina|Retribuzione|Wynagrodzenie|Palkkatiedot|Sociale problemer"),
        ("ordinary", "Navn|Adresse|E-mail|Telefonnummer|Kontaktoplysninger|IP-adresse|Name|Phone number|Almindelige personoplysninger|Nom, prénom|Kundennummer|Namn|Naam|Nombre|Nome|Imię i nazwisko|Nimi|Billeder|Fotos|Login|Device ID|Location||Ordinary personal data"),
    ],
)  # fmt: skip
def test_of_a_category(value: str, names: str) -> None:
    for name in names.split("|"):
        assert sensitivity.of(name) == value, name


def test_the_most_sensitive_part_decides() -> None:
    assert sensitivity.of("Løn, CPR-nummer og helbredsoplysninger") == "special"
