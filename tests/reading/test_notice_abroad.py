"""Recipients of a purpose that stand in a third country, and what a notice says against it."""

from __future__ import annotations

from typing import Any

import pytest

from register_app.reading import notices, plaintext
from register_app.reading.texts import SourceText
from tests.reading.noticetext import read, receivers


def _table(cell: str, after: str = "") -> dict[str, Any]:
    """The activity of the first row of a notice's table whose recipients are `cell`."""
    found = read(
        "md",
        "# Notice of the marina\n\n| Purpose | Legal basis | Recipients |\n|---|---|---|\n"
        f"| Berth list | Art. 6(1)(b) GDPR | {cell} |\n| Accounts | Art. 6(1)(c) GDPR | the accountant |\n\n{after}",
    )
    assert "transfers" not in found["Accounts"]
    return found["Berth list"]


@pytest.mark.parametrize(
    ("cell", "name", "mechanism", "safeguards"),
    [
        ("Quaylist Inc. (USA, EU-U.S. Data Privacy Framework)", "Quaylist Inc.", "45", "EU-U.S. Data Privacy Framework"),
        ("Quaylist Inc. (USA, standard contractual clauses)", "Quaylist Inc.", "46(2)(c)", "standard contractual clauses"),
        ("Quaylist Inc. (USA – EU-Kommissionens standardkontraktbestemmelser)", "Quaylist Inc.", "46(2)(c)", "EU-Kommissionens standardkontraktbestemmelser"),
        ("Quaylist Inc. (processor, USA, SCC)", "Quaylist Inc.", "46(2)(c)", "SCC"),
        ("Quaylist Inc. (hosting, USA, SCC)", "Quaylist Inc.", "46(2)(c)", "hosting, SCC"),
        ("Quaylist Inc., USA, SCCs", "Quaylist Inc.", "46(2)(c)", "SCCs"),
        ("Quaylist Inc. (USA, Art. 46(2)(c) GDPR)", "Quaylist Inc.", "46(2)(c)", "Art. 46(2)(c) GDPR"),
        ("Quaylist Inc., USA (standard contractual clauses)", "Quaylist Inc.", "46(2)(c)", "standard contractual clauses"),
        ("Quaylist Inc. (hosted in the USA under the EU-U.S. Data Privacy Framework)", "Quaylist Inc.", "45", "hosted in the USA under the EU-U.S. Data Privacy Framework"),
        ("Quaylist Inc. (USA)", "Quaylist Inc.", "", ""),
    ],
)  # fmt: skip
def test_a_recipient_in_a_third_country_is_a_transfer(
    cell: str, name: str, mechanism: str, safeguards: str
) -> None:
    activity = _table(cell)
    (transfer,) = activity["transfers"]
    assert receivers(activity) == [name]
    assert (transfer["country"], transfer["recipient"]) == ("US", name)
    assert (transfer["mechanism"], transfer["safeguards"]) == (mechanism, safeguards)


@pytest.mark.parametrize(
    "cell", ["Quaylist GmbH (Germany)", "Quaylist Ltd (SCC)", "Quaylist A/S (drift – support)"]
)
def test_no_third_country_is_no_transfer(cell: str) -> None:
    assert "transfers" not in _table(cell)


@pytest.mark.parametrize(
    "denial",
    ["## Transfers\n\nWe do not transfer data outside the EEA.", "## Transfers\n\nNo data are transferred to third countries."],
)  # fmt: skip
def test_where_the_notice_denies_transfers_a_seat_is_none(denial: str) -> None:
    assert "transfers" not in _table("Quaylist Inc. (USA)", denial)
    assert _table("Quaylist Inc. (USA, SCC)", denial)["transfers"]


@pytest.mark.parametrize(
    "heading", ["Recipients and transfers", "Modtagere og overførsler", "Recipients / third countries"]
)
def test_a_column_of_recipients_and_transfers_names_the_recipients(heading: str) -> None:
    found = read(
        "md",
        f"# The marina\n\n| Purpose | Legal basis | {heading} |\n|---|---|---|\n| Berth list | Art. 6(1)(b) GDPR | Quaylist Ltd (United Kingdom, "
        "adequacy decision) |\n| Accounts | Art. 6(1)(c) GDPR | the accountant |\n",
    )
    assert {name: receivers(activity) for name, activity in found.items()} == {
        "Berth list": ["Quaylist Ltd"],
        "Accounts": ["the accountant"],
    }
    assert [transfer["country"] for transfer in found["Berth list"]["transfers"]] == ["GB"]


def test_the_name_of_a_country_kept_by_its_code_is_told() -> None:
    text = (
        "# The marina\n\n| Purpose | Legal basis | Recipients |\n|---|---|---|\n| Berth list | Art. 6(1)(b) GDPR | Quaylist Ltd (United "
        "Kingdom, adequacy decision) |\n| Accounts | Art. 6(1)(c) GDPR | the accountant |\n"
    )
    batch = notices.read(SourceText("notice", "md", plaintext.markdown(text)))
    assert batch.problems == []
