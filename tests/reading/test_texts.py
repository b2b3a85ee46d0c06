"""Text, Markdown, web pages and Word files as blocks: what belongs together, without the marks of the format."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.reading import guarded, htmltext, plaintext, refusals
from register_app.reading.columns import join_lines
from register_app.reading.notice.units import units
from register_app.reading.texts import Block, tidy
from tests.reading import hostile
from tests.reading.wordfile import docx


def shown(blocks: list[Block]) -> list[tuple[str, str]]:
    return [(block.kind, " | ".join(block.cells)) for block in blocks]


def test_lines_of_a_text() -> None:
    text = "1.2 Formål\n\n- vare\n• pakke\n----\nb) Tredje\nalmindelig  linje\u00a0her\r\nBM\u00adI"
    assert shown(plaintext.lines(text)) == [
        ("line", "Formål"),
        ("item", "vare"),
        ("item", "pakke"),
        ("line", "Tredje"),
        ("line", "almindelig linje her"),
        ("line", "BMI"),
    ]
    assert [block.level for block in plaintext.lines(text)] == [2, 0, 0, 9, 0, 0]
    assert [block.line for block in plaintext.lines(text)] == [1, 3, 4, 6, 7, 8]


def test_tables_in_a_text() -> None:
    wanted = [("row", "Formål | Grund"), ("row", "Løn | Aftale"), ("row", "Skat | Lov")]
    assert shown(plaintext.lines("Formål\tGrund\nLøn\tAftale\nSkat\tLov")) == wanted
    assert shown(plaintext.lines("| Formål | Grund |\n|---|---|\n| Løn | Aftale |\n| Skat | Lov |")) == wanted
    assert shown(plaintext.lines("Formål      Grund\nLøn         Aftale\nSkat        Lov\n")) == wanted


def test_a_table_set_with_blanks_keeps_its_cells_together() -> None:
    text = (
        "Formål                Retsgrundlag\n\n"
        "Levering af varer     Aftale med\n"
        "til kunder            kunden\n\n"
        "Nyhedsbrev            Samtykke\n"
    )
    assert shown(plaintext.lines(text)) == [
        ("row", "Formål | Retsgrundlag"),
        ("row", "Levering af varer til kunder | Aftale med kunden"),
        ("row", "Nyhedsbrev | Samtykke"),
    ]


def test_markdown() -> None:
    text = (
        "---\ntitle: x\n---\n# Politik #\n\nEn *linje* med [link](https://x.example) og\nden næste.\n\n"
        "Formål\n------\n**Grund**\n\n- [ ] a\n- **b**: c\n\n1. første\n\n| A | B |\n|:--|--:|\n| 1 \\| 2 | `x` |\n\n"
        "> Citat\n\n**Formål:** varer\n**Retsgrundlag:** aftale\n\n2 * 3 * 4 og snake_case_name"
    )
    assert shown(plaintext.markdown(text)) == [
        ("heading", "Politik"),
        ("paragraph", "En linje med link og den næste."),
        ("heading", "Formål"),
        ("heading", "Grund"),
        ("item", "[ ] a"),
        ("item", "b: c"),
        ("item", "første"),
        ("row", "A | B"),
        ("row", "1 | 2 | x"),
        ("paragraph", "Citat"),
        ("paragraph", "Formål: varer"),
        ("paragraph", "Retsgrundlag: aftale"),
        ("paragraph", "2 * 3 * 4 og snake_case_name"),
    ]


def test_web_page() -> None:
    page = (
        "<html><head><title>t</title><style>x</style></head><body><nav>Menu</nav><script>1</script>"
        "<h2>Form&aring;l</h2><p>En <b>lang</b>\n tekst<br>og mere</p><p><strong>Kunder</strong></p>"
        "<ul><li>f&oslash;rste <ul><li>under</li></ul></li><li>anden</li></ul><dl><dt>Grund</dt><dd>Aftale</dd></dl>"
        "<table><tr><th>A</th><th>B</th></tr><tr><td>1<br>2</td><td><ul><li>x</li><li>y</li></ul></td></tr></table>"
        '<p style="display: none">skjult</p><p hidden>skjult</p><div>slut'
    )
    assert shown(htmltext.blocks(page)) == [
        ("heading", "Formål"),
        ("paragraph", "En lang tekst"),
        ("paragraph", "og mere"),
        ("heading", "Kunder"),
        ("item", "første"),
        ("item", "under"),
        ("item", "anden"),
        ("heading", "Grund"),
        ("paragraph", "Aftale"),
        ("row", "A | B"),
        ("row", "1\n2 | x\ny"),
        ("paragraph", "slut"),
    ]


def test_declared_encoding_of_a_page() -> None:
    page = '<meta charset="iso-8859-1"><p>Formål „x“'
    assert "Formål" in htmltext.decode(page.encode("cp1252"))
    assert "Formål" in htmltext.decode('<meta charset="nonsense"><p>Formål'.encode())


@given(st.text(alphabet="<>/tablerdhp= \"'a&;!-\n", max_size=120))
def test_any_markup(text: str) -> None:
    for block in htmltext.blocks(text):
        assert any(block.cells)


def test_web_page_called_a_spreadsheet(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(
        b"<html><table><tr><td>Form&aring;l</td><td>Grund</td></tr><tr><td>L&oslash;n</td><td></td></tr></table>"
    )
    read = guarded.read_workbook(tmp_path / "a.xls")
    assert read.kind == "html"
    assert read.sheets[0].rows == [["Formål", "Grund"], ["Løn"]]


def test_what_a_source_is(tmp_path: Path) -> None:
    files = {
        "a.txt": (
            "Vi behandler navn og adresse.\nDet gør vi for at levere varer.\n".encode(),
            guarded.SourceText,
        ),
        "b.txt": (
            "Navn;Formål;Grund\nLøn;Udbetaling;Aftale\nSkat;Indberetning;Lov\n".encode(),
            guarded.Workbook,
        ),
        "c.md": (b"# Title\n\na | b\n", guarded.SourceText),
        "d.docx": (docx(["Formål"]), guarded.SourceText),
        "e.xlsx": (hostile.small_xlsx(), guarded.Workbook),
        "f.html": (b"<!doctype html><p>Text", guarded.SourceText),
    }
    for name, (data, kind) in files.items():
        (tmp_path / name).write_bytes(data)
        assert isinstance(guarded.read_source(tmp_path / name), kind), name


def test_a_table_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(hostile.small_xlsx())
    with pytest.raises(refusals.WrongKind, match="not a text"):
        guarded.read_text(tmp_path / "a.xlsx")


def test_word_bomb_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(hostile.zipped({"word/document.xml": hostile.LAUGHS + "<w>&j;</w>"}))
    with pytest.raises(refusals.WrongKind, match="DOCTYPE"):
        guarded.read_text(tmp_path / "a.docx")


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["person-", "oplysninger"], "personoplysninger"),
        (["e-", "mail"], "e-mail"),
        (["kunde- ", "og leverandørforhold"], "kunde- og leverandørforhold"),
        (["lokale Birk-", "virksomheders"], "lokale Birk-virksomheders"),
        (["a", "b", ""], "a b"),
    ],
)
def test_words_parted_at_the_margin(lines: list[str], text: str) -> None:
    assert join_lines(lines).strip() == text


def test_broken_lines_become_paragraphs() -> None:
    text = (
        "Levering af varer\n"
        "Vi behandler personoplysninger med henblik på at kunne sende\n"
        "varen til dig. Vi bruger også oplysningerne til at kunne svare\n"
        "på spørgsmål.\n"
        "Opfyldelse af en aftale\n\n"
        "Retsgrundlag:\n"
        "Samtykke\n"
    )
    assert [unit.text for unit in units(plaintext.lines(text))] == [
        "Levering af varer",
        "Vi behandler personoplysninger med henblik på at kunne sende varen til dig. Vi bruger også oplysningerne til at kunne svare på spørgsmål.",
        "Opfyldelse af en aftale",
        "Retsgrundlag: Samtykke",
    ]


@given(st.text(max_size=200))
def test_tidy_is_stable(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
