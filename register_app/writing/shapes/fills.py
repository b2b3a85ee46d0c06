"""What fills a cell of a shape: a small fixed vocabulary over activities, joined one point a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Self

from register_app.model.document import ActivityDoc, DataUseDoc, Document, TransferDoc
from register_app.model.text import clean
from register_app.writing.overview import Joined, OverviewTexts
from register_app.writing.shapes.words import ShapeLabels

_SENSITIVE = ("special", "criminal")
_PROCESSORS = ("processor", "sub_processor")
_PLAIN = ("number", "name", "department", "owner", "description", "notes")
_DATES = ("valid_from", "valid_until", "last_review", "next_review")
_NAMES = ("systems", "measures", "processing", "clients", "joint_controllers")


class Fills:
    """Fills cells in the words of `labels`; `common` stands where an activity only has the common measures."""

    def __init__(self, labels: ShapeLabels, *, common: str = "") -> None:
        self._labels = labels
        self._texts = OverviewTexts(labels, common=common)
        self._known: dict[str, Callable[[ActivityDoc], Joined]] = {
            "none": lambda _: Joined([]),
            "purposes": self._texts.purposes,
            "purpose_main": lambda activity: Joined(
                self._titles(activity)[:1] or self._texts.purposes(activity).lines
            ),
            "purposes_other": lambda activity: Joined(self._titles(activity)[1:]),
            "subjects": self._texts.subjects,
            "data": lambda activity: self._categories(activity, None),
            "data_ordinary": lambda activity: self._categories(activity, False),
            "special": lambda activity: self._categories(activity, True),
            "special_yes": self._special_yes,
            "recipients": self._texts.recipients,
            "recipient_names": self._recipient_names,
            "processors": lambda activity: self._recipients(activity, _PROCESSORS, within=True),
            "recipients_other": lambda activity: self._recipients(activity, _PROCESSORS, within=False),
            "contracts": self._contracts,
            "transfers": self._texts.transfers,
            "transfer_places": self._places,
            "safeguards": self._safeguards,
            "retention": self._retention,
            "bases": self._texts.bases,
            "bases6": lambda activity: self._bases(activity, lambda code: not code.startswith(("9", "10"))),
            "bases9": lambda activity: self._bases(activity, lambda code: code.startswith("9")),
            "interests": self._interests,
            "lia": lambda activity: Joined(
                _unique(basis["lia"] for purpose in activity["purposes"] for basis in purpose["bases"])
            ),
            "sources": lambda activity: Joined(_unique(use["source"] for use in activity["data"])),
            "part": lambda activity: Joined([labels.party(activity["part"])]),
            "purpose_details": lambda activity: Joined(
                _numbered([purpose["description"] for purpose in activity["purposes"]])
            ),
            "bases_cited": self._cited,
            "reasons": lambda activity: Joined(
                _unique(basis["reason"] for purpose in activity["purposes"] for basis in purpose["bases"])
            ),
            "laws": lambda activity: Joined(
                _unique(
                    f"{basis['law']} {basis['section']}".strip()
                    for purpose in activity["purposes"]
                    for basis in purpose["bases"]
                )
            ),
            "tia": lambda activity: Joined(_unique(item["tia"] for item in activity["transfers"])),
            "status": lambda activity: Joined([labels.term("status", activity["status"])]),
        }

    @classmethod
    def of(cls, document: Document, labels: ShapeLabels) -> Self:
        """What fills cells with the activities of `document`, with its common measures."""
        return cls(labels, common=clean(document["register"]["security"]).strip())

    def cell(self, activity: ActivityDoc, fill: str, heading: str) -> Joined:
        """The lines of one cell; `heading` finds what is kept under it when nothing of the register fills it."""
        if fill == "extra":
            return Joined([text for text in [activity["extra"].get(heading, "")] if text])
        if fill in _PLAIN:
            text: str = activity[fill]  # type: ignore[literal-required]
            return Joined([text] if text else [])
        if fill in _DATES:
            day: str = activity[fill]  # type: ignore[literal-required]
            return Joined([self._labels.date(day)] if day else [])
        if fill in _NAMES:
            return self._texts.names(activity, fill)
        return self._known[fill](activity)

    def items(self, activity: ActivityDoc, of: str) -> list[dict[str, str]]:
        """The rows of a small table in a form, each by the names of `FormTable.columns`."""
        rows: list[dict[str, str]]
        if of in ("data_ordinary", "data_special"):
            wanted = of == "data_special"
            rows = [
                {
                    "category": use["category"] or self._labels["whole_activity"],
                    "source": use["source"],
                    "retention": self._limit(use) or self._labels["missing"],
                }
                for use in activity["data"]
                if (use["sensitivity"] in _SENSITIVE) == wanted
                and (use["category"] or self._limit(use) or use["source"])
            ]
            slot = "" if wanted else "data_ordinary"
        elif of == "recipients":
            rows = [
                {
                    "name": item["name"],
                    "role": self._labels.term("role", item["role"]) if item["role"] else "",
                    "note": "; ".join(
                        _unique([self._labels.country(item["country"]), item["contract"], item["note"]])
                    ),
                }
                for item in activity["recipients"]
            ]
            slot = of
        elif of == "transfers":
            rows = [self._transfer(item) for item in activity["transfers"]]
            slot = of
        else:
            return [{"name": line} for line in self.cell(activity, of, "").lines]
        if not rows and slot:
            # An answer in place of the items stands in the first column, whatever that is called.
            rows = [{"": line} for line in self.cell(activity, slot, "").lines]
        return rows

    def _transfer(self, item: TransferDoc) -> dict[str, str]:
        return {
            "recipient": item["recipient"] or item["organisation"],
            "country": self._labels.country(item["country"]),
            "mechanism": "; ".join(
                _unique(
                    [
                        self._texts.article(item["mechanism"]) if item["mechanism"] else "",
                        item["safeguards"],
                    ]
                )
            ),
            "documents": item["tia"],
        }

    def _titles(self, activity: ActivityDoc) -> list[str]:
        return [text for p in activity["purposes"] if (text := p["title"] or p["description"])]

    def _categories(self, activity: ActivityDoc, special: bool | None) -> Joined:
        """Names only: a word about the sensitivity in brackets would come back as part of the name."""
        names = _unique(
            use["category"]
            for use in activity["data"]
            if special is None or (use["sensitivity"] in _SENSITIVE) == special
        )
        said = self._texts.data({**activity, "data": []})
        if special or (names and said.lines == [self._labels["missing"]]):
            return Joined(names)
        if not names and any(use["category"] for use in activity["data"]):
            return Joined([])
        return Joined([*names, *said.lines], said.gap)

    def _retention(self, activity: ActivityDoc) -> Joined:
        said = self._texts.retention({**activity, "data": []})
        lines = _unique(
            f"{use['category']}: {limit}" if use["category"] else limit
            for use in activity["data"]
            if (limit := self._limit(use))
        )
        if lines and said.lines == [self._labels["missing"]]:
            return Joined(lines)
        return Joined([*lines, *said.lines], said.gap)

    def _limit(self, use: DataUseDoc) -> str:
        """A time limit without a semicolon, at which readers part it from its category."""
        retention = use["retention"]
        said = retention["text"] or self._labels.period(retention["period"])
        if not said:
            return ""
        if not retention["text"] and retention["start"]:
            said += f", {self._lower(self._labels['counted_from'])} {retention['start']}"
        more = [
            self._lower(self._labels.term("action", retention["action"])) if retention["action"] else "",
            retention["law"],
        ]
        added = ", ".join(text for text in more if text)
        return f"{said} ({added})" if added else said

    def _lower(self, text: str) -> str:
        # German nouns keep their capital.
        return text if self._labels.language == "de" else text[:1].lower() + text[1:]

    def _special_yes(self, activity: ActivityDoc) -> Joined:
        found = any(use["sensitivity"] in _SENSITIVE for use in activity["data"])
        return Joined([self._labels["yes" if found else "no"]] if activity["data"] else [])

    def _recipients(self, activity: ActivityDoc, roles: tuple[str, ...], *, within: bool) -> Joined:
        chosen = [item for item in activity["recipients"] if (item["role"] in roles) == within]
        if within:
            alone: Any = {**activity, "recipients": chosen, "answers": {}}
            return self._texts.recipients(alone) if chosen else Joined([])
        part: Any = {**activity, "recipients": chosen}
        said = self._texts.recipients(part)
        if not chosen and activity["recipients"] and said.lines == [self._labels["missing"]]:
            return Joined([])
        return said

    def _recipient_names(self, activity: ActivityDoc) -> Joined:
        if not activity["recipients"]:
            return self._texts.recipients(activity)
        return Joined(_unique(item["name"] for item in activity["recipients"]))

    def _contracts(self, activity: ActivityDoc) -> Joined:
        return Joined(
            [f"{item['name']}: {item['contract']}" for item in activity["recipients"] if item["contract"]]
        )

    def _places(self, activity: ActivityDoc) -> Joined:
        if not any(any(item.values()) for item in activity["transfers"]):
            return self._texts.transfers({**activity, "transfers": []})
        return Joined(
            _numbered(
                [
                    " – ".join(
                        _unique(
                            [self._labels.country(item["country"]), item["organisation"], item["recipient"]]
                        )
                    )
                    for item in activity["transfers"]
                ]
            )
        )

    def _safeguards(self, activity: ActivityDoc) -> Joined:
        return Joined(
            _numbered(
                [
                    "; ".join(
                        _unique(
                            [
                                self._texts.article(item["mechanism"]) if item["mechanism"] else "",
                                item["safeguards"],
                            ]
                        )
                    )
                    for item in activity["transfers"]
                ]
            )
        )

    def _bases(self, activity: ActivityDoc, wanted: Callable[[str], bool]) -> Joined:
        texts = []
        for purpose in activity["purposes"]:
            lines = [self._texts.basis(basis) for basis in purpose["bases"] if wanted(basis["article"])]
            texts.append("\n".join(line for line in lines if line))
        return Joined(_numbered(texts))

    def _cited(self, activity: ActivityDoc) -> Joined:
        """Legal bases without their reasons, which have a place of their own."""
        texts = []
        for purpose in activity["purposes"]:
            lines = [self._texts.basis({**basis, "reason": ""}) for basis in purpose["bases"]]
            texts.append("\n".join(line for line in lines if line))
        return Joined(_numbered(texts))

    def _interests(self, activity: ActivityDoc) -> Joined:
        return Joined(
            _unique(
                basis["reason"]
                for purpose in activity["purposes"]
                for basis in purpose["bases"]
                if basis["article"] == "6(1)(f)"
            )
        )


def _numbered(texts: list[str]) -> list[str]:
    """The texts that say something, each with its number where there are several in all."""
    if len(texts) < 2:
        return [text for text in texts if text]
    return [f"{number}. {text}" for number, text in enumerate(texts, 1) if text]


def _unique(texts: Iterable[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]
