"""Recipients: names, roles, countries, and whether a body or a category is meant."""

from __future__ import annotations

import pytest

from register_app.reading.recognise import recipients
from register_app.reading.recognise.found import RecipientFound


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kreditkilden A/S (KK) – selvstændig dataansvarlig",
            RecipientFound("Kreditkilden A/S (KK)", "controller", kind="party"),
        ),
        ("KMD A/S (databehandler)", RecipientFound("KMD A/S", "processor", kind="party")),
        ("SKAT (myndighed)", RecipientFound("SKAT", "authority", kind="party")),
        ("Acme GmbH (Auftragsverarbeiter)", RecipientFound("Acme GmbH", "processor", kind="party")),
        ("Acme SAS (sous-traitant)", RecipientFound("Acme SAS", "processor", kind="party")),
        ("Acme BV (verwerker)", RecipientFound("Acme BV", "processor", kind="party")),
        ("Acme AB – personuppgiftsbiträde", RecipientFound("Acme AB", "processor", kind="party")),
        ("Acme Oy (henkilötietojen käsittelijä)", RecipientFound("Acme Oy", "processor", kind="party")),
        ("Databehandler: KMD A/S", RecipientFound("KMD A/S", "processor", kind="party")),
        ("Acme Ltd. (joint controller)", RecipientFound("Acme Ltd.", "joint_controller", kind="party")),
        (
            "Wipro Ltd. (India, sub-processor)",
            RecipientFound("Wipro Ltd.", "sub_processor", "IN", kind="party"),
        ),
        (
            "Quaylist Inc. (processor, USA, SCC)",
            RecipientFound("Quaylist Inc.", "processor", "US", "SCC", "party"),
        ),
        (
            "Quaylist Inc., USA, SCCs",
            RecipientFound("Quaylist Inc.", country="US", note="SCCs", kind="party"),
        ),
        ("Quaylist A/S (drift – support)", RecipientFound("Quaylist A/S (drift – support)", kind="party")),
        ("Stripe (USA)", RecipientFound("Stripe", country="US", kind="party")),
        ("Google LLC, USA", RecipientFound("Google LLC", country="US", kind="party")),
        ("Nordlys Liv (dansk filial)", RecipientFound("Nordlys Liv (dansk filial)", kind="party")),
        (
            "Mailchimp (The Rocket Group LLC)",
            RecipientFound("Mailchimp (The Rocket Group LLC)", kind="party"),
        ),
        ("Gruppens hovedkontor", RecipientFound("Gruppens hovedkontor")),
        ("Skatteforvaltningen", RecipientFound("Skatteforvaltningen", "authority", kind="party")),
        ("Skatteverket", RecipientFound("Skatteverket", "authority", kind="party")),
        ("Finanzamt", RecipientFound("Finanzamt", "authority", kind="party")),
        ("Tax authorities", RecipientFound("Tax authorities", "authority")),
        ("Offentlige myndigheder", RecipientFound("Offentlige myndigheder", "authority")),
        ("data processor", RecipientFound("data processor", "processor")),
        ("Advokat", RecipientFound("Advokat")),
        ("Klinikker og tandlæger", RecipientFound("Klinikker og tandlæger")),
        ("KMD A/S – drift af løn", RecipientFound("KMD A/S", note="drift af løn", kind="party")),
        ("Danmarks Statistik", RecipientFound("Danmarks Statistik", "authority", kind="party")),
    ],
)
def test_one_recipient(text: str, expected: RecipientFound) -> None:
    assert recipients.read(text) == [expected]


def test_several_recipients() -> None:
    assert [found.name for found in recipients.read("Revisor\nSkatteforvaltningen\nBank")] == [
        "Revisor",
        "Skatteforvaltningen",
        "Bank",
    ]
    assert [found.name for found in recipients.read("Læger / Taksatorer")] == ["Læger", "Taksatorer"]


def test_a_heading_gives_its_role_to_those_below() -> None:
    found = recipients.read("Databehandlere:\nKMD A/S\nAcme ApS\nSelvstændige dataansvarlige:\nRevisor")
    assert [(one.name, one.role) for one in found] == [
        ("KMD A/S", "processor"),
        ("Acme ApS", "processor"),
        ("Revisor", "controller"),
    ]


@pytest.mark.parametrize(
    "text", ["", "Ingen", "nil", "Keine Empfänger", "n/a", "Ikke relevant", "None", "-", "Ingen modtagere"]
)
def test_none(text: str) -> None:
    assert recipients.read(text) == []


def test_two_countries_in_one_bracket() -> None:
    (found,) = recipients.read("Help Inc. (USA, Indien)")
    assert (found.name, found.country, found.countries) == ("Help Inc.", "", ("US", "IN"))
    (abbreviated,) = recipients.read("Sysper (DG HR)")
    assert (abbreviated.name, abbreviated.country, abbreviated.countries) == ("Sysper (DG HR)", "", ())


def test_groups_one_after_another_on_a_line() -> None:
    found = recipients.read("Internal: HR, Finance. External: Tax office, Pay Ltd")
    assert [(item.name, item.note) for item in found] == [
        ("HR", "Internal"), ("Finance", "Internal"), ("Tax office", "External"), ("Pay Ltd", "External"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["nikt", "ei kenellekään", "a nadie", "til ingen", "niemand", "à personne"])
def test_nobody_is_no_recipient(text: str) -> None:
    assert recipients.read(text) == []


def test_an_abbreviation_in_a_list_is_no_country() -> None:
    assert [item.name for item in recipients.read("Parents, governors, LA")] == ["Parents", "governors", "LA"]


@pytest.mark.parametrize(
    "text", ["Ja, Bookly Ltd", "Ja - Bookly Ltd", "Yes: Bookly Ltd", "Ja (Bookly Ltd)", "Oui – Bookly Ltd"]
)
def test_a_yes_before_a_name_is_no_part_of_it(text: str) -> None:
    assert [found.name for found in recipients.read(text)] == ["Bookly Ltd"]


@pytest.mark.parametrize("text", ["Ja", "JA!", "Ja (DBA indgået)", "Nej"])
def test_a_mere_answer_names_nobody(text: str) -> None:
    assert recipients.read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ingen – noderne bliver i korets skab",
        "Aucun — usage strictement interne",
        "Keine (nur intern)",
        "None - it stays in the browser of the singer",
        "Nessuno: uso interno",
    ],
)
def test_why_there_is_nobody_is_no_recipient(text: str) -> None:
    assert recipients.read(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [("Ingen – revisor ved behov", "revisor ved behov"), ("Ingen udover SKAT", "Ingen udover SKAT")],
)
def test_whom_a_none_goes_on_to_name_is_one(text: str, name: str) -> None:
    assert [found.name for found in recipients.read(text)] == [name]
