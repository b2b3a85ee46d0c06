"""How wide each column is: the room that its texts have, and the column that gives it."""

from __future__ import annotations

from register_app.model.workbook import Column

INDENT = 1.3
"""Units of column width by which the cells of tables are set in: the 9 pixels that Excel takes for an indent of one."""

_WIDTHS = {
    "activity.number": 10,
    "activity.name": 26,
    "activity.department": 16,
    "activity.joint_controllers": 18,
    "activity.clients": 28,
    "activity.processing": 36,
    "activity.measures": 34,
    "activity.systems": 22,
    "activity.owner": 18,
    "activity.status": 15,
    "activity.description": 44,
    "activity.valid_from": 12,
    "activity.valid_until": 12,
    "activity.last_review": 12,
    "activity.next_review": 12,
    "activity.notes": 40,
    "shown.purposes": 36,
    "shown.subjects": 20,
    "shown.data": 28,
    "shown.recipients": 28,
    "shown.transfers": 28,
    "shown.retention": 38,
    "shown.bases": 46,
    "purpose.position": 9,
    "purpose.title": 34,
    "purpose.description": 40,
    "purpose_basis.article": 27,
    "purpose_basis.law": 20,
    "purpose_basis.section": 11,
    "purpose_basis.reason": 36,
    "purpose_basis.lia": 18,
    "data_use.category": 26,
    "data_use.sensitivity": 16,
    "data_use.subjects": 20,
    "data_use.purposes": 11,
    "data_use.period": 12,
    "data_use.text": 34,
    "data_use.start": 20,
    "data_use.action": 13,
    "data_use.law": 18,
    "data_use.note": 20,
    "data_use.source": 20,
    "data_use.basis_use": 16,
    "data_use.basis": 18,
    "disclosure.name": 32,
    "disclosure.kind": 17,
    "disclosure.role": 18,
    "disclosure.location": 12,
    "disclosure.country": 15,
    "disclosure.contract": 26,
    "disclosure.note": 30,
    "transfer.country": 16,
    "transfer.organisation": 22,
    "transfer.recipient": 24,
    "transfer.mechanism": 30,
    "transfer.safeguards": 36,
    "transfer.tia": 22,
    "transfer.note": 26,
    "item.kind": 26,
    "item.name": 64,
    "answer.slot": 30,
    "answer.state": 22,
    "answer.reason": 56,
    "extra.heading": 34,
    "extra.text": 66,
    "party.name": 30,
    "party.roles": 22,
    "party.registration_number": 18,
    "party.address": 30,
    "party.country": 14,
    "party.email": 26,
    "party.phone": 16,
    "party.web": 22,
    "party.note": 26,
    "term.kind": 30,
    "term.name": 48,
    "term.sensitivity": 20,
    "term.note": 60,
    "retention_rule.name": 32,
    "retention_rule.period": 12,
    "retention_rule.text": 44,
    "retention_rule.start": 26,
    "retention_rule.action": 14,
    "retention_rule.law": 24,
    "retention_rule.note": 30,
    "version.name": 34,
    "version.kind": 14,
    "version.at": 22,
    "version.note": 44,
    "version.step": 8,
    "version.hash": 68,
    "change.number": 11,
    "change.name": 34,
    "change.kind": 14,
    "change.field": 26,
    "change.before": 54,
    "change.after": 54,
    "annex.reference": 11,
    "annex.place": 34,
    "annex.part": 8,
    "annex.text": 110,
}

# Where there is room, the name of the activity stands on one line.
_NAMES = {"items": 52, "answers": 52, "extra": 52, "recipients": 32}

# A processor has few columns of Art. 30; they share the first page, its other columns stand on the second.
_PROCESSOR = {
    "activity.name": 36,
    "activity.department": 20,
    "activity.clients": 54,
    "activity.processing": 62,
    "shown.transfers": 66,
    "activity.measures": 72,
    "shown.data": 24,
    "shown.retention": 28,
}


def room(sheet: str, column: Column) -> float:
    """The room of texts in a column of a sheet, in digits of the default font."""
    if sheet == "processor" and column.key in _PROCESSOR:
        return _PROCESSOR[column.key]
    if column.key == "activity.name":
        return _NAMES.get(sheet, _WIDTHS[column.key])
    return _WIDTHS.get(column.key, 12)


def width(sheet: str, column: Column) -> float:
    """The width of a column of a sheet."""
    return room(sheet, column) + INDENT
