"""Bring resources/i18n/*.po up to date with the texts of the source.

    python packaging/strings.py [MORE.po ...]

New texts come in without a translation, texts that are gone leave, and nothing is guessed. Translations found in
MORE.po (same language) fill what is missing. The files come out sorted and without dates, so that a change of one
text is a change of a few lines. Exit status 1 says that translations are missing; the tests then name them.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
NOISE = "POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Report-Msgid-Bugs-To|Generated-By"

Forms = tuple[str, ...]
"""One form of a text, or two where it counts something."""


def texts_of_source() -> dict[str, tuple[Forms, set[str]]]:
    """Each text by its first form, with the files it stands in."""
    found: dict[str, tuple[Forms, set[str]]] = {}
    texts = extract_from_dir(ROOT / "register_app", method_map=[("**.py", "python")], keywords=KEYWORDS)
    for file, _line, message, _comments, _context in texts:
        forms = (message,) if isinstance(message, str) else tuple(message)
        known, places = found.get(forms[0], ((), set()))
        if forms[0]:
            found[forms[0]] = (max(forms, known, key=len), places | {f"register_app/{file}"})
    return found


def translations_in(path: Path) -> dict[str, Forms]:
    """The translations of a file that are complete and sure."""
    with path.open("rb") as stream:
        catalogue = read_po(stream, locale=path.stem, abort_invalid=True)
    found = {}
    for message in catalogue:
        told = message.string or ""
        forms = (told,) if isinstance(told, str) else tuple(told)
        if message.id and all(forms) and not message.fuzzy:
            found[message.id if isinstance(message.id, str) else message.id[0]] = forms
    return found


def updated(language: str, known: dict[str, Forms]) -> tuple[str, int]:
    """The text of the PO file of a language, and how many translations are missing in it."""
    comment = f"# Translations of register-app: {language}.\n#"
    catalogue = Catalog(locale=language, project="register-app", header_comment=comment, fuzzy=False)
    missing = 0
    for first, (forms, places) in sorted(
        texts_of_source().items(), key=lambda text: (min(text[1][1]), text[0])
    ):
        told = known.get(first, ("",))
        missing += told == ("",)
        if len(forms) == 1:
            catalogue.add(first, told[0], locations=[(place, 1) for place in sorted(places)])
        else:
            told = told if len(told) == catalogue.num_plurals else told[:1] * catalogue.num_plurals
            catalogue.add(forms, told, locations=[(place, 1) for place in sorted(places)])
    stream = io.BytesIO()
    write_po(stream, catalogue, width=0, include_lineno=False)
    text = re.sub(rf'^"(?:{NOISE}): .*\n', "", stream.getvalue().decode(), flags=re.MULTILINE)
    return text.replace(
        "Project-Id-Version: register-app VERSION", "Project-Id-Version: register-app"
    ), missing


def main(more: list[str]) -> int:
    """Rewrite each PO file; 1 while a translation is missing."""
    left = 0
    for path in sorted((ROOT / "resources" / "i18n").glob("*.po")):
        known: dict[str, Forms] = {}
        for source in [*map(Path, more), path]:
            known |= translations_in(source)
        text, missing = updated(path.stem, known)
        path.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{path.relative_to(ROOT)}: {missing} missing\n")
        left += missing
    return int(left > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
