"""Says beside a field which invisible characters stand in it, and takes them out where the user says so."""

from __future__ import annotations

from register_app.base.i18n import _, ngettext
from register_app.model.invisible import name_of
from register_app.ui.editors.binding import Binding
from register_app.ui.widgets.messages import IssueList

_MOST_NAMED = 3


def watch(binding: Binding, issues: IssueList) -> None:
    """Show in `issues` what `binding` finds, now and whenever its value changes."""

    def show() -> None:
        letters = binding.invisible
        act = "" if binding.read_only else _("Remove them")
        issues.set_notice(
            binding.objectName() or str(id(binding)),
            sentence(letters) if letters else "",
            act,
            binding.remove_invisible,
        )

    binding.invisible_changed.connect(show)
    show()


def sentence(letters: dict[str, int]) -> str:
    """How many there are, and which."""
    count = sum(letters.values())
    named = [name_of(letter) for letter in letters][:_MOST_NAMED]
    if len(letters) > _MOST_NAMED:
        named.append("…")
    return ngettext("{n} invisible character: {names}", "{n} invisible characters: {names}", count).format(
        n=count, names=", ".join(named)
    )
