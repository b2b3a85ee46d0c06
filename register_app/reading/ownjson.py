"""A register exported as JSON by this program: parsed, and checked against the shape in `model/document.py`."""

from __future__ import annotations

import json
import types
from collections.abc import Iterator, Mapping
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from register_app.model.document import FORMAT, FORMAT_VERSION, Document, complete_document
from register_app.reading.refusals import Refusal

_LISTS = ("activities", "parties", "versions")


def parse(text: str) -> Any:
    """The value that a JSON text stands for, `None` when it is no JSON; `Refusal` when it is nested without end."""
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except ValueError:
        return None
    except RecursionError as error:
        raise Refusal("damaged") from error


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)


def check(content: Any) -> dict[str, Any]:
    """The document with every key; `Refusal` for JSON of another program, a newer form, or a wrong shape."""
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise Refusal("is_json")
    version = content.get("version")
    if type(version) is not int:
        raise Refusal("shape_number", place="version")
    if version > FORMAT_VERSION:
        raise Refusal("newer_document", version=version)
    made: dict[str, Any] = dict(complete_document(_checked(content, Document, "")))
    if content.get("profile"):
        # A copy for others, in which some fields are empty because they were left out.
        made["profile"] = _text(content["profile"], "profile")
    return made


def _checked(value: Any, wanted: Any, place: str) -> Any:
    """`value` with the types that `wanted` (from the TypedDicts) asks for; numbers and null may stand for texts."""
    if is_typeddict(wanted):
        return _object(value, get_type_hints(wanted), place)
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return None if value is None else _checked(value, get_args(wanted)[0], place)
    if origin is list:
        if value is None:
            return []
        if not isinstance(value, list):
            raise Refusal("shape_list", place=place)
        return [
            _checked(item, get_args(wanted)[0], f"{place}[{number}]") for number, item in enumerate(value)
        ]
    if origin is dict:
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise Refusal("shape_object", place=place)
        inner = get_args(wanted)[1]
        return {_clean(key): _checked(item, inner, f"{place}.{key}") for key, item in value.items()}
    if wanted is int:
        if type(value) is not int:
            raise Refusal("shape_number", place=place)
        return value
    return _text(value, place)


def _object(value: Any, hints: Mapping[str, Any], place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Refusal("shape_object", place=place or "/")
    checked: dict[str, Any] = {}
    for key, item in value.items():
        # What a later program adds within the same form is not for us, and stays out.
        if key in hints:
            checked[key] = _checked(item, hints[key], f"{place}.{key}" if place else key)
    return checked


def _text(value: Any, place: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Refusal("shape_text", place=place)
    return _clean(str(value))


def _clean(text: str) -> str:
    """Half a surrogate pair is no character and could be stored nowhere."""
    return (
        text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    )


# -- Across the pipe in pieces, so that taking one in does not hold up a window ---------------------------


def pieces(document: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The document in parts: each member of its long lists by itself, under the name of the list."""
    yield "", {key: ([] if key in _LISTS else value) for key, value in document.items()}
    for key in _LISTS:
        for item in document[key]:
            yield key, item


def join(document: dict[str, Any], key: str, part: Any) -> None:
    """Put a part back into its document; `ValueError` for a part that cannot be one."""
    if not isinstance(part, dict):
        raise TypeError(key)
    if not key and not document:
        document.update(part)
    elif key in _LISTS and isinstance(document.get(key), list):
        document[key].append(part)
    else:
        raise ValueError(key)
