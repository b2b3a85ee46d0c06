"""What the overview says of an activity: its details joined as a person would write them, one point a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from register_app.model.document import ActivityDoc, BasisDoc, DataUseDoc, RecipientDoc, TransferDoc
from register_app.writing.answers import answer
from register_app.writing.labels import DocumentLabels
from register_app.writing.pairs import Pair


def plain(text: str) -> str:
    """A text with ordinary blanks for no-break ones."""
    if isinstance(text, Pair):
        return Pair(plain(text.first), plain(text.second))
    return text.replace("\u00a0", " ")


class PlainLabels(DocumentLabels):
    """Labels with plain blanks: who searches or filters a table for "art. 6" types no no-break space."""

    def citation(self, code: str) -> str:
        return plain(super().citation(code))

    def period(self, text: str) -> str:
        return plain(super().period(text))

    def date(self, text: str, style: str = "long") -> str:
        return plain(super().date(text, style))


class Joined(NamedTuple):
    """The lines of one point; `gap` when they say that the register does not answer it."""

    lines: list[str]
    gap: bool = False


class OverviewTexts:
    """Joins the details of activities in the language of `labels`.

    `common`: what stands for an activity that only has the measures common to all; "" when there are none.
    """

    def __init__(self, labels: DocumentLabels, *, common: str = "") -> None:
        self._labels = labels
        self._common = common
        self._articles: dict[str, str] = {}
        self.placeholders = [
            text
            for text in (
                labels["missing"],
                labels["not_applicable_no_reason"],
                labels["unclarified"],
                common,
            )
            if text
        ]
        """Lines that are no content of the register."""

    def purposes(self, activity: ActivityDoc) -> Joined:
        """Art. 30(1)(b)."""
        titles = [purpose["title"] or purpose["description"] for purpose in activity["purposes"]]
        return self._stated(activity, ("purposes",), _numbered(titles))

    def subjects(self, activity: ActivityDoc) -> Joined:
        """Categories of data subjects, Art. 30(1)(c)."""
        return self._stated(
            activity, ("subjects",), _unique(name for use in activity["data"] for name in use["subjects"])
        )

    def data(self, activity: ActivityDoc) -> Joined:
        """Categories of personal data, Art. 30(1)(c)."""
        return self._stated(activity, ("data",), _unique(self._category(use) for use in activity["data"]))

    def recipients(self, activity: ActivityDoc) -> Joined:
        """Art. 30(1)(d)."""
        return self._stated(
            activity, ("recipients",), [self._recipient(recipient) for recipient in activity["recipients"]]
        )

    def transfers(self, activity: ActivityDoc) -> Joined:
        """Art. 30(1)(e), 30(2)(c)."""
        return self._stated(
            activity, ("transfers",), [self._transfer(transfer) for transfer in activity["transfers"]]
        )

    def retention(self, activity: ActivityDoc) -> Joined:
        """Art. 30(1)(f)."""
        return self._stated(
            activity, ("retention",), _unique(self._time_limit(use) for use in activity["data"])
        )

    def names(self, activity: ActivityDoc, key: str) -> Joined:
        """A list of names of the activity: systems, measures, processing, clients, joint_controllers."""
        names: list[str] = list(activity[key])  # type: ignore[literal-required]
        if key in ("systems", "joint_controllers"):
            return Joined(names)
        if key == "measures" and not names and self._common and not activity["answers"].get("measures"):
            return Joined([self._common])
        return self._stated(activity, (key,), names)

    def bases(self, activity: ActivityDoc) -> Joined:
        """The legal bases of the purposes; no field of Art. 30."""
        texts = []
        for purpose in activity["purposes"]:
            bases = [self.basis(basis) for basis in purpose["bases"]]
            texts.append("\n".join(text for text in bases if text) or self._labels["basis_not_stated"])
        gap = any(not purpose["bases"] for purpose in activity["purposes"])
        return Joined(_numbered(texts), gap)

    def basis(self, basis: BasisDoc) -> str:
        """A legal basis in one line: citation, name, reason, national law."""
        parts = [self.article(basis["article"])] if basis["article"] else []
        law = " ".join(text for text in (basis["law"], basis["section"]) if text)
        if law:
            parts.append(law)
        cited = ", ".join(parts)
        return f"{cited}: {basis['reason']}" if cited and basis["reason"] else cited or basis["reason"]

    def article(self, code: str) -> str:
        """An article with its name: "Art. 6(1)(f) (legitimate interests)"."""
        if code not in self._articles:
            name = self._labels.article_name(code)
            cited = self._labels.citation(code)
            self._articles[code] = f"{cited} ({name})" if name else cited
        return self._articles[code]

    def _stated(self, activity: ActivityDoc, slots: tuple[str, ...], lines: list[str]) -> Joined:
        """`lines`, and what the activity answers in their place; a slot that its part does not have is no gap."""
        found = [line for line in lines if line]
        gap = False
        for slot in slots:
            said = answer(activity, slot)
            if said.state == "not_applicable":
                found.append(
                    self._labels.fill("not_applicable_because", reason=said.reason)
                    if said.reason
                    else self._labels["not_applicable_no_reason"]
                )
            elif said.state == "unclarified":
                gap = True
                found.append(
                    self._labels.fill("unclarified_because", reason=said.reason)
                    if said.reason
                    else self._labels["unclarified"]
                )
        if not found and slots[0] in _ASKED.get(activity["part"], ()):
            return Joined([self._labels["missing"]], gap=True)
        return Joined(found, gap)

    def _category(self, use: DataUseDoc) -> str:
        name = use["category"]
        if name and use["sensitivity"] not in ("", "ordinary"):
            return f"{name} ({self._labels.term('sensitivity', use['sensitivity'])})"
        return name

    def _recipient(self, recipient: RecipientDoc) -> str:
        facts = [
            self._labels.term("role", recipient["role"]),
            self._labels.country(recipient["country"]),
        ]
        return _with_brackets(recipient["name"], facts)

    def _transfer(self, transfer: TransferDoc) -> str:
        place = self._labels.country(transfer["country"]) or transfer["organisation"]
        others = [
            transfer["organisation"] if transfer["country"] else "",
            transfer["recipient"],
            self.article(transfer["mechanism"]) if transfer["mechanism"] else "",
            transfer["safeguards"],
        ]
        # Invisible line separators at the ends of a text would not come back.
        said = "; ".join(told for text in others if (told := text.strip()))
        return f"{place}: {said}" if place and said else place or said

    def _time_limit(self, use: DataUseDoc) -> str:
        limit = self.limit(use)
        if not limit:
            return ""
        return f"{use['category']}: {limit}" if use["category"] else limit

    def limit(self, use: DataUseDoc) -> str:
        """The time limit of a data use in one line; empty when neither a period nor words are given."""
        retention = use["retention"]
        said = retention["text"] or self._labels.period(retention["period"])
        if not said:
            return ""
        if not retention["text"] and retention["start"]:
            said += f", {_lower_first(self._labels['counted_from'])}: {retention['start']}"
        if retention["action"]:
            said += f"; {_lower_first(self._labels.term('action', retention['action']))}"
        return said + (f" ({retention['law']})" if retention["law"] else "")


_ASKED = {
    "controller": frozenset(
        {"purposes", "subjects", "data", "recipients", "transfers", "retention", "measures"}
    ),
    "processor": frozenset({"clients", "processing", "transfers", "measures"}),
}


def _numbered(texts: list[str]) -> list[str]:
    """The texts, numbered when there are several, so that two columns can be read side by side."""
    if len(texts) < 2:
        return [text for text in texts if text]
    return [f"{number}. {text}" for number, text in enumerate(texts, 1)]


def _unique(texts: Iterable[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]


def _with_brackets(name: str, facts: list[str]) -> str:
    said = ", ".join(fact for fact in facts if fact)
    return f"{name} ({said})" if name and said else name or said


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
