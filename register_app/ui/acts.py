"""What the actions do: files, undo, activities, the look. Failures become one sentence in the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from register_app.base import i18n
from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, _
from register_app.base.settings import TEXT_SIZES
from register_app.store.errors import InUse, NotWritable
from register_app.ui import draft_places, register_acts
from register_app.ui.activity_acts import ActivityActs
from register_app.ui.context import Context
from register_app.ui.dialogs import ask
from register_app.ui.dropping import REGISTER_SUFFIX
from register_app.ui.main_window import Handlers, MainWindow
from register_app.ui.proof_acts import ProofActs
from register_app.ui.qt_texts import QtTexts
from register_app.ui.screens.register import RegisterScreen
from register_app.ui.shell_acts import ShellActs
from register_app.ui.step_progress import StepProgress
from register_app.ui.tools import Tools
from register_app.ui.widgets.page import Page
from register_app.viewmodels import activities

_SCREENS = ("register", "parties", "catalogues", "checks", "history", "cross", "overview")


class Acts(QObject):
    """The acts of one window."""

    def __init__(self, context: Context, window: MainWindow, qt_texts: QtTexts) -> None:
        super().__init__(window)
        self._context, self._window, self._qt_texts = context, window, qt_texts
        self._session = context.session
        self.tools = Tools(context, window)
        self.tools.language_chosen.connect(self.speak)
        self.shell = ShellActs(context, window)
        self.shell.register_dropped.connect(self.open_path)
        self.shell.sources_dropped.connect(self.import_files)
        self.progress = StepProgress(context.steps, window)
        context.steps.failed.connect(self._on_step_failed)
        window.undo_requested.connect(self.undo)
        window.redo_requested.connect(self.redo)
        window.recent_requested.connect(lambda name: self.open_path(Path(name)))
        self.proof = ProofActs(context, window)
        self.activities = ActivityActs(context, window)
        window.set_up(self._guarded(self._handlers()))

    def _handlers(self) -> Handlers:
        window = self._window
        return {
            "new": self.new,
            "open": self.open,
            "sample": self.sample,
            "import": self.import_,
            "import_new": self.import_new,
            "export": self.export,
            "notice": lambda: self.export("public"),
            "close": self.close,
            "undo": self.undo,
            "redo": self.redo,
            "find": self.find,
            "previous": lambda: window.step(-1),
            "next": lambda: window.step(1),
            **{f"go_{name}": self._going(name) for name in _SCREENS},
            "columns": self.columns,
            "preview": self.preview,
            **{f"theme_{theme}": self._theming(theme) for theme in ("system", "light", "dark")},
            "text_larger": lambda: self.text_size(1),
            "text_smaller": lambda: self.text_size(-1),
            **{f"language_{language}": self._speaking(language) for language in i18n.LANGUAGES},
            **self.shell.handlers(),
            **self.tools.handlers(),
            **self.activities.handlers(),
            **register_acts.handlers(window),
            **self.proof.handlers(),
        }

    def _guarded(self, handlers: Handlers) -> Handlers:
        def guard(name: str, act: Callable[[], object]) -> Callable[[], object]:
            def run() -> None:
                try:
                    act()
                except RegisterError as error:
                    self.tell_error(error)
                draft_places.mark_dialogs(self._window, name)

            return run

        return {name: guard(name, act) for name, act in handlers.items()}

    def _on_step_failed(self, sentence: str) -> None:
        self._window.message.tell(sentence, "error")

    def tell_error(self, error: RegisterError) -> None:
        self._window.message.tell(str(error), "error")

    # Files

    def new(self) -> None:
        """Ask where, and make an empty register there."""
        target = self._pick_new(_("New register"))
        if target is not None:
            self._session.create(target, target.stem, i18n.language())

    def open(self) -> None:
        folder = str(self._session.path.parent) if self._session.path else ""
        path = ask.pick_file(self._window, _("Open register"), ask.register_filter(), folder)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open the register at `path`; where that fails, the one that is open stays open."""
        if self.shell.show_elsewhere(path):
            return
        self._window.keep_left()
        try:
            self._session.open(path)
        except RegisterError as error:
            self.tell_refused(path, error)

    def tell_refused(self, path: Path, error: RegisterError) -> None:
        """Say why the register at `path` was not opened; where somebody else works in it, to look is still possible."""
        if isinstance(error, InUse):
            self._window.message.tell(str(error), "error", _("Open to read only"), lambda: self._look(path))
        else:
            self.tell_error(error)

    def _look(self, path: Path) -> None:
        try:
            self._session.open(path, read_only=True)
        except RegisterError as error:
            self.tell_error(error)

    def close(self) -> None:
        """Close the register; how it was left is kept."""
        self._context.store_typing()
        self._window.keep_left()
        self._session.close()

    def sample(self) -> None:
        """Make a register filled with the sample, to look around in."""
        target = self._pick_new(_("New register from the sample"))
        if target is not None:
            self._session.create(target, target.stem, i18n.language())
            activities.fill_with_sample(self._session, i18n.language())

    def _pick_new(self, title: str) -> Path | None:
        proposal = _("Record of processing activities") + REGISTER_SUFFIX
        target = ask.pick_target(self._window, title, proposal, ask.register_filter())
        if target is not None and target.suffix.casefold() != REGISTER_SUFFIX:
            # A dot in the name is no suffix, and a register is not to be taken for a spreadsheet.
            target = target.with_name(target.name + REGISTER_SUFFIX)
        return target

    def import_(self, sources: Sequence[Path] = (), refused: str = "") -> None:
        """Import `sources`; `refused` says which were dropped with them but cannot be read."""
        from register_app.ui.dialogs.importing.dialog import ImportDialog

        dialog = ImportDialog(self._context, self._window)
        dialog.finished_import.connect(self._on_imported)
        dialog.activity_wanted.connect(self._window.open_activity)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        dialog.take(sources, refused)

    def import_files(self, sources: Sequence[Path], refused: str = "") -> None:
        """As `import_`, into a new register where none is open."""
        if self._session.read_only and self._session.is_open:
            self.tell_error(
                NotWritable(
                    N_("{path} was opened to read only: open it for editing first."), path=self._session.path
                )
            )
        elif self._session.is_open:
            self.import_(sources, refused)
        else:
            self.import_new(sources, refused)

    def import_new(self, sources: Sequence[Path] = (), refused: str = "") -> None:
        """A new register out of spreadsheets and texts: those of `sources`, else those that the user chooses first."""
        sources = sources or ask.pick_sources(self._window)
        target = self._pick_new(_("Save the new register as")) if sources else None
        if target is not None:
            self._session.create(target, target.stem, i18n.language())
            self.import_(sources, refused)

    def _on_imported(self, sentence: str) -> None:
        self._window.show_screen("register")
        self._window.message.tell(sentence, "", _("Undo"))

    def export(self, audience: str = "") -> None:
        """The export dialogue, with what is sensible for `audience` where that is given."""
        self._context.store_typing()
        table = self._window.table
        table.when_read(lambda: self._show_export(audience))
        if table.waiting:
            self._window.message.tell(_("Reading the register: the export opens in a moment …"))

    def _show_export(self, audience: str) -> None:
        from register_app.ui.dialogs.exporting.dialog import ExportDialog

        table = self._window.table
        chosen = self._window.chosen_activities() if self._window.screen_name == "register" else []
        dialog = ExportDialog(self._context, table.ids(), chosen, self._window, line=table.line)
        dialog.checks_wanted.connect(self.show_checks)
        if audience:
            dialog.view.choose_audience(audience)
        dialog.open()

    def show_checks(self, rule: str = "") -> None:
        """The checks, only those of `rule` where it is given."""
        from register_app.ui.screens.checks import ChecksScreen

        self._window.show_screen("checks")
        screen = self._window.current()
        if isinstance(screen, ChecksScreen):
            screen.show_rule(rule)

    # Undo, search

    def undo(self, count: int = 1) -> None:
        self._context.steps.undo(count)

    def redo(self, count: int = 1) -> None:
        self._context.steps.redo(count)

    def find(self) -> None:
        screen = self._window.current()
        if not isinstance(screen, (RegisterScreen, Page)):
            self._window.show_screen("register")
            screen = self._window.current()
        if isinstance(screen, (RegisterScreen, Page)):
            screen.focus_search()

    # The look

    def _going(self, name: str) -> Callable[[], object]:
        return lambda: self._window.show_screen(name)

    def columns(self) -> None:
        self._window.show_screen("register")
        screen = self._window.current()
        if isinstance(screen, RegisterScreen):
            screen.open_column_menu()

    def preview(self) -> None:
        shown = not self._context.preferences.now.preview
        self._context.preferences.set(preview=shown)
        screen = self._window.current()
        if isinstance(screen, RegisterScreen):
            screen.preview.setVisible(shown)
        self._window.mark_choices()

    def _theming(self, theme: str) -> Callable[[], object]:
        def choose() -> None:
            self._context.preferences.set(theme=theme)
            self._context.look.choose(theme, self._context.preferences.now.text_size)
            self._window.mark_choices()

        return choose

    def text_size(self, by: int) -> None:
        """One step larger or smaller."""
        settings = self._context.preferences.now
        nearest = min(range(len(TEXT_SIZES)), key=lambda place: abs(TEXT_SIZES[place] - settings.text_size))
        size = TEXT_SIZES[max(0, min(nearest + by, len(TEXT_SIZES) - 1))]
        self._context.preferences.set(text_size=size)
        self._context.look.choose(settings.theme, size)

    def _speaking(self, language: str) -> Callable[[], object]:
        return lambda: self.speak(language)

    def speak(self, language: str) -> None:
        """Switch the program's language while it runs."""
        self._context.store_typing()
        i18n.use(language)
        self._qt_texts.use(language)
        self._context.preferences.set(language=language)
        self._window.speak()
