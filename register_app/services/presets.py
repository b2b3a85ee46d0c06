"""What was chosen for an export, as one value: kept under a name, told as a command line, and carried out."""

from __future__ import annotations

import datetime
import json
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from register_app.base.i18n import N_, Message
from register_app.model.document import Document
from register_app.services import documents, export_choices, exporting, handover, notice, packages, selection
from register_app.services.export_choices import NOTICE, NOTICE_ONLY
from register_app.store.register import Register

PACKAGE = ".zip"
FOLDER = ""
"""The format of the folder of CSV tables."""


@dataclass(frozen=True)
class Request:
    """The choices of an export; "" is the usual.

    `suffix` is the ending of the format (".zip" a hand-over package, "" the folder of tables), `where` an expression of
    `services/selection.py` and `scope_name` what the user calls it, `as_of` and `since` states as in
    `services/states.py`. `group` and `drafts` are of a notice, which is of the register as it is now, `name` of a
    package.
    """

    audience: str = ""
    suffix: str = ".pdf"
    template: str = ""
    language: str = ""
    profile: str = ""
    where: str = ""
    scope_name: str = ""
    as_of: str = ""
    since: str = ""
    logo: str = ""
    accent: str = ""
    cover_text: str = ""
    group: str = ""
    drafts: bool = False
    name: str = ""

    @property
    def is_notice(self) -> bool:
        return self.template == NOTICE or self.suffix in NOTICE_ONLY

    def look(self) -> export_choices.Look:
        return export_choices.Look(
            profile=self.profile,
            logo=Path(self.logo) if self.logo else None,
            accent=self.accent,
            cover_text=self.cover_text,
            since=self.since,
        )


AUDIENCES: dict[str, tuple[str, Request]] = {
    "authority": (N_("Authority"), Request("authority", ".pdf", "full", profile="authority")),
    "board": (N_("Board"), Request("board", ".pdf", "table", profile="authority")),
    "department": (N_("Department"), Request("department", ".xlsx", "full", profile="internal")),
    "public": (N_("Public"), Request("public", ".html", NOTICE, profile="public")),
    "machine": (N_("Other programs"), Request("machine", ".json", "full", profile="internal")),
}
"""For whom an export is → the name, and what is sensible for it."""


@dataclass(frozen=True)
class Outcome:
    """What was written: `counts` as `packages.counts`, `total` activities are in the register.

    `step` and `seal` are those of a package that was made and verified; 0 and "" for everything else.
    """

    path: Path
    counts: Mapping[str, int]
    total: int
    notes: tuple[Message, ...] = ()
    step: int = 0
    seal: str = ""
    name: str = ""
    written: int = 0
    """Activities that the writer counted in the file."""

    @property
    def complete(self) -> bool:
        """Whether every activity that was chosen is in the file."""
        return self.written == self.counts["activities"]


def fitted(request: Request) -> Request:
    """`request` without the choices that its format and shape do not have."""
    suffix = request.suffix
    if not request.where or request.is_notice or suffix not in (".pdf", ".xlsx"):
        request = replace(request, scope_name="")
    if request.is_notice:
        return replace(
            request, template=NOTICE, as_of="", since="", logo="", accent="", cover_text="", name=""
        )
    bare = replace(request, group="", drafts=False)
    if suffix == PACKAGE:
        return replace(bare, template="", where="", scope_name="", as_of="")
    bare = replace(bare, name="")
    if suffix != ".pdf":
        bare = replace(bare, logo="", accent="", cover_text="")
    if suffix not in (".pdf", ".xlsx") or bare.template not in ("", "full", export_choices.CHANGES):
        bare = replace(bare, since="")
    if suffix == FOLDER:
        bare = replace(bare, template="tables")
    return bare


def to_text(request: Request) -> str:
    return json.dumps(asdict(request), ensure_ascii=False)


def from_text(text: str) -> Request | None:
    """Choices as they were kept; what is unknown or of the wrong kind is left out, None when nothing can be read."""
    try:
        raw = json.loads(text)
    except ValueError:
        return None
    if not isinstance(raw, dict):
        return None
    usual = Request()
    kept = {
        item.name: raw[item.name]
        for item in fields(Request)
        if type(raw.get(item.name)) is type(getattr(usual, item.name))
    }
    return fitted(replace(usual, **kept))


def arguments(register: Path, request: Request, target: Path) -> list[str]:
    """The arguments of `register-app` that write the same file."""
    asked = fitted(request)
    told = ["notice" if asked.is_notice else "export", str(register), str(target)]
    if asked.is_notice:
        options = {"--group": asked.group, "--where": asked.where, "--lang": asked.language}
        flags = ["--drafts"] if asked.drafts else []
    else:
        flags = []
        options = {
            "--template": asked.template,
            "--lang": asked.language,
            "--profile": asked.profile,
            "--where": asked.where,
            "--scope-name": asked.scope_name,
            "--as-of": asked.as_of,
            "--since": asked.since,
            "--logo": asked.logo,
            "--accent": asked.accent,
            "--cover-text": asked.cover_text,
            "--name": asked.name,
        }
    # With “=”, since a value may begin with a dash.
    return [*told, *(f"{name}={value}" for name, value in options.items() if value), *flags]


def command_line(register: Path, request: Request, target: Path, *, windows: bool | None = None) -> str:
    """The same as one line for the system's own command interpreter."""
    told = ["register-app", *arguments(register, request, target)]
    on_windows = sys.platform == "win32" if windows is None else windows
    return subprocess.list2cmdline(told) if on_windows else shlex.join(told)


def run(
    register: Register,
    request: Request,
    target: Path,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Outcome:
    """Write what was chosen to `target`. A package needs a register that can be edited, for its version is saved.

    Raises a RegisterError, and leaves the old file, where it cannot be done.
    """
    asked = fitted(request)
    if asked.suffix == PACKAGE:
        made = handover.write_package(
            register,
            target,
            name=asked.name,
            language=asked.language or None,
            look=asked.look(),
            progress=progress,
            cancelled=cancelled,
        )
        return packed(register, made)
    if asked.is_notice:
        return _notice(register, asked, target)
    written = exporting.export(
        register,
        target,
        language=asked.language or None,
        template=asked.template,
        as_of=asked.as_of or None,
        where=asked.where or None,
        scope_name=asked.scope_name,
        look=asked.look(),
        progress=progress,
        cancelled=cancelled,
    )
    content = chosen(register, asked)
    total = register.read().execute("SELECT count(*) FROM activity").fetchone()[0]
    return Outcome(
        written.path, packages.counts(content), total, tuple(written.notes), written=written.activities
    )


def packed(register: Register, made: handover.Package) -> Outcome:
    """What a package holds, and that it is whole: it was verified before it was moved into place."""
    counted = packages.counts(documents.dump(register.read()))
    return Outcome(
        made.path,
        counted,
        counted["activities"],
        step=made.step,
        seal=made.seal,
        name=made.name,
        written=made.activities,
    )


def _notice(register: Register, asked: Request, target: Path) -> Outcome:
    whole = documents.dump(register.read())
    doubtful = selection.require(whole, asked.where) if asked.where else []
    document = selection.select(whole, asked.where) if asked.where else whole
    content = notice.text(document, language=asked.language, group=asked.group, drafts=asked.drafts)
    told = notice.chosen(document, day=content.day, group=asked.group, drafts=asked.drafts)
    notice.write(content, target)
    counted = packages.counts(told)
    return Outcome(
        target,
        counted,
        len(whole["activities"]),
        (*(item.told() for item in doubtful), *content.remarks),
        written=counted["activities"],
    )


def chosen(register: Register, request: Request) -> Document:
    """What the choices are about. Raises BadExpression, NoSuchState, NoticeError."""
    asked = fitted(request)
    if asked.is_notice:
        document = exporting.document(register, where=asked.where or None)
        day = datetime.datetime.now().astimezone().date().isoformat()
        return notice.chosen(document, day=day, group=asked.group, drafts=asked.drafts)
    return exporting.document(register, as_of=asked.as_of or None, where=asked.where or None)
