"""Who stands behind a privacy notice, and to whom to write and to complain (Art. 13(1)(a), (b) and 13(2)(d) GDPR)."""

from __future__ import annotations

from collections.abc import Iterator

from register_app.base.i18n import N_
from register_app.model.document import PartyDoc
from register_app.model.text import fold
from register_app.writing.notice import Block, Cell, Facts, Line, Section, own, word
from register_app.writing.notice_labels import authorities
from register_app.writing.notice_told import Told


def who(told: Told) -> Section:
    register, labels = told.register, told.labels
    blocks: list[Block | None] = [told.say("who_text")]
    if register["controller"] is None:
        told.remark(N_("The register names no controller (Art. 13(1)(a))."))
    else:
        blocks.append(_party(told, "controller", register["controller"]))
    blocks.extend(_party(told, "joint_controllers", party) for party in _joint(told))
    if len(blocks) > 2:
        blocks.append(told.say("joint_text"))
    if register["representative"] is not None:
        blocks.append(_party(told, "representative", register["representative"]))
    if register["dpo"] is not None:
        blocks += [_party(told, "dpo", register["dpo"]), told.say("dpo_text")]
    return Section("who", labels["who"], tuple(block for block in blocks if block is not None))


def _joint(told: Told) -> Iterator[PartyDoc]:
    """The joint controllers of the register, and those of its activities as far as their names go."""
    named = {fold(party["name"]) for party in told.register["joint_controllers"]}
    yield from told.register["joint_controllers"]
    for activity in told.activities:
        for name in activity["joint_controllers"]:
            if fold(name) not in named:
                named.add(fold(name))
                yield PartyDoc(
                    name=name, registration_number="", address="", country="", email="", phone="", web="", note=""
                )  # fmt: skip


def _party(told: Told, role: str, party: PartyDoc) -> Facts:
    labels = told.labels
    rows: list[tuple[str, Cell]] = [(labels[role], own(party["name"], strong=True))]
    rows += [
        (labels["registration_number"], own(party["registration_number"])),
        (labels["address"], own(party["address"])),
        (labels["email"], own(party["email"])),
        (labels["phone"], own(party["phone"])),
        (labels["web"], own(party["web"])),
    ]
    return Facts(labels[role], tuple(row for row in rows if row[1]))


def contact(told: Told) -> Section:
    labels, register = told.labels, told.register
    asked = register["dpo"] or register["controller"]
    blocks: list[Block] = []
    if asked is not None:
        blocks += [
            told.say("contact_text"),
            _party(told, "dpo" if register["dpo"] else "controller", asked),
        ]
        if not (asked["email"].strip() or asked["phone"].strip() or asked["address"].strip()):
            told.remark(N_("There is no address, e-mail or phone to write to (Art. 13(1)(a))."))
    controller = register["controller"]
    authority = authorities().get(controller["country"].upper()) if controller else None
    if authority is None:
        blocks.append(told.say("complaint_general"))
    else:
        rows = [(labels["authority"], word(authority["name"], strong=True))]
        rows += [
            (labels[key], tuple(Line(line) for line in authority[key].splitlines()))
            for key in ("address", "email", "phone", "web")
        ]
        blocks += [told.say("complaint_text"), Facts(labels["authority"], tuple(rows))]
    return told.section("contact", *blocks)
