"""An activity in short: what the pane beside the table says of it."""

from __future__ import annotations

from dataclasses import dataclass

from register_app.base.i18n import _
from register_app.model import vocabulary
from register_app.model.document import ActivityDoc, DataUseDoc
from register_app.services.record import read
from register_app.services.rules.slots import states
from register_app.viewmodels.citation import basis_text, cite
from register_app.viewmodels.countries import country
from register_app.viewmodels.dates import period_shown
from register_app.viewmodels.session import Session
from register_app.viewmodels.state_texts import SLOT_STATES


@dataclass(frozen=True)
class PreviewPart:
    """A letter of Art. 30 and what is filled in; `empty` where nothing is, and the line says so."""

    letter: str
    title: str
    lines: tuple[str, ...]
    empty: bool = False


@dataclass(frozen=True)
class Preview:
    number: str
    name: str
    status: str
    description: str
    parts: tuple[PreviewPart, ...]


def read_preview(session: Session, number: int) -> Preview | None:
    """The activity in row `number`, in short; None when there is none."""
    record = read(session.read(), number)
    if record is None:
        return None
    document = record.document
    part = document["part"] if document["part"] in vocabulary.SLOTS else "controller"
    parts = []
    for slot, state in states(document).items():
        lines = _lines(document, slot)
        said = document["answers"].get(slot)
        if not lines:
            why = said["reason"] if said else ""
            lines = [f"{_(SLOT_STATES[state])}: {why}" if why else _(SLOT_STATES[state])]
            parts.append(
                PreviewPart(
                    vocabulary.SLOT_LETTERS[part, slot],
                    _(vocabulary.SLOT_LABELS[slot]),
                    tuple(lines),
                    empty=True,
                )
            )
            continue
        parts.append(
            PreviewPart(vocabulary.SLOT_LETTERS[part, slot], _(vocabulary.SLOT_LABELS[slot]), tuple(lines))
        )
    if document["systems"]:
        parts.append(PreviewPart("", _("Systems"), (", ".join(document["systems"]),)))
    status = vocabulary.STATUSES.get(document["status"], document["status"])
    return Preview(document["number"], document["name"], _(status), document["description"], tuple(parts))


def limit_text(use: DataUseDoc) -> str:
    """A time limit in words: as it is printed, else its period."""
    retention = use["retention"]
    return retention["text"] or period_shown(retention["period"])


def _lines(document: ActivityDoc, slot: str) -> list[str]:
    match slot:
        case "purposes":
            return [
                f"{purpose['title'] or purpose['description']}\n"
                + (", ".join(basis_text(basis) for basis in purpose["bases"]) or _("No legal basis stated"))
                for purpose in document["purposes"]
            ]
        case "subjects":
            subjects = dict.fromkeys(name for use in document["data"] for name in use["subjects"])
            return [", ".join(subjects)] if subjects else []
        case "data":
            return [use["category"] for use in document["data"] if use["category"]]
        case "retention":
            limits = [
                f"{use['category'] or _('Everything')}: {limit_text(use)}"
                for use in document["data"]
                if limit_text(use)
            ]
            return list(dict.fromkeys(limits))
        case "recipients":
            return [recipient["name"] for recipient in document["recipients"] if recipient["name"]]
        case "transfers":
            return [
                " · ".join(
                    part
                    for part in (
                        country(t["country"]) or t["organisation"],
                        t["recipient"],
                        cite(t["mechanism"]),
                    )
                    if part
                )
                for t in document["transfers"]
            ]
        case "measures" | "clients" | "processing":
            names = list(document[slot])
            return [", ".join(names)] if names else []
        case _:
            return []
