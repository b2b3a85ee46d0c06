"""The state of the export dialogue: the choices, how much they are about, what is missing in it, and the work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, _, ngettext
from register_app.services import export_choices, presets
from register_app.services.presets import AUDIENCES, Outcome, Request
from register_app.viewmodels.exporting import work
from register_app.viewmodels.exporting.choices import languages, shapes
from register_app.viewmodels.exporting.work import Looked
from register_app.viewmodels.jobs import Job, Jobs
from register_app.viewmodels.preferences import Preferences
from register_app.viewmodels.session import Session

_PAUSE = 150
LAST = ""
"""The name under which the last choices are kept."""


class ChangedMeanwhile(RegisterError):
    """A package shows a state that is no longer the newest."""


class ExportFlow(QObject):
    """`changed()` follows each choice, `looking()` and then `looked(Looked)` or `refused(sentence)` a moment later.

    `done(Outcome)`, `failed(error)` or `cancelled()` ends an export.
    """

    changed = Signal()
    looked = Signal(object)
    looking = Signal()
    refused = Signal(str)
    progressed = Signal(float, str)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    busy_changed = Signal(bool)

    def __init__(
        self, session: Session, jobs: Jobs, preferences: Preferences, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._jobs, self._preferences = session, jobs, preferences
        self._job: Job | None = None
        self._looking: Job | None = None
        self._again = False
        self.last_look: Looked | None = None
        language = self.register_language()
        last = presets.from_text(preferences.now.presets.get(LAST, ""))
        # Which activities belongs to the register and the moment; everything else is a habit.
        self._request = replace(
            last or AUDIENCES["authority"][1],
            where="",
            scope_name="",
            as_of="",
            since="",
            group="",
            name="",
            language=language,
        )
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        session.closed.connect(self._pause.stop)

    # Choices

    @property
    def request(self) -> Request:
        return self._request

    @property
    def busy(self) -> bool:
        return self._job is not None

    def register_language(self) -> str:
        from register_app.services.lists import register_language

        return register_language(self._session.read())

    def choose_audience(self, audience: str) -> None:
        """Take what is sensible for `audience`; scope and language stay."""
        usual = AUDIENCES[audience][1]
        now = self._request
        self.take(
            replace(
                usual,
                language=now.language,
                where=now.where,
                scope_name=now.scope_name,
                logo=now.logo,
                accent=now.accent,
                cover_text=now.cover_text,
            )
        )

    def choose(self, **values: Any) -> None:
        """Change some choices."""
        self.take(replace(self._request, **values))

    def take(self, request: Request) -> None:
        """Take all choices at once; those that do not go with the format are put right."""
        if request.suffix in export_choices.NOTICE_ONLY:
            request = replace(request, template=export_choices.NOTICE)
        offered = [shape.name for shape in shapes(request.suffix)]
        own = request.template.lower().endswith((".xlsx", ".xltx", ".xlsm")) and request.suffix == ".xlsx"
        if request.template not in offered and not own:
            request = replace(request, template=offered[0] if offered else "")
        if request.is_notice and request.language not in languages(notice=True):
            request = replace(request, language=self.register_language())
        if request.suffix == presets.PACKAGE and not request.name:
            request = replace(request, name=self.proposed_name())
        if request != self._request:
            self._request = request
            self.changed.emit()
        self.look()

    def groups(self) -> list[str]:
        """The groups of people a notice may be for."""
        found = self._session.read().execute(
            "SELECT name FROM term WHERE kind = 'subject_category' ORDER BY name"
        )
        return [str(row["name"]) for row in found]

    def versions(self) -> list[str]:
        """The names of versions, the latest first."""
        found = self._session.read().execute("SELECT name FROM version ORDER BY id DESC")
        return list(dict.fromkeys(str(row["name"]) for row in found))

    def proposed_name(self) -> str:
        from datetime import datetime

        return _("Handed over {date}").format(date=datetime.now().astimezone().date().isoformat())

    def proposal(self, suffix: str) -> Path:
        """Where the file might go: beside the register, under its name; never the register itself."""
        path = self._session.path
        assert path is not None
        if not suffix:
            return path.with_name(f"{path.stem}-csv")
        return path.with_suffix(suffix)

    # Presets

    def preset_names(self) -> list[str]:
        return sorted((name for name in self._preferences.now.presets if name != LAST), key=str.casefold)

    def save_preset(self, name: str) -> None:
        kept = dict(self._preferences.now.presets)
        kept[name.strip()] = presets.to_text(presets.fitted(self._request))
        self._preferences.set(presets=kept)

    def delete_preset(self, name: str) -> None:
        kept = dict(self._preferences.now.presets)
        kept.pop(name, None)
        self._preferences.set(presets=kept)

    def use_preset(self, name: str) -> bool:
        """Take the choices kept under `name`; False where they cannot be read."""
        request = presets.from_text(self._preferences.now.presets.get(name, ""))
        if request is not None:
            self.take(request)
        return request is not None

    def command(self, target: Path) -> str:
        """The command line that does the same."""
        path = self._session.path
        assert path is not None
        return presets.command_line(path, self._request, target)

    # What it is about

    def look(self) -> None:
        """Count and check what was chosen, in a moment."""
        self._pause.start()

    def _look(self) -> None:
        if self._looking is not None:
            self._again = True
            return
        register, request = self._session.register, self._request

        self.looking.emit()
        self._looking = self._jobs.start(
            work.looking(register, request), done=self._on_looked, failed=self._on_refused
        )

    def _on_looked(self, looked: Looked) -> None:
        self._looking = None
        if not self._session.is_open:
            return
        self.last_look = looked
        if self._again:
            self._again = False
            self._look()
        else:
            self.looked.emit(looked)

    def _on_refused(self, error: Exception) -> None:
        self._looking = None
        self.last_look = None
        if not self._session.is_open:
            return
        if not isinstance(error, RegisterError):
            raise error
        self.refused.emit(str(error))

    # The work

    def start(self, target: Path) -> None:
        """Write to `target`. Refusals that need no work come at once."""
        if self._job is not None:
            return
        request = presets.fitted(self._request)
        work.refuse(self._session, request, target)
        writing = work.writing(self._session.register, request, target)
        self.busy_changed.emit(True)
        self._job = self._jobs.start(
            writing,
            done=self._on_done,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
            progressed=self._on_progress,
        )

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_progress(self, share: float, text: str) -> None:
        self.progressed.emit(share, text)

    def _on_done(self, outcome: Outcome) -> None:
        if outcome.seal:
            register = self._session.register
            if register.head() != (outcome.step, outcome.seal):
                # The version would name another state than the package shows.
                outcome.path.unlink(missing_ok=True)
                self._on_failed(
                    ChangedMeanwhile(
                        N_("The register was changed while the package was made. Make the package again.")
                    )
                )
                return
            register.save_version(outcome.name, "handed_over", "")
        kept = {**self._preferences.now.presets, LAST: presets.to_text(self._request)}
        self._preferences.set(presets=kept)
        self._end()
        self.done.emit(outcome)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)

    def _on_cancelled(self) -> None:
        self._end()
        self.cancelled.emit()

    def _end(self) -> None:
        self._job = None
        self.busy_changed.emit(False)


def told(outcome: Outcome) -> str:
    """What was written, counted: "23 of 23 activities, 61 purposes"."""
    activities = ngettext("{n} of {total} activity", "{n} of {total} activities", outcome.total).format(
        n=outcome.counts["activities"], total=outcome.total
    )
    purposes = ngettext("{n} purpose", "{n} purposes", outcome.counts["purposes"]).format(
        n=outcome.counts["purposes"]
    )
    return _("{activities}, {purposes}").format(activities=activities, purposes=purposes)
