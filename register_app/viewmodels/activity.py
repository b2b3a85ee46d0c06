"""One activity as a form edits it: its document, the state of each letter of Art. 30, what the checks say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from register_app.base.i18n import N_, _
from register_app.model import vocabulary
from register_app.model.document import ActivityDoc
from register_app.model.ref import Ref
from register_app.services.record import ExtraColumn, Path, Record, holders, read
from register_app.services.rules.slots import State, states
from register_app.store.changes import ChangeSet
from register_app.viewmodels.countries import country
from register_app.viewmodels.session import Session

_LONGEST_HINT = 60

HOLDERS = "holders"
"""The line of the side list that stands for letter (a); Art. 30 asks it of the register, not of an activity."""


@dataclass(frozen=True)
class SlotView:
    """A line of the Art. 30 side list: `hint` is what is filled in, in a few words."""

    slot: str
    letter: str
    label: str
    state: State
    hint: str


@dataclass(frozen=True)
class IssueView:
    """What a check says, where it belongs."""

    path: Path
    severity: str
    text: str
    article: str
    rule: str


@dataclass(frozen=True)
class HolderView:
    """Letter (a): who answers for the register, in the order of the article; `filled` where somebody is named."""

    role: str
    label: str
    text: str

    @property
    def filled(self) -> bool:
        return bool(self.text)


class ActivityView(QObject):
    """Reads one activity and writes to it. `changed` follows each step that may have touched it; `gone` its removal."""

    changed = Signal()
    gone = Signal()

    def __init__(self, session: Session, activity_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.id = activity_id
        self._record: Record | None = None
        self._issues: list[IssueView] = []
        self.reload()
        session.changed.connect(self._on_changed)

    @property
    def exists(self) -> bool:
        return self._record is not None

    @property
    def record(self) -> Record:
        if self._record is None:
            raise LookupError(self.id)
        return self._record

    @property
    def document(self) -> ActivityDoc:
        return self.record.document

    @property
    def ref(self) -> Ref:
        return self.record.ref

    @property
    def read_only(self) -> bool:
        return self.session.read_only

    def text(self, name: str) -> str:
        """A text of the activity's own; "" once it is gone."""
        return str(self.document[name]) if self.exists else ""  # type: ignore[literal-required]

    def texts(self, name: str) -> list[str]:
        """A list of names of the activity's own."""
        return list(self.document[name]) if self.exists else []  # type: ignore[literal-required]

    def row(self, *path: str | int) -> Ref:
        """The row behind a place of the document."""
        return self.record.rows[path]

    def reload(self) -> None:
        self._record = read(self.session.read(), self.id)
        self._issues = []

    # What it says

    def slots(self) -> list[SlotView]:
        """The letters of Art. 30(1) or (2) in order, each with its state."""
        part = self.document["part"] if self.document["part"] in vocabulary.SLOTS else "controller"
        return [
            SlotView(
                slot,
                vocabulary.SLOT_LETTERS[part, slot],
                _(vocabulary.SLOT_LABELS[slot]),
                state,
                self._hint(slot),
            )
            for slot, state in states(self.document).items()
        ]

    def holders(self) -> list[HolderView]:
        """Letter (a) of Art. 30(1) or (2): the controller (of a processor's record: the processor), its DPO, others.

        They are of the register as a whole. The controller and the DPO are always told, the others where named.
        """
        held = holders(self.session.read())
        processor = self.document["part"] == "processor"
        lines = []
        for role in ("controller", "joint_controller", "representative", "dpo"):
            label = N_("Processor") if processor and role == "controller" else vocabulary.REGISTER_ROLES[role]
            text = " · ".join(held.get(role, ()))
            if text or role in ("controller", "dpo"):
                lines.append(HolderView(role, _(label), text))
        return lines

    def holder_slot(self) -> SlotView:
        """Letter (a) as a line of the side list."""
        lines = self.holders()
        state: State = "answered" if lines[0].filled else "missing"
        hint = ", ".join(line.text.split(" · ")[0] for line in lines if line.filled)
        label = N_("Processor and DPO") if self.document["part"] == "processor" else N_("Controller and DPO")
        return SlotView(HOLDERS, "a", _(label), state, _short(hint))

    def extras(self) -> tuple[ExtraColumn, ...]:
        """The columns that an import could not place."""
        return self.record.extras if self.exists else ()

    def state(self, slot: str) -> State:
        return states(self.document).get(slot, "missing")

    def answer(self, slot: str) -> tuple[str, str]:
        """What is said of an empty slot: its state and the reason."""
        said = self.document["answers"].get(slot)
        return (said["state"], said["reason"]) if said else ("", "")

    def _hint(self, slot: str) -> str:
        document = self.document
        match slot:
            case "purposes":
                names = [p["title"] or p["description"] for p in document["purposes"]]
            case "subjects":
                names = list(dict.fromkeys(name for use in document["data"] for name in use["subjects"]))
            case "data":
                names = [use["category"] for use in document["data"]]
            case "retention":
                limits = [u["retention"]["text"] or u["retention"]["period"] for u in document["data"]]
                names = list(dict.fromkeys(limits))
            case "recipients":
                names = [recipient["name"] for recipient in document["recipients"]]
            case "transfers":
                names = [country(t["country"]) or t["organisation"] for t in document["transfers"]]
            case "measures":
                names = document["measures"]
            case "clients":
                names = document["clients"]
            case _:
                names = document["processing"]
        names = [name for name in names if name.strip()]
        return _short(", ".join(names[:4]))

    # What the checks say

    def issues(self) -> list[IssueView]:
        return list(self._issues)

    def issues_at(self, *path: str | int) -> list[IssueView]:
        """The issues of a place of the document and of what lies below it."""
        return [issue for issue in self._issues if issue.path[: len(path)] == path]

    def check(self) -> None:
        """Put every rule to this activity; cheap enough for the pauses in typing, not for each keystroke."""
        from register_app.services import check, documents

        if self._record is None:
            return
        document = documents.dump(self.session.read(), [self.id])
        self._issues = [
            IssueView(issue.path, issue.severity, issue.message.text(), issue.article, issue.rule)
            for issue in check.of_activity(self.document, document)
        ]

    # What the user does; each is one step to undo. Refusals are RegisterErrors, told beside the field.

    def set(self, ref: Ref, name: str, value: str) -> None:
        from register_app.services import edit

        edit.set_field(self.session.register, ref, name, value)

    def set_list(self, ref: Ref, name: str, values: Sequence[str]) -> None:
        from register_app.services import edit

        edit.set_list(self.session.register, ref, name, values)
        self.session.end_merge()

    def set_purposes(self, ref: Ref, places: Sequence[int]) -> None:
        """Let a data use serve the purposes at these 0-based places."""
        from register_app.services import edit

        edit.set_purposes(self.session.register, ref, [self.row("purposes", p).id for p in places])
        self.session.end_merge()

    def set_answer(self, slot: str, state: str, reason: str = "") -> None:
        from register_app.services import edit

        edit.set_answer(self.session.register, self.ref, slot, state, reason)

    def add(self, table: str, parent: Ref | None = None, values: dict[str, str] | None = None) -> Ref:
        from register_app.services import rows

        return rows.add(self.session.register, table, parent or self.ref, values)

    def remove(self, ref: Ref) -> None:
        from register_app.services import rows

        rows.remove(self.session.register, [ref])

    def set_recipient_kind(self, ref: Ref, kind: str) -> None:
        """Make a recipient a named "party" or a "category" of recipients."""
        from register_app.services import edit

        edit.set_recipient_kind(self.session.register, ref, kind)

    def move(self, ref: Ref, position: int) -> None:
        """Put a row at a 1-based place among its siblings."""
        from register_app.services import rows

        rows.move(self.session.register, ref, position)

    def rehome(self, ref: Ref, parent: Ref, position: int) -> None:
        """Put a legal basis below another purpose of the activity, at a 1-based place there."""
        from register_app.services import rows

        rows.rehome(self.session.register, ref, parent, position)

    def _on_changed(self, changes: ChangeSet) -> None:
        if not self.session.is_open:
            return
        existed = self._record is not None
        self._record = read(self.session.read(), self.id)
        if self._record is None:
            if existed:
                self.gone.emit()
        else:
            self.changed.emit()


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_HINT else text[: _LONGEST_HINT - 1].rstrip() + "…"
