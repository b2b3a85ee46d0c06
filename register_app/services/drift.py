"""Whether a published privacy notice still says what the register says, purpose by purpose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from register_app.model.document import ActivityDoc, Document
from register_app.model.text import fold, one_line
from register_app.reading.batch import Batch
from register_app.services import notice
from register_app.services.likeness import Corpus, assign
from register_app.writing.notice_told import purposes_for, uses_for

LEAST = 0.36
"""Below this two purposes are different ones (0 to 1; measured on notices and registers in Danish and English)."""

_NEAR = 0.2
_SAME = 0.9
"""From here on the names are the same."""

_INTERESTS_ALIKE = 55.0
_NUMBERS = 4


@dataclass(frozen=True)
class Basis:
    """A legal basis as one of the two sides states it; `article` is "" where none could be read."""

    article: str
    law: str
    reason: str


@dataclass(frozen=True)
class Purpose:
    """A purpose of one side. `number` and `name` are of its activity in the register, "" in a notice.

    `others`: the numbers of further activities with the very same purpose; a notice tells it once.
    """

    title: str
    description: str
    bases: tuple[Basis, ...]
    number: str = ""
    name: str = ""
    in_use: bool = True
    lines: tuple[int, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """The title with the numbers of its activities; of many the first few."""
        numbers = [self.number, *self.others] if self.number else []
        told = ", ".join(numbers[:_NUMBERS]) + (" …" if len(numbers) > _NUMBERS else "")
        return " ".join(part for part in (told, self.title) if part)

    @property
    def articles(self) -> frozenset[str]:
        return frozenset(basis.article for basis in self.bases if basis.article)


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
                    "notice": _purpose_json(pair.notice),
                    "register": _purpose_json(pair.register),
                    "likeness": round(pair.likeness, 3),
                    "bases_differ": pair.differs,
                    "only_notice": list(pair.only_notice),
                    "only_register": list(pair.only_register),
                    "notes": list(pair.notes),
                }
                for pair in self.pairs
            ],
            "missing": [_purpose_json(purpose) for purpose in self.missing],
            "unknown": [_purpose_json(purpose) for purpose in self.unknown],
            "nearest": self.nearest,
        }


def _purpose_json(purpose: Purpose) -> dict[str, Any]:
    data = asdict(purpose)
    data["bases"] = [asdict(basis) for basis in purpose.bases]
    data["lines"], data["others"] = list(purpose.lines), list(purpose.others)
    return data


def compare(batch: Batch, document: Document, *, group: str = "", day: str = "") -> Drift:
    """The purposes of a notice (`services.reading.read`) beside those of a register on `day` (ISO, today when empty).

    A purpose of the notice may be found in any activity of the controller that is not retired; missing from the notice
    is only what is in use. `group`: only activities with data of these people. Raises NoticeError for an unknown group.
    """
    on = day[:10] or dt.datetime.now().astimezone().date().isoformat()
    told = _once(_told(batch))
    known = _once(_known(notice.chosen(document, day=on, group=group, drafts=True), on, group))
    scores = _scores(told, known)
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
            row for row in matched if scores[row][column] >= _SAME and purpose.articles <= told[row].articles
        ]
        if column not in taken and purpose.in_use and rows:
            found[column] = max(rows, key=lambda row: scores[row][column])
    return found


def _near(nearest: dict[str, str], title: str, candidates: Sequence[tuple[float, str]]) -> None:
    score, other = max(candidates, default=(0.0, ""))
    if score >= _NEAR:
        nearest[title] = other


def _told(batch: Batch) -> Iterator[Purpose]:
    for draft in batch.drafts:
        for purpose in draft.activity.get("purposes", ()):
            yield Purpose(
                title=purpose.get("title", "") or draft.activity.get("name", ""),
                description=purpose.get("description", ""),
                bases=_bases(purpose.get("bases", ())),
                lines=tuple(draft.rows),
            )


def _once(purposes: Iterable[Purpose]) -> list[Purpose]:
    """Those of one name with the same articles as one, which is in use where any of them is."""
    found: dict[tuple[str, frozenset[str]], Purpose] = {}
    for purpose in purposes:
        key = fold(purpose.title), purpose.articles
        held = found.get(key)
        found[key] = purpose if held is None else _joined(held, purpose)
    return list(found.values())


def _joined(one: Purpose, other: Purpose) -> Purpose:
    first, second = (one, other) if one.in_use or not other.in_use else (other, one)
    numbers = dict.fromkeys((*first.others, *second.others, second.number))
    others = tuple(number for number in numbers if number and number != first.number)
    return replace(first, others=others, lines=first.lines + second.lines)


def _known(document: Document, day: str, group: str) -> Iterator[Purpose]:
    for activity in document["activities"]:
        if activity["status"] == "retired" or not _of_group(activity, group):
            continue
        for purpose in purposes_for(activity, group):
            yield Purpose(
                title=purpose["title"] or activity["name"],
                description=purpose["description"],
                bases=_bases(purpose["bases"]),
                number=activity["number"],
                name=activity["name"],
                in_use=notice.in_use(activity, day),
            )


def _of_group(activity: ActivityDoc, group: str) -> bool:
    return not group or bool(uses_for(activity, group))


def _bases(bases: Any) -> tuple[Basis, ...]:
    return tuple(
        Basis(
            basis.get("article", "").strip(),
            one_line(f"{basis.get('law', '')} {basis.get('section', '')}"),
            one_line(basis.get("reason", "")),
        )
        for basis in bases
    )


# -- likeness ----------------------------------------------------------------------------------------------------


def _scores(told: Sequence[Purpose], known: Sequence[Purpose]) -> list[list[float]]:
    """How much each purpose of the notice is like each of the register, 0 to 1.

    A title that says the same decides; otherwise titles, whole texts and bases each give their share.
    """
    from rapidfuzz import fuzz

    every = [*told, *known]
    titles = Corpus([f"{purpose.title} {purpose.name}" for purpose in every])
    texts = Corpus([_whole(purpose) for purpose in every])
    names = [{fold(purpose.title), fold(purpose.name)} for purpose in known]
    articles = [purpose.articles for purpose in known]
    scores: list[list[float]] = []
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
            line.append(max(score, _SAME + score / 10) if same >= 90 else score)
        scores.append(line)
    return scores


def _whole(purpose: Purpose) -> str:
    # Why a contract or a duty allows it is said in the same words of many purposes; an interest is one's own.
    reasons = " ".join(basis.reason if basis.article == "6(1)(f)" else basis.law for basis in purpose.bases)
    return f"{purpose.name} {purpose.title} {purpose.description} {reasons}"


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    union = one | other
    return len(one & other) / len(union) if union else 0.0


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
