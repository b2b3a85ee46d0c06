"""The lines that the shapes of authorities write in a cell, taken apart again: the other way of `writing.shapes.fills`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from register_app.model.document import blank_basis, blank_retention, blank_transfer
from register_app.model.vocabulary import ARTICLES, END_ACTIONS, MECHANISMS, RECIPIENT_ROLES, STATUSES
from register_app.reading.layouts.dealings import recipient_document
from register_app.reading.recognise import bases, dates, durations, laws, places, recipients, retention
from register_app.writing.overview import OverviewTexts
from register_app.writing.shapes.words import ShapeLabels

_NUMBER = re.compile(r"(\d{1,4})\. ?(.*)", re.DOTALL)
_BRACKET = re.compile(r"(?P<before>.*) \((?P<inside>.*)\)", re.DOTALL)

Doc = dict[str, Any]


def numbered(text: str, *, several: bool | None = None) -> dict[int, str]:
    """The parts of a cell by their number; {1: text} where it is not numbered, {} where it is empty.

    `several`: whether there are several in all, of which some may have no part; where that is not known (None), numbers
    run from 1 without gaps.
    """
    found: dict[int, list[str]] = {}
    last = 0
    for line in text.split("\n") if several is not False else []:
        match = _NUMBER.fullmatch(line)
        number = int(match[1]) if match else 0
        if match and (number > last if several else number == last + 1):
            last = number
            found[number] = [match[2]]
        elif last:
            found[last].append(line)
        else:
            break
    if not found or (not several and last < 2):
        return {1: text} if text else {}
    return {number: "\n".join(lines) for number, lines in found.items()}


class Lines:
    """Takes lines in the words of one language apart."""

    def __init__(self, labels: ShapeLabels) -> None:
        self._labels = labels
        self._texts = OverviewTexts(labels)

    @cached_property
    def _articles(self) -> list[tuple[str, str]]:
        """What an article is called, with its code, the longest first."""
        return self._longest(ARTICLES)

    @cached_property
    def _mechanisms(self) -> list[tuple[str, str]]:
        return self._longest(MECHANISMS)

    def _longest(self, codes: Iterable[str]) -> list[tuple[str, str]]:
        return sorted(
            ((self._texts.article(code), code) for code in codes if code), key=lambda item: -len(item[0])
        )

    @cached_property
    def _roles(self) -> dict[str, str]:
        return self._words("role", RECIPIENT_ROLES)

    @cached_property
    def _actions(self) -> dict[str, str]:
        words = self._words("action", END_ACTIONS)
        return {**words, **{word[:1].lower() + word[1:]: code for word, code in words.items()}}

    def _words(self, group: str, codes: Iterable[str]) -> dict[str, str]:
        return {self._labels.term(group, code): code for code in codes if code}

    @cached_property
    def _countries(self) -> dict[str, str]:
        return {self._labels.country(code): code for code in sorted(places.codes(), reverse=True)}

    def status(self, text: str) -> str:
        return self._words("status", STATUSES).get(text, "")

    def date(self, text: str) -> str:
        """The ISO date of a date as it is said; a text that is none stays."""
        found = dates.read(text)
        return found if found and self._labels.date(found) == text else text

    def country(self, text: str) -> str:
        """The code of a country's name, "" for anything else."""
        return self._countries.get(text, "")

    def role(self, text: str) -> str:
        return self._roles.get(text, "")

    # ---- legal bases --------------------------------------------------------------------------

    def bases(self, text: str) -> list[Doc]:
        """The legal bases of one purpose, a line each; the lines of a reason go on below it."""
        found: list[Doc] = []
        for line in text.split("\n"):
            name, article = next(
                ((name, code) for name, code in self._articles if _begins(line, name, ",:")), ("", "")
            )
            if not article and found and (found[-1]["reason"] or not line):
                found[-1]["reason"] += f"\n{line}"
            elif line == self._labels["basis_not_stated"]:
                continue
            else:
                found += [_basis(article, line[len(name) :])] if article else _other_bases(line)
        return found

    # ---- time limits --------------------------------------------------------------------------

    def limits(self, text: str, categories: Sequence[str]) -> list[tuple[str, Doc]]:
        """The category ("" for the whole activity) and the retention of each time limit in a cell."""
        known = sorted((name for name in categories if name), key=len, reverse=True)
        found: list[tuple[str, str]] = []
        for line in text.split("\n") if text else []:
            name = next((name for name in known if line.startswith(f"{name}: ")), None)
            if name is not None:
                found.append((name, line[len(name) + 2 :]))
            elif not found or (line and durations.find(line)):
                found.append(("", line))
            else:
                found[-1] = found[-1][0], f"{found[-1][1]}\n{line}"
        return [(name, self.limit(said)) for name, said in found]

    def limit(self, said: str) -> Doc:
        """A time limit as it is said: "3 years, counted from the end of the loan (deleted, Tax Act § 5)"."""
        made: Doc = {**blank_retention()}
        bracket = _BRACKET.fullmatch(said)
        if bracket:
            first, _, rest = bracket["inside"].partition(", ")
            if first in self._actions:
                made["action"], made["law"], said = self._actions[first], rest, bracket["before"]
            elif laws.find(bracket["inside"]) is not None:
                made["law"], said = bracket["inside"], bracket["before"]
        made["period"], counted = self._period(said)
        if made["period"] and counted is not None:
            made["start"] = counted
            return made
        found = retention.read(said)
        made["text"] = said
        if len(found) == 1:
            made["period"], made["start"] = found[0].period, found[0].start
        return made

    def _period(self, said: str) -> tuple[str, str | None]:
        """The period that a text begins with and from when it counts; None where the text says more."""
        counted = self._labels["counted_from"]
        lowered = counted if self._labels.language == "de" else counted[:1].lower() + counted[1:]
        before, between, start = said.partition(f", {lowered} ")
        for duration in durations.find(before):
            if self._labels.period(duration.period) == before:
                return duration.period, start if between else ""
        return "", None

    # ---- recipients ---------------------------------------------------------------------------

    def recipient(self, line: str) -> Doc:
        """A recipient as it is said: "Bank A/S (independent controller, Denmark)"."""
        name, role, country = line, "", ""
        bracket = _BRACKET.fullmatch(line)
        if bracket:
            first, between, rest = bracket["inside"].partition(", ")
            if first in self._roles and (not between or rest in self._countries):
                name, role, country = bracket["before"], self._roles[first], self.country(rest)
            elif bracket["inside"] in self._countries:
                name, country = bracket["before"], self.country(bracket["inside"])
        return named_recipient(name, role, country)

    # ---- transfers ----------------------------------------------------------------------------

    def transfers(self, text: str, recipients: Sequence[str]) -> list[Doc]:
        """The transfers of a cell, a line each; safeguards may go on below."""
        found: list[Doc] = []
        for line in text.split("\n") if text else []:
            place, between, said = line.partition(": ")
            country = self.country(place)
            mechanism = any(name in line for name, _ in self._mechanisms)
            if found and not country and not mechanism:
                found[-1]["safeguards"] += f"\n{line}" if found[-1]["safeguards"] else line
                continue
            if not between and not country:
                place, said = "", line
            parts = said.split("; ") if said else []
            made = self._mechanism(parts)
            before = parts[: len(parts) - made.pop("after")]
            made["country"] = country
            if not country:
                made["organisation"] = place
            elif len(before) > 1 or (before and before[0] not in recipients):
                made["organisation"] = before.pop(0)
            made["recipient"] = "; ".join(before)
            found.append(made)
        return found

    def places(self, parts: Mapping[int, str], recipients: Sequence[str]) -> dict[int, Doc]:
        """Where to, by number: country, organisation, recipient."""
        found: dict[int, Doc] = {}
        for number, part in parts.items():
            names = part.split(" – ")
            made: Doc = {**blank_transfer()}
            made["country"] = self.country(names[0])
            rest = names[1:] if made["country"] else names
            if len(rest) > 1 or (rest and rest[0] not in recipients):
                made["organisation"] = rest.pop(0)
            made["recipient"] = " – ".join(rest)
            found[number] = made
        return found

    def safeguards(self, text: str) -> tuple[str, str]:
        """The mechanism of a transfer and the words about it."""
        for name, code in self._mechanisms:
            if _begins(text, name, ";"):
                return code, text[len(name) :].removeprefix("; ")
        return "", text

    def _mechanism(self, parts: Sequence[str]) -> Doc:
        """A transfer with its mechanism and safeguards; `after` counts the parts that these are."""
        made: Doc = {**blank_transfer()}
        for place, part in enumerate(parts):
            code = next((code for name, code in self._mechanisms if name == part), "")
            if code:
                made["mechanism"], made["safeguards"] = code, "; ".join(parts[place + 1 :])
                return {**made, "after": len(parts) - place}
        # Without a mechanism the last of several is what protects the data.
        after = 1 if len(parts) > 2 else 0
        made["safeguards"] = "; ".join(parts[len(parts) - after :]) if after else ""
        return {**made, "after": after}


def named_recipient(name: str, role: str = "", country: str = "") -> Doc:
    """A recipient; whether it is a body or a kind of them is told by its name."""
    found = recipients.read(name)
    kind = found[0].kind if len(found) == 1 and found[0].name == name else "category"
    return recipient_document(name, role, country, "", kind)


def _begins(text: str, name: str, before: str) -> bool:
    return text.startswith(name) and (len(text) == len(name) or text[len(name)] in before)


def _basis(article: str, rest: str) -> Doc:
    """A basis from what stands after its article: ", law and section: reason"."""
    law, section, reason = "", "", ""
    if rest.startswith(", "):
        said, _, reason = rest[2:].partition(": ")
        law, section = _law(said)
    elif rest.startswith(": "):
        reason = rest[2:]
    return {**blank_basis(), "article": article, "law": law, "section": section, "reason": reason}


def _law(said: str) -> tuple[str, str]:
    found = laws.find(said)
    if found is not None and said == f"{found.law} {found.section}".strip():
        return found.law, found.section
    return said, ""


def _other_bases(line: str) -> list[Doc]:
    """A line that begins with no article as we say it: national law, a reason, or words of somebody else."""
    said, between, reason = line.partition(": ")
    law, section = _law(said)
    if laws.find(said) is not None and section:
        return [{**blank_basis(), "law": law, "section": section, "reason": reason}]
    found = [item for item in bases.read(line) if item.article and not item.by_words]
    if found:
        return [
            {
                **blank_basis(),
                "article": item.article,
                "law": item.law,
                "section": item.section,
                "reason": item.reason,
            }
            for item in found
        ]
    if between:
        return [{**blank_basis(), "law": said, "reason": reason}]
    return [{**blank_basis(), "reason": line}] if line else []
