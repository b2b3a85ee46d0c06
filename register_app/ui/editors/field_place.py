"""Which field of which row an editor edits, written on the editor itself: what F1 and F4 go by."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from register_app.model.fields import FIELDS, Field
from register_app.model.ref import Ref

_KEY, _ROW = "field-key", "field-row"


class FieldPlace(NamedTuple):
    """A field; `ref` is None where the editor is of no stored row."""

    field: Field
    ref: Ref | None
    widget: QWidget


def mark(widget: QWidget, field: Field, ref: Ref | None = None) -> None:
    """Say that `widget` edits `field` of the row `ref`."""
    widget.setProperty(_KEY, field.key)
    if ref is not None:
        widget.setProperty(_ROW, ref.id)


def place_of(widget: QWidget | None) -> FieldPlace | None:
    """The field that `widget`, or what it is a part of, edits."""
    while widget is not None:
        key = widget.property(_KEY)
        if key in FIELDS:
            field, row = FIELDS[key], widget.property(_ROW)
            return FieldPlace(field, Ref(field.entity, int(row)) if row is not None else None, widget)
        widget = widget.parentWidget()
    return None
