"""What the commands say besides their result."""

from __future__ import annotations

import sys

from register_app.base.i18n import _, ngettext


def tell(sentence: str) -> None:
    """One line on standard error."""
    print(" ".join(sentence.split()), file=sys.stderr)


def counted(activities: int, total: int, purposes: int) -> str:
    """What was written: "23 of 23 activities, 61 purposes"."""
    told = ngettext("{n} of {total} activity", "{n} of {total} activities", total).format(
        n=activities, total=total
    )
    more = ngettext("{n} purpose", "{n} purposes", purposes).format(n=purposes)
    return _("{activities}, {purposes}").format(activities=told, purposes=more)
