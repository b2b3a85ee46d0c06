"""Whole activities: added, duplicated, retired, removed. Each act is one step to undo."""

from __future__ import annotations

from collections.abc import Sequence

from register_app.model.ref import Ref
from register_app.viewmodels.session import Session


def add(session: Session, part: str) -> int:
    """A new activity as "controller" or "processor"; gives its row number."""
    from register_app.services.activities import add_activity

    return add_activity(session.register, part).id


def duplicate(session: Session, number: int) -> int:
    """A copy of an activity; gives its row number."""
    from register_app.services.activities import duplicate_activity

    return duplicate_activity(session.register, Ref("activity", number)).id


def new_from_template(session: Session, number: int, name: str = "") -> int:
    """A new activity shaped like another, without its purposes; gives its row number."""
    from register_app.services.activities import new_from_template as make

    return make(session.register, Ref("activity", number), name).id


def retire(session: Session, numbers: Sequence[int]) -> None:
    from register_app.services.activities import set_status

    set_status(session.register, [Ref("activity", number) for number in numbers], "retired")


def remove(session: Session, numbers: Sequence[int]) -> None:
    """Remove activities with everything that hangs on them."""
    from register_app.services import rows

    rows.remove(session.register, [Ref("activity", number) for number in numbers])


def fill_with_sample(session: Session, language: str) -> None:
    """Put the sample into the open, empty register."""
    from register_app.services.sample import fill

    fill(session.register, language)
