"""Which activities an export is about: everything, what the table shows, a view, a department and so on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from register_app.base.i18n import N_, _
from register_app.model.vocabulary import STATUSES
from register_app.services import selection
from register_app.services.listing import Line
from register_app.viewmodels import views
from register_app.viewmodels.filters import predicate
from register_app.viewmodels.session import Session

KINDS = {
    "all": N_("All"),
    "shown": N_("Those that the table shows"),
    "selected": N_("Those selected in the table"),
    "view": N_("A view of the table"),
    "department": N_("A department"),
    "part": N_("As controller or as processor"),
    "status": N_("A status"),
    "subjects": N_("Certain data subjects"),
}
_PARTS = {"controller": N_("As controller"), "processor": N_("As processor")}


class Scopes:
    """What can be chosen in the register that is open. `line` gives a row of the register table as it was read."""

    def __init__(
        self,
        session: Session,
        shown: Sequence[int],
        selected: Sequence[int],
        line: Callable[[int], Line],
        saved: Mapping[str, str],
    ) -> None:
        self._session, self._line = session, line
        self._numbers = {"shown": list(shown), "selected": list(selected)}
        self._held: dict[str, list[str]] = {}
        self._rows: dict[int, tuple[str, str]] = {
            number: (identity, code)
            for number, identity, code in session.read().execute(
                "SELECT id, uuid, number FROM activity ORDER BY position"
            )
        }
        self._views: dict[str, tuple[str, views.View]] = {
            f"given:{key}": (_(name), view) for key, (name, view) in views.GIVEN.items() if key != "all"
        }
        for name, text in saved.items():
            view = views.from_text(text)
            if view is not None:
                self._views[f"saved:{name}"] = (name, view)

    def kinds(self) -> dict[str, str]:
        """The ways to choose that make sense now."""
        offered = {key: _(text) for key, text in KINDS.items()}
        for key, numbers in self._numbers.items():
            if not numbers or len(numbers) == len(self._rows):
                del offered[key]
        for key in ("department", "subjects"):
            # The names themselves are gathered when they are to be chosen among.
            if not any(name for number in self._rows for name in self._line(number).get(key, ())):
                del offered[key]
        return offered

    def values(self, kind: str) -> dict[str, str]:
        """What to choose among: value → text; empty where the kind says it all."""
        match kind:
            case "view":
                return {key: name for key, (name, _view) in self._views.items()}
            case "department" | "subjects":
                found = self._names(kind)
                return {name: name for name in found}
            case "part":
                return {key: _(text) for key, text in _PARTS.items()}
            case "status":
                return {key: _(text) for key, text in STATUSES.items()}
            case _:
                return {}

    def where(self, kind: str, value: str = "") -> str:
        """The expression (`services/selection.py`) for what was chosen; "" is everything."""
        match kind:
            case "shown" | "selected":
                return self._among(self._numbers[kind])
            case "view":
                return self._among(self._passing(self._views[value][1]))
            case "department" | "part" | "status" | "subjects":
                said = selection.condition(kind, [value])
                if said is None:
                    said = self._among([n for n in self._rows if value in self._line(n).get(kind, ())])
                return said
            case _:
                return ""

    def found(self, where: str) -> tuple[str, str]:
        """The kind and value that an expression was made of, as ("", "") where it is none of those offered."""
        if not where:
            return "all", ""
        for kind in self.kinds():
            for value in self.values(kind) or ("",):
                if self.where(kind, value) == where:
                    return kind, value
        return "", ""

    def _among(self, numbers: Sequence[int]) -> str:
        rows = [{"id": identity, "number": number} for identity, number in self._rows.values()]
        return selection.among(rows, {self._rows[number][0] for number in numbers if number in self._rows})

    def _passing(self, view: views.View) -> list[int]:
        today = datetime.now().astimezone().date()
        tests = [predicate(given, today) for given in view.filters]
        return [
            number
            for number in self._rows
            if all(test(self._line(number)) for test in tests)
            and (view.retired or self._line(number).get("status") != ("retired",))
        ]

    def _names(self, kind: str) -> list[str]:
        if kind not in self._held:
            found = {name for number in self._rows for name in self._line(number).get(kind, ()) if name}
            self._held[kind] = sorted(sorted(found), key=str.casefold)
        return self._held[kind]
