"""The fields that an import can put a column into, in words."""

from __future__ import annotations

from register_app.base.i18n import N_, _
from register_app.viewmodels.choices import Choice

LABELS = {
    "number": N_("Number"),
    "name": N_("Activity"),
    "department": N_("Department"),
    "owner": N_("Owner"),
    "status": N_("Status"),
    "part": N_("Part"),
    "description": N_("Description"),
    "purpose": N_("Purpose"),
    "purpose_detail": N_("Purpose in detail"),
    "basis": N_("Legal basis"),
    "basis9": N_("Condition of Art. 9"),
    "law": N_("National law"),
    "interest": N_("Legitimate interest"),
    "subjects": N_("Data subjects"),
    "data": N_("Personal data"),
    "special": N_("Special categories"),
    "recipients": N_("Recipients"),
    "recipient_country": N_("Country of the recipient"),
    "recipient_role": N_("Role of the recipient"),
    "processors": N_("Processors"),
    "contract": N_("Contract"),
    "transfer": N_("Transfer to third countries"),
    "transfer_country": N_("Third country"),
    "transfer_recipient": N_("Recipient of the transfer"),
    "safeguards": N_("Documentation of safeguards"),
    "tia": N_("Transfer impact assessment"),
    "retention": N_("Time limit for erasure"),
    "retention_start": N_("Counted from"),
    "retention_law": N_("Law behind the time limit"),
    "deletion": N_("What happens at the end"),
    "measures": N_("Security measures"),
    "source": N_("Source"),
    "systems": N_("Systems"),
    "clients": N_("On behalf of"),
    "processing": N_("Categories of processing"),
    "valid_from": N_("Valid from"),
    "valid_until": N_("Valid until"),
    "last_review": N_("Last review"),
    "next_review": N_("Next review"),
    "notes": N_("Notes"),
    "controller": N_("Controller"),
    "joint_controllers": N_("Joint controllers"),
    "representative": N_("Representative"),
    "dpo": N_("Data protection officer"),
    "organisation": N_("Organisation"),
    "location": N_("Location"),
    "automated": N_("Automated decisions"),
    "dpia": N_("Impact assessment"),
    "notice": N_("Information to data subjects"),
    "consent": N_("Consent"),
    "rights": N_("Rights of data subjects"),
    "breach": N_("Breaches"),
    "volume": N_("Volume"),
    "risk": N_("Risk"),
    "created": N_("Created"),
    "updated_by": N_("Updated by"),
}


def heading_label(name: str) -> str:
    """A field of an import in words; several are joined by "+"; "" is what is kept under its own heading."""
    if not name:
        return _("Keep under its heading")
    return " + ".join(_(LABELS[part]) if part in LABELS else part for part in name.split("+"))


def heading_choices() -> list[Choice]:
    """Every field, and keeping a column under its own heading."""
    return [Choice("", heading_label("")), *(Choice(name, _(text)) for name, text in LABELS.items())]
