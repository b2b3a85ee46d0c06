"""The purposes of an activity with their legal bases, completed by the law, reasons and interests of other columns."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from register_app.reading.layouts import pairing
from register_app.reading.layouts.grid import Entry
from register_app.reading.layouts.record import Record
from register_app.reading.recognise import bases

Document = dict[str, Any]

FIELDS = frozenset(
    ("purpose", "purpose_detail", "basis", "basis9", "basis_reason", "law", "interest", "special")
)
"""What speaks of purposes and their legal bases, as sensitive data do that cite what allows them."""


class Grounds:
    """Reads the purposes of one record; cells whose content finds no place go to `extra`."""

    def __init__(self, record: Record, extra: Callable[[Entry], None]) -> None:
        self.record, self._extra = record, extra

    def build(self) -> list[Document]:
        purposes = pairing.purposes(self.record)
        self._more_law(purposes)
        self._interest(purposes)
        self._reasons()
        return purposes

    def _more_law(self, purposes: list[Document]) -> None:
        """National law and reasons from a column of their own complete the bases beside them."""
        for entry in self.record.entries("law"):
            targets = [basis for purpose in purposes for basis in purpose["bases"]]
            found = bases.read(entry.text)
            open_ones = [basis for basis in targets if not basis["law"] and not basis["section"]]
            duty = [basis for basis in open_ones if basis["article"] in ("6(1)(c)", "6(1)(e)")] or open_ones[
                :1
            ]
            if len(found) == 1 and not found[0].article and duty:
                for basis in duty:
                    if found[0].law or found[0].section:
                        basis["law"], basis["section"] = found[0].law, found[0].section
                        rest = found[0].reason
                    else:
                        rest = entry.text
                    if rest and rest not in basis["reason"]:
                        basis["reason"] = "; ".join(filter(None, (basis["reason"], rest)))
            elif found and purposes:
                for purpose in purposes:
                    for item in found:
                        document = pairing.basis_document(item)
                        same = next(
                            (
                                b
                                for b in purpose["bases"]
                                if b["article"] == document["article"] and not b["law"]
                            ),
                            None,
                        )
                        if same is not None and document["article"]:
                            same.update({key: value for key, value in document.items() if value})
                        elif document not in purpose["bases"]:
                            purpose["bases"].append(document)
            else:
                self._extra(entry)

    def _reasons(self) -> None:
        """Reasons on a line without a basis stay with the activity."""
        for line in self.record.lines:
            if not (line.get("basis") or line.get("basis9")):
                for entry in line.get("basis_reason", ()):
                    self._extra(entry)

    def _interest(self, purposes: list[Document]) -> None:
        for entry in self.record.entries("interest"):
            targets = [
                basis for purpose in purposes for basis in purpose["bases"] if basis["article"] == "6(1)(f)"
            ]
            if not targets:
                self._extra(entry)
            for basis in targets:
                key = (
                    "lia"
                    if re.search(
                        r"(?i)\blia\b|\blink\b|test|assessment|afvejning|avveining|avvägning|abwägung|balanc",
                        f"{entry.header} {entry.text}",
                    )
                    or is_link(entry.text)
                    else "reason"
                )
                if entry.text not in basis[key]:
                    basis[key] = "; ".join(filter(None, (basis[key], entry.text)))


def is_link(text: str) -> bool:
    """Whether a text is an address on the web or a file's path."""
    return bool(re.match(r"(?:https?://|www\.|\\\\|[A-Z]:\\)", text))
