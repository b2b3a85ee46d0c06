"""The privacy notice of a register: which activities it tells of, its text, and the file it is written as."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_
from register_app.model.document import ActivityDoc, Document
from register_app.model.text import fold
from register_app.writing.notice import NoticeText
from register_app.writing.notice_content import notice_text
from register_app.writing.notice_told import uses_for

NOTICE_FORMATS = (".html", ".docx", ".pdf", ".md")
"""Endings of the files that a notice can be written as."""


class NoticeError(RegisterError):
    """A notice that cannot be made as asked; no file was changed."""


def groups(document: Document) -> list[str]:
    """The categories of data subjects in the activities of the controller, in the order of the register."""
    found: dict[str, str] = {}
    for activity in document["activities"]:
        if activity["part"] != "processor":
            for use in activity["data"]:
                for name in use["subjects"]:
                    found.setdefault(fold(name), name)
    return list(found.values())


def in_use(activity: ActivityDoc, day: str) -> bool:
    """Whether an activity belongs in a notice of `day`: no draft, not retired, valid then.

    One in review is in use: what is being checked goes on all the while.
    """
    begun = not activity["valid_from"] or activity["valid_from"][:10] <= day
    going_on = not activity["valid_until"] or activity["valid_until"][:10] >= day
    return activity["status"] in ("approved", "in_review") and begun and going_on


def chosen(document: Document, *, day: str, group: str = "", drafts: bool = False) -> Document:
    """`document` with the activities of the controller that a notice of `day` tells of.

    `group`: only those with data of these people; `drafts`: also what is not in use. Raises NoticeError for a group
    that no activity of the controller names.
    """
    if group and fold(group) not in {fold(name) for name in groups(document)}:
        raise NoticeError(
            N_("No activity names the data subjects “{group}”. Known are: {groups}."),
            group=group,
            groups=", ".join(groups(document)) or "–",
        )
    kept = [
        activity
        for activity in document["activities"]
        if activity["part"] != "processor"
        and (drafts or in_use(activity, day))
        and (not group or uses_for(activity, group))
    ]
    return {**document, "activities": kept}


def text(
    document: Document, *, language: str = "", group: str = "", day: str = "", drafts: bool = False
) -> NoticeText:
    """The notice of a register in `language` (by default the register's own), dated `day` (ISO, by default today).

    Raises NoticeError for an unknown group, UnknownDocumentLanguage for a language without words for a notice.
    """
    on = day[:10] or dt.datetime.now().astimezone().date().isoformat()
    return notice_text(
        chosen(document, day=on, group=group, drafts=drafts),
        language=language or document["register"]["language"] or "en",
        day=on,
        group=_as_written(document, group),
    )


def _as_written(document: Document, group: str) -> str:
    return next((name for name in groups(document) if fold(name) == fold(group)), group) if group else ""


def write(content: NoticeText, target: Path) -> None:
    """Write a notice (or any text of its shape) in the format of the ending of `target`.

    Raises NoticeError for an unknown ending, WriteError or PdfError where it cannot be written; the old file stays.
    """
    match target.suffix.lower():
        case ".html":
            from register_app.writing.notice_html import write_html

            write_html(content, target)
        case ".md":
            from register_app.writing.notice_markdown import write_markdown

            write_markdown(content, target)
        case ".docx":
            from register_app.writing.notice_docx import write_docx

            write_docx(content, target)
        case ".pdf":
            from register_app.writing.notice_pdf import write_notice_pdf

            write_notice_pdf(content, target)
        case _:
            raise NoticeError(
                N_("A notice cannot be written as “{name}”. End the name in one of: {formats}"),
                name=target.name,
                formats=" ".join(NOTICE_FORMATS),
            )
