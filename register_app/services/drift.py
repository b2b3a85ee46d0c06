"""Whether a published privacy notice still says what the register says, purpose by purpose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from register_app.model.document import Document
from register_app.model.text import fold
from register_app.reading.batch import Batch
from register_app.services import drift_likeness, drift_purposes
from register_app.services.drift_likeness import SAME
from register_app.services.drift_purposes import Purpose
from register_app.services.likeness import assign

LEAST = 0.36
"""Below this two purposes are different ones (0 to 1; measured on notices and registers in Danish and English)."""

_NEAR = 0.2
_INTERESTS_ALIKE = 55.0


@dataclass(frozen=True)
class Pair:
    """One purpose on both sides. `only_notice` and `only_register`: articles of one side; `notes`: keys of remarks."""

    notice: Purpose
    register: Purpose
    likeness: float
    only_notice: tuple[str, ...] = ()
    only_register: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the two rest on different articles."""
        return bool(self.only_notice or self.only_register)


@dataclass(frozen=True)
class Drift:
    """A notice beside a register.

    `missing`: purposes in use that the notice does not tell of; `unknown`: purposes of the notice that the register
    does not know; `nearest`: for either of them (by its title) the title on the other side that comes nearest.
    """

    notice: str
    register: str
    pairs: list[Pair]
    missing: list[Purpose]
    unknown: list[Purpose]
    nearest: dict[str, str] = field(default_factory=dict)

    @property
    def differing(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.differs]

    @property
    def found(self) -> bool:
        """Whether the notice has to be changed, or the register."""
        return bool(self.missing or self.unknown or self.differing)

    def to_json(self) -> dict[str, Any]:
        return {
            "notice": self.notice,
            "register": self.register,
            "in_step": not self.found,
            "pairs": [
                {
                    "notice": pair.notice.to_json(),
                    "register": pair.register.to_json(),
                    "likeness": round(pair.likeness, 3),
                    "bases_differ": pair.differs,
                    "only_notice": list(pair.only_notice),
                    "only_register": list(pair.only_register),
                    "notes": list(pair.notes),
                }
                for pair in self.pairs
            ],
            "missing": [purpose.to_json() for purpose in self.missing],
            "unknown": [purpose.to_json() for purpose in self.unknown],
            "nearest": self.nearest,
        }


def compare(batch: Batch, document: Document, *, group: str = "", day: str = "") -> Drift:
    """The purposes of a notice (`services.reading.read`) beside those of a register on `day` (ISO, today when empty).

    A purpose of the notice may be found in any activity of the controller that is not retired; missing from the notice
    is only what is in use. `group`: only activities with data of these people. Raises NoticeError for an unknown group.
    """
    on = day[:10] or dt.datetime.now().astimezone().date().isoformat()
    told, known = drift_purposes.of_notice(batch), drift_purposes.of_register(document, on, group)
    scores = drift_likeness.scores(told, known)
    matched = assign(scores, LEAST)
    covered = _covered(told, known, scores, matched)
    also: dict[int, set[str]] = {row: set() for row in matched}
    for column, row in covered.items():
        also[row] |= known[column].articles
    pairs = [
        _pair(told[row], known[column], scores[row][column], also[row])
        for row, column in sorted(matched.items())
    ]
    pairs += [Pair(told[row], known[column], scores[row][column]) for column, row in covered.items()]
    taken = {*matched.values(), *covered}
    missing = [place for place, purpose in enumerate(known) if place not in taken and purpose.in_use]
    unknown = [place for place in range(len(told)) if place not in matched]
    nearest: dict[str, str] = {}
    for place in unknown:
        _near(nearest, told[place].title, [(scores[place][at], known[at].title) for at in range(len(known))])
    for place in missing:
        _near(nearest, known[place].title, [(scores[at][place], told[at].title) for at in range(len(told))])
    return Drift(
        notice=batch.source,
        register=document["register"]["title"],
        pairs=pairs,
        missing=[known[place] for place in missing],
        unknown=[told[place] for place in unknown],
        nearest=nearest,
    )


def _covered(
    told: Sequence[Purpose],
    known: Sequence[Purpose],
    scores: Sequence[Sequence[float]],
    matched: Mapping[int, int],
) -> dict[int, int]:
    """Further purposes of the register that a purpose of the notice tells of: its name and no other articles."""
    taken = set(matched.values())
    found: dict[int, int] = {}
    for column, purpose in enumerate(known):
        rows = [
            row for row in matched if scores[row][column] >= SAME and purpose.articles <= told[row].articles
        ]
        if column not in taken and purpose.in_use and rows:
            found[column] = max(rows, key=lambda row: scores[row][column])
    return found


def _near(nearest: dict[str, str], title: str, candidates: Sequence[tuple[float, str]]) -> None:
    score, other = max(candidates, default=(0.0, ""))
    if score >= _NEAR:
        nearest[title] = other


# -- bases -------------------------------------------------------------------------------------------------------


def _pair(told: Purpose, known: Purpose, likeness: float, also: AbstractSet[str]) -> Pair:
    """The two with what differs; `also`: articles that further purposes of the same name have in the register."""
    unread = any(not basis.article for basis in told.bases)
    only_notice = sorted(told.articles - known.articles - also)
    # A basis of the notice that no article could be read from may be the very one that seems to lack.
    only_register = sorted(known.articles - told.articles) if not (unread and not only_notice) else []
    notes = []
    if unread:
        notes.append("unread")
    if _interests_differ(told, known):
        notes.append("interest")
    if _laws_differ(told, known):
        notes.append("law")
    if not known.in_use:
        notes.append("status")
    return Pair(told, known, likeness, tuple(only_notice), tuple(only_register), tuple(notes))


def _interests_differ(told: Purpose, known: Purpose) -> bool:
    from rapidfuzz import fuzz

    said = [
        " ".join(fold(basis.reason) for basis in purpose.bases if basis.article == "6(1)(f)").strip()
        for purpose in (told, known)
    ]
    return all(said) and fuzz.token_set_ratio(*said) < _INTERESTS_ALIKE


def _laws_differ(told: Purpose, known: Purpose) -> bool:
    """Whether both name laws, and one of the notice stands nowhere in the register's bases."""
    said = {fold(basis.law) for basis in told.bases if basis.law}
    whole = fold(" ".join(f"{basis.law} {basis.reason}" for basis in known.bases))
    return bool(said) and any(basis.law for basis in known.bases) and any(law not in whole for law in said)
