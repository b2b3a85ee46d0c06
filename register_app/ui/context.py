"""What every part of a window needs, handed over by constructor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from register_app.ui.icons import Icons
from register_app.ui.theme import Look
from register_app.viewmodels.jobs import Jobs
from register_app.viewmodels.long_steps import LongSteps
from register_app.viewmodels.preferences import Preferences
from register_app.viewmodels.session import Session


@dataclass(eq=False)
class Context:
    """The objects of one window. `typing` holds what stores text that is still being typed."""

    session: Session
    preferences: Preferences
    look: Look
    icons: Icons
    jobs: Jobs
    typing: set[Callable[[], None]] = field(default_factory=set)
    steps: LongSteps = field(init=False)

    def __post_init__(self) -> None:
        self.steps = LongSteps(self.session, self.jobs)
        self.session.before_leaving(self.store_typing)

    def store_typing(self) -> None:
        for store in tuple(self.typing):
            store()
