"""What tells a register from a privacy notice: its title, and labels that only a register has."""

from __future__ import annotations

import re

from register_app.reading.folded import fold

_TITLE = re.compile(
    r"\bfortegnelse(?:n|r|rne)?\b|behandlings(?:protokoll|oversigt|aktivitet|fortegnelse)|\brecords? of (?:data )?processing|\bprocessing (?:activit\w+ )?(?:record|register|inventory)"
    r"|\bropa\b|\bregister of (?:data )?processing|\bdata (?:processing )?register\b|verarbeitungsverzeichnis|verarbeitungstaetigkeit|verfahrensverzeichnis|verzeichnis der verfahren"
    r"|\bregistre (?:des?|du|d une?) (?:activites?|traitements?|operations? de traitement)|\bactivites? de traitement"
    r"|\bregistro (?:de|de las|de los|delle|dei|di) (?:actividad\w*|tratamiento\w*|attivita|trattament\w*)|\b(?:actividades|attivita) (?:de|di) trat\w+"
    r"|\bregister van (?:de )?verwerking|verwerkings?(?:en)?register|verwerkingsactiviteit|registerfoerteckning|\bregister oever behandling|\bfoerteckning oever|personuppgiftsregister"
    r"|\bprotokoll over behandling|\brejestr\w* (?:czynnosci|przetwarzania|kategorii)|czynnosci przetwarzania|seloste\w* kaesittely|kaesittelytoim"
    r"|\bart(?:icles?|ikel|icolo|iculo|ykul\w*|ikla)? 30\b"
)
_COUNTED = re.compile(
    r"(?:behandling\w*|aktivitet\w*|activity|activite|processing(?: activity)?|verarbeitung\w*|traitement|verwerking\w*|"
    r"tratamiento|trattamento|czynnosc\w*|kaesittely\w*|proces\w*|verfahren)\s+(?:nr|no|n|nro|numero)?\s*\d{1,3}\b"
)
_LONGEST = 140


def says_register(text: str) -> bool:
    """Whether a title names a record of processing activities."""
    return len(text) <= _LONGEST and bool(_TITLE.search(fold(text)))


def counts_activity(text: str) -> bool:
    """Whether a title counts an activity ("Processing activity 3: Payroll")."""
    return len(text) <= _LONGEST and bool(_COUNTED.match(fold(text)))
