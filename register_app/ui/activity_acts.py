"""Acts on whole activities: added, opened, duplicated, retired, removed."""

from __future__ import annotations

from collections.abc import Callable

from register_app.base.i18n import _, counted, ngettext
from register_app.ui.context import Context
from register_app.ui.main_window import MainWindow
from register_app.viewmodels import activities


class ActivityActs:
    """The acts of one window, by the names of `ui/actions.py`; many activities are changed in another thread."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        self._context, self._window = context, window

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "add_activity": lambda: self.add("controller"),
            "add_processor": lambda: self.add("processor"),
            "edit_activity": self.edit,
            "duplicate": self.duplicate,
            "new_from_template": self.new_from_template,
            "retire": self.retire,
            "remove_activity": self.remove,
        }

    def add(self, part: str) -> None:
        number = activities.add(self._context.session, part)
        self._window.open_activity(number, ("name",))

    def edit(self) -> None:
        chosen = self._window.chosen_activities()
        if chosen and self._window.screen_name != "activity":
            self._window.open_activity(chosen[0])

    def duplicate(self) -> None:
        chosen = self._chosen()
        if chosen:
            made = activities.duplicate(self._context.session, chosen[0])
            # Its name is the first thing to change.
            self._window.open_activity(made, ("name",))

    def new_from_template(self) -> None:
        """A new activity shaped like the chosen one: its people, data, measures and recipients, not its purposes."""
        chosen = self._chosen()
        if chosen:
            made = activities.new_from_template(self._context.session, chosen[0])
            self._window.open_activity(made, ("name",))

    def retire(self) -> None:
        """Take the chosen activities out of use; where all of them are, into use again."""
        chosen = self._chosen()
        if activities.are_retired(self._context.session, chosen):
            self._context.steps.run(
                lambda watch: activities.bring_back(self._context.session, chosen, watch),
                len(chosen),
                title=_("Bringing back …"),
                done=lambda n: self._say(
                    ngettext("{n} activity brought back.", "{n} activities brought back.", n), n
                ),
            )
        elif chosen:
            self._context.steps.run(
                lambda watch: activities.retire(self._context.session, chosen, watch),
                len(chosen),
                title=_("Retiring …"),
                done=lambda n: self._say(ngettext("{n} activity retired.", "{n} activities retired.", n), n),
            )

    def remove(self) -> None:
        """Remove at once: undo brings everything back, so nobody is asked."""
        chosen = self._chosen()
        if chosen:
            self._context.steps.run(
                lambda watch: activities.remove(self._context.session, chosen, watch),
                activities.rows_of(chosen),
                title=_("Removing …"),
                done=lambda n: self._say(ngettext("{n} activity removed.", "{n} activities removed.", n), n),
            )

    def _chosen(self) -> list[int]:
        """The activities an act is about, once what is being typed is stored."""
        self._context.store_typing()
        return self._window.chosen_activities()

    def _say(self, sentence: str, count: int) -> None:
        self._window.message.tell(sentence.format(n=counted(count)), "", _("Undo"))
