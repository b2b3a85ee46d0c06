"""The heart of a privacy notice: each purpose with its legal bases and interests, and the rights that follow from them.

Art. 13(1)(c) and (d), 13(2)(b) and (c), and 15-22 GDPR.
"""

from __future__ import annotations

from register_app.base.i18n import N_
from register_app.model.document import ActivityDoc, BasisDoc, PurposeDoc
from register_app.model.text import one_line
from register_app.writing.bases import link
from register_app.writing.notice import Bullets, Cell, Line, Section, Table, own, word
from register_app.writing.notice_told import Told, purposes_for


def purposes(told: Told) -> Section:
    """Each purpose once: what several activities say alike stands in one row, with all that describes it."""
    labels = told.labels
    rows: dict[tuple[str, Cell], list[Line]] = {}
    for activity in told.activities:
        purposes = purposes_for(activity, told.group)
        if not purposes:
            told.remark(
                N_("{number} “{name}” has no purpose and is not in the notice (Art. 13(1)(c))."),
                number=activity["number"],
                name=activity["name"],
            )
        for purpose in purposes:
            called = one_line(purpose["title"]) or one_line(purpose["description"])
            lines = rows.setdefault((called, _bases(told, activity, purpose)), [])
            lines += [line for line in _purpose(told, purpose) if line not in lines]
    if not rows:
        told.remark(N_("No activity is chosen, so the notice tells of no purpose."))
        return told.section("purposes", told.say("no_purposes"))
    head = (labels["purpose"], labels["basis"])
    table = Table(
        labels["purposes"], head, tuple((tuple(lines), bases) for (_, bases), lines in rows.items())
    )
    return told.section("purposes", told.say("purposes_text"), table)


def _purpose(told: Told, purpose: PurposeDoc) -> Cell:
    title = own(purpose["title"], strong=True) or word(told.labels["no_purpose"], strong=True)
    return title + own(purpose["description"])


def _bases(told: Told, activity: ActivityDoc, purpose: PurposeDoc) -> Cell:
    labels = told.labels
    about = {"number": activity["number"], "purpose": purpose["title"] or activity["name"]}
    bases = [basis for basis in purpose["bases"] if _stated(basis)]
    if not bases:
        told.remark(N_("{number} “{purpose}” has no legal basis (Art. 13(1)(c))."), **about)
        return word(labels["no_basis"])
    if any(basis["article"] == "6(1)(f)" and not basis["reason"].strip() for basis in bases):
        told.remark(
            N_("{number} “{purpose}” rests on a legitimate interest that is not named (Art. 13(1)(d))."),
            **about,
        )
    lines = [labels.basis(basis) for basis in bases]
    return (
        lines[0],
        *(
            Line(labels.linked(link(before, basis), line.text), own=line.own)
            for before, basis, line in zip(bases, bases[1:], lines[1:], strict=False)
        ),
    )


def rights(told: Told) -> Section:
    """Art. 15-20 and 22; portability and withdrawal only where a basis gives them. For Art. 21 see `objection`."""
    labels = told.labels
    codes = {basis["article"].strip() for basis in told.bases()}
    keys: list[tuple[str, str]] = [
        (key, f"{key}_text") for key in ("access", "rectification", "erasure", "restriction", "informing")
    ]
    if codes & {"6(1)(a)", "9(2)(a)", "6(1)(b)"}:
        keys.append(("portability", "portability_text"))
    if codes & {"6(1)(a)", "9(2)(a)"}:
        keys.append(("withdrawal", "withdrawal_text"))
    keys.append(("decisions", "decisions_text"))
    items = tuple((Line(labels[name], strong=True), Line(labels[text])) for name, text in keys)
    return told.section("rights", told.say("rights_text"), Bullets(items))


def objection(told: Told) -> Section | None:
    """The right to object, where a basis gives it: clearly and apart from all else (Art. 21(4))."""
    codes = {basis["article"].strip() for basis in told.bases()}
    interest, task = "6(1)(f)" in codes, "6(1)(e)" in codes
    if not interest and not task:
        return None
    which = "both" if interest and task else "interest" if interest else "task"
    return told.section("objection", told.say(f"objection_{which}"))


def _stated(basis: BasisDoc) -> bool:
    """Whether a basis says anything that a notice tells: a balancing test is not."""
    return any(text.strip() for text in (basis["article"], basis["law"], basis["section"], basis["reason"]))
