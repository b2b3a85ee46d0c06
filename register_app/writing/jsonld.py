"""A register as JSON-LD in the W3C Data Privacy Vocabulary: for programs that read records of processing activities.

The vocabulary's terms are data (resources/catalogues/dpv.json, with version and source). The context stands in the
file, so nothing has to be fetched to read it. Internal notes, persons in charge, assessments and columns without a
place in the vocabulary are left out; the export to JSON keeps everything.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from register_app.base.i18n import N_
from register_app.base.paths import resource
from register_app.model.document import (
    ActivityDoc,
    BasisDoc,
    DataUseDoc,
    Document,
    PartyDoc,
    PurposeDoc,
    RecipientDoc,
    RetentionDoc,
    TransferDoc,
)
from register_app.model.text import fold
from register_app.writing.files import Incomplete, write_atomic

_INCOMPLETE = N_("“{name}” was written but cannot be read back whole; check the disk and try again.")

Node = dict[str, Any]


@dataclass(frozen=True)
class JsonLdResult:
    """What was written: the number of activities, and the version of the vocabulary."""

    path: Path
    activities: int
    vocabulary: str


@cache
def vocabulary() -> Mapping[str, Any]:
    """The terms used, what each choice of a register is called, the version and where they come from."""
    content: dict[str, Any] = json.loads(resource("catalogues", "dpv.json").read_text(encoding="utf-8"))
    return content


def write_jsonld(document: Document, target: Path, *, day: str = "") -> JsonLdResult:
    """Write `document` to `target`; the same document and `day` (ISO, the date of the extract) give the same bytes.

    Raises WriteError; the old file then stays.
    """
    graph = to_graph(document, day=day)
    text = json.dumps(graph, ensure_ascii=False, indent=1) + "\n"

    def check(path: Path) -> None:
        try:
            same = json.loads(path.read_bytes()) == graph
        except ValueError:
            same = False
        if not same:
            raise Incomplete(_INCOMPLETE, name=target.name)

    write_atomic(target, lambda path: _fill(path, text), check)
    return JsonLdResult(target, len(document["activities"]), vocabulary()["version"])


def _fill(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))


def to_graph(document: Document, *, day: str = "") -> Node:
    """The document as a JSON-LD object with `@context` and `@graph`: the register, its parties and terms, its activities."""
    return _Graph(document).made(day)


class _Graph:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._register = document["register"]
        self._words = vocabulary()
        self._base = _urn(self._register["id"])
        self._nodes: dict[str, Node] = {}
        self._parties = {fold(party["name"]): party for party in document["parties"]}

    def made(self, day: str) -> Node:
        register = self._register
        activities = [
            self._activity(activity, place) for place, activity in enumerate(self._document["activities"], 1)
        ]
        about = _filled(
            {
                "@id": self._base,
                "@type": ["dpv:ROPA", "dcat:Dataset"],
                "dct:title": self._text(register["title"]),
                "dct:description": self._text(register["scope"]),
                "dct:language": register["language"],
                "dct:issued": _date(day),
                "dct:conformsTo": {
                    "@id": self._words["source"]["specification"],
                    "owl:versionInfo": self._words["version"],
                },
                "dpv:hasDataController": self._party(register["controller"], "dpv:DataController"),
                "dpv:hasJointDataControllers": self._joint(
                    [party["name"] for party in register["joint_controllers"]]
                ),
                "dpv:hasRepresentative": self._party(register["representative"], "dpv:Representative"),
                "dpv:hasDataProtectionOfficer": self._party(register["dpo"], "dpv:DataProtectionOfficer"),
                "dpv:hasTechnicalOrganisationalMeasure": self._described(
                    "dpv:TechnicalOrganisationalMeasure", register["security"]
                ),
                "dpv:hasProcess": [{"@id": node["@id"]} for node in activities],
            }
        )
        return {"@context": self._words["context"], "@graph": [about, *self._nodes.values(), *activities]}

    # --- things that several activities share ------------------------------------------------------------------

    def _text(self, text: str) -> Node | str:
        """The register's words, marked with its language."""
        if not text.strip():
            return ""
        language = self._register["language"]
        return {"@value": text, "@language": language} if language else text

    def _shared(self, kind: str, name: str, types: Iterable[str], **facts: Any) -> Node | str:
        """A reference to what stands once in the graph, such as a category of data; "" without a name."""
        if not name.strip():
            return ""
        key = f"{self._base}#{kind}-{uuid.uuid5(uuid.NAMESPACE_URL, fold(name))}"
        node = self._nodes.setdefault(key, {"@id": key, "@type": []})
        node["@type"] = sorted({*node["@type"], *types})
        node.update(_filled(facts))
        return {"@id": key}

    def _term(self, kind: str, name: str, types: Iterable[str]) -> Node | str:
        return self._shared(kind, name, types, **{"skos:prefLabel": self._text(name)})

    def _party(self, party: PartyDoc | None, *types: str) -> Node | str:
        if party is None:
            return ""
        contact = [text for text in (party["email"], party["phone"], party["web"]) if text.strip()]
        return self._shared(
            "party",
            party["name"],
            ("dpv:LegalEntity", *types),
            **{
                "dpv:hasName": party["name"],
                "dpv:hasAddress": party["address"],
                "dpv:hasContact": contact,
                "dpv:hasIdentifier": party["registration_number"],
                "dpv:hasCountry": _country(party["country"]),
            },
        )

    def _named_party(self, name: str, *types: str) -> Node | str:
        """A party by its name, with what the register knows of it."""
        known = self._parties.get(fold(name))
        if known is not None:
            return self._party(known, *types)
        return self._shared("party", name, ("dpv:LegalEntity", *types), **{"dpv:hasName": name})

    def _joint(self, names: Iterable[str]) -> Node | str:
        members = [self._named_party(name, "dpv:DataController") for name in names if name.strip()]
        return {"@type": "dpv:JointDataControllers", "dpv:hasDataController": members} if members else ""

    def _described(self, kind: str, text: str) -> Node | str:
        return {"@type": kind, "dct:description": self._text(text)} if text.strip() else ""

    # --- an activity -------------------------------------------------------------------------------------------

    def _activity(self, activity: ActivityDoc, place: int) -> Node:
        me = _urn(activity["id"]) if activity["id"] else f"{self._base}#activity-{place}"
        purposes = [
            self._purpose(purpose, f"{me}#purpose-{n}") for n, purpose in enumerate(activity["purposes"], 1)
        ]
        recipients = [self._recipient(entry) for entry in activity["recipients"]]
        processor = activity["part"] == "processor"
        controllers = [self._named_party(name, "dpv:DataController") for name in activity["clients"]]
        if not processor:
            controllers = [self._party(self._register["controller"], "dpv:DataController")]
        return _filled(
            {
                "@id": me,
                "@type": "dpv:Process",
                "dct:identifier": activity["number"],
                "dct:title": self._text(activity["name"]),
                "dct:description": self._text(activity["description"]),
                "dct:isPartOf": {"@id": self._base},
                "dct:temporal": _period(activity["valid_from"], activity["valid_until"]),
                "dpv:hasStatus": self._status(activity["status"]),
                "dpv:hasDataController": controllers,
                "dpv:hasDataProcessor": self._party(self._register["controller"], "dpv:DataProcessor")
                if processor
                else "",
                "dpv:hasJointDataControllers": self._joint(activity["joint_controllers"]),
                "dpv:hasOrganisationalUnit": self._term(
                    "unit", activity["department"], ("dpv:OrganisationalUnit",)
                ),
                "dpv:hasPurpose": purposes,
                "dpv:hasProcessing": [
                    self._term("processing", name, ("dpv:Processing",)) for name in activity["processing"]
                ],
                "dpv:hasPersonalData": _distinct(self._data(use) for use in activity["data"]),
                "dpv:hasDataSubject": _distinct(
                    self._subject(name) for use in activity["data"] for name in use["subjects"]
                ),
                "dpv:hasRecipient": recipients,
                "dpv:hasTechnicalOrganisationalMeasure": [
                    self._term("measure", name, ("dpv:TechnicalOrganisationalMeasure",))
                    for name in activity["measures"]
                ],
                "dpv:isImplementedUsingTechnology": [
                    self._term("system", name, ("dpv:Technology",)) for name in activity["systems"]
                ],
                "dpv:hasProcess": [
                    *(
                        self._use(use, f"{me}#data-{n}", [f"{me}#purpose-{p}" for p in use["purposes"]])
                        for n, use in enumerate(activity["data"], 1)
                    ),
                    *(
                        self._transfer(entry, f"{me}#transfer-{n}")
                        for n, entry in enumerate(activity["transfers"], 1)
                    ),
                ],
            }
        )

    def _status(self, status: str) -> Node | str:
        term = self._words["status"].get(status)
        return {"@id": term} if term else ""

    def _purpose(self, purpose: PurposeDoc, me: str) -> Node:
        return _filled(
            {
                "@id": me,
                "@type": "dpv:Purpose",
                "skos:prefLabel": self._text(purpose["title"]),
                "dct:description": self._text(purpose["description"]),
                "dpv:hasLegalBasis": [self._basis(basis) for basis in purpose["bases"]],
            }
        )

    def _basis(self, basis: BasisDoc) -> Node:
        """A legal basis as a node of the article's class; Art. 10 and what is no article is a plain legal basis."""
        code = basis["article"].strip()
        term = self._words["articles"].get(code)
        law = " ".join(text for text in (basis["law"].strip(), basis["section"].strip()) if text)
        return _filled(
            {
                "@type": [term] if term else ["dpv:LegalBasis"],
                "skos:notation": f"GDPR {code}" if code else "",
                "dct:description": self._text(basis["reason"]),
                "dpv:hasApplicableLaw": {"@type": "dpv:Law", "dct:title": self._text(law)} if law else "",
            }
        )

    def _data(self, use: DataUseDoc) -> Node | str:
        kinds = self._words["sensitivity"]
        return self._term("data", use["category"], kinds.get(use["sensitivity"], kinds[""]))

    def _subject(self, name: str) -> Node | str:
        return self._term("subject", name, ("dpv:DataSubject",))

    def _use(self, use: DataUseDoc, me: str, purposes: list[str]) -> Node:
        """Data of some people with their time limit: a process within the activity."""
        return _filled(
            {
                "@id": me,
                "@type": "dpv:Process",
                "dpv:hasPersonalData": self._data(use),
                "dpv:hasDataSubject": [self._subject(name) for name in use["subjects"]],
                "dpv:hasPurpose": [{"@id": purpose} for purpose in purposes],
                "dpv:hasDataSource": self._described("dpv:DataSource", use["source"]),
                "dpv:hasStorageCondition": self._storage(use["retention"]),
            }
        )

    def _storage(self, retention: RetentionDoc) -> list[Node]:
        conditions: list[Node] = []
        period = retention["period"].strip()
        said = [
            self._text(text)
            for text in (retention["text"], retention["start"], retention["note"])
            if text.strip()
        ]
        if period or said:
            duration: Node | str = ""
            if period:
                duration = {
                    "@type": "dpv:TemporalDuration",
                    "dct:extent": {"@value": period, "@type": "xsd:duration"},
                }
            law: Node | str = ""
            if retention["law"].strip():
                law = {"@type": "dpv:Law", "dct:title": self._text(retention["law"])}
            conditions.append(
                _filled(
                    {
                        "@type": "dpv:StorageDuration",
                        "dct:description": said,
                        "dpv:hasDuration": duration,
                        "dpv:hasApplicableLaw": law,
                    }
                )
            )
        end = self._words["end"].get(retention["action"])
        if end:
            conditions.append({"@type": end})
        return conditions

    def _recipient(self, entry: RecipientDoc) -> Node | str:
        roles = self._words["recipients"]
        types = roles.get(entry["role"], roles[""])
        if entry["kind"] == "party":
            return self._named_party(entry["name"], "dpv:Recipient", *types)
        return self._term("recipient", entry["name"], ("dpv:Recipient", *types))

    def _transfer(self, entry: TransferDoc, me: str) -> Node:
        """A transfer under Chapter V: a process within the activity, with its own legal basis and safeguards."""
        mechanism = self._words["mechanisms"].get(entry["mechanism"].strip())
        organisation: Node | str = ""
        if entry["organisation"].strip():
            organisation = {
                "@type": ["dpv:InternationalOrganisation", "dpv:DataImporter"],
                "dpv:hasName": entry["organisation"],
            }
        importers = [self._named_party(entry["recipient"], "dpv:DataImporter"), organisation]
        return _filled(
            {
                "@id": me,
                "@type": "dpv:Process",
                "dpv:hasProcessing": {"@type": "dpv:Transfer"},
                "dpv:hasThirdCountry": _country(entry["country"]),
                "dpv:hasDataImporter": [node for node in importers if node],
                "dpv:hasLegalBasis": {"@type": ["dpv:DataTransferLegalBasis", mechanism]}
                if mechanism
                else "",
                "dpv:hasTechnicalOrganisationalMeasure": self._described(
                    "dpv:SafeguardForDataTransfer", entry["safeguards"]
                ),
            }
        )


def _urn(identity: str) -> str:
    """A name for a thing of the register: its own UUID, or one made of whatever stands there instead."""
    try:
        return f"urn:uuid:{uuid.UUID(identity)}"
    except ValueError:
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, identity)}"


def _filled(node: Node) -> Node:
    """`node` without what is empty."""
    return {
        key: kept
        for key, value in node.items()
        if (kept := [item for item in value if item] if isinstance(value, list) else value)
    }


def _distinct(nodes: Iterable[Node | str]) -> list[Node]:
    found: dict[str, Node] = {}
    for node in nodes:
        if isinstance(node, dict):
            found.setdefault(node["@id"], node)
    return list(found.values())


def _country(code: str) -> Node | str:
    code = code.strip().upper()
    return {"@id": f"loc:{code}"} if len(code) == 2 and code.isascii() and code.isalpha() else ""


def _date(text: str) -> Node | str:
    """A date, typed where it is one; the text itself where somebody wrote something else."""
    try:
        return {"@value": dt.date.fromisoformat(text[:10]).isoformat(), "@type": "xsd:date"}
    except ValueError:
        return text


def _period(first: str, last: str) -> Node | str:
    """A time span as `dct:PeriodOfTime` of DCAT."""
    if not first and not last:
        return ""
    return _filled({"@type": "dct:PeriodOfTime", "dcat:startDate": _date(first), "dcat:endDate": _date(last)})
