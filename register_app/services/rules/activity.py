"""Rules put to each activity."""

from __future__ import annotations

from collections.abc import Iterator

from register_app.base.i18n import N_, Message
from register_app.model.document import ActivityDoc, Document
from register_app.model.vocabulary import SLOT_LABELS
from register_app.services.rules import slots
from register_app.services.rules.rule import Finding, Rule

_EEA = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "HR",
        "CY",
        "CZ",
        "DK",
        "EE",
        "FI",
        "FR",
        "DE",
        "GR",
        "HU",
        "IE",
        "IT",
        "LV",
        "LT",
        "LU",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SK",
        "SI",
        "ES",
        "SE",
        "IS",
        "LI",
        "NO",
    ]
)


def _no_name(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    if not activity["name"].strip():
        yield Finding(("name",), Message(N_("The activity has no name.")))


def _slot_missing(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    for slot, state in slots.states(activity).items():
        if state == "missing" and slot not in ("purposes", "retention"):
            yield Finding(
                (slot,),
                Message(N_("Nothing is said about: {slot}."), {"slot": Message(SLOT_LABELS[slot])}),
            )


def _slot_unclarified(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    for slot, state in slots.states(activity).items():
        if state == "unclarified":
            yield Finding(
                (slot,), Message(N_("Still to be clarified: {slot}."), {"slot": Message(SLOT_LABELS[slot])})
            )


def _no_purpose(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    if activity["part"] == "controller" and slots.states(activity)["purposes"] == "missing":
        yield Finding(("purposes",), Message(N_("No purpose is stated.")))


def _purpose_without_basis(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    if activity["part"] != "controller":
        return
    for place, purpose in enumerate(activity["purposes"]):
        if not any(basis["article"].startswith(("6(", "10")) or basis["law"] for basis in purpose["bases"]):
            yield Finding(
                ("purposes", place, "bases"),
                Message(
                    N_("The purpose “{purpose}” has no legal basis."), {"purpose": _short(purpose["title"])}
                ),
            )


def _interest_not_stated(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    for place, purpose in enumerate(activity["purposes"]):
        for order, basis in enumerate(purpose["bases"]):
            if basis["article"] == "6(1)(f)" and not basis["reason"].strip():
                yield Finding(
                    ("purposes", place, "bases", order, "reason"),
                    Message(
                        N_("“{purpose}” rests on legitimate interests, but the interest is not stated."),
                        {"purpose": _short(purpose["title"])},
                    ),
                )


def _law_not_stated(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    for place, purpose in enumerate(activity["purposes"]):
        for order, basis in enumerate(purpose["bases"]):
            if basis["article"] in ("6(1)(c)", "6(1)(e)") and not (basis["law"] or basis["reason"].strip()):
                yield Finding(
                    ("purposes", place, "bases", order, "law"),
                    Message(
                        N_("“{purpose}” rests on a duty or task laid down by law, but no law is named."),
                        {"purpose": _short(purpose["title"])},
                    ),
                )


def _special_without_condition(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    if activity["part"] != "controller":
        return
    articles = {basis["article"] for purpose in activity["purposes"] for basis in purpose["bases"]}
    articles |= {use["basis"] for use in activity["data"]}
    for place, use in enumerate(activity["data"]):
        wanted = {"special": "9(", "criminal": "10"}.get(use["sensitivity"])
        if wanted and not any(article.startswith(wanted) for article in articles):
            text = (
                N_("“{category}” is a special category, but no condition of Art. 9(2) is given.")
                if use["sensitivity"] == "special"
                else N_("“{category}” concerns criminal offences, but no authority under Art. 10 is given.")
            )
            yield Finding(("data", place, "category"), Message(text, {"category": use["category"]}))


def _sensitivity_open(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    for place, use in enumerate(activity["data"]):
        if use["category"] and not use["sensitivity"]:
            yield Finding(
                ("data", place, "sensitivity"),
                Message(N_("It is not said how sensitive “{category}” is."), {"category": use["category"]}),
            )


def _no_time_limit(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    if activity["part"] != "controller" or slots.states(activity)["retention"] in (
        "not_applicable",
        "unclarified",
    ):
        return
    open_uses = slots.uses_without_limit(activity)
    if not activity["data"]:
        yield Finding(("retention",), Message(N_("No time limit for erasure is stated.")))
    for place in open_uses:
        yield Finding(
            ("data", place, "retention"),
            Message(
                N_("No time limit for erasure is stated for “{category}”."),
                {"category": activity["data"][place]["category"]},
            ),
        )


def _transfer_without_mechanism(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    for place, transfer in enumerate(activity["transfers"]):
        if not transfer["mechanism"] and transfer["country"] not in _EEA:
            yield Finding(
                ("transfers", place, "mechanism"),
                Message(
                    N_("The transfer to {country} has no mechanism under Chapter V."),
                    {"country": transfer["country"] or transfer["organisation"] or "?"},
                ),
            )


def _derogation_undocumented(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    for place, transfer in enumerate(activity["transfers"]):
        if transfer["mechanism"] == "49(1)" and not transfer["safeguards"].strip():
            yield Finding(
                ("transfers", place, "safeguards"),
                Message(
                    N_("A transfer on compelling legitimate interests needs its safeguards documented here.")
                ),
            )


def _recipient_abroad(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    covered = {transfer["country"] for transfer in activity["transfers"]}
    for place, recipient in enumerate(activity["recipients"]):
        country = recipient["country"]
        if country and country not in _EEA and country not in covered:
            yield Finding(
                ("recipients", place, "country"),
                Message(
                    N_("“{recipient}” is in {country}, outside the EEA, but no transfer is described."),
                    {"recipient": recipient["name"], "country": country},
                ),
            )


def _processor_without_contract(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    for place, recipient in enumerate(activity["recipients"]):
        if recipient["role"] in ("processor", "sub_processor") and not recipient["contract"].strip():
            yield Finding(
                ("recipients", place, "contract"),
                Message(
                    N_("No contract under Art. 28 is noted for the processor “{recipient}”."),
                    {"recipient": recipient["name"]},
                ),
            )


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"


RULES: tuple[Rule, ...] = (
    Rule(
        "activity-name",
        "error",
        "30(1)",
        N_("The activity has a name"),
        N_("Colleagues and the authority refer to an activity by its name."),
        _no_name,
    ),
    Rule(
        "purpose-missing",
        "error",
        "30(1)(b)",
        N_("A purpose is stated"),
        N_("The record must contain the purposes of the processing."),
        _no_purpose,
    ),
    Rule(
        "slot-missing",
        "error",
        "30(1)",
        N_("Every part of Art. 30 is answered"),
        N_("An empty field reads as “nobody has looked”. Fill it in, or say why it does not apply."),
        _slot_missing,
    ),
    Rule(
        "slot-unclarified",
        "warning",
        "30(1)",
        N_("Nothing is left to be clarified"),
        N_("The register is honest about what is open, but the authority will ask."),
        _slot_unclarified,
    ),
    Rule(
        "basis-missing",
        "error",
        "6(1)",
        N_("Each purpose has a legal basis"),
        N_("Processing is lawful only on one of the bases of Art. 6(1), and you must be able to show which."),
        _purpose_without_basis,
    ),
    Rule(
        "interest-not-stated",
        "error",
        "13(1)(d)",
        N_("A legitimate interest is stated"),
        N_("Data subjects must be told the interest pursued; without it there is nothing to balance."),
        _interest_not_stated,
    ),
    Rule(
        "law-not-stated",
        "warning",
        "6(3)",
        N_("A legal obligation names its law"),
        N_("The basis of Art. 6(1)(c) and (e) is laid down by Union or Member State law."),
        _law_not_stated,
    ),
    Rule(
        "special-without-condition",
        "error",
        "9(2)",
        N_("Special categories have a condition"),
        N_(
            "Art. 9(1) forbids the processing unless a condition of Art. 9(2) holds; Art. 10 limits criminal data."
        ),
        _special_without_condition,
    ),
    Rule(
        "sensitivity-open",
        "note",
        "9",
        N_("Each data category has a sensitivity"),
        N_("What is special, criminal or a national identification number has rules of its own."),
        _sensitivity_open,
    ),
    Rule(
        "retention-missing",
        "error",
        "30(1)(f)",
        N_("Each data category has a time limit"),
        N_("The record shall, where possible, give the envisaged time limits for the different categories."),
        _no_time_limit,
    ),
    Rule(
        "transfer-without-mechanism",
        "error",
        "44",
        N_("Each transfer has a mechanism"),
        N_("A transfer to a third country needs adequacy, safeguards or a derogation under Chapter V."),
        _transfer_without_mechanism,
    ),
    Rule(
        "derogation-undocumented",
        "error",
        "49(6)",
        N_("Art. 49 transfers are documented"),
        N_("The assessment and the safeguards must stand in the record."),
        _derogation_undocumented,
    ),
    Rule(
        "recipient-abroad",
        "warning",
        "30(1)(e)",
        N_("Recipients abroad have a transfer"),
        N_("Access from a third country is a transfer, also when the data stay in the Union."),
        _recipient_abroad,
    ),
    Rule(
        "contract-missing",
        "warning",
        "28(3)",
        N_("Processors have a contract"),
        N_("Processing by a processor shall be governed by a contract."),
        _processor_without_contract,
    ),
)
