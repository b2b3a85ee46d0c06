"""Which letter of Art. 30 a cell of a shape answers, and how it stands below the heading."""

from __future__ import annotations

from register_app.writing.shapes.words import ShapeLabels

ARTICLES = {
    "controller": {
        "joint_controllers": "30(1)(a)",
        "purposes": "30(1)(b)",
        "purpose_main": "30(1)(b)",
        "purposes_other": "30(1)(b)",
        "subjects": "30(1)(c)",
        "data": "30(1)(c)",
        "data_ordinary": "30(1)(c)",
        "special": "30(1)(c)",
        "recipients": "30(1)(d)",
        "recipient_names": "30(1)(d)",
        "recipients_other": "30(1)(d)",
        "transfers": "30(1)(e)",
        "transfer_places": "30(1)(e)",
        "safeguards": "30(1)(e)",
        "retention": "30(1)(f)",
        "measures": "30(1)(g)",
    },
    "processor": {
        "clients": "30(2)(a)",
        "processing": "30(2)(b)",
        "transfers": "30(2)(c)",
        "transfer_places": "30(2)(c)",
        "safeguards": "30(2)(c)",
        "measures": "30(2)(d)",
    },
}
"""The letter of Art. 30 that a cell answers, by part; what is not listed is supplementary."""


def article(labels: ShapeLabels, part: str, fill: str) -> str:
    """The letter of Art. 30 that a cell answers, as it is cited; "" for supplementary ones."""
    code = ARTICLES[part].get(fill, "")
    cited = labels.citation(code) if code else ""
    # It stands in brackets: "(art. 30, § 1, a)" rather than "(… a))".
    return cited if "(" in cited else cited.rstrip(")")


def headed(labels: ShapeLabels, part: str, heading: str, fill: str) -> str:
    """A heading, or the label of a form, as it stands in the workbook: with its letter of Art. 30 below."""
    cited = article(labels, part, fill)
    return f"{heading}\n({cited})" if cited else heading
