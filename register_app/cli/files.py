"""Commands on whole files: new, backup, restore."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from register_app.base import i18n
from register_app.base.i18n import _
from register_app.cli.author import author
from register_app.cli.speech import tell
from register_app.services import sample
from register_app.store import backups
from register_app.store.changes import utc_now
from register_app.store.register import Register


def new(options: Namespace) -> int:
    path = Path(options.file)
    language = options.lang or i18n.language()
    title = options.title or _("Record of processing activities")
    with Register.create(path, title=title, language=language, author=author()) as register:
        if options.sample:
            sample.fill(register, language, title=options.title or "")
    print(path)
    return 0


def backup(options: Namespace) -> int:
    path = Path(options.file)
    if options.list:
        for copy in backups.listing(path):
            print(copy.path)
        return 0
    with Register.open(path, read_only=True) as register:
        print(register.backup(Path(options.out) if options.out else None))
    return 0


def restore(options: Namespace) -> int:
    target = Path(options.out)
    aside = backups.restore(Path(options.backup), target, utc_now())
    if aside is not None:
        tell(_("What stood there before is now {path}").format(path=aside))
    print(target)
    return 0
