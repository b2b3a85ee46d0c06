"""One purpose of a notice as it is being read, with what the notice says about it."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from register_app.reading.folded import fold
from register_app.reading.notice import deeds, limits, never, spoken, words
from register_app.reading.recognise import bases, laws
from register_app.reading.recognise.found import BasisFound


@dataclass
class Record:
    """A purpose (Art. 13(1)(c) GDPR) with its legal bases and whatever else stands beside it."""

    title: str
    description: list[str] = field(default_factory=list)
    bases: list[BasisFound] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    retention: list[str] = field(default_factory=list)
    transfers: list[str] = field(default_factory=list)
    source: list[str] = field(default_factory=list)
    group: str = ""
    """The heading that holds several purposes together, or names what the purpose belongs to."""
    lines: list[int] = field(default_factory=list)
    purposes: list[Record] = field(default_factory=list)
    """The purposes that the notice holds together under this title; without any, the title is the purpose."""
    sure: bool = True
    """Whether structure or a sentence says outright that this is a purpose and its basis."""
    implied: bool = False
    """Whether the basis of a section is only told in everyday words."""

    def put(self, name: str, text: str) -> None:
        """Add what stands under the label or column `name`."""
        text = text.strip()
        if not text:
            return
        if name == "basis":
            self.add_bases(read_bases(text, labelled=True))
        elif name == "interest":
            self.add_interest(text)
        elif name == "purpose":
            if self.title:
                self.description.append(text)
            else:
                self.title, rest = title_and_rest(text)
                if rest:
                    self.description.append(rest)
        else:
            getattr(self, name).append(text.rstrip(".") if name == "retention" else _FULL_STOP.sub("", text))

    def add_bases(self, found: list[BasisFound]) -> None:
        known = {(basis.article, basis.law, basis.section): at for at, basis in enumerate(self.bases)}
        for basis in found:
            at = known.get((basis.article, basis.law, basis.section))
            if at is None or not basis.article:
                self.bases.append(basis)
            elif len(basis.reason) > len(self.bases[at].reason):
                self.bases[at] = basis
        founded = {(basis.law, basis.section) for basis in self.bases if basis.article}
        self.bases = [basis for basis in self.bases if not _is_founded(basis, founded)]

    def add_interest(self, text: str) -> None:
        """State the interest of Art. 6(1)(f); the label itself says which basis is meant."""
        for at, basis in enumerate(self.bases):
            if basis.article == "6(1)(f)":
                if fold(text) in fold(basis.reason):
                    return
                reason = text if len(basis.reason) < 40 else f"{basis.reason}; {text}"
                self.bases[at] = replace(basis, reason=reason)
                return
        self.bases.append(BasisFound("6(1)(f)", reason=text, by_words=True))


def _is_founded(basis: BasisFound, founded: AbstractSet[tuple[str, str]]) -> bool:
    """Whether a law without an article and words of its own is one that another basis names with its article."""
    bare = basis.law and not basis.article and not basis.reason
    return bool(bare) and (basis.law, basis.section) in founded


def read_bases(text: str, *, labelled: bool = False) -> list[BasisFound]:
    """The legal bases in `text`; words that name none are kept as one without article only where one was promised."""
    found = [
        _without_regulation(basis) for basis in bases.read(_without_letters(text), "6" if labelled else "")
    ]
    certain = [basis for basis in found if basis.article or basis.law]
    if certain or not labelled:
        return _named_and_cited([replace(basis, reason=_reason(basis.reason)) for basis in certain])
    return spoken.read(text) or found


def _without_regulation(basis: BasisFound) -> BasisFound:
    """A basis without the name of the Regulation itself, which is no law beside it ("under the GDPR … your consent")."""
    name = _BEFORE_LAW.sub("", basis.law)
    return replace(basis, law="", section="") if basis.law and laws.is_gdpr(name) else basis


_BEFORE_LAW = re.compile(
    r"^(?:(?:under|by|in|of|according to|pursuant to|efter|i henhold til|jf\.?|nach|gemäß)\s+)+",
    re.IGNORECASE,
)


def _named_and_cited(found: list[BasisFound]) -> list[BasisFound]:
    """The bases, of which one that is named and cited in a text ("legitimate interests under Art. 6(1)(f)") is one."""
    made: list[BasisFound] = []
    for basis in found:
        twin = made[-1] if made else None
        if (
            twin is None
            or basis.article != twin.article
            or basis.law
            or twin.law
            or basis.by_words == twin.by_words
        ):
            made.append(basis)
            continue
        reasons = dict.fromkeys(filter(None, (twin.reason, basis.reason)))
        made[-1] = replace(twin, reason="; ".join(reasons), by_words=False)
    return made


_LETTER = re.compile(r"(?:^|(?<=\s))\(?([a-h])\)\s+(?=[^\W\d_]{3})")


def _without_letters(text: str) -> str:
    """The bases of a list "(a) … (b) …" without its letters, which are no points of Art. 6 where words name the bases."""
    marks = list(_LETTER.finditer(text))
    if len(marks) < 2 or [mark[1] for mark in marks] != list("abcdefgh"[: len(marks)]):
        return text
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    pieces = [text[mark.end() : end].strip(" ;,\n") for mark, end in zip(marks, ends, strict=True)]
    if not all(any(basis.article for basis in bases.read(piece)) for piece in pieces):
        return text
    return "\n".join(filter(None, [text[: marks[0].start()].strip(), *pieces]))


_FULL_STOP = re.compile(r"(?<=[^\W_]{4})\.$")
_LEAD = re.compile(
    r"^(?:(?:det |this |processing |behandlingen )?(?:sker |er |is |are |takes place |happens )?"
    r"(?:på (?:grundlag|baggrund) af|with|med (?=dit|din)|because (?:it|this|we)|fordi (?:det|vi)|med (?:hjemmel|grundlag) i|i medfør af|i henhold til|baseret på|baserer sig på|"
    r"on the (?:legal )?(?:basis|grounds?) of|based on|relying on|pursuant to|in accordance with|under|efter|jf\.)\s+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,;(]+(?:jf\.?|cf\.?|efter|i henhold til|i medfør af|pursuant to|under|in accordance with|som følger af|within the meaning of|som omhandlet i|according to|see|se|i)$",
    re.IGNORECASE,
)


def _reason(reason: str) -> str:
    """A reason without the words that only lead to it ("on the basis of") or away from it ("jf.")."""
    return _TAIL.sub("", _LEAD.sub("", reason.strip())).strip(" ,;")


def is_basis(text: str) -> bool:
    """Whether `text` as a whole states a legal basis, as the cell of a column "Legal basis" would."""
    if len(text) > 400 or not text or _ACTS.search(text) or len(sentences(text)) > 1:
        return False
    if never.of_others(text) or deeds.deed(text):
        return False
    found = bases.read(text)
    if not any(basis.article or (basis.law and not basis.by_words) for basis in found) or limits.begins(text):
        return False
    if any(basis.article and not basis.by_words for basis in found):
        return text.count(" ") <= 25 and not words.begins_sentence(text)
    if words.begins_sentence(text):
        return bool(_STATES.match(text)) and len(text) <= _LONGEST_STATED and not text.endswith(".")
    return bases.looks_like(text) >= 0.25


_STATES = re.compile(
    r"(?:(?:hvis|når|if|when|where)\s+)?(?:vi (?:har|er)|du har|det (?:er|kræver)|loven|we (?:have|are|must)|you (?:have|gave)|it is|the law)\b",
    re.IGNORECASE,
)
"""How a cell says in a sentence of its own what gives the right: "We have a contract with you"."""
_LONGEST_STATED = 140
_ACTS = re.compile(
    r"\b(?:vi (?:behandler|bruger|anvender|indsamler|registrerer|gemmer|opbevarer|sender|videregiver)|(?:behandler|bruger|anvender) vi|"
    r"we (?:will |may |also )?(?:process|use|collect|store|keep|record|send|share)|(?:is|are|bliver|blir) (?:used|processed|collected|brugt|behandlet)|"
    r"behandles|bruges|anvendes|formålet er|formålene er|purpose is|purposes are)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻ0-9“„«\"(])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:art|stk|nr|jf|jfr|jvf|pkt|kap|litr?|cf|no|eks|bl\.a|f\.eks|e\.g|i\.e|evt|ca|inkl|hhv|mv|m\.v|osv|etc|mm|m\.m|mio|tlf|dr|mr|ms|"
    r"p\.\s?ex|p\.\s?ej|t\.\s?ex|bijv|ad es|p\.\s?es|ecc|o\.?\s?lign|iht|vedr|pga|mht|ift|enz|m\.in|itd|itp|jne|yms|evtl|insb|sog|sml|para|sec|inc|ltd|co|vs|bkg|lov nr|dvs|d\.v\.s|o\.l|m\.fl|s|§|abs|lit|ff|bek|lbk|incl|ust|par|let|lett|buchst|apdo|núm|num|inc|co|ggf|bzw|usw|vgl|zob|np|tj|tzw|poz|esim|ks|ns|mm\.|bl|c\.-à-d)|(?<!litra )(?<!bokstav )(?<!lit\. )(?<!point )(?<!\d )(?<!\b[a-j] og )(?<!\b[a-j] and )(?<!\b[a-j] eller )(?<!\b[a-j] or )(?<!\b[a-j], )\b[A-Z])\.$",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph; "stk. 1" and "f.eks." end none."""
    found: list[str] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        before = text[start : match.start()]
        if _ABBREVIATED.search(before[-12:]):
            continue
        found.append(before.strip())
        start = match.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


def first_sentence(text: str) -> str:
    """A text up to its first full stop, whatever follows it; "f.eks." and "stk." are none."""
    stops = re.finditer(r"\.\s", text)
    end = next(
        (
            stop.start()
            for stop in stops
            if not _ABBREVIATED.search(text[max(0, stop.start() - 11) : stop.start() + 1])
        ),
        None,
    )
    return text if end is None else text[:end]


def title_and_rest(text: str) -> tuple[str, str]:
    """The title that a cell or an item begins with, and what follows it: its lines, or its first short sentence."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and len(lines[0]) <= 120:
        return clean_title(lines[0]), "\n".join(lines[1:])
    whole = " ".join(lines)
    colon = re.match(r"([^:.]{3,80}):\s+(\S.*)", whole, re.DOTALL)
    if colon and len(whole) > len(colon[1]) + 25 and not words.label_field(colon[1]):
        return clean_title(colon[1]), colon[2]
    dash = re.match(r"([^–—.]{3,70}?)\s+[–—-]\s+(\S.*)", whole, re.DOTALL)
    if dash and (words.begins_sentence(dash[2]) or (len(dash[2]) > 30 and len(dash[1]) < len(dash[2]))):
        return clean_title(dash[1]), dash[2]
    parts = sentences(whole)
    if len(parts) > 1 and parts[0].count(" ") <= 11:
        return clean_title(parts[0]), " ".join(parts[1:])
    return clean_title(whole), ""


_DATA_FIRST = re.compile(
    r"(?P<data>[^–—:]{3,240}?)\s+[–—-]\s+(?P<purpose>(?:(?:in order )?to|so (?:that )?we can|for at|til at|så vi kan)\s[^.]{3,200})(?:\.\s*(?P<rest>.*))?",
    re.IGNORECASE | re.DOTALL,
)


def data_and_purpose(text: str) -> tuple[str, str, str] | None:
    """The data, the purpose and what follows, of an item like "Recordings – to play them to you. …"; else `None`."""
    found = _DATA_FIRST.fullmatch(text)
    return (found["data"], clean_title(found["purpose"]), found["rest"] or "") if found is not None else None


def clean_title(text: str) -> str:
    """A title without the punctuation around it and the number of its section, with a capital."""
    text = words.without_number(text)
    text = re.sub(
        r"^(?:at|to|for at|in order to)\s+(?=\w)",
        "",
        _SIGNS.sub("", text.strip(" \t:;,–—-•")),
        flags=re.IGNORECASE,
    )
    if text.endswith(".") and not _ABBREVIATED.search(text):
        text = text.rstrip(".")
    return text[:1].upper() + text[1:]


_SIGNS = re.compile(r"^[^\w\s(\[\"'«»“„”‚‘§#&.€$£]+\s*")
"""A tick or a picture before a title."""


_BRACKET = re.compile(r"(?P<title>.+?)\s*\((?P<basis>(?:[^()]|\([^()]*\))+)\)[.\s]*(?P<rest>.*)$", re.DOTALL)


def bracketed(text: str) -> tuple[str, str] | None:
    """A text like "Purpose (legal basis)" in its two parts; `None` when no bracket in it is a basis."""
    for match in _BRACKET.finditer(text):
        if is_basis(match["basis"]):
            return f"{match['title']} {match['rest'].strip()}".strip(), match["basis"]
    return None


def same(first: str, second: str) -> bool:
    """Whether two titles are the same but for case and punctuation."""
    return fold(first) == fold(second)
