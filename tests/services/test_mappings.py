"""Choices made for a file are known again by the shape of its headings, and travel as a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.base.paths import resource
from register_app.reading.batch import Batch
from register_app.reading.fields import FIELDS
from register_app.reading.layouts import LAYOUTS, Choices, MappingError, SheetChoice, from_json
from register_app.services import mappings, reading
from tests.reading.layouts.workbooks import activities, read, sheet

DATA = Path(__file__).resolve().parents[1] / "data" / "imports"
HEAD = ["What", "Why", "Because of", "How long"]
BODY = [["Payroll", "Pay staff", "contract", "as needed"], ["CCTV", "Security", "interests", "as needed"]]
CHOSEN = {"What": "name", "B": "purpose", "Because of": "basis", "How long": ""}


@pytest.fixture(autouse=True)
def _settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGISTER_APP_CONFIG", str(tmp_path / "settings"))


def table(*above: list[str], head: list[str] = HEAD, name: str = "X", right: int = 0) -> Any:
    return sheet(name, [[""] * right + row for row in [*above, head, *BODY]])


def chosen(columns: dict[str, str], **more: Any) -> Choices:
    return Choices(by_sheet={"X": SheetChoice(columns=columns, **more)})


def remembered(made: Any, choices: Choices) -> Batch:
    batch = read(made, choices=choices)
    mappings.remember(batch, choices, guessed=read(made))
    return batch


def test_nothing_is_recalled_of_a_file_never_seen() -> None:
    remembered(table(), chosen(CHOSEN, header_row=1))
    assert mappings.recalled(read(table(head=["What", "When", "Because of", "How long"]))) is None


@pytest.mark.parametrize(
    "later",
    [
        table(),
        table(head=["WHAT", " why", "Because  of", "how long"]),
        table(["Some title of this year", "", "", ""]),
        table(right=1),
        table(name="Another sheet"),
    ],
    ids=["same", "written otherwise", "further down", "further right", "under another name"],
)
def test_the_same_headings_are_understood_as_before(later: Any) -> None:
    first = remembered(table(), chosen(CHOSEN, header_row=1))
    again = mappings.recalled(read(later))
    assert again is not None
    assert list(again.by_sheet) == [later.name]
    found, expected = activities(read(later, choices=again)), activities(first)
    assert expected["Payroll"].pop("extra") == {"How long": "as needed"}
    assert list(found["Payroll"].pop("extra").values()) == ["as needed"]
    assert found["Payroll"] == expected["Payroll"]


def test_another_row_of_headings_is_found_again() -> None:
    rows = [
        ["Activity", "Purpose", "Retention"],
        ["Name it", "Say why", "How long"],
        ["Payroll", "Pay", "1 year"],
    ]
    choices = chosen({"Name it": "name", "Say why": "purpose", "How long": "notes"}, header_row=2)
    remembered(sheet("X", rows), choices)
    later = sheet("X", [["A title", "", ""], *rows])
    again = mappings.recalled(read(later))
    assert again is not None
    assert again.by_sheet["X"].header_row == 3
    assert activities(read(later, choices=again))["Payroll"]["notes"] == "1 year"


def test_a_sheet_that_was_left_out_is_left_out_again() -> None:
    head = ["Activity", "Purpose", "Retention"]
    both = (
        sheet("A", [head, ["Payroll", "Pay", "1 year"]]),
        sheet("B", [head, ["CCTV", "Watch", "30 days"]]),
    )
    choices = Choices(("B",), {"B": SheetChoice(part="processor")})
    mappings.remember(read(*both, choices=choices), choices, guessed=read(*both))
    again = mappings.recalled(read(*both))
    assert again is not None
    found = read(*both, choices=again)
    assert [draft.activity["part"] for draft in found.drafts] == ["processor"]
    assert list(activities(found)) == ["CCTV"]


def test_a_table_on_its_side_keeps_its_rows() -> None:
    rows = [
        ["Activity", "Payroll", "CCTV", "Newsletter"],
        ["Purpose", "Pay staff", "Security", "Marketing"],
        ["Remark", "a note", "b note", "c note"],
        ["Retention", "5 years", "30 days", "1 year"],
    ]
    choices = chosen({"3": "measures"})
    first = remembered(sheet("X", rows), choices)
    assert first.sheets[0].layout == "transposed"
    assert activities(first)["Payroll"]["measures"] == ["a note"]
    again = mappings.recalled(read(sheet("X", rows)))
    assert again is not None
    assert activities(read(sheet("X", rows), choices=again)) == activities(first)


FORM = [
    ["Activity", "Payroll"],
    ["Purpose", "Pay staff"],
    ["Our footing", "contract"],
    ["Retention", "5 years"],
]


def form(name: str, *more: list[str]) -> Any:
    return sheet(name, [[label, f"{value} {name}"] for label, value in [*FORM, *more]])


def test_labels_of_forms_are_remembered_for_other_forms_with_them() -> None:
    said = SheetChoice(columns={"our footing": "basis", "A2": "description"})
    made = Choices(by_sheet={"A": said, "B": said})
    both = (form("A"), form("B"))
    batch = read(*both, choices=made)
    assert {item.layout for item in batch.sheets} == {"form"}
    assert [draft.activity["description"] for draft in batch.drafts] == ["Pay staff A", "Pay staff B"]
    mappings.remember(batch, made, guessed=read(*both))
    later = (form("C", ["Whatever", "else"]), form("D"))
    again = mappings.recalled(read(*later))
    assert again is not None
    found = read(*later, choices=again)
    assert [draft.activity["purposes"][0]["bases"][0]["article"] for draft in found.drafts] == ["6(1)(b)"] * 2
    assert [draft.activity["description"] for draft in found.drafts] == ["Pay staff C", "Pay staff D"]


def test_labels_of_forms_are_kept_as_hashes_and_once_for_all_forms_alike(tmp_path: Path) -> None:
    said = Choices(by_sheet={name: SheetChoice(columns={"Our footing": "basis"}) for name in "ABC"})
    forms = [form(name) for name in "ABC"]
    mappings.remember(read(*forms, choices=said), said, guessed=read(*forms))
    text = (tmp_path / "settings" / "mappings.json").read_text(encoding="utf-8")
    assert "footing" not in text.casefold()
    assert len(json.loads(text)["mappings"]) == 1


@pytest.mark.parametrize(
    "name",
    [
        "plain_rows.csv", "two_row_header.xlsx", "denormalised.csv", "sub_rows.xls", "matrix.xlsx", "transposed.ods",
        "forms.xls", "linked_sheets.xlsx", "side_by_side.xlsx", "lists.ods", "departments.ods", "processor.xls",
    ],
)  # fmt: skip
def test_how_a_file_was_read_says_all_that_is_needed_to_read_it_so_again(name: str) -> None:
    source, _sha256 = reading.open_source(DATA / name)
    first = reading.interpret(source)
    again = reading.interpret(source, from_json(mappings.as_read(first).to_json()))
    assert [draft.activity for draft in again.drafts] == [draft.activity for draft in first.drafts]
    assert (again.register, again.parties, again.catalogues) == (
        first.register,
        first.parties,
        first.catalogues,
    )
    assert again.cells == first.cells


def test_the_order_of_dates_is_remembered() -> None:
    remembered(table(), Choices(date_order="mdy"))
    again = mappings.recalled(read(table()))
    assert again is not None
    assert again.date_order == "mdy"


def test_the_latest_choice_counts_and_no_more_than_the_most_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mappings, "MOST", 3)
    for number in range(5):
        head = ["Activity", "Purpose", f"Column {number}"]
        remembered(table(head=head), chosen({"C": "notes"}))
        remembered(table(head=head), chosen({"C": "measures"}))
    kept = [mappings.recalled(read(table(head=["Activity", "Purpose", f"Column {n}"]))) for n in range(5)]
    assert kept[:2] == [None, None]
    assert [found and found.by_sheet["X"].columns for found in kept[2:]] == [{"C": "measures"}] * 3


def test_nothing_of_a_file_is_kept_in_plain_words(tmp_path: Path) -> None:
    remembered(table(name="Secret sheet"), Choices(by_sheet={"Secret sheet": SheetChoice(columns=CHOSEN)}))
    text = (tmp_path / "settings" / "mappings.json").read_text(encoding="utf-8")
    for word in ("Secret", "What", "Because", "Payroll"):
        assert word not in text


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format": "register-app mappings", "version": 1, "mappings": [3, {"shape": 1}]}', "[" * 9999]
)  # fmt: skip
def test_a_damaged_memory_is_as_none(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "settings"
    folder.mkdir()
    (folder / "mappings.json").write_text(text, encoding="utf-8")
    assert mappings.recalled(read(table())) is None
    remembered(table(), chosen(CHOSEN))
    assert mappings.recalled(read(table())) is not None


def test_a_memory_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("a file where the folder would be", encoding="utf-8")
    remembered(table(), chosen(CHOSEN))
    assert mappings.recalled(read(table())) is None


def test_a_shape_has_the_words_in_their_order() -> None:
    assert mappings.shape(["A", "B"]) == mappings.shape([" a ", "b"]) != mappings.shape(["B", "A"])
    assert mappings.shape(["A", "B"]) != mappings.shape(["A B"])
    assert mappings.shape([]) == mappings.shape(["", " "]) == ""


# ---- the file ------------------------------------------------------------------------------------


def schema() -> Any:
    return json.loads(resource("schema", "mapping.schema.json").read_text(encoding="utf-8"))


def valid(data: object) -> bool:
    return jsonschema.Draft202012Validator(schema()).is_valid(data)


FIELD = st.sampled_from(["", *FIELDS, "purpose+basis", "colour", "purpose+colour", 3, None])
COLUMNS = st.dictionaries(st.sampled_from(["A", "Purpose", "Æble", "format"]), FIELD, max_size=2)
SHEET = st.fixed_dictionaries(
    {},
    optional={
        "header_row": st.sampled_from([0, 3, -1, "2", True, 1.5]),
        "layout": st.sampled_from(["", *LAYOUTS, "circle", 1]),
        "part": st.sampled_from(["", "controller", "processor", "both", 2]),
        "columns": COLUMNS | st.just([]),
    },
)
MAPPING = st.fixed_dictionaries(
    {},
    optional={
        "format": st.sampled_from(["register-app-mapping", "other"]),
        "version": st.sampled_from([1, 2]),
        "sheets": st.sampled_from([[], ["A"], "A", [1], 7]),
        "date_order": st.sampled_from(["", "dmy", "mdy", "ymd", 1]),
        "by_sheet": st.dictionaries(st.sampled_from(["", "A"]), SHEET | st.just(1), max_size=2) | st.just([]),
    },
)


@given(COLUMNS | MAPPING | st.tuples(MAPPING, SHEET).map(lambda pair: pair[0] | pair[1]) | st.just([]))
def test_a_mapping_is_taken_when_the_schema_takes_it(data: object) -> None:
    try:
        from_json(data)
        taken = True
    except MappingError:
        taken = False
    assert taken == valid(data)


def test_the_schema_knows_every_field() -> None:
    assert all(valid({"by_sheet": {"": {"columns": {"A": name}}}}) for name in FIELDS)
    jsonschema.Draft202012Validator.check_schema(schema())


def test_a_saved_mapping_is_the_same_when_loaded(tmp_path: Path) -> None:
    choices = Choices(("Æ",), {"Æ": SheetChoice(3, "rows", "processor", {"Hvad": "name+purpose"})}, "mdy")
    mappings.save(choices, tmp_path / "m.json")
    assert mappings.load(tmp_path / "m.json") == choices
    assert valid(json.loads((tmp_path / "m.json").read_text(encoding="utf-8")))


def test_what_cannot_be_loaded_is_told(tmp_path: Path) -> None:
    with pytest.raises(mappings.MappingUnreadable, match=r"none\.json"):
        mappings.load(tmp_path / "none.json")
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    with pytest.raises(mappings.MappingUnreadable, match=r"bad\.json"):
        mappings.load(tmp_path / "bad.json")


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "3", "null", '"text"', "[" * 100_000, '{"a":' * 50_000, "\x00\x01",
        '{"format": "register-app-mapping", "version": 2}', '{"format": "another", "by_sheet": {}}',
        '{"format": ["register-app-mapping"], "version": 1, "sheets": []}', '{"version": 1e999, "by_sheet": {}}',
        '{"by_sheet": []}', '{"by_sheet": {"X": 3}}', '{"by_sheet": {"X": {"columns": {"A": ["name"]}}}}',
        '{"by_sheet": {"X": {"columns": {"A": "__class__"}}}}', '{"by_sheet": {"X": {"columns": []}}}',
        '{"layout": ["rows"]}', '{"layout": {"rows": 1}}', '{"header_row": -1}', '{"header_row": true}',
        '{"header_row": 1.5}', '{"part": {}}', '{"part": "=cmd()"}', '{"date_order": ["dmy"]}', '{"sheets": "X"}',
        '{"sheets": [3]}', '{"A": "{0.__class__}"}', '{"A": null}',
    ],
)  # fmt: skip
def test_what_is_no_mapping_is_refused_with_one_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "m.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises((MappingError, mappings.MappingUnreadable)) as caught:
        mappings.load(path)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("data", ["{}".encode("utf-16"), b"\xff\xfe\xfd", '{"A": "Løn"}'.encode("cp1252")])
def test_a_mapping_in_another_encoding_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(data)
    with pytest.raises(mappings.MappingUnreadable):
        mappings.load(path)


def test_a_row_of_headings_far_beyond_the_sheet_is_as_none() -> None:
    choices = from_json({"header_row": 10**30})
    assert activities(read(table(head=["Activity", "Purpose", "Basis", "Retention"]), choices=choices))
