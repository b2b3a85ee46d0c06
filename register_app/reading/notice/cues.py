"""The words of a sentence that lead to a legal basis, and those that say what is done with data."""

from __future__ import annotations

import re

_GDPR = r"(?:databeskyttelses|persondata|gdpr|general data|artikel|article|art\b|forordning|lov|the gdpr|section|§)"
BASIS = re.compile(
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
HANDLES_DA = r"(?:behandler|bruger|anvender|benytter|indsamler|registrerer|opbevarer|gemmer|deler|videregiver|har brug for|optager|(?:kan|vil|skal|må)\s+(?:vi\s+)?(?:også\s+)?(?:behandle|bruge|anvende|indsamle|indhente|registrere|opbevare|gemme|dele|videregive|optage|bede om|modtage)|indhenter|behandles|bruges|anvendes|indsamles|registreres)"
HANDLES_EN = (
    r"(?:process|processes|use|uses|collect|collects|store|stores|keep|keeps|handle|handles|need|needs|share|shares|record|records|analyse|analyze|register|"
    r"processed|used|collected|stored|recorded|registered)"
)
