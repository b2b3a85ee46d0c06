"""Recipients in text (Art. 30(1)(d)): who, in which role, in which country."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from register_app.reading.recognise import answers, lists, parties, places
from register_app.reading.recognise.division import brackets
from register_app.reading.recognise.found import RecipientFound
from register_app.reading.recognise.lexicon import Lexicon, clean, entries, fold, squeeze, vocabulary

_DASH = re.compile(r"\s+[–—-]+\s+|\s*[–—]\s+")
_LABEL = re.compile(r"\s*:\s+")
_CAPITALS = re.compile(r"^[A-ZÆØÅ][\w&.-]*(?:\s+(?:[A-ZÆØÅ0-9&][\w&.-]*|og|and|&|of|de|for|i|du|der|von))*$")


@cache
def _roles() -> Lexicon[str]:
    return Lexicon(entries(vocabulary("role_words")["roles"]))


@cache
def _authorities() -> Lexicon[str]:
    return Lexicon(entries(vocabulary("role_words")["authorities"]))


def read(text: str) -> list[RecipientFound]:
    """The recipients of `text`, in order; "ingen" and its like give none."""
    return list(_read(clean(text)))


@lru_cache(maxsize=8192)
def _read(text: str) -> tuple[RecipientFound, ...]:
    if not text or answers.read(text):
        return ()
    found: list[RecipientFound] = []
    role = ""
    for item in lists.split(text):
        if answers.read(item):
            continue
        heading = re.fullmatch(r"(.{3,60}?)\s*:", item)
        if heading is not None and (role := _role(heading.group(1))):
            continue
        where = _country(item)
        if where and found and not found[-1].country:
            found[-1] = replace(found[-1], country=where)  # "Google LLC, USA"
            continue
        found.append(_one(item, role))
    return tuple(found)


def _one(item: str, inherited: str) -> RecipientFound:
    role = country = ""
    notes: list[str] = []
    label = _LABEL.split(item, maxsplit=1)
    if len(label) == 2 and (role := _role(label[0])):
        item = label[1]
    name = item
    for start, end in reversed(brackets(item)):
        content = item[start + 1 : end].strip()
        rest = item[end + 1 :].strip(" ,.")
        if parties.is_only_form(rest) and rest:
            continue
        of, where = _role(content), _country(content)
        if of or where:
            role, country = role or of, country or where
            name = squeeze(f"{name[:start]} {name[end + 1 :]}")
            words = _left(content)
            if words:
                notes.append(words)
    parts = _DASH.split(name)
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
    tail = re.fullmatch(r"(.+?),\s*([^,()]+)", name)
    if tail is not None and not country and (where := _country(tail.group(2))):
        name, country = tail.group(1), where
    if not name:
        name, notes = squeeze(item), []
    known = _authorities().whole(fold(re.sub(r"\s*\([^()]*\)", "", name)))
    whole_role = _role(name) if not role else ""
    role = role or ("authority" if known else "") or whole_role or inherited
    party = (
        parties.has_form(name) or known == "party" or (known is None and not whole_role and _is_named(name))
    )
    return RecipientFound(name, role, country, "; ".join(notes), "party" if party else "category")


def _role(words: str) -> str:
    """The role that a few words name: all of them, or their beginning ("databehandler for drift")."""
    folded = fold(words).strip(" .")
    hits = _roles().find(folded)
    if not hits or len(words.split()) > 6:
        return ""
    covered = sum(hit.end - hit.start for hit in hits)
    return hits[0].value if covered >= 0.5 * len(folded) or hits[0].start == 0 else ""


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
    if not words or _CAPITALS.match(bare) is None:
        return False
    if len(words) == 1:
        return (
            (bare.isupper() and len(bare) > 1)
            or re.search(r"\.(?:com|dk|se|no|de|fi|net|org|io)$", bare) is not None
            or re.search(r"[a-zæøå][A-ZÆØÅ]", bare) is not None
        )
    return sum(word[0].isupper() for word in words) >= 2
