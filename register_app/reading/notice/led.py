"""Lists and lines in which a purpose and its basis stand together, or one basis leads many purposes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from register_app.reading.notice import aims, never, prose, spoken, words
from register_app.reading.notice.chunks import Chunk
from register_app.reading.notice.record import (
    Record,
    bracketed,
    clean_title,
    is_basis,
    read_bases,
    sentences,
    title_and_rest,
)
from register_app.reading.notice.units import Unit
from register_app.reading.recognise.found import BasisFound

_BASIS_WITHIN = re.compile(
    r"[\s(.;,–—-]*\b(?:(?:vores |our |the )?(?:rets|behandlings|lov)grundlag\w*|grundlag(?:et)?(?=:)|(?:lovlige?|retlige?|juridiske?|laglig|rättslig|rettslig[et]*) (?:grund(?:lag)?|grunnlag)\w*|hjemmel\w*|hjemlen|(?:legal|lawful) (?:basis|bases|grounds?)|basis(?=:)"
    r"|rechtsgrundlage\w*|bases? (?:légales?|juridiques?|jurídicas?|legales?|giuridiche?)|fondement(?: juridique)?|(?:wettelijke )?grondslag\w*|rechtsgrond|behandlingsgrunnlag|podstawa(?: prawna)?|oikeusperuste\w*|käsittelyperuste\w*)\b"
    r"[^:.;]{0,60}?(?::|\s(?:er|is|are|ist|sind|est|sont|är|es|son|è|sono|zijn)\s)\s*(?P<basis>.+)",
    re.IGNORECASE | re.DOTALL,
)
_DIVIDER = re.compile(r"\s+(?:[–—→|-]|=>|->)\s+|:\s+|;\s+")
_WEAK_DIVIDER = re.compile(r"\.\s+(?=[A-ZÆØÅ])|,\s+")


def divide(text: str) -> tuple[str, str] | None:
    """A line like "Purpose – legal basis" in its two parts; `None` when it holds no basis so plainly."""
    if (match := _BASIS_WITHIN.search(text)) and match.start() > 2 and read_bases(match["basis"]):
        return _ARTICLE.sub("", text[: match.start()]), match["basis"].rstrip(" .")
    return _divided(text, _DIVIDER)


_ARTICLE = re.compile(r"(?<=[.!?;,])\s+(?:the|our|vores|min|my)\s*$", re.IGNORECASE)


def _divided_weakly(text: str) -> tuple[str, str] | None:
    """A line like "Purpose (legal basis)" or "Purpose, legal basis" in its two parts."""
    if len(text) > 600 or len(sentences(text)) > 1:
        return None
    return bracketed(text) or _divided(text, _WEAK_DIVIDER)


def _divided(text: str, divider: re.Pattern[str]) -> tuple[str, str] | None:
    for match in divider.finditer(text):
        left, right = text[: match.start()], text[match.end() :].rstrip(".")
        if left.count("(") > left.count(")"):
            continue
        if len(left) > 2 and is_basis(right) and not (is_basis(left) and divider is _WEAK_DIVIDER):
            return left, right
    return None


def items(chunk: Chunk) -> list[Record]:
    """Lists whose items each have a purpose and its basis; also paragraphs written like that, one after another."""
    found: list[Record] = []
    items = [unit for unit in chunk.units if unit.kind == "item"]
    lines = items or [unit for unit in chunk.units if unit.kind == "paragraph" and len(unit.text) <= 400]
    for unit in lines:
        record = _item(unit, chunk, listed=bool(items))
        if record is not None:
            found.append(record)
    fewest = 1 if items else 2
    return found if len(found) >= max(fewest, 0.5 * len(lines)) else []


_HEAD = re.compile(r"(?P<head>[^:]{4,160}):\s+(?P<rest>\S.*)", re.DOTALL)


def _item(unit: Unit, chunk: Chunk, *, listed: bool) -> Record | None:
    """The record of one line that tells a purpose and its basis, in the plainest way that fits."""
    head = _HEAD.match(unit.text)
    if head is not None and (titled := _titled(head["head"])) is not None:
        record = Record(clean_title(titled[0]), [head["rest"]], lines=[unit.line], group=chunk.specific)
        record.add_bases(read_bases(titled[1]))
        return record
    deed = _deed(unit.text) if listed else None
    title, rest = deed or title_and_rest(unit.text)
    parts = divide(unit.text)
    if parts is None and rest and (title.count(" ") <= 8 or deed) and not words.begins_sentence(title):
        told = prose.told(rest)
        if told:
            record = Record(title, [rest], lines=[unit.line], group=chunk.specific)
            for sentence in told:
                record.add_bases(list(sentence.bases))
            return record
    weak = None if parts is not None else _divided_weakly(unit.text)
    if weak is not None and not listed and _is_sentence(weak[0]):
        weak = None
    parts = parts or weak
    if parts is not None and not (words.begins_sentence(parts[0]) and len(parts[0]) > 60):
        title, rest = (_deed(parts[0]) if listed else None) or title_and_rest(parts[0])
        record = Record(title, [rest] if rest else [], lines=[unit.line], group=chunk.specific)
        record.add_bases(read_bases(parts[1]))
        return record
    said = spoken.divide(unit.text) if len(sentences(unit.text)) == 1 else None
    if said is not None and not words.begins_sentence(said[0]):
        return Record(clean_title(said[0]), [], said[1], lines=[unit.line], group=chunk.specific)
    if listed:
        told = [sentence for sentence in prose.told(unit.text) if sentence.purpose]
        if told:
            return prose.record(told[0], unit.line, chunk.specific)
        if parts is not None and len(parts[0]) <= _LONGEST_DEED:
            record = Record(clean_title(parts[0]), lines=[unit.line], group=chunk.specific)
            record.add_bases(read_bases(parts[1]))
            return record
    return None


def _deed(text: str) -> tuple[str, str] | None:
    """What an item says is done and what follows ("To answer you with our offer. The basis is …"); else `None`."""
    first, *others = sentences(text)
    return (clean_title(first), " ".join(others)) if others and _INFINITIVE.match(first) else None


_INFINITIVE = re.compile(r"(?:at|to|for at|in order to)\s+[^\W\d_]", re.IGNORECASE)


def _is_sentence(text: str) -> bool:
    """Whether what stands before a basis in running text is said of it, and no title."""
    return words.begins_sentence(text) or len(text) > _LONGEST_TITLE


_LONGEST_TITLE = 100
_LONGEST_DEED = 160
"""Characters of a sentence that says what is done ("We keep a waiting list"), and so stands for the purpose."""


_NAMED_BASIS = re.compile(r"(?P<basis>[^:]{4,90}):\s+(?P<rest>\S.*)", re.DOTALL)


def names_basis(unit: Unit) -> bool:
    named = _NAMED_BASIS.match(unit.text)
    return named is not None and words.label(unit.text) is None and is_basis(named["basis"])


def _titled(head: str) -> tuple[str, str] | None:
    """What stands before a colon as a purpose and its basis ("Marketing (consent)", "Payments — contract"); else `None`."""
    parts = bracketed(head) or _divided(head, _DIVIDER)
    return parts if parts is not None and len(parts[0]) > 2 and not is_basis(parts[0]) else None


def _names_purpose(head: str) -> bool:
    """Whether words before a colon are a purpose with its basis, and not a basis told twice ("To obey the law (Art. …)")."""
    parts = _titled(head)
    if parts is None:
        return False
    cited = {basis.article for basis in read_bases(parts[1])}
    return not any(basis.article in cited for basis in read_bases(parts[0]) + spoken.read(parts[0]))


def _cites(text: str, *, unless: str) -> bool:
    """Whether what stands below a basis is another itself; below a cited one only what is cited too."""
    if any(not basis.by_words for basis in read_bases(unless)):
        return is_basis(text) and any(not basis.by_words for basis in read_bases(text))
    return is_basis(text)


def _tells_both(text: str) -> bool:
    """Whether a line is a purpose and its basis ("To pay our staff: legal obligation"), not a basis alone."""
    parts = _divided(text, _DIVIDER)
    return parts is not None and not is_basis(parts[0])


def basis_first(chunk: Chunk) -> list[Record]:
    """Lines like "Legal obligation: We keep invoices …": the basis stands first, as a label or on a line of its own."""
    found: list[Record] = []
    lead: list[BasisFound] = []
    lead_line = 0
    heads = [named["basis"] for unit in chunk.units if (named := _NAMED_BASIS.match(unit.text))]
    if sum(_names_purpose(head) for head in heads) * 2 > len(heads):
        return []  # "Marketing (consent): …" names the purpose as well
    for at, unit in enumerate(chunk.units):
        named = _NAMED_BASIS.match(unit.text)
        if named and is_basis(named["basis"]) and not _cites(named["rest"], unless=named["basis"]):
            _add_led(found, named["rest"], read_bases(named["basis"]), [unit.line])
            lead = []
            continue
        if is_basis(unit.text) and unit.kind != "item" and not _tells_both(unit.text):
            follows = chunk.units[at + 1] if at + 1 < len(chunk.units) else None
            if follows is None or is_basis(follows.text):
                return found
            if at and not lead and not found:
                return []  # something stands above the first basis: it belongs to that
            lead, lead_line = read_bases(_ME.sub("", unit.text)), unit.line
        elif lead:
            _add_led(found, unit.text, lead, [unit.line, lead_line])
    return found if len(found) > 1 or (found and not chunk.own_title) else []


def _add_led(found: list[Record], text: str, led: list[BasisFound], lines: list[int]) -> None:
    """Add what a text under a basis tells: a purpose in its words, or the text itself when it is short."""
    if _WHEN_IT_APPLIES.match(text):
        return
    text = _INTERESTED.sub("", text)
    purpose = aims.first(text)
    first, *others = sentences(text)
    title, rest = (purpose, text) if purpose else title_and_rest(text)
    if not purpose and title.count(" ") > _LONG and others:
        title, rest = clean_title(first), " ".join(others)
    title = _NECESSARY.sub("", title)
    longest = _LONGER if any(not basis.by_words for basis in led) else _LONG
    if purpose or title.count(" ") <= longest:
        found.append(Record(title, [rest] if rest else [], list(led), lines=lines))


_WHEN_IT_APPLIES = re.compile(
    r"(?:only )?(?:when|where|if|wherever|whenever|når|hvor|hvis|såfremt|i det omfang)\b[^.]{0,80}?\b"
    r"(?:processing|behandling\w*|necessary|nødvendig\w*|permission|consent\w*|samtykke\w*|law|lov|lovgivning\w*|comply|accept\w*|required|krævet)\b",
    re.IGNORECASE,
)
"""What only explains a basis: "Contract: where processing is necessary to perform one"."""
_LONG, _LONGER = 14, 30
"""Blanks in a title; below a basis that is cited it may be a list of several things."""
_NECESSARY = re.compile(
    r",?\s+(?:is|are|er)\s+(?:necessary|needed|required|nødvendigt?e?)\b.*$", re.IGNORECASE | re.DOTALL
)
"""What says only once more that there is a basis: "… is necessary to perform our contract"."""
_INTERESTED = re.compile(
    r"^(?:vi|we|it is)\s+(?:har|have|in)\s+(?:en|a|an|our|vores)\s+(?:legitim|berettiget|legitimate)\w*\s+interesse?t?s?\s+(?:i at|i|in|to)\s+",
    re.IGNORECASE,
)
"""What leads to the purpose once more under its basis: "Legitimate interests: we have a legitimate interest in …"."""


_OPENS_DATA = re.compile(
    r"(?:^|[\s,(])(?:behandler|indsamler|registrerer|opbevarer|gemmer|process|collect|hold|store|record)(?:\s+(?:vi|bl\.a\.|blandt andet|typisk))*"
    r"(?:\s+(?:følgende|disse|the following|these))?(?:\s+(?:(?:typer|kategorier) af|types of|categories of))?"
    r"(?:\s+(?:person)?oplysninger|(?:\s+personal)?\s+(?:data|information|details))?(?:\s+(?:om dig|about you))?:$"
    r"|^(?:the |de )?(?:personal )?(?:data|information|(?:person)?oplysninger),? (?:that |som )?(?:we|vi) (?:collect|process|use|hold|behandler|indsamler|bruger)\b[^:]{0,40}:$",
    re.IGNORECASE,
)


def opens_data(text: str) -> bool:
    """Whether a line opens a list of data ("We process the following information:"), not one of purposes."""
    return _OPENS_DATA.search(text) is not None


_SPEAKS_OF_BASIS = re.compile(
    r"(?:rets|behandlings|lov)?grundlag|hjemmel|hjemlet|(?:lovlige?|retlige?|juridiske?) grund|(?:legal|lawful) (?:basis|bases|ground|reason)|in accordance with|i henhold til|i medfør af",
    re.IGNORECASE,
)


@dataclass
class _Group:
    """Purposes listed together, and the bases that are given for all of them."""

    items: list[tuple[str, int]] = field(default_factory=list)
    bases: list[BasisFound] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    listed: bool = False
    """Whether the bases stood in a list of their own."""


def lists(chunk: Chunk) -> list[Record]:
    """Lists of purposes with one basis for all of them, before ("On the basis of … we:") or after the list."""
    groups = [_Group()]
    lead = ""
    title = chunk.title
    if title is not None and is_basis(title.text):
        groups[-1].bases, groups[-1].lines, lead = read_bases(title.text), [title.line], "title"
    for at, unit in enumerate(chunk.units):
        group = groups[-1]
        if opens_data(unit.text) or (
            unit.kind != "item" and unit.text.endswith(":") and _opens_other(unit.text)
        ):
            lead = ""
            continue
        if unit.kind == "item":
            if lead == "basis":
                group.bases.extend(read_bases(unit.text, labelled=True))
                group.lines.append(unit.line)
            elif lead:
                group.items.append((unit.text, unit.line))
            continue
        opens_list = _opens_list(chunk.units, at)
        said = _ME.sub("", unit.text)
        found = [basis for told in prose.told(said) for basis in told.bases] or (
            read_bases(said.rstrip(":"))
            if is_basis(said.rstrip(":")) or _SPEAKS_OF_BASIS.search(unit.text)
            else _given(unit.text)
        )
        if opens_list and found:
            groups.append(_Group([], found, [unit.line]))
            lead = "both"
        elif found and group.items and group.bases and _leads(chunk.units[at + 1 :]):
            groups.append(_Group([], found, [unit.line]))
            lead = "title"
        elif found and group.items:
            group.bases.extend(found)
            group.lines.append(unit.line)
            lead = ""
        elif opens_list and group.items and _SPEAKS_OF_BASIS.search(unit.text):
            group.lines.append(unit.line)
            lead = "basis"
        elif opens_list and _SPEAKS_OF_BASIS.search(unit.text) and _lists_bases(chunk.units[at + 1 :]):
            groups.append(_Group(lines=[unit.line], listed=True))
            lead = "basis"
        elif opens_list:
            if group.items and group.bases and lead != "title":
                groups.append(_Group())
            groups[-1].lines.append(unit.line)
            lead = "purposes"
        elif lead == "title" and (purpose := aims.first(unit.text)):
            group.items.append((purpose, unit.line))
        elif lead != "title":
            lead = ""
    return [record for group in groups if group.items and group.bases for record in _of_group(group, chunk)]


def _opens_other(text: str) -> bool:
    """Whether a line opens a list of something else: of rights, of sources, or of what a section of its own would tell."""
    return (
        never.opens_rights(text) or _FROM.search(text) is not None or words.section(text) in words.PASSED_OVER
    )


_FROM = re.compile(
    r"\b(?:from|fra) (?:the |one of the |en af )?(?:following|følgende|disse|these)\b|\b(?:following|følgende) (?:sources|kilder)\b",
    re.IGNORECASE,
)


def _opens_list(units: Sequence[Unit], at: int) -> bool:
    """Whether a list follows that a line opens, by a colon or as a sentence that the items end ("We use it to")."""
    text = units[at].text
    follows = at + 1 < len(units) and units[at + 1].kind == "item"
    return text.endswith(":") or (follows and _GOES_ON.search(text) is not None)


_GOES_ON = re.compile(r"\b(?:in order to|to|for|for at|til at|til)$", re.IGNORECASE)


def _lists_bases(after: Sequence[Unit]) -> bool:
    """Whether the items that follow each name a legal basis, and a list of purposes stands below them."""
    items = list(itertools.takewhile(lambda unit: unit.kind == "item", after))
    below = after[len(items)] if len(items) < len(after) else None
    return (
        len(items) > 1
        and below is not None
        and below.text.endswith(":")
        and all(any(basis.article for basis in read_bases(unit.text)) for unit in items)
        and words.section(below.text) == "purposes"
    )


_GIVEN = re.compile(
    r"(?P<given>(?:because|as|since|where|when|if|fordi|da|idet|når|hvis)\s[^,:]{6,120}),?\s+(?:(?:kan|må|skal|will|may|can|must)\s+)?(?:vi|we)\b[^,:]{0,60}:$",
    re.IGNORECASE,
)
"""How a list opens that first says what gives the right: "Because the law obliges us to, we:"."""


_ME = re.compile(
    r",?\s+(?:(?:kan|må|skal|vil|may|can|must)\s+)?(?:vi|we)(?:\s+(?:kan|må|skal|vil|may|can|must|will))?:$",
    re.IGNORECASE,
)
"""What stands between such a clause and the list: ", we may:"."""


def _given(text: str) -> list[BasisFound]:
    given = _GIVEN.match(text)
    return spoken.read(given["given"]) if given is not None else []


def _leads(after: Sequence[Unit]) -> bool:
    """Whether a basis stands over what follows: a list, or the words that open one."""
    return bool(after) and (after[0].kind == "item" or after[0].text.endswith(":"))


_LAWFUL = re.compile(
    r"(?:to )?(?:comply(?:ing)?|compliance) with (?:the |our )?(?:laws?|legislation|legal requirements)"
    r"|(?:for at )?(?:overholdelse af|overholde|efterleve) (?:loven|lovgivningen|love|lovkrav\w*)",
    re.IGNORECASE,
)
"""A heading that is a legal obligation in everyday words."""


def _names_right(title: str) -> bool:
    """Whether a heading says on what basis the purposes below it are, and so holds none of them together."""
    return is_basis(title) or bool(spoken.read(title)) or _LAWFUL.fullmatch(title) is not None


def own(title: str, told: Sequence[BasisFound]) -> list[BasisFound]:
    """The bases of one purpose among those told for several: that which it names ("Legal obligations"), else all."""
    named = {basis.article for basis in read_bases(title)} if is_basis(title) else set()
    return [basis for basis in told if basis.article in named] or list(told)


def _of_group(group: _Group, chunk: Chunk) -> list[Record]:
    """A record for each purpose; under a heading of its own, one record that holds them all."""
    records = []
    for text, line in group.items:
        title, rest = title_and_rest(text)
        record = Record(title, [rest] if rest else [], lines=[line, *group.lines])
        record.add_bases(own(record.title, group.bases) if group.listed else group.bases)
        records.append(record)
    if chunk.specific and not _names_right(chunk.specific) and len(records) > 1:
        whole = Record(
            clean_title(chunk.specific),
            lines=[line for record in records for line in record.lines],
            purposes=records,
        )
        whole.add_bases(group.bases)
        return [whole]
    return records
