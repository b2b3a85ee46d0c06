from __future__ import annotations

from collections.abc import Callable

import pytest

from register_app.base import i18n
from register_app.model.document import ActivityDoc
from register_app.model.ref import Ref
from register_app.services import activities, documents, edit, listing, rows
from register_app.services.assign import is_plain
from register_app.services.refused import EditError
from register_app.store.register import Register

FIRST = Ref("activity", 1)


def activity(register: Register, number: int = 1) -> ActivityDoc:
    found = documents.activity(register.read(), number)
    assert found is not None
    return found


def test_a_field_is_set_tidied_and_undone(sample: Register) -> None:
    before = activity(sample)["name"]
    edit.set_field(sample, FIRST, "name", "  Loans \n and payments ")
    assert activity(sample)["name"] == "Loans and payments"
    edit.set_field(sample, FIRST, "description", "one\r\n\r\ntwo")
    assert activity(sample)["description"] == "one\n\ntwo"
    sample.undo()
    sample.undo()
    assert activity(sample)["name"] == before


def test_typing_in_one_field_is_one_step_until_it_is_left(sample: Register) -> None:
    steps = len(sample.steps())
    for text in ("L", "Lo", "Loa"):
        edit.set_field(sample, FIRST, "name", text)
    assert len(sample.steps()) == steps + 1
    sample.end_merge()
    edit.set_field(sample, FIRST, "name", "Loan")
    assert len(sample.steps()) == steps + 2
    sample.undo()
    assert activity(sample)["name"] == "Loa"


def test_linked_names_are_found_without_case_or_made(sample: Register) -> None:
    edit.set_field(sample, FIRST, "department", "  CREDIT ")
    assert activity(sample)["department"] == "Credit"
    edit.set_field(sample, FIRST, "department", "Legal")
    assert activity(sample)["department"] == "Legal"
    edit.set_field(sample, FIRST, "department", "")
    assert activity(sample)["department"] == ""


def test_the_step_names_the_field_in_the_language_of_the_program(sample: Register) -> None:
    edit.set_field(sample, FIRST, "owner", "Someone")
    step = sample.undo_step()
    assert step is not None
    assert step.label.text("en") == "Edit Owner"
    i18n.use("da")
    assert step.message != "Edit Owner"


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda r: edit.set_field(r, FIRST, "status", "finished"), "is not a choice"),
        (lambda r: edit.set_field(r, Ref("activity", 999), "name", "x"), "no longer exists"),
        (lambda r: edit.set_field(r, FIRST, "number", "RA-0002"), "belongs to"),
        (lambda r: edit.set_field(r, FIRST, "number", ""), "cannot be empty"),
        (lambda r: edit.set_field(r, FIRST, "uuid", "x"), "no field"),
        (lambda r: edit.set_field(r, Ref("term", 1), "name", " "), "cannot be empty"),
        (lambda r: edit.set_answer(r, FIRST, "clients", "unclarified"), "does not ask"),
        (lambda r: edit.set_answer(r, FIRST, "transfers", "perhaps"), "not an answer"),
        (lambda r: rows.add(r, "purpose_basis", FIRST), "does not belong"),
        (lambda r: rows.remove(r, [Ref("party", 1)]), "in use"),
        (lambda r: rows.remove(r, [Ref("term", 1)]), "in use"),
        (lambda r: edit.set_list(r, FIRST, "purposes", ["x"]), "no list"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(
    sample: Register, act: Callable[[Register], object], sentence: str
) -> None:
    before, head = documents.dump(sample.read()), sample.head()
    with pytest.raises(EditError, match=sentence):
        act(sample)
    assert documents.dump(sample.read()) == before
    assert sample.head() == head


def test_a_purpose_with_two_bases_of_which_one_rests_on_a_law(sample: Register) -> None:
    purpose = rows.add(sample, "purpose", FIRST, {"title": "To keep accounts"})
    rows.add(
        sample, "purpose_basis", purpose, {"article": "6(1)(c)", "law": "Bookkeeping Act", "section": "§ 12"}
    )
    rows.add(
        sample, "purpose_basis", purpose, {"article": "6(1)(f)", "reason": "order in our books"}, position=1
    )
    held = activity(sample)["purposes"][-1]
    assert held["title"] == "To keep accounts"
    assert [(b["article"], b["law"], b["section"], b["reason"]) for b in held["bases"]] == [
        ("6(1)(f)", "", "", "order in our books"),
        ("6(1)(c)", "Bookkeeping Act", "§ 12", ""),
    ]
    for _ in range(3):
        sample.undo()
    assert len(activity(sample)["purposes"]) == 1


def test_a_list_keeps_its_order_and_each_name_once(sample: Register) -> None:
    edit.set_list(sample, FIRST, "systems", ["Excel", "The loan system", "excel", "Paper"])
    assert activity(sample)["systems"] == ["Excel", "The loan system", "Paper"]
    assert activity(sample)["measures"], "another list of the same table is left alone"
    edit.set_list(sample, FIRST, "joint_controllers", ["Dealer A/S"])
    assert activity(sample)["joint_controllers"] == ["Dealer A/S"]


def test_rows_are_moved_among_their_siblings(sample: Register) -> None:
    before = [use["category"] for use in activity(sample)["data"]]
    last = sample.read().execute("SELECT max(id) FROM data_use WHERE activity_id = 1").fetchone()[0]
    rows.move(sample, Ref("data_use", last), 1)
    assert [use["category"] for use in activity(sample)["data"]] == [before[-1], *before[:-1]]


def test_a_recipient_is_a_category_when_one_is_known_by_that_name(sample: Register) -> None:
    named = rows.add(sample, "disclosure", FIRST, {"name": "the police"})
    assert activity(sample)["recipients"][-1]["kind"] == "category"
    edit.set_field(sample, named, "name", "Police of Funen")
    assert activity(sample)["recipients"][-1]["kind"] == "party"
    edit.set_recipient_kind(sample, named, "category")
    assert activity(sample)["recipients"][-1] | {"kind": "category"} == activity(sample)["recipients"][-1]


def test_data_serve_only_purposes_of_their_activity(sample: Register) -> None:
    use = Ref(
        "data_use", sample.read().execute("SELECT min(id) FROM data_use WHERE activity_id = 9").fetchone()[0]
    )
    own = [
        row[0] for row in sample.read().execute("SELECT id FROM purpose WHERE activity_id = 9 ORDER BY id")
    ]
    edit.set_purposes(sample, use, [own[1]])
    assert activity(sample, 9)["data"][0]["purposes"] == [2]
    with pytest.raises(EditError, match="another activity"):
        edit.set_purposes(sample, use, [1])
    assert activity(sample, 9)["data"][0]["purposes"] == [2]


def test_sensitivity_belongs_to_the_category_wherever_it_is_used(sample: Register) -> None:
    use = Ref(
        "data_use", sample.read().execute("SELECT min(id) FROM data_use WHERE activity_id = 1").fetchone()[0]
    )
    edit.set_field(sample, use, "sensitivity", "confidential")
    category = activity(sample)["data"][0]["category"]
    everywhere = [
        u["sensitivity"]
        for a in documents.dump(sample.read())["activities"]
        for u in a["data"]
        if u["category"] == category
    ]
    assert len(everywhere) > 1
    assert set(everywhere) == {"confidential"}


def test_an_answer_is_given_changed_and_taken_back(sample: Register) -> None:
    edit.set_answer(sample, FIRST, "recipients", "not_applicable", "Nobody gets them.")
    assert activity(sample)["answers"]["recipients"] == {
        "state": "not_applicable",
        "reason": "Nobody gets them.",
    }
    edit.set_answer(sample, FIRST, "recipients", "unclarified")
    edit.set_answer(sample, FIRST, "recipients", "")
    assert "recipients" not in activity(sample)["answers"]


def test_an_activity_is_removed_with_all_that_hangs_on_it_and_comes_back(sample: Register) -> None:
    before = documents.dump(sample.read())
    rows.remove(sample, [FIRST])
    assert sample.read().execute("SELECT count(*) FROM purpose WHERE activity_id = 1").fetchone()[0] == 0
    sample.undo()
    assert documents.dump(sample.read()) == before


def test_a_duplicate_is_a_draft_with_a_number_of_its_own(sample: Register) -> None:
    copy = activities.duplicate_activity(sample, FIRST)
    one, two = activity(sample), activity(sample, copy.id)
    assert two["number"] not in {one["number"], ""}
    assert (two["status"], two["last_review"]) == ("draft", "")
    for key in ("purposes", "data", "recipients", "measures", "systems", "answers"):
        assert two[key] == one[key]


def test_from_a_template_comes_everything_but_the_purposes(sample: Register) -> None:
    made = activity(sample, activities.new_from_template(sample, Ref("activity", 9), "Pensions").id)
    assert made["name"] == "Pensions"
    assert not made["purposes"]
    assert [use["category"] for use in made["data"]] == [
        use["category"] for use in activity(sample, 9)["data"]
    ]


def test_retired_activities_stay(sample: Register) -> None:
    activities.set_status(sample, [FIRST, Ref("activity", 2)], "retired")
    assert [activity(sample, n)["status"] for n in (1, 2, 3)] == ["retired", "retired", "approved"]


def test_a_retired_activity_comes_back_as_it_was(sample: Register) -> None:
    made = activities.add_activity(sample, values={"status": "retired"})
    one, other = FIRST, Ref("activity", 2)
    activities.set_status(sample, [other], "in_review")
    activities.set_status(sample, [one, other], "retired")
    assert listing.all_retired(sample.read(), [one.id, other.id])
    assert not listing.all_retired(sample.read(), [one.id, 3])
    assert not listing.all_retired(sample.read(), [])
    activities.bring_back(sample, [one, other, made, Ref("activity", 3)])
    assert [activity(sample, n)["status"] for n in (1, 2, 3, made.id)] == [
        "approved",
        "in_review",
        "approved",
        "draft",
    ]
    sample.undo()
    assert listing.all_retired(sample.read(), [one.id, other.id, made.id])


def test_a_plain_field_of_a_row_that_is_gone_is_refused(sample: Register) -> None:
    head = sample.head()
    with pytest.raises(EditError, match="no longer exists"):
        edit.set_field(sample, Ref("activity", 10**6), "description", "x")
    assert sample.head() == head


@pytest.mark.parametrize(
    ("table", "name", "plain"),
    [
        ("activity", "name", True),
        ("activity", "number", False),
        ("activity", "department", False),
        ("activity", "department_id", False),
        ("activity", "position", False),
        ("activity", "uuid", False),
        ("purpose_basis", "reason", True),
        ("purpose_basis", "law", False),
        ("data_use", "law", True),
        ("term", "name", False),
        ("term", "note", True),
        ("step", "label", False),
    ],
)
def test_only_texts_of_a_rows_own_are_set_without_a_look_at_others(
    table: str, name: str, plain: bool
) -> None:
    assert is_plain(table, name) is plain
