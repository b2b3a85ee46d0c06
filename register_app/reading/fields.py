"""The fields that the columns and labels of a register can stand for."""

from __future__ import annotations

ACTIVITY_FIELDS = (
    "number", "name", "department", "owner", "status", "part", "description", "purpose", "purpose_detail", "basis",
    "basis9", "basis_reason", "law", "interest", "subjects", "data", "special", "recipients", "recipient_country", "recipient_role",
    "processors",
    "contract", "transfer", "transfer_country", "transfer_recipient", "safeguards", "tia", "retention",
    "retention_start", "retention_law", "deletion", "measures", "source", "systems", "clients", "processing",
    "valid_from", "valid_until", "last_review", "next_review", "notes",
)  # fmt: skip
"""Fields that have a place in an activity."""

PARTY_FIELDS = ("controller", "joint_controllers", "representative", "dpo", "organisation")
"""Fields that name somebody; above a table or on a cover sheet they belong to the register."""

SIDE_FIELDS = (
    "location", "automated", "dpia", "notice", "consent", "rights", "breach", "volume", "risk", "created", "updated_by",
)  # fmt: skip
"""Fields that registers often have and an activity has no place for: kept as extra under their own heading."""

FIELDS = ACTIVITY_FIELDS + PARTY_FIELDS + SIDE_FIELDS

ARTICLE_30 = frozenset(
    ("purpose", "subjects", "data", "recipients", "processors", "transfer", "retention", "measures", "basis", "clients",
     "processing", "special", "basis9")
)  # fmt: skip
"""Fields that make a table a register rather than some other list."""
