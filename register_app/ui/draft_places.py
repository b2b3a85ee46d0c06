"""Back into the field in which it was typed: the half of a name, or a line of a dialog, that cannot be stored yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from register_app.model.fields import FIELDS
from register_app.model.ref import Ref
from register_app.services import drafts
from register_app.services.drafts import Draft
from register_app.ui.actions import ACTIONS
from register_app.ui.editors.field_place import place_of
from register_app.ui.main_window import MainWindow
from register_app.ui.widgets.growing import GrowingText
from register_app.ui.widgets.typeahead import TypeAhead

_ACT = "opened-by"
_CHOSEN = ("bulk", "set_rows")
"""Acts on what was chosen, which is chosen no more: their texts can only be copied."""
_GRIDS = {"data_use": "data", "disclosure": "recipients", "transfer": "transfers"}


def mark_dialogs(window: QWidget, act: str) -> None:
    """Remember which action opened the dialogs that are there now."""
    for dialog in window.findChildren(QDialog):
        if dialog.property(_ACT) is None:
            dialog.setProperty(_ACT, act)


def is_kept(widget: QWidget) -> bool:
    """Whether what is typed in `widget` is somebody's text: not what one searches or filters by."""
    if isinstance(widget, GrowingText):
        return not widget.isReadOnly()
    return (
        isinstance(widget, QLineEdit)
        and not widget.isReadOnly()
        and widget.property("role") != "search"
        and widget.window().windowType() != Qt.WindowType.Popup
    )


def line_of(widget: QWidget) -> tuple[str, int]:
    """The action that opened the dialog of a field, and which field of it that is; "" where no action did."""
    dialog = widget.window()
    act = dialog.property(_ACT) if isinstance(dialog, QDialog) else None
    if not act or act in _CHOSEN:
        return "", 0
    return str(act), _lines(dialog).index(widget)


def can_return(window: MainWindow, draft: Draft) -> bool:
    """Whether there is a field to which a draft can go back."""
    if draft.act:
        return _is_known(draft.act)
    session = window.context.session
    return draft.field in FIELDS and drafts.activity_of(session.read(), draft) > 0


def put_into_field(window: MainWindow, draft: Draft) -> bool:
    """Go to the field of a draft and put the text there as if it had just been typed; False where it is no more."""
    field = _in_dialog(window, draft) if draft.act else _in_form(window, draft)
    if field is None:
        return False
    field.window().activateWindow()
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(field, TypeAhead):
        field.type_text(draft.text)
    elif isinstance(field, QLineEdit):
        field.selectAll()
        field.insert(draft.text)
    elif isinstance(field, GrowingText):
        field.selectAll()
        field.insertPlainText(draft.text)
    return True


def _is_known(act: str) -> bool:
    return any(spec.id == act for spec in ACTIONS)


def _lines(dialog: QWidget) -> list[QWidget]:
    return [w for w in dialog.findChildren(QWidget) if is_kept(w) and w.isVisible()]


def _in_dialog(window: MainWindow, draft: Draft) -> QWidget | None:
    if window.actions_ is None or not _is_known(draft.act):
        return None
    if not window.actions_[draft.act].isEnabled():
        window.show_screen("register")
    window.actions_[draft.act].trigger()
    for dialog in reversed(window.findChildren(QDialog)):
        if dialog.property(_ACT) == draft.act and dialog.isVisible():
            lines = _lines(dialog)
            return lines[draft.line] if draft.line < len(lines) else None
    return None


def _in_form(window: MainWindow, draft: Draft) -> QWidget | None:
    from register_app.ui.screens.activity import ActivityScreen

    number = drafts.activity_of(window.context.session.read(), draft)
    screen = window.open_activity(number) if number else None
    if not isinstance(screen, ActivityScreen):
        return None
    screen.form.complete()
    table = draft.field.partition(".")[0]
    found = _find(screen, draft)
    if found is None and draft.row:
        _unfold(screen, Ref(table, draft.row))
        found = _find(screen, draft)
    return found


def _find(screen: QWidget, draft: Draft) -> QWidget | None:
    for widget in screen.findChildren(QWidget):
        if not is_kept(widget):
            continue
        place = place_of(widget)
        if place is not None and place.field.key == draft.field:
            number = place.ref.id if place.ref is not None else 0
            if number == draft.row or place.field.entity == "activity":
                return widget
    return None


def _unfold(screen: QWidget, ref: Ref) -> None:
    """Open what hides the fields of a row: its details, or the panel of a legal basis."""
    from register_app.ui.screens.activity import ActivityScreen

    assert isinstance(screen, ActivityScreen)
    if ref.table in _GRIDS:
        grid = screen.grid(_GRIDS[ref.table])
        grid.complete()
        for place in range(grid.row_count()):
            row = grid.row(place)
            if row.ref == ref and not row.details_shown:
                row.toggle_details()
    elif ref.table == "purpose_basis":
        for place in range(screen.purposes.row_count()):
            if ref in screen.purposes.row(place).basis_refs():
                screen.purposes.row(place).open_basis(ref)
