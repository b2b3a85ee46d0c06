"""Registers for the tests of privacy notices: the sample, and one whose every text is an attack."""

from __future__ import annotations

import copy
from typing import Any

from register_app.model.document import Document, complete_document
from register_app.services import sample as samples
from register_app.writing.notice import Bullets, Facts, NoticeText, Paragraph, Table

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</td></tr></table><h1>out</h1>",
    "[click](javascript:alert(1))",
    "**bold** _it_ `code` | pipe | # no heading",
    "# heading\n- item\n1. one\n> quote",
    "#set page(fill: red) $x$ @ref <label>",
    "&lt;b&gt; &amp; &#60;",
    '=HYPERLINK("x")',
    "{{organisation}} {organisation} {0}",
    "https://example.invalid www.example.invalid",
]


def sample(language: str) -> Document:
    return copy.deepcopy(samples.sample(language))


def hostile(payload: str) -> Document:
    """A register with `payload` in every text that a notice shows."""
    party = {
        "name": payload, "registration_number": payload, "address": payload, "country": "DK", "email": payload,
        "phone": payload, "web": payload,
    }  # fmt: skip
    activity: dict[str, Any] = {
        "id": "a", "number": "RA-1", "name": payload, "status": "approved", "joint_controllers": [payload + "!"],
        "purposes": [{"title": payload, "description": payload, "bases": [
            {"article": "6(1)(f)", "reason": payload, "law": payload, "section": payload},
            {"article": "6(1)(e)", "reason": "Our interest in " + payload},
        ]}],
        "data": [{"category": payload, "subjects": [payload], "source": payload, "sensitivity": "special",
                  "retention": {"text": payload, "start": payload, "law": payload, "action": "delete"}}],
        "recipients": [{"name": payload, "role": "processor", "country": "US"}],
        "transfers": [{"country": "US", "organisation": payload, "recipient": payload, "mechanism": "46(2)(c)",
                       "safeguards": payload}],
    }  # fmt: skip
    register = {
        "language": "en", "title": payload, "controller": party, "dpo": party, "representative": party,
        "joint_controllers": [party],
    }  # fmt: skip
    return complete_document({"register": register, "activities": [activity]})


def texts(content: NoticeText) -> list[str]:
    """Every text of a notice, in its order."""
    found = [content.title]
    for block in (*content.lead, *(block for part in content.sections for block in part.blocks)):
        match block:
            case Paragraph(lines):
                found += [line.text for line in lines]
            case Bullets(items):
                found += [line.text for item in items for line in item]
            case Facts(_, rows):
                found += [text for label, value in rows for text in (label, *(line.text for line in value))]
            case Table(_, head, rows):
                found += [*head, *(line.text for row in rows for cell in row for line in cell)]
    return found


def squeezed(text: str) -> str:
    return "".join(text.split())
