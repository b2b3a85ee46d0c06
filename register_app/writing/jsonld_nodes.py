"""Nodes of a register as JSON-LD: what stands once in the graph however many activities refer to it, and plain values."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from register_app.base.paths import resource
from register_app.model.document import Document, PartyDoc
from register_app.model.text import fold

Node = dict[str, Any]


@cache
def vocabulary() -> Mapping[str, Any]:
    """The terms used, what each choice of a register is called, the version and where they come from."""
    content: dict[str, Any] = json.loads(resource("catalogues", "dpv.json").read_text(encoding="utf-8"))
    return content


class Nodes:
    """The nodes of one document; `nodes` are those that several activities share."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.register = document["register"]
        self.words = vocabulary()
        self.base = urn(self.register["id"])
        self.nodes: dict[str, Node] = {}
        self.parties = {fold(party["name"]): party for party in document["parties"]}

    def text(self, text: str) -> Node | str:
        """The register's words, marked with its language."""
        if not text.strip():
            return ""
        language = self.register["language"]
        return {"@value": text, "@language": language} if language else text

    def shared(self, kind: str, name: str, types: Iterable[str], **facts: Any) -> Node | str:
        """A reference to what stands once in the graph, such as a category of data; "" without a name."""
        if not name.strip():
            return ""
        key = f"{self.base}#{kind}-{uuid.uuid5(uuid.NAMESPACE_URL, fold(name))}"
        node = self.nodes.setdefault(key, {"@id": key, "@type": []})
        node["@type"] = sorted({*node["@type"], *types})
        node.update(filled(facts))
        return {"@id": key}

    def term(self, kind: str, name: str, types: Iterable[str]) -> Node | str:
        return self.shared(kind, name, types, **{"skos:prefLabel": self.text(name)})

    def party(self, party: PartyDoc | None, *types: str) -> Node | str:
        if party is None:
            return ""
        contact = [text for text in (party["email"], party["phone"], party["web"]) if text.strip()]
        return self.shared(
            "party",
            party["name"],
            ("dpv:LegalEntity", *types),
            **{
                "dpv:hasName": party["name"],
                "dpv:hasAddress": party["address"],
                "dpv:hasContact": contact,
                "dpv:hasIdentifier": party["registration_number"],
                "dpv:hasCountry": located(party["country"]),
            },
        )

    def named_party(self, name: str, *types: str) -> Node | str:
        """A party by its name, with what the register knows of it."""
        known = self.parties.get(fold(name))
        if known is not None:
            return self.party(known, *types)
        return self.shared("party", name, ("dpv:LegalEntity", *types), **{"dpv:hasName": name})

    def joint(self, names: Iterable[str]) -> Node | str:
        members = [self.named_party(name, "dpv:DataController") for name in names if name.strip()]
        return {"@type": "dpv:JointDataControllers", "dpv:hasDataController": members} if members else ""

    def described(self, kind: str, text: str) -> Node | str:
        return {"@type": kind, "dct:description": self.text(text)} if text.strip() else ""


def urn(identity: str) -> str:
    """A name for a thing of the register: its own UUID, or one made of whatever stands there instead."""
    try:
        return f"urn:uuid:{uuid.UUID(identity)}"
    except ValueError:
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, identity)}"


def filled(node: Node) -> Node:
    """`node` without what is empty."""
    return {
        key: kept
        for key, value in node.items()
        if (kept := [item for item in value if item] if isinstance(value, list) else value)
    }


def distinct(nodes: Iterable[Node | str]) -> list[Node]:
    found: dict[str, Node] = {}
    for node in nodes:
        if isinstance(node, dict):
            found.setdefault(node["@id"], node)
    return list(found.values())


def located(code: str) -> Node | str:
    code = code.strip().upper()
    return {"@id": f"loc:{code}"} if len(code) == 2 and code.isascii() and code.isalpha() else ""


def dated(text: str) -> Node | str:
    """A date, typed where it is one; the text itself where somebody wrote something else."""
    try:
        return {"@value": dt.date.fromisoformat(text[:10]).isoformat(), "@type": "xsd:date"}
    except ValueError:
        return text


def time_span(first: str, last: str) -> Node | str:
    """A time span as `dct:PeriodOfTime` of DCAT."""
    if not first and not last:
        return ""
    return filled({"@type": "dct:PeriodOfTime", "dcat:startDate": dated(first), "dcat:endDate": dated(last)})
