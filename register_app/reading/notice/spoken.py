"""Everyday clauses that give the right to process: "because you have agreed", "weil wir verpflichtet sind"."""

from __future__ import annotations

import re

from register_app.reading.recognise.found import BasisFound

_SAID = (
    (
        "6(1)(a)",
        (
            r"\byou(?:['’]ve| have)? (?:\w+ )?(?:agreed\b(?! (?:a|the|with)\b)|said yes|opted in|consented|(?:given|gave) (?:us )?(?:your )?(?:permission|consent))"
            r"|\bdu har (?:\w+ ){0,2}(?:sagt ja|samtykk?et|samtykka|samtyckt|gått med på|(?:givet|gitt) (?:os |oss )?(?:lov|tilladelse|dit samtykke|ditt samtykke|samtykke))"
            r"|\b(?:sie|du)\b[^.;]{0,50}\b(?:eingewilligt|zugestimmt|(?:einwilligung|zustimmung) (?:gegeben|erteilt))|\bmit (?:ihrer|deiner) (?:\w+ )?(?:einwilligung|zustimmung)"
            r"|\bvous (?:y |nous )?avez (?:\w+ ){0,2}(?:consenti|donné (?:\w+ )?(?:accord|consentement))|\bavec votre (?:accord|consentement)"
            r"|\b(?:u|je|jij)\b[^.;]{0,40}\b(?:toestemming (?:hebt|heeft|gaf|gegeven)|ingestemd)|\bmet (?:uw|je|jouw) (?:\w+ )?toestemming"
            r"|\b(?:ha|has|han) (?:dado (?:su|tu) consentimiento|consentido|autorizado)|\bcon (?:su|tu) consentimiento"
            r"|\b(?:hai|ha|avete) (?:\w+ )?(?:acconsentito|(?:dato|prestato) (?:il )?(?:(?:tuo|suo|vostro) )?consenso)|\bcon il (?:tuo|suo|vostro) consenso"
            r"|\bmed ditt (?:\w+ )?(?:samtycke|samtykke)|\bolet (?:antanut suostumuksesi|suostunut)|\bwyraził\w* (?:\w+ ){0,2}zgodę"
        ),
    ),
    (
        "6(1)(c)",
        (
            r"\b(?:we are |we're )(?:legally (?:obliged|required|bound)|(?:obliged|required) by law)|\bthe law (?:requires|obliges|demands|says we (?:must|have to)|tells us to)|\b(?:must|have to) by law"
            r"|\b\w*lov(?:en|givningen) (?:\w+ )?(?:kræver|pålægger|pålegger|krever|forpligter)|\b(?:retligt|lovmæssigt|rettslig) forpl?igte?t|\bpligt (?:efter|ifølge) lov|\bpålagt ved lov|\blovpålagt"
            r"|\b(?:gesetzlich|rechtlich) (?:\w+ )?(?:verpflichtet|vorgeschrieben)|\bdas gesetz (?:\w+ )?(?:verlangt|vorschreibt|verpflichtet|schreibt)"
            r"|\bla loi (?:nous |l['’]|y )*(?:oblige|impose|exige)|\b(?:légalement|par la loi) (?:tenus?|obligés?|contraints?)|\b(?:tenus?|obligés?|contraints?) (?:légalement|par la loi)"
            r"|\b\w*lag(?:en|stiftningen) (?:\w+ )?(?:kräver|ålägger|förpliktar)|\bskyldiga enligt lag|\benligt lag (?:är )?(?:skyldiga|måste)|\brättsligt? (?:skyldiga|förpliktade)"
            r"|\bwettelijk (?:\w+ )?verplicht|\bde wet (?:\w+ ){0,2}(?:verplicht|eist|voorschrijft|vereist)"
            r"|\bobligados? (?:por|según) (?:la )?ley|\blegalmente obligados|\bla ley (?:nos |lo |así lo )*(?:obliga|exige|impone)"
            r"|\b(?:obbligati|tenuti) (?:per|dalla|dalle) legg[ei]|\bla legge (?:ce |ci |lo |ce lo )*(?:obbliga|impone|richiede|prescrive)"
        ),
    ),
    (
        "6(1)(b)",
        (
            r"\b(?:we have|you have(?: \w+)?) (?:a|an) (?:\w+ )?(?:contract|agreement) with (?:you|us)|\bto (?:perform|fulfil|carry out|enter into) (?:our|the|a|your) (?:\w+ )?(?:contract|agreement)\b"
            r"|\bfor at (?:kunne )?(?:opfylde|indgå|gennemføre) (?:vores |din |en )?\w*(?:aftale|kontrakt)\w*|\b(?:vi|du) har en \w*(?:aftale|kontrakt) med (?:dig|os)"
            r"|\b(?:um|für)\b[^.;]{0,30}\b\w*vertrag\w*[^.;]{0,40}\b(?:erfüllen|durchzuführen|abzuschließen|abzuwickeln|schließen)|\bzur (?:erfüllung|durchführung|abwicklung) (?:des|unseres|ihres|eines|deines) \w*vertrag\w*"
            r"|\b(?:einen|ein) \w*vertrag[^.;]{0,30}\b(?:haben|geschlossen|besteht)|\bwir (?:mit ihnen )?einen \w*vertrag"
            r"|\b(?:exécuter|honorer|remplir|conclure) (?:le|un|notre|votre) contrat|\bnécessaire (?:à l['’]exécution|à la conclusion) d(?:u|['’]un|e (?:notre|votre)) contrat"
            r"|\bför att (?:kunna )?(?:fullgöra|uppfylla|ingå) (?:vårt |ditt |ett )?\w*avtal\w*|\b(?:vi|du) har (?:ett|en) \w*avtale? med (?:dig|deg|oss)|\bfor å (?:kunne )?(?:oppfylle|inngå) (?:en )?\w*avtale\w*"
            r"|\bovereenkomst\b[^.;]{0,30}\b(?:uit te voeren|na te komen|te sluiten|uitvoeren|nakomen)|\b(?:we|wij|u)\b[^.;]{0,20}\been (?:\w+ )?overeenkomst\b[^.;]{0,20}\b(?:hebben|hebt|heeft)"
            r"|\b(?:ejecutar|cumplir|formalizar|celebrar) (?:el|su|nuestro|un) contrato|\b(?:eseguire|concludere) (?:il|un) (?:\w+ )?contratto|\b(?:dare esecuzione|adempiere) al contratto"
        ),
    ),
    (
        "6(1)(e)",
        (
            r"\böffentlichen? interesse|\baufgabe im öffentlichen|\bmission (?:d['’]intérêt|de service) public|\b(?:en )?uppgift av allmänt intresse|\bmyndighetsutövning"
            r"|\btaak van algemeen belang|\bmisión (?:realizada )?(?:de|en) interés público|\bcompito di interesse pubblico|\boppgave i allmennhetens interesse"
        ),
    ),
    (
        "6(1)(f)",
        (
            r"\bberechtigte[sn]? interessen?\b|\bintérêts? légitimes?\b|\bberättiga(?:t|de) intressen?\b|\bberettige(?:t|de) interesser?\b|\bgerechtvaardigde? belang(?:en)?\b"
            r"|\binter[ée]s(?:es)? legítimos?\b|\blegittim[oi] interess[ei]\b|\binteress[ei] legittim[oi]\b|\blegitimate interests?\b|\blegitime? interesser?\b"
        ),
    ),
)
_PATTERNS = tuple((article, re.compile(pattern, re.IGNORECASE)) for article, pattern in _SAID)
_NOT = re.compile(
    r"\b(?:not|nicht|kein\w*|pas|inte|ikke|ikkje|niet|geen|no|non|ohne|sans|utan|uten|uden|without|zonder|sin|senza|n['’]\w+|haven['’]t|nie|et ole)\b",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"withdraw|object to|widerruf|widersp|retirer|opposer|återkall|invända|trække|trekke|indsigelse|innsigelse|intrekk|bezwaar|retirar|revoca|oponer|oppor",
    re.IGNORECASE,
)
_BECAUSE = re.compile(
    r",?\s+(?P<reason>(?:because|since|fordi|da|idet|weil|denn|parce qu(?:e\s|['’])|puisqu(?:e\s|['’])|car|eftersom|därför att|omdat|aangezien|porque|ya que|puesto que|perché|poiché|in quanto|ponieważ|koska)\s*\b.+)$",
    re.IGNORECASE | re.DOTALL,
)
_OCCASION = re.compile(
    r"\s*(?:når|hvis|when|where|if|wenn|sofern|falls|si|quand|lorsqu\w*|när|om (?:du|vi)|als|wanneer|cuando|se|quando|jeśli|jos)\b",
    re.IGNORECASE,
)
"""What opens a sentence that only says when something is done: "If you have a contract with us, we process …"."""
_SOME = re.compile(
    r"\s*(?:some|certain|einige|manche|certaine?s|quelques|algun[oa]s|sommige|alcun[ie]|nogle|visse|vissa|några|noen|niektóre|jotkin)\b",
    re.IGNORECASE,
)
"""What opens a sentence on whether data must be given, Art. 13(2)(e): "Some of the data are needed for a contract …"."""
_NEAR = 14
"""Characters before and after the words in which a "not" turns them round."""
_LONGEST = 400


def read(sentence: str) -> list[BasisFound]:
    """The legal basis that a sentence gives in everyday words (Art. 6(1) GDPR), with its clause as reason; else none.

    A sentence about withdrawing or objecting gives none, and neither does one that says no, or speaks of some data.
    """
    if len(sentence) > _LONGEST or sentence.rstrip().endswith((":", "?")):
        return []
    if _RIGHT.search(sentence) or _SOME.match(sentence):
        return []
    for article, pattern in _PATTERNS:
        match = pattern.search(sentence)
        if match is None or (article == "6(1)(b)" and _OCCASION.match(sentence)):
            continue
        if _NOT.search(sentence[max(0, match.start() - _NEAR) : match.end() + _NEAR]):
            return []
        because = _BECAUSE.search(sentence)
        reason = because["reason"] if because is not None and because.start() <= match.start() else sentence
        return [BasisFound(article, reason=reason.strip(" .,;"), by_words=True)]
    return []


def divide(text: str) -> tuple[str, list[BasisFound]] | None:
    """A line like "Running the club, because you have agreed" as the purpose and its basis; else `None`."""
    because = _BECAUSE.search(text)
    if because is None or because.start() < _SHORTEST:
        return None
    found = read(because["reason"])
    return (text[: because.start()], found) if found else None


_SHORTEST = 4
