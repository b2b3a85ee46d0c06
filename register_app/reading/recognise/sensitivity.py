"""How sensitive a category of personal data is, by its name in eleven languages (Art. 9, 10 and 87 GDPR)."""

from __future__ import annotations

from functools import cache, lru_cache

from register_app.reading.recognise.lexicon import Lexicon, clean, fold, vocabulary

_RANK = ("special", "criminal", "national_id", "confidential", "ordinary")


@cache
def _words() -> Lexicon[str]:
    return Lexicon(
        (phrase, value)
        for value, by_language in vocabulary("sensitivity_words").items()
        for phrases in by_language.values()
        for phrase in phrases
    )


@lru_cache(maxsize=8192)
def of(category: str) -> str:
    """Of "special" (Art. 9) | "criminal" (Art. 10) | "national_id" (Art. 87) | "confidential" | "ordinary".

    Of several the first in that order: a category is as sensitive as its most sensitive part.
    """
    found = {hit.value for hit in _words().find(fold(clean(category)))}
    return next((value for value in _RANK if value in found), "ordinary")
