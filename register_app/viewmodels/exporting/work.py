"""What an export does beside the window: count and check what is chosen, and write it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from register_app.base.collecting import let_go
from register_app.base.i18n import N_
from register_app.services import presets
from register_app.services.presets import Outcome, Request
from register_app.store.register import Register
from register_app.viewmodels.exporting.gaps import Gap, gaps
from register_app.viewmodels.jobs import Cancelled, Control, Work
from register_app.viewmodels.session import Session


@dataclass(frozen=True)
class Looked:
    """What the choices are about: `chosen` of `total` activities, and what is missing in them."""

    chosen: int
    total: int
    gaps: tuple[Gap, ...]


def looking(register: Register, request: Request) -> Work:
    """Gives what the choices are about, as `Looked`."""

    def work(_control: Control) -> Looked:
        from register_app.services import check

        with closing(register.frozen()) as held:
            content = presets.chosen(held, request)
            total = held.read().execute("SELECT count(*) FROM activity").fetchone()[0]
        try:
            return Looked(len(content["activities"]), total, tuple(gaps(check.run(content))))
        finally:
            let_go(content["activities"])

    return work


def refuse(session: Session, request: Request, target: Path) -> None:
    """Raise what forbids to write `request` to `target`, as far as that is seen without any work."""
    if request.suffix == presets.PACKAGE:
        from register_app.store.errors import NotWritable

        if session.read_only:
            raise NotWritable(
                N_("{path} was opened to read only: open it for editing first."), path=session.path
            )
    elif request.is_notice:
        from register_app.services import notice

        if target.suffix.lower() not in notice.NOTICE_FORMATS:
            raise notice.NoticeError(
                N_("A notice cannot be written as “{name}”. End the name in one of: {formats}"),
                name=target.name,
                formats=" ".join(notice.NOTICE_FORMATS),
            )
    else:
        from register_app.services import export_choices

        export_choices.check_request(session.register, target, request.template)
        export_choices.check_look(target, request.template, request.look())


def writing(register: Register, request: Request, target: Path) -> Work:
    """Writes to `target`, from the register as it is when the work begins; gives an `Outcome`."""

    def work(control: Control) -> Outcome:
        from register_app.services import handover

        control.progress(-1)

        def progress(done: int, total: int) -> None:
            control.progress(done / max(total, 1))

        try:
            with closing(register.frozen()) as held:
                if request.suffix == presets.PACKAGE:
                    made = handover.pack(
                        held,
                        target,
                        name=request.name,
                        language=request.language or None,
                        look=request.look(),
                        progress=progress,
                        cancelled=lambda: control.stopped,
                    )
                    return presets.packed(held, made)
                return presets.run(
                    held, request, target, progress=progress, cancelled=lambda: control.stopped
                )
        except Exception as error:
            if control.stopped:
                raise Cancelled(N_("Stopped. Nothing was changed.")) from error
            raise

    return work
