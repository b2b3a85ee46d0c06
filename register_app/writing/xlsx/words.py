"""How stored values are shown in cells of a document's language, so that each can be read back exactly."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from register_app.base.i18n import N_
from register_app.model import vocabulary
from register_app.model.text import clean
from register_app.model.workbook import CHOICE_LISTS, folded
from register_app.writing.labels import document_text
from register_app.writing.overview import PlainLabels

CellValue = str | int | dt.date | None

# What a spreadsheet program or a reader may change on the way: escapes, blanks at the ends, invisible characters.
_FRAGILE = re.compile(
    r"^\s|\s$|_x[0-9A-Fa-f]{4}_|  |[\t\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)

_RECIPIENT_KINDS = {"party": N_("Organisation or person"), "category": N_("Category of recipients")}
_ITEMS = {
    "measures": N_("Security measure"),
    "systems": N_("System"),
    "processing": N_("Category of processing"),
    "clients": N_("On behalf of"),
    "joint_controllers": N_("Joint controller"),
}
# Periods offered in the drop-down list besides those that the document has.
_PERIODS = [f"P{months}M" for months in (1, 3, 6)] + [
    f"P{years}Y" for years in (1, 2, 3, 4, 5, 6, 7, 10, 15, 20, 30)
]
# CLDR's territories that are no countries: groups, the outlying and the unknown.
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})


class Shown(NamedTuple):
    """A cell's value; `exact` when the stored value must stand beside it to be read back."""

    value: CellValue
    exact: bool = False


@dataclass(frozen=True)
class Choice:
    label: str
    code: str


class Words:
    """The words of one document; `lists` grows by what the document uses and is written with it."""

    def __init__(self, language: str) -> None:
        self.labels = PlainLabels(language)
        self.language = self.labels.language
        self._gettext = document_text(language)
        self._shown: dict[str, dict[str, str]] = {name: {} for name in CHOICE_LISTS}
        self._taken: dict[str, set[str]] = {name: set() for name in CHOICE_LISTS}
        for name in CHOICE_LISTS:
            for code, label in self._standard(name).items():
                self._add(name, code, label)

    def text(self, msgid: str) -> str:
        """A marked text in the document's language."""
        return self._gettext(msgid) if msgid else ""

    def choices(self, name: str) -> list[Choice]:
        """The list `name` as it is written into the workbook."""
        return [Choice(label, code) for code, label in self._shown[name].items()]

    def choice(self, name: str, code: str) -> str:
        """The label of a choice; a code outside of the list is itself."""
        return self._shown[name].get(code, code)

    def shown(self, kind: str, value: Any) -> Shown:
        """What a cell of `kind` (see `model.workbook.Column`) shows of a stored value."""
        if not value and value != 0:
            return Shown(None)
        if kind == "text":
            text = clean(value)
            return Shown(text, text != value or _FRAGILE.search(text) is not None)
        if kind in self._shown:
            return self._shown_choice(kind, value)
        if kind in ("lines", "names", "roles"):
            items = [clean(item) for item in value]
            if kind == "roles":
                items = [self.choice("register_role", item) for item in items]
            text = "\n".join(items)
            plain = all(item and "\n" not in item and _FRAGILE.search(item) is None for item in items)
            return Shown(text, not plain or (kind != "roles" and items != list(value)))
        if kind == "numbers":
            return Shown(", ".join(str(number) for number in value))
        if kind == "date":
            return self._shown_date(value)
        if kind == "integer":
            return Shown(int(value))
        return Shown(clean(str(value)))

    def _shown_choice(self, name: str, value: str) -> Shown:
        label = self._shown[name].get(value)
        if label is None:
            label = self._derived(name, value)
            if label is None or not self._add(name, value, label):
                # Some text where a choice belongs: kept as it is, and never taken for a choice when it comes back.
                return Shown(clean(value), exact=True)
            label = self._shown[name][value]
        return Shown(label)

    def _derived(self, name: str, value: str) -> str | None:
        if name in ("article", "mechanism"):
            label = self.labels.citation(value)
        elif name == "period":
            label = self.labels.period(value)
        else:
            return None
        return label if label and label != value else None

    @staticmethod
    def _shown_date(value: str) -> Shown:
        try:
            day = dt.date.fromisoformat(value)
        except ValueError:
            return Shown(clean(value), exact=True)
        # Excel counts a 29 February 1900 that never was, and has no earlier days at all.
        if day.isoformat() != value or day.year < 1901:
            return Shown(clean(value), exact=True)
        return Shown(day)

    def _add(self, name: str, code: str, label: str) -> bool:
        shown = label if folded(label) not in self._taken[name] else f"{label} ({code})"
        if folded(shown) in self._taken[name] or not folded(shown):
            return False
        self._taken[name].add(folded(shown))
        self._shown[name][code] = shown
        return True

    def _standard(self, name: str) -> dict[str, str]:
        terms = {
            "status": vocabulary.STATUSES,
            "sensitivity": vocabulary.SENSITIVITIES,
            "action": vocabulary.END_ACTIONS,
            "role": vocabulary.RECIPIENT_ROLES,
            "location": vocabulary.LOCATIONS,
            "version_kind": vocabulary.VERSION_KINDS,
        }
        if name in terms:
            return {code: _upper_first(self.labels.term(name, code)) for code in terms[name]}
        if name == "answer":
            return {code: self.labels.term("state", code) for code in vocabulary.ANSWER_STATES}
        if name == "register_role":
            return {code: self.labels.term("party_role", code) for code in vocabulary.REGISTER_ROLES}
        if name in ("article", "mechanism"):
            codes = vocabulary.ARTICLES if name == "article" else vocabulary.MECHANISMS
            return {
                code: f"{self.labels.citation(code)} – {self.labels.article_name(code)}" for code in codes
            }
        if name == "period":
            return {code: self.labels.period(code) for code in _PERIODS}
        if name == "country":
            return self._countries()
        marked = {
            "part": vocabulary.PARTS,
            "basis_use": vocabulary.BASIS_USES,
            "recipient_kind": _RECIPIENT_KINDS,
            "item": _ITEMS,
            "slot": vocabulary.SLOT_LABELS,
            "term_kind": vocabulary.TERM_KIND_LABELS,
        }[name]
        return {code: self.text(label) for code, label in marked.items()}

    def _countries(self) -> dict[str, str]:
        territories: dict[str, str] = dict(self.labels.locale.territories)
        named = [
            (self.labels.country(code), code)
            for code in territories
            if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
        ]
        return {code: name for name, code in sorted(named)}


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
