"""What a value of a column became in the activity that was read, in a few words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from register_app.base.i18n import _
from register_app.model.fields import FIELDS
from register_app.model.text import fold
from register_app.model.vocabulary import ANSWER_STATES, END_ACTIONS, RECIPIENT_ROLES
from register_app.services.import_fields import KEY_FIELDS
from register_app.viewmodels.citation import basis_text, cite
from register_app.viewmodels.countries import country
from register_app.viewmodels.dates import period_shown

Doc = Mapping[str, Any]

_TICK = 3
"""Letters of a tick ("x", "yes") at most."""


def became(field: str, activity: Doc, heading: str = "", original: str = "") -> str:
    """What an activity says of a field of an import ("purpose", "subjects+data"); "" where it says nothing.

    Of several values those that the cell `original` itself gives, where that can be told, else all. Without a field,
    what is kept under `heading`; where the cell is a tick, its heading is the value.
    """
    if not field:
        return str(activity.get("extra", {}).get(heading, ""))
    parts = field.split("+")
    if any(_said(activity, part) for part in parts):
        return _("not applicable")
    # A tick says what stands above it.
    said = f"{heading} {original}" if 0 < len(fold(original)) <= _TICK else original
    texts = (_joined(_values(part, activity, said)) for part in parts)
    read = " · ".join(dict.fromkeys(text for text in texts if text))
    # A register has no place for some of what a form asks (who filled it in): it is kept beside the activity.
    if not read and heading in activity.get("extra", {}):
        return _("Kept under its heading")
    return read or _answered(original)


def _answered(original: str) -> str:
    """What a cell answers that names nothing: "none" where another column has something of the same kind."""
    from register_app.reading.layouts.evidence import state_of

    state = state_of(original) if original else ""
    if state in ("none", "not_applicable"):
        return _("not applicable")
    return _(ANSWER_STATES[state]) if state == "unclarified" else ""


def worded(name: str, value: str) -> str:
    """A value of a fixed vocabulary in words; any other text as it is."""
    if name == "mechanism":
        return cite(value)
    if name == "country":
        return country(value)
    words = {"role": RECIPIENT_ROLES, "action": END_ACTIONS}.get(name, {})
    return _(words[value]) if value in words else value


def _said(activity: Doc, field: str) -> bool:
    """Whether the source says of what a field belongs to that there is nothing of the kind."""
    key = next((key for key, fields in KEY_FIELDS.items() if field in fields), field)
    slot = {"data": "retention" if field.startswith(("retention", "deletion")) else "data"}.get(key, key)
    answer = activity.get("answers", {}).get(slot) or {}
    return answer.get("state") == "not_applicable" and not activity.get(key)


def _values(part: str, activity: Doc, said: str) -> Iterable[str]:
    if part in _BY_CELL:
        return _BY_CELL[part](activity, said)
    values = _READERS[part](activity) if part in _READERS else _plain(activity, part)
    return _named(values, said) if part in _NAMES else values


def _named(values: Sequence[str], said: str) -> Sequence[str]:
    """Those of some names that a cell says; all where it says none of them."""
    words = fold(said)
    return [value for value in values if _in(value, words)] or values


def _plain(activity: Doc, key: str) -> list[str]:
    value = activity.get(key, "")
    if isinstance(value, list):
        return [str(each) for each in value]
    described = FIELDS.get(f"activity.{key}")
    if described and described.choices and value in described.choices:
        return [_(described.choices[value])]
    return [str(value)]


def _joined(texts: Iterable[object]) -> str:
    return ", ".join(dict.fromkeys(str(text) for text in texts if text))


def _of(key: str, *names: str) -> Callable[[Doc], list[str]]:
    def read(activity: Doc) -> list[str]:
        return [worded(name, str(row.get(name, ""))) for row in activity.get(key, ()) for name in names]

    return read


# What only the cell itself tells apart


def _bases(wanted: str) -> Callable[[Doc, str], list[str]]:
    """The bases of Art. 6, or ("condition") those of Art. 9 and 10; all that a cell names where it names any."""

    def read(activity: Doc, original: str) -> list[str]:
        rows = _every_basis(activity)
        words = fold(original)
        given = _articles(original, "9" if wanted == "condition" else "")
        own = [row for row in rows if row.get("article") in given or _in(row.get("law"), words)]
        if not own:
            special = [row for row in rows if row.get("article", "").startswith(("9", "10"))]
            rest = [row for row in rows if row not in special]
            own = (special if wanted == "condition" else rest) or rows
        return [
            # The interest, or the duty, where it stands in the same cell: its words are not lost.
            f"{basis_text(row)} · {row['reason']}" if _part_of(row.get("reason"), words) else basis_text(row)
            for row in own
        ]

    return read


def _articles(original: str, column: str) -> set[str]:
    from register_app.reading.recognise import bases

    return {found.article for found in bases.read(original, column)} - {""} if original else set()


def _every_basis(activity: Doc) -> list[Any]:
    return [basis for purpose in activity.get("purposes", ()) for basis in purpose.get("bases", ())]


def _laws(activity: Doc) -> list[str]:
    rows = _every_basis(activity)
    return [" ".join(filter(None, (row.get("law"), row.get("section")))) for row in rows]


def _limits(activity: Doc, original: str) -> list[str]:
    """The time limits of an activity: a cell that has its law, or says what happens at the end, tells of it too."""
    from register_app.reading.recognise import retention

    found = retention.read(original) if original else []
    given = {each.period for each in found} - {""}
    limits = [use.get("retention") or {} for use in activity.get("data", ())]
    own = [limit for limit in limits if limit.get("period") in given]
    names = (
        ["start"]
        + ["action"] * any(each.action for each in found)
        + ["law"] * any(each.law for each in found)
    )
    return [_limit(each, names) for each in own or limits]


def _limit(limit: Doc, names: Iterable[str]) -> str:
    period = period_shown(limit.get("period", ""))
    if not period:
        return str(limit.get("text", ""))
    return " · ".join(filter(None, (period, *(worded(name, limit.get(name, "")) for name in names))))


def _transfers(activity: Doc, original: str) -> list[str]:
    from register_app.reading.recognise import transfers

    names = ["country", "organisation"]
    if not original or transfers.mechanism(original):
        names.append("mechanism")
    return [
        " · ".join(filter(None, (worded(name, row.get(name, "")) for name in names)))
        for row in _going_to(activity, original)
    ]


def _countries(activity: Doc, original: str) -> list[str]:
    return [country(row.get("country", "")) for row in _going_to(activity, original)]


def _going_to(activity: Doc, original: str) -> list[Any]:
    """The transfers to the countries that a cell names; all where it names none of them."""
    from register_app.reading.recognise import places

    given = set(places.read(original)) if original else set()
    rows = list(activity.get("transfers", ()))
    return [row for row in rows if row.get("country") in given] or rows


def _receivers(*, processing: bool) -> Callable[[Doc, str], list[str]]:
    """The recipients that a cell names, in whatever role; where it names none, those of the column's own role."""

    def read(activity: Doc, original: str) -> list[str]:
        rows, words = list(activity.get("recipients", ())), fold(original)
        own = [row for row in rows if _in(row.get("name"), words)] or [
            row for row in rows if (row.get("role") in ("processor", "sub_processor")) == processing
        ]
        return [str(row.get("name", "")) for row in own]

    return read


def _in(text: object, words: str) -> bool:
    return bool(text) and fold(str(text)) in words


def _part_of(text: object, words: str) -> bool:
    return _in(text, words) and fold(str(text)) != words


def _subjects(activity: Doc) -> list[str]:
    return [name for use in activity.get("data", ()) for name in use.get("subjects", ())]


_BY_CELL: dict[str, Callable[[Doc, str], list[str]]] = {
    "basis": _bases("article"),
    "basis9": _bases("condition"),
    "retention": _limits,
    "recipients": _receivers(processing=False),
    "processors": _receivers(processing=True),
    "transfer": _transfers,
    "transfer_country": _countries,
}

_READERS: dict[str, Callable[[Doc], list[str]]] = {
    "purpose": _of("purposes", "title"),
    "purpose_detail": _of("purposes", "description"),
    "law": _laws,
    "basis_reason": lambda activity: [row.get("reason", "") for row in _every_basis(activity)],
    "interest": lambda activity: [row.get("reason", "") for row in _every_basis(activity)],
    "data": _of("data", "category"),
    "special": _of("data", "category"),
    "source": _of("data", "source"),
    "subjects": _subjects,
    "retention_start": lambda activity: _of_limits(activity, "start"),
    "retention_law": lambda activity: _of_limits(activity, "law"),
    "deletion": lambda activity: _of_limits(activity, "action"),
    "recipient_country": _of("recipients", "country"),
    "recipient_role": _of("recipients", "role"),
    "contract": _of("recipients", "contract"),
    "transfer_recipient": _of("transfers", "recipient"),
    "safeguards": _of("transfers", "mechanism", "safeguards"),
    "tia": _of("transfers", "tia"),
}

_NAMES = (
    "purpose", "purpose_detail", "law", "basis_reason", "interest", "data", "special", "subjects", "source", "contract",
    "recipient_country", "transfer_recipient", "measures", "systems", "clients", "processing", "joint_controllers",
)  # fmt: skip
"""Fields whose values are words of the cell: a cell gives those that stand in it."""


def _of_limits(activity: Doc, name: str) -> list[str]:
    return [worded(name, (use.get("retention") or {}).get(name, "")) for use in activity.get("data", ())]
