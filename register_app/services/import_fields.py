"""What the fields that an import can put a cell into are called."""

from __future__ import annotations

from register_app.base.i18n import N_
from register_app.reading.batch import Draft

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
    "basis_reason": N_("Why the legal basis applies"),
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
"""Field of `reading.headings.FIELDS` → msgid."""

KEY_FIELDS: dict[str, tuple[str, ...]] = {
    "purposes": ("purpose", "purpose_detail", "basis", "basis9", "basis_reason", "law", "interest"),
    "data": (
        "data", "special", "subjects", "source", "retention", "retention_start", "retention_law", "deletion",
    ),
    "recipients": ("recipients", "processors", "recipient_country", "recipient_role", "contract"),
    "transfers": ("transfer", "transfer_country", "transfer_recipient", "safeguards", "tia"),
}  # fmt: skip
"""Which fields of an import go into a key of an activity document; any other key is its own field."""


def cells_of_key(draft: Draft, key: str) -> tuple[str, ...]:
    """The addresses from which a key of an activity document was read."""
    wanted = set(KEY_FIELDS.get(key, (key,)))
    found = (
        address
        for field, addresses in draft.cells.items()
        if field == key or wanted & set(field.split("+"))
        for address in addresses
    )
    return tuple(dict.fromkeys(found))
