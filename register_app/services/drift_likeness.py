"""How much the purposes of a notice are like those of a register."""

from __future__ import annotations

from collections.abc import Sequence

from register_app.model.text import fold
from register_app.services.drift_purposes import Purpose
from register_app.services.likeness import Corpus

SAME = 0.9
"""From here on the names are the same."""


def scores(told: Sequence[Purpose], known: Sequence[Purpose]) -> list[list[float]]:
    """How much each purpose of the notice is like each of the register, 0 to 1.

    A title that says the same decides; otherwise titles, whole texts and bases each give their share.
    """
    from rapidfuzz import fuzz

    every = [*told, *known]
    titles = Corpus([f"{purpose.title} {purpose.name}" for purpose in every])
    texts = Corpus([_whole(purpose) for purpose in every])
    names = [{fold(purpose.title), fold(purpose.name)} for purpose in known]
    articles = [purpose.articles for purpose in known]
    made: list[list[float]] = []
    for row, one in enumerate(told):
        line = []
        by_title, by_text = titles.likeness(row), texts.likeness(row)
        said, own = fold(one.title), one.articles
        for column, called in enumerate(names):
            place = len(told) + column
            same = max(fuzz.token_sort_ratio(said, name, score_cutoff=50) for name in called)
            title = max(by_title.get(place, 0.0), (same - 50) / 50, 0.0)
            text = min(1.0, 2.2 * by_text.get(place, 0.0))
            words = 0.35 * title + 0.35 * text
            # The same basis confirms what the words suggest; alone it says nothing: there are but six.
            score = words + 0.3 * _shared(own, articles[column]) * min(1.0, words / 0.15)
            line.append(max(score, SAME + score / 10) if same >= 90 else score)
        made.append(line)
    return made


def _whole(purpose: Purpose) -> str:
    # Why a contract or a duty allows it is said in the same words of many purposes; an interest is one's own.
    reasons = " ".join(basis.reason if basis.article == "6(1)(f)" else basis.law for basis in purpose.bases)
    return f"{purpose.name} {purpose.title} {purpose.description} {reasons}"


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    union = one | other
    return len(one & other) / len(union) if union else 0.0
