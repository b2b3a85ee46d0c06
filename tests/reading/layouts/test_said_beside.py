"""What stands beside, above or again: wide headings of two things, remarks, a basis told twice."""

from __future__ import annotations

import pytest

from register_app.reading.folded import fold
from register_app.reading.headings import match
from register_app.reading.layouts.labels import COMMENT
from register_app.reading.subheadings import match_under
from tests.reading.layouts.workbooks import (
    activities,
    bases,
    categories,
    countries,
    fields,
    one,
    people,
    recipients,
)


@pytest.mark.parametrize(
    ("wide", "whose", "kinds"),
    [
        ("Personnes et données", "Catégories de personnes concernées", ("Vie personnelle", "Loisirs")),
        ("Personer og oplysninger", "Kategorier af registrerede", ("Hjem", "Fritid")),
        ("Betroffene und Daten", "Kategorien betroffener Personen", ("Zuhause", "Freizeit")),
    ],
)  # fmt: skip
def test_under_a_wide_heading_of_two_things_the_unknown_are_the_other_one(
    wide: str, whose: str, kinds: tuple[str, str]
) -> None:
    batch = one(
        [
            ["", "", wide, "", "", ""],
            ["Activity", "Purpose", whose, *kinds, "Recipients"],
            ["Chess", "Playing chess", "Players", "Two cats", "Tea", "The league"],
            ["Choir", "Singing", "Singers", "A dog", "Cake", "The hall"],
        ],
        merged=[(0, 2, 0, 4)],
    )
    assert fields(batch)[2:5] == ["subjects", "data", "data"]
    found = activities(batch)["Chess"]
    assert people(found) == ["Players"]
    assert categories(found) == ["Two cats", "Tea"]


def test_ticks_under_a_wide_heading_of_two_things_say_their_heading_without_what_it_asks() -> None:
    found = activities(
        one(
            [
                ["", "", "People and data", "", "", ""],
                ["Activity", "Purpose", "Data subjects", "Hobbies", "Shoe size (yes/no)", "Recipients"],
                ["Chess", "Playing chess", "Players", "Tea", "yes", "The league"],
                ["Choir", "Singing", "Singers", "Cake", "no", "The hall"],
            ],
            merged=[(0, 2, 0, 4)],
        )
    )
    known = activities(
        one(
            [
                ["", "", "Betrokkenen en gegevens", "", "", ""],
                ["Verwerking", "Doel", "Categorieën betrokkenen", "Hobby's", "BSN (ja/nee)", "Ontvangers"],
                ["Schaken", "Spelen", "Spelers", "Thee", "ja", "De bond"],
                ["Koor", "Zingen", "Zangers", "Koek", "nee", "De zaal"],
            ],
            merged=[(0, 2, 0, 4)],
        )
    )["Schaken"]
    assert (people(known), categories(known)) == (["Spelers"], ["Thee", "BSN"])
    assert people(found["Chess"]) == ["Players"]
    assert categories(found["Chess"]) == ["Tea", "Shoe size"]
    assert categories(found["Choir"]) == ["Cake"]


def test_a_wide_heading_that_only_counts_up_narrows_nothing() -> None:
    assert [item.field for item in match_under("Storage, security, other", "Notes")] == ["notes"]
    assert [item.field for item in match_under("Opbevaring, sikkerhed, diverse", "Bemærkninger")] == ["notes"]
    assert [item.field for item in match_under("Retention", "Legal basis")] == ["retention_law"]


def test_a_basis_that_a_second_column_tells_again_is_one() -> None:
    found = activities(
        one(
            [
                ["Activity", "Purpose", "Article 6 lawful basis", "Data", "Article 6 lawful basis"],
                ["Chess", "Playing", "Art. 6(1)(c) - legal obligation (Chess Act 1990)", "Names", "Article 6(1)(c)"],
                ["Choir", "Singing", "Art. 6(1)(f)", "Names", "Art. 6(1)(f) – the choir's own interest"],
                ["Tea", "Drinking", "6(1)(b)", "Names", "6(1)(a)"],
            ]
        )
    )  # fmt: skip
    assert bases(found["Chess"]) == {"Playing": ["6(1)(c)"]}
    assert found["Chess"]["purposes"][0]["bases"][0]["law"] == "Chess Act 1990"
    assert bases(found["Choir"]) == {"Singing": ["6(1)(f)"]}
    assert "interest" in found["Choir"]["purposes"][0]["bases"][0]["reason"]
    assert bases(found["Tea"]) == {"Drinking": ["6(1)(b)", "6(1)(a)"]}


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("transfer", "Sendes noget til lande uden for EU? Hvilke, og på hvilket grundlag? (fx lager i Kina)"),
        ("transfer", "Do you send it outside the EU? If so, on what legal basis?"),
        ("transfer", "Geben Sie Daten in Drittländer weiter? Auf welcher Rechtsgrundlage?"),
        ("special", "Behandler I følsomme oplysninger? Hvis ja, hvilke oplysninger?"),
        ("retention", "Slettes de? Hvor længe gemmes de?"),
        ("deletion", "Is the data erased in accordance with the policy?"),
        ("deletion", "Werden die Daten nach dem Plan gelöscht?"),
        ("name", "Comment s'appelle le traitement ? (une fiche par traitement)"),
    ],
)
def test_of_several_questions_the_first_counts(field: str, text: str) -> None:
    assert [item.field for item in match(text)] == [field]


def test_an_answer_and_civil_status_are_no_headings_of_something_else() -> None:
    assert match("N/A") == ()
    assert not any(
        item.field == "status" for text in ("État civil", "Marital status") for item in match(text)
    )


@pytest.mark.parametrize(
    "text",
    ["DPO's kommentar", "Kommentar fra DPO", "Bemerkungen der DSB", "Legal's remarks", "Commentaire du DPD"],
)
def test_remarks_may_be_those_of_one_person(text: str) -> None:
    assert COMMENT.match(fold(text))
    assert not COMMENT.match(fold("Contact details"))


def test_remarks_and_hints_beside_the_answers_are_kept_apart_from_them() -> None:
    batch = one(
        [
            ["Survey of the departments"],
            ["No.", "Question", "Answer", "The DPO's comments"],
            ["1", "What is the process called?", "Snow clearing", ""],
            ["2", "Why do you use the data?", "Clear the snow", "← the purpose, not how"],
            ["3", "What is your legal basis?", "Art. 6(1)(b) + (f)", "Which interest?"],
            ["4", "About whom?", "House owners", ""],
            ["5", "Which data do you record?", "Names", ""],
            ["6", "Who do you share it with?", "Drivers", ""],
            ["7", "Is it sent outside the EU? Which countries, and on what basis?", "Yes: USA – Plough Inc., DPF", ""],
            ["8", "How long do you keep it?", "1 year", ""],
            ["9", "How do you protect it?", "", "Not answered"],
        ]
    )  # fmt: skip
    found = activities(batch)["Snow clearing"]
    assert bases(found) == {"Clear the snow": ["6(1)(b)", "6(1)(f)"]}
    assert countries(found) == ["US"]
    assert recipients(found) == ["Drivers"]
    kept = set(found["extra"].values())
    assert {"Which interest?", "Not answered", "← the purpose, not how"} <= kept


_ON_ITS_SIDE = [
    ["Name of the processing", "Choir", "Judo"],
    ["What is the purpose?", "Sing together", "Train for the belt"],
    ["Legal basis", "Art. 6(1)(b)", "Art. 6(1)(f)"],
    ["Which data?", "Names", "Names"],
    ["Sensitive data?", "No", "Yes – health (Art. 9(2)(a))"],
    ["Recipients", "The hall", "The league"],
    ["When deleted?", "1 year", "2 years"],
]


@pytest.mark.parametrize(
    ("head", "guide"),
    [
        (["No.", "Guidance", "1", "2"], ["", "Write briefly what for", "", "See the handbook", "", "", "Remember since when"]),
        (["No.", "Vejledning", "1", "2"], ["", "Kort og klart", "", "", "", "Alle, der får dem", ""]),
        (["No.", "", "1", "2"], ["", "Skriv kort hvad vi bruger det til", "Se fanen Hjemler", "", "", "", "Husk fra hvornår"]),
        (["No.", "", "1", "2"], ["", "Kurz beschreiben", "Siehe Blatt 2", "Nennen Sie alle", "", "", "Angeben, ab wann"]),
        (["No.", "", "1", "2"], ["", "Stichworte", "Blatt 2", "Alle Arten nennen", "Art. 9 beachten", "Auch intern", "Ab wann angeben"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("at", [1, 3])
def test_a_column_that_says_how_to_fill_a_table_on_its_side_is_no_activity(
    head: list[str], guide: list[str], at: int
) -> None:
    rows: list[list[str]] = [["What the club does with data"], []]
    for line, hint in zip([[head[0], *head[2:]], *_ON_ITS_SIDE], [head[1], *guide], strict=True):
        rows.append([*line[:at], hint, *line[at:]])
    batch = one(rows)
    found = activities(batch)
    assert list(found) == ["Choir", "Judo"]
    assert bases(found["Judo"]) == {"Train for the belt": ["6(1)(f)", "9(2)(a)"]}
    assert categories(found["Judo"]) == ["Names", "health"]
    told = [problem for problem in batch.problems if "Note beside the table" in problem.message.msgid]
    heads = " ".join(batch.sheets[0].headings)  # where its cells were seen to be hints before
    assert bool(told) != (next(filter(None, guide)) in heads)


@pytest.mark.parametrize(
    ("said", "article", "category"),
    [
        ("Helbred (art. 9, stk. 2, litra f)", "9(2)(f)", "Helbred"),
        ("Gesundheitsdaten (Art. 9 Abs. 2 lit. h DSGVO)", "9(2)(h)", "Gesundheitsdaten"),
        ("Straffedomme (art. 10)", "10", "Straffedomme"),
        ("Health (asthma)", "", "Health (asthma)"),
    ],
)
def test_sensitive_data_may_cite_what_allows_them(said: str, article: str, category: str) -> None:
    found = activities(
        one(
            [
                ["Activity", "Purpose", "Legal basis", "Special categories", "Recipients"],
                ["Judo", "Train", "6(1)(f)", said, "The league"],
                ["Chess", "Play", "6(1)(f)", "", "The league"],
            ]
        )
    )["Judo"]
    assert bases(found) == {"Train": list(filter(None, ["6(1)(f)", article]))}
    assert categories(found) == [category]
