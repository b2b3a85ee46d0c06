"""The rows of one list of an activity (data, recipients, transfers) as a grid edits them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from register_app.base.i18n import N_, Message, _
from register_app.model.document import RETENTION_FIELDS
from register_app.model.ref import Ref
from register_app.services import retention
from register_app.viewmodels.activity import ActivityView, IssueView
from register_app.viewmodels.dates import period_shown

_LONGEST_NAME = 80

TABLES = {"data": "data_use", "recipients": "disclosure", "transfers": "transfer"}
"""Key in the document → table of its rows."""


class RowsView:
    """Reads and writes the rows below one key of the activity's document."""

    def __init__(self, view: ActivityView, key: str) -> None:
        self._view, self._key = view, key

    def refs(self) -> list[Ref]:
        return [self._view.row(self._key, place) for place in range(len(self._items()))]

    def value(self, ref: Ref, name: str) -> str:
        """The text of a field; "" where the row is gone."""
        item = self._item(ref)
        if item is None:
            return ""
        if self._key == "data" and name in RETENTION_FIELDS:
            return str(item["retention"][name])
        return str(item.get(name, ""))

    def values(self, ref: Ref, name: str) -> list[str]:
        """The texts of a list field. Purposes are named by number and title."""
        item = self._item(ref)
        if item is None:
            return []
        if name == "purposes":
            labels = self.purpose_labels()
            return [labels[place - 1] for place in item["purposes"] if 0 < place <= len(labels)]
        return list(item[name])

    def purpose_labels(self) -> list[str]:
        """Each purpose of the activity by its number and its name."""
        return [
            f"{place}. {' '.join((purpose['title'] or purpose['description'] or _('Purpose')).split())}"
            for place, purpose in enumerate(self._view.document["purposes"], 1)
        ]

    def issues(self, place: int) -> list[IssueView]:
        return self._view.issues_at(self._key, place)

    def set(self, ref: Ref, name: str, value: str) -> None:
        if (self._key, name) == ("recipients", "kind"):
            self._view.set_recipient_kind(ref, value)
        else:
            self._view.set(ref, name, value)

    def take_rule(self, ref: Ref, name: str) -> None:
        """Let a use of data keep the time limit of the retention rule called `name`."""
        register = self._view.session.register
        rule = next((rule for rule in retention.rules(register.read()) if rule.name == name), None)
        if rule is not None:
            retention.take_over(register, ref, rule)

    def keep_as_rule(self, ref: Ref) -> str:
        """Put the time limit of a use of data into the catalogue; gives the name it has there."""
        register = self._view.session.register
        name = self.value(ref, "text") or period_shown(self.value(ref, "period"))
        name = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"
        retention.keep_as_rule(register, ref, name)
        return name

    def set_list(self, ref: Ref, name: str, values: Sequence[str]) -> None:
        if name == "purposes":
            labels = self.purpose_labels()
            self._view.set_purposes(ref, [labels.index(value) for value in values if value in labels])
        else:
            self._view.set_list(ref, name, values)

    def add(self, values: Mapping[str, str] | None = None) -> Ref:
        return self._view.add(TABLES[self._key], values=dict(values or {}))

    def add_many(self, rows: Sequence[Mapping[str, str]]) -> list[Ref]:
        """Several rows as one step, such as a pasted list."""
        if len(rows) == 1:
            return [self.add(rows[0])]
        with self._view.session.register.edit(Message(N_("Add several rows"))):
            return [self.add(values) for values in rows]

    def remove(self, ref: Ref) -> None:
        self._view.remove(ref)

    def move(self, ref: Ref, position: int) -> None:
        self._view.move(ref, position)

    def _items(self) -> list[dict[str, Any]]:
        return cast(list[dict[str, Any]], self._view.document[self._key])  # type: ignore[literal-required]

    def _item(self, ref: Ref) -> dict[str, Any] | None:
        path = self._view.record.place(ref)
        return self._items()[int(path[1])] if path else None
