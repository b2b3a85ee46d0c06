"""Rules put to the register as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from register_app.base.i18n import N_, Message
from register_app.model.document import Document
from register_app.model.text import fold
from register_app.services.rules.rule import Finding, Rule


def _no_controller(document: Document) -> Iterator[Finding]:
    holder = document["register"]["controller"]
    if holder is None:
        yield Finding(("register", "controller"), Message(N_("No controller is named.")))
        return
    if not (holder["address"].strip() and (holder["email"].strip() or holder["phone"].strip())):
        yield Finding(
            ("register", "controller"),
            Message(
                N_(
                    "The contact details of “{name}” are incomplete: an address and an e-mail or phone are needed."
                ),
                {"name": holder["name"]},
            ),
        )


def _dpo_contact(document: Document) -> Iterator[Finding]:
    holder = document["register"]["dpo"]
    if holder is not None and not (holder["email"].strip() or holder["phone"].strip()):
        yield Finding(
            ("register", "dpo"),
            Message(
                N_("There is no e-mail or phone for the data protection officer “{name}”."),
                {"name": holder["name"]},
            ),
        )


def _same_name(document: Document) -> Iterator[Finding]:
    names = Counter(fold(activity["name"]) for activity in document["activities"] if activity["name"].strip())
    for place, activity in enumerate(document["activities"]):
        if names[fold(activity["name"])] > 1:
            yield Finding(
                ("activities", place, "name"),
                Message(
                    N_("{number} shares its name “{name}” with another activity."),
                    {"number": activity["number"], "name": activity["name"]},
                ),
            )


RULES: tuple[Rule, ...] = (
    Rule(
        "controller-contact",
        "error",
        "30(1)(a)",
        N_("The controller can be reached"),
        N_("The record shall contain the name and contact details of the controller."),
        of_register=_no_controller,
    ),
    Rule(
        "dpo-contact",
        "error",
        "30(1)(a)",
        N_("The data protection officer can be reached"),
        N_("The record shall contain the name and contact details of the data protection officer."),
        of_register=_dpo_contact,
    ),
    Rule(
        "same-name",
        "note",
        "30(1)",
        N_("Activities have different names"),
        N_("Two activities of one name are easily taken for each other, or are one activity imported twice."),
        of_register=_same_name,
    ),
)
