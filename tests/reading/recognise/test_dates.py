"""Dates as people and programs write them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.reading.recognise import dates


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-12", "12-03-2024", "12.03.2024", "12/03/2024", "12.3.24", "12. marts 2024", "den 12. marts 2024", "March 12, 2024", "12 March 2024", "12th of March 2024", "12. März 2024",
        "12 mars 2024", "le 12 mars 2024", "12 maart 2024", "12 de marzo de 2024", "12 marzo 2024", "12 marca 2024", "12 maaliskuuta 2024", "12. maaliskuuta 2024", "2024-03-12T10:15:00",
        "2024-03-12 00:00:00", "20240312", "2024/03/12", "12-03-2024 kl. 10:15", "12 Mar 2024", "Mar 12, 2024", " 12.03.2024. ", "12. mar. 2024",
    ],
)  # fmt: skip
def test_one_day_in_many_forms(text: str) -> None:
    assert dates.read(text) == "2024-03-12"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021-31-31",
        "31-02-2024",
        "marts 2024",
        "Q1 2024",
        "2024",
        "31/12",
        "12345",
        "Kunder",
        "6.1",
        "6(1)(b)",
        "5 år",
        "10.0",
        "45000",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates.read(text) == ""


def test_the_order_decides_only_what_is_open() -> None:
    assert dates.read("01/02/2024") == "2024-02-01"
    assert dates.read("01/02/2024", "mdy") == "2024-01-02"
    assert dates.read("13/02/2024", "mdy") == "2024-02-13"
    assert dates.read("02/13/2024") == "2024-02-13"


def test_python_dates_and_serials() -> None:
    assert dates.read(datetime.date(2024, 3, 12)) == "2024-03-12"
    assert dates.read(datetime.datetime(2024, 3, 12, 8)) == "2024-03-12"
    assert dates.read(45363) == ""
    assert dates.read(45363, serials=True) == "2024-03-12"
    assert dates.read("45363", serials=True) == "2024-03-12"
    assert dates.read(5, serials=True) == ""
    assert dates.read(None) == dates.read(True) == ""


def test_ambiguity() -> None:
    assert dates.ambiguous(["01/02/2024", "03/04/2024"])
    assert not dates.ambiguous(["01/02/2024", "13/04/2024"])
    assert not dates.ambiguous(["01/01/2024", "2024-03-04", None, 5])
    assert dates.order_of(["01/02/2024", "03/14/2024"]) == "mdy"
    assert dates.order_of(["01/02/2024", "14/03/2024"]) == "dmy"
    assert dates.order_of(["01/02/2024"]) == ""


@given(st.dates(datetime.date(1971, 1, 1), datetime.date(2068, 12, 31)))
def test_every_day_is_read_back(day: datetime.date) -> None:
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d.%m.%y", "%Y%m%d"):
        assert dates.read(day.strftime(form)) == day.isoformat()
    assert dates.read(day.strftime("%m/%d/%Y"), "mdy") == day.isoformat()
    assert dates.looks_like(day.isoformat()) == 1.0
