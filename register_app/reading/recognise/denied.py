"""What a text says is no legal basis ("Consent is not the basis here, as ..."): words to keep, but none of its bases."""

from __future__ import annotations

import re

from register_app.reading.recognise.lexicon import squeeze

_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[^\W\d_a-zæøåäöüéèß])")
_DENIAL = re.compile(
    r"\b(?:er ikke|er derfor ikke|udgør ikke|kan ikke være|is not|is therefore not|cannot be|are not|ist nicht|ist kein|ist keine|n['’]est pas|ne constitue pas|är inte|"
    r"är därför inte|is geen|is niet|no es|non è|nie jest|ei ole)\s+(?:[^\W\d_]{1,24}(?:['’]|\s{1,3})){0,3}?"
    r"(?:retsgrundlag|behandlingsgrundlag|grundlag\w*|hjemmel\w*|basis|bases|grounds?|rechtsgrundlage|grundlage|base|fondement|grund|grunden|"
    r"rättslig grund|grondslag|rechtsgrond|fundamento|podstaw\w*|peruste)\b",
    re.IGNORECASE,
)
"""A denial may put no more than three words before what it denies: "is not a valid legal basis"."""


def apart(text: str) -> tuple[str, str]:
    """The text without its sentences that deny a basis, and these ("" when there are none)."""
    if not _DENIAL.search(text):
        return text, ""
    kept: list[str] = []
    told: list[str] = []
    for sentence in _SENTENCE.split(text):
        (told if _DENIAL.search(sentence) else kept).append(sentence)
    return squeeze(" ".join(kept)), squeeze(" ".join(told))
