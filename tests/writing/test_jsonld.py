"""The JSON-LD of a register: terms of the vocabulary only, nothing dangling, everything of Art. 30 in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from register_app.model import vocabulary
from register_app.model.document import Document, complete_document
from register_app.services import sample as samples
from register_app.writing import jsonld, jsonld_nodes
from tests.documents import documents

DPV = "https://w3id.org/dpv#"
GDPR = "https://w3id.org/dpv/legal/eu/gdpr#"


def walk(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a graph but its context."""
    if isinstance(value, dict):
        yield value
        for key, inner in value.items():
            if key != "@context":
                yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)


def of_type(graph: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [node for node in walk(graph) if kind in types(node) and "@value" not in node]


def types(node: dict[str, Any]) -> list[str]:
    found = node.get("@type", [])
    return [found] if isinstance(found, str) else found


def assert_sound(graph: dict[str, Any]) -> None:
    """Each term is of the vocabulary as it is stored, each reference leads to a node, nothing is empty."""
    words = jsonld_nodes.vocabulary()
    known = {f"dpv:{term}" for term in words["terms"]}
    articles = {*words["articles"].values(), *words["mechanisms"].values()}
    defined = [node["@id"] for node in walk(graph) if "@id" in node and len(node) > 1]
    assert len(defined) == len(set(defined))
    for node in walk(graph):
        for key, value in node.items():
            if key.startswith("@"):
                continue
            prefix = key.partition(":")[0]
            assert prefix in words["context"], key
            assert prefix != "dpv" or key in known, key
            assert value not in ("", [], {}, None), key
        if "@value" in node:
            assert set(node) <= {"@value", "@type", "@language"}
            continue
        for kind in types(node):
            prefix = kind.partition(":")[0]
            assert kind in known or kind in articles or prefix in ("dcat", "dct"), kind
        if set(node) == {"@id"} and node["@id"].startswith("urn:"):
            assert node["@id"] in defined, node["@id"]
        if set(node) == {"@id"} and node["@id"].startswith("dpv:"):
            assert node["@id"] in known


@given(documents())
def test_any_register_is_sound(document: Document) -> None:
    assert_sound(jsonld.to_graph(document, day="2026-03-31"))


RANGES = {
    "dct:isPartOf": {"dpv:ROPA"},
    "dct:temporal": {"dct:PeriodOfTime"},
    "dpv:hasApplicableLaw": {"dpv:Law"},
    "dpv:hasDataController": {"dpv:DataController"},
    "dpv:hasDataImporter": {"dpv:DataImporter"},
    "dpv:hasDataProcessor": {"dpv:DataProcessor"},
    "dpv:hasDataProtectionOfficer": {"dpv:DataProtectionOfficer"},
    "dpv:hasDataSource": {"dpv:DataSource"},
    "dpv:hasDataSubject": {"dpv:DataSubject"},
    "dpv:hasDuration": {"dpv:TemporalDuration"},
    "dpv:hasLegalBasis": {"dpv:LegalBasis", "dpv:DataTransferLegalBasis", "eu-gdpr:"},
    "dpv:hasOrganisationalUnit": {"dpv:OrganisationalUnit"},
    "dpv:hasPersonalData": {
        "dpv:PersonalData",
        "dpv:SensitivePersonalData",
        "dpv:SpecialCategoryPersonalData",
        "dpv:ConfidentialData",
        "dpv:IdentifyingPersonalData",
    },
    "dpv:hasProcess": {"dpv:Process"},
    "dpv:hasProcessing": {"dpv:Processing", "dpv:Transfer"},
    "dpv:hasPurpose": {"dpv:Purpose"},
    "dpv:hasRecipient": {"dpv:Recipient"},
    "dpv:hasRepresentative": {"dpv:Representative"},
    "dpv:hasTechnicalOrganisationalMeasure": {
        "dpv:TechnicalOrganisationalMeasure",
        "dpv:SafeguardForDataTransfer",
    },
    "dpv:isImplementedUsingTechnology": {"dpv:Technology"},
}
"""What kind of thing a property leads to, as the vocabulary defines its range; "eu-gdpr:" is any article of the law."""


@given(documents())
def test_each_property_leads_to_things_of_its_kind(document: Document) -> None:
    """What a shape in SHACL would ask: the kind of each value, and what no process goes without."""
    graph = jsonld.to_graph(document, day="2026-03-31")
    nodes = {node["@id"]: node for node in walk(graph) if "@id" in node and len(node) > 1}
    for node in walk(graph):
        for key, value in node.items():
            for held in value if isinstance(value, list) else [value]:
                if key in RANGES and isinstance(held, dict):
                    kinds = types(nodes.get(held.get("@id", ""), held))
                    assert any(
                        kind in RANGES[key] or ("eu-gdpr:" in RANGES[key] and kind.startswith("eu-gdpr:A"))
                        for kind in kinds
                    ), (key, kinds)
    (register,) = of_type(graph, "dpv:ROPA")
    parts = [node for node in of_type(graph, "dpv:Process") if "dct:isPartOf" in node]
    assert len(parts) == len(document["activities"]) == len(register.get("dpv:hasProcess", []))
    for part, activity in zip(parts, document["activities"], strict=True):
        assert part["dct:isPartOf"] == {"@id": register["@id"]}
        assert len(part.get("dpv:hasPurpose", [])) == len(activity["purposes"])
        assert "dpv:hasStatus" in part


_PROCESS = {"dpv:Process"}
_WHOLE = {"dpv:Process", "dpv:ROPA"}
_BASIS = {"dpv:LegalBasis", "dpv:DataTransferLegalBasis", "eu-gdpr:"}
DOMAINS = {
    "dpv:hasAddress": {"dpv:LegalEntity"},
    "dpv:hasApplicableLaw": {*_BASIS, "dpv:StorageDuration"},
    "dpv:hasContact": {"dpv:LegalEntity"},
    "dpv:hasCountry": {"dpv:LegalEntity"},
    "dpv:hasDataController": {*_WHOLE, "dpv:JointDataControllers"},
    "dpv:hasDataImporter": _PROCESS,
    "dpv:hasDataProcessor": _PROCESS,
    "dpv:hasDataProtectionOfficer": {"dpv:ROPA"},
    "dpv:hasDataSource": _PROCESS,
    "dpv:hasDataSubject": _PROCESS,
    "dpv:hasDuration": {"dpv:StorageDuration"},
    "dpv:hasIdentifier": {"dpv:LegalEntity"},
    "dpv:hasJointDataControllers": _WHOLE,
    "dpv:hasLegalBasis": {"dpv:Process", "dpv:Purpose"},
    "dpv:hasName": {"dpv:LegalEntity", "dpv:InternationalOrganisation"},
    "dpv:hasOrganisationalUnit": _PROCESS,
    "dpv:hasPersonalData": _PROCESS,
    "dpv:hasProcess": _WHOLE,
    "dpv:hasProcessing": _PROCESS,
    "dpv:hasPurpose": _PROCESS,
    "dpv:hasRecipient": _PROCESS,
    "dpv:hasRepresentative": {"dpv:ROPA"},
    "dpv:hasStatus": _PROCESS,
    "dpv:hasStorageCondition": _PROCESS,
    "dpv:hasTechnicalOrganisationalMeasure": _WHOLE,
    "dpv:hasThirdCountry": _PROCESS,
    "dpv:isImplementedUsingTechnology": _PROCESS,
}
"""What may have a property: the subjects for which this graph uses each of them."""

REQUIRED = {
    "dpv:ROPA": {"dct:conformsTo", "dct:issued"},
    "dpv:LegalEntity": {"dpv:hasName"},
    "dpv:InternationalOrganisation": {"dpv:hasName"},
    "dpv:TemporalDuration": {"dct:extent"},
    "dpv:Law": {"dct:title"},
    "dpv:DataSource": {"dct:description"},
    "dpv:JointDataControllers": {"dpv:hasDataController"},
    "dpv:SafeguardForDataTransfer": {"dct:description"},
    "dpv:DataSubject": {"skos:prefLabel"},
    "dpv:OrganisationalUnit": {"skos:prefLabel"},
    "dpv:Technology": {"skos:prefLabel"},
    "dpv:PersonalData": {"skos:prefLabel"},
}
"""What no thing of a kind goes without."""


@given(documents())
def test_each_property_is_of_a_thing_that_has_it(document: Document) -> None:
    """The other half of what shapes in SHACL would ask: who may have a property, what nobody goes without."""
    for node in walk(jsonld.to_graph(document, day="2026-03-31")):
        kinds = types(node)
        if "@value" in node or "@graph" in node or not kinds:
            continue
        for key in node:
            if key.startswith("dpv:"):
                assert any(
                    kind in DOMAINS[key] or ("eu-gdpr:" in DOMAINS[key] and kind.startswith("eu-gdpr:A"))
                    for kind in kinds
                ), (key, kinds)
        for kind in kinds:
            assert REQUIRED.get(kind, set()) <= node.keys(), (kind, node)


def test_the_shapes_know_every_property_that_is_written() -> None:
    written = {
        key
        for language in ("da", "en")
        for node in walk(jsonld.to_graph(samples.sample(language), day="2026-03-31"))
        for key in node
        if key.startswith("dpv:")
    }
    assert written <= DOMAINS.keys()
    assert {key for key in RANGES if key.startswith("dpv:")} <= DOMAINS.keys()


def test_every_choice_of_a_register_has_its_term() -> None:
    words = jsonld_nodes.vocabulary()
    assert set(words["articles"]) | {"10"} == set(vocabulary.ARTICLES)
    assert set(words["mechanisms"]) == set(vocabulary.MECHANISMS)
    assert set(words["sensitivity"]) == {*vocabulary.SENSITIVITIES, ""}
    assert set(words["recipients"]) == {*vocabulary.RECIPIENT_ROLES, ""}
    assert set(words["status"]) == set(vocabulary.STATUSES)
    assert re.fullmatch(r"2\.\d+", words["version"])
    assert words["source"]["specification"].startswith("https://w3id.org/dpv")
    for article, term in words["articles"].items():
        assert term == "eu-gdpr:A" + re.sub(r"\W+", "-", article).strip("-")


def test_the_sample_says_what_art_30_asks_for() -> None:
    document = samples.sample("en")
    graph = jsonld.to_graph(document, day="2026-03-31")
    assert_sound(graph)
    (register,) = of_type(graph, "dpv:ROPA")
    assert register["dct:issued"] == {"@value": "2026-03-31", "@type": "xsd:date"}
    assert register["dct:conformsTo"]["owl:versionInfo"] == jsonld_nodes.vocabulary()["version"]
    activities = [node for node in of_type(graph, "dpv:Process") if "dct:isPartOf" in node]
    assert [node["dct:identifier"] for node in activities] == [a["number"] for a in document["activities"]]
    assert [reference["@id"] for reference in register["dpv:hasProcess"]] == [
        node["@id"] for node in activities
    ]
    marketing = activities[3]
    (purpose,) = marketing["dpv:hasPurpose"]
    assert [types(basis) for basis in purpose["dpv:hasLegalBasis"]] == [
        ["eu-gdpr:A6-1-f"],
        ["eu-gdpr:A6-1-a"],
    ]
    assert purpose["dpv:hasLegalBasis"][1]["dpv:hasApplicableLaw"]["dct:title"]["@value"].endswith("§ 10")
    (transfer,) = (node for node in marketing["dpv:hasProcess"] if "dpv:hasProcessing" in node)
    assert transfer["dpv:hasThirdCountry"] == {"@id": "loc:US"}
    assert "eu-gdpr:A46-2-c" in types(transfer["dpv:hasLegalBasis"])
    storage = marketing["dpv:hasProcess"][0]["dpv:hasStorageCondition"]
    assert storage[0]["dpv:hasDuration"]["dct:extent"] == {"@value": "P2Y", "@type": "xsd:duration"}
    assert types(storage[1]) == ["dpv:StorageDeletion"]
    special = {node["skos:prefLabel"]["@value"] for node in of_type(graph, "dpv:SpecialCategoryPersonalData")}
    assert "Trade union membership" in special
    processor = activities[-1]
    assert len(processor["dpv:hasDataController"]) == 2
    named = {node["@id"]: node.get("dpv:hasName") for node in of_type(graph, "dpv:DataProcessor")}
    assert named[processor["dpv:hasDataProcessor"]["@id"]] == "Havlund Finans A/S"


def test_what_is_internal_stays_inside() -> None:
    activity = {
        "notes": "SECRET", "owner": "SECRET", "extra": {"SECRET": "SECRET"},
        "purposes": [{"title": "P", "bases": [{"article": "10", "lia": "SECRET"}]}],
        "transfers": [{"country": "US", "tia": "SECRET"}],
    }  # fmt: skip
    graph = jsonld.to_graph(complete_document({"activities": [activity]}))
    assert "SECRET" not in json.dumps(graph)
    (basis,) = of_type(graph, "dpv:LegalBasis")
    assert basis["skos:notation"] == "GDPR 10"


def test_a_library_reads_it_without_fetching_anything() -> None:
    pyld = pytest.importorskip("pyld")

    def refuse(url: str, options: Any = None) -> Any:
        raise AssertionError(url)

    graph = jsonld.to_graph(samples.sample("da"), day="2026-03-31")
    options = {"documentLoader": refuse}
    expanded = pyld.jsonld.expand(graph, options)
    dropped = {key for node in walk(expanded) for key in node if not key.startswith(("@", "http"))}
    assert dropped == set()
    purposes = [node for node in walk(expanded) if node.get("@type") == [f"{DPV}Purpose"]]
    wanted = [purpose for activity in samples.sample("da")["activities"] for purpose in activity["purposes"]]
    assert len(purposes) == len(wanted)
    bases = [
        kind
        for node in walk(expanded)
        for kind in node.get("@type", [])
        if str(kind).startswith(f"{GDPR}A6-1-")
    ]
    assert len(bases) == sum(
        basis["article"].startswith("6(1)") for purpose in wanted for basis in purpose["bases"]
    )
    # Every statement of the file is one of the graph: nothing is lost for a key or an address that is none.
    lines = pyld.jsonld.to_rdf(graph, {**options, "format": "application/n-quads"}).splitlines()
    assert len(lines) == len(set(lines)) > 900
    back = pyld.jsonld.flatten(
        pyld.jsonld.from_rdf("\n".join(lines) + "\n", {"format": "application/n-quads"}), None, options
    )
    assert len(back) == len(pyld.jsonld.flatten(graph, None, options))


def test_written_and_read_back(tmp_path: Path) -> None:
    document = samples.sample("en")
    made = jsonld.write_jsonld(document, tmp_path / "a.jsonld", day="2026-03-31")
    jsonld.write_jsonld(document, tmp_path / "b.jsonld", day="2026-03-31")
    assert (made.activities, made.vocabulary) == (len(document["activities"]), "2.2")
    assert (tmp_path / "a.jsonld").read_bytes() == (tmp_path / "b.jsonld").read_bytes()
    assert json.loads((tmp_path / "a.jsonld").read_bytes()) == jsonld.to_graph(document, day="2026-03-31")
