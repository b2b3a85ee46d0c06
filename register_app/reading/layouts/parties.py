"""Somebody written in words: names, numbers and addresses of organisations and persons, and the labels for them."""

from __future__ import annotations

import re
from typing import Any

from register_app.reading.folded import fold
from register_app.reading.layouts.evidence import looks_like_company

Facts = dict[str, Any]

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"(?:https?://|www\.)\S+")
_PHONE_LABEL = re.compile(
    r"(?:tlf|tel|telefon|phone|téléphone|telephone|telefoon|teléfono|telefono|puh|puhelin|mobil|mob)\b\.?\s*(?:nr\.?|no\.?)?\s*:?\s*(?P<n>\+?\d[\d ()/-]{5,}\d)",
    re.IGNORECASE,
)
REGISTRATION = re.compile(
    r"\b(?:CVR|org(?:anisations?)?|KvK|SIREN|SIRET|HRB|KRS|NIP|REGON|Y-tunnus|VAT|USt|P\.?\s?IVA|partita iva|CIF|NIF|company|reg(?:istration)?|handelsregister|kvk)\b\.?[\s-]*(?:nr|no|number|nummer|ID|numéro|número|id)?\b\.?\s*:?\s*"
    r"(?P<n>[A-Z]{0,3}\s?\d[\d .-]{4,}\d)",
    re.IGNORECASE,
)
_SUB: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "email",
            r"^(e ?mail|e post|mail|courriel|adresse? (mel|mail|e ?mail)|epost|sposti|saehkoeposti|correo|posta elettronica|email)( \w+)?$",
        ),
        (
            "phone",
            r"^(tlf|tel|telefon\w*|phone|telephone|telefoon\w*|telefono|puhelin\w*|mobil\w*)( (nr|no|number|nummer))?$",
        ),
        (
            "registration_number",
            r"^(cvr|org(anisation(s)?)? (?=nr|no|id|num)|kvk|siren|siret|hrb|krs|nip|regon|y tunnus|vat|ust|p iva|partita iva|cif|nif|company (reg\w*|no|number)|registration|registreringsnummer|handelsregister|organisationsnummer|organisasjonsnummer)\w*( ?(nr|no|number|nummer|id))?$",
        ),
        (
            "web",
            r"^(web\w*|hjemmeside|website|homepage|internet|site( web| internet)?|url|hemsida|nettside|sitio web|sito|strona\w*)$",
        ),
        ("country", r"^(land|country|pays|pais|paese|kraj|maa)$"),
        (
            "zip",
            r"^(postnr|postnummer|post ?code|zip|code postal|plz|postleitzahl|codigo postal|cap|kod pocztowy|postinumero)( og by)?$",
        ),
        ("city", r"^(by|city|ort|stadt|ville|stad|poststed|ciudad|citta|miasto|kaupunki|plaats|woonplaats)$"),
        (
            "address",
            r"^(adresse?|address|anschrift|adres|adress|osoite|direccion|indirizzo|postadresse?|street|gade|strasse|post ?adress)( \w+)?$",
        ),
        ("first", r"^(fornavn|first name|vorname|prenom|voornaam|foernamn|nombre|nome|imie|etunimi)$"),
        (
            "name",
            r"^(navn|name|nom|naam|namn|nimi|nazwa|efternavn|surname|nachname|virksomhed(ens navn)?|organisation(ens navn)?|firma|company( name)?|ragione sociale|razon social|societe\w*|company)$",
        ),
        (
            "contact",
            r"^(kontaktperson|kontakt|contact( person)?|ansprechpartner|contactpersoon|persona de contacto|referente|yhteyshenkiloe|personne de contact|ansvarlig|ansvarig|responsible)$",
        ),
    )
)
TITLE_WORD = re.compile(
    r"fortegnelse|register|record of processing|ropa\b|verzeichnis|registre|registro|rejestr|seloste|oversigt|protokoll|artikel 30|article 30|art 30"
)


def party_document(name: str = "") -> Facts:
    return {
        "name": name,
        "registration_number": "",
        "address": "",
        "country": "",
        "email": "",
        "phone": "",
        "web": "",
        "note": "",
    }


def party_of(text: str) -> Facts:
    """Somebody written in one line or several ("Anna Berg, anna@x.example, tlf. 12 34 56 78")."""
    party = party_document()
    rest = text
    for key, pattern in (
        ("email", _EMAIL),
        ("web", _WEB),
        ("registration_number", REGISTRATION),
        ("phone", _PHONE_LABEL),
    ):
        found = pattern.search(rest)
        if found:
            party[key] = (found["n"] if "n" in found.groupdict() else found.group()).strip(" .,;")
            rest = rest[: found.start()] + "," + rest[found.end() :]
    if not party["phone"] and (
        found := re.search(r"(?:^|[,;\n])\s*(?P<n>\+?\d{2}[\d ]{6,12}\d)\s*(?=$|[,;\n])", rest)
    ):
        party["phone"] = found["n"].strip()
        rest = rest[: found.start()] + "," + rest[found.end() :]
    pieces = [_trimmed(piece) for piece in re.split(r"[,;\n|]|\s+[–—]\s+", rest)]
    pieces = [
        piece
        for piece in pieces
        if piece and not re.fullmatch(r"(e-?mail|mail|tlf|tel|telefon|phone|web)\.?:?", piece, re.IGNORECASE)
    ]
    if pieces:
        party["name"] = pieces[0]
        if TITLE_WORD.search(fold(pieces[0])):
            inside = re.split(
                r"\b(?:der|des|von|for|of|de|du|van|voor|för|di|dla|pour|fra|til|hos|del|della|av|af)\s+",
                pieces[0],
            )[-1]
            party["name"] = inside if looks_like_company(inside) else pieces[0]
        address = [piece for piece in pieces[1:] if re.search(r"\d", piece)]
        if address:
            party["address"] = ", ".join(pieces[pieces.index(address[0]) :])
            others = pieces[1 : pieces.index(address[0])]
        else:
            others = pieces[1:]
        party["note"] = ", ".join(others)
    return party


def _trimmed(piece: str) -> str:
    piece = piece.strip(" –-")
    return piece.rstrip(".") if piece.count(".") == 1 else piece


def label_of(label: str) -> str:
    """The part of a party's address that a label names ("email", "city", …), or ""."""
    folded = fold(label)
    return next((name for name, pattern in _SUB if pattern.match(folded)), "")
