"""The history of a field in words, an old value put back; pasted lists; bases read aloud."""

from __future__ import annotations

import pytest

from register_app.base import i18n
from register_app.model.document import BasisDoc
from register_app.model.fields import FIELDS
from register_app.viewmodels import activities
from register_app.viewmodels.activity import HOLDERS, ActivityView
from register_app.viewmodels.choices import pasted_names
from register_app.viewmodels.citation import bases_sentence
from register_app.viewmodels.fieldpast import FieldPast
from register_app.viewmodels.session import Session


@pytest.fixture
def view(session: Session) -> ActivityView:
    return ActivityView(session, activities.add(session, "controller"))


def _set(view: ActivityView, name: str, value: str) -> None:
    view.set(view.ref, name, value)
    view.session.end_merge()


def test_values_are_told_in_words_and_put_back_in_one_step(view: ActivityView, session: Session) -> None:
    past = FieldPast(session, FIELDS["activity.status"], view.ref)
    _set(view, "status", "in_review")
    _set(view, "status", "approved")
    lines = past.lines()
    assert [(line.before, line.after) for line in lines[:2]] == [
        ("In review", "Approved"),
        ("Draft", "In review"),
    ]
    assert [line.current for line in lines] == [True] + [False] * (len(lines) - 1)
    assert lines[0].author == "Mette"
    steps = len(session.register.steps())
    past.restore(lines[1].change.before)
    assert view.document["status"] == "draft"
    assert len(session.register.steps()) == steps + 1
    session.undo()
    assert view.document["status"] == "approved"


def test_dates_and_lists_are_put_back(view: ActivityView, session: Session) -> None:
    _set(view, "next_review", "2027-03-12")
    _set(view, "next_review", "")
    past = FieldPast(session, FIELDS["activity.next_review"], view.ref)
    i18n.use("da")
    assert past.lines()[0].before == "12.03.2027"
    past.restore(past.lines()[0].change.before)
    assert view.document["next_review"] == "2027-03-12"
    view.set_list(view.ref, "systems", ["ERP", "Mail"])
    view.set_list(view.ref, "systems", [])
    lists = FieldPast(session, FIELDS["activity.systems"], view.ref)
    lists.restore(lists.lines()[0].change.before)
    assert view.document["systems"] == ["ERP", "Mail"]


def test_letter_a_is_that_of_the_register(sample: Session) -> None:
    ids = [row[0] for row in sample.read().execute("SELECT id FROM activity ORDER BY id")]
    view = ActivityView(sample, ids[0])
    slot = view.holder_slot()
    assert (slot.slot, slot.letter, slot.state) == (HOLDERS, "a", "answered")
    assert view.holders()[0].role == "controller"
    assert all(line.filled for line in view.holders() if line.role in ("controller", "dpo"))
    processor = next(v for v in (ActivityView(sample, i) for i in ids) if v.document["part"] == "processor")
    assert processor.holders()[0].label == "Processor"


def test_letter_a_is_missing_where_nobody_is_named(view: ActivityView) -> None:
    assert view.holder_slot().state == "missing"
    assert [(line.role, line.text) for line in view.holders()] == [("controller", ""), ("dpo", "")]


def test_columns_that_were_not_placed_are_edited_and_removed(view: ActivityView) -> None:
    first = view.add("extra", values={"heading": "Old number", "text": "17"})
    view.add("extra", values={"heading": "Older number", "text": "18"})
    assert [(extra.heading, extra.text) for extra in view.extras()] == [
        ("Old number", "17"),
        ("Older number", "18"),
    ]
    view.set(first, "text", "19")
    assert view.extras()[0].text == "19"
    view.remove(first)
    assert [extra.text for extra in view.extras()] == ["18"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kunder; Kautionister\nKunder", ["Kunder", "Kautionister"]),
        ("- Names\r\n- Addresses,\n\n• Phone", ["Names", "Addresses", "Phone"]),
        ("One\tTwo\tone", ["One", "Two"]),
        ("Only this, with a comma", ["Only this, with a comma"]),
        (" \n ; ", []),
    ],
)
def test_a_pasted_list_becomes_names(text: str, names: list[str]) -> None:
    assert pasted_names(text) == names


def _basis(article: str, law: str = "", section: str = "") -> BasisDoc:
    return BasisDoc(article=article, law=law, section=section, reason="", lia="")


def test_several_bases_read_naturally() -> None:
    several = [
        _basis("6(1)(a)"), _basis("6(1)(c)", "The Bookkeeping Act", "§ 12"), _basis("9(2)(h)"), _basis(""),
    ]  # fmt: skip
    assert (
        bases_sentence(several)
        == "Art. 6(1)(c) The Bookkeeping Act § 12 or consent (Art. 6(1)(a)); also Art. 9(2)(h)"
    )
    assert bases_sentence([_basis("6(1)(a)")]) == "Consent (Art. 6(1)(a))"
    assert bases_sentence([]) == ""
