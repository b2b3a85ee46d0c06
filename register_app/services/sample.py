"""The sample register: an invented Danish consumer-finance company, in both languages."""

from __future__ import annotations

import json
from typing import Any, cast

from register_app.base.i18n import LANGUAGES, N_, Message
from register_app.base.paths import resource
from register_app.model.document import Document, complete_document
from register_app.services.loading import Loader
from register_app.store.register import Register


def sample(language: str) -> Document:
    """The sample as a document in one of LANGUAGES (Danish for any other)."""
    chosen = language if language in LANGUAGES else "da"
    told = _in_language(json.loads(resource("samples", "sample.json").read_text(encoding="utf-8")), chosen)
    told["register"]["language"] = chosen
    return complete_document(cast(dict[str, Any], told))


def fill(register: Register, language: str, *, title: str = "") -> None:
    """Put the sample into an empty register, as one step; under `title` where one is given."""
    document = sample(language)
    document["register"]["title"] = title or document["register"]["title"]
    with register.edit_rows(Message(N_("Fill in the sample"))) as connection:
        Loader(connection).load(document)


def _in_language(value: Any, language: str) -> Any:
    """`value` with each text that is told in both languages told in one."""
    if isinstance(value, dict):
        if set(value) == set(LANGUAGES):
            return value[language]
        return {key: _in_language(item, language) for key, item in value.items()}
    if isinstance(value, list):
        return [_in_language(item, language) for item in value]
    return value
