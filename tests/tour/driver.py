"""The program as a user starts it, save that it tells on standard output, a line each, where the keyboard focus is.

Run as `python -m tests.tour.driver SETTINGS [REGISTER]`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget

from register_app.ui.desk import Desk, application


def _name(control: QWidget) -> str:
    told = control.text().replace("&", "") if isinstance(control, QAbstractButton) else ""
    return control.accessibleName() or told or control.objectName() or type(control).__name__


def main() -> int:
    app = application(["register-app"])
    register = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    desk = Desk(app, Path(sys.argv[1]), register=register, theme="light", language="en")

    def tell(_old: QWidget | None, now: QWidget | None) -> None:
        name = _name(now) if now else ""
        sys.stdout.write(json.dumps({"name": name}) + "\n")
        sys.stdout.flush()

    def give_back() -> None:
        # What a window manager does when a dialog closes; on the virtual screen there is none.
        if app.focusWidget() is None and app.activePopupWidget() is None:
            (app.activeModalWidget() or desk.window).activateWindow()

    app.focusChanged.connect(tell)
    app.focusChanged.connect(lambda _old, now: QTimer.singleShot(50, give_back) if now is None else None)
    desk.window.show()
    desk.window.activateWindow()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
