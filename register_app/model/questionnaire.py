"""A questionnaire for a department: plain questions about an activity, and where each answer belongs.

Writer and reader agree on this: each row with an answer has, hidden, the key of what is asked ("owner", "purposes:0"),
the fingerprint of what each of its cells showed, and each sheet has the id of its activity in its first row. What the
activity said when it was handed out stands whole in the hidden sheet; only cells that show something else now are
changes.
"""

from __future__ import annotations

from dataclasses import dataclass

from register_app.base.i18n import N_

MAGIC = "register-app-questionnaire"
VERSION = 1
KEY_PREFIX = "questionnaire:"
"""Before the id of an activity in the first row of its sheet; nothing follows it on a sheet for a new one."""
READ_ONLY = "-"
"""In place of a fingerprint: the cell shows only the beginning, and what stands in it is not taken over."""


@dataclass(frozen=True)
class Field:
    """One cell of an answer: its heading in a table, its name in the document, how it is shown.

    `kind` is "text", "lines" (one item a line) or the name of a list of choices (model/workbook.py); `width` is in
    units of column width.
    """

    name: str
    heading: str = ""
    kind: str = "text"


@dataclass(frozen=True)
class Question:
    """A question with one answer, or with a row for each item of a list of the activity (`spare` empty rows more)."""

    key: str
    text: str
    hint: str
    fields: tuple[Field, ...]
    spare: int = 0
    part: str = ""
    """Only asked of activities of this part."""

    @property
    def listed(self) -> bool:
        return self.spare > 0


def _one(key: str, text: str, hint: str = "", kind: str = "text", part: str = "") -> Question:
    return Question(key, text, hint, (Field(key, kind=kind),), part=part)


QUESTIONS: tuple[Question, ...] = (
    _one("name", N_("What do you call this work?"), N_("A short name, such as “Recruitment”.")),
    _one("department", N_("Which department does it?")),
    _one("owner", N_("Who is in charge of it?")),
    _one("description", N_("What happens, in a few words?")),
    _one("clients", N_("For whom do you do it?"), N_("One customer a line."), "lines", "processor"),
    _one("processing", N_("What do you do with their data?"), N_("One kind of work a line."), "lines", "processor"),
    Question(
        "purposes",
        N_("What do you need the data for?"),
        N_("One purpose a row. Empty a row to remove it."),
        (Field("title", N_("Purpose")), Field("description", N_("More about it"))),
        spare=2,
    ),
    Question(
        "data",
        N_("Which data about people do you use, and for how long?"),
        N_("One kind of data a row. Empty a row to remove it."),
        (
            Field("category", N_("Kind of data")),
            Field("subjects", N_("About whom (one group a line)"), "lines"),
            Field("limit", N_("How long do you keep it?")),
            Field("action", N_("What happens then?"), "action"),
            Field("source", N_("Where do you get it?")),
        ),
        spare=3,
    ),
    Question(
        "recipients",
        N_("Who else gets to see the data?"),
        N_("Suppliers, authorities, other departments; one a row."),
        (
            Field("name", N_("Who")),
            Field("role", N_("What are they to us?"), "role"),
            Field("country", N_("In which country?"), "country"),
            Field("contract", N_("Agreement")),
            Field("note", N_("Remarks")),
        ),
        spare=2,
    ),
    Question(
        "transfers",
        N_("Do data leave the EU and the EEA?"),
        N_("One country a row; nothing when they do not."),
        (
            Field("country", N_("To which country?"), "country"),
            Field("recipient", N_("To whom?")),
            Field("safeguards", N_("How are they protected there?")),
        ),
        spare=1,
    ),
    _one("systems", N_("Which systems and folders do you use?"), N_("One a line."), "lines"),
    _one("measures", N_("How are the data protected?"), N_("One measure a line."), "lines"),
)  # fmt: skip


def asked(part: str) -> list[Question]:
    """The questions for an activity of a part."""
    return [question for question in QUESTIONS if question.part in ("", part)]
