"""An edit that was refused, and why. Without the ORM: the first screens name it, and must not wait for that."""

from __future__ import annotations

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_

GONE = N_("This row no longer exists. It may have been removed or undone; reload the view.")
NO_SUCH_FIELD = N_("There is no field {field} here.")
NAME_EMPTY = N_("A name cannot be empty. To take the entry away, remove it.")
NAME_TAKEN = N_("There is already an entry named “{name}”. Choose another name, or merge the two.")
NUMBER_EMPTY = N_("An activity keeps its number; it cannot be empty.")
NUMBER_TAKEN = N_("The number {number} belongs to “{name}”. Choose another number.")
RECIPIENT_UNNAMED = N_("A recipient needs a name. To take it away, remove the row.")
CATEGORY_UNNAMED = N_("Name the category of personal data first; its sensitivity belongs to it.")
NOT_A_CHILD = N_("Such a row does not belong here.")


class EditError(RegisterError):
    """An edit that cannot be done as asked; nothing was changed."""
