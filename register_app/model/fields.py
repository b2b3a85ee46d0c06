"""Each field of the record described once: forms, columns, import and export headings and checks read it.

`article` names the part of Art. 30 GDPR that asks for the field; empty where the law does not (a legal basis,
a source or a contract is kept because controllers need it, not because Art. 30 lists it).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from register_app.base.i18n import N_
from register_app.model import vocabulary
from register_app.model.vocabulary import Choices


@dataclass(frozen=True)
class Field:
    """A field of one entity.

    `entity` and `name` are the table and its column (or, for `links`, the key in the document); `kind` chooses
    the editor: text, long_text, choice, date, period, country, article, term (one catalogue entry), terms
    (several), parties, citations. `catalogue` is the kind of term. `label`, `help` and `example` are msgids.
    """

    entity: str
    name: str
    label: str
    kind: str = "text"
    help: str = ""
    article: str = ""
    choices: Choices = field(default_factory=dict)
    catalogue: str = ""
    example: str = ""

    @property
    def key(self) -> str:
        return f"{self.entity}.{self.name}"


_ALL = (
    # --- the register ------------------------------------------------------------------------------------------
    Field("register", "title", N_("Title"), help=N_("What the register is called on its cover.")),
    Field(
        "register",
        "scope",
        N_("Scope"),
        "long_text",
        help=N_("Which units and processing the register covers."),
    ),
    Field(
        "register",
        "security",
        N_("General security measures"),
        "long_text",
        help=N_("Technical and organisational measures that hold for every activity."),
        article="30(1)(g)",
    ),
    # --- parties -----------------------------------------------------------------------------------------------
    Field("party", "name", N_("Name"), article="30(1)(a)"),
    Field("party", "registration_number", N_("Registration number"), example=N_("CVR 12 34 56 78")),
    Field("party", "address", N_("Address"), "long_text", article="30(1)(a)"),
    Field("party", "country", N_("Country"), "country"),
    Field("party", "email", N_("E-mail"), article="30(1)(a)"),
    Field("party", "phone", N_("Phone"), article="30(1)(a)"),
    Field("party", "web", N_("Web site")),
    Field("party", "note", N_("Note"), "long_text"),
    # --- activities --------------------------------------------------------------------------------------------
    Field(
        "activity",
        "number",
        N_("Number"),
        help=N_("Stays with the activity for good, also when it is retired."),
    ),
    Field(
        "activity",
        "part",
        N_("Part"),
        "choice",
        choices=vocabulary.PARTS,
        help=N_(
            "Controller: you decide why and how (Art. 30(1)). Processor: you act for a client (Art. 30(2))."
        ),
    ),
    Field(
        "activity",
        "name",
        N_("Activity"),
        help=N_("A name that colleagues recognise."),
        example=N_("Payroll for employees"),
    ),
    Field(
        "activity",
        "description",
        N_("Description"),
        "long_text",
        help=N_("What happens to the data, in plain words."),
    ),
    Field("activity", "department", N_("Department"), "term", catalogue="department"),
    Field("activity", "owner", N_("Owner"), help=N_("Who answers questions about the activity.")),
    Field("activity", "status", N_("Status"), "choice", choices=vocabulary.STATUSES),
    Field("activity", "valid_from", N_("Valid from"), "date"),
    Field("activity", "valid_until", N_("Valid until"), "date"),
    Field("activity", "last_review", N_("Last review"), "date"),
    Field("activity", "next_review", N_("Next review"), "date"),
    Field("activity", "notes", N_("Notes"), "long_text"),
    Field(
        "activity",
        "clients",
        N_("On behalf of"),
        "parties",
        article="30(2)(a)",
        help=N_("Each controller on whose behalf you act as processor."),
    ),
    Field(
        "activity",
        "joint_controllers",
        N_("Joint controllers"),
        "parties",
        article="30(1)(a)",
        help=N_("Those who decide together with you on purposes and means (Art. 26)."),
    ),
    Field(
        "activity",
        "processing",
        N_("Categories of processing"),
        "terms",
        catalogue="processing",
        article="30(2)(b)",
        help=N_("What you do for each controller, such as hosting, payroll or support."),
    ),
    Field(
        "activity",
        "systems",
        N_("Systems"),
        "terms",
        catalogue="system",
        help=N_("Programs and places that hold the data."),
    ),
    Field(
        "activity",
        "measures",
        N_("Security measures"),
        "terms",
        catalogue="measure",
        article="30(1)(g)",
        help=N_("A general description of the measures of Art. 32(1)."),
        example=N_("Role-based access; encryption in transit; logging"),
    ),
    # --- purposes and bases --------------------------------------------------------------------------------------
    Field(
        "purpose",
        "title",
        N_("Purpose"),
        article="30(1)(b)",
        help=N_("Why the data are processed, as you would tell the data subject."),
        example=N_("To pay salaries and report them to the tax authority"),
    ),
    Field("purpose", "description", N_("Purpose in detail"), "long_text", article="30(1)(b)"),
    Field(
        "purpose_basis",
        "article",
        N_("Legal basis"),
        "article",
        choices=vocabulary.ARTICLES,
        help=N_(
            "The article of the GDPR that allows the processing. Art. 30 does not ask for it; Art. 5(2) does."
        ),
    ),
    Field(
        "purpose_basis", "law", N_("National law"), "term", catalogue="law", example=N_("The Bookkeeping Act")
    ),
    Field("purpose_basis", "section", N_("Section"), example=N_("§ 12")),
    Field(
        "purpose_basis",
        "reason",
        N_("Reason"),
        "long_text",
        help=N_("The interest pursued, the contract, or the duty that the statute lays down."),
    ),
    Field(
        "purpose_basis",
        "lia",
        N_("Balancing test"),
        help=N_("Where the balancing of interests is documented."),
    ),
    # --- data, people, time limits ------------------------------------------------------------------------------
    Field(
        "data_use",
        "category",
        N_("Category of personal data"),
        "term",
        catalogue="data_category",
        article="30(1)(c)",
        example=N_("Salary and bank account"),
    ),
    Field(
        "data_use",
        "sensitivity",
        N_("Sensitivity"),
        "choice",
        choices=vocabulary.SENSITIVITIES,
        help=N_("Belongs to the category and holds wherever it is used."),
    ),
    Field(
        "data_use",
        "subjects",
        N_("Data subjects"),
        "terms",
        catalogue="subject_category",
        article="30(1)(c)",
        example=N_("Employees; applicants"),
    ),
    Field("data_use", "purposes", N_("For purposes"), "purposes"),
    Field("data_use", "basis_use", N_("Basis of these data"), "choice", choices=vocabulary.BASIS_USES),
    Field("data_use", "basis", N_("Own legal basis")),
    Field("data_use", "source", N_("Source"), help=N_("Where the data come from (Art. 14(2)(f)).")),
    Field(
        "data_use",
        "period",
        N_("Period"),
        "period",
        article="30(1)(f)",
        help=N_("How long, counted from the start event."),
        example=N_("5 years"),
    ),
    Field(
        "data_use",
        "text",
        N_("Time limit for erasure"),
        "long_text",
        article="30(1)(f)",
        help=N_("The time limit in words, as it is printed."),
        example=N_("5 years after the end of the customer relationship"),
    ),
    Field(
        "data_use", "start", N_("Counted from"), article="30(1)(f)", example=N_("End of the financial year")
    ),
    Field("data_use", "action", N_("Then"), "choice", choices=vocabulary.END_ACTIONS),
    Field("data_use", "law", N_("Law behind the time limit")),
    Field("data_use", "note", N_("Retention note"), "long_text"),
    # --- recipients and transfers --------------------------------------------------------------------------------
    Field("disclosure", "name", N_("Recipient"), "recipient", article="30(1)(d)"),
    Field("disclosure", "location", N_("Inside or outside"), "choice", choices=vocabulary.LOCATIONS),
    Field("disclosure", "role", N_("Role"), "choice", choices=vocabulary.RECIPIENT_ROLES),
    Field("disclosure", "country", N_("Country"), "country"),
    Field("disclosure", "contract", N_("Agreement"), help=N_("The agreement under Art. 28 or Art. 26.")),
    Field("disclosure", "note", N_("Note"), "long_text"),
    Field("transfer", "country", N_("Third country"), "country", article="30(1)(e)"),
    Field("transfer", "organisation", N_("International organisation"), article="30(1)(e)"),
    Field("transfer", "recipient", N_("Recipient of the transfer"), "party"),
    Field("transfer", "mechanism", N_("Transfer mechanism"), "article", choices=vocabulary.MECHANISMS),
    Field(
        "transfer",
        "safeguards",
        N_("Documentation of safeguards"),
        "long_text",
        article="30(1)(e)",
        help=N_("Must be documented for a transfer under Art. 49(1), second subparagraph."),
    ),
    Field("transfer", "tia", N_("Transfer impact assessment")),
    Field("transfer", "note", N_("Note"), "long_text"),
    # --- catalogues ------------------------------------------------------------------------------------------------
    Field("term", "name", N_("Name")),
    Field("term", "sensitivity", N_("Sensitivity"), "choice", choices=vocabulary.SENSITIVITIES),
    Field("term", "note", N_("Note"), "long_text"),
    Field("retention_rule", "name", N_("Name")),
    Field("retention_rule", "period", N_("Period"), "period", article="30(1)(f)"),
    Field("retention_rule", "text", N_("Time limit for erasure"), "long_text", article="30(1)(f)"),
    Field("retention_rule", "start", N_("Counted from")),
    Field("retention_rule", "action", N_("Then"), "choice", choices=vocabulary.END_ACTIONS),
    Field("retention_rule", "law", N_("Law behind the time limit")),
    Field("retention_rule", "note", N_("Note"), "long_text"),
)

FIELDS: dict[str, Field] = {item.key: item for item in _ALL}
"""Every field by `entity.name`."""
