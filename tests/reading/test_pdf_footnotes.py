"""Raised marks in a PDF are joined to the notes at the foot of their page, however the PDF raises them."""

from __future__ import annotations

from pathlib import Path

import pytest

from register_app.reading import notices, pdftext
from register_app.reading.batch import Batch
from register_app.reading.texts import Block, SourceText
from tests.reading.noticetext import articles, kept

PAGE = '#set page(width: 14cm, height: 18cm, numbering: "1 / 1")\n#set text(size: 10pt, lang: "da")\n'
# Small letters set higher, as word processors raise them; else the typeface's own raised digits.
SMALL = "#set super(typographic: false, size: 0.6em, baseline: -0.45em)\n"
NOTICE = """
= Privatliv for klubben
== Formål og retsgrundlag
=== Udlån af kajakker
Vi bruger dit navn for at kunne udlåne kajakker#footnote[Retsgrundlaget er aftalen med dig, jf. artikel 6, stk. 1, litra b.], som du henter ved broen.

=== Bådplads
Vi bruger din adresse for at kunne udleje 20 m#super[2] plads til dig.#footnote[Retsgrundlaget er artikel 6, stk. 1, litra f. Vores interesse er at leje hele havnen ud og at holde øje med, hvem der ligger hvor, når det stormer.] Vi sletter den efter et år.
"""


def blocks(folder: Path, source: str) -> list[Block]:
    import typst

    path = folder / "notice.pdf"
    path.write_bytes(typst.compile((PAGE + source).encode()))
    return pdftext.extract(path).blocks


def read(found: list[Block]) -> Batch:
    batch = notices.read(SourceText("notice", "pdf", found))
    assert batch.cells.filled == batch.cells.imported + batch.cells.reported
    return batch


@pytest.mark.parametrize("raised", ["", SMALL])
def test_the_note_at_the_foot_gives_the_basis(tmp_path: Path, raised: str) -> None:
    found = blocks(tmp_path, raised + NOTICE)
    told = " ".join(block.text for block in found)
    assert "kajakker (Retsgrundlaget er aftalen med dig" in told
    assert "20 m2 plads" in told
    assert not any(block.text.startswith(("1", "2", "Retsgrundlaget")) for block in found)
    loan, berth = (draft.activity for draft in read(found).drafts)
    assert (loan["name"], articles(loan)) == ("Udlån af kajakker", ["6(1)(b)"])
    assert (berth["name"], articles(berth)) == ("Bådplads", ["6(1)(f)"])
    assert kept(berth) == ["et år"]


def test_marks_in_a_table(tmp_path: Path) -> None:
    table = "#table(columns: (1fr, 1fr), [*Formål*], [*Retsgrundlag*], [Kor#footnote[Øver hver mandag aften i salen.]], [Aftale], [Bibliotek], [Samtykke#footnote[Artikel 6, stk. 1, litra a.]], [Café], [Aftale])\n"
    choir, library, cafe = read(blocks(tmp_path, table)).drafts
    assert choir.activity["name"] == "Kor (Øver hver mandag aften i salen)"
    assert articles(library.activity) == ["6(1)(a)"]
    assert cafe.activity["name"] == "Café"


def test_notes_counted_anew_on_each_page(tmp_path: Path) -> None:
    page = "=== {}\nVi bruger dit navn for at kunne {} for dig#footnote[{}].\n"
    first = page.format("Bageri", "bage brød", "Retsgrundlaget er dit samtykke")
    second = page.format("Mejeri", "kærne smør", "Retsgrundlaget er aftalen med dig")
    source = f"{first}\n#pagebreak()\n#counter(footnote).update(0)\n{second}"
    told = [block.text for block in blocks(tmp_path, source) if block.kind != "heading"]
    assert [text.rpartition(" for dig ")[2] for text in told] == [
        "(Retsgrundlaget er dit samtykke).",
        "(Retsgrundlaget er aftalen med dig).",
    ]


def test_a_note_whose_mark_stands_on_the_line(tmp_path: Path) -> None:
    text = "Vi bruger dit navn for at kunne bage brød til dig#super[1], hver dag i ugen og også om søndagen, når vi har åbent.\n"
    source = f"{SMALL}{text * 3}\n#v(2cm)\n#text(size: 8pt)[1 Retsgrundlaget er aftalen med dig.]\n"
    (told,) = blocks(tmp_path, source)
    assert told.text.count("til dig (Retsgrundlaget er aftalen med dig), hver dag") == 3


def test_raised_digits_without_a_note_stay(tmp_path: Path) -> None:
    source = f"{SMALL}Vi har 20 m#super[2] og 10#super[6] breve fra 2024, se s. 12.\n"
    assert [block.text for block in blocks(tmp_path, source)] == [
        "Vi har 20 m2 og 106 breve fra 2024, se s. 12."
    ]


def test_the_line_that_goes_on_after_a_note_is_of_the_same_paragraph(tmp_path: Path) -> None:
    note = "Det betyder, at vi kun ser dem, der er nødvendige, og at ingen andre får dem at se, medmindre loven kræver det"
    source = f"Vi bruger oplysningerne#footnote[{note}.] for at kunne finde den rette båd til dig, holde øje med vejret og ringe til dig, når der er storm i vente.\n"
    (told,) = blocks(tmp_path, source)
    assert told.text.endswith("når der er storm i vente.")
