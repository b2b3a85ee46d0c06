"""The command line's grammar, and its errors in our own words."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import NoReturn

from register_app.base.errors import RegisterError
from register_app.base.i18n import LANGUAGES, N_, _
from register_app.cli.options import DOCUMENT_LANGUAGES, MATCHES, NOTICE_LANGUAGES, PROFILES, THEMES

COMMANDS = (
    "demo",
    "new",
    "import",
    "export",
    "notice",
    "show",
    "check",
    "history",
    "diff",
    "verify",
    "backup",
    "restore",
    "screenshot",
)


class UsageError(RegisterError):
    """The command line was not understood."""


class _Parser(argparse.ArgumentParser):
    """Raises a sentence where argparse would print usage and end the process."""

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """As argparse does; an OUT that may be left out is also taken where it stands behind an option."""
        known, left = super().parse_known_args(args, namespace)
        for action in self._get_positional_actions():
            if action.nargs == "?" and getattr(known, action.dest, None) is None and left:
                if left[0].startswith("-"):
                    break
                setattr(known, action.dest, left.pop(0))
        return known, left

    def error(self, message: str) -> NoReturn:
        for pattern, text in _SENTENCES:
            found = re.search(pattern, message)
            if found:
                raise UsageError(text, command=self.prog, **found.groupdict())
        raise UsageError(
            N_("The command was not understood ({detail}). See: {command} --help"),
            detail=message,
            command=self.prog,
        )


_SENTENCES = (
    (
        r"the following arguments are required: (?P<names>.+)",
        N_("Something is missing after “{command}”: {names}. See: {command} --help"),
    ),
    (r"unrecognized arguments: (?P<names>.+)", N_("“{names}” is not understood here. See: {command} --help")),
    (
        r"argument (?P<name>\S+): invalid choice: (?P<value>.+?) \(choose from (?P<choices>.+)\)",
        N_("{value} is not known for {name}. Choose one of: {choices}"),
    ),
    (r"argument (?P<name>\S+): expected .*", N_("{name} needs a value. See: {command} --help")),
    (
        r"argument (?P<name>\S+): invalid (?P<kind>\w+) value: (?P<value>.+)",
        N_("{value} is no value for {name}."),
    ),
)


def parser() -> argparse.ArgumentParser:
    """The whole grammar (design: section 3 of the product's contract)."""
    top = _Parser(
        prog="register-app",
        description=_(
            "Keep the record of processing activities of Art. 30 GDPR. Without a command: the window."
        ),
    )
    top.add_argument("--version", action="store_true", help=_("print the version"))
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    demo = _command(commands, "demo", _("the whole job on the sample, into a folder"))
    demo.add_argument("folder", nargs="?", metavar="DIR")

    new = _command(commands, "new", _("make a new register"))
    new.add_argument("file", metavar="FILE")
    new.add_argument("--sample", action="store_true", help=_("fill it with the sample"))
    new.add_argument("--title", metavar="T")

    take = _command(commands, "import", _("import a spreadsheet, a notice or an export"))
    take.add_argument("file", metavar="FILE")
    take.add_argument("source", metavar="SOURCE")
    take.add_argument("--sheet", action="append", metavar="NAME", help=_("only this sheet (may be repeated)"))
    take.add_argument("--mapping", metavar="M.json", help=_("which column is which field"))
    take.add_argument(
        "--remembered", action="store_true", help=_("as chosen in the window before for these headings")
    )
    take.add_argument(
        "--save-mapping",
        metavar="M.json",
        help=_("write down how it was read, for --mapping and to be changed"),
    )
    take.add_argument(
        "--match", choices=MATCHES, help=_("how activities are recognised (default: number and name)")
    )
    take.add_argument(
        "--take",
        choices=("theirs",),
        help=_("where an export that comes back and the register were both changed: use the workbook’s"),
    )
    take.add_argument("--dry-run", action="store_true", help=_("show what would be done and change nothing"))
    take.add_argument("--report", metavar="R.json", help=_("write a report of every cell"))
    take.add_argument(
        "--marked-report",
        metavar="R.xlsx",
        help=_("write the source’s cells, marked with what became of each"),
    )

    give = _command(commands, "export", _("export a register; the format is that of OUT's ending"))
    give.add_argument("file", nargs="?", metavar="FILE")
    give.add_argument("out", nargs="?", metavar="OUT")
    give.add_argument(
        "--template",
        metavar="NAME",
        help=_("name of a template, or the path of an empty workbook with headings"),
    )
    give.add_argument("--templates", action="store_true", help=_("list templates and formats"))
    give.add_argument("--as-of", metavar="DATE", help=_("as it was then: a date, a step or a version"))
    give.add_argument("--name", metavar="NAME", help=_("what a hand-over package (.zip) is called"))
    give.add_argument("--where", metavar="EXPR", help=_("only some activities, such as: department = HR"))
    give.add_argument(
        "--scope-name", metavar="TEXT", help=_("what the choice of activities is called in print")
    )
    give.add_argument(
        "--profile",
        choices=PROFILES,
        help=_("for whom: what is internal stays out (default: authority for PDF and shapes, else internal)"),
    )
    give.add_argument("--logo", metavar="PICTURE", help=_("PDF: a PNG, JPEG or SVG picture for the cover"))
    give.add_argument("--accent", metavar="#RRGGBB", help=_("PDF: colour of headings and rules"))
    give.add_argument("--cover-text", metavar="TEXT", help=_("PDF: words for the cover"))
    give.add_argument(
        "--since",
        metavar="STATE",
        help=_("PDF and workbook: tell what has changed since a date, a step, a version or a package"),
    )
    give.add_argument("--json", action="store_true", help=_("as JSON (with --templates)"))

    tell = _command(commands, "notice", _("write the privacy notice, or compare a published one"))
    tell.add_argument("file", metavar="FILE")
    tell.add_argument("out", nargs="?", metavar="OUT", help=_(".html, .docx, .pdf or .md; none: printed"))
    tell.add_argument("--group", metavar="NAME", help=_("only for these data subjects, such as: Customers"))
    tell.add_argument("--where", metavar="EXPR", help=_("only some activities, such as: department = HR"))
    tell.add_argument(
        "--drafts", action="store_true", help=_("also what is a draft, retired or not in force")
    )
    tell.add_argument(
        "--against", metavar="NOTICE", help=_("the published notice to compare with the register")
    )
    tell.add_argument("--json", action="store_true", help=_("as JSON"))

    for name, text in (
        ("show", _("print a register")),
        ("check", _("what is missing or doubtful")),
        ("history", _("who changed what, when")),
    ):
        command = _command(commands, name, text)
        command.add_argument("file", nargs="?" if name == "check" else None, metavar="FILE")
        command.add_argument("--json", action="store_true", help=_("as JSON"))
        if name == "check":
            command.add_argument("--rules", action="store_true", help=_("list the rules themselves"))

    diff = _command(commands, "diff", _("compare two states"))
    diff.add_argument("file", metavar="FILE")
    diff.add_argument(
        "before", metavar="A", help=_("a step, a date, a version, a package or another register file")
    )
    diff.add_argument("after", nargs="?", metavar="B", help=_("likewise; none: as it is now"))
    diff.add_argument("--json", action="store_true", help=_("as JSON"))

    verify = _command(commands, "verify", _("prove that file and history agree"))
    verify.add_argument("file", metavar="FILE")
    verify.add_argument("--json", action="store_true", help=_("as JSON"))

    backup = _command(commands, "backup", _("make a verified copy"))
    backup.add_argument("file", metavar="FILE")
    backup.add_argument("out", nargs="?", metavar="OUT")
    backup.add_argument("--list", action="store_true", help=_("list the backups there are"))

    restore = _command(commands, "restore", _("make a register from a backup"))
    restore.add_argument("backup", metavar="BACKUP")
    restore.add_argument("out", metavar="OUT")

    picture = _command(commands, "screenshot", _("draw one of the window's screens"))
    picture.add_argument("file", nargs="?", metavar="FILE")
    picture.add_argument("screen", nargs="?", metavar="SCREEN")
    picture.add_argument("out", nargs="?", metavar="OUT.png")
    picture.add_argument("--theme", choices=THEMES, default="light")
    picture.add_argument("--scale", type=float, default=1.0)
    picture.add_argument("--list", action="store_true", help=_("list the screens"))
    return top


def _command(commands: argparse._SubParsersAction[_Parser], name: str, text: str) -> _Parser:
    command = commands.add_parser(name, help=text, description=text)
    allowed = {"export": DOCUMENT_LANGUAGES, "notice": NOTICE_LANGUAGES}.get(name, LANGUAGES)
    command.add_argument("--lang", choices=allowed, help=_("language of what is printed, written and told"))
    return command
