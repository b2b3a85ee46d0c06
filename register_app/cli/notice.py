"""The command `notice`: the privacy notice of a register, and whether a published one still agrees with it."""

from __future__ import annotations

import datetime as dt
import sys
from argparse import Namespace
from pathlib import Path

from register_app.base.i18n import N_, language
from register_app.cli.arguments import UsageError
from register_app.cli.looking import opened, print_json
from register_app.model.document import Document
from register_app.services import documents, selection
from register_app.services import notice as notices


def notice(options: Namespace) -> int:
    """Write or print the notice; with `--against` compare instead: 0 in step, 1 when something differs."""
    with opened(options.file) as register:
        document = documents.dump(register.read())
    doubtful = selection.require(document, options.where) if options.where else []
    if options.where:
        document = selection.select(document, options.where)
    if options.against:
        return _compare(document, options)
    content = notices.text(
        document, language=options.lang or "", group=options.group or "", drafts=options.drafts
    )
    for remark in (*(item.told() for item in doubtful), *content.remarks):
        print(remark, file=sys.stderr)
    if options.out:
        notices.write(content, Path(options.out))
        print(options.out)
    elif options.json:
        print_json(content.to_json())
    else:
        from register_app.writing.notice_markdown import to_markdown

        print(to_markdown(content), end="")
    return 0


def _compare(document: Document, options: Namespace) -> int:
    from register_app.services import drift, drift_report, reading

    if options.drafts:
        raise UsageError(
            N_("“{names}” is not understood here. See: {command} --help"),
            names="--drafts --against",
            command="register-app notice",
        )
    found = drift.compare(reading.read(Path(options.against)), document, group=options.group or "")
    if options.out:
        day = dt.datetime.now().astimezone().date().isoformat()
        told = options.lang or document["register"]["language"] or language()
        notices.write(drift_report.report(found, document, language=told, day=day), Path(options.out))
    if options.json:
        print_json(found.to_json())
    else:
        print("\n".join(drift_report.screen(found, options.lang or language())))
    return 1 if found.found else 0
