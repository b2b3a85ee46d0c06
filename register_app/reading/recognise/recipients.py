"""Recipients in text (Art. 30(1)(d)): who, in which role, in which country."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from register_app.reading.recognise import answers, joined, lists, mechanisms, parties, places
from register_app.reading.recognise.division import brackets, divide
from register_app.reading.recognise.found import RecipientFound
from register_app.reading.recognise.lexicon import Lexicon, clean, entries, fold, squeeze, vocabulary

_DASH = re.compile(r"\s+[–—-]+\s+|\s*[–—]\s+")
_LABEL = re.compile(r"(?P<label>[^:\n]{2,60}?)\s*:(?:\s+(?P<rest>.*)|)$", re.DOTALL)
_DEPARTMENT = re.compile(
    r"(?:(?:hr|it|salg|marketing|økonomi|finance|legal|it-drift)$|intern|extern|ekstern|service|direction|dir\.|departement|abteilung|fachabteilung|avdeling|afdeling)",
    re.IGNORECASE,
)
_BESIDES = re.compile(
    r"\S+\s+(?:udover|ud over|other than|besides|außer|bortset fra|outre|utöver|utover|behalve)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?:interne?|internt|externe?|ekstern[et]?|internal|external|others?|andre|andet|øvrige|sonstige|andere|autres?|övriga|andra|overige|"
    r"otros|altri|inni|muut|sisäiset|ulkoiset|internos?|externos?|interni|esterni|wewnętrzni|zewnętrzni|interna|externa)"
    r"(?:\s+(?:modtagere|recipients|empfänger|destinataires|mottagare|mottakere|ontvangers|destinatarios|destinatari|odbiorcy|vastaanottajat))?",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
"""What explains a group: "Internal (with access): HR"."""
_GROUPS = re.compile(rf"(?<=[\w)])[.;,]\s+(?={_GROUP.pattern}\s*:\s)", re.IGNORECASE)
"""Where a second group begins on the same line: "Internal: HR, finance. External: the bank"."""
_CAPITALS = re.compile(r"^[A-ZÆØÅ][\w&.-]*(?:\s+(?:[A-ZÆØÅ0-9&][\w&.-]*|og|and|&|of|de|for|i|du|der|von))*$")


@cache
def _roles() -> Lexicon[str]:
    return Lexicon(entries(vocabulary("role_words")["roles"]))


@cache
def _authorities() -> Lexicon[str]:
    return Lexicon(entries(vocabulary("role_words")["authorities"]))


@cache
def _vendors() -> frozenset[str]:
    return frozenset(fold(name) for name in vocabulary("company_forms")["vendors"])


def read(text: str) -> list[RecipientFound]:
    """The recipients of `text`, in order; "ingen" and its like give none."""
    return list(_read(clean(text)))


@lru_cache(maxsize=8192)
def _read(text: str) -> tuple[RecipientFound, ...]:
    if not text:
        return ()
    whole = answers.read(text)
    state, named = answers.lead(text)
    if state == "yes" and named and (not whole or parties.has_form(named) or fold(named) in _vendors()):
        text = named  # "Yes – Bookly Ltd", "Ja (Vagtplan ApS)"
    elif whole or is_nobody(text):
        return ()
    elif state in ("no", "none") and named and _EXPLAINED.match(text):
        text = named  # "None – the accountant"
    found: list[RecipientFound] = []
    heading = ("", "")
    for line in lists.split(_GROUPS.sub("\n", text), commas=False):
        label, rest = _labelled(line)
        if label is not None and not rest:
            heading = label  # a line of its own speaks for those below
            continue
        role, note = label or heading
        for item in (
            piece for part in lists.split(rest) for piece in joined.parted(joined.without_stop(part))
        ):
            if answers.read(item):
                continue
            bare = _beside(item, _instruments(item))
            where = _country(bare)
            if found and ((found[-1].country and not bare) or (where and not found[-1].country)):
                last = found[-1]  # "Google LLC, USA", "Google LLC, USA (SCCs)", "Google LLC, USA, SCCs"
                words = "; ".join(filter(None, (last.note, _noted(item))))
                found[-1] = replace(last, country=where or last.country, note=words)
                continue
            found.append(_one(item, role, note))
    return tuple(found)


_EXPLAINED = re.compile(r"[^,;:.(\n–—-]{1,40}(?:\s+[–—-]+\s+|\s*[–—:(]\s*)\S")
_STAYS = re.compile(
    r"\b(?:intern|local|lokal|automati|browser|own\b|eigen|propi|propr|egen\b|egne\b|egna\b|eget\b|oma\b|wewn|sisaei|paikall|lokaal|miejscow)"
)
_SENTENCE = 4
"""Words; so many say why, fewer may name somebody after all ("None – the accountant")."""


def is_nobody(text: str) -> bool:
    """Whether a text says that there are no recipients, and then only why: "None – it stays in the browser"."""
    state, rest = answers.lead(text)
    if state not in ("no", "none", "not_applicable") or not rest or _EXPLAINED.match(text) is None:
        return False
    if any(
        parties.has_form(piece)
        or fold(piece) in _vendors()
        or _authorities().find(fold(piece))
        or _role(piece)
        or _is_named(piece)
        for piece in lists.split(rest)
    ):
        return False
    return len(rest.split()) >= _SENTENCE or bool(_STAYS.search(fold(rest)))


def _labelled(line: str) -> tuple[tuple[str, str] | None, str]:
    """A label before a colon that gives a role or a group, as (role, note), and what follows it."""
    cut = _LABEL.match(line)
    if cut is None:
        return None, line
    if role := _role(cut["label"]):
        return (role, ""), (cut["rest"] or "").strip()
    if _GROUP.fullmatch(_ASIDE.sub("", cut["label"]).strip()):
        return ("", squeeze(cut["label"])), (cut["rest"] or "").strip()
    return None, line


def _one(item: str, inherited: str, note: str) -> RecipientFound:
    role = country = ""
    notes = [note] if note else []
    name = item
    countries: tuple[str, ...] = ()
    for start, end in reversed(brackets(item)):
        content = item[start + 1 : end].strip()
        if len(several := _countries(content)) > 1:
            countries = several
            name = squeeze(f"{name[:start]} {name[end + 1 :]}")
            notes.append(content)
            continue
        rest = item[end + 1 :].strip(" ,.")
        if parties.is_only_form(rest) and rest:
            continue
        instruments = _instruments(content)
        bare = _beside(content, instruments)
        of, where = _role(bare), _country(bare)
        if instruments and not where:
            where = next(filter(None, map(_country, _PIECE.split(bare))), "")
        if of or where or not bare:
            role, country = role or of, country or where
            name = squeeze(f"{name[:start]} {name[end + 1 :]}")
            if words := _noted(content) if instruments else _left(content):
                notes.append(words)
    parts = divide(name, _DASH) or [name]
    kept = [parts[0]]
    for part in parts[1:]:
        of, where = _role(part), _country(part)
        if of or where:
            role, country = role or of, country or where
            if words := _left(part):
                notes.append(words)
        else:
            kept.append(part)
    if len(kept) > 1:
        kept, more = [kept[0]], kept[1:]
        notes.extend(more)
    name = squeeze(kept[0]).strip(" ,;:")
    name, founded = _founded(name) if not country else (name, [])
    notes.extend(founded)
    tail = re.fullmatch(r"(.+?),\s*([^,()]+)", name)
    if tail is not None and not country and (where := _country(tail.group(2))):
        name, country = tail.group(1), where
    if not name:
        name, notes = squeeze(item), []
    bare = fold(re.sub(r"\s*\([^()]*\)", "", name)).strip()
    known = _authorities().whole(bare) or ("vendor" if bare in _vendors() else None)
    whole_role = _role(name) if not role and not _BESIDES.match(name) else ""
    role = role or inherited or ("authority" if known in ("party", "category") else "") or whole_role
    party = (
        parties.has_form(name)
        or known in ("party", "vendor")
        or (known is None and not whole_role and _is_named(name))
    )
    return RecipientFound(name, role, country, "; ".join(notes), "party" if party else "category", countries)


def _founded(name: str) -> tuple[str, list[str]]:
    """A name and its country without the instruments behind them ("Mail Inc, USA, under the Data Privacy Framework")."""
    pieces = name.split(", ")
    for at in range(1, len(pieces) - 1):
        after = pieces[at + 1 :]
        if _country(pieces[at]) and all(
            (spans := _instruments(piece)) and not _beside(piece, spans) for piece in after
        ):
            return ", ".join(pieces[: at + 1]), [", ".join(after)]
    return name, []


def is_authority(name: str) -> bool:
    """Whether a name is that of a public body, or of a kind of them."""
    return _authorities().whole(fold(name.strip())) is not None


def role(words: str) -> str:
    """The role of a recipient that the cell of a column "Role" names, "" when it names none."""
    return _role(words)


def _role(words: str) -> str:
    """The role that a few words name: all of them, or their beginning ("databehandler for drift")."""
    folded = fold(words).strip(" .")
    hits = _roles().find(folded)
    if not hits or len(words.split()) > 6:
        return ""
    covered = sum(hit.end - hit.start for hit in hits)
    return hits[0].value if covered >= 0.5 * len(folded) or hits[0].start == 0 else ""


def _instruments(words: str) -> list[tuple[int, int]]:
    """Where instruments of a transfer stand in the words, void ones too."""
    spans = [(found.start, found.end) for found in mechanisms.find(words)]
    if void := mechanisms.outdated(words):
        spans.append((words.index(void), words.index(void) + len(void)))
    return sorted(spans)


def _beside(words: str, instruments: list[tuple[int, int]]) -> str:
    """What words say beside the instruments in them: "USA" of "USA, standard contractual clauses"."""
    if not instruments:
        return words
    bare, reached = "", 0
    for start, end in instruments:
        bare += words[reached:start] + " "
        reached = max(reached, end)
    return squeeze(_LEADS.sub(" ", bare + words[reached:])).strip(" ,;:/–—-&+()")


def _noted(words: str) -> str:
    """What words that name an instrument say beside country and role, each a piece of its own."""
    pieces = divide(_BRACKET_LAST.sub(r", \1", words), _PIECE)
    return ", ".join(piece for piece in pieces if not _country(piece) and not _role(piece))


_BRACKET_LAST = re.compile(r"\s+\(([^()]*)\)$")
_PIECE = re.compile(r"\s*[,;]\s*|\s+[–—-]\s+")
_LEADS = re.compile(
    r"\b(?:(?:(?:hosted|located|based|established|placeret|beliggende|etableret) )?(?:in|i)\b|EU[-–]U\.?S\.?|(?:EU|Europa|European)[- ](?:Kommissionen|Commission)['’]?s|EU(?=\W*$|-?\s)|on the basis of|based on|under|via|with|by|pursuant to|in accordance with|certified|participates in|på (?:grundlag|baggrund) af|baseret på|efter|med|"
    r"i henhold til|certificeret|the|and|og|transfer(?:red)?|overførsel|overføres|overførselsgrundlag)\b",
    re.IGNORECASE,
)
"""Words that only lead to an instrument."""


_SEVERAL = re.compile(r"[,;/&+]|\s(?:og|and|und|et|och|en|y|e|i|ja)\s")


def _countries(words: str) -> tuple[str, ...]:
    """The countries when the words are nothing else."""
    return tuple(places.read(words)) if _SEVERAL.search(words) and places.looks_like(words) == 1.0 else ()


def _country(words: str) -> str:
    """The country when the words are nothing else, save a role ("India, sub-processor")."""
    for hit in reversed(_roles().find(fold(words))):
        words = words[: hit.start] + words[hit.end :]
    if places.looks_like(words) < 1.0:
        return ""
    found = places.read(words)
    return found[0] if len(found) == 1 else ""


def _left(words: str) -> str:
    """What words say beyond role and country."""
    spans = [(hit.start, hit.end) for hit in _roles().find(fold(words))] + [
        (start, end) for _, start, end in places.spans(words)
    ]
    for start, end in sorted(spans, reverse=True):
        words = words[:start] + " " + words[end:]
    return squeeze(re.sub(r"^\W+|\W+$", "", words))


def _is_named(name: str) -> bool:
    """Whether a name looks like that of one body: several capitals, or capitals alone ("KMD", "Danmarks Statistik")."""
    bare = re.sub(r"\s*\([^()]*\)", "", name).strip()
    words = bare.split()
    if not words or _DEPARTMENT.match(bare) or _CAPITALS.match(bare) is None:
        return False
    if len(words) == 1:
        return (
            (bare.isupper() and len(bare) > 1)
            or re.search(r"\.(?:com|dk|se|no|de|fi|net|org|io)$", bare) is not None
            or re.search(r"[a-zæøå][A-ZÆØÅ]", bare) is not None
        )
    return sum(word[0].isupper() for word in words) >= 2
