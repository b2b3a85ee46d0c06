"""The fixed choices of a register: what may stand in a field that is not free text."""

from __future__ import annotations

from register_app.base.i18n import N_

Choices = dict[str, str]
"""Stored value → text to show (marked for translation)."""

PARTS: Choices = {"controller": N_("Controller"), "processor": N_("Processor")}

STATUSES: Choices = {
    "draft": N_("Draft"),
    "in_review": N_("In review"),
    "approved": N_("Approved"),
    "retired": N_("Retired"),
}

SENSITIVITIES: Choices = {
    "ordinary": N_("Ordinary"),
    "confidential": N_("Confidential"),
    "national_id": N_("National identification number"),
    "special": N_("Special category (Art. 9)"),
    "criminal": N_("Criminal offences (Art. 10)"),
}

END_ACTIONS: Choices = {
    "delete": N_("Erase"),
    "anonymise": N_("Anonymise"),
    "archive": N_("Archive"),
    "review": N_("Review"),
}

BASIS_USES: Choices = {
    "inherited": N_("As the purpose"),
    "own": N_("Own legal basis"),
    "surplus": N_("Surplus information"),
    "unclarified": N_("Not clarified"),
}

LOCATIONS: Choices = {"internal": N_("Internal"), "external": N_("External")}

RECIPIENT_ROLES: Choices = {
    "processor": N_("Processor"),
    "sub_processor": N_("Sub-processor"),
    "controller": N_("Independent controller"),
    "joint_controller": N_("Joint controller"),
    "authority": N_("Public authority"),
}

REGISTER_ROLES: Choices = {
    "controller": N_("Controller"),
    "joint_controller": N_("Joint controller"),
    "representative": N_("Representative"),
    "dpo": N_("Data protection officer"),
}

ACTIVITY_PARTIES = {"clients": "client", "joint_controllers": "joint_controller"}
"""List of parties of an activity document → the role that they have in it."""

ANSWER_STATES: Choices = {"not_applicable": N_("Not applicable"), "unclarified": N_("Not yet clarified")}

VERSION_KINDS: Choices = {
    "saved": N_("Saved"),
    "approved": N_("Approved"),
    "handed_over": N_("Handed over"),
}

ARTICLES: Choices = {
    "6(1)(a)": N_("Consent"),
    "6(1)(b)": N_("Contract"),
    "6(1)(c)": N_("Legal obligation"),
    "6(1)(d)": N_("Vital interests"),
    "6(1)(e)": N_("Public task"),
    "6(1)(f)": N_("Legitimate interests"),
    "9(2)(a)": N_("Explicit consent"),
    "9(2)(b)": N_("Employment and social protection law"),
    "9(2)(c)": N_("Vital interests, special categories"),
    "9(2)(d)": N_("Not-for-profit body"),
    "9(2)(e)": N_("Manifestly made public"),
    "9(2)(f)": N_("Legal claims"),
    "9(2)(g)": N_("Substantial public interest"),
    "9(2)(h)": N_("Health and social care"),
    "9(2)(i)": N_("Public health"),
    "9(2)(j)": N_("Archiving, research and statistics"),
    "10": N_("Criminal convictions and offences"),
}

MECHANISMS: Choices = {
    "45": N_("Adequacy decision"),
    "46(2)(a)": N_("Instrument between public authorities"),
    "46(2)(b)": N_("Binding corporate rules"),
    "46(2)(c)": N_("Standard contractual clauses of the Commission"),
    "46(2)(d)": N_("Standard clauses of a supervisory authority"),
    "46(2)(e)": N_("Code of conduct"),
    "46(2)(f)": N_("Certification"),
    "46(3)(a)": N_("Contractual clauses authorised by the authority"),
    "46(3)(b)": N_("Administrative arrangement"),
    "47": N_("Binding corporate rules (Art. 47)"),
    "49(1)(a)": N_("Explicit consent to the transfer"),
    "49(1)(b)": N_("Contract with the data subject"),
    "49(1)(c)": N_("Contract in the interest of the data subject"),
    "49(1)(d)": N_("Important reasons of public interest"),
    "49(1)(e)": N_("Legal claims (transfer)"),
    "49(1)(f)": N_("Vital interests (transfer)"),
    "49(1)(g)": N_("Public register"),
    "49(1)": N_("Compelling legitimate interests (Art. 49(1), second subparagraph)"),
}

TERM_KINDS: dict[str, str] = {
    "department": "departments",
    "data_category": "data_categories",
    "subject_category": "subject_categories",
    "recipient_category": "recipient_categories",
    "system": "systems",
    "measure": "measures",
    "processing": "processing",
    "law": "laws",
}
"""Kind of a term → key of its catalogue in the document."""

ACTIVITY_TERMS = {"systems": "system", "measures": "measure", "processing": "processing"}
"""List of catalogue entries of an activity document → their kind."""

TERM_KIND_LABELS: Choices = {
    "department": N_("Departments"),
    "data_category": N_("Categories of personal data"),
    "subject_category": N_("Categories of data subjects"),
    "recipient_category": N_("Categories of recipients"),
    "system": N_("Systems"),
    "measure": N_("Security measures"),
    "processing": N_("Categories of processing"),
    "law": N_("Laws"),
}

SLOTS: dict[str, tuple[str, ...]] = {
    "controller": ("purposes", "subjects", "data", "recipients", "transfers", "retention", "measures"),
    "processor": ("clients", "processing", "transfers", "measures"),
}
"""Art. 30 slots of an activity, by part, in the order of Art. 30(1)(b)-(g) and 30(2)(a)-(d)."""

SLOT_LETTERS: dict[tuple[str, str], str] = {
    ("controller", "purposes"): "b",
    ("controller", "subjects"): "c",
    ("controller", "data"): "c",
    ("controller", "recipients"): "d",
    ("controller", "transfers"): "e",
    ("controller", "retention"): "f",
    ("controller", "measures"): "g",
    ("processor", "clients"): "a",
    ("processor", "processing"): "b",
    ("processor", "transfers"): "c",
    ("processor", "measures"): "d",
}

SLOT_LABELS: Choices = {
    "purposes": N_("Purposes"),
    "subjects": N_("Data subjects"),
    "data": N_("Personal data"),
    "recipients": N_("Recipients"),
    "transfers": N_("Third countries"),
    "retention": N_("Time limits for erasure"),
    "measures": N_("Security measures"),
    "clients": N_("Controllers served"),
    "processing": N_("Categories of processing"),
}
