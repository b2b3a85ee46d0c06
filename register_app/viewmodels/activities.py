"""Whole activities: added, duplicated, retired, removed. Each act is one step to undo."""

from __future__ import annotations

from collections.abc import Sequence

from register_app.base.watching import Watch, unwatched
from register_app.model.ref import Ref
from register_app.services import listing
from register_app.viewmodels.session import Session

_ROWS = 25
"""Rows of an activity and what hangs on it."""


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


def rows_of(numbers: Sequence[int]) -> int:
    """How many rows it may be that hang on so many activities, themselves among them."""
    return len(numbers) * _ROWS


def retire(session: Session, numbers: Sequence[int], watch: Watch = unwatched) -> int:
    """Take activities out of use; gives how many were asked for. In any thread: `watch` counts them."""
    from register_app.services.activities import set_status

    set_status(session.register, [Ref("activity", number) for number in numbers], "retired", watch)
    return len(numbers)


def are_retired(session: Session, numbers: Sequence[int]) -> bool:
    """Whether activities are chosen, and all of them are out of use."""
    return listing.all_retired(session.read(), numbers)


def bring_back(session: Session, numbers: Sequence[int], watch: Watch = unwatched) -> int:
    """Take retired activities into use again, as they were; gives how many. In any thread: `watch` counts them."""
    from register_app.services import activities

    activities.bring_back(session.register, [Ref("activity", number) for number in numbers], watch)
    return len(numbers)


def remove(session: Session, numbers: Sequence[int], watch: Watch = unwatched) -> int:
    """Remove activities with everything that hangs on them; gives how many. In any thread: `watch` counts the rows."""
    from register_app.services import rows

    refs = [Ref("activity", number) for number in numbers]
    rows.remove(session.register, refs, lambda done: watch(done * _ROWS))
    return len(numbers)


def fill_with_sample(session: Session, language: str) -> None:
    """Put the sample into the open, empty register."""
    from register_app.services.sample import fill

    fill(session.register, language)
