"""What must never become an activity: rights, words about the notice itself, choices of the data subject."""

from __future__ import annotations

import pytest

from register_app.reading.notice import never
from tests.reading.noticetext import articles, read


@pytest.mark.parametrize(
    "text",
    [
        "Right to be informed, which is what this notice is for",
        "The right to object to our processing",
        "Your rights of access",
        "Ret til at gøre indsigelse",
        "Retten til at blive glemt",
        "Du har ret til indsigt i dine oplysninger",
        "Recht auf Löschung",
        "The purpose of this privacy notice is to tell you what we do",
        "Oplyse dig om, hvordan vi behandler dine oplysninger",
        "De formål, der er beskrevet ovenfor",
        "The purposes described above",
        "Behandle dine personoplysninger til de formål, der er nævnt",
        "Trække dit samtykke tilbage",
        "Withdraw your consent at any time",
        "Klage over en afgørelse",
        "Object to our use of your data",
    ],
)
def test_no_purpose(text: str) -> None:
    assert never.purpose(text)


@pytest.mark.parametrize(
    "text",
    [
        "Right to rent checks",
        "Rights clearance for concert recordings",
        "Informing members about concerts",
        "Behandling af klager",
        "Oplysning om rejseplaner",
        "Processing of orders",
        "Behandle dine ordrer",
        "Retssager",
        "Klage- og tilbagekøbssager",
        "Object lessons for schools",
    ],
)
def test_a_purpose_of_like_words(text: str) -> None:
    assert not never.purpose(text)


RIGHTS = """# Privacy notice

Tern Rowing Club, 4 Quay Street, Millport.

You have the following rights concerning this data:

* Right to be informed, which is the purpose of this notice
* Right to access and erasure. Erasure is weighed against our legitimate interests.

We process personal data for the following purposes:

* Booking the boats

We rely on legitimate interests (Article 6(1)(f) GDPR) as the lawful basis for this processing.
"""


def test_a_list_of_rights_before_the_purposes_gives_none() -> None:
    assert list(read("md", RIGHTS)) == ["Booking the boats"]


GROUNDS = """Klubbens formål med behandlingen
Vi behandler kun oplysninger, når vi har en lovlig grund.

Lovlige grunde til behandling er især:
- Klubbens legitime interesser i at behandle dine oplysninger
- Behandling efter lovkrav
- Behandling med samtykke

Formålene med behandling af roernes oplysninger:
- Bådplan og nøgler
- Opkrævning af kontingent
- Opfyldelse af lovkrav

Samtykke
Som oftest bygger behandlingen på et andet grundlag end samtykke. Vi beder kun om det, når det er nødvendigt for at behandle dine oplysninger til de formål, der er beskrevet ovenfor.

Giver du samtykke, kan du til enhver tid trække det tilbage ved at skrive til os. Er du under 15, ser vi på, om du selv er i stand til at give det.
"""


def test_grounds_listed_before_the_purposes_are_those_of_all_and_a_paragraph_on_consent_is_no_purpose() -> (
    None
):
    found = read("txt", GROUNDS)
    assert articles(found.pop("Opfyldelse af lovkrav")) == ["6(1)(c)"]
    assert list(found) == ["Bådplan og nøgler", "Opkrævning af kontingent"]
    for activity in found.values():
        assert articles(activity) == ["6(1)(f)", "6(1)(c)", "6(1)(a)"]


NAMED = """2. Formål og retsgrundlag
Vi behandler dine oplysninger til følgende formål:
- Føre bådbog
- Uddele nøgler
Det sker på baggrund af interesseafvejningsreglen i databeskyttelsesforordningens artikel 6, stk. 1, litra f, med det formål at passe på bådene.
"""


def test_a_basis_named_and_cited_is_one_with_all_of_its_words() -> None:
    found = read("txt", NAMED)
    assert len(found) == 2
    for activity in found.values():
        (basis,) = activity["purposes"][0]["bases"]
        assert basis["article"] == "6(1)(f)"
        assert "interesseafvejning" in basis["reason"]
        assert "passe på bådene" in basis["reason"]
