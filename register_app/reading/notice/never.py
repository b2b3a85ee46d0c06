"""What must never become a purpose: a right of the data subject, a word about the notice itself or its purposes."""

from __future__ import annotations

import re
from functools import lru_cache

from register_app.reading.folded import fold
from register_app.reading.notice import words

_YOURS = r"(?:(?:you|du|de|i|sie|ihr|vous|tu|u|je) (?:also |always |altid |ogsaa |desuden )?(?:have|has|har|haben|habt|hast|avez|as|hebt|heeft) )?(?:(?:the|a|your|dine?|dit|deres|en|ihr|ein|das|dein|le|un|votre|het|uw|je) )?"
_RIGHT = re.compile(
    rf"^{_YOURS}(?:following |foelgende )?(?:(?:right|rights) (?:to|of|not)|(?:ret|retten|rettighed\w*|raett|raetten|rett) (?:til|att)|recht\w* (?:auf|op|van|om)|"
    r"droits? (?:de|d|a)|derechos? (?:de|a|al)|diritt[oi] (?:di|all?|alla)|prawo do)\b"
    r"|^(?:indsigts|indsigelses|klage|sletnings|auskunfts|widerspruchs|beschwerde|widerrufs|loeschungs|berichtigungs)re(?:t|tten|cht)\b"
)
_RIGHTS = re.compile(
    r"\b(?:have|following|these|certain|number of|several) rights?\b|\byou have (?:\w+ ){0,2}right\b|\bright(?:s)? (?:include|concerning)\b|\brights including\b"
    r"|\b(?:foelgende|raekke|visse|disse|saerlige) (?:\w+ )?rettigheder\b|\b(?:har|have) (?:\w+ ){0,2}(?:ret|retten|rett|raett) (?:til|att)\b"
    r"|\bfolgende[nr]? rechte\b|\bdroits suivants\b|\bfoelgende rechte\b|\bfoeljande raettigheter\b|\bvolgende rechten\b"
)
_NOTICE = (
    r"(?:(?:privacy|data protection|cookies?|privatlivs|persondata|databeskyttelses|integritets|personvern) ?)?"
    r"(?:notice|policy|policies|statement|politik\w*|meddelelse\w*|erklaering\w*|erklaerung|policyn|underretning\w*)"
)
_ITSELF = re.compile(
    rf"\b(?:purpose|aim|formaal\w*|hensigt\w*) (?:of|with|med|for) (?:this|our|the|denne|vores|den|naervaerende) (?:\w+ )?{_NOTICE}\b"
    rf"|^(?:to |at )?(?:inform|oplyse|tell|informere|explain|forklare|beskrive|describe)\b.{{0,60}}\b(?:how|hvordan|about|om) (?:we|vi|our|vores)\b"
    rf"|\b(?:this|our|denne|vores) {_NOTICE} (?:sets out|explains|describes|beskriver|forklarer|fortaeller|gaelder|applies|covers|omhandler)\b"
)
_PURPOSES = re.compile(
    r"^(?:(?:for|to|til|of|the|these|those|this|de|det|den|disse|dette|et|one|flere|or|more|specific|specifikke|bestemte|various|forskellige|angivne|stated|above|ovennaevnte|ovenstaaende|"
    r"nedenstaaende|following|foelgende|processing|legitime|saglige|lawful|legitimate|same|samme|other|andre) )*(?:purposes?|formaal(?:et|ene)?|processing|behandling(?:en)?|activity|activities)\b"
    r"(?:$| (?:der|som|that|which|described|stated|set|listed|mentioned|above|below|beskrevet|angivet|naevnt|ovenfor|nedenfor|for which|hvortil|outlined)\b)"
    r"|\b(?:andre|andet|other|another|any other|nye|new) (?:formaal|purposes?)$"
    r"|^(?:at |to )?(?:behandle|bruge|anvende|process|use|handle) (?:(?:dine|de|disse|your|the|these|any|personal) )*(?:person)?(?:oplysninger|data|information)"
    r"(?:$| (?:til|for|in) (?:de|disse|et|the|these|one|accordance|overensstemmelse)\b)"
)
"""Purposes that are only spoken of, and named elsewhere."""

_CHOICE = re.compile(
    r"^(?:(?:at|to|you|du|can|may|kan|vil|i) ){0,3}(?:withdraw|traekke (?:det |dit |et )?(?:samtykke )?tilbage|tilbagekald\w*|opt out|unsubscribe|widerrufen|retirer votre|afmelde)\b"
    r"|^(?:at )?(?:any time|enhver tid|give (?:os )?(?:dit |et )?samtykke|give (?:us )?(?:your )?consent|goere indsigelse)\b"
    r"|^(?:at )?(?:object|complain|klage)(?:$| (?:to|about|that|til|over)\b)"
)
"""What the data subjects may do themselves, not what is done with their data."""

_TO_FILL_IN = re.compile(r"(?:\s*\[[^\[\]]*\][\s.;,]*)+")
"""What a template leaves to be filled in: "[list how you use the information]"."""


@lru_cache(maxsize=4000)
def purpose(text: str) -> bool:
    """Whether `text`, a title or a sentence, tells no purpose of processing whatever basis stands beside it."""
    folded = fold(text)
    if _TO_FILL_IN.fullmatch(text) or reaches(text):
        return True
    if _RIGHT.search(folded) and words.section(" ".join(text.split()[:_FIRST])) == "rights":
        return True
    return any(pattern.search(folded) for pattern in (_ITSELF, _PURPOSES, _CHOICE))


_FIRST = 8
"""Words by which it is known that a right is one of the data subject, and no "right to drive"."""


def reaches(text: str) -> bool:
    """Whether a line says how somebody is reached ("Tel. 12 34 56 78", "mail info@example.org")."""
    return len(text) <= _LONGEST_CONTACT and _CONTACT.search(text) is not None


_LONGEST_CONTACT = 90
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|\bwww\.|https?://|^(?:tlf|tel|telefon|phone|mobil\w*|fax|e-?mail|mail|cvr|adresse|address)\b[\w .-]*?:?\s*\+?\(?\d[\d ()-]{4,}",
    re.IGNORECASE,
)


@lru_cache(maxsize=4000)
def itself(sentence: str) -> bool:
    """Whether a sentence speaks of the notice itself ("The purpose of this policy is to inform you …")."""
    return _ITSELF.search(fold(sentence)) is not None


def of_others(sentence: str) -> bool:
    """Whether a sentence speaks of purposes yet to come, of a duty of others, or of when consent would be asked for."""
    return _OF_OTHERS.search(sentence) is not None


_OF_OTHERS = re.compile(
    r"\b(?:til (?:andre|nye) formål|et andet formål|for (?:any )?(?:other|new) purposes?|a(?:ny)?(?:other| new) purpose)\b"
    r"|\b(?:responsible for (?:ensuring|making sure|having)|ansvarlig(?:e)? for(?:,)? (?:at (?:sikre|have)))\b"
    r"|\b(?:hvor|hvis|når|where|if|when|wherever|whenever)\b[^.,;]{0,40}?\b(?:samtykke|consent) (?:er|is) (?:på|for)?(?:krævet|nødvendigt|required|needed|necessary)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4000)
def opens_rights(text: str) -> bool:
    """Whether a line opens a list of rights ("You have the following rights:"), none of which is a purpose."""
    folded = fold(text)
    return bool(_RIGHTS.search(folded) or _RIGHT.search(folded))
