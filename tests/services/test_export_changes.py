"""What has changed, as a reader is told it."""

from __future__ import annotations

from register_app.model.document import complete_document
from register_app.services import export_changes


def test_differences_are_told_in_words_and_only_where_they_are() -> None:
    use = {"category": "Names", "sensitivity": "ordinary", "retention": {"period": "P3Y"}}
    kept = {"category": "Faith", "sensitivity": "special"}
    activity = {"id": "1", "number": "RA-0001", "name": "Payroll", "status": "approved", "data": [use, kept]}
    before = complete_document({"activities": [activity]})
    longer = {**use, "retention": {"period": "P4Y"}}
    after = complete_document({"activities": [{**activity, "status": "retired", "data": [longer, kept]}]})

    found = {entry.key: entry for entry in export_changes.compared(before, after, "da")}
    assert found.keys() == {"status", "data"}
    assert (found["status"].before, found["status"].after) == ("Godkendt", "Ophørt")
    assert found["data"].before == "Names · Almindelige · 3 år"
    assert found["data"].after == "Names · Almindelige · 4 år"
    assert not export_changes.compared(before, before, "da")


def test_what_words_do_not_tell_apart_is_told_all_the_same() -> None:
    named = {"name": "Bank", "kind": "party"}
    before = complete_document({"activities": [{"id": "1", "status": "draft", "recipients": [named]}]})
    other = {"id": "1", "status": "approved", "recipients": [{**named, "kind": "category"}]}
    after = complete_document({"activities": [other]})
    found = {entry.key: entry.after for entry in export_changes.compared(before, after, "en")}
    assert found == {"status": "Approved", "recipients": "Bank · category"}
