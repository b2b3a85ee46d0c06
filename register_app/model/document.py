"""The plain document: a whole register as data, the form of `show --json` (docs/architecture.md)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypedDict, cast

FORMAT: Literal["register-app"] = "register-app"
FORMAT_VERSION = 1


class PartyDoc(TypedDict):
    name: str
    registration_number: str
    address: str
    country: str
    email: str
    phone: str
    web: str
    note: str


class BasisDoc(TypedDict):
    article: str
    law: str
    section: str
    reason: str
    lia: str


class PurposeDoc(TypedDict):
    title: str
    description: str
    bases: list[BasisDoc]


class RetentionDoc(TypedDict):
    period: str
    text: str
    start: str
    action: str
    law: str
    note: str


class DataUseDoc(TypedDict):
    category: str
    sensitivity: str
    subjects: list[str]
    purposes: list[int]
    basis_use: str
    basis: str
    source: str
    retention: RetentionDoc


class RecipientDoc(TypedDict):
    name: str
    kind: str
    location: str
    role: str
    country: str
    contract: str
    note: str


class TransferDoc(TypedDict):
    country: str
    organisation: str
    recipient: str
    mechanism: str
    safeguards: str
    tia: str
    note: str


class AnswerDoc(TypedDict):
    state: str
    reason: str


class ActivityDoc(TypedDict):
    id: str
    number: str
    part: str
    name: str
    description: str
    department: str
    owner: str
    status: str
    valid_from: str
    valid_until: str
    last_review: str
    next_review: str
    notes: str
    clients: list[str]
    joint_controllers: list[str]
    processing: list[str]
    purposes: list[PurposeDoc]
    data: list[DataUseDoc]
    recipients: list[RecipientDoc]
    transfers: list[TransferDoc]
    systems: list[str]
    measures: list[str]
    answers: dict[str, AnswerDoc]
    extra: dict[str, str]


class TermDoc(TypedDict):
    name: str
    note: str


class DataCategoryDoc(TermDoc):
    sensitivity: str


class RetentionRuleDoc(RetentionDoc):
    name: str


class CataloguesDoc(TypedDict):
    departments: list[TermDoc]
    data_categories: list[DataCategoryDoc]
    subject_categories: list[TermDoc]
    recipient_categories: list[TermDoc]
    systems: list[TermDoc]
    measures: list[TermDoc]
    processing: list[TermDoc]
    laws: list[TermDoc]
    retention_rules: list[RetentionRuleDoc]


class RegisterDoc(TypedDict):
    id: str
    title: str
    language: str
    scope: str
    security: str
    controller: PartyDoc | None
    joint_controllers: list[PartyDoc]
    representative: PartyDoc | None
    dpo: PartyDoc | None


class VersionDoc(TypedDict):
    name: str
    kind: str
    at: str
    note: str
    step: int
    hash: str


class Document(TypedDict):
    format: str
    version: int
    register: RegisterDoc
    activities: list[ActivityDoc]
    parties: list[PartyDoc]
    catalogues: CataloguesDoc
    versions: list[VersionDoc]


PARTY_FIELDS = ("name", "registration_number", "address", "country", "email", "phone", "web", "note")
RETENTION_FIELDS = ("period", "text", "start", "action", "law", "note")
ACTIVITY_TEXTS = (
    "number",
    "part",
    "name",
    "description",
    "owner",
    "status",
    "valid_from",
    "valid_until",
    "last_review",
    "next_review",
    "notes",
)
"""Fields of an activity that are plain text of its own row (the department is a link)."""


def blank_party(name: str = "") -> PartyDoc:
    return PartyDoc(
        name=name, registration_number="", address="", country="", email="", phone="", web="", note=""
    )


def blank_retention() -> RetentionDoc:
    return RetentionDoc(period="", text="", start="", action="", law="", note="")


def blank_basis() -> BasisDoc:
    return BasisDoc(article="", law="", section="", reason="", lia="")


def blank_data_use() -> DataUseDoc:
    return DataUseDoc(
        category="",
        sensitivity="",
        subjects=[],
        purposes=[],
        basis_use="inherited",
        basis="",
        source="",
        retention=blank_retention(),
    )


def blank_recipient() -> RecipientDoc:
    return RecipientDoc(name="", kind="party", location="", role="", country="", contract="", note="")


def blank_transfer() -> TransferDoc:
    return TransferDoc(
        country="", organisation="", recipient="", mechanism="", safeguards="", tia="", note=""
    )


def blank_activity() -> ActivityDoc:
    return ActivityDoc(
        id="",
        number="",
        part="controller",
        name="",
        description="",
        department="",
        owner="",
        status="draft",
        valid_from="",
        valid_until="",
        last_review="",
        next_review="",
        notes="",
        clients=[],
        joint_controllers=[],
        processing=[],
        purposes=[],
        data=[],
        recipients=[],
        transfers=[],
        systems=[],
        measures=[],
        answers={},
        extra={},
    )


def complete_activity(partial: Mapping[str, Any]) -> ActivityDoc:
    """An activity document with every key, from one that has only some: what is missing is empty."""
    activity: dict[str, Any] = {**blank_activity(), **partial}
    activity["purposes"] = [
        {
            "title": "",
            "description": "",
            **purpose,
            "bases": [{**blank_basis(), **basis} for basis in purpose.get("bases", ())],
        }
        for purpose in activity["purposes"]
    ]
    activity["data"] = [
        {
            **blank_data_use(),
            **use,
            "retention": {**blank_retention(), **(use.get("retention") or {})},
        }
        for use in activity["data"]
    ]
    activity["recipients"] = [{**blank_recipient(), **item} for item in activity["recipients"]]
    activity["transfers"] = [{**blank_transfer(), **item} for item in activity["transfers"]]
    return cast(ActivityDoc, activity)


def blank_document() -> Document:
    return Document(
        format=FORMAT,
        version=FORMAT_VERSION,
        register=RegisterDoc(
            id="",
            title="",
            language="da",
            scope="",
            security="",
            controller=None,
            joint_controllers=[],
            representative=None,
            dpo=None,
        ),
        activities=[],
        parties=[],
        catalogues=CataloguesDoc(
            departments=[],
            data_categories=[],
            subject_categories=[],
            recipient_categories=[],
            systems=[],
            measures=[],
            processing=[],
            laws=[],
            retention_rules=[],
        ),
        versions=[],
    )


def complete_document(partial: Mapping[str, Any]) -> Document:
    """A document with every key, from one that has only some."""
    blank = blank_document()
    register: dict[str, Any] = {**blank["register"], **(partial.get("register") or {})}
    for role in ("controller", "representative", "dpo"):
        if register[role] is not None:
            register[role] = {**blank_party(), **register[role]}
    register["joint_controllers"] = [{**blank_party(), **party} for party in register["joint_controllers"]]
    catalogues: dict[str, Any] = {**blank["catalogues"], **(partial.get("catalogues") or {})}
    for key, entries in catalogues.items():
        if key == "retention_rules":
            catalogues[key] = [{"name": "", **blank_retention(), **entry} for entry in entries]
        else:
            empty = {"name": "", "note": ""} | ({"sensitivity": ""} if key == "data_categories" else {})
            catalogues[key] = [{**empty, **entry} for entry in entries]
    return cast(
        Document,
        {
            **blank,
            **partial,
            "register": register,
            "catalogues": catalogues,
            "activities": [complete_activity(activity) for activity in partial.get("activities", ())],
            "parties": [{**blank_party(), **party} for party in partial.get("parties", ())],
        },
    )
