"""Ways in which notices tell purposes and their legal bases, each in a text of a few lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from register_app.reading import guarded, notices


def told(folder: Path, text: str, suffix: str = ".txt") -> dict[str, list[str]]:
    """The articles by purpose, by the activity's name where that is another."""
    path = folder / f"notice{suffix}"
    path.write_text(text, encoding="utf-8")
    batch = notices.read(guarded.read_text(path))
    cells = batch.cells
    assert cells.filled == cells.imported + cells.kept_as_extra + cells.reported
    return {
        draft.activity["name"]: [
            basis["article"] for purpose in draft.activity["purposes"] for basis in purpose["bases"]
        ]
        for draft in batch.drafts
    }


def test_a_basis_named_at_the_end_of_an_item(tmp_path: Path) -> None:
    text = """# Persondata
**Smed & Søn ApS** · CVR 11 22 33 44 · dataansvarlig

## Du er kunde
- **Tilbud.** Vi regner på din opgave. *Grundlag: aftalen (art. 6, stk. 1, litra b).*
- **Faktura.** Vi gemmer bilag. *Grundlag: retlig forpligtelse (art. 6, stk. 1, litra c).*

## Du søger job
- **Ansøgninger.** Vi læser dem. *Grundlag: art. 6, stk. 1, litra b.*
- **Referencer.** Vi ringer til din chef. *Grundlag: samtykke (art. 6, stk. 1, litra a).*
"""
    assert told(tmp_path, text, ".md") == {
        "Tilbud": ["6(1)(b)"],
        "Faktura": ["6(1)(c)"],
        "Ansøgninger": ["6(1)(b)"],
        "Referencer": ["6(1)(a)"],
    }


def test_items_with_their_basis_on_the_next_line(tmp_path: Path) -> None:
    text = """Hvorfor har I oplysninger om mig?

  * Behandling af dine fødder
    Retsgrundlag: art. 6, stk. 1, litra c, og art. 9, stk. 2, litra h

  * Påmindelse dagen før
    Retsgrundlag: art. 6, stk. 1, litra f

Hvem giver I mine oplysninger til?
Regionen.
"""
    assert told(tmp_path, text) == {
        "Behandling af dine fødder": ["6(1)(c)", "9(2)(h)"],
        "Påmindelse dagen før": ["6(1)(f)"],
    }


def test_names_over_labelled_purposes(tmp_path: Path) -> None:
    text = """## Verarbeitungen
1. **Abo**
   - Zweck: Lieferung der Hefte
   - Rechtsgrundlage: Art. 6 Abs. 1 lit. b DSGVO
2. **Werbung**
   - Zweck: Neues vorstellen
   - Rechtsgrundlage: Art. 6 Abs. 1 lit. f DSGVO
"""
    assert told(tmp_path, text, ".md") == {"Abo": ["6(1)(b)"], "Werbung": ["6(1)(f)"]}


@pytest.mark.parametrize("listed", ["counted", "table"])
def test_purposes_referred_to_by_their_place(tmp_path: Path, listed: str) -> None:
    reasons = "<ul><li>Purposes 1 and 3: contract, Article 6(1)(b)</li><li>Purpose 2: consent, Article 6(1)(a)</li></ul>"
    if listed == "counted":
        purposes = "<ol><li>Open your account</li><li>Send you news</li><li>Answer you</li></ol>"
    else:
        rows = enumerate(("Open your account", "Send you news", "Answer you"), 1)
        cells = "".join(
            f"<tr><td>{number}</td><td>{name}</td><td>Title, name</td></tr>" for number, name in rows
        )
        purposes = f"<table><tr><th>No.</th><th>Purpose</th><th>Data</th></tr>{cells}</table>"
    page = f"<html><body><h2>1. Purposes</h2>{purposes}<h2>2. Legal bases</h2>{reasons}</body></html>"
    assert told(tmp_path, page, ".html") == {
        "Open your account": ["6(1)(b)"],
        "Send you news": ["6(1)(a)"],
        "Answer you": ["6(1)(b)"],
    }


def test_we_may_because(tmp_path: Path) -> None:
    text = """<section><h2>Sådan bruger vi dine data</h2>
<h3>Når du lejer en boks</h3><p>Vi opretter dig.</p><p>Det må vi, fordi det er nødvendigt for at opfylde aftalen om din bankboks.</p>
<h3>Når vi ser dit pas</h3><p>Vi tager en kopi.</p><p>Det må vi, fordi vi har pligt til det efter hvidvaskloven.</p>
<h3>Når vi skriver til dig</h3><p>Vi sender mails.</p><p>Det må vi, fordi du har givet samtykke.</p></section>
<section><h2>Dine muligheder</h2><p>Træk samtykke tilbage.</p></section>"""
    assert told(tmp_path, text, ".html") == {
        "Når du lejer en boks": ["6(1)(b)"],
        "Når vi ser dit pas": ["6(1)(c)"],
        "Når vi skriver til dig": ["6(1)(a)"],
    }


def test_a_column_of_bases_under_a_heading_nobody_knows(tmp_path: Path) -> None:
    rows = "<tr><td>Anta elever</td><td>Namn</td><td>Avtal (art. 6.1 b)</td></tr><tr><td>Räkna elever</td><td>Antal</td><td>Allmänt intresse (art. 6.1 e)</td></tr>"
    page = f"<html><body><table><tr><th>Varför</th><th>Vilka uppgifter</th><th>Blått</th></tr>{rows}</table></body></html>"
    assert told(tmp_path, page, ".html") == {"Anta elever": ["6(1)(b)"], "Räkna elever": ["6(1)(e)"]}


def test_what_lies_under_a_line_of_contacts_is_no_part_of_it(tmp_path: Path) -> None:
    page = """<html><body><h1>Biblioteket</h1><p>Kommunen er dataansvarlig. Databeskyttelsesrådgiver: dbr@k.example</p>
<dl><dt>Udlån</dt><dd>Vi noterer lån. <em>Retsgrundlag: artikel 6, stk. 1, litra e.</em></dd>
<dt>Nyt</dt><dd>Vi sender tips. <em>Retsgrundlag: dit samtykke, artikel 6, stk. 1, litra a.</em></dd></dl></body></html>"""
    assert told(tmp_path, page, ".html") == {"Udlån": ["6(1)(e)"], "Nyt": ["6(1)(a)"]}


def test_sections_in_other_languages_end_the_purposes(tmp_path: Path) -> None:
    text = """Brf Gården – så behandlar vi personuppgifter

Avgifter
Vi skickar avier. Det är nödvändigt för att fullgöra avtalet med dig (art. 6.1 b).

Grannar
Den som vill vara med lämnar sitt samtycke (art. 6.1 a).

Hur länge sparas uppgifterna?
Så länge du är medlem, eller till du tar tillbaka ditt samtycke (art. 6.1 a).
"""
    assert told(tmp_path, text) == {"Avgifter": ["6(1)(b)"], "Grannar": ["6(1)(a)"]}
    spanish = """1. Responsable
Hotel Mar SL.

2. Finalidades y base jurídica
a) Gestionar su reserva. Base jurídica: contrato (art. 6.1.b RGPD).
b) Enviarle ofertas. Base jurídica: su consentimiento (art. 6.1.a RGPD).
"""
    assert told(tmp_path, spanish) == {"Gestionar su reserva": ["6(1)(b)"], "Enviarle ofertas": ["6(1)(a)"]}


def test_lines_that_are_purpose_and_basis(tmp_path: Path) -> None:
    text = """Why we hold your details and what lets us do so

To run the library: public task
To lend you books: public task
To run the reading group: your consent

Your rights
You can ask for a copy.
"""
    assert told(tmp_path, text) == {
        "Run the library": ["6(1)(e)"],
        "Lend you books": ["6(1)(e)"],
        "Run the reading group": ["6(1)(a)"],
    }


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Vi bruger dit navn til at besvare klager, f.eks. over støj. Grundlag: artikel 6, stk. 1, litra f.", "Besvare klager, f.eks. over støj"),
        ("We use your name to settle claims, e.g. about noise. Legal basis: Article 6(1)(f).", "Settle claims, e.g. about noise"),
        ("Wir nutzen Ihren Namen zur Bearbeitung von Beschwerden, z.B. über Lärm (Art. 6 Abs. 1 lit. f DSGVO).", "Bearbeitung von Beschwerden, z.B. über Lärm"),
    ],
)  # fmt: skip
def test_an_abbreviation_ends_no_title(tmp_path: Path, text: str, title: str) -> None:
    assert list(told(tmp_path, f"# Privacy\n\n## Purposes\n\n{text}\n", ".md")) == [title]


def test_what_stands_under_a_heading_that_is_a_label_is_its_value(tmp_path: Path) -> None:
    text = """<h1>Privacy</h1><h2>What we do with your data</h2>
<details><summary>Directory</summary><p>We list your name.</p><dl><dt>Lawful basis</dt><dd>Your consent (Article 6(1)(a))</dd>
<dt>How long we keep it</dt><dd>Until you withdraw your consent</dd></dl></details>
<details><summary>Accounts</summary><p>We keep invoices.</p><dl><dt>Lawful basis</dt><dd>Legal obligation (Article 6(1)(c))</dd>
<dt>How long we keep it</dt><dd>For 6 years</dd></dl></details>"""
    assert told(tmp_path, text, ".html") == {"Directory": ["6(1)(a)"], "Accounts": ["6(1)(c)"]}
    batch = notices.read(guarded.read_text(tmp_path / "notice.html"))
    assert [draft.activity["data"][0]["retention"]["text"] for draft in batch.drafts] == [
        "Until you withdraw your consent",
        "For 6 years",
    ]


def test_a_statute_book_parted_from_its_number_is_one_law(tmp_path: Path) -> None:
    text = """Datenschutz im Hort

Förderung
Zweck: Beobachtung der Entwicklung
Rechtsgrundlage: Art. 6 Abs. 1 lit. e DSGVO in Verbindung mit § 22 SGB
VIII
Speicherdauer: wird an die Eltern übergeben

Beiträge
Zweck: Abrechnung
Rechtsgrundlage: Art. 6 Abs. 1 lit. b DSGVO
Speicherdauer: 10 Jahre
"""
    told(tmp_path, text)
    batch = notices.read(guarded.read_text(tmp_path / "notice.txt"))
    (basis,) = batch.drafts[0].activity["purposes"][0]["bases"]
    assert (basis["law"], basis["section"]) == ("SGB VIII", "§ 22")
    assert batch.drafts[0].activity["data"][0]["retention"]["text"] == "wird an die Eltern übergeben"
