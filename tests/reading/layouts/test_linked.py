"""Sheets that belong together, and lists that are no register."""

from __future__ import annotations

from tests.reading.layouts.workbooks import (
    activities,
    bases,
    countries,
    fields,
    layout,
    limits,
    one,
    read,
    recipients,
    sheet,
)


def test_sheets_are_joined_by_the_number_of_the_activity() -> None:
    batch = read(
        sheet(
            "Activities",
            [
                ["Activity ID", "Activity name", "Purpose", "Data subjects"],
                ["A-01", "Payroll", "Pay staff", "Employees"],
                ["A-02", "News", "Send news", "Readers"],
            ],
        ),
        sheet(
            "Legal basis",
            [
                ["Activity ID", "Legal basis", "Justification"],
                ["A-01", "Art. 6(1)(b)", "contract of work"],
                ["A-01", "Art. 6(1)(c)", "tax law"],
                ["A-02", "Art. 6(1)(a)", ""],
            ],
        ),
        sheet(
            "Personal data",
            [
                ["Activity ID", "Category", "Retention"],
                ["A-01", "Name", "7 years"],
                ["A-01", "Bank account", "5 years"],
                ["A-02", "E-mail", "1 year"],
            ],
        ),
        sheet(
            "Processors",
            [
                ["Processor ID", "Activity ID", "Name", "Country", "DPA"],
                ["P1", "A-01", "PayCo Ltd", "Ireland", "2021"],
                ["P2", "A-02", "Mail Inc.", "USA", "yes"],
            ],
        ),
        sheet(
            "Transfers",
            [["Transfer ID", "Activity ID", "Country", "Safeguards"], ["T1", "A-02", "USA", "SCC"]],
        ),
    )
    found = activities(batch)
    assert layout(batch) == ["rows", "linked", "linked", "linked", "linked"]
    assert bases(found["Payroll"]) == {"Pay staff": ["6(1)(b)", "6(1)(c)"]}
    assert [basis["reason"] for basis in found["Payroll"]["purposes"][0]["bases"]] == [
        "contract of work",
        "tax law",
    ]
    assert limits(found["Payroll"]) == {"Name": "P7Y", "Bank account": "P5Y"}
    assert [
        (item["name"], item["role"], item["country"], item["contract"])
        for item in found["News"]["recipients"]
    ] == [("Mail Inc.", "processor", "US", "yes")]
    assert [(item["country"], item["mechanism"]) for item in found["News"]["transfers"]] == [
        ("US", "46(2)(c)")
    ]
    assert batch.cells.reported == 0


def test_codes_of_rows_in_another_sheet_are_replaced_by_their_names() -> None:
    batch = read(
        sheet(
            "Fortegnelse",
            [
                ["Nr.", "Behandlingsaktivitet", "Formål", "Databehandlere"],
                [1, "Løn", "Udbetale løn", "DB-1; DB-2"],
                [2, "Nyt", "Sende nyt", "DB-3"],
            ],
        ),
        sheet(
            "Databehandlere",
            [
                ["ID", "Navn", "Land", "Overførselsgrundlag"],
                ["DB-1", "Løn A/S", "Danmark", ""],
                ["DB-2", "Arkiv A/S", "Danmark", ""],
                ["DB-3", "Mail Inc.", "USA", "SCC"],
            ],
        ),
    )
    found = activities(batch)
    assert recipients(found["Løn"]) == ["Løn A/S", "Arkiv A/S"]
    assert {item["role"] for item in found["Løn"]["recipients"]} == {"processor"}
    assert [
        (item["country"], item["recipient"], item["mechanism"]) for item in found["Nyt"]["transfers"]
    ] == [("US", "Mail Inc.", "46(2)(c)")]
    assert [party["name"] for party in batch.parties] == ["Løn A/S", "Arkiv A/S", "Mail Inc."]


def test_a_list_of_vendors_is_no_register() -> None:
    batch = one(
        [
            ["Name", "Rolle", "Land", "Datenarten", "Zweck", "Transferinstrument", "Status"],
            ["Wolke Inc.", "Hosting-Subprozessor", "USA", "Kontakte", "Betrieb", "SCC", "Rot"],
            ["Rack GmbH", "Auftragsverarbeiter", "Deutschland", "Logs", "Hosting", "keins", "Grün"],
        ]
    )
    assert batch.drafts == []
    assert layout(batch) == ["list:party"]
    assert [(party["name"], party["country"]) for party in batch.parties] == [
        ("Wolke Inc.", "US"),
        ("Rack GmbH", "DE"),
    ]
    assert "SCC" in batch.parties[0]["note"]


def test_a_retention_schedule_goes_to_the_retention_rules() -> None:
    batch = one(
        [
            ["Retention schedule"],
            ["Record type", "Retention period", "Trigger", "Legal basis", "Disposal"],
            ["Invoices", "5 years", "End of the financial year", "Bookkeeping Act § 12", "Shred"],
            ["CVs", "6 months", "Rejection", "", "Delete"],
        ]
    )
    rules = batch.catalogues["retention_rules"]
    assert batch.drafts == []
    assert [(rule["name"], rule["period"], rule["start"]) for rule in rules] == [
        ("Invoices", "P5Y", "End of the financial year"),
        ("CVs", "P6M", "Rejection"),
    ]
    assert rules[0]["law"] == "Bookkeeping Act § 12"
    assert "Shred" in rules[0]["note"]


def test_phases_in_amount_and_unit_columns() -> None:
    batch = one(
        [
            [
                "Label",
                "BaseActiveRetentionTime",
                "BaseActiveRetentionUnit",
                "IntermediateArchivingRetentionTime",
                "IntermediateArchivingRetentionUnit",
                "DestructionDescription",
            ],
            ["Payslips", 1, "Month", 5, "Year", ""],
            ["Orders", "", "", 10, "Year", "shred"],
        ]
    )
    rules = batch.catalogues["retention_rules"]
    assert [rule["period"] for rule in rules] == ["P5Y", "P10Y"]
    assert "1 Month" in rules[0]["text"]


def test_lists_go_to_the_catalogue_their_sheet_or_heading_names() -> None:
    batch = read(
        sheet(
            "Fortegnelse",
            [["Behandlingsaktivitet", "Formål", "Slettefrist"], ["Løn", "Udbetale løn", "5 år"]],
        ),
        sheet(
            "Datakategorier",
            [
                ["Kategori", "Type", "Eksempler"],
                ["Navn", "Almindelig", "Fornavn"],
                ["Helbred", "Følsom", "Helbredsoplysninger"],
            ],
        ),
        sheet(
            "It",
            [
                ["System", "Leverandør", "Placering"],
                ["SAP", "SAP SE", "Frankfurt"],
                ["Outlook", "Microsoft", "Dublin"],
            ],
        ),
    )
    assert [(item["name"], item["sensitivity"]) for item in batch.catalogues["data_categories"]] == [
        ("Navn", "ordinary"),
        ("Helbred", "special"),
    ]
    assert [item["name"] for item in batch.catalogues["systems"]] == ["SAP", "Outlook"]
    assert len(batch.drafts) == 1


def test_what_is_no_register_is_reported_as_a_whole() -> None:
    batch = read(
        sheet("Risks", [["Risk ID", "Risk", "Likelihood", "Impact"], ["R1", "Phishing", "High", "High"]]),
        sheet(
            "Guide",
            [
                ["Column", "Explanation"],
                ["Purpose", "Say why"],
                ["Retention", "Say how long"],
                ["Recipients", "Say who"],
            ],
        ),
        sheet("Text", [["A policy in words."], ["It goes on."]]),
    )
    assert batch.drafts == []
    assert batch.cells.reported == batch.cells.filled
    assert [problem.cell for problem in batch.problems] == ["A1:D2", "A1:B4", "A1:A2"]
    assert layout(batch) == ["ignored"] * 3


def test_a_schedule_that_says_why_is_still_one() -> None:
    batch = one(
        [
            ["Record type", "Keep for", "Starts from", "Why", "Then"],
            ["Payroll records", "6 years", "end of tax year", "Tax law", "Shred"],
            ["CCTV", "31 days", "recording", "Code of practice", "Overwrite"],
        ]
    )
    assert batch.drafts == []
    assert [(rule["name"], rule["period"]) for rule in batch.catalogues["retention_rules"]] == [
        ("Payroll records", "P6Y"),
        ("CCTV", "P31D"),
    ]


def test_suppliers_with_a_term_of_notice_are_no_activities() -> None:
    batch = one(
        [
            ["Leverandør", "Hvad bruger vi dem til", "Databehandleraftale?", "Land", "Varsel"],
            ["Post A/S", "Breve", "Ja", "Danmark", "30 dage"],
            ["Regn ApS", "Bogføring", "Ja", "Danmark", "3 mdr."],
        ]
    )
    assert batch.drafts == []
    assert [party["name"] for party in batch.parties] == ["Post A/S", "Regn ApS"]


def test_the_type_of_a_recipient_on_a_sheet_of_recipients_is_its_role() -> None:
    batch = read(
        sheet(
            "Aktiviteter",
            [["AktID", "Aktivitet", "Formål"], ["A1", "Løn", "Betale løn"], ["A2", "Adgang", "Styre adgang"]],
        ),
        sheet(
            "Modtagere",
            [
                ["AktID", "Modtager", "Type"],
                ["A1", "Kommunen", "Myndighed"],
                ["A2", "Vagt A/S", "Databehandler"],
            ],
        ),
    )
    found = activities(batch)["Adgang"]["recipients"]
    assert [(item["name"], item["role"]) for item in found] == [("Vagt A/S", "processor")]


def test_systems_with_their_number_and_country_are_no_activities() -> None:
    register = [
        ["ID", "Aktivitet", "Formål", "System", "Sletning"],
        ["B1", "Løn", "Udbetale løn", "S1; S2", "5 år"],
        ["B2", "Rekruttering", "Ansætte", "S2", "6 mdr."],
    ]
    systems = [
        ["System-ID", "Navn", "Leverandør", "Land"],
        ["S1", "Lønhuset", "Lind A/S", "Danmark"],
        ["S2", "Stillingen", "Oak Inc.", "USA"],
    ]
    batch = read(sheet("Register", register), sheet("Systemer", systems))
    found = activities(batch)
    assert list(found) == ["Løn", "Rekruttering"]
    assert found["Løn"]["systems"] == ["Lønhuset", "Stillingen"]
    assert recipients(found["Rekruttering"]) == ["Oak Inc."]
    assert countries(found["Rekruttering"]) == ["US"]


def test_the_columns_of_a_linked_sheet_tell_what_they_became() -> None:
    batch = read(
        sheet(
            "Activities",
            [["Activity ID", "Activity", "Purpose"], ["C-1", "Choir", "Sing"], ["C-2", "Judo", "Fight"]],
        ),
        sheet(
            "Legal bases",
            [["Activity ID", "Legal basis", "Reason"], ["C-1", "Art. 6(1)(b)", "agreed when joining"]],
        ),
        sheet("Processors", [["Activity ID", "Processor", "Country"], ["C-2", "Acme Ltd", "United States"]]),
    )
    assert fields(batch, 1) == ["number", "basis", "basis_reason"]
    assert fields(batch, 2) == ["number", "processors", "recipient_country"]


def test_on_a_sheet_of_transfers_the_basis_is_the_safeguard_and_on_one_of_bases_the_law_is_part_of_its_row() -> (
    None
):
    batch = read(
        sheet(
            "Aktiviteter",
            [
                ["Aktivitets-ID", "Aktivitet", "Formål", "Databehandlere", "Rolle"],
                ["K-1", "Nyhedsbrev", "Sende nyheder", "Postduen A/S", "Dataansvarlig"],
                ["K-2", "Løn", "Udbetale løn", "Lønhuset A/S", "Dataansvarlig"],
                ["K-3", "Hosting", "Drift for kunder", "Skyhuset A/S", "Databehandler"],
                ["K-4", "Drift", "Drift for andre", "Skyhuset A/S", "Databehandler"],
            ],
        ),
        sheet(
            "Hjemler",
            [
                ["ID", "Aktivitets-ID", "Artikel", "Lov/uddybning", "Note"],
                ["H1", "K-1", "Art. 6(1)(a)", "markedsføringsloven § 10", "dobbelt opt-in"],
                ["H2", "K-2", "Art. 6(1)(b)", "kontrakten", ""],
                ["H3", "K-2", "Art. 9(2)(b)", "sygedagpengeloven", ""],
            ],
        ),
        sheet(
            "Overførsler",
            [
                ["T-ID", "Aktivitets-ID", "Land", "Modtager", "Grundlag"],
                ["T1", "K-1", "USA", "Postduen Inc.", "EU-U.S. Data Privacy Framework"],
                ["T2", "K-2", "Indien", "Lønhuset Pvt. Ltd.", "SCC modul 2"],
            ],
        ),
    )
    found = activities(batch)
    assert bases(found["Nyhedsbrev"]) == {"Sende nyheder": ["6(1)(a)"]}
    assert bases(found["Løn"]) == {"Udbetale løn": ["6(1)(b)", "9(2)(b)"]}
    (consent,) = found["Nyhedsbrev"]["purposes"][0]["bases"]
    assert (consent["law"], consent["section"]) == ("markedsføringsloven", "§ 10")
    assert found["Løn"]["purposes"][0]["bases"][1]["law"] == "sygedagpengeloven"
    assert [item["mechanism"] for item in found["Nyhedsbrev"]["transfers"]] == ["45"]
    assert [item["mechanism"] for item in found["Løn"]["transfers"]] == ["46(2)(c)"]
    assert [found[name]["part"] for name in ("Løn", "Drift")] == ["controller", "processor"]


def test_what_refers_to_activities_by_their_codes_is_none_itself() -> None:
    batch = read(
        sheet(
            "ROPA",
            [
                ["Activity ID", "Processing activity", "Purpose", "Legal basis", "Retention"],
                ["", "Choir", "Sing together", "6(1)(b)", "1 year"],
                ["", "Judo", "Train", "6(1)(f)", "2 years"],
            ],
        ),
        sheet(
            "LIA",
            [
                ["LIA ID", "Activity ID", "Purpose test", "Necessity test", "Balancing test"],
                ["L-1", "R-2", "Safe training", "No other means", "Members are told"],
            ],
        ),
        sheet(
            "IA",
            [
                ["IA-ID", "Aktivitets-ID", "Formål", "Nødvendighed", "Afvejning"],
                ["I-1", "R-2", "Sikker træning", "Ingen andre midler", "Medlemmerne ved det"],
            ],
        ),
    )
    assert list(activities(batch)) == ["Choir", "Judo"]
    assert any("LIA" in problem.sheet for problem in batch.problems)


def test_a_column_that_its_sheet_explains_is_as_sure_as_what_explains_it() -> None:
    batch = read(
        sheet("Activities", [["Activity ID", "Activity", "Purpose"], ["A1", "Shop", "Sell"], ["A2", "Gate", "Guard"]]),
        sheet("Legal bases", [["Activity ID", "Legal basis", "Reason"], ["A1", "Art. 6(1)(b)", "An order"], ["A2", "Art. 6(1)(f)", "Theft"]]),
    )  # fmt: skip
    assert bases(batch.drafts[0].activity)
    reason = batch.sheets[1].columns[2]
    assert reason.field == "basis_reason"
    assert reason.confidence >= 0.8


def test_what_of_a_list_becomes_a_note_says_so() -> None:
    batch = read(
        sheet("Suppliers", [["Supplier", "Service", "Country", "Contract"], ["Rain AB", "Storage", "SE", "yes"], ["Snow Ltd", "Letters", "UK", "no"]]),
        sheet("Retention schedule", [["Record type", "Retention period", "Law", "Owner"], ["Invoices", "5 years", "Accounts Act", "Finance"], ["Letters", "6 months", "", "Sales"]]),
    )  # fmt: skip
    assert layout(batch) == ["list:party", "list:retention"]
    assert "Service: Storage" in batch.parties[0]["note"]
    read_as = [[column.field for column in each.columns] for each in batch.sheets]
    assert read_as == [
        ["processors", "notes", "transfer_country", "notes"],
        ["data", "retention", "law", "notes"],
    ]


def test_what_of_a_linked_sheet_is_kept_beside_the_activities_says_so() -> None:
    batch = read(
        sheet("Activities", [["Activity ID", "Activity", "Purpose", "Data", "Owner"], ["A1", "Shop", "Sell", "Name", "Ann"], ["A2", "Gate", "Guard", "Photo", "Bo"]]),
        sheet("Legal bases", [["Activity ID", "Legal basis", "Owner"], ["A1", "Art. 6(1)(b)", "Cara"], ["A2", "Art. 6(1)(f)", "Dan"]]),
    )  # fmt: skip
    assert [column.field for column in batch.sheets[1].columns] == ["number", "basis", ""]
    assert batch.drafts[0].activity["owner"] == "Ann"
    assert batch.drafts[0].activity["extra"] == {"Owner": "Cara"}
