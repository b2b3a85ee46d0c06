"""What sentences about one purpose tell besides its legal basis."""

from __future__ import annotations

import pytest

from register_app.reading.notice import limits, told


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Vi opbevarer din journal i 10 år efter seneste besøg.", "10 år efter seneste besøg"),
        ("Data are deleted after 6 months.", "6 months"),
        ("Logs are destroyed after six years.", "six years"),
        ("Optagelser opbevares i højst 20 dage og kan udleveres til politiet.", "højst 20 dage"),
        ("Recordings are kept for 20 days and may be shown to the police.", "20 days"),
        ("We keep logs for one year and one month.", "one year and one month"),
        ("Names are removed from our website after 12 months.", "12 months"),
        ("Navne fjernes fra opslagstavlen efter en uge.", "en uge"),
        ("We keep your data until you unsubscribe.", "until you unsubscribe"),
        ("Recordings are kept for up to 30 days.", "up to 30 days"),
        ("We are obliged by tax law to keep invoices for 6 years (Art. 6(1)(c) GDPR).", "6 years"),
        ("Vi sletter dit nummer, når du melder fra.", "når du melder fra"),
        ("We erase your profile as soon as you close it.", "as soon as you close it"),
        ("We keep your profile when you pause it.", ""),
        ("We deliver within 10 days.", ""),
        ("We keep your data safe.", ""),
    ],
)
def test_the_limit_is_told_without_the_words_before_it(sentence: str, text: str) -> None:
    assert limits.limit(sentence) == text


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("We process your name, address and voice part to administer your membership.", "name\naddress\nvoice part"),
        ("Vi behandler navn, adresse, målernummer og forbrugsdata for at kunne levere varme.", "navn\nadresse\nmålernummer\nforbrugsdata"),
        ("Vi bruger navn, adresse og sejlbevis.", "navn\nadresse\nsejlbevis"),
        ("We use name, address and boat number.", "name\naddress\nboat number"),
        ("Vi bruger tid, kræfter og god vilje.", ""),
        ("At du er ordblind, behandler vi efter artikel 9, stk. 2, litra a.", ""),
        ("Vi behandler dine personoplysninger for at levere varen.", ""),
        ("We record our concerts and publish the recordings.", ""),
        ("We use your data to improve the site and to prevent fraud.", ""),
    ],
)  # fmt: skip
def test_only_a_list_of_data_is_one(sentence: str, items: str) -> None:
    assert told.data(sentence) == items


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("Hvis du ikke betaler, videregiver vi oplysninger om din restance til et inkassobureau.", "inkassobureau"),
        ("We share your address with carriers and payment providers.", "carriers\npayment providers"),
        ("Vi kan videregive oplysninger til din havn, til forsikringen og til politiet.", "havn\nforsikringen\npolitiet"),
        ("When you move we send your berth number to the next harbour.", "next harbour"),
        ("The tests are run by Proefhus B.V., which is our data processor.", "Proefhus B.V. (processor)"),
        ("Kontingentet opkræves af et inkassohus, der behandler oplysningerne på vores vegne.", "inkassohus (processor)"),
        ("The tests are run by people who like boats.", ""),
        ("Vi sender dig en besked til din telefon.", ""),
        ("Vi har pligt til at indberette målingerne til Søkortstyrelsen og til de regionale havnedatabaser.", "Søkortstyrelsen\nde regionale havnedatabaser"),
        ("Stævner du os, videregiver vi dele af logbogen til Nævnet for Sejlads eller Bådankenævnet.", "Nævnet for Sejlads\nBådankenævnet"),
        ("Vi videregiver tegningerne til museet eller toldvæsenet, jf. museumsloven § 3.", "museet\ntoldvæsenet"),
        ("Går det galt, sender vi en rapport til Den Maritime Bjergningskommission og vores forsikringsselskab.", "Den Maritime Bjergningskommission\nforsikringsselskab"),
        ("We send a copy of the survey report to the insurer.", "insurer"),
        ("We share the survey with the Ship Register, as required by the Harbours Act 1999.", "Ship Register"),
        ("Synker båden, anmelder vi det til Havnefogeden eller kommunen.", "Havnefogeden\nkommunen"),
        ("Optagelser opbevares i højst 20 dage og kan udleveres til politiet eller forsikringsselskabet.", "politiet\nforsikringsselskabet"),
        ("Vi giver dit nummer videre til bådeværftet.", "bådeværftet"),
        ("We give your name and phone number to our divers.", "divers"),
        ("We give you a number to call.", ""),
        ("Vi deler dit navn med forbundet til brug for stævner.", "forbundet"),
        ("We report the soundings to the hydrographic office and to the regional databases.", "hydrographic office\nregional databases"),
        ("We share your name with one or more suppliers.", "one or more suppliers"),
        ("We report on soundings to improve the charts.", ""),
        ("If you report a leak to the council, we log it.", ""),
        ("Det gør vi, når vi sender nyt om vores ydelser og emner, der relaterer til vores ydelser.", ""),
        ("We do not share your data with anyone.", ""),
    ],
)  # fmt: skip
def test_receivers_are_named_bodies(sentence: str, items: str) -> None:
    assert told.receivers(sentence) == items


def test_the_interest_in_a_sentence_of_its_own() -> None:
    assert told.interest("Vores legitime interesse er at få vores penge.") == "få vores penge"
    assert (
        told.interest("Our legitimate interests are fraud prevention and security.")
        == "fraud prevention and security"
    )
    assert told.interest("Vi har en legitim interesse.") == ""


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Vi deler oplysningerne med alle, der har brug for dem.", ["alle, der har brug for dem"]),
        ("Vi videregiver dem til revisor og alle, der arbejder med sagen.", ["revisor", "alle, der arbejder med sagen"]),
        ("We share your data with employees who work on your case.", ["employees who work on your case"]),
        ("We share the data with auditors, who check the books.", ["auditors"]),
    ],
)  # fmt: skip
def test_receivers_known_only_by_a_clause(sentence: str, named: list[str]) -> None:
    assert told.receivers(sentence).split("\n") == named
