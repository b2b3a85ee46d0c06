"""A document in words: every stored code said as the document's language says it, for showing two states side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from register_app.writing.labels import DocumentLabels
from register_app.writing.overview import plain
from register_app.writing.pairs import tied

Doc = Mapping[str, Any]

_DATES = ("valid_from", "valid_until", "last_review", "next_review")


def spoken(document: Doc, labels: DocumentLabels) -> dict[str, Any]:
    """The document with words for codes, dates and periods; each list still holds one entry for each of its own."""
    return _Speaker(labels).document(document)


class _Speaker:
    def __init__(self, labels: DocumentLabels) -> None:
        self._labels = labels

    def document(self, held: Doc) -> dict[str, Any]:
        register = held["register"]
        roles = {name: self._party(register[name]) for name in ("controller", "representative", "dpo")}
        joint = [self._party(party) for party in register["joint_controllers"]]
        return {
            **held,
            "register": {**register, **roles, "joint_controllers": joint},
            "activities": [self._activity(activity) for activity in held["activities"]],
            "parties": [self._party(party) for party in held["parties"]],
            "catalogues": {name: self._terms(name, terms) for name, terms in held["catalogues"].items()},
        }

    def _party(self, held: Doc | None) -> Any:
        return {**held, "country": self._country(held["country"])} if held else held

    def _terms(self, name: str, terms: list[Doc]) -> list[Any]:
        if name == "retention_rules":
            return [self._retention(rule) for rule in terms]
        return [
            {**term, "sensitivity": self._term("sensitivity", term["sensitivity"])}
            if "sensitivity" in term
            else term
            for term in terms
        ]

    def _activity(self, held: Doc) -> dict[str, Any]:
        labels = self._labels
        return {
            **held,
            "part": labels[held["part"]] if held["part"] in ("controller", "processor") else held["part"],
            "status": self._term("status", held["status"]),
            **{name: plain(labels.date(held[name])) for name in _DATES},
            "purposes": [self._purpose(purpose) for purpose in held["purposes"]],
            "data": [self._data(use) for use in held["data"]],
            "recipients": [self._recipient(recipient) for recipient in held["recipients"]],
            "transfers": [self._transfer(transfer) for transfer in held["transfers"]],
            "answers": {
                slot: {"point": self._point(held["part"], slot), **self._answer(said)}
                for slot, said in held["answers"].items()
            },
            "extra": {heading: {"heading": heading, "text": text} for heading, text in held["extra"].items()},
        }

    def _purpose(self, held: Doc) -> dict[str, Any]:
        bases = [{**basis, "article": self._article(basis["article"])} for basis in held["bases"]]
        return {**held, "bases": bases}

    def _data(self, held: Doc) -> dict[str, Any]:
        labels = self._labels
        numbers = ", ".join(str(number) for number in held["purposes"])
        use = {"surplus": labels["surplus"], "unclarified": labels["basis_unclarified"]}
        return {
            **held,
            "sensitivity": self._term("sensitivity", held["sensitivity"]),
            "purposes": f"{labels['purpose_numbers']} {numbers}" if numbers else "",
            "basis_use": use.get(held["basis_use"], ""),
            "basis": self._article(held["basis"]),
            "retention": self._retention(held["retention"]),
        }

    def _recipient(self, held: Doc) -> dict[str, Any]:
        location, role = self._term("location", held["location"]), self._term("role", held["role"])
        return {
            **held,
            "kind": "",
            "location": location,
            "role": role,
            "country": self._country(held["country"]),
        }

    def _transfer(self, held: Doc) -> dict[str, Any]:
        return {
            **held,
            "country": self._country(held["country"]),
            "mechanism": self._article(held["mechanism"]),
        }

    def _retention(self, held: Doc) -> dict[str, Any]:
        period = plain(self._labels.period(held["period"]))
        return {**held, "period": period, "action": self._term("action", held["action"])}

    def _answer(self, held: Doc) -> dict[str, Any]:
        return {**held, "state": self._term("state", held["state"])}

    def _point(self, part: str, slot: str) -> str:
        for letter in self._labels.letters("processor" if part == "processor" else "controller"):
            if slot in letter.slots:
                return letter.heading
        return slot

    def _term(self, group: str, value: str) -> str:
        return self._labels.term(group, value) if value else ""

    def _article(self, code: str) -> str:
        cited, name = plain(self._labels.citation(code)), self._labels.article_name(code)
        return tied(cited, " – ", name) if name else cited

    def _country(self, code: str) -> str:
        return self._labels.country(code)
