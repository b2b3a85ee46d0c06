"""Separated texts of every dialect give the cells that were written."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from register_app.reading import csvfile
from register_app.reading.encoding import decode
from register_app.reading.refusals import Refusal

TEXT = (
    "Behandling;Formål;Retsgrundlag\n"
    "Lønudbetaling;At udbetale løn, pension og tillæg;Art. 6, stk. 1, litra c\n"
    "Ansøgere;Udvælgelse af ansøgere;Samtykke\n"
)


def rows(text: str | bytes, *, tabular: bool = True) -> list[list[str | None]]:
    data = text.encode() if isinstance(text, str) else text
    return csvfile.read(data, tabular_name=tabular).rows


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "cp1252",
        "cp865",
        "cp850",
        "iso8859-15",
        "mac_roman",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, end: str) -> None:
    assert rows(TEXT.replace("\n", end).encode(encoding)) == [line.split(";") for line in TEXT.splitlines()]


@pytest.mark.parametrize("delimiter", csvfile.DELIMITERS)
def test_delimiters(delimiter: str) -> None:
    cells: list[list[str | None]] = [["a", "b, c; d|e\tf", "g"], ["Løn", "x", None], ["1,5", "2", "3"]]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([["" if c is None else c for c in row] for row in cells])
    assert rows(text.getvalue()) == [["a", "b, c; d|e\tf", "g"], ["Løn", "x"], ["1,5", "2", "3"]]


def test_semicolons_beat_the_commas_of_prose() -> None:
    lines = ["Navn;Formål"] + [
        f"Nr. {n};Vi behandler navn, adresse, telefon, mail og meget andet, {n}" for n in range(30)
    ]
    assert {len(row) for row in rows("\n".join(lines))} == {2}


def test_declared_delimiter() -> None:
    assert rows("sep=|\r\na;b|c\r\n") == [["a;b", "c"]]
    assert rows('"sep=,"\na,b\n') == [["a", "b"]]


def test_title_rows_above() -> None:
    text = "Fortegnelse over behandlinger, udgave 3\nStand: 1. marts 2026\n\n" + TEXT
    read = rows(text)
    assert read[0] == ["Fortegnelse over behandlinger, udgave 3"]
    assert read[2] == []
    assert read[3] == ["Behandling", "Formål", "Retsgrundlag"]


def test_line_breaks_in_cells() -> None:
    assert rows('Navn;Data\nLøn;"navn\r\nadresse"\n') == [["Navn", "Data"], ["Løn", "navn\nadresse"]]


def test_long_cells() -> None:
    long = "x " * 150_000 + "y"
    assert rows(f"a;b\n1;{long}\n")[1][1] == long


def test_quotation_mark_that_is_never_closed() -> None:
    text = 'Navn;Note\nLøn;"åben\nKunder;to\nLeverandører;tre\n'
    assert rows(text) == [["Navn", "Note"], ["Løn", '"åben'], ["Kunder", "to"], ["Leverandører", "tre"]]


def test_quotation_marks_with_a_backslash() -> None:
    text = 'Navn;Liste;Note\nA;"[\\"x\\",\\"y\\"]";"siger \\"ja\\" tit"\nB;"[\\"z\\"]";"et \\"nej\\" her"\n'
    assert rows(text)[1] == ["A", '["x","y"]', 'siger "ja" tit']


def test_ragged_rows_and_empty_ends() -> None:
    assert rows("a;b;c;;\n1;2\n;;\n4;5;6;;\n;;;;\n") == [["a", "b", "c"], ["1", "2"], [], ["4", "5", "6"]]


RAGGED = (
    "Klubbens fortegnelse\n\nNr.\tAktivitet\tFormål\tHjemmel\tSlettes\n"
    '1\tKontingent\tOpkræve kontingent\tSamtykke\t5 år\n2\tTurneringer\t""\tSamtykke\n3\tNøgler\tUdlevere nøgler\n""\t""\n'
)


def test_rows_that_end_early_are_still_a_table_whatever_it_is_called() -> None:
    table = csvfile.read(RAGGED.encode(), tabular_name=False)
    assert table.delimiter == "\t"
    assert table.rows[4] == ["2", "Turneringer", None, "Samtykke"]
    assert table.rows[-1] == ["3", "Nøgler", "Udlevere nøgler"]


def test_a_text_with_a_few_tabs_is_none() -> None:
    text = "Om os\n\tVi er en klub.\nVi gemmer navne\tog adresser\tså længe\nDu kan klage.\nSkriv til os.\nHilsen\tos\n"
    with pytest.raises(Refusal, match="is_prose"):
        csvfile.read(text.encode(), tabular_name=False)


def test_one_column_of_words_is_a_list() -> None:
    assert rows("Systemer\nLønsystem\nArkiv\n") == [["Systemer"], ["Lønsystem"], ["Arkiv"]]


def test_guess_is_told() -> None:
    assert [note[0] for note in csvfile.read(TEXT.encode("cp1252")).notes] == ["encoding_guessed"]
    assert csvfile.read(TEXT.encode()).notes == []
    assert csvfile.read(TEXT.encode("cp865")).encoding == "cp865"


PROSE = (
    "Vi behandler dine oplysninger, når du handler hos os.\n\n"
    "Det gør vi for at levere varen, modtage betaling, og for at overholde loven; se nedenfor.\n"
    "Du kan altid skrive til os.\n"
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (PROSE.encode(), "is_prose"),
        (b"", "empty"),
        (b";;;\n;;\n", "nothing"),
        (b"\x01\x02\x03\x04\x05\xff\xfe\xfd" * 20, "is_binary"),
        (b"a;b\0c\n", "is_binary"),
        (b"#!/bin/sh\nexport A=${HOME}\necho ${A};${B}\n", "is_program"),
        (b"<?php\nforeach ($a as $b) { echo $b; }\nfunction x() {}\n", "is_program"),
        (b"import csv\nfrom a import b\n\ndef main():\n    x = 1\n", "is_program"),
        (b"{{#each items}}\n{{name}};{{id}}\n{{/each}}\n", "is_program"),
    ],
)
def test_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        csvfile.read(data)
    assert caught.value.code == code


def test_a_text_that_is_called_otherwise_needs_columns() -> None:
    with pytest.raises(Refusal) as caught:
        rows("Systemer\nLønsystem\nArkiv\n", tabular=False)
    assert caught.value.code == "is_prose"
    assert rows(TEXT, tabular=False)[0] == ["Behandling", "Formål", "Retsgrundlag"]


def test_single_placeholder_is_data() -> None:
    lines = ["Navn;Skabelon", "Brev;Kære ${navn}"] + [f"Nr {n};Tekst {n}" for n in range(30)]
    assert rows("\n".join(lines))[1] == ["Brev", "Kære ${navn}"]


CELL = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ue0fe\ue0ff"),
    min_size=1,
    max_size=20,
).filter(lambda text: not text.isspace())
MULTI = st.lists(CELL, min_size=1, max_size=3).map("\n".join)


@settings(max_examples=150)
@given(
    table=st.integers(2, 6).flatmap(
        lambda width: st.lists(st.lists(MULTI, min_size=width, max_size=width), min_size=3, max_size=12)
    ),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["\n", "\r\n"]),
    delimiter=st.sampled_from(csvfile.DELIMITERS),
)
def test_what_is_written_is_read(table: list[list[str]], quoting: int, end: str, delimiter: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(table)  # type: ignore[arg-type]
    assert csvfile.parse(text.getvalue().replace("\r\n", "\n"), delimiter) == table


WORD = st.sampled_from(
    ["Løn", "Kunde, ny", "Art. 6, stk. 1", "År", "e-mail", "navn; adresse", "a|b", "Ærø", "5 år"]
)


@settings(max_examples=150)
@given(
    table=st.integers(2, 8).flatmap(
        lambda width: st.lists(st.lists(WORD, min_size=width, max_size=width), min_size=4, max_size=15)
    ),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_danish_tables_in_excels_own_dialect(
    table: list[list[str]], encoding: str, end: str, quoting: int
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", quoting=quoting, lineterminator=end).writerows(table)  # type: ignore[arg-type]
    assert csvfile.read(text.getvalue().encode(encoding)).rows == table


@given(st.binary(max_size=500))
def test_any_bytes_give_rows_or_a_reason(data: bytes) -> None:
    try:
        table = csvfile.read(data)
    except Refusal:
        return
    assert any(cell is not None for row in table.rows for cell in row)


def test_corpus_files_have_steady_columns() -> None:
    folder = Path(__file__).resolve().parents[2] / "../shared/corpus"
    files = sorted(folder.glob("*.csv"))
    if not files:
        pytest.skip("the corpus lies beside the checkout on some machines only")
    for path in files:
        if "template" in path.stem:
            with pytest.raises(Refusal) as caught:
                csvfile.read(path.read_bytes())
            assert caught.value.code == "is_program"
            continue
        table = csvfile.read(path.read_bytes())
        assert table.steady
        assert len(table.rows[0]) >= 7


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Finalidad;Plazo\nAtención a los niños;5 años\n¿Qué más?;política", "cp1252"),
        ("Finalità;Durata\nAttività più utili;perché sì", "cp1252"),
        ("Durée;Finalité\nhôpital, forêt, bête;à côté", "cp1252"),
        ("Formål;Frist\nkørsel på øen;når året er gået", "cp1252"),
        ("Cel;Okres\nKsięgowość i żądania;łącznie 5 lat\nźródło;ćwiczenia", "cp1250"),
    ],
)
def test_letters_of_every_language_tell_the_encoding(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert (found.text, found.encoding) == (text, encoding)
