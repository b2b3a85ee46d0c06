"""Sentences that tell a purpose and its legal basis: "We use your address to deliver, on the basis of Art. 6(1)(b)"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from register_app.reading.notice import deeds, never, spoken
from register_app.reading.notice.record import (
    Record,
    clean_title,
    first_sentence,
    is_basis,
    read_bases,
    sentences,
)
from register_app.reading.recognise import bases, laws
from register_app.reading.recognise.found import BasisFound


@dataclass(frozen=True)
class Told:
    """What one or two sentences tell: `purpose` is "" when they only give a basis for what was said before."""

    purpose: str
    bases: tuple[BasisFound, ...]
    sentence: str
    explicit: bool
    """Whether the basis is named as such or cited, not only implied by words like "your consent"."""
    deed: bool = False
    """Whether the purpose is only what is done with consent ("With your consent, we send …")."""


_GDPR = r"(?:databeskyttelses|persondata|gdpr|general data|artikel|article|art\b|forordning|lov|the gdpr|section|§)"
_BASIS_CUE = re.compile(
    r"(?P<cue>"
    r"\bpå (?:rets)?(?:grundlag|baggrund) af\b|\bmed (?:hjemmel|(?:rets)?grundlag) i\b|\bi medfør af\b"
    rf"|\bi henhold til (?=.{{0,25}}{_GDPR})|\b(?:hjemlet|hjemmel|grundlag) i\b|\bbaser(?:et|es|er)\b(?: \w+){{0,5}}? på\b"
    rf"|\bjf\.?\s|\befter (?={_GDPR})|\b(?:(?:rets|behandlings|lov)?(?:grundlag|hjemmel|hjemlen)\w*|(?:lovlige?|retlige?|juridiske?) grunde?)\b[^.;:]{{0,90}}?(?:\ber\b|\bfindes i\b|:)"
    r"|\b(?:det|dette) (?:må|kan) vi(?: gøre)?,? (?:fordi|da|når)\b|\bwe (?:may|can|are allowed to|are entitled to)(?: do)?(?: (?:so|this|that|it))?,? because\b"
    r"|\b(?:fordi|da|idet) (?:det|dette|behandlingen|vi|du|man|loven)\b|\b(?:det|dette|behandlingen) er nødvendig\w*\b"
    r"|\b(?:når|hvis|såfremt) du (?:har givet|giver|har samtykket)\b|\bmed dit (?:udtrykkelige )?samtykke\b|\bforudsat,? at du\b"
    r"|\bsker (?:efter|med|på)\b(?! (?:grundlag|baggrund))"
    r"|\b(?:bygger|hviler|støttes?|støtter)\b(?: \w+){0,4}? på\b|\brests? (?:up)?on\b"
    r"|\bon the (?:legal |lawful )?(?:basis|grounds?) (?:of|that)\b|\bbas(?:ed|is) (?:up)?on\b|\bbase (?:this|it|(?:the|our) processing) (?:up)?on\b|\brel(?:y|ying|ies) (?:up)?on\b|\bpursuant to\b"
    rf"|\bunder (?=.{{0,12}}{_GDPR})|\bin accordance with (?=.{{0,12}}{_GDPR})|\bcf\.?\s|\bsee (?=art)"
    r"|\b(?:legal|lawful) (?:basis|bases|grounds?|reason)\b[^.;:]{0,90}?(?:\bis\b|\bare\b|:)|\b(?:the|our) (?:basis|ground) (?:for this )?is\b"
    r"|\b(?:rechtsgrundlage|base (?:juridique|légale)|rättslig(?:a)? grund(?:en)?|rettslige? grunnlag(?:et)?|behandlingsgrunnlag(?:et)?|grondslag|base jurídica|base giuridica)\b[^.;:]{0,60}?(?:\b(?:ist|sind|est|sont|är|er|is|zijn|es|son|sono)\b|\bè\s|:)"
    r"|\bpodstaw(?:ą|a|ę|y|ie) prawn\w+[^.;:]{0,60}?(?:\bjest\b|\bsą\b|\bstanowi\w*\b|:)|\bna podstawie\b|\b(?:oikeus|käsittely)?peruste(?:ena|emme)?\b[^.;:]{0,60}?(?:\bon\b|\bovat\b|:)|\bperustu(?:u|vat)\b"
    r"|\b(?:because|as|since) (?:it|this|that|the processing|we|you)\b|\b(?:this|the processing|it|that|which) is (?:necessary|required|needed)\b"
    r"|\b(?:det |dette )?har (?:vi|\w+) en (?:legitim|berettiget|retmæssig|saglig) interesse\b|\b(?:vi|we) (?:har|have) (?:en|a|our) (?:legitim|berettiget|retmæssig|legitimate|retlig|legal (?=obligation|duty)|statutory)\b"
    r"|\b(?:vi er|we are) (?:retligt |legally )?(?:forpligtet|required|obliged)\b"
    r"|\bwith your (?:prior |explicit |express )?consent\b|\b(?:where|if|when|provided(?: that)?) (?:you have|we have|you) (?:given|your|consented|obtained)\b"
    rf"|\((?={_GDPR}|retsgrundlag|hjemmel|samtykke|legal|lawful|consent|contract|kontrakt|aftale|legitim|retlig|jf|cf)"
    r")",
    re.IGNORECASE,
)
_VERB_DA = r"(?:behandler|bruger|anvender|benytter|indsamler|registrerer|opbevarer|gemmer|deler|videregiver|har brug for|optager|(?:kan|vil|skal|må)\s+(?:vi\s+)?(?:også\s+)?(?:behandle|bruge|anvende|indsamle|indhente|registrere|opbevare|gemme|dele|videregive|optage|bede om|modtage)|indhenter|behandles|bruges|anvendes|indsamles|registreres)"
_VERB_EN = (
    r"(?:process|processes|use|uses|collect|collects|store|stores|keep|keeps|handle|handles|need|needs|share|shares|record|records|analyse|analyze|register|"
    r"processed|used|collected|stored|recorded|registered)"
)
_PURPOSES = (
    re.compile(r"\bformål(?:et|ene)?\b[^.;]{0,80}?\ber(?: at)?\s+(?P<purpose>.+)", re.IGNORECASE | re.DOTALL),
    re.compile(
        r"\bpurposes? (?:of\b[^.;]{0,80}?)?(?:is|are)(?: to)?\s+(?P<purpose>.+)", re.IGNORECASE | re.DOTALL
    ),
    re.compile(
        rf"\b{_VERB_DA}\b.{{0,260}}?\b(?:for (?:at|bl\.a\. at|blandt andet at|herved at)|med henblik på(?: at)?|med det formål at|til det formål at|"
        r"så vi kan|til brug for|(?<!i stand )til at|som led i|i forbindelse med|(?<!i stand )til)\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        rf"\b{_VERB_EN}\b.{{0,260}}?\b(?:in order to|so that we can|so we can|for the (?:sole )?purposes? of|in connection with|as part of|to|for)\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"^(?:for at|med henblik på(?: at)?|med det formål at|in order to|for the purposes? of|to)\s+(?P<purpose>[^,]+),\s+(?:\w+\s+){0,4}?"
        rf"(?:vi|we|{_VERB_DA})\b",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"\b(?:verarbeiten|nutzen|verwenden|erheben|speichern)\b.{0,200}?(?:,\s+um|\bzur|\bzum zwecke? der)\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"\b(?:traitons|utilisons|collectons|recueillons|conservons)\b.{0,200}?\b(?:afin de|pour|en vue de)\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"\b(?:behandlar|använder|samlar in|sparar|registrerar|bruker|samler inn|lagrer)\b.{0,200}?\b(?:(?:för att|for å)(?: kunna| kunne)?|i syfte att)\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"\b(?:verwerken|gebruiken|verzamelen|bewaren)\b.{0,200}?\bom\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"\b(?:tratamos|utilizamos|usamos|recogemos|trattiamo|utilizziamo|usiamo|raccogliamo)\b.{0,200}?\b(?:para|con el fin de|per|al fine di)\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"\b(?:przetwarzamy|wykorzystujemy|zbieramy|gromadzimy|prowadzimy)\b.{0,200}?\b(?:w celu|po to,? aby|aby(?: móc)?|żeby(?: móc)?)\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"\b(?:käsittelemme|käytämme|keräämme|tallennamme)\b.{0,200}?\b(?:jotta(?: voimme)?|tarkoituksena on)\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"\b(?:allows us to|helps us(?: to)?|gør det muligt for os at|hjælper os med at)\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
)
_OCCASION = re.compile(
    rf"^(?P<purpose>(?:når|hvis|when|if)\s+(?:vi|du|i|we|you)\s+[^,.;:]{{3,100}}),\s+(?:så\s+)?(?:{_VERB_DA}|sætter|modtager|får|sender|(?:vi|we)\s)",
    re.IGNORECASE,
)
"""What is done when, where no purpose is told: "When we recruit, we process …"."""
_NO_PURPOSE = re.compile(
    r"(?:(?:up to|op til|mindst|at least|højst|en periode|a period) |\d|(?:to|tre|fire|fem|seks|ti|two|three|four|five|six|ten|one|et|en|\w+) (?:år|måneder|dage|uger|years?|months?|days|weeks)\b|"
    r"(?:enhver tid|any time|beskrevet|angivet|nævnt|anført|described|mentioned|stated|set out|listed|følgende|nedenstående|disse|the following|these|this|that|det|dette|dig|you|os|us|vores|our|dem|them|it|as long|så længe)(?:\s|$))",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"\b(?:for at|med henblik på(?: at)?|in order to|til at|to)\s+(?P<purpose>.+)", re.IGNORECASE | re.DOTALL
)
_RELY = re.compile(
    r"\b(?:rely|relies|relying) on (?P<basis>.+?)\s+(?:in order to|when we|when|for|to)\s+(?P<purpose>.+)",
    re.IGNORECASE | re.DOTALL,
)
_NO_RECORD = re.compile(
    r"\b(?:(?:må|kan|skal) (?:vi )?(?:kun|alene|udelukkende|ikke|altid have)|may only|can only|must (?:always )?have|only process|"
    r"kan være (?:et eller flere|én|en) af|one (?:or more )?of the following|typisk (?:et|en) af|følgende (?:rets)?grundlag(?!\s*:)|"
    r"following legal bas|(?:du|man) har (?:altid |også )?ret|har du (?:altid |også )?ret|retten? til|you have the right|(?:your|the) right to|(?:ma|masz|mają|przysługuje)\b[^.]{0,40}\bprawo\b|sinulla on oikeus)"
    r"|^(?:derudover |desuden |endvidere )?(?:du|you|man) (?:kan|can|may|are entitled)\b|^(?:derudover|desuden|endvidere) kan du\b",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\b(?:artikel|artikkel(?:en)?|article|artículo|articolo|artykuł\w*|art)\b\.?\s*\d|\b\d{1,2}\s+artikla",
    re.IGNORECASE,
)
_END = re.compile(
    r"[\s,;:(–—-]+(?:og|and|som|which|hvilket|and this|dette|this|vi|we|idet|da|efter|behandlingen|the processing|the|our|vores|det|it)?[\s,;:(–—-]*$",
    re.IGNORECASE,
)


def told(paragraph: str) -> list[Told]:
    """What the sentences of a paragraph tell, in order; rules about processing in general tell nothing."""
    found: list[Told] = []
    purpose, said = "", ""
    for sentence in sentences(paragraph):
        if never.of_others(sentence) or never.itself(sentence):
            continue
        if _NO_RECORD.search(sentence) and not _purpose(sentence, ""):
            continue
        here = _one(sentence)
        if here is not None and not here.purpose and (done := _phrase(deeds.deed(sentence))):
            here = replace(here, purpose=done, deed=True)
        own = here.purpose if here else _purpose(sentence, "") or _answer(sentence)
        if here is None:
            if own:
                purpose, said = own, sentence
            continue
        if here.purpose:
            found.append(here)
        elif found and (not purpose or found[-1].purpose == purpose):
            last = found[-1]
            found[-1] = Told(
                last.purpose,
                # What names the basis as such speaks before what only implied it.
                (*here.bases, *_new(last, here))
                if here.explicit and not last.explicit
                else (*last.bases, *_new(here, last)),
                f"{last.sentence} {sentence}",
                last.explicit or here.explicit,
            )
        else:
            found.append(Told(purpose, here.bases, f"{said} {sentence}".strip(), here.explicit))
        purpose, said = found[-1].purpose, ""
    return found


_ANSWER = re.compile(
    r"(?:in order to|so (?:that )?we can|to|for at|så vi kan|pour|afin de|för att|for å|para|per)\s+(?P<purpose>[^,;:]{3,100})\.",
    re.IGNORECASE,
)
"""A whole sentence that only answers why: "To deliver your parcel."."""


def _answer(sentence: str) -> str:
    match = _ANSWER.fullmatch(sentence)
    return clean_title(match["purpose"]) if match is not None else ""


def _new(here: Told, last: Told) -> list[BasisFound]:
    known = {(basis.article, basis.law) for basis in last.bases}
    return [basis for basis in here.bases if (basis.article, basis.law) not in known]


_OTHER_THAN = re.compile(
    r"\b(?:andre?t?|andet|other|another|anderen?|autre|annan|annet)\b[^.;,]{0,50}?\b(?:end|than|als|que|än|enn)\s+(?:(?:dit|your|et|the|die|deine?|ihre?|votre|ditt)\s+)?[^\W\d_]+",
    re.IGNORECASE,
)
"""What names a basis only to say that it is another: "on another ground than consent"."""


def _one(sentence: str) -> Told | None:
    """What one sentence tells of a legal basis; `None` when it names none."""
    sentence = _OTHER_THAN.sub("", sentence)
    if rely := _RELY.search(sentence):
        found = read_bases(rely["basis"])
        if found:
            return Told(_phrase(rely["purpose"]), tuple(found), sentence, True)
    cues = list(_BASIS_CUE.finditer(sentence))
    for cue in cues:
        # Some cues are themselves words of the basis: "with your consent", "because we have a legitimate interest".
        clause = sentence[cue.start() if _PART_OF_BASIS.search(cue["cue"]) else cue.end() :]
        clause = _NECESSARY.sub("", clause)
        if cue["cue"] == "(":
            clause = _bracket(sentence, cue.start())
            lead = _LEADING.search(sentence[: cue.start()])
            if (
                lead
                and bases.looks_like(lead["words"]) >= 0.25
                and any(b.article for b in bases.read(clause))
            ):
                clause = f"{lead['words']} ({clause})"
        found = read_bases(_clause(clause))
        if not found or (all(basis.by_words for basis in found) and bases.looks_like(clause) < 0.05):
            continue
        named = bool(
            re.search(
                r"grund|hjemmel|basis|bases|podstaw|perust|ground|rely|reason|medfør|baser|(?:må|kan) vi|we (?:may|can|are)",
                cue["cue"],
                re.IGNORECASE,
            )
        )
        if cue["cue"] == "(":
            found = _with_brackets(found, cues, sentence, cue.end())
        found = _with_consent(cue, cues, sentence, _with_law(found, sentence[: cue.start()]))
        cited = any(not basis.by_words for basis in found)
        return Told(_purpose(sentence, cue["cue"], cue.start()), tuple(found), sentence, named or cited)
    if _CITED.search(sentence):
        found = [basis for basis in read_bases(sentence) if basis.article]
        if found:
            return Told(_purpose(sentence, ""), tuple(found), sentence, True)
    if said := spoken.read(sentence):
        return Told(_purpose(sentence, ""), tuple(said), sentence, False)
    return None


def _with_brackets(
    found: list[BasisFound], cues: Sequence[re.Match[str]], sentence: str, after: int
) -> list[BasisFound]:
    """The bases, and those that later brackets cite: "to serve you (Art. 6(1)(b)) and to keep books (Art. 6(1)(c))"."""
    known = {basis.article for basis in found}
    for cue in cues:
        if cue["cue"] != "(" or cue.start() < after:
            continue
        before = sentence[: cue.start()].rpartition(")")[2]
        cited = [
            basis
            for basis in read_bases(_clause(_bracket(sentence, cue.start())))
            if basis.article and not basis.by_words and basis.article not in known
        ]
        found = [*found, *_with_law(cited, before)]
        known |= {basis.article for basis in cited}
    return found


_CONSENT = re.compile(r"samtyk|consent", re.IGNORECASE)
_BESIDE = re.compile(r",?\s(?:og|and|men|but|mens|while|or|eller)\s", re.IGNORECASE)
"""What joins a second clause with a basis of its own to the first."""


def _with_consent(
    cue: re.Match[str], cues: Sequence[re.Match[str]], sentence: str, found: list[BasisFound]
) -> list[BasisFound]:
    """The bases, and consent where another clause of the sentence asks for it: "…, and by e-mail only with your consent"."""
    later = next(
        (other for other in cues if other.start() > cue.end() and _CONSENT.search(other["cue"])), None
    )
    if later is None or any(basis.article == "6(1)(a)" for basis in found):
        return found
    joints = list(_BESIDE.finditer(sentence, cue.end(), later.start()))
    joint = max(joints, key=lambda found: (found[0].startswith(","), found.start()), default=None)
    consent = read_bases(_clause(sentence[later.start() :]))
    if joint is None or [basis.article for basis in consent] != ["6(1)(a)"]:
        return found
    first = cue.start() if _PART_OF_BASIS.search(cue["cue"]) else cue.end()
    return [*(read_bases(_clause(sentence[first : joint.start()])) or found), *consent]


def _with_law(found: list[BasisFound], before: str) -> list[BasisFound]:
    """A legal obligation or a task, with the law that the sentence gave for it before it came to the article."""
    by_law = [basis for basis in found if basis.article in _BY_LAW]
    if len(by_law) != 1 or any(basis.law for basis in found):
        return found
    cited = [basis for basis in read_bases(before) if basis.law]
    if len(cited) == 1 and not cited[0].article:
        law, section = cited[0].law, cited[0].section
    elif not cited and (named := laws.find(before)) and _FOLLOWS.search(before[: named.start]):
        law, section = named.law, named.section
    else:
        return found
    return [replace(basis, law=law, section=section) if basis in by_law else basis for basis in found]


_FOLLOWS = re.compile(
    r"\b(?:følger af|efter|kræves (?:af|efter|i)|reguleret (?:af|i)|follows from|required (?:by|under)|governed by|under)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What leads to a law without a section."""


_BY_LAW = frozenset({"6(1)(c)", "6(1)(e)"})
"""The points of Art. 6(1) that need a law beside them, Art. 6(3)."""


def _bracket(sentence: str, start: int) -> str:
    depth = 0
    for at in range(start, len(sentence)):
        depth += (sentence[at] == "(") - (sentence[at] == ")")
        if not depth:
            return sentence[start + 1 : at]
    return sentence[start + 1 :]


_NECESSARY = re.compile(
    r"^(?:(?:fordi|da|idet|because|as|since)\s+)?\W*(?:(?:det|dette|behandlingen|it|this|the processing)\s+(?:er|is)\s+(?:nødvendig\w*|necessary|needed)\s+(?=for|to))?",
    re.IGNORECASE,
)
"""What leads to the words that name a basis: "because it is necessary to perform our contract with you"."""
_PART_OF_BASIS = re.compile(
    r"^(?:fordi|da|idet|as|since|because)\b|samtyk|consent|interes|legitim|berettiget|retmæssig|forpligtet|required|obliged|retlig$|legal\s*$|statutory",
    re.IGNORECASE,
)
_LEADING = re.compile(r"(?:^|,\s|\bpå grundlag af |\bon the basis of )(?P<words>[^,]{5,160})$", re.IGNORECASE)
_MAIN_CLAUSE = re.compile(
    rf",?\s+(?:(?:vi|we)\s+)?(?:{_VERB_DA}\s+(?:vi|foreningen|kommunen|virksomheden|dine|dit|din)\b|(?:may |will |also )?{_VERB_EN}\s+(?:your|the|his|their)\b).*$",
    re.IGNORECASE | re.DOTALL,
)


def _clause(text: str) -> str:
    """The words of a basis, without the main clause of a sentence that began with them, or the bracket they stood in."""
    open_brackets = itertools.accumulate((letter == "(") - (letter == ")") for letter in text)
    text = text[: next((at for at, depth in enumerate(open_brackets) if depth < 0), len(text))]
    return _MAIN_CLAUSE.sub("", text.strip()).rstrip(".:").strip()


def _purpose(sentence: str, cue: str, at: int | None = None) -> str:
    """The purpose that a sentence tells, without its legal basis; "" when it tells none."""
    before = sentence if at is None else sentence[:at]
    after = "" if at is None else sentence[at + len(cue) :]
    for text in (before, after):
        if not text.strip():
            continue
        for pattern in _PURPOSES:
            match = pattern.search(text)
            while match:
                phrase = (
                    ""
                    if _GIVES_TO.search(match[0][: match.start("purpose") - match.start()])
                    else _phrase(match["purpose"])
                )
                if phrase and not is_basis(phrase) and not _NO_PURPOSE.match(phrase):
                    return phrase
                # "visits to our shop to improve it": the first "to" led to no purpose, a later one may.
                match = _FURTHER.search(match["purpose"])
    occasion = _OCCASION.match(sentence)
    return _phrase(occasion["purpose"]) if occasion is not None and not cue else ""


_GIVES_TO = re.compile(
    r"\b(?:videregive[rs]?|dele[rs]?|indberette[rs]?|udlevere[rs]?|overlade[rs]?)\b.*\btil\s+$",
    re.IGNORECASE | re.DOTALL,
)
"""What leads to a recipient, and no purpose: "We pass on your name to the council"."""


def _phrase(text: str) -> str:
    """A purpose cut off where the next clause of the sentence begins."""
    if cue := _BASIS_CUE.search(text):
        text = text[: cue.start()]
    text = re.split(
        r",? (?:og (?:det|dette) sker|hvilket|som (?:sker|er baseret)|which is|and this is|and we do (?:this|so)|and do so)\b|;",
        first_sentence(text),
        maxsplit=1,
    )[0]
    text = _END.sub("", text.strip().rstrip("."))
    return clean_title(text) if 2 < len(text) <= 300 else ""


def purpose(paragraph: str) -> str:
    """The first purpose that a paragraph tells, whether or not it names a basis."""
    return next((found for sentence in sentences(paragraph) if (found := _purpose(sentence, ""))), "")


def from_sentences(record: Record) -> str:
    for text in record.description:
        found = next((here.purpose for here in told(text) if here.purpose), "") or purpose(text)
        if found:
            return found
    return ""


def record(here: Told, line: int, group: str) -> Record:
    """The record of what a sentence on `line` tells."""
    return Record(here.purpose, [here.sentence], list(here.bases), lines=[line], group=group)
