"""Sheets of very many rows of whatever layout: what one of them costs does not grow with those before it."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from register_app.reading import layouts
from register_app.reading.batch import Batch
from register_app.reading.layouts import folding, form, pairing
from register_app.reading.recognise.found import BasisFound
from register_app.reading.workbook import Sheet, Value, Workbook

Rows = list[list[Value]]

HEADINGS: list[Value] = [
    "No.",
    "Processing activity",
    "Purpose",
    "Legal basis",
    "Data subjects",
    "Recipients",
]


def read(rows: Rows) -> Batch:
    return layouts.read(Workbook("many.xlsx", "xlsx", [Sheet("Record", rows)]))


def of_one_name(count: int) -> Rows:
    """Activities that have nothing in common but their name, each with a number of its own."""
    rows: Rows = [HEADINGS]
    for n in range(1, count + 1):
        rows.append([n, "Case work", f"Purpose {n}", "Art. 6(1)(e)", f"People {n}", f"Office {n}"])
    return rows


def of_many_rows(count: int) -> Rows:
    """One activity, each row below the first with a purpose more."""
    rows: Rows = [HEADINGS, [1, "Case work", "Decisions", "Art. 6(1)(e)", "Citizens", "Agency"]]
    for n in range(count):
        rows.append([None, None, f"Purpose {n}", "Art. 6(1)(e)", "Citizens", "Agency"])
    return rows


def forms(count: int) -> Rows:
    """A form below the other, each an activity."""
    found: Rows = []
    for n in range(count):
        found += [
            ["Processing activity", f"Activity {n}"],
            ["Purpose", f"Purpose {n}"],
            ["Legal basis", "Art. 6(1)(b)"],
            ["Data subjects", "Customers"],
            ["Recipients", f"Office {n}"],
            [],
        ]
    return found


def calls(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> Callable[[], int]:
    """How often a function of a module is called from now on."""
    work, count = getattr(module, name), [0]

    def counted(*arguments: object) -> object:
        count[0] += 1
        return work(*arguments)

    monkeypatch.setattr(module, name, counted)
    return lambda: count[0]


def test_activities_of_one_name(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = calls(monkeypatch, folding, "_alike")
    assert len(read(of_one_name(600)).drafts) == 600
    assert compared() <= 600 * folding._NEAR


def test_a_number_is_found_again_however_far_above() -> None:
    rows = of_one_name(3 * folding._NEAR)
    again: list[Value] = [2, "Case work", "A purpose more", "Art. 6(1)(c)", "Others", "Elsewhere"]
    drafts = read([*rows, again]).drafts
    assert len(drafts) == 3 * folding._NEAR
    assert [purpose["title"] for purpose in drafts[1].activity["purposes"]] == ["Purpose 2", "A purpose more"]


def test_purposes_of_one_activity(monkeypatch: pytest.MonkeyPatch) -> None:
    folded = calls(monkeypatch, pairing, "fold")
    (draft,) = read(of_many_rows(400)).drafts
    assert len(draft.activity["purposes"]) == 401
    assert folded() < 20 * 400


def test_purposes_and_bases_of_one_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = calls(monkeypatch, BasisFound, "__eq__")
    purposes, bases = (
        "\n".join(form.format(n=n) for n in range(1, 100))
        for form in ("{n}) Step {n}", "Ad {n}) Art. 6(1)(b)")
    )
    (draft,) = read([HEADINGS, [1, "Case work", purposes, bases, "Citizens", "Agency"]]).drafts
    assert len(draft.activity["purposes"]) == 99
    assert compared() < 5 * 99**2


def test_rows_of_one_activity() -> None:
    def seconds(count: int) -> float:
        rows = of_many_rows(count)
        start = process_time()
        read(rows)
        return process_time() - start

    seconds(10)
    assert seconds(6_000) < 7 * seconds(1_500)


def test_forms_below_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    folded = calls(monkeypatch, form, "fold")
    assert len(read(forms(300)).drafts) == 300
    assert folded() < 60 * 300
