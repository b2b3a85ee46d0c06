"""Ctrl with an arrow, Home or End goes to the edge of a table and chooses the cell there, as in a spreadsheet.

Qt would leave the old cell chosen: what is pasted or cleared next would go there, out of sight.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

from register_app.ui.widgets.block_choice import BlockChoice

_KEYS = Qt.Key
_EDGES: dict[int, tuple[int, int]] = {
    _KEYS.Key_Up: (-1, 0), _KEYS.Key_Down: (1, 0), _KEYS.Key_Left: (0, -1), _KEYS.Key_Right: (0, 1),
    _KEYS.Key_Home: (-1, -1), _KEYS.Key_End: (1, 1),
}  # fmt: skip
"""Towards which edge each key goes: down, right."""


def jump(event: QKeyEvent, view: QTableView, choice: BlockChoice) -> bool:
    """Do what a key says, with Shift widening the choice; False where it is none of these keys."""
    target = _target(event, view, choice)
    if not target.isValid():
        return False
    flags = QItemSelectionModel.SelectionFlag
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        view.setSelection(_rectangle(view, choice, target), flags.ClearAndSelect)
        view.selectionModel().setCurrentIndex(target, flags.NoUpdate)
    else:
        view.selectionModel().setCurrentIndex(target, flags.ClearAndSelect)
    view.scrollTo(target)
    return True


def _target(event: QKeyEvent, view: QTableView, choice: BlockChoice) -> QModelIndex:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    towards = _EDGES.get(event.key()) if held in (ctrl, ctrl | shift) else None
    columns, rows, here = choice.visible_columns(), choice.edge_rows(), view.currentIndex()
    if towards is None or rows is None or not columns or not here.isValid():
        return QModelIndex()
    down, right = towards
    row = (here.row(), rows[1], rows[0])[down]
    column = (here.column(), columns[-1], columns[0])[right]
    return view.model().index(row, column)


def _rectangle(view: QTableView, choice: BlockChoice, target: QModelIndex) -> QRect:
    """Where the cells lie from the corner that was chosen first to `target`, in pixels of the viewport."""
    here, rows, order = view.currentIndex(), choice.rows(), choice.visible_columns()
    row = rows[-1] if here.row() == rows[0] else rows[0]
    chosen = [section for section in order if section in choice.sections()] or [here.column()]
    column = chosen[-1] if here.column() == chosen[0] else chosen[0]
    return view.visualRect(view.model().index(row, column)) | view.visualRect(target)
