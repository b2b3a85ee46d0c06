"""Recipients that a notice places in third countries: the transfers that this tells of (Art. 44 GDPR)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from register_app.reading.layouts.dealings import transfer_to
from register_app.reading.notice.units import Unit
from register_app.reading.recognise import places, transfers
from register_app.reading.recognise.found import RecipientFound

SPEAKS = re.compile(
    r"third countr|tredjeland|drittl[aä]nd|(?:outside|uden ?for) (?:the )?(?:EU|EEA|EØS|UK)", re.IGNORECASE
)
"""What names third countries as such."""


def denied(units: Sequence[Unit]) -> bool:
    """Whether the notice says of all purposes together that nothing is transferred to third countries."""
    return any(SPEAKS.search(unit.text) and transfers.read(unit.text).state == "none" for unit in units)


def told(receivers: Sequence[RecipientFound], *, unless: bool) -> list[dict[str, Any]]:
    """The transfers to recipients whose own words place them in a third country.

    `unless` the notice denies transfers; then only those that name an instrument, for a country alone may be no
    more than where somebody has their seat.
    """
    made = [
        transfer_to(found.name, country, found.note)
        for found in receivers
        for country in found.countries or (found.country,)
        if places.is_third_country(country)
    ]
    return [transfer for transfer in made if transfer["mechanism"] or transfer["note"] or not unless]
