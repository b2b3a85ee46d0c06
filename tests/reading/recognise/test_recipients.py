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
