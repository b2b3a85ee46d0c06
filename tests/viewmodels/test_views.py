"""Views of the register table: given ones, saved ones, what the settings keep of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from register_app.viewmodels import views
from register_app.viewmodels.columns import BY_KEY
from register_app.viewmodels.filters import Filter
from register_app.viewmodels.session import Session
from register_app.viewmodels.table import RegisterTable
from register_app.viewmodels.views import GIVEN, GROUPS, View

_KEYS = st.sampled_from(sorted(BY_KEY))
_VIEWS = st.builds(
    View,
    columns=st.lists(st.builds("{}:{}".format, _KEYS, st.integers(0, 900)), unique=True).map(tuple),
    sort=st.lists(st.builds("{}{}".format, st.sampled_from(("", "-")), _KEYS)).map(tuple),
    filters=st.lists(st.builds(Filter, st.just("name"), st.just("contains"), st.tuples(st.text()))).map(
        tuple
    ),
    group=st.sampled_from(("", *GROUPS)),
    retired=st.booleans(),
    name=st.text(),
)


@given(_VIEWS)
def test_a_view_comes_back_from_the_settings(view: View) -> None:
    assert views.from_text(views.to_text(view)) == view


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(repr))
def test_nothing_in_the_settings_breaks_the_table(text: str) -> None:
    view = views.from_text(text)
    assert view is None or views.widths(view)


def test_what_is_unknown_is_left_out() -> None:
    view = views.from_text(
        '{"columns": ["x:3", "owner:80", 4], "sort": ["-no", "-name"], "group": "mood", '
        '"filters": [{"key": "name", "test": "melts"}, {"key": "owner", "test": "empty"}, 3]}'
    )
    assert view == View(columns=("owner:80",), sort=("-name",), filters=(Filter("owner", "empty"),))
    assert list(views.widths(view)) == ["name", "owner"]


def test_given_views_are_usable_and_show_what_they_say(sample: Session) -> None:
    table = RegisterTable(sample)
    table.load()
    counts = {}
    for key, (_name, view) in GIVEN.items():
        assert all(held.usable for held in view.filters)
        assert all(item.partition(":")[0] in BY_KEY for item in view.columns)
        table.arrange(filters=view.filters, group=view.group, retired=view.retired)
        counts[key] = len(table.ids())
    assert counts["all"] == table.total()
    assert 0 < counts["special"] < counts["all"]
    assert 0 < counts["transfers"] < counts["all"]
    assert 0 < counts["processor"] < counts["all"]


def test_the_oldest_layouts_go() -> None:
    layouts: dict[str, str] = {}
    for number in range(60):
        layouts = views.kept(layouts, f"/{number}", View())
    assert next(iter(layouts)) == "/20"
    assert list(views.kept(layouts, "/25", View(group="status")))[-1] == "/25"
    assert len(layouts) == 40


def test_widths_and_names_do_not_make_another_view() -> None:
    assert views.same(View(columns=("name:1",), name="a"), View(columns=("name:200",), name="b"))
    assert not views.same(View(columns=("name:1",)), View(columns=("name:1",), group="status"))
