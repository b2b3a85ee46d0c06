"""What a rule is: a question put to the register, its reason in the law, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from register_app.base.i18n import Message
from register_app.model.document import ActivityDoc, Document

Severity = Literal["error", "warning", "note"]
Path = tuple[str | int, ...]
"""Where in a document a finding is: ("purposes", 0, "bases") is the bases of the first purpose."""


@dataclass(frozen=True)
class Finding:
    """Something that a rule found at one place."""

    path: Path
    message: Message


@dataclass(frozen=True)
class Rule:
    """A question put to each activity, or once to the register.

    `article` is the provision behind it; `why` tells the user why it matters.
    """

    id: str
    severity: Severity
    article: str
    title: str
    why: str
    of_activity: Callable[[ActivityDoc, Document], Iterator[Finding]] | None = None
    of_register: Callable[[Document], Iterator[Finding]] | None = None


@dataclass(frozen=True)
class Issue:
    """A finding with the rule and the activity that it belongs to (empty for the register as a whole)."""

    rule: str
    severity: Severity
    article: str
    activity: str
    number: str
    name: str
    path: Path
    message: Message
