"""Which fields stand where in the form of an activity."""

from __future__ import annotations

from register_app.ui.editors.grid_row import Shape

DATA = Shape(
    "data_use",
    (("category sensitivity", 9), ("subjects", 6), ("purposes basis_use basis", 6), ("text period", 8)),
    ("start", "action", "law", "source", "note"),
    add_by="category",
)
RECIPIENTS = Shape(
    "disclosure",
    (("name kind", 7), ("role", 5), ("location", 4), ("country", 4)),
    ("contract", "note"),
    add_by="name",
)
TRANSFERS = Shape(
    "transfer",
    (("country", 4), ("recipient", 5), ("mechanism", 6), ("safeguards", 6)),
    ("organisation", "tia", "note"),
)

GENERAL = (
    "department",
    "owner",
    "status",
    "next_review",
    "last_review",
    "valid_from",
    "valid_until",
    "number",
)
"""Fields of the activity as a whole, side by side below its description."""
