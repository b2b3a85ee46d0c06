"""The history of one field in words, and a value of it put back."""

from __future__ import annotations

from dataclasses import dataclass

from register_app.base.i18n import _
from register_app.model.fields import Field
from register_app.model.ref import Ref
from register_app.services.fieldhistory import FieldChange, of_field
from register_app.viewmodels.dates import date_shown
from register_app.viewmodels.history import moment
from register_app.viewmodels.session import Session
from register_app.viewmodels.value_texts import shown

LIST_KINDS = ("terms", "parties", "purposes")


@dataclass(frozen=True)
class PastLine:
    """One change: when and by whom, from what to what; `current` where its outcome is what stands there now."""

    when: str
    author: str
    before: str
    after: str
    current: bool
    change: FieldChange


class FieldPast:
    """Reads the history of `field` in the row `ref`; `restore` is one step to undo."""

    def __init__(self, session: Session, field: Field, ref: Ref) -> None:
        self._session, self.field, self.ref = session, field, ref

    def lines(self) -> list[PastLine]:
        """Every change, the newest first."""
        changes = of_field(self._session.read(), self.ref, self.field.name)
        return [
            PastLine(
                moment(change.at),
                change.author,
                self.text(change.before),
                self.text(change.after),
                place == 0,
                change,
            )
            for place, change in enumerate(changes)
        ]

    def text(self, values: tuple[str, ...]) -> str:
        """A value in words."""
        words = [date_shown(v) if self.field.kind == "date" else shown(self.field, v) for v in values]
        return ", ".join(words) or _("empty")

    @property
    def restorable(self) -> bool:
        """Purposes of a use of data are places in a list that may have changed since: they are only told."""
        return self.field.kind != "purposes" and not self._session.read_only

    def restore(self, values: tuple[str, ...]) -> None:
        """Put an old value back. Raises RegisterError where it can no longer stand."""
        from register_app.services import edit

        register = self._session.register
        self._session.finish_typing()
        if self.field.kind in LIST_KINDS:
            edit.set_list(register, self.ref, self.field.name, values)
        else:
            edit.set_field(register, self.ref, self.field.name, values[0] if values else "")
        self._session.end_merge()
