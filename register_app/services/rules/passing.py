"""Rules put to whom an activity passes data on: recipients (Art. 28) and third countries (Chapter V)."""

from __future__ import annotations

from collections.abc import Iterator

from register_app.base.countries import Country
from register_app.base.i18n import N_, Message
from register_app.model.document import ActivityDoc, Document
from register_app.services.rules.rule import Finding, Rule


def _is_third(country: str) -> bool:
    from register_app.reading.recognise import places

    return places.is_third_country(country)


def _transfer_without_mechanism(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    for place, transfer in enumerate(activity["transfers"]):
        if not transfer["mechanism"] and (not transfer["country"] or _is_third(transfer["country"])):
            yield Finding(
                ("transfers", place, "mechanism"),
                Message(
                    N_("The transfer to {country} has no mechanism under Chapter V."),
                    {
                        "country": Country(transfer["country"])
                        if transfer["country"]
                        else transfer["organisation"] or "?"
                    },
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
        if _is_third(country) and country not in covered:
            yield Finding(
                ("recipients", place, "country"),
                Message(
                    N_("“{recipient}” is in {country}, outside the EEA, but no transfer is described."),
                    {"recipient": recipient["name"], "country": Country(country)},
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


RULES: tuple[Rule, ...] = (
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
