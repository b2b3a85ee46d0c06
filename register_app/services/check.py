"""What is missing or doubtful in a register: every rule put to it. Values, never exceptions."""

from __future__ import annotations

from register_app.model.document import ActivityDoc, Document
from register_app.services.rules import activity as activity_rules
from register_app.services.rules import data as data_rules
from register_app.services.rules import passing as passing_rules
from register_app.services.rules import register as register_rules
from register_app.services.rules.rule import Issue, Rule

RULES: tuple[Rule, ...] = (
    *register_rules.RULES,
    *activity_rules.RULES,
    *data_rules.RULES,
    *passing_rules.RULES,
)


def run(document: Document) -> list[Issue]:
    """Every issue of a register: of the whole first, then activity by activity. Retired ones are left alone."""
    issues = []
    for rule in RULES:
        if rule.of_register is None:
            continue
        for found in rule.of_register(document):
            about = document["activities"][int(found.path[1])] if found.path[0] == "activities" else None
            path = found.path[2:] if about else found.path
            issues.append(
                Issue(
                    rule.id,
                    rule.severity,
                    rule.article,
                    about["id"] if about else "",
                    about["number"] if about else "",
                    about["name"] if about else "",
                    path,
                    found.message,
                )
            )
    for activity in document["activities"]:
        issues += of_activity(activity, document)
    return issues


def of_activity(activity: ActivityDoc, document: Document) -> list[Issue]:
    """The issues of one activity."""
    if activity["status"] == "retired":
        return []
    return [
        Issue(
            rule.id,
            rule.severity,
            rule.article,
            activity["id"],
            activity["number"],
            activity["name"],
            found.path,
            found.message,
        )
        for rule in RULES
        if rule.of_activity is not None
        for found in rule.of_activity(activity, document)
    ]
