"""Which lines of a page are headings, tables and text, by their size, their weight and what goes on below them."""

from __future__ import annotations

from collections.abc import Sequence

from register_app.reading.columns import Segment
from register_app.reading.pdfblocks import Line, blocks

TABLE = ["Navn", "Adresse", "Kørekort", "Helbred", "Løn", "Medlemsnummer", "Billede", "Bankkonto"]


def page(*pieces: tuple[float, str | Sequence[str]], bold: Sequence[str] = ()) -> list[Line]:
    """Lines one below the other, each with its size; of several cells, those stand side by side; "" is white."""
    lines: list[Line] = []
    top, gap = 0.0, 0.0
    for size, text in pieces:
        if not text:
            gap = size
            continue
        cells = [text] if isinstance(text, str) else list(text)
        segments = [
            Segment(300.0 * at, 300.0 * at + 0.5 * size * len(cell), cell) for at, cell in enumerate(cells)
        ]
        top += gap
        lines.append(Line(0, top, top + size, segments, size, text in bold, gap / size))
        top += size
        gap = 0.0
    return lines


def table() -> list[tuple[float, Sequence[str] | str]]:
    rows: list[tuple[float, Sequence[str] | str]] = []
    for name in TABLE * 4:
        rows += [
            (8.0, (f"{name} på dem, der spørger os om det", "Kunder og gæster", "Vores eget system")),
            (4.0, ""),
        ]
    return rows


def kinds(lines: Sequence[Line]) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(lines) if block.kind != "row"]


def test_text_below_a_table_of_smaller_letters_is_no_heading() -> None:
    text = "Nogle af oplysningerne er nødvendige, for at vi kan indgå eller opfylde en aftale"
    found = kinds(page(*table(), (10.0, ""), (10.0, text), (10.0, "med dig, eller gøre det, loven kræver. Uden dem kan vi ikke"), (10.0, "gøre det"), (10.0, ""), (14.0, "Hvem får oplysningerne")))  # fmt: skip
    assert found[0] == ("line", text)
    assert found[-1] == ("heading", "Hvem får oplysningerne")


def test_larger_letters_that_end_a_sentence_are_text() -> None:
    """As the leading paragraph of a page has them."""
    lead = "Her kan du læse, hvad vi bruger oplysningerne til, og hvor længe"
    small = [(8.0, "Vi sletter det meste efter et år og resten, når du beder os om det.")] * 6
    found = kinds(page((14.0, "Privatliv"), (14.0, ""), (10.0, lead), (10.0, "vi gemmer dem."), (10.0, ""), *small))  # fmt: skip
    assert found[:3] == [("heading", "Privatliv"), ("line", lead), ("line", "vi gemmer dem.")]


def test_a_heading_of_two_lines_stays_one() -> None:
    text = [(10.0, "Vi sletter det meste efter et år og resten, når du beder os om det.")] * 6
    found = kinds(page((14.0, "Oplysninger om dem, der besøger os"), (14.0, "og dem, der skriver til os"), (5.0, ""), *text))  # fmt: skip
    assert found[0] == ("heading", "Oplysninger om dem, der besøger os og dem, der skriver til os")
