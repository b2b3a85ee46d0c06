"""What a value of a column became in the activity that was read, in a few words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from register_app.base.i18n import _
from register_app.model.fields import FIELDS
from register_app.model.text import fold
from register_app.model.vocabulary import END_ACTIONS, RECIPIENT_ROLES
from register_app.services.import_fields import KEY_FIELDS
from register_app.viewmodels.citation import basis_text, cite
from register_app.viewmodels.dates import period_shown

Doc = Mapping[str, Any]


_SPECIAL = re.compile(r"\b(9|10)\b")
_TICK = 3
"""Letters of a tick ("x", "yes") at most."""


def became(field: str, activity: Doc, heading: str = "", original: str = "") -> str:
    """What an activity says of a field of an import ("purpose", "subjects+data"); "" where it says nothing.

    Without a field, what is kept under `heading`. A cell (`original`) of bases that names Art. 9 or 10 became all bases.
    """
    if field == "basis" and _SPECIAL.search(original):
        return _every_basis(activity)
    if field == "retention" and original and (own := _own_limits(activity, original)):
        return own
    if not field:
        return str(activity.get("extra", {}).get(heading, ""))
    if any(_said(activity, part) for part in field.split("+")):
        return _("not applicable")
    texts = (
        _READERS[part](activity) if part in _READERS else _plain(activity, part) for part in field.split("+")
    )
    return " · ".join(dict.fromkeys(text for text in texts if text))


def of_cell(read: str, original: str, heading: str = "") -> str:
    """Of the values that an activity has, those that the cell `original` itself names; all where it names none.

    Where the cell is a tick, its heading is the value.
    """
    words = fold(original)
    values = read.split(", ")
    own = [value for value in values if fold(value) in words]
    if not own and len(words) <= _TICK:
        own = [value for value in values if fold(value) == fold(heading)]
    return ", ".join(own) or read


def _said(activity: Doc, field: str) -> bool:
    """Whether the source says of what a field belongs to that there is nothing of the kind."""
    key = next((key for key, fields in KEY_FIELDS.items() if field in fields), field)
    slot = {"data": "retention" if field.startswith(("retention", "deletion")) else "data"}.get(key, key)
    answer = activity.get("answers", {}).get(slot) or {}
    return answer.get("state") == "not_applicable" and not activity.get(key)


def _plain(activity: Doc, key: str) -> str:
    value = activity.get(key, "")
    if isinstance(value, list):
        return _joined(value)
    described = FIELDS.get(f"activity.{key}")
    if described and described.choices and value in described.choices:
        return _(described.choices[value])
    return str(value)


def _joined(texts: Iterable[object]) -> str:
    return ", ".join(dict.fromkeys(str(text) for text in texts if text))


def _of(key: str, *names: str) -> Callable[[Doc], str]:
    def read(activity: Doc) -> str:
        return _joined(
            worded(name, str(row.get(name, ""))) for row in activity.get(key, ()) for name in names
        )

    return read


def _receivers(*, processing: bool) -> Callable[[Doc], str]:
    def read(activity: Doc) -> str:
        return _joined(
            row.get("name", "")
            for row in activity.get("recipients", ())
            if (row.get("role") in ("processor", "sub_processor")) == processing
        )

    return read


def worded(name: str, value: str) -> str:
    """A value of a fixed vocabulary in words; any other text as it is."""
    if name == "mechanism":
        return cite(value)
    words = {"role": RECIPIENT_ROLES, "action": END_ACTIONS}.get(name, {})
    return _(words[value]) if value in words else value


def _basis(wanted: str) -> Callable[[Doc], str]:
    def read(activity: Doc) -> str:
        bases = [basis for purpose in activity.get("purposes", ()) for basis in purpose.get("bases", ())]
        if wanted in ("article", "condition"):
            special = [basis for basis in bases if basis.get("article", "").startswith(("9", "10"))]
            rest = [basis for basis in bases if basis not in special]
            return _joined(
                basis_text(basis) for basis in ((special if wanted == "condition" else rest) or bases)
            )
        if wanted == "law":
            return _joined(
                " ".join(filter(None, (basis.get("law"), basis.get("section")))) for basis in bases
            )
        return _joined(basis.get("reason", "") for basis in bases)

    return read


def _own_limits(activity: Doc, original: str) -> str:
    """Of several time limits of an activity those that a cell itself gives."""
    from register_app.reading.recognise import retention

    given = {found.period for found in retention.read(original)} - {""}
    limits = [use.get("retention") or {} for use in activity.get("data", ())]
    own = [limit for limit in limits if limit.get("period") in given]
    return _limits(own) if len(own) < len(limits) else ""


def _every_basis(activity: Doc) -> str:
    return _joined(
        basis_text(basis) for purpose in activity.get("purposes", ()) for basis in purpose.get("bases", ())
    )


def _retention(name: str) -> Callable[[Doc], str]:
    def read(activity: Doc) -> str:
        found = [use.get("retention") or {} for use in activity.get("data", ())]
        if name != "text":
            return _joined(worded(name, each.get(name, "")) for each in found)
        return _limits(found)

    return read


def _limits(found: Iterable[Doc]) -> str:
    return _joined(
        " · ".join(
            filter(
                None,
                (period_shown(each.get("period", "")) or each.get("text", ""), each.get("start", "")),
            )
        )
        for each in found
    )


def _subjects(activity: Doc) -> str:
    return _joined(name for use in activity.get("data", ()) for name in use.get("subjects", ()))


_READERS: dict[str, Callable[[Doc], str]] = {
    "purpose": _of("purposes", "title"),
    "purpose_detail": _of("purposes", "description"),
    "basis": _basis("article"),
    "basis9": _basis("condition"),
    "law": _basis("law"),
    "basis_reason": _basis("reason"),
    "interest": _basis("reason"),
    "data": _of("data", "category"),
    "special": _of("data", "category"),
    "source": _of("data", "source"),
    "subjects": _subjects,
    "retention": _retention("text"),
    "retention_start": _retention("start"),
    "retention_law": _retention("law"),
    "deletion": _retention("action"),
    "recipients": _receivers(processing=False),
    "processors": _receivers(processing=True),
    "recipient_country": _of("recipients", "country"),
    "recipient_role": _of("recipients", "role"),
    "contract": _of("recipients", "contract"),
    "transfer": _of("transfers", "country", "organisation", "mechanism"),
    "transfer_country": _of("transfers", "country"),
    "transfer_recipient": _of("transfers", "recipient"),
    "safeguards": _of("transfers", "mechanism", "safeguards"),
    "tia": _of("transfers", "tia"),
}
