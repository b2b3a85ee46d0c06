"""What running text about one purpose says besides its basis: the data listed, the bodies they go to, the interest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from register_app.reading.layouts import contents
from register_app.reading.notice import limits, listing
from register_app.reading.notice.record import Record, sentences
from register_app.reading.notice.units import Unit
from register_app.reading.recognise import lists

_USES = r"(?:behandler|indsamler|registrerer|opbevarer|process|collect|store|(?:anvender|bruger|modtager)(?= (?:di[tn]|dine)\b)|(?:use|hold|record)(?= your\b))"
_STOP = r"(?:\s+(?:for at|med henblik på|så vi|til at|til brug for|når|hvis|fra dig|om dig|in order to|so that|when|if|to|for|from you|about you)\b|[.;:(]|$)"
_DATA = re.compile(
    rf"(?:\b(?:vi|we)\s+(?:also\s+|will\s+)?{_USES}|\b{_USES}\s+vi)\s+(?:også\s+)?(?:(?:personal data|information|data|oplysninger|personoplysninger)"
    r"\s+(?:such as|like|including|om|som|i form af|about)\s+|følgende oplysninger:?\s+)?"
    rf"(?P<list>[^.;:()]+?){_STOP}",
    re.IGNORECASE,
)
_NAMES_DATA = re.compile(
    r"(?:vi (?:bruger|anvender|modtager)|we (?:use|hold|need)) (?P<list>[^.;:()]+)\.", re.IGNORECASE
)
"""A sentence that only says what is used, if the words tell that it is data: "We use name and address."."""
_CITES = re.compile(r"\b(?:artikel|article|art|section)\b|§", re.IGNORECASE)
_NAMED = r"(?:(?-i:[A-ZÆØÅÄÖÜ])|(?:den|det|de|din|dit|dine|vores|en|et|the|your|our|an?|other|andre)\s|\w+(?:et|en|ne)\b)"
"""How one begins whom something is given to, unlike what is done then ("report it to improve")."""
_PAPER = r"(?:\w*rapport(?:en|er)?|\w*journal(?:en|er)?|\w*sag(?:en)?|kopi(?:er)?|\w*papirer(?:ne)?|\w*anmeldelse|\w*list(?:e|en|er|erne)|reports?|cop(?:y|ies)|files?|records?|case|lists?|papers)"
_GIVEN = re.compile(
    r"(?:\b(?:videregiver?|overlader?|deler?|sender?(?= (?:dine?|dit|person)?\w*(?:oplysning|data)))\b[^.;]{0,70}?\s(?:til|med)"
    r"|\b(?:videregives|overlades|deles|indberettes|anmeldes|udleveres)\s(?:til|med)"
    r"|\bgive[rs]?\b[^.;]{0,40}?\bvidere\s+til"
    rf"|\b(?:we|us) (?:may |will |also )*give (?:your|the|this|these|his|her)\b[^.;]{{0,60}}?\sto(?=\s+{_NAMED})"
    rf"|(?<!\byou )(?<!\bdu )\b(?:indberette[rt]?|anmelde[rt]?|fremsende[rt]?|oversende[rt]?|udlevere[rt]?|report|submit|forward|hand over)\b[^.;]{{0,70}}?\s(?:til|to)(?=\s+{_NAMED})"
    r"|\b(?:share|disclose|pass|send(?= (?:your|the|this|personal)\b))\b[^.;]{0,70}?\s(?:with|to)"
    rf"|(?<!\byou )(?<!\bdu )\b(?:sende[rs]?|send|sent)\b[^.;]{{0,30}}?\b{_PAPER}\b[^.;]{{0,40}}?\s(?:til|to)(?=\s+{_NAMED})"
    r"|\b(?:shared with|disclosed to|passed on to|reported to|submitted to|forwarded to))\s+(?P<list>[^.;:()]+?)"
    r"(?=\s+(?:for at|med henblik på|til brug|som|der|når|hvis|in order to|so that|who|which|when|if|for(?!\s(?-i:[A-ZÆØÅÄÖÜ])))\b"
    r"|(?<!\band)(?<!\bor)\s+to\b|,?\s+(?:jf|cf|efter|i henhold til|i medfør af|pursuant to|under|in accordance with|as (?:required|provided|set out))\b|[.;:(]|$)",
    re.IGNORECASE,
)
_ANYBODY = re.compile(
    r"\b(?:alle|enhver|enkelte|medarbejdere|personer|kolleger|everyone|everybody|people|persons|staff|employees|colleagues|bodies),?$",
    re.IGNORECASE,
)
"""Words that name nobody without the clause about them."""
_CLAUSE = re.compile(r"\s(?:som|der|who|which)\s[^.;:(]{3,120}")
_OWN = re.compile(
    r"^(?:dit|din|dine|your|vores|our|et|en|the|an?|this|these|such|andre|other)\s+", re.IGNORECASE
)
_AGAIN = re.compile(r"^(?:til|med|to|with)\s+", re.IGNORECASE)
"""What is said again of each: "to the courts, to lawyers and to your employer"."""
_GENERAL = re.compile(
    r"(?:(?:de|disse|dine|nødvendige|relevante|andre|visse|forskellige|almindelige|personal|personlige|necessary|relevant|other|certain|following|these|your|the|types? of|typer af)\s+)*"
    r"(?:person)?(?:oplysninger\w*|data|information|details)|dem|them|it|det|dig|you|os|us|andre|others|anyone|tredjemand|third parties",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:vi|we|du|you|er|is|are|har|have|kan|can|skal|will|may|at|that|hvordan|how|hvilke|which|what|not|ikke)\b",
    re.IGNORECASE,
)
_INTEREST = re.compile(
    r"^(?:vores|our) (?:legitime?|berettigede|retmæssige|legitimate) interess?e?(?:r|s|st|sts)?\w* (?:er|består i|ligger i|is|are|lies? in|consists? of)(?: at| to)?\s+(?P<what>.+)",
    re.IGNORECASE | re.DOTALL,
)
_FEWEST, _MOST, _WORDS = 2, 12, 5


def add(records: Sequence[Record], units: Sequence[Unit]) -> None:
    """Give the records of a chunk what is told beside them: in a unit of theirs, or anywhere when there is only one."""
    open_limits = {id(record) for record in records if not record.retention}
    unshared = {id(record) for record in records if not record.recipients}
    if len(records) == 1 and not records[0].data:
        listed = _listed_data(units)
        records[0].data.extend(unit.text.rstrip(".,;") for unit in listed)
        records[0].lines.extend(unit.line for unit in listed)
    bare = {id(record) for record in records if not record.data}
    for unit in units:
        owners = [record for record in records if unit.line in record.lines]
        if not owners and len(records) == 1:
            owners = list(records)
        if len(owners) != 1:
            continue
        record = owners[0]
        for sentence in sentences(unit.text):
            found = {
                "retention": limits.limit(sentence) if id(record) in open_limits else "",
                "data": data(sentence) if id(record) in bare else "",
                "recipients": receivers(sentence) if id(record) in unshared else "",
                "interest": interest(sentence) if any(b.article == "6(1)(f)" for b in record.bases) else "",
            }
            for name, text in found.items():
                if text:
                    record.put(name, text)
                    record.lines.append(unit.line)


def _listed_data(units: Sequence[Unit]) -> list[Unit]:
    """The items under a line that opens a list of data."""
    found: list[Unit] = []
    opened = False
    for unit in units:
        if unit.kind != "item":
            opened = listing.opens_data(unit.text)
        elif opened:
            found.append(unit)
    return found


def data(sentence: str) -> str:
    """The categories of data that a sentence lists ("We process your name, address and voice part to …"), by line."""
    match = _DATA.search(sentence)
    if match is None:
        match = _NAMES_DATA.fullmatch(sentence)
        if match is None or contents.kind_of_cell(match["list"]) != "data":
            return ""
    if _CITES.search(match["list"]):
        return ""
    items = _items(match["list"])
    return "\n".join(items) if len(items) >= _FEWEST else ""


def receivers(sentence: str) -> str:
    """To whom a sentence says that data go, by line; "" when it only says that somebody gets them."""
    match = _GIVEN.search(sentence)
    if match is None:
        behalf = _BEHALF.search(sentence)
        return f"{_OWN.sub('', behalf['name'])} (processor)" if behalf is not None else ""
    # "everyone, who works on it": without what follows nobody is named.
    clause = _CLAUSE.match(sentence, match.end()) if _ANYBODY.search(match["list"]) else None
    items = _items(match["list"] if clause is None else match["list"].rstrip(","))
    if clause is not None and items:
        items[-1] += f",{clause[0]}" if match["list"].endswith(",") else clause[0]
    return "\n".join(items)


_BEHALF = re.compile(
    r"\b(?:af|by|hos|at)\s+(?P<name>(?:[^,.;:()]|\.(?=\S)){2,60}?),?\s+(?:(?:som|der|which|who)\s+(?:er|is|are)\s+(?:vores|our)\s+(?:\w+\s+)?(?:databehandler|processor)"
    r"|(?:(?:som|der|which|who)\s[^.;]{0,50}?)?(?:på vores vegne|on our behalf))",
    re.IGNORECASE,
)
"""Who does something with the data for the controller: "The letters are printed by Print Ltd, which is our processor"."""


def interest(sentence: str) -> str:
    """The legitimate interest that a sentence of its own states, or ""."""
    match = _INTEREST.match(sentence)
    return match["what"].rstrip(". ") if match is not None else ""


def _items(text: str) -> list[str]:
    """The parts of a list in a sentence; none when one of them is no name of a thing."""
    parts = _JOINT.split(" ".join(text.split()))
    items = [_OWN.sub("", _AGAIN.sub("", part.strip())) for part in parts if part.strip()]
    if len(items) > _MOST or any(
        len(item.split()) > _WORDS or _GENERAL.fullmatch(item) or _VERB.search(item) for item in items
    ):
        return []
    return [item for item in items if lists.split(item)]


_JOINT = re.compile(
    r",\s*(?:(?:og|and|samt|eller|or)\s+)?|\s+(?:og|and|samt|(?<!\ben )eller(?! flere\b)|(?<!\bone )or(?! more\b))\s+",
    re.IGNORECASE,
)
"""What joins the parts; "one or more suppliers" is one of them."""
