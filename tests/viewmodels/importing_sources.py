"""Sources in each layout as files, and a flow that has read them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import QCoreApplication

from register_app.viewmodels.importing.flow import ImportFlow

Rows = Sequence[Sequence[str]]
Sheets = dict[str, Rows]

PLAIN: Rows = (
    ("Record of the shop",),
    (),
    ("No.", "Activity", "Purpose", "Legal basis", "Data subjects", "Personal data", "Retention", "File code"),
    ("1", "Payroll", "Pay staff", "Art. 6(1)(b)", "Employees", "Name; Bank account", "5 years", "L-1"),
    ("2", "News", "Send news", "Consent", "Readers", "E-mail", "1 year", "N-2"),
    ("Total", "2"),
)
"""A title, headings in row 3, two activities, a column nobody knows, a total."""

LAYOUTS: dict[str, Sheets] = {
    "rows": {"Register": PLAIN},
    "two rows of headings": {
        "Register": (
            ("Activity", "Why", "", "Who and what", ""),
            ("Name", "Purpose", "Legal basis", "Data subjects", "Personal data"),
            ("Payroll", "Pay staff", "Art. 6(1)(b)", "Employees", "Name"),
            ("News", "Send news", "Consent", "Readers", "E-mail"),
        )
    },
    "transposed": {
        "Register": (
            ("Activity", "Payroll", "News", "Visitors"),
            ("Purpose", "Pay staff", "Send news", "Know who is here"),
            ("Legal basis", "Art. 6(1)(b)", "Consent", "Art. 6(1)(f)"),
            ("Data subjects", "Employees", "Readers", "Guests"),
            ("Personal data", "Name", "E-mail", "Name"),
            ("Retention", "5 years", "1 year", "30 days"),
        )
    },
    "form": {
        "Payroll": (
            ("Activity", "Payroll"),
            ("Purpose", "Pay staff"),
            ("Legal basis", "Art. 6(1)(b)"),
            ("Data subjects", "Employees"),
            ("Personal data", "Name; Bank account"),
            ("Retention", "5 years"),
        )
    },
    "matrix": {
        "Register": (
            ("Activity", "Purpose", "Legal basis", "Employees", "Customers", "Name", "Address", "Retention"),
            ("Payroll", "Pay staff", "Art. 6(1)(b)", "x", "", "x", "x", "5 years"),
            ("Orders", "Deliver goods", "Art. 6(1)(b)", "", "x", "x", "", "3 years"),
            ("News", "Send news", "Art. 6(1)(a)", "", "x", "x", "", "1 year"),
        )
    },
    "linked": {
        "Activities": (
            ("Activity ID", "Activity name", "Purpose", "Data subjects"),
            ("A-01", "Payroll", "Pay staff", "Employees"),
            ("A-02", "News", "Send news", "Readers"),
        ),
        "Legal basis": (
            ("Activity ID", "Legal basis", "Justification"),
            ("A-01", "Art. 6(1)(b)", "contract of work"),
            ("A-02", "Art. 6(1)(a)", "they asked for it"),
        ),
    },
    "list": {
        "Vendors": (
            ("Vendor", "Country", "E-mail", "Role"),
            ("Pay Co", "Ireland", "info@pay.example", "Processor"),
            ("Mail Co", "Denmark", "info@mail.example", "Processor"),
        )
    },
}
"""By kind, the sheets of a small workbook in that layout."""

NOTICE = """Privacy statement

Our legal bases

Contract: We process your name and address to deliver the goods you ordered.

Legal obligation: We keep invoices for five years to comply with bookkeeping rules.

Consent: We send you our newsletter if you have signed up for it.
"""


def workbook(path: Path, sheets: Sheets) -> Path:
    """Write a workbook with these texts."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([cell or None for cell in row])
    book.save(path)
    return path


def separated(path: Path, rows: Rows) -> Path:
    """Write the rows as separated text."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)
    return path


def finish(flow: ImportFlow, wait: Callable[[], None]) -> None:
    """Let everything end that was begun; `wait` waits for the jobs."""
    for _round in range(40):
        wait()
        QCoreApplication.processEvents()
        if not flow.busy:
            return
    raise AssertionError("the import goes on and on")
