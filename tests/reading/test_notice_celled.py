"""Tables that were copied out of a page cell by cell, each cell on lines of its own."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from time import process_time

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from register_app.reading import plaintext
from register_app.reading.notice import celled
from tests.reading.noticetext import articles, data, kept, read, receivers

HEADS: dict[str, dict[str, tuple[str, ...]]] = {
    "da": {
        "purpose": ("Formål", "Hvad bruger vi oplysningerne til?"),
        "data": ("Personoplysninger", "Oplysninger", "Kategorier af oplysninger"),
        "recipients": ("Modtagere", "Hvem modtager oplysningerne?"),
        "retention": ("Opbevaring", "Slettefrist"),
        "basis": ("Retsgrundlag", "Behandlingsgrundlag", "Hjemmel"),
    },
    "en": {
        "purpose": ("Purpose", "Purpose of processing"),
        "data": ("Personal data", "Categories of data"),
        "recipients": ("Recipients", "Who receives the data?"),
        "retention": ("Retention", "Retention period"),
        "basis": ("Legal basis", "Lawful basis"),
    },
}
BASES: dict[str, dict[str, tuple[str, ...]]] = {
    "da": {
        "6(1)(a)": ("Artikel 6, stk. 1, litra a (samtykke)", "Samtykke", "GDPR art. 6, stk. 1, litra a"),
        "6(1)(b)": ("Artikel 6, stk. 1, litra b", "Opfyldelse af aftalen om medlemskab"),
        "6(1)(c)": ("Artikel 6, stk. 1, litra c, jf. bogføringsloven § 12", "Retlig forpligtelse"),
        "6(1)(f)": (
            "Artikel 6, stk. 1, litra f – vores legitime interesse i at passe på både og udstyr, der er dyrt i anskaffelse",
            "Legitim interesse i at fortælle om klubben",
        ),
    },
    "en": {
        "6(1)(a)": ("Article 6(1)(a) (consent)", "Consent", "Your consent (Art. 6(1)(a) GDPR)"),
        "6(1)(b)": ("Article 6(1)(b)", "Performance of the contract of membership"),
        "6(1)(c)": ("Article 6(1)(c), Bookkeeping Act, section 12", "Legal obligation"),
        "6(1)(f)": (
            "Article 6(1)(f) – our legitimate interest in looking after boats and gear that are expensive to replace",
            "Legitimate interest in telling about the club",
        ),
    },
}
TITLES = {
    "da": ("Udlån af kajakker", "Kontingent", "Nyt fra klubben", "Kurser og prøver", "Nøgler til bådhuset", "Resultatlister ved stævner"),
    "en": ("Lending kayaks", "Membership fees", "News from the club", "Courses and tests", "Keys to the boathouse", "Results of regattas"),
}  # fmt: skip
DATA = {
    "da": (["Navn", "medlemsnummer"], ["Foto"], ["Navn", "adresse", "fødselsdato", "telefonnummer", "oplysninger om svømmefærdighed", "pårørende"], ["Kontonummer"]),
    "en": (["Name", "member number"], ["Photo"], ["Name", "address", "date of birth", "telephone number", "swimming certificate", "next of kin"], ["Account number"]),
}  # fmt: skip
RECIPIENTS = {
    "da": ("Dansk Padleforbund", "Kommunen", "Sejlsport Data ApS"),
    "en": ("Paddling Federation", "The municipality", "Rowtech Ltd"),
}
LIMITS = {
    "da": ("5 år efter regnskabsårets udløb", "Indtil du melder dig ud", "6 måneder"),
    "en": ("5 years after the financial year", "Until you leave the club", "6 months"),
}
BEFORE = {
    "da": "Spring til indhold\nTure\nBliv medlem\nLog ind\n\nForside > Om klubben > Persondata\n\nPersondatapolitik for Kajakklubben Strømmen\n\nDataansvarlig\n\nKajakklubben Strømmen, Åvej 4, 9999 Bæklund\n\nFormål, oplysninger og hjemmel\n\nI skemaet står, hvad vi bruger dine oplysninger til.\n\n",
    "en": "Skip to content\nTrips\nJoin us\nLog in\n\nHome > About > Privacy\n\nPrivacy notice of the Stream Kayak Club\n\nController\n\nStream Kayak Club, 4 River Lane, Brookton\n\nPurposes and legal bases\n\nThe table shows what we use your data for.\n\n",
}
AFTER = {
    "da": "\n\nDine rettigheder\n\nDu har ret til indsigt og til at gøre indsigelse, jf. artikel 15 og 21.\n\nKlage\n\nDu kan klage til Datatilsynet.\n\nFølg os\nFjordbogen\n",
    "en": "\n\nYour rights\n\nYou have a right of access and a right to object under Articles 15 and 21.\n\nComplaints\n\nYou can complain to the supervisory authority.\n\nFollow us\nFjordbook\n",
}


LONG_BASES: dict[str, dict[str, tuple[str, ...]]] = {
    "da": {
        "6(1)(b)": ("Nødvendigt for at opfylde den aftale om leje af plads, som du har indgået med klubben",),
        "6(1)(c)": ("Nødvendigt for at overholde den retlige forpligtelse til at føre regnskab",),
        "6(1)(f)": ("Vores legitime interesse i at passe på både og udstyr, der er dyrt i anskaffelse, og på bådhuset",),
        "6(1)(a) 6(1)(f)": ("Samtykke eller vores legitime interesse i at fortælle medlemmerne om klubbens egne ture",),
        "6(1)(b) 6(1)(f)": ("Opfyldelse af aftalen og vores legitime interesse i at undgå tyveri fra bådhuset",),
    },
    "en": {
        "6(1)(b)": ("Necessary for the performance of the contract for a berth that you have made with the club",),
        "6(1)(c)": ("Necessary to comply with our legal obligation to keep accounts",),
        "6(1)(f)": ("Our legitimate interest in looking after boats and gear that are expensive to replace, and the boathouse",),
        "6(1)(a) 6(1)(f)": ("Consent or our legitimate interest in telling members about the trips of the club",),
        "6(1)(b) 6(1)(f)": ("Performance of the contract and our legitimate interest in preventing theft from the boathouse",),
    },
}  # fmt: skip
LONG_TITLES = {
    "da": ("Udlån af kajakker, redningsveste og andet grej til medlemmer og deres gæster", "Opkrævning af kontingent og inddrivelse af det, som medlemmerne skylder", "Nøgler til bådhuset", "Bogføring"),
    "en": ("Lending kayaks, life jackets and other gear to members and their guests", "Collecting fees and recovering what is owed to the club by former members", "Keys to the boathouse", "Accounts"),
}  # fmt: skip
LONG_LIMITS = {
    "da": ("5 år fra udgangen af det regnskabsår, hvor betalingen har fundet sted", "Så længe du er medlem", "30 dage", "Indtil du trækker dit samtykke tilbage"),
    "en": ("5 years from the end of the financial year in which the payment was made", "For as long as you are a member", "30 days", "Until you withdraw your consent"),
}  # fmt: skip
TOP = {
    "da": "Kajakklubben Strømmen\nPersondatapolitik for medlemmer og gæster\n\nI skemaet står, hvad vi bruger dine oplysninger til.\n\n",
    "en": "Stream Kayak Club\nPrivacy notice for members and guests\n\nThe table shows what we use your data for.\n\n",
}
FEET = {
    "da": ("Side {} af 3", "Side {}", "{}/3", "Kajakklubben Strømmen | Side {}"),
    "en": ("Page {} of 3", "Page {}", "{}/3", "Stream Kayak Club | Page {}"),
}
OVER_PAGE = {
    "da": ("Kajakklubben Strømmen – Persondatapolitik for medlemmer og gæster", "Persondatapolitik for medlemmer og gæster"),
    "en": ("Stream Kayak Club – Privacy notice for members and guests", "Privacy notice for members and guests"),
}  # fmt: skip


@dataclass
class Row:
    """A row as it is written, by column the lines of its cell, and what should be read of it."""

    lines: dict[str, list[str]]
    articles: list[str]
    data: list[str]
    above: list[str] = field(default_factory=list)
    """What the end of a page leaves above it, or above one of its cells."""
    broken: str = ""
    """The column above which the page ends, if not above the row."""


OTHERS = ["data", "recipients", "retention"]


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[str], list[Row], str]:
    """A language, the columns in order, the rows, and what parts the rows from each other and the cells."""
    language = draw(st.sampled_from(["da", "en"]))
    others = draw(st.lists(st.sampled_from(OTHERS), unique=True, min_size=1, max_size=3))
    columns = ["purpose", *others]
    columns.insert(draw(st.integers(0, len(columns))), "basis")
    white = draw(st.sampled_from(["rows", "cells", "none"]))
    rows = []
    for title in draw(st.lists(st.sampled_from(TITLES[language]), unique=True, min_size=3, max_size=6)):
        named = draw(st.lists(st.sampled_from(sorted(BASES[language])), unique=True, min_size=1, max_size=2))
        items = draw(st.sampled_from(DATA[language]))
        lines = {
            "purpose": [title],
            "basis": [draw(st.sampled_from(BASES[language][article])) for article in named],
            "data": [", ".join(items)],
            "recipients": [draw(st.sampled_from(RECIPIENTS[language]))],
            "retention": [draw(st.sampled_from(LIMITS[language]))],
        }
        if white == "rows" and draw(st.integers(0, 4)) == 0:
            lines[draw(st.sampled_from(others))] = []
        if lines["data"] and len(items) > 2 and draw(st.booleans()):
            lines["data"] = [", ".join(items[:2]) + ",", ", ".join(items[2:])]
        rows.append(Row(lines, named, items if lines["data"] else []))
    return language, columns, rows, white


def written(columns: list[str], rows: list[Row], white: str, heads: list[str]) -> str:
    cell, row = {"rows": ("\n", "\n\n"), "cells": ("\n\n", "\n\n"), "none": ("\n", "\n")}[white]
    body = [cell.join("\n".join(row.lines[name]) for name in columns if row.lines[name]) for row in rows]
    return row.join([cell.join(heads), *body])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables(), st.data())
def test_tables_copied_cell_by_cell(
    table: tuple[str, list[str], list[Row], str], choose: st.DataObject
) -> None:
    language, columns, rows, white = table
    heads = [choose.draw(st.sampled_from(HEADS[language][name])) for name in columns]
    text = BEFORE[language] + written(columns, rows, white, heads) + AFTER[language]
    found = read("txt", text)
    assert list(found) == [row.lines["purpose"][0] for row in rows], text
    for row, activity in zip(rows, found.values(), strict=True):
        assert articles(activity) == row.articles, text
        assert receivers(activity) == (row.lines["recipients"] if "recipients" in columns else []), text
        if "data" in columns:
            assert data(activity) == row.data, text
        if "retention" in columns and row.lines["retention"]:
            assert kept(activity) == row.lines["retention"], text


@st.composite
def printed(draw: st.DrawFn) -> tuple[str, list[str], list[str], list[Row], str]:
    """As `tables`, with the headings, but as it is copied out of pages: lines wrapped, and heads and feet between rows."""
    language = draw(st.sampled_from(["da", "en"]))
    white = draw(st.sampled_from(["rows", "cells", "none"]))
    fewest = 1 if white == "none" else 0
    others = draw(st.lists(st.sampled_from(OTHERS), unique=True, min_size=fewest, max_size=3))
    columns = ["purpose", *others]
    columns.insert(draw(st.integers(0, len(columns))), "basis")
    heads = [draw(st.sampled_from(HEADS[language][name])) for name in columns]
    width = draw(st.one_of(st.none(), st.integers(40, 70)))
    foot, over = draw(st.sampled_from(FEET[language])), draw(st.sampled_from([*OVER_PAGE[language], ""]))
    around = draw(st.sampled_from([[], [""]]))
    repeated = draw(st.booleans())
    titles = st.sampled_from([*LONG_TITLES[language], *TITLES[language]])
    named = st.sampled_from(sorted(LONG_BASES[language].items()) + sorted(BASES[language].items()))
    rows = []
    for at, title in enumerate(draw(st.lists(titles, unique=True, min_size=3, max_size=7))):
        found, texts = draw(named)
        items = draw(st.sampled_from(DATA[language]))
        cells = {
            "purpose": title,
            "basis": draw(st.sampled_from(texts)),
            "data": ", ".join(items),
            "recipients": draw(st.sampled_from(RECIPIENTS[language])),
            "retention": draw(st.sampled_from([*LONG_LIMITS[language], *LIMITS[language]])),
        }
        lines = {name: textwrap.wrap(text, width) if width else [text] for name, text in cells.items()}
        row = Row(lines, found.split(), items)
        if at in (2, 4) and draw(st.booleans()):
            row.above = [
                *around,
                foot.format(at // 2),
                *([over] if over else []),
                *(heads if repeated else []),
                *around,
            ]
            row.broken = draw(st.sampled_from(["", "", *columns[1:]]))
        for name in others:
            if draw(st.integers(0, 7)) == 0:
                row.lines[name] = ["–"]
                row.data = [] if name == "data" else row.data
        rows.append(row)
    return language, columns, heads, rows, white


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(printed())
def test_tables_copied_out_of_pages(table: tuple[str, list[str], list[str], list[Row], str]) -> None:
    language, columns, heads, rows, white = table
    cell, row = {"rows": ("\n", "\n\n"), "cells": ("\n\n", "\n\n"), "none": ("\n", "\n")}[white]
    text = TOP[language] + cell.join(heads)
    for one in rows:
        above = "\n" + "\n".join([*one.above, ""])
        for name in columns:
            between = row if name == columns[0] else cell
            text += above if one.above and name == (one.broken or columns[0]) else between
            text += "\n".join(one.lines[name])
    text += AFTER[language] + FEET[language][0].format(3)
    found = read("txt", text)
    assert list(found) == [" ".join(row.lines["purpose"]) for row in rows], text
    for one, activity in zip(rows, found.values(), strict=True):
        written = {name: " ".join(lines) for name, lines in one.lines.items()}
        assert articles(activity) == one.articles, text
        if "data" in columns:
            assert data(activity) == one.data, text
        if "recipients" in columns and written["recipients"] != "–":
            assert receivers(activity) == [written["recipients"]], text
        if "retention" in columns and written["retention"] != "–":
            assert kept(activity) == [written["retention"]], text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables())
def test_tables_whose_headings_were_not_copied(table: tuple[str, list[str], list[Row], str]) -> None:
    language, columns, rows, _ = table
    assume(columns[0] == "purpose")
    for row in rows:
        row.lines = {name: [", ".join(lines) or "–"] for name, lines in row.lines.items()}
        row.lines["basis"] = [BASES[language][row.articles[0]][0]]
    text = BEFORE[language] + written(columns, rows, "rows", []).lstrip()
    found = read("txt", text + AFTER[language])
    assert [(name, articles(activity)) for name, activity in found.items()] == [
        (row.lines["purpose"][0], row.articles[:1]) for row in rows
    ], text


def test_the_title_above_a_table_heads_no_column() -> None:
    text = "Data processed by Mill Savings Bank\n\nPurpose\nLegal basis\n\n"
    rows = [
        "Opening accounts\nArticle 6(1)(b)",
        "Money laundering checks\nArticle 6(1)(c)",
        "Newsletter\nConsent",
    ]
    blocks = celled.rows(plaintext.lines(text + "\n\n".join(rows)))
    assert [block.kind for block in blocks] == ["line", *["row"] * 4]
    assert blocks[1].cells == ("Purpose", "Legal basis")
    assert blocks[2].cells == ("Opening accounts", "Article 6(1)(b)")


@pytest.mark.parametrize("white", ["\n", "\n\n"])
def test_people_over_rows_are_those_that_the_rows_are_about(white: str) -> None:
    heads = "Purpose\nPersonal data\nLegal basis"
    fleet = "Lending kayaks\nName, boat number\nArticle 6(1)(b)"
    accounts = "Accounts\nName, amount\nArticle 6(1)(c)"
    references = "Judging applications\nName, letters\nArticle 6(1)(b)"
    parts = [heads, "For members", fleet, accounts, "For job applicants", references]
    found = read("txt", white.join(parts))
    assert {name: activity["data"][0]["subjects"] for name, activity in found.items()} == {
        "Lending kayaks": ["Members"],
        "Accounts": ["Members"],
        "Judging applications": ["Job applicants"],
    }


def test_headings_that_stand_once_more_begin_the_table_anew() -> None:
    heads = "Purpose\nPersonal data\nLegal basis"
    first = "Lending kayaks\nName\nArticle 6(1)(b)\n\nAccounts\nName\nArticle 6(1)(c)"
    second = "Pictures\nPhoto\nConsent\n\nKeys\nName\nArticle 6(1)(f)"
    found = read("txt", f"{heads}\n\n{first}\n\n{heads}\n\n{second}")
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Lending kayaks": ["6(1)(b)"],
        "Accounts": ["6(1)(c)"],
        "Pictures": ["6(1)(a)"],
        "Keys": ["6(1)(f)"],
    }


def test_many_headings_without_a_table_are_passed_over_quickly() -> None:
    blocks = plaintext.lines("\n".join(["Purpose", "Legal basis", "x"] * 700))
    start = process_time()
    assert celled.rows(blocks) == blocks
    assert process_time() - start < 2.0


def test_lines_that_heads_only_resemble_are_no_table() -> None:
    text = (
        "Menu\nPurpose\nLegal basis\nContact\n\nPrivacy\n\nWe use your name to send the magazine. "
        "The legal basis is Article 6(1)(b).\n\nYour rights\n\nYou may object under Article 21.\n"
    )
    blocks = plaintext.lines(text)
    assert celled.rows(blocks) == blocks


def test_a_number_that_counts_years_is_not_the_number_of_a_line() -> None:
    text = "## Files\n\nPurpose: keeping the accounts\nLegal basis: Article 6(1)(c)\nRetention:\n5 years after the end of the year\n"
    (activity,) = read("txt", text.replace("## ", "")).values()
    assert kept(activity) == ["5 years after the end of the year"]


@pytest.mark.parametrize(
    ("limit", "consent"),
    [
        ("2 år efter samtykket er trukket tilbage", "Artikel 6, stk. 1, litra a (dit samtykke)"),
        ("Indtil du trækker dit samtykke tilbage", "Samtykke"),
        ("Up to 6 months after the contract has ended", "Article 6(1)(b)"),
        ("Until consent is withdrawn", "Consent"),
    ],
)
def test_a_time_limit_that_names_a_basis_is_none(limit: str, consent: str) -> None:
    found = read(
        "txt",
        "Havnen\n\nFormål\nOplysninger\nRetsgrundlag\nOpbevaring\n\nBådpladser\nNavn, mål på båden\nArtikel 6, stk. 1, litra b\n1 år"
        f"\n\nNyt fra havnen\nNavn, e-mail\n{consent}\n{limit}\n\nRegnskab\nNavn, beløb\nArtikel 6, stk. 1, litra c\n5 år",
    )
    assert kept(found["Nyt fra havnen"]) == [limit]
    assert len(articles(found["Nyt fra havnen"])) == 1


def test_headings_and_titles_that_go_on_and_reasons_beside_interests() -> None:
    cells = [
        "What we use your\ninformation for", "Our reasons", "Our legitimate interests",
        "Lending kayaks to\nour members", "Fulfilling contracts", "–",
        "Collecting fees that\nare owed to us", "Fulfilling contracts\nOur legitimate interests", "Being paid in time",
        "Sending the magazine", "Your consent", "–",
    ]  # fmt: skip
    rows = celled.rows(plaintext.lines("\n\n".join(cells)))
    assert [row.cells for row in rows] == [
        ("What we use your information for", "Our reasons", "Our legitimate interests"),
        ("Lending kayaks to our members", "Fulfilling contracts", ""),
        ("Collecting fees that are owed to us", "Fulfilling contracts\nOur legitimate interests", "Being paid in time"),
        ("Sending the magazine", "Your consent", ""),
    ]  # fmt: skip
    found = read("txt", "\n\n".join(cells))
    assert articles(found["Collecting fees that are owed to us"]) == ["6(1)(b)", "6(1)(f)"]


def test_the_basis_may_stand_before_a_purpose_and_its_sentences() -> None:
    found = read(
        "txt",
        "Kajakklubben\n\nGrundlag\nHvad vi bruger oplysningerne til\nOpfyldelse af aftalen med dig\nUdlån af kajakker\n"
        "Vi noterer, hvem der har hvilken kajak, og hvornår\nden skal være tilbage.\n\n"
        "Vores legitime interesse i at passe på klubbens\nkajakker og veste\nTilsyn med grejet\n"
        "Vi ser efter, hvem der sidst har brugt det.\n\n"
        "Samtykke eller vores legitime interesse i at gøre\nopmærksom på ture\nNyt fra klubben\nVi skriver om ture.",
    )
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Udlån af kajakker": ["6(1)(b)"],
        "Tilsyn med grejet": ["6(1)(f)"],
        "Nyt fra klubben": ["6(1)(a)", "6(1)(f)"],
    }


def test_a_table_without_white_ends_above_the_heading_of_sentences() -> None:
    found = read(
        "txt",
        "Kajakklubben\n\nHvad gør vi?\nGrundlag\nHvor længe?\nUdlån af kajakker\nOpfyldelse af aftalen\nSå længe du er medlem\n"
        "Regnskab\nRetlig forpligtelse\n5 år\nDine rettigheder\nDu har ret til at se, hvad vi har om dig.\nDu kan klage til Datatilsynet.",
    )
    assert {name: kept(activity) for name, activity in found.items()} == {
        "Udlån af kajakker": ["Så længe du er medlem"],
        "Regnskab": ["5 år"],
    }


@pytest.mark.parametrize("white", ["\n", "\n\n"])
def test_one_row_with_its_basis_first_has_no_heading_for_its_purpose(white: str) -> None:
    cells = white.join(["Samtykke", "Nyt fra klubben"])
    text = f"Kajakklubben\n\n{white.join(['Grundlag', 'Hvad vi bruger oplysningerne til'])}\n\n{cells}{AFTER['da']}"
    assert {name: articles(activity) for name, activity in read("txt", text).items()} == {
        "Nyt fra klubben": ["6(1)(a)"]
    }
