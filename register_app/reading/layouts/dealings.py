"""With whom data are shared: recipients, processors and their contracts, transfers to third countries."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from register_app.model.document import blank_recipient
from register_app.reading.folded import fold
from register_app.reading.layouts import lists
from register_app.reading.layouts.grid import Entry
from register_app.reading.layouts.record import Line, Record
from register_app.reading.recognise import answers, places, recipients, transfers
from register_app.reading.recognise.found import TransferFound

Document = dict[str, Any]

_TRANSFER = ("transfer", "transfer_country", "transfer_recipient", "safeguards", "tia")


FIELDS = frozenset(
    ("recipients", "processors", "recipient_country", "recipient_role", "contract", "importer", *_TRANSFER)
)
"""What speaks of those whom data are shared with."""


_WITHIN = re.compile(r"\b(?:eu|eoes|eea|ees|ewr|ue|eee|eer|eog|eta|see)\b")
_BEYOND = re.compile(
    r"ud ?(?:en ?for|af)|tredje|\b3 |third|outside|non |transfer|overfoer|overf|leav|forlad|utan|uten|ausser|dritt|uebermitt|hors|tiers|buiten|derde|doorgif|fuera|tercer|fuori|terzi|extra|poza|trzeci|ulkop|siir|kolman|foerlat|verl"
)


def asks_within(heading: str) -> bool:
    """Whether a heading asks if data stay in the EU or the EEA ("EU/EEA?", "Within the EU?"), not if they leave it."""
    folded = fold(heading)
    return heading.rstrip().endswith("?") and bool(_WITHIN.search(folded)) and not _BEYOND.search(folded)


class Dealings:
    """Adds recipients and transfers of a record to its activity; `keep` takes entries that found no place."""

    def __init__(self, record: Record, activity: Document, keep: Callable[[Entry], None]) -> None:
        self.record, self.activity, self.keep = record, activity, keep
        self.said: list[tuple[str, Entry]] = []
        """Cells that say there is no transfer, with what they say."""
        self.placed: dict[str, tuple[str, ...]] = {}
        """The countries that the cells of recipients name themselves ("Mail Inc (USA)"), by the recipient's name."""

    def build(self) -> None:
        found: list[Document] = []
        for line in self.record.lines:
            self._recipients(line, found)
        self._contracts(found)
        moved: list[Document] = []
        lines = [line for line in self.record.lines if any(line.get(name) for name in _TRANSFER)]
        for line in lines:
            self._transfers(line, moved)
        for line in lines:
            for entry in line.get("transfer_recipient", ()):
                for name in lists.split(entry.text, entry.habit):
                    _add(
                        found,
                        recipient_document(name, "", _only([item["country"] for item in moved]), "", "party"),
                    )
        if not self.said:
            self._abroad(found, moved)
        if found:
            self.activity["recipients"] = found
        if moved:
            self.activity["transfers"] = moved

    def _abroad(self, found: list[Document], moved: list[Document]) -> None:
        """A recipient whose own cell places it in a third country tells of a transfer (Art. 44 GDPR).

        A column of countries beside the recipients does not: it may say no more than where they have their seat.
        """
        told = {item["country"] for item in moved}
        for item in found:
            note = item["note"]
            for country in self.placed.get(fold(item["name"]), ()):
                if country in told or not places.is_third_country(country):
                    continue
                _add_transfer(transfer_to(item["name"], country, note), moved)

    # ---- recipients ----------------------------------------------------------------------------

    def _recipients(self, line: Line, found: list[Document]) -> None:
        countries = [
            places.country(item)
            for entry in line.get("recipient_country", ())
            for item in lists.split(entry.text, entry.habit)
        ]
        roles = [
            recipients.role(item)
            for entry in line.get("recipient_role", ())
            for item in lists.split(entry.text, entry.habit)
        ]
        made: list[Document] = []
        for name in ("recipients", "processors"):
            for entry in line.get(name, ()):
                for item in [entry.text] if entry.whole else lists.split(entry.text, entry.habit):
                    if answers.read(item):
                        continue
                    where = places.country(item) if places.looks_like(item) == 1.0 else ""
                    if where and made and not made[-1]["country"]:
                        made[-1]["country"] = where  # "Google LLC, USA"
                        self.placed[fold(made[-1]["name"])] = (where,)
                        continue
                    for one in recipients.read(item) or ():
                        role = one.role or ("processor" if name == "processors" else "")
                        document = recipient_document(one.name, role, one.country, one.note, one.kind)
                        if entry.note:
                            document["note"] = "; ".join(filter(None, (document["note"], entry.note)))
                        if one.country or one.countries:
                            self.placed[fold(one.name)] = one.countries or (one.country,)
                        made.append(_add(found, document))
        for name, key, said in (
            ("recipient_country", "country", countries),
            ("recipient_role", "role", roles),
        ):
            if not _paired(made, key, said):
                for entry in line.get(name, ()):
                    self.keep(entry)

    def _contracts(self, found: list[Document]) -> None:
        """A contract belongs to the processor it names, or to the only processor there is."""
        processors = [item for item in found if item["role"] in ("processor", "sub_processor")] or found
        for entry in self.record.entries("contract"):
            parts = lists.split(entry.text, entry.habit) or (entry.text,)
            placed = False
            for part in parts:
                named = [item for item in processors if fold(item["name"]) in fold(part)]
                targets = named or (processors if len(processors) == 1 else [])
                if len(parts) == len(processors) and not named:
                    targets = [processors[parts.index(part)]]
                for item in targets:
                    item["contract"] = "; ".join(filter(None, (item["contract"], part)))
                    placed = True
            if not placed:
                self.keep(entry)

    # ---- transfers -----------------------------------------------------------------------------

    def _transfers(self, line: Line, moved: list[Document]) -> None:
        named = line.get("transfer_recipient") or line.get("importer", [])
        names = [item for entry in named for item in lists.split(entry.text, entry.habit)]
        countries = line.get("transfer_country", [])
        guards = "; ".join(" ".join(entry.text.split()) for entry in line.get("safeguards", ()))
        assessed = "; ".join(entry.text for entry in line.get("tia", ()))
        found: list[TransferFound] = []
        unplaced: list[Entry] = []
        for entry in [*line.get("transfer", ()), *countries]:
            read = transfers.read(entry.text)
            found.extend(read.transfers)
            if not read.transfers:
                if read.state:
                    self.said.append((read.state, entry))
                else:
                    unplaced.append(entry)
        if asks_for_places(line):
            found.extend(self._by_recipient(line))
        if not found and (guards or names) and not line.get("transfer") and not countries:
            found.extend(transfers.read("; ".join([*names, guards])).transfers)
        merged = _with_bare(_merge(found))
        bare: list[TransferFound] = []
        beside = lists.lines("\n".join(entry.text for entry in line.get("safeguards", ())))
        parallel = len(beside) == len(merged) and len(merged) > 1
        for position, item in enumerate(merged):
            if len(names) == len(merged):
                name = names[position]
            else:
                name = "; ".join(names)
            words = beside[position] if parallel else guards
            document = {
                "country": item.country, "organisation": item.organisation, "recipient": item.recipient or name,
                "mechanism": item.mechanism or (transfers.mechanism(words) if words else ""),
                "safeguards": "; ".join(dict.fromkeys(filter(None, (item.safeguards, words)))),
                "tia": assessed, "note": item.outdated or (transfers.outdated(words) if words else ""),
            }  # fmt: skip
            if not (document["country"] or document["organisation"] or document["recipient"]):
                bare.append(item)
            else:
                _add_transfer(document, moved)
        if bare and len(bare) == len(merged):
            merged = []
            self.said.extend(("unclarified", entry) for key in _TRANSFER for entry in line.get(key, ()))
        if not merged:
            told = [entry for _, entry in self.said]
            for key in _TRANSFER:
                for entry in line.get(key, ()):
                    if entry not in told:
                        self.keep(entry)
        else:
            for entry in unplaced:
                self.keep(entry)

    def _by_recipient(self, line: Line) -> list[TransferFound]:
        """Safeguards beside a recipient in a third country tell of a transfer to it."""
        texts = [entry.text for name in ("recipient_country", "location") for entry in line.get(name, ())]
        codes = [code for text in texts for code in places.read(text) if places.is_third_country(code)]
        names = [
            one.name
            for name in ("recipients", "processors")
            for entry in line.get(name, ())
            for item in lists.split(entry.text, entry.habit)
            for one in recipients.read(item)
        ]
        return [
            TransferFound(country=code, recipient=names[0] if len(names) == 1 else "")
            for code in dict.fromkeys(codes)
        ]


def asks_for_places(line: Line) -> bool:
    """Whether safeguards tell of a transfer of which only other columns can say where it goes."""
    told = [*line.get("transfer", ()), *line.get("transfer_country", ())]
    return any(entry.text.split() for entry in line.get("safeguards", ())) and not any(
        transfers.read(entry.text).transfers for entry in told
    )


def _add_transfer(document: Document, moved: list[Document]) -> None:
    """Add a transfer, or complete the same one told before with no more than gaps where this one says something."""
    keys = ("country", "organisation", "recipient", "mechanism")
    for other in moved:
        same = all(fold(other[key]) == fold(document[key]) for key in ("country", "recipient"))
        if same and all(not other[key] or not document[key] or other[key] == document[key] for key in keys):
            for key, value in document.items():
                other[key] = other[key] or value
            return
    moved.append(document)


def _paired(made: list[Document], key: str, said: list[str]) -> bool:
    """Give each recipient what a column beside them says; whether all that was said found its place."""
    if not made or not all(said):
        return False
    if len(said) != len(made) and len(set(said)) == 1:
        said = said[:1] * len(made)
    if len(said) != len(made):
        return not said
    for document, value in zip(made, said, strict=True):
        document[key] = document[key] or value
    return True


def _merge(found: list[TransferFound]) -> list[TransferFound]:
    """One transfer for each country, with what several cells say of it."""
    result: dict[tuple[str, str], TransferFound] = {}
    for item in found:
        key = (item.country, item.recipient)
        alone = (item.country, "")
        if key in result or (alone in result and item.recipient):
            old = result.pop(key) if key in result else result.pop(alone)
            item = TransferFound(
                item.country, item.organisation or old.organisation, item.recipient or old.recipient,
                item.mechanism or old.mechanism, item.safeguards or old.safeguards, item.outdated or old.outdated,
            )  # fmt: skip
        result[item.country, item.recipient] = item
    return list(result.values())


def _with_bare(found: list[TransferFound]) -> list[TransferFound]:
    """What names neither country nor organisation speaks of the only transfer that does."""
    placed = [item for item in found if item.country or item.organisation]
    if len(placed) != 1 or len(placed) == len(found):
        return found
    one = placed[0]
    for item in found:
        if item is not placed[0]:
            words = filter(None, (one.safeguards, item.safeguards))
            one = TransferFound(
                one.country, one.organisation, one.recipient or item.recipient,
                one.mechanism or item.mechanism, "; ".join(dict.fromkeys(words)), one.outdated or item.outdated,
            )  # fmt: skip
    return [one]


def _only(values: list[str]) -> str:
    return values[0] if len(set(values)) == 1 else ""


def recipient_document(name: str, role: str, country: str, note: str, kind: str) -> Document:
    """A recipient as the document writes it."""
    return {**blank_recipient(), "name": name, "kind": kind, "role": role, "country": country, "note": note}


def transfer_to(recipient: str, country: str, note: str) -> Document:
    """The transfer that a recipient in a third country tells of; its note may name the instrument (Art. 44 GDPR)."""
    return {
        "country": country, "organisation": "", "recipient": recipient,
        "mechanism": transfers.mechanism(note) if note else "", "safeguards": note, "tia": "",
        "note": transfers.outdated(note) if note else "",
    }  # fmt: skip


def _add(found: list[Document], document: Document) -> Document:
    """Add a recipient, or complete the one of the same name."""
    for other in found:
        if fold(other["name"]) == fold(document["name"]):
            for key, value in document.items():
                other[key] = other[key] or value
            return other
    found.append(document)
    return document
