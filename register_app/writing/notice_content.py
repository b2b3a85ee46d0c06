"""What a privacy notice says (Art. 13 and 14 GDPR), made from the activities of a register.

It says no more than the register holds; what the law asks for and the register lacks comes out as a remark.
"""

from __future__ import annotations

from register_app.base.i18n import N_
from register_app.model.document import Document
from register_app.model.text import one_line
from register_app.writing import notice_data, notice_parties, notice_purposes, notice_recipients
from register_app.writing.notice import Block, Line, NoticeText, Paragraph
from register_app.writing.notice_labels import NoticeLabels
from register_app.writing.notice_told import Told


def notice_text(document: Document, *, language: str, day: str, group: str = "") -> NoticeText:
    """The notice of all activities of `document`, in `language`, dated `day` (ISO).

    `group`: the category of data subjects it is for; then it tells of their data only.
    """
    labels = NoticeLabels(language)
    told = Told(document["register"], document["activities"], labels, group)
    controller = told.register["controller"]
    organisation = (one_line(controller["name"]) if controller else "") or labels["unnamed_organisation"]
    lead: list[Block] = [Paragraph((Line(labels.fill("lead", organisation=organisation)),))]
    if group:
        lead.append(Paragraph((Line(labels.fill("lead_group", group=group), own=True),)))
    parts = [
        notice_parties.who(told),
        notice_purposes.purposes(told),
        notice_data.data(told),
        notice_recipients.recipients(told),
        notice_recipients.transfers(told),
        notice_data.retention(told),
        notice_purposes.rights(told),
        notice_purposes.objection(told),
        notice_parties.contact(told),
    ]
    if told.activities:
        told.remark(
            N_(
                "A register holds nothing on automated decisions (Art. 13(2)(f)); add a paragraph where you make them."
            )
        )
    return NoticeText(
        language=labels.language,
        own_language=told.register["language"] or labels.language,
        title=labels["title"],
        organisation=organisation,
        day=day,
        updated=labels.fill("updated", date=labels.document.date(day)),
        lead=tuple(lead),
        sections=tuple(part for part in parts if part is not None),
        words=labels.words(),
        remarks=told.remarks,
    )
