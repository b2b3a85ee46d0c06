"""A document of our own (JSON) as a batch: nothing has to be recognised, so every value is taken as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from register_app.model.document import Document, complete_document
from register_app.reading.batch import Batch, CellCount, Draft, Origin, SheetReading


def to_batch(source: str, content: Mapping[str, Any]) -> Batch:
    """The batch of a checked document; each text in it counts as one filled cell."""
    document = complete_document(content)
    register = {key: value for key, value in document["register"].items() if key != "id" and value}
    drafts = [Draft(dict(activity), "", [place]) for place, activity in enumerate(document["activities"], 1)]
    filled = _texts(content)
    return Batch(
        source=source,
        sheets=[SheetReading(name=source, layout="document", activities=len(drafts), score=1.0)],
        register=register,
        drafts=drafts,
        parties=[dict(party) for party in document["parties"]],
        catalogues={key: [dict(entry) for entry in entries] for key, entries in _catalogues(document)},
        cells=CellCount(filled=filled, imported=filled),
        origin=_origin(content, document),
    )


def _origin(content: Mapping[str, Any], document: Document) -> Origin | None:
    """Of a copy for others, from which something was left out, what it is a copy of; None for a whole document."""
    profile = content.get("profile")
    if not isinstance(profile, str) or not document["register"]["id"]:
        return None
    return Origin(document["register"]["id"], profile=profile)


def _catalogues(document: Mapping[str, Any]) -> list[tuple[str, list[Mapping[str, Any]]]]:
    return list(document["catalogues"].items())


def _texts(value: object) -> int:
    if isinstance(value, Mapping):
        return sum(_texts(item) for item in value.values())
    if isinstance(value, list):
        return sum(_texts(item) for item in value)
    return int(bool(value) and not isinstance(value, bool))
