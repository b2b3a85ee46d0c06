"""How far a long step is: nothing else can be done in the window meanwhile, and it can be cancelled."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.text import label
from register_app.viewmodels.long_steps import LongSteps

_PATIENCE = 300
"""Milliseconds after which it is shown: what is over sooner only flickers."""

_ACTS = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.Shortcut,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.Drop,
    )
)


class StepProgress(QDialog):
    """Shown over `window` while one of `steps` runs."""

    def __init__(self, steps: LongSteps, window: QWidget) -> None:
        super().__init__(window)
        self._steps = steps
        self.setWindowTitle(_("Please wait"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(420)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 14)
        layout.setSpacing(12)
        self._said = label("", "heading")
        layout.addWidget(self._said)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 100)
        layout.addWidget(self.bar)
        self._hint = label(_("When you cancel, everything stays as it was."), "hint")
        layout.addWidget(self._hint)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.button = push("", self.reject)
        foot.addWidget(self.button)
        layout.addLayout(foot)
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._timer.timeout.connect(self.open)
        steps.began.connect(self._on_began)
        steps.progressed.connect(self._on_progressed)
        steps.ended.connect(self._on_ended)

    def reject(self) -> None:
        """Ask the step to stop; the dialog goes when it has."""
        self.button.setEnabled(False)
        self._steps.cancel()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the window still until the dialog does that."""
        if event.type() not in _ACTS:
            return False
        return not (isinstance(watched, QWidget) and watched.window() is self)

    def _on_began(self, sentence: str) -> None:
        self.setWindowTitle(_("Please wait"))
        self._said.setText(sentence)
        self._hint.setText(_("When you cancel, everything stays as it was."))
        self.bar.setAccessibleName(sentence)
        self.bar.setValue(0)
        self.button.setText(_("Cancel"))
        self.button.setEnabled(True)
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._timer.start()

    def _on_progressed(self, share: float) -> None:
        self.bar.setValue(round(share * 100))

    def _on_ended(self) -> None:
        self._timer.stop()
        app = QCoreApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        shown, window = self.isVisible(), self.parentWidget()
        self.hide()
        if shown and window is not None:  # not every system gives it back by itself
            window.activateWindow()
