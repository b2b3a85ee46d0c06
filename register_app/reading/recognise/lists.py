"""Lists written into one cell: by lines, bullets, numbers, semicolons, and by commas only between list items."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable

from register_app.reading.recognise import clauses, parties
from register_app.reading.recognise.division import brackets, divide, unwrap
from register_app.reading.recognise.lexicon import clean, fold, squeeze

_LINES = re.compile(
    r"\n+|;(?=\s|$|\S)|\s*[•▪●◦►✓➢]\s*|\s+\|\s+|(?<=\S)\|(?=\S)|<br\s*/?>|</?(?:li|p|ul|ol)>", re.IGNORECASE
)
_SLASH = re.compile(r"\s+/\s+")
_COMMA = re.compile(r",(?=\s|$|(?<=[^\W\d],)[^\W\d])")
_PLUS = re.compile(r"\s+\+\s+")
_DASH = re.compile(r"\s+-\s+")
_BULLET = re.compile(
    r"^\s*(?:[-–—•▪●◦*►➢✓·]+\s*(?=\S)|o\s{2,}|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?!\d)\s+|\d{1,2}\)\s*|\d{1,2}:\s+)"
)
_INLINE_NUMBER = re.compile(r"(?:^|(?<=[\s,;.]))\(?(\d{1,2})[.)](?!\d)\s*(?=[^\W\d])")
_LAST = re.compile(
    r"\s+(?:og/eller|and/or|und/oder|et/ou|og|samt|and|und|sowie|et|och|en|y|e|i|oraz|ja|sekä|or|eller|oder|ou|o|lub|tai)\s+",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"(?<!\w)(?:der|som|hvis|når|at(?! (?:rest|work|school|home|source|the))|er|bliver|kan|skal|vil|har|fx|f\.eks\.?|herunder|bl\.a\.?|dvs\.?|fordi|hvor|dog|således|jf\.?|ikke|"
    r"which|that|who|if|when|is|are|be|can|must|will|has|have|e\.g\.?|i\.e\.?|such as|including|because|where|whether|not|"
    r"welche[rs]?|wenn|ist|sind|werden|wird|kann|z\.\s?b\.?|insbesondere|einschließlich|sofern|soweit|"
    r"qui|que|est|sont|peut|notamment|par exemple|ex\.|dont|lorsque|y compris|"
    r"vilka|är|blir|kan|ska|t\.ex\.?|bl\.a\.?|inklusive|"
    r"die|welke|als|zijn|wordt|worden|bijv\.?|zoals|inclusief|"
    r"cuando|es|son|puede|p\.\s?ej\.?|como|incluyendo|incluidos?|che|sono|può|ad es\.?|es\.|come|inclusi|"
    r"które|który|jest|są|np\.?|w tym|jeżeli|jotka|joka|jos|on|ovat|esim\.?|kuten|mukaan lukien)(?!\w)",
    re.IGNORECASE,
)
_ARTICLES = re.compile(r"^(?:die|der|als|en|es|i|on)\s", re.IGNORECASE)
_SENTENCE_END = re.compile(
    r"(?<!evt)(?<!inkl)(?<!incl)(?<!ekskl)(?<!bzw)(?<!ggf)(?<!div)(?<!mfl)[^\W\d]{3}(?<!evt)(?<!ggf)(?<!bzw)(?<!div)(?<!nkl)(?<!ncl)(?<!ksk)\.\s+[A-ZÆØÅÄÖ]"
)
_AND_SO_ON = re.compile(
    r"^(?:etc\.?|mv\.?|m\.v\.?|m\.m\.?|m\.fl\.?|osv\.?|usw\.?|u\.a\.?|and so on|et cetera|ecc\.?|itp\.?|itd\.?|ym\.?|jne\.?|enz\.?|o\.\s?l\.?)$",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[^():]+:\s")
_MOST_WORDS = 6
_NUMBER_LINE = re.compile(
    r"^\s*(?:ad\.?\s*)?\(?(?P<number>\d{1,2})\s*(?:[).:]|\.\)|\s[-–])(?!\d)\s*(?P<text>.*)$", re.IGNORECASE
)


def split(text: str, known: Callable[[str], bool] | None = None, *, commas: bool = True) -> list[str]:
    """The items of `text`, in order, each once; a text that is no list is its own only item.

    Lines, semicolons, bullets, `|` and numbers always divide. Commas divide only a single line whose parts all
    look like items: a few words, no sentence. `known(part)` may tell of names known elsewhere; `commas=False`
    leaves commas alone.
    """
    text = clean(text)
    if not text:
        return []
    listed = _json_list(text)
    if listed is not None:
        return _tidy(listed)
    parts = _by_lines(text)
    if len(parts) == 1:
        parts = _by_marks(parts[0], known, commas=commas)
    return _tidy(parts)


def numbered(text: str) -> dict[int, str] | None:
    """The items of a numbered list by number ("1) …", "Ad 2) …", "3: …"), or None when `text` is none.

    Lines without a number belong to the item above.
    """
    text = clean(text)
    lines = text.split("\n")
    if len(lines) == 1:
        lines = _inline(text) or lines
    items: dict[int, str] = {}
    current = 0
    for line in lines:
        found = _NUMBER_LINE.match(line)
        if found is not None and int(found["number"]) not in items:
            current = int(found["number"])
            items[current] = found["text"].strip(" ;,")
        elif current and line.strip():
            items[current] = f"{items[current]}\n{line.strip()}".strip()
        elif line.strip():
            return None
    if len(items) < 2 or list(items) != sorted(items) or min(items) > 1:
        return None
    return items


def _json_list(text: str) -> list[str] | None:
    """The values of a JSON array, as some tools export them."""
    if not (text.startswith("[") and text.endswith("]")):
        return None
    try:
        values = json.loads(text)
    except ValueError:
        return None
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        return None
    return values


def _inline(text: str) -> list[str]:
    """A numbered list written on one line, cut before 1, 2, 3 in sequence."""
    cuts: list[int] = []
    for found in _INLINE_NUMBER.finditer(text):
        if int(found.group(1)) == len(cuts) + 1:
            cuts.append(found.start())
    if len(cuts) < 2 or text[: cuts[0]].strip():
        return []
    return [text[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _by_lines(text: str) -> list[str]:
    lines = divide(unwrap(text, lambda line: len(line.split()) <= 2), _LINES)
    items: list[str] = []
    for line in lines:
        numbers = _inline(line)
        items.extend(numbers or [line])
    return [item for line in items if (item := _BULLET.sub("", line).strip())]


def _by_marks(text: str, known: Callable[[str], bool] | None, *, commas: bool) -> list[str]:
    """One line cut at commas, slashes or pluses when what stands between looks like items."""
    if known is not None and known(text):
        return [text]
    dashed = divide(text, _DASH)
    if len(dashed) >= 3 and all(len(part.split()) <= 3 for part in dashed) and not _SENTENCE_END.search(text):
        return dashed
    for separator in (_SLASH, _PLUS):
        parts = divide(text, separator)
        if len(parts) > 1 and all(_is_item(part) for part in parts):
            return [item for part in parts for item in (_by_commas(part, known) if commas else [part])]
    return _by_commas(text, known) if commas else [text]


def _by_commas(text: str, known: Callable[[str], bool] | None) -> list[str]:
    parts = parties.rejoined(divide(text, _COMMA))
    if len(parts) < 2 or _SENTENCE_END.search(text) or _LABELLED.match(parts[0]):
        return [text]
    named = _with_so_on(_with_last(parts))
    if known is not None and sum(known(part) for part in named) * 2 > len(named):
        return named
    gathered = clauses.gathered(parts)
    parts = named if gathered == parts else gathered
    if all(_is_item(clauses.head(part)) for part in parts) and _balanced(parts):
        return parts
    return [text]


def _with_last(parts: list[str]) -> list[str]:
    """The last of an enumeration cut at its conjunction: "navn, adresse og telefon" has three items."""
    joints = [found for found in _LAST.finditer(parts[-1]) if not _in_brackets(parts[-1], found.start())]
    leading = re.match(
        r"(?:og|samt|and|und|sowie|et|och|en|y|e|oraz|ja|sekä|or|eller)\s+", parts[-1], re.IGNORECASE
    )
    if leading is not None:
        return [*parts[:-1], parts[-1][leading.end() :]]
    if len(joints) != 1 or any(_LAST.search(part) for part in parts[:-1]):
        return parts
    first, last = parts[-1][: joints[0].start()], parts[-1][joints[0].end() :]
    if first.endswith("-") or not first.strip() or not last.strip():
        return parts  # "låne- og betalingshistorik" is one item
    return [*parts[:-1], first, last]


def _with_so_on(parts: list[str]) -> list[str]:
    if len(parts) > 1 and _AND_SO_ON.match(parts[-1]):
        return [*parts[:-2], f"{parts[-2]}, {parts[-1]}"]
    return parts


def _in_brackets(text: str, position: int) -> bool:
    return any(start < position < end for start, end in brackets(text))


def _is_item(part: str) -> bool:
    """Whether a part reads like the name of something: few words, none of a sentence."""
    bare = _ARTICLES.sub("", re.sub(r"\([^()]*\)", "", part)).strip()
    words = bare.split()
    if len(words) > _MOST_WORDS and bare[:1].isupper():
        words = [word for word in words if len(word) > 3] if len(words) <= 2 * _MOST_WORDS else words
    return (
        0 < len(words) <= _MOST_WORDS
        and _PROSE.search(bare) is None
        and re.search(r"[^\W\d]|\d", bare) is not None
    )


def _balanced(parts: Iterable[str]) -> bool:
    return all(part.count("(") == part.count(")") for part in parts)


def _tidy(parts: Iterable[str]) -> list[str]:
    items: dict[str, str] = {}
    for part in parts:
        item = squeeze(re.sub(r"</?[a-z][^<>]{0,60}>", " ", part) if "<" in part else part).strip(" ,;|")
        item = _BULLET.sub("", item) if item[:1] in "-–—•▪●◦*►➢✓·" else item
        if item and re.search(r"\w", item):
            items.setdefault(fold(item), item)
    return list(items.values())
