from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.base.i18n import Message
from register_app.store.changes import Change, label_from, label_text, row_from

NAMES = st.sampled_from(["a", "b", "title"])
VALUES = st.text() | st.integers()


@given(st.dictionaries(NAMES, VALUES))
def test_labels_come_back(params: dict[str, object]) -> None:
    label = Message("Text " + " ".join(f"{{{name}}}" for name in params), params)
    undo = Message("Undo: {step}", {"step": label})
    assert label_from(*label_text(label)).text() == label.text()
    assert label_from(*label_text(undo)).text() == undo.text()


@pytest.mark.parametrize(
    "msgid",
    ["{", "}", "{a.__class__}", "{a[0]}", "{a!r}", "{a:>999999999}", "{missing}", "{0}", "{}", "{a:{b}}"],
)
def test_a_label_that_asks_for_more_is_shown_as_it_is(msgid: str) -> None:
    assert label_from(msgid, '{"a": "x", "b": "y"}').text() == msgid
    assert (
        label_from("Undo: {step}", json.dumps({"step": {"msgid": msgid, "params": {"a": 1}}})).text()
        == f"Undo: {msgid}"
    )


@given(msgid=st.text(), params=st.text() | st.recursive(st.none() | st.text(), lambda inner: st.dictionaries(
    st.sampled_from(["msgid", "params", "a"]), inner)).map(json.dumps))  # fmt: skip
def test_any_label_of_any_file_can_be_shown(msgid: str, params: str) -> None:
    label_from(msgid, params).text()


def test_a_label_nested_without_end() -> None:
    params = '{"step": {"msgid": "{step}", "params": ' * 5000 + "{}" + "}}" * 5000
    label_from("{step}", params).text()


def test_rows_of_the_journal() -> None:
    assert row_from(None) is None
    assert row_from('{"id": 1, "name": "tab\tand \\u0000"}') == {"id": 1, "name": "tab\tand \x00"}
    for bad in ("[1]", "3", "no", '{"id": 1'):
        with pytest.raises(ValueError):
            row_from(bad)


def test_the_columns_that_differ() -> None:
    assert Change("t", 1, {"id": 1, "a": "x", "b": None}, {"id": 1, "a": "y", "b": None}).columns() == ["a"]
    assert Change("t", 1, None, {"id": 1, "a": ""}).columns() == ["id", "a"]
    assert Change("t", 1, {"id": 1}, None).columns() == ["id"]
