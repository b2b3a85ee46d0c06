"""What a text says was so before ("formerly Art. 6(1)(c)"): words to keep, but no statement about today."""

from __future__ import annotations

import re

from register_app.reading.recognise.division import brackets
from register_app.reading.recognise.lexicon import squeeze

_FORMER = re.compile(
    r"\W*(?:tidl\.|tidligere|hidtil|formerly|previously|was|once|früher\w*|vormals|bisher\w*|zuvor|ehemals|anciennement|ancien(?:ne)?|auparavant|"
    r"précédemment|tidigare|f\.\s?d\.|förut|voorheen|vroeger|eerder|antes|anteriormente|in precedenza|già|precedentemente|wcześniej|poprzednio|"
    r"dawniej|aiemmin|aikaisemmin)(?!\w)",
    re.IGNORECASE,
)

_OVERTAKEN = re.compile(
    r"\b(?:ikke (?:længere|mere)|no longer|nicht mehr|inte längre|ikke lenger|niet (?:langer|meer)|ya no|non più|już nie|n(?:e |['’])\w+ plus|"
    r"rettet|rättat|corrected|superseded|outdated|berichtigt|korrigiert|überholt|veraltet|corrigée?|périmée?|gecorrigeerd|verouderd|"
    r"forældet|udgået)(?!\w)",
    re.IGNORECASE,
)


def apart(text: str) -> tuple[str, str]:
    """The text without its brackets about what was so before, and the contents of these ("" when there are none)."""
    kept, told, position = [], [], 0
    for start, end in brackets(text):
        if _FORMER.match(text, start + 1, end) or _OVERTAKEN.search(text, start + 1, end):
            kept.append(text[position:start])
            told.append(squeeze(text[start + 1 : end]))
            position = end + 1
    if not told:
        return text, ""
    return squeeze(" ".join((*kept, text[position:]))).strip(), "; ".join(told)
