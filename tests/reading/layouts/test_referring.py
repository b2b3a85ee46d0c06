"""Cells that say no more than where the value stands: with another activity."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.reading.layouts import referring
from tests.reading.layouts.workbooks import Rows, activities, bases, limits, one, recipients

HEADINGS = ["Nr.", "Aktivitet", "Formål", "Retsgrundlag", "Oplysninger", "Modtagere", "Slettefrist"]
KENNEL: Rows = [
    HEADINGS,
    ["1", "Pension", "Passe gæsternes hunde", "Art. 6, stk. 1, litra b", "Navn", "Dyrlægen", "2 år efter opholdet"],
    ["2", "Hvalpekursus", "Holde kurser", "se nr. 1", "Navn", "Ingen", "som nr. 1"],
    ["3", "Hundeskue", "Kåre vindere", "Art. 6, stk. 1, litra f", "Navn", "se Pension", "Se nr. 2"],
]  # fmt: skip


def test_a_reference_gives_the_value_of_the_activity_it_names() -> None:
    batch = one(KENNEL)
    found = activities(batch)
    assert bases(found["Hvalpekursus"]) == {"Holde kurser": ["6(1)(b)"]}
    assert limits(found["Hvalpekursus"]) == {"Navn": "P2Y"}
    assert recipients(found["Hundeskue"]) == ["Dyrlægen"]
    assert limits(found["Hundeskue"]) == {"Navn": "P2Y"}  # by way of no. 2
    told = {problem.cell: problem.severity for problem in batch.problems}
    assert told == {"D3": "info", "G3": "info", "F4": "info", "G4": "info"}


@pytest.mark.parametrize(
    "text", ["se nr. 9", "se nr. 2", "som nr. 1 og 3", "se slettepolitikken", "se bilag 1"]
)
def test_what_is_not_certain_stays_as_it_stands(text: str) -> None:
    rows = [list(row) for row in KENNEL]
    rows[2][6] = text  # no. 9 is not there, no. 2 is the row itself
    batch = one(rows)
    use = activities(batch)["Hvalpekursus"]["data"][0]
    assert (use["retention"]["text"], use["retention"]["period"]) == (text, "")
    warned = {problem.cell for problem in batch.problems if problem.severity == "warning"}
    assert warned == ({"G3", "G4"} if text in ("se nr. 9", "se nr. 2") else set())


def test_two_activities_of_one_number_are_no_certain_target() -> None:
    rows = [list(row) for row in KENNEL]
    rows[3][0] = "1"
    found = activities(one(rows))
    assert found["Hvalpekursus"]["data"][0]["retention"]["text"] == "som nr. 1"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("see no. 3", ("3", True)), ("See activity no. 12.", ("12", True)), ("siehe Nr. 3", ("3", True)),
        ("wie bei Nr. 3", ("3", True)), ("voir n° 4", ("4", True)), ("zie nummer 2", ("2", True)),
        ("se nr 7", ("7", True)), ("katso nro 5", ("5", True)), ("see Payroll", ("payroll", False)),
        ("same as no. 3", ("3", True)), ("jf. behandling nr. 3", ("3", True)),
        ("(see no. 3)", ("3", True)), ("See no. 3 above", ("3", True)), ("s. lfd. Nr. 3", ("3", True)), ("→ nr. 3", ("3", True)),
        ("idem no. 3", ("3", True)), ("véase n.º 3", ("3", True)), ("vedi n. 3", ("3", True)), ("jfr. pkt. 3", ("3", True)),
    ],
)  # fmt: skip
def test_references_in_many_languages(text: str, named: tuple[str, bool]) -> None:
    assert referring.target(text) == named


@given(
    st.sampled_from(
        [
            "se",
            "Se",
            "SEE",
            "see",
            "jævnfør",
            "VÉASE",
            "vease",
            "s.",
            "=",
            "→",
            "(",
            "ks.",
            "samma",
            "som",
            "hetzelfde",
            "als",
            "Total",
            "som",
        ]
    ),
    st.sampled_from(["", " ", "\t", "."]),
    st.sampled_from(["nr. 3", "no. 12 above", "Payroll", "lfd. Nr. 3)", ""]),
)
def test_the_quick_look_hides_no_reference(word: str, between: str, what: str) -> None:
    text = word + between + what
    assert referring.points(text) is (referring.target(text) is not None)


@pytest.mark.parametrize("text", ["Seniorer", "5 år", "se nr. 3 og 4", "comentarios", "Version 3", "als"])
def test_words_that_refer_to_nothing(text: str) -> None:
    assert referring.target(text) is None


def test_a_reference_is_found_in_a_table_on_its_side() -> None:
    turned = [list(column) for column in zip(*KENNEL, strict=True)]
    found = activities(one(turned))
    assert bases(found["Hvalpekursus"]) == {"Holde kurser": ["6(1)(b)"]}


@pytest.mark.parametrize(
    "text",
    ["(as above)", "w.o.", "same as row above", '— " —', "d:o", "↑", "lo mismo", "hetzelfde als hierboven"],
)
def test_what_repeats_the_cell_above(text: str) -> None:
    rows = [list(row) for row in KENNEL]
    rows[2][6] = text
    assert limits(activities(one(rows))["Hvalpekursus"]) == {"Navn": "P2Y"}


@pytest.mark.parametrize("text", ["s. Anlage 3", "idem", "Same system", "do not keep", "see the policy"])
def test_what_names_no_activity_by_number(text: str) -> None:
    assert (referring.target(text) or ("", False))[1] is False
