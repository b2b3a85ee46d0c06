"""Words for the document's fixed values."""

from __future__ import annotations

import pytest

from register_app.reading.recognise import words


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ("controller", "Dataansvarlig|dataansvarlig|Controller|Responsable de traitement|Verantwortlicher|Personuppgiftsansvarig|Behandlingsansvarlig|Verwerkingsverantwoordelijke|Responsable del tratamiento|Titolare|Administrator|Rekisterinpitäjä"),
        ("processor", "Databehandler|Processor|Sous-traitant|Auftragsverarbeiter|Personuppgiftsbiträde|Verwerker|Encargado|Procesor|Käsittelijä|Databehandler (for koncernen)"),
        ("", "|Kunder|processing|Dataansvarlig og databehandler aftale om alt muligt"),
    ],
)  # fmt: skip
def test_part(value: str, texts: str) -> None:
    for text in texts.split("|"):
        assert words.part(text) == value, text


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ("approved", "Aktiv|Godkendt|Approved|Active|InProduction|Validé|Godkänd|Hyväksytty|Approvato"),
        ("draft", "Kladde|Udkast|Draft|Entwurf|Brouillon|Utkast|Concept|Luonnos"),
        ("in_review", "Under revision|In review|In Progress|In Prüfung|Gelb|À valider"),
        ("retired", "Udgået|Ophørt|Inactive|Archived|Inaktiv|Inactif"),
        ("", "|x|Kunder"),
    ],
)
def test_status(value: str, texts: str) -> None:
    for text in texts.split("|"):
        assert words.status(text) == value, text


def test_role() -> None:
    assert words.role("Databehandler") == "processor"
    assert words.role("fælles dataansvarlig") == "joint_controller"
    assert words.role("Kunder") == ""
