"""A user's own template: filled and read again it says the same, and in its own register it changes nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font, PatternFill

from register_app.base.i18n import Message
from register_app.model.document import Document, complete_document
from register_app.services import (
    documents,
    export_choices,
    export_writing,
    exporting,
    importing,
    loading,
    reading,
)
from register_app.store.register import Register
from register_app.writing.overview import PlainLabels
from tests.documents import documents as any_documents

FIELDS = ("number", "department", "purposes", "bases", "subjects", "data", "recipients", "transfers", "retention", "measures", "systems")  # fmt: skip
HEADINGS = {
    "da": ("Nr.", "Afdeling", "Formål", "Retsgrundlag", "Registrerede", "Personoplysninger", "Modtagere", "Overførsel til tredjelande", "Slettefrist", "Sikkerhedsforanstaltninger", "Systemer"),
    "en": ("No.", "Department", "Purpose", "Legal basis", "Data subjects", "Personal data", "Recipients", "Transfers to third countries", "Retention period", "Security measures", "Systems"),
    "de": ("Nr.", "Abteilung", "Zweck", "Rechtsgrundlage", "Betroffene Personen", "Datenkategorien", "Empfänger", "Drittlandübermittlung", "Löschfrist", "Technische und organisatorische Maßnahmen", "Systeme"),
}  # fmt: skip
NAME = {"da": "Behandlingsaktivitet", "en": "Processing activity", "de": "Verarbeitungstätigkeit"}
WHERE = st.tuples(
    st.sampled_from(sorted(HEADINGS)),
    st.permutations(FIELDS).flatmap(lambda fields: st.integers(2, len(FIELDS)).map(lambda n: fields[:n])),
    st.integers(0, 2),
)
"""Language of the headings, which of them in which order, and rows of titles above."""
QUICK = settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])


def template(folder: Path, language: str, fields: list[str], titles: int) -> Path:
    book = Workbook()
    sheet: Any = book.active
    for row in range(titles):
        sheet.cell(row + 1, 1).value = ("Havlund Finans A/S", "2026")[row]
    head = [NAME[language], *(HEADINGS[language][FIELDS.index(field)] for field in fields)]
    for column, heading in enumerate(head, 1):
        sheet.cell(titles + 1, column).value = heading
        sheet.cell(titles + 1, column).font = Font(bold=True)
        sheet.cell(titles + 2, column).fill = PatternFill("solid", fgColor="FFEEEE00")
    path = folder / "ours.xlsx"
    book.save(path)
    return path


@QUICK
@given(
    where=WHERE,
    language=st.sampled_from(["da", "en", "fi", "da+en"]),
    profile=st.sampled_from(["internal", "public"]),
)
def test_what_comes_back_untouched_changes_nothing(
    sample: Register, where: tuple[str, list[str], int], language: str, profile: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "filled.xlsx"
        exporting.export(
            sample,
            target,
            template=str(template(Path(folder), *where)),
            language=language,
            look=export_choices.Look(profile=profile),
        )
        planned = importing.plan(sample, reading.read(target))
    assert [(row.number, row.state, row.differences) for row in planned.rows if row.state != "same"] == []


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(document=any_documents(), where=WHERE)
def test_nothing_changes_whatever_the_texts(
    tmp_path_factory: Any, document: Document, where: tuple[str, list[str], int]
) -> None:
    # A row without a name goes on with the row above it, as in any table.
    assume(all(activity["name"].strip() for activity in document["activities"]))
    folder = tmp_path_factory.mktemp("any")
    with Register.create(folder / "any.register", title="R", language="en") as register:
        with register.edit_rows(Message("load")) as connection:
            loading.Loader(connection).load(document)
        target = folder / "filled.xlsx"
        exporting.export(register, target, template=str(template(folder, *where)))
        planned = importing.plan(register, reading.read(target))
    assert [(row.name, row.differences) for row in planned.rows if row.state == "changed"] == []


WORDS = st.sampled_from(["Løn", "Kunder", "Medlemmer", "Bogføring", "Support", "Rekruttering", "Klager", "Drift af it", "Kurser, 2026", "Journal (papir)"])  # fmt: skip
TITLES = st.lists(WORDS, min_size=1, max_size=3, unique=True)


@st.composite
def activities(draw: st.DrawFn) -> dict[str, Any]:
    """An activity of ordinary texts; somewhere in it a word of ours stands in place of content."""
    people = draw(TITLES)
    recipients = draw(TITLES)
    limit = {"text": draw(st.sampled_from(["5 år", "6 måneder efter afslag", "indtil sagen er slut"])), "action": draw(st.sampled_from(["delete", "anonymise", ""])), "law": draw(st.sampled_from(["", "bogføringsloven § 12"]))}  # fmt: skip
    bases = st.lists(st.sampled_from([("6(1)(b)", ""), ("6(1)(f)", "vores interesse i salg"), ("6(1)(c)", "pligten")]), min_size=1, max_size=2, unique=True)  # fmt: skip
    return {
        "part": "controller",
        "department": draw(WORDS),
        "purposes": [
            {"title": title, "bases": [{"article": code, "reason": reason} for code, reason in draw(bases)]}
            for title in draw(TITLES)
        ],
        "data": [{"category": name, "subjects": people, "retention": limit} for name in draw(TITLES)],
        "recipients": [{"name": name, "role": draw(st.sampled_from(["processor", "controller", ""])), "country": draw(st.sampled_from(["DK", ""]))} for name in recipients],
        "measures": draw(TITLES),
        "systems": draw(TITLES),
        "answers": {"transfers": {"state": "not_applicable", "reason": draw(WORDS)}},
    }  # fmt: skip


def told(activity: dict[str, Any], fields: list[str], language: str) -> dict[str, Any]:
    """What a table of these fields can say of an activity; a period is said as it is called in `language`."""
    labels = PlainLabels(language)
    said: dict[str, Any] = {
        key: activity.get(key) for key in ("number", "department", "measures", "systems") if key in fields
    }
    purposes = activity.get("purposes", [])
    if "purposes" in fields:
        said["purposes"] = [purpose["title"] for purpose in purposes]
    if "bases" in fields:
        said["bases"] = [
            [(basis["article"], basis["reason"]) for basis in purpose["bases"]] for purpose in purposes
        ]
    uses = activity.get("data", [])
    if "data" in fields:
        said["data"] = [use["category"] for use in uses]
        if "subjects" in fields:
            said["subjects"] = [use["subjects"] for use in uses]
        if "retention" in fields:
            said["retention"] = [
                [
                    limit["text"] or (limit["period"] and labels.period(limit["period"])),
                    limit["action"],
                    limit["law"],
                ]
                for limit in (use["retention"] for use in uses)
            ]
    if "recipients" in fields:
        said["recipients"] = [
            (item["name"], item["role"], item["country"]) for item in activity.get("recipients", [])
        ]
    if "transfers" in fields:
        said["answers"] = activity.get("answers")
    return said


@QUICK
@given(
    given_=st.lists(activities(), min_size=1, max_size=3),
    where=WHERE,
    language=st.sampled_from(["da", "en", "de", "fr"]),
)
def test_it_says_the_same_in_an_empty_register(
    given_: list[dict[str, Any]], where: tuple[str, list[str], int], language: str
) -> None:
    heading, fields, titles = where
    fields = list(dict.fromkeys([*fields, "transfers"]))
    content = complete_document(
        {
            "activities": [
                {"number": f"RA-{n:04}", "name": f"Lønkørsel {n}", **item} for n, item in enumerate(given_, 1)
            ]
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "filled.xlsx"
        source = template(Path(folder), heading, fields, titles)
        export_writing.write(content, target, language=language, template=str(source))
        drafts = reading.read(target).drafts
    assert [draft.activity["name"] for draft in drafts] == [item["name"] for item in content["activities"]]
    for draft, activity in zip(drafts, content["activities"], strict=True):
        assert told(draft.activity, fields, language) == told(dict(activity), fields, language)


def test_only_what_was_changed_in_it_is_a_change(sample: Register, tmp_path: Path) -> None:
    """The rest of the row stays as the register has it, with what the table never had."""
    fields = ["number", "purposes", "bases", "measures", "retention", "data", "transfers"]
    target = tmp_path / "filled.xlsx"
    exporting.export(sample, target, template=str(template(tmp_path, "da", fields, 1)), language="da")
    book = load_workbook(target)
    sheet: Any = book.active
    sheet["C4"] = "Kommunikere og lytte"
    sheet["E5"] = f"{sheet['E5'].value}\nBadges"
    book.save(target)
    held = documents.dump(sample.read())["activities"]
    planned = importing.plan(sample, reading.read(target))
    changed = {
        row.name: [item.key for item in row.differences] for row in planned.rows if row.state == "changed"
    }
    assert changed == {held[1]["name"]: ["purposes"], held[2]["name"]: ["measures"]}
    importing.apply(sample, planned)
    now = documents.dump(sample.read())["activities"]
    assert now[2]["measures"] == [*held[2]["measures"], "Badges"]
    assert [(p["title"], [b["reason"] for b in p["bases"]]) for p in now[1]["purposes"]] == [
        ("Kommunikere og lytte", [basis["reason"] for basis in held[1]["purposes"][0]["bases"]])
    ]
    assert [item for n, item in enumerate(now) if n not in (1, 2)] == [
        item for n, item in enumerate(held) if n not in (1, 2)
    ]
