"""Who receives the data that a privacy notice tells of, and where they go outside the EEA (Art. 13(1)(e) and (f) GDPR)."""

from __future__ import annotations

from register_app.base.i18n import N_
from register_app.model.document import TransferDoc
from register_app.model.text import fold
from register_app.writing.notice import Cell, Section, own, without_empty_columns, word
from register_app.writing.notice_told import Told, raised, state


def recipients(told: Told) -> Section | None:
    """Those outside the organisation; a department of the controller is no recipient of the notice."""
    labels = told.labels
    rows: dict[tuple[str, str, str], tuple[Cell, ...]] = {}
    unsaid = []
    for activity in told.activities:
        if not activity["recipients"] and state(activity, "recipients") != "not_applicable":
            unsaid.append(activity["number"] or activity["name"])
        for entry in activity["recipients"]:
            if entry["location"] != "internal" and entry["name"].strip():
                key = (fold(entry["name"]), entry["role"], entry["country"])
                country = labels.document.country(entry["country"])
                role = labels.term("roles", entry["role"])
                rows.setdefault(key, (own(entry["name"], strong=True), word(role), word(country)))
    if unsaid:
        told.remark(
            N_("Who receives the data is not said (Art. 13(1)(e)): {activities}."),
            activities=", ".join(unsaid),
        )
    if not rows:
        return None
    head = (labels["recipient"], labels["role"], labels["country"])
    table = without_empty_columns(head, list(rows.values()), labels["recipients"])
    return told.section("recipients", told.say("recipients_text"), table)


def transfers(told: Told) -> Section | None:
    labels = told.labels
    quiet = [activity for activity in told.activities if not activity["transfers"]]
    unsaid = [
        activity["number"] or activity["name"]
        for activity in quiet
        if state(activity, "transfers") != "not_applicable"
    ]
    if unsaid:
        told.remark(
            N_("Whether data leave the EU and the EEA is not said (Art. 13(1)(f)): {activities}."),
            activities=", ".join(unsaid),
        )
    rows = list(
        dict.fromkeys(
            _transfer(told, entry) for activity in told.activities for entry in activity["transfers"]
        )
    )
    if rows:
        head = (labels["place"], labels["recipient"], labels["mechanism"], labels["safeguards"])
        table = without_empty_columns(head, rows, labels["transfers"])
        return told.section("transfers", told.say("transfers_text"), table)
    return told.section("transfers", told.say("no_transfers")) if quiet and not unsaid else None


def _transfer(told: Told, entry: TransferDoc) -> tuple[Cell, ...]:
    document = told.labels.document
    code = entry["mechanism"].strip()
    name = document.article_name(code)
    citation = document.citation(code)
    ground = told.labels.cited(raised(name), citation) if name else citation
    if not code:
        told.remark(
            N_("A transfer to {place} names no basis (Art. 13(1)(f))."),
            place=document.country(entry["country"]) or entry["organisation"] or entry["recipient"],
        )
    place = word(document.country(entry["country"]), strong=True) + own(entry["organisation"], strong=True)
    return place, own(entry["recipient"]), word(ground), own(entry["safeguards"])
