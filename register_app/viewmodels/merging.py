"""Merging duplicates: groups of entries that may be the same, what the user decides of each, what it would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from register_app.base.errors import RegisterError
from register_app.base.i18n import _, counted, ngettext
from register_app.model.fields import FIELDS
from register_app.model.ref import Ref
from register_app.services import merging
from register_app.services.catalogues import names
from register_app.services.merging import Fact, MergePreview
from register_app.viewmodels.jobs import Control, Job, Jobs
from register_app.viewmodels.session import Session
from register_app.viewmodels.value_texts import shown

_MOST = 12
"""Activities named in a preview before the rest is counted."""


@dataclass(frozen=True)
class Entry:
    """One of the entries that may be the same; `activities` name it, `links` counts how often anything does."""

    ref: Ref
    name: str
    activities: int
    links: int


@dataclass
class Group:
    """Entries that may be the same; `keep` stays, those of `taken` go into it, and only if it is `chosen`."""

    entries: list[Entry]
    keep: Ref
    taken: set[Ref] = field(default_factory=set)
    chosen: bool = False

    @property
    def title(self) -> str:
        return " · ".join(entry.name for entry in self.entries)

    @property
    def others(self) -> list[Ref]:
        return [entry.ref for entry in self.entries if entry.ref in self.taken and entry.ref != self.keep]


class MergeView(QObject):
    """Finds groups in one catalogue or among parties. `found()` follows the search, `failed(sentence)` a refusal."""

    found = Signal()
    failed = Signal(str)
    merged = Signal(int)

    def __init__(self, session: Session, jobs: Jobs, kind: str, parent: QObject | None = None) -> None:
        """`kind` is a kind of term or "party"."""
        super().__init__(parent)
        self._session, self._jobs, self.kind = session, jobs, kind
        self.groups: list[Group] = []
        self._job: Job | None = None

    def search(self) -> None:
        """Look for entries that are alike, off the window's thread."""
        entries = names(self._session.read(), self.kind)

        def work(control: Control) -> list[list[Ref]]:
            control.check()
            return merging.groups(entries)

        self._job = self._jobs.start(work, done=self._on_found)

    def take(self, refs: Sequence[Ref]) -> None:
        """One group of entries that the user picked."""
        self._set_groups([list(refs)])
        for group in self.groups:
            group.chosen = True
        self.found.emit()

    def preview(self, group: Group) -> MergePreview:
        return merging.preview(self._session.read(), group.keep, group.others)

    def decided(self) -> dict[Ref, list[Ref]]:
        """What would be merged now: kept entry → those that go into it."""
        return {group.keep: group.others for group in self.groups if group.chosen and group.others}

    def merge(self) -> bool:
        """Merge what is decided as one step."""
        try:
            count = merging.merge(self._session.register, self.decided())
        except RegisterError as error:
            self.failed.emit(str(error))
            return False
        self.merged.emit(count)
        return True

    def _on_found(self, found: list[list[Ref]]) -> None:
        self._job = None
        if self._session.is_open:
            self._set_groups(found)
            self.found.emit()

    def _set_groups(self, found: Sequence[Sequence[Ref]]) -> None:
        from register_app.services.uses import count_activities, count_uses

        known = dict(names(self._session.read(), self.kind))
        table = "party" if self.kind == "party" else "term"
        links = count_uses(self._session.read(), table)
        activities = count_activities(self._session.read(), table)
        self.groups = []
        for refs in found:
            entries = [
                Entry(ref, known[ref], activities.get(ref.id, 0), links.get(ref.id, 0))
                for ref in refs
                if ref in known
            ]
            if len(entries) > 1:
                # The one used most is most likely the one meant.
                keep = max(entries, key=lambda entry: entry.links).ref
                self.groups.append(Group(entries, keep, {entry.ref for entry in entries}))


def preview_lines(preview: MergePreview) -> list[str]:
    """A preview in words, a line each."""
    activities = preview.activities
    count = len(activities)
    lines = [
        ngettext(
            "{n} activity will name the kept entry instead.",
            "{n} activities will name the kept entry instead.",
            count,
        ).format(n=counted(count))
        if count
        else _("No activity names the others.")
    ]
    lines += [
        f"{use.number}  {use.name}" if use.activity_id else _("The register") for use in activities[:_MOST]
    ]
    if count > _MOST:
        lines.append(ngettext("and {n} more", "and {n} more", count - _MOST).format(n=counted(count - _MOST)))
    lines += [
        _("Taken over – {field}: {value}").format(field=_(fact.label), value=_short(fact, fact.value))
        for fact in preview.taken
    ]
    lines += [
        _("Given up – {field}: {value} (kept: {kept})").format(
            field=_(fact.label), value=_short(fact, fact.value), kept=_short(fact, fact.kept)
        )
        for fact in preview.lost
    ]
    return lines


def _short(fact: Fact, value: str) -> str:
    text = " ".join(shown(FIELDS[fact.field], value).split())
    return text if len(text) <= 80 else text[:79] + "…"
