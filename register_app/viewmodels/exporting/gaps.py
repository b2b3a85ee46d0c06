"""What the checks find missing in what is to be exported, one sentence a rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from register_app.base.i18n import _, ngettext
from register_app.services.rules.rule import Issue


@dataclass(frozen=True)
class Gap:
    """A rule that `count` activities break, in words."""

    rule: str
    count: int
    text: str


def gaps(issues: Iterable[Issue]) -> list[Gap]:
    """The rules that a register breaks gravely, the most frequent first; what is merely doubtful is left out."""
    broken: dict[str, set[str]] = {}
    for issue in issues:
        if issue.severity == "error":
            broken.setdefault(issue.rule, set()).add(issue.activity)
    found = [
        Gap(rule, len(activities), _sentence(rule, len(activities))) for rule, activities in broken.items()
    ]
    return sorted(found, key=lambda gap: (-gap.count, gap.rule))


def _sentence(rule: str, n: int) -> str:
    match rule:
        case "retention-missing":
            text = ngettext(
                "{n} activity has data without retention", "{n} activities have data without retention", n
            )
        case "purpose-missing":
            text = ngettext("{n} activity has no purpose", "{n} activities have no purpose", n)
        case "basis-missing":
            text = ngettext(
                "{n} activity has a purpose without legal basis",
                "{n} activities have a purpose without legal basis",
                n,
            )
        case "slot-missing":
            text = ngettext(
                "{n} activity leaves a part of Art. 30 unanswered",
                "{n} activities leave a part of Art. 30 unanswered",
                n,
            )
        case "activity-name":
            text = ngettext("{n} activity has no name", "{n} activities have no name", n)
        case "transfer-without-mechanism":
            text = ngettext(
                "{n} activity has a transfer without mechanism",
                "{n} activities have a transfer without mechanism",
                n,
            )
        case _:
            text = ngettext(
                "{n} activity breaks the rule “{rule}”", "{n} activities break the rule “{rule}”", n
            )
            return text.format(rule=_(_title(rule)), n=n)
    return text.format(n=n)


def _title(rule: str) -> str:
    from register_app.services.check import RULES

    return next((known.title for known in RULES if known.id == rule), rule)
