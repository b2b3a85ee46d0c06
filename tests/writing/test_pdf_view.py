"""What the PDF shows, before any page is set."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

import pytest

from register_app.base.paths import resource
from register_app.model.document import Document
from register_app.services import export_writing, exporting
from register_app.writing.font_coverage import coverage
from register_app.writing.labels import DocumentLabels
from register_app.writing.pdf_options import PdfOptions, UnknownPdfOption
from register_app.writing.pdf_view import RegisterView
from register_app.writing.profiles import UnknownProfile
from register_app.writing.scope_words import Scope
from register_app.writing.text_safety import TextCleaner
from tests.writing import pdf_documents as docs

Doc = dict[str, Any]


def view(document: Doc, language: str = "da", **options: Any) -> RegisterView:
    chosen = PdfOptions(**({"as_of": "2026-11-25", "profile": "internal"} | options))
    return RegisterView(document, DocumentLabels(language), TextCleaner(coverage(resource("fonts"))), chosen)


def runs(data: Any) -> Iterator[list[Any]]:
    """All runs in some part of the view."""
    if isinstance(data, dict):
        for value in data.values():
            yield from runs(value)
    elif isinstance(data, list):
        if len(data) == 4 and isinstance(data[0], str) and isinstance(data[1], str) and data[2] in (0, 1):
            yield data
        else:
            for value in data:
                yield from runs(value)


def text(data: Any) -> str:
    joined = " ".join(run[1] for run in runs(data))
    return " ".join(joined.replace("\u00a0", " ").replace("\u200b", "").split())


def one(language: str = "da", part: str = "controller", **given: Any) -> Doc:
    """The sections of a register's only activity, by letter ("" for the supplementary ones)."""
    document = docs.document([docs.activity("RA-0001", "Prøve", part, **given)])
    return {s["letter"]: s for s in view(document, language).activity(0)["sections"]}


def purpose(*bases: Doc) -> list[Doc]:
    return [{"title": "Markedsføring", "description": "", "bases": list(bases)}]


def test_the_sections_follow_the_letters_of_the_regulation() -> None:
    assert "".join(one()) == "abcdefg"
    assert "".join(one(part="processor")) == "abcd"
    assert one()["b"]["title"] == "Formålene med behandlingen"
    assert one()["b"]["cite"].replace("\u00a0", " ") == "art. 30, stk. 1, litra b"
    assert one("en", "processor")["b"]["cite"] == "Art.\u00a030(2)(b)"


def test_purposes_and_bases_stand_side_by_side_and_or_consent_reads_on() -> None:
    shown = one(
        purposes=purpose(
            docs.basis("6(1)(f)", "at markedsføre vores produkter"),
            docs.basis("6(1)(a)", "", "Markedsføringsloven", "10"),
        )
    )["b"]["blocks"][0]
    assert shown["head"] == ["Formål med behandling", "Retsgrundlag"]
    assert text(shown["rows"][0][1]) == (
        "art. 6, stk. 1, litra f – legitim interesse at markedsføre vores produkter "
        "eller art. 6, stk. 1, litra a – samtykke Markedsføringsloven § 10"
    )


def test_bases_that_hold_together_are_joined_by_and() -> None:
    special = one(purposes=purpose(docs.basis("6(1)(a)"), docs.basis("9(2)(a)")))["b"]
    assert " og art. 9, stk. 2, litra a" in text(special)
    two_laws = one(purposes=purpose(docs.basis("6(1)(c)", law="A-lov"), docs.basis("6(1)(c)", law="B-lov")))[
        "b"
    ]
    assert "A-lov og art. 6" in text(two_laws)


def test_a_legitimate_interest_without_its_interest_is_shown_as_open() -> None:
    assert "Interessen er ikke angivet" in text(one(purposes=purpose(docs.basis("6(1)(f)")))["b"])
    assert "ikke angivet" not in text(one(purposes=purpose(docs.basis("6(1)(f)", "at drive butik")))["b"])


def test_three_states_never_look_alike_and_nothing_says_none() -> None:
    answers = {
        "recipients": {"state": "not_applicable", "reason": "alt bliver i huset"},
        "transfers": {"state": "unclarified", "reason": "leverandøren er spurgt"},
    }
    sections = one(answers=answers)
    kinds = {letter: [b["s"] for b in sections[letter]["blocks"] if b["k"] == "state"] for letter in "bdef"}
    assert kinds == {"b": ["m"], "d": ["n"], "e": ["q"], "f": ["m"]}
    assert text(sections["d"]) == "Ikke relevant, fordi: alt bliver i huset"
    assert text(sections["e"]) == "Endnu ikke afklaret: leverandøren er spurgt"
    assert text(sections["b"]) == text(sections["f"]) == "Mangler"
    everything = text(list(sections.values())).casefold()
    assert "ingen" not in everything.split()


def test_a_statement_is_shown_beside_content_that_contradicts_it() -> None:
    given: Doc = {
        "recipients": [docs.recipient("Banken")],
        "answers": {"recipients": {"state": "not_applicable", "reason": ""}},
    }
    shown = one(**given)["d"]
    assert "Banken" in text(shown)
    assert "Ikke relevant; begrundelsen mangler" in text(shown)


def test_categories_with_the_same_time_limit_share_a_row_and_a_gap_is_marked() -> None:
    five = docs.retention("P5Y", start="ophør", action="delete")
    uses = [
        docs.use("Navn", ["Kunder"], five),
        docs.use("Lyd", ["Kunder"]),
        docs.use("Adresse", ["Kunder"], five),
    ]
    table = one(data=uses)["f"]["blocks"][0]
    assert [text(row) for row in table["rows"]] == ["Navn Adresse 5 år ophør Slettes", "Lyd Mangler"]


def test_a_time_limit_told_in_words_is_not_told_twice() -> None:
    told = docs.retention("P3Y", "3 år efter at lånet er indfriet")
    apart = docs.retention("P3Y", "Regnet fra lånets indfrielse")
    table = one(data=[docs.use("Navn", ["Kunder"], told), docs.use("Lyd", ["Kunder"], apart)])["f"]["blocks"][
        0
    ]
    assert [text(row[1]) for row in table["rows"]] == [
        "3 år efter at lånet er indfriet",
        "3 år Regnet fra lånets indfrielse",
    ]


def test_neighbouring_equal_subjects_are_one_cell() -> None:
    uses = [docs.use(name, ["Kunder"]) for name in ("Navn", "Adresse", "Lyd")] + [
        docs.use("Løn", ["Ansatte"])
    ]
    table = one(data=uses)["c"]["blocks"][0]
    column = table["head"].index("Kategorier af registrerede")
    assert table["rows"][0][column]["n"] == 3
    assert [len(row) for row in table["rows"]] == [3, 2, 2, 3]


def test_a_limit_for_the_whole_activity_is_no_data_category() -> None:
    sections = one(data=[docs.use("", [], docs.retention("P1Y"))])
    assert text(sections["f"]["blocks"][0]["rows"]) == "Alle oplysninger i aktiviteten 1 år"
    assert [block["k"] for block in sections["c"]["blocks"]] == ["state", "state"]


def test_the_legal_basis_is_never_called_a_field_of_article_30() -> None:
    shown = text(view(docs.sample()).back())
    assert "Retsgrundlag, kilder, systemer, aftaler, status og datoer er supplerende oplysninger" in shown


@pytest.mark.parametrize(
    ("profile", "note", "owner", "balance"),
    [
        ("internal", True, True, True),
        ("authority", False, False, True),
        ("public", False, False, False),
    ],
)
def test_profiles_leave_out_what_is_internal_and_say_so(
    profile: str, note: bool, owner: bool, balance: bool
) -> None:
    document = docs.sample()
    shown = view(document, profile=profile)
    pages = [shown.activity(i) for i in range(len(shown))] + [shown.back()]
    everything = json.dumps(pages, ensure_ascii=False)
    assert ("kreditudvalget" in everything) == note
    assert ("K-17" in everything) == note
    assert ("Jens Holm" in everything) == owner
    assert ("IA-2023-02" in everything) == balance
    assert ("Udeladt af dette udtræk" in text(shown.cover())) != note


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"total": 9}, "Hele fortegnelsen"),
        ({"total": 12}, "9 af 12 behandlingsaktiviteter"),
        (
            {"total": 12, "scope": Scope(name="Kun Kundeservice")},
            "Udvalg: Kun Kundeservice 9 af 12 behandlingsaktiviteter",
        ),
        ({"scope": Scope(name="Alt")}, "Udvalg: Alt"),
        ({}, ""),
    ],
)
def test_an_extract_calls_itself_complete_only_when_it_has_been_counted(options: Doc, said: str) -> None:
    rows = dict(view(docs.sample(), **options).cover()["facts"]["rows"])
    assert text(rows.get("Udtrækkets omfang", [])) == said


def test_a_long_text_goes_to_the_annex_and_leaves_a_reference() -> None:
    shown = view(docs.sample())
    first = shown.activity(0)
    links = [run[3] for run in runs(first) if run[3].startswith("text")]
    back = shown.back()
    assert links == [entry["id"] for entry in back["long"]]
    assert text(back["long"][0]["c"]) == " ".join(docs.LONG_NOTE.split())


def test_a_long_description_begins_at_its_place_and_goes_on_in_the_annex() -> None:
    long = "Fra ansøgning til afvikling. " * 100
    shown = view(docs.document([docs.activity("RA-0001", "Lån", description=long)]))
    intro = shown.activity(0)["intro"]
    assert text(intro).startswith("Fra ansøgning til afvikling.")
    assert text(intro).endswith("Teksten er lang og står i bilag C.")
    assert len(text(intro)) < 800
    entry = shown.back()["long"][0]
    assert entry["title"] == "Beskrivelse til RA-0001 Lån"
    assert text(entry["c"]) == long.strip()


def test_parties_are_listed_once_with_roles_and_places() -> None:
    shown = view(docs.sample()).back()
    table = shown["chapters"][0]["blocks"][0]
    rows = {text(row[0]): row for row in table["rows"]}
    cirrus = rows["Cirrus Hosting Inc."]
    assert text(cirrus[2]) == "Databehandler Modtager i tredjeland Underdatabehandler"
    assert text(cirrus[3]) == "RA-0001 , RA-0002 , RA-0008"
    assert [run[3] for run in runs(cirrus[3]) if run[3]] == ["act0", "act1", "act7"]
    assert text(rows["Fjordlån Finans A/S CVR 12 34 56 78"][2]) == "Dataansvarlig"


def test_the_overview_shows_the_state_of_each_letter() -> None:
    tables = view(docs.sample()).front()["overview"]["tables"]
    assert tables[0]["letters"] == list("bcdefg")
    states = {row["number"]: row["states"] for row in tables[0]["rows"]}
    assert states["RA-0003"] == [
        "answered",
        "answered",
        "answered",
        "not_applicable",
        "answered",
        "unclarified",
    ]
    assert states["RA-0006"] == ["missing"] * 5 + ["answered"]
    assert tables[1]["letters"] == list("abcd")


def test_the_overview_counts_the_activities_that_answer_each_letter() -> None:
    shown = view(docs.sample()).front()["overview"]["completeness"]
    assert [row["letter"] for row in shown[0]["rows"]] == list("bcdefg")
    transfers = shown[0]["rows"][3]["counts"]
    assert transfers == {"answered": 2, "not_applicable": 2, "unclarified": 1, "missing": 2}
    assert shown[1]["title"].replace("\u00a0", " ") == "Udfyldelse af art. 30, stk. 2"


def test_contents_name_every_place_in_order() -> None:
    shown = view(docs.sample())
    for i in range(len(shown)):
        shown.activity(i)
    targets = [entry["target"] for entry in shown.contents()]
    assert targets[:4] == ["overview", "common", "part-controller", "act0"]
    assert targets[targets.index("part-processor") :][:3] == ["part-processor", "act7", "act8"]
    assert targets[-1] == "long"
    assert len(targets) == len(set(targets))


def test_the_usual_title_follows_the_language_and_an_own_title_stays() -> None:
    assert view(docs.sample(), "en").head()["title"] == "Record of processing activities"
    assert view(docs.document([], title="Min fortegnelse"), "en").head()["title"] == "Min fortegnelse"


def test_an_unknown_part_is_printed_and_not_lost() -> None:
    shown = view(docs.document([docs.activity("1", "Uden rolle", "noget")]))
    assert [part for part, _ in shown.parts()] == ["other"]
    assert shown.activity(0)["name"] == "Uden rolle"


@pytest.mark.parametrize(
    "wrong",
    [{"layout": "poster"}, {"profile": "boss"}, {"as_of": "i går"}, {"accent": "red"}, {"accent": "#12345"}],
)
def test_options_that_do_not_exist_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises((UnknownPdfOption, UnknownProfile)) as refused:
        PdfOptions(**wrong)
    assert next(iter(wrong.values())) in str(refused.value)


def test_a_date_is_the_same_day_in_every_time_zone() -> None:
    assert PdfOptions(as_of="2026-11-25").moment.isoformat() == "2026-11-25T12:00:00+00:00"
    assert PdfOptions(as_of="2026-11-25T08:00:00+01:00").moment.isoformat() == "2026-11-25T08:00:00+01:00"


def test_annexes_are_lettered_without_a_gap() -> None:
    cited = docs.activity(
        "1", "Lån", purposes=[{"title": "x", "description": "y" * 3000, "bases": [docs.basis("6(1)(b)")]}]
    )
    plain = docs.activity("1", "Lån", notes="y" * 3000)
    for activity, letters in ((cited, "ABCD"), (plain, "ABC")):
        shown = view(docs.document([activity]))
        shown.activity(0)
        titles = [entry["title"] for entry in shown.contents() if entry["title"].startswith("Bilag")]
        assert [title.split(":")[0] for title in titles] == [f"Bilag {letter}" for letter in letters]
        assert f"står i bilag {letters[-1]}." in text(shown.activity(0))


def test_recipients_that_are_no_parties_are_listed_too() -> None:
    activities = [
        docs.activity("RA-1", "A", recipients=[docs.recipient("Banker", "controller", kind="category")]),
        docs.activity("RA-2", "B", recipients=[docs.recipient("banker", "processor"), docs.recipient("Vagt A/S")]),
    ]  # fmt: skip
    chapter = view(docs.document(activities, [docs.party("Vagt A/S")])).back()["chapters"][0]
    parties, others = chapter["blocks"]
    assert [text(row[0]) for row in parties["rows"]] == ["Vagt A/S"]
    assert others["head"][0] == "Kategorier af modtagere"
    assert [[text(cell) for cell in row] for row in others["rows"]] == [
        ["Banker", "Selvstændig dataansvarlig Databehandler", "RA-1 , RA-2"]
    ]


@pytest.mark.parametrize(("total", "names"), [(2, ["Ejer A/S", "Vagt A/S", "Andre ApS"]), (9, ["Ejer A/S", "Vagt A/S"])])  # fmt: skip
def test_an_extract_shows_the_parties_that_it_concerns(total: int, names: list[str]) -> None:
    activities = [
        docs.activity("RA-1", "A", recipients=[docs.recipient("Vagt A/S", "processor")]),
        docs.activity("RA-2", "B"),
    ]
    document = docs.document(
        activities, [docs.party(name) for name in ("Vagt A/S", "Andre ApS")], controller=docs.party("Ejer A/S")
    )  # fmt: skip
    table = view(document, total=total).back()["chapters"][0]["blocks"][0]
    assert sorted(text(row[0]) for row in table["rows"]) == sorted(names)


def test_one_activity_says_what_it_is_an_extract_of() -> None:
    scope = exporting.scope_of("number = RA-0001")
    cover = view(docs.sample(), layout="activity", total=12, profile="authority", scope=scope).cover()
    rows = dict(cover["facts"]["rows"])
    assert text(rows["Udtrækkets omfang"]).startswith("Nr. : ” RA-0001 ” 9 af 12")
    assert "Dataansvarlig" not in rows


def test_one_or_two_activities_are_not_counted_in_pictures() -> None:
    for count, shown in ((2, False), (3, True)):
        document = docs.document([docs.activity(str(place), "Lån") for place in range(count)])
        held = view(document, figures=export_writing.figures(cast(Document, document)))
        assert bool(held.front()["figures"]) == shown
        assert ("figures" in [entry["target"] for entry in held.contents()]) == shown


def test_in_two_languages_a_time_limit_is_not_told_twice() -> None:
    use = docs.use("Navn", ["Kunder"], docs.retention("P3Y", "3 år efter indfrielse"))
    shown = {s["letter"]: s for s in view(docs.document([docs.activity("1", "Lån", data=[use])]), "da+en").activity(0)["sections"]}  # fmt: skip
    assert text(shown["f"]["blocks"][0]["rows"][0][1]) == "3 år efter indfrielse"
