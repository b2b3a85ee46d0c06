"""An edit that was refused. Alone in its module: the first screens name it, and must not wait for the ORM."""

from __future__ import annotations

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_

GONE = N_("This row no longer exists. It may have been removed or undone; reload the view.")


class EditError(RegisterError):
    """An edit that cannot be done as asked; nothing was changed."""
