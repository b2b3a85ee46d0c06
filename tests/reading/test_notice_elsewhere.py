"""What a notice says of its purposes in another place, by title, number, people or footnote; and bases in columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from register_app.reading import guarded, notices
from tests.reading.noticetext import articles, kept


def read(folder: Path, text: str, suffix: str) -> dict[str, dict[str, Any]]:
    path = folder / f"notice{suffix}"
    path.write_text(text, encoding="utf-8")
    batch = notices.read(guarded.read_text(path))
    cells = batch.cells
    assert cells.filled == cells.imported + cells.kept_as_extra + cells.reported
    return {draft.activity["name"]: draft.activity for draft in batch.drafts}


def test_time_limits_in_a_table_of_their_own(tmp_path: Path) -> None:
    text = """# Privacy

## Article 2 – Orders
We process your name to send your order. The legal basis is our contract with you (Article 6(1)(b)).

## Article 3 – Accounts
We keep invoices. The legal basis is a legal obligation (Article 6(1)(c)).

## Article 4 – Retention

| Processing | Retention |
|---|---|
| Orders | 3 years |
| Accounts | 10 years |
"""
    found = read(tmp_path, text, ".md")
    assert {name: kept(activity) for name, activity in found.items()} == {
        "Orders": ["3 years"],
        "Accounts": ["10 years"],
    }


def test_purposes_by_their_numbers_in_later_sections(tmp_path: Path) -> None:
    text = """PERSONDATA

1. Dataansvarlig
Cykelværkstedet ApS er dataansvarlig.

2. Formål
Vi bruger oplysningerne til følgende:
(1) at reparere din cykel
(2) at føre regnskab

3. Retsgrundlag
Formål (1): artikel 6, stk. 1, litra b, fordi vi har en aftale med dig om det, du har bestilt.
Formål (2): artikel 6, stk. 1, litra c. Det er loven.

4. Hvor længe gemmer vi oplysningerne?
Formål (1): 2 år efter reparationen.
Formål (2): indtil du ikke længere har givet samtykke.
"""
    found = read(tmp_path, text, ".txt")
    assert {name: (articles(activity), kept(activity)) for name, activity in found.items()} == {
        "Reparere din cykel": (["6(1)(b)"], ["2 år efter reparationen"]),
        "Føre regnskab": (["6(1)(c)"], ["indtil du ikke længere har givet samtykke"]),
    }


def test_time_limits_by_the_people_that_a_notice_speaks_to(tmp_path: Path) -> None:
    text = """# Privatlivspolitik

## Kunder
### Levering
Vi bruger din adresse til at levere varen. Retsgrundlaget er artikel 6, stk. 1, litra b.

## Jobansøgere
### Rekruttering
Vi læser din ansøgning. Retsgrundlaget er artikel 6, stk. 1, litra f.

## Hvor længe gemmer vi oplysningerne?
- Kunder: 5 år efter købet
- Jobansøgere: 6 måneder efter afslaget
"""
    found = read(tmp_path, text, ".md")
    assert {name: kept(activity) for name, activity in found.items()} == {
        "Levering": ["5 år efter købet"],
        "Rekruttering": ["6 måneder efter afslaget"],
    }


def test_legal_bases_in_footnotes(tmp_path: Path) -> None:
    text = """<html><body><h1>Sådan bruger vi dine oplysninger</h1>
<h3>Du lejer en båd</h3><p>Vi bruger dit navn til at reservere båden på 20 m<sup>2</sup>.<sup>1</sup> Gemmes i 2 år.</p>
<h3>Du betaler</h3><p>Vi bruger dit kortnummer til at føre regnskab.<sup>2</sup></p>
<h2>Noter</h2><p><sup>1</sup> Artikel 6, stk. 1, litra b.</p><p><sup>2</sup> Artikel 6, stk. 1, litra c.</p>
</body></html>"""
    found = read(tmp_path, text, ".html")
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Du lejer en båd": ["6(1)(b)"],
        "Du betaler": ["6(1)(c)"],
    }
    assert "m2" in str(found["Du lejer en båd"])
    assert kept(found["Du lejer en båd"]) == ["2 år"]


def test_legal_bases_as_ticked_columns_under_a_heading_over_them_all(tmp_path: Path) -> None:
    text = """<html><body><h2>Why, and our lawful basis</h2><table>
<tr><th rowspan="2">What we do</th><th colspan="3">Our lawful basis</th><th rowspan="2">How long</th></tr>
<tr><th>Contract</th><th>Consent</th><th>Legitimate interests</th></tr>
<tr><td>Rent out boats</td><td>✓</td><td></td><td></td><td>2 years</td></tr>
<tr><td>Send news</td><td></td><td>✓</td><td></td><td>until you say no</td></tr>
<tr><td>Handle claims</td><td>x</td><td></td><td>x</td><td>3 years</td></tr></table></body></html>"""
    found = read(tmp_path, text, ".html")
    assert {name: (articles(activity), kept(activity)) for name, activity in found.items()} == {
        "Rent out boats": (["6(1)(b)"], ["2 years"]),
        "Send news": (["6(1)(a)"], ["until you say no"]),
        "Handle claims": (["6(1)(b)", "6(1)(f)"], ["3 years"]),
    }


def test_a_form_whose_values_read_like_headings(tmp_path: Path) -> None:
    text = """<html><body><h2>Members</h2><table><tr><td>Purpose</td><td>Keep a list of members</td></tr>
<tr><td>Data</td><td>Name, address</td></tr><tr><td>Legal basis</td><td>Art. 6(1)(b)</td></tr>
<tr><td>Retention</td><td>1 year</td></tr></table></body></html>"""
    (activity,) = read(tmp_path, text, ".html").values()
    assert (articles(activity), kept(activity)) == (["6(1)(b)"], ["1 year"])


def test_questions_as_labels_on_the_line_of_their_answers(tmp_path: Path) -> None:
    text = """# Dyrlægen

## Behandling af dit dyr
Hvorfor? For at kunne behandle dit dyr.

Med hvilken ret? Artikel 6, stk. 1, litra b (aftalen med dig).

Hvor længe? 10 år efter sidste besøg.
"""
    (activity,) = read(tmp_path, text, ".md").values()
    assert (articles(activity), kept(activity)) == (["6(1)(b)"], ["10 år efter sidste besøg"])
