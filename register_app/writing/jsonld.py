"""A register as JSON-LD in the W3C Data Privacy Vocabulary: for programs that read records of processing activities.

The vocabulary's terms are data (resources/catalogues/dpv.json, with version and source). The context stands in the
file, so nothing has to be fetched to read it. Internal notes, persons in charge, assessments and columns without a
place in the vocabulary are left out; the export to JSON keeps everything.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from register_app.base.i18n import N_
from register_app.model.document import (
    ActivityDoc,
    BasisDoc,
    DataUseDoc,
    Document,
    PurposeDoc,
    RecipientDoc,
    RetentionDoc,
    TransferDoc,
)
from register_app.writing.files import Incomplete, write_atomic
from register_app.writing.jsonld_nodes import (
    Node,
    Nodes,
    dated,
    distinct,
    filled,
    located,
    time_span,
    urn,
    vocabulary,
)

_INCOMPLETE = N_("“{name}” was written but cannot be read back whole; check the disk and try again.")


@dataclass(frozen=True)
class JsonLdResult:
    """What was written: the number of activities, and the version of the vocabulary."""

    path: Path
    activities: int
    vocabulary: str


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


class _Graph(Nodes):
    def made(self, day: str) -> Node:
        register = self.register
        activities = [
            self._activity(activity, place) for place, activity in enumerate(self.document["activities"], 1)
        ]
        about = filled(
            {
                "@id": self.base,
                "@type": ["dpv:ROPA", "dcat:Dataset"],
                "dct:title": self.text(register["title"]),
                "dct:description": self.text(register["scope"]),
                "dct:language": register["language"],
                "dct:issued": dated(day),
                "dct:conformsTo": {
                    "@id": self.words["source"]["specification"],
                    "owl:versionInfo": self.words["version"],
                },
                "dpv:hasDataController": self.party(register["controller"], "dpv:DataController"),
                "dpv:hasJointDataControllers": self.joint(
                    [party["name"] for party in register["joint_controllers"]]
                ),
                "dpv:hasRepresentative": self.party(register["representative"], "dpv:Representative"),
                "dpv:hasDataProtectionOfficer": self.party(register["dpo"], "dpv:DataProtectionOfficer"),
                "dpv:hasTechnicalOrganisationalMeasure": self.described(
                    "dpv:TechnicalOrganisationalMeasure", register["security"]
                ),
                "dpv:hasProcess": [{"@id": node["@id"]} for node in activities],
            }
        )
        return {"@context": self.words["context"], "@graph": [about, *self.nodes.values(), *activities]}

    # --- an activity -------------------------------------------------------------------------------------------

    def _activity(self, activity: ActivityDoc, place: int) -> Node:
        me = urn(activity["id"]) if activity["id"] else f"{self.base}#activity-{place}"
        purposes = [
            self._purpose(purpose, f"{me}#purpose-{n}") for n, purpose in enumerate(activity["purposes"], 1)
        ]
        recipients = [self._recipient(entry) for entry in activity["recipients"]]
        processor = activity["part"] == "processor"
        controllers = [self.named_party(name, "dpv:DataController") for name in activity["clients"]]
        if not processor:
            controllers = [self.party(self.register["controller"], "dpv:DataController")]
        return filled(
            {
                "@id": me,
                "@type": "dpv:Process",
                "dct:identifier": activity["number"],
                "dct:title": self.text(activity["name"]),
                "dct:description": self.text(activity["description"]),
                "dct:isPartOf": {"@id": self.base},
                "dct:temporal": time_span(activity["valid_from"], activity["valid_until"]),
                "dpv:hasStatus": self._status(activity["status"]),
                "dpv:hasDataController": controllers,
                "dpv:hasDataProcessor": self.party(self.register["controller"], "dpv:DataProcessor")
                if processor
                else "",
                "dpv:hasJointDataControllers": self.joint(activity["joint_controllers"]),
                "dpv:hasOrganisationalUnit": self.term(
                    "unit", activity["department"], ("dpv:OrganisationalUnit",)
                ),
                "dpv:hasPurpose": purposes,
                "dpv:hasProcessing": [
                    self.term("processing", name, ("dpv:Processing",)) for name in activity["processing"]
                ],
                "dpv:hasPersonalData": distinct(self._data(use) for use in activity["data"]),
                "dpv:hasDataSubject": distinct(
                    self._subject(name) for use in activity["data"] for name in use["subjects"]
                ),
                "dpv:hasRecipient": recipients,
                "dpv:hasTechnicalOrganisationalMeasure": [
                    self.term("measure", name, ("dpv:TechnicalOrganisationalMeasure",))
                    for name in activity["measures"]
                ],
                "dpv:isImplementedUsingTechnology": [
                    self.term("system", name, ("dpv:Technology",)) for name in activity["systems"]
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
        term = self.words["status"].get(status)
        return {"@id": term} if term else ""

    def _purpose(self, purpose: PurposeDoc, me: str) -> Node:
        return filled(
            {
                "@id": me,
                "@type": "dpv:Purpose",
                "skos:prefLabel": self.text(purpose["title"]),
                "dct:description": self.text(purpose["description"]),
                "dpv:hasLegalBasis": [self._basis(basis) for basis in purpose["bases"]],
            }
        )

    def _basis(self, basis: BasisDoc) -> Node:
        """A legal basis as a node of the article's class; Art. 10 and what is no article is a plain legal basis."""
        code = basis["article"].strip()
        term = self.words["articles"].get(code)
        law = " ".join(text for text in (basis["law"].strip(), basis["section"].strip()) if text)
        return filled(
            {
                "@type": [term] if term else ["dpv:LegalBasis"],
                "skos:notation": f"GDPR {code}" if code else "",
                "dct:description": self.text(basis["reason"]),
                "dpv:hasApplicableLaw": {"@type": "dpv:Law", "dct:title": self.text(law)} if law else "",
            }
        )

    def _data(self, use: DataUseDoc) -> Node | str:
        kinds = self.words["sensitivity"]
        return self.term("data", use["category"], kinds.get(use["sensitivity"], kinds[""]))

    def _subject(self, name: str) -> Node | str:
        return self.term("subject", name, ("dpv:DataSubject",))

    def _use(self, use: DataUseDoc, me: str, purposes: list[str]) -> Node:
        """Data of some people with their time limit: a process within the activity."""
        return filled(
            {
                "@id": me,
                "@type": "dpv:Process",
                "dpv:hasPersonalData": self._data(use),
                "dpv:hasDataSubject": [self._subject(name) for name in use["subjects"]],
                "dpv:hasPurpose": [{"@id": purpose} for purpose in purposes],
                "dpv:hasDataSource": self.described("dpv:DataSource", use["source"]),
                "dpv:hasStorageCondition": self._storage(use["retention"]),
            }
        )

    def _storage(self, retention: RetentionDoc) -> list[Node]:
        conditions: list[Node] = []
        period = retention["period"].strip()
        said = [
            self.text(text)
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
                law = {"@type": "dpv:Law", "dct:title": self.text(retention["law"])}
            conditions.append(
                filled(
                    {
                        "@type": "dpv:StorageDuration",
                        "dct:description": said,
                        "dpv:hasDuration": duration,
                        "dpv:hasApplicableLaw": law,
                    }
                )
            )
        end = self.words["end"].get(retention["action"])
        if end:
            conditions.append({"@type": end})
        return conditions

    def _recipient(self, entry: RecipientDoc) -> Node | str:
        roles = self.words["recipients"]
        types = roles.get(entry["role"], roles[""])
        if entry["kind"] == "party":
            return self.named_party(entry["name"], "dpv:Recipient", *types)
        return self.term("recipient", entry["name"], ("dpv:Recipient", *types))

    def _transfer(self, entry: TransferDoc, me: str) -> Node:
        """A transfer under Chapter V: a process within the activity, with its own legal basis and safeguards."""
        mechanism = self.words["mechanisms"].get(entry["mechanism"].strip())
        organisation: Node | str = ""
        if entry["organisation"].strip():
            organisation = {
                "@type": ["dpv:InternationalOrganisation", "dpv:DataImporter"],
                "dpv:hasName": entry["organisation"],
            }
        importers = [self.named_party(entry["recipient"], "dpv:DataImporter"), organisation]
        return filled(
            {
                "@id": me,
                "@type": "dpv:Process",
                "dpv:hasProcessing": {"@type": "dpv:Transfer"},
                "dpv:hasThirdCountry": located(entry["country"]),
                "dpv:hasDataImporter": [node for node in importers if node],
                "dpv:hasLegalBasis": {"@type": ["dpv:DataTransferLegalBasis", mechanism]}
                if mechanism
                else "",
                "dpv:hasTechnicalOrganisationalMeasure": self.described(
                    "dpv:SafeguardForDataTransfer", entry["safeguards"]
                ),
            }
        )
