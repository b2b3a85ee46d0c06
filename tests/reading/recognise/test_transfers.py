"""Transfers: who, where, under which instrument; none, and why; instruments in eleven languages."""

from __future__ import annotations

import pytest

from register_app.reading.recognise import transfers
from register_app.reading.recognise.found import TransferFound, TransfersFound

DPF = "EU-U.S. Data Privacy Framework"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("USA (DPF)", TransferFound("US", mechanism="45", safeguards="DPF")),
        ("Indien – standardkontraktbestemmelser", TransferFound("IN", mechanism="46(2)(c)", safeguards="standardkontraktbestemmelser")),
        ("Stripe (USA) — SCC vorhanden", TransferFound("US", recipient="Stripe", mechanism="46(2)(c)", safeguards="SCC vorhanden")),
        (f"USA – Acme Cloud LLC – {DPF}", TransferFound("US", recipient="Acme Cloud LLC", mechanism="45", safeguards=DPF)),
        ("USA, Acme Inc., DPF", TransferFound("US", recipient="Acme Inc.", mechanism="45", safeguards="DPF")),
        ("Acme, Inc., USA, SCC", TransferFound("US", recipient="Acme, Inc.", mechanism="46(2)(c)", safeguards="SCC")),
        ("China (Widgets (Suzhou) Co. Ltd.)", TransferFound("CN", recipient="Widgets (Suzhou) Co. Ltd.")),
        (
            "Indien – Code Ltd. – Standardkontrakter (2021/914) og TIA",
            TransferFound("IN", recipient="Code Ltd.", mechanism="46(2)(c)", safeguards="Standardkontrakter (2021/914) og TIA"),
        ),
        ("Canada", TransferFound("CA")),
        ("Ja, USA", TransferFound("US")),
        ("Article 45 Adequacy", TransferFound(mechanism="45", safeguards="Article 45 Adequacy")),
        ("BCR for processors", TransferFound(mechanism="47", safeguards="BCR for processors")),
        ("USA (Privacy Shield)", TransferFound("US", safeguards="Privacy Shield", outdated="Privacy Shield")),
        ("WHO", TransferFound(organisation="WHO")),
        ("USA, art. 49, stk. 1, litra a", TransferFound("US", mechanism="49(1)(a)", safeguards="art. 49, stk. 1, litra a")),
        (
            "Data sendes til Acme LLC i USA på grundlag af SCC",
            TransferFound("US", recipient="Acme LLC", mechanism="46(2)(c)", safeguards="Data sendes til Acme LLC i USA på grundlag af SCC"),
        ),
        ("Yhdysvallat – Acme – vakiosopimuslausekkeet", TransferFound("US", recipient="Acme", mechanism="46(2)(c)", safeguards="vakiosopimuslausekkeet")),
        ("Nachweis offen", TransferFound(safeguards="Nachweis offen")),
    ],
)  # fmt: skip
def test_one_transfer(text: str, expected: TransferFound) -> None:
    assert transfers.read(text) == TransfersFound((expected,))


def test_several_transfers() -> None:
    assert [found.country for found in transfers.read("USA, Indien, Kina").transfers] == ["US", "IN", "CN"]
    both = transfers.read("USA og Indien (SCC)").transfers
    assert [(found.country, found.mechanism) for found in both] == [("US", "46(2)(c)"), ("IN", "46(2)(c)")]
    lines = transfers.read("Acme (USA) - DPF\nBeta (Indien) - SCC").transfers
    assert [(found.country, found.recipient, found.mechanism) for found in lines] == [
        ("US", "Acme", "45"),
        ("IN", "Beta", "46(2)(c)"),
    ]


def test_labels_name_the_fields() -> None:
    (found,) = transfers.read("Land: Indien\nGrundlag: SCC\nModtager: Code Ltd.").transfers
    assert found == TransferFound("IN", recipient="Code Ltd.", mechanism="46(2)(c)", safeguards="SCC")


def test_a_line_with_an_instrument_alone_belongs_to_the_transfer_above() -> None:
    (found,) = transfers.read("USA (Acme Inc.)\nEU's standardkontraktbestemmelser").transfers
    assert (found.country, found.recipient, found.mechanism) == ("US", "Acme Inc.", "46(2)(c)")


@pytest.mark.parametrize(
    ("text", "state", "reason"),
    [
        ("Ingen", "none", ""), ("Nej", "none", ""), ("Ingen overførsel", "none", ""), ("Keiner (EU)", "none", "EU"), ("No", "none", ""), ("Kein Drittlandtransfer", "none", ""),
        ("Nej, data behandles kun i EU", "none", "data behandles kun i EU"), ("Irland", "none", "Irland"), ("EU/EØS", "none", "EU/EØS"), ("Néant", "none", ""), ("Geen doorgifte", "none", ""),
        ("Ingen tredjelandsoverførsel", "none", ""), ("No transfers outside the EU", "none", ""), ("nessun trasferimento", "none", ""), ("Ei siirretä", "none", ""), ("brak", "none", ""),
        ("Ikke relevant", "not_applicable", ""), ("n/a", "not_applicable", ""), ("Skal afklares", "unclarified", ""), ("Ja", "unclarified", "Ja"), ("", "", ""),
        ("Danmark og Tyskland", "none", "Danmark og Tyskland"),
    ],
)  # fmt: skip
def test_no_transfer_and_why(text: str, state: str, reason: str) -> None:
    assert transfers.read(text) == TransfersFound((), state, reason)


def test_a_no_with_an_exception_is_a_transfer() -> None:
    (found,) = transfers.read("Ingen direkte, men support fra Indien (SCC)").transfers
    assert (found.country, found.mechanism, found.recipient) == ("IN", "46(2)(c)", "")


@pytest.mark.parametrize(
    ("mechanism", "texts"),
    [
        ("45", "DPF|EU-US Data Privacy Framework|tilstrækkelighedsafgørelse|Adequacy decision|Angemessenheitsbeschluss|décision d'adéquation|Pays adéquat|adekvansbeslutning|adequaatheidsbesluit|decisión de adecuación|decisione di adeguatezza|beslut om adekvat skyddsnivå|tietosuojan riittävyyttä koskeva päätös"),
        ("46(2)(c)", "SCC|SCCs|SCC Module 2 + TIA|Standardkontrakter|EU-Kommissionens standardkontraktbestemmelser|Standard Contractual Clauses|model clauses|Standardvertragsklauseln|Clauses contractuelles types (CCT)|standardavtalsklausuler|EUs standardkontrakter|modelcontractbepalingen|standaardcontractbepalingen|cláusulas contractuales tipo|clausole contrattuali standard|standardowe klauzule umowne|vakiosopimuslausekkeet|art. 46, stk. 2, litra c|Art. 46 Abs. 2 lit. c DSGVO|46(2)(c)|SCC-Kette unvollständig"),
        ("47", "BCR|bindende virksomhedsregler|Binding Corporate Rules|verbindliche interne Datenschutzvorschriften|Règles d'entreprise contraignantes (BCR)|bindande företagsbestämmelser|norme vincolanti d'impresa|art. 47"),
        ("46(2)(e)", "adfærdskodeks|Code of conduct|Code de conduite"),
        ("46(2)(f)", "Certification|certificering"),
        ("46(2)(b)", "Art. 46(2)(b)"),
        ("46(3)(a)", "ad hoc contractual clauses"),
        ("49(1)", "Dérogations (art 49)|derogation for specific situations|Art. 49"),
        ("49(1)(a)", "udtrykkeligt samtykke|explicit consent|art. 49(1)(a)|Art. 49 Abs. 1 lit. a DSGVO"),
        ("", "Privacy Shield|Safe Harbor|Non adéquat|ingen SCC|no adequacy decision|databehandleraftale|45 dage|"),
    ],
)  # fmt: skip
def test_instruments(mechanism: str, texts: str) -> None:
    for text in texts.split("|"):
        assert transfers.mechanism(text) == mechanism, text


def test_void_instruments_are_told() -> None:
    assert transfers.outdated("EU-US Privacy Shield") == "EU-US Privacy Shield"
    assert transfers.outdated("SCC") == ""


def test_what_looks_like_transfers() -> None:
    assert transfers.looks_like("SCC") == 1.0
    assert transfers.looks_like("USA") >= 0.7
    assert transfers.looks_like("Kunder") == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "None outside UK/EEA",
        "Nichts außerhalb der EU",
        "Nothing outside the EU or EEA",
    ],
)
def test_nothing_beyond_the_union_is_no_transfer_to_it(text: str) -> None:
    assert transfers.read(text) == TransfersFound((), "none", text)


def test_an_extension_names_no_destination() -> None:
    (found,) = transfers.read("USA – UK Extension to DPF").transfers
    assert (found.country, found.mechanism) == ("US", "45")


def test_a_country_in_the_name_of_an_instrument_is_no_further_destination() -> None:
    found = transfers.read("USA, Giving Tools Inc., UK-US data bridge").transfers
    assert [(item.country, item.mechanism) for item in found] == [("US", "45")]
    alone = transfers.read("UK-US data bridge").transfers
    assert "US" in [item.country for item in alone], "nothing else says where the data go"


@pytest.mark.parametrize("text", ["(USA – Acme Inc. – gælder ikke længere)", "(India, no longer used)"])
def test_a_destination_in_brackets_that_holds_no_longer_is_none(text: str) -> None:
    found = transfers.read(text)
    assert not found.transfers
    assert found.reason == text


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("No data is transferred to third countries or international organisations.", "none"),
        ("Vi overfører ikke dine oplysninger til tredjelande.", "none"),
        ("Es werden keine Daten in Drittländer übermittelt", "none"),
        ("Data are not only sent to third countries", ""),
        ("There is no adequacy decision for these third countries", ""),
    ],
)
def test_a_sentence_that_says_nothing_is_sent_is_an_answer(text: str, state: str) -> None:
    assert transfers.read(text).state == state
