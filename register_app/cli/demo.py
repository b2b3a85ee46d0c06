"""The whole job on the sample: new, import, check, export; prints where everything is."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from register_app.base import i18n
from register_app.base.i18n import _, ngettext
from register_app.base.paths import resource
from register_app.cli.author import author
from register_app.services import check, documents, exporting, importing, reading, sample
from register_app.store.register import Register


def demo(options: Namespace) -> int:
    language = options.lang or i18n.language()
    folder = _free_folder(Path(options.folder or "register-demo"))
    path = folder / "sample.register"
    with Register.create(
        path, title=_("Record of processing activities"), language=language, author=author()
    ) as register:
        sample.fill(register, language)
        source = resource("samples", f"department-{language}.csv")
        outcome = importing.apply(register, importing.plan(register, reading.read(source)))
        issues = check.run(documents.dump(register.read()))
        findings = register.verify()
        made = [
            exporting.export(register, folder / f"register.{suffix}", language=language).path
            for suffix in ("xlsx", "pdf")
        ]
    print(_("Register:"), path)
    print(
        ngettext(
            "Imported {n} activity from {source}", "Imported {n} activities from {source}", outcome.created
        ).format(n=outcome.created, source=source.name)
    )
    print(ngettext("Check: {n} issue", "Check: {n} issues", len(issues)).format(n=len(issues)))
    print(_("Verified: the register is whole.") if not findings else _("Verification found differences."))
    print(_("Workbook:"), made[0])
    print(_("PDF:"), made[1])
    return 1 if findings else 0


def _free_folder(wanted: Path) -> Path:
    """`wanted`, made if need be; where an earlier demo lies in it, the next free name beside it."""
    folder, count = wanted, 1
    while (folder / "sample.register").exists():
        count += 1
        folder = wanted.with_name(f"{wanted.name}-{count}")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
