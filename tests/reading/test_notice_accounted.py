"""Nothing of a notice is lost: each sentence is in the register, in a heading that was understood, or in the report."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from register_app.reading import htmltext, notices, pasting, plaintext
from register_app.reading.batch import Batch
from register_app.reading.notice.units import units
from register_app.reading.texts import SourceText

NOTICES = Path(__file__).resolve().parents[1] / "data" / "notices"

# A table of two columns as it comes out of a word processor that copies it cell by cell, line by line.
TURNS = {
    "da": [
        ("Udlån af kajakker", "Vi behandler personoplysninger med henblik på at kunne\nudlåne kajakker til dig og holde øje med, at de kommer\nhjem igen.", "Til at fuldføre aftalen om medlemskab"),
        ("Nyt fra klubben", "Vi bruger din adresse til at sende nyheder om ture og\nstævner til dig.", "Retmæssig interesse i at fortælle\nom klubben"),
        ("Regnskab", "Vi gemmer bilag om kontingent og køb.", "Juridisk forpligtelse"),
    ],
    "en": [
        ("Lending kayaks", "We process personal data in order to lend kayaks to you\nand to see that they come back.", "Performing the contract of membership"),
        ("News from the club", "We use your address to send news about tours and\nregattas to you.", "Legitimate interest in telling\nabout the club"),
        ("Accounts", "We keep vouchers of fees and purchases.", "Legal obligation"),
    ],
}  # fmt: skip
HEADS = {
    "da": "Hvordan bruger vi oplysningerne?\n\nFormål med behandling\n\nRetsgrundlag\n\n",
    "en": "How do we use the information?\n\nPurpose of processing\n\nLegal basis\n\n",
}
ADDED = {
    "da": [
        ("Rundvisninger", "Når du tilmelder dig en rundvisning i klubhuset, gemmer vi dit navn og nummer, så vi kan kontakte dig.", "Samtykke"),
        ("Deling af billeder med forbundet", "Vi sender billeder fra stævner til forbundet, som bruger dem i sit blad og på sine sider.", "Retmæssig interesse i at vise sporten frem"),
        ("Profilering", "Vi sammenholder dine ture.", "Dit samtykke"),
        ("Ændringer af aftaler", "Vi behandler oplysninger for at kunne ændre aftalen.", "Opfyldelse af kontrakten"),
        ("Kontakt", "Vi svarer på henvendelser.", "Retmæssig interesse i at svare dig"),
    ],
    "en": [
        ("Guided tours", "When you sign up for a guided tour of the club house, we keep your name and number so that we can call you.", "Consent"),
        ("Sharing pictures with the federation", "We send pictures of regattas to the federation, which prints them in its magazine and on its pages.", "Legitimate interest in showing the sport"),
        ("Profiling", "We compare your tours.", "Your consent"),
        ("Changes to contracts", "We process data in order to change the contract.", "Performance of the contract"),
        ("Contact", "We answer what you ask.", "Legitimate interest in answering you"),
    ],
}  # fmt: skip
Turn = tuple[str, str, str]


def written(language: str, turns: Sequence[Turn], gaps: Sequence[str]) -> str:
    pieces = (f"{title}\n{said}{gap}{basis}" for (title, said, basis), gap in zip(turns, gaps, strict=True))
    return HEADS[language] + "\n\n".join(pieces)


# What a title like the later ones means is only known by two purposes above it.
PLACES = [
    (language, turn, at)
    for language, turns in ADDED.items()
    for turn in turns
    for at in (1, 2, 3)
    if at > 1 or turn is turns[0]
]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(("language", "added", "at"), PLACES)
def test_a_purpose_that_was_added_is_read(language: str, added: Turn, at: int, gap: str) -> None:
    known = TURNS[language]
    turns = [*known[:at], added, *known[at:]]
    batch = read(written(language, turns, ["\n\n", gap, gap, gap]))
    assert [draft.activity["name"] for draft in batch.drafts] == [title for title, _, _ in turns]
    assert all(draft.activity["purposes"][0]["bases"] for draft in batch.drafts)


@pytest.mark.parametrize("language", ["da", "en"])
def test_two_purposes_that_were_added_are_read(language: str) -> None:
    turns = [*TURNS[language], *ADDED[language][:2]]
    batch = read(written(language, turns, ["\n\n"] * 3 + ["\n"] * 2))
    assert [draft.activity["name"] for draft in batch.drafts] == [title for title, _, _ in turns]


# -- The account ---------------------------------------------------------------------------------------------


def read(text: str) -> Batch:
    return account(pasting.as_text(text))


def account(source: SourceText) -> Batch:
    """The batch, of which every cell is counted once and every problem stands at a line."""
    batch = notices.read(source)
    cells = batch.cells
    assert cells.filled == cells.imported + cells.reported
    return batch


def lost(source: SourceText, batch: Batch, wanted: Sequence[str]) -> list[str]:
    """The words that are neither in the register nor in a heading nor in the text of a line that is reported."""
    activities = [draft.activity for draft in batch.drafts]
    reported = {problem.cell for problem in batch.problems}
    told = [json.dumps([activities, batch.register], ensure_ascii=False)]
    told += [heading for sheet in batch.sheets for heading in sheet.headings]
    told += [column.header for sheet in batch.sheets for column in sheet.columns]
    told += [unit.text for unit in units(source.blocks) if f"line {unit.line}" in reported]
    text = "\n".join(told)
    return [word for word in wanted if word not in text]


def marks() -> itertools.count[int]:
    return itertools.count(101)


def strange(number: int) -> str:
    """A word that no other text has."""
    return "".join("bdfghklmnp"[int(digit)] + "o" for digit in str(number)) + "xt"


_ENDS = {
    "txt": re.compile(r"(?m)(?<=[^\W\d_]{4}\.)(?=$)"),
    "md": re.compile(r"(?m)(?<=[^\W\d_]{4}\.)(?=$)"),
    "html": re.compile(r"(?<=[^\W\d_]{4}\.)(?=</(?:p|td|li)>)"),
}
"""Where a paragraph, an item or a cell ends with a sentence."""
_BLOCKS = {"txt": plaintext.lines, "md": plaintext.markdown, "html": htmltext.blocks}


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(NOTICES.glob("*.*")) if path.suffix != ".json"],
    ids=lambda path: path.name,
)
def test_a_sentence_added_to_any_paragraph_is_not_lost(path: Path) -> None:
    number = marks()
    wanted: list[str] = []

    def added(_: re.Match[str]) -> str:
        first, *others = (strange(next(number)) for _ in range(3))
        wanted.extend(others)
        return f" {first.capitalize()} {' '.join(others)}."

    kind = path.suffix[1:]
    text = _ENDS[kind].sub(added, path.read_text(encoding="utf-8"))
    source = SourceText(path.name, kind, _BLOCKS[kind](text))
    assert not lost(source, account(source), wanted)


PIECES = st.sampled_from(
    [
        "{0} og {1}", "## {0} {1}", "Vi behandler {0} og {1} for at kunne sende {2}. {3} er {4} og {5}.", "Samtykke", "Retmæssig interesse i at {0} {1} {2}",
        "Retsgrundlag: Art. 6, stk. 1, litra b. {0} {1} og {2} falder herunder.", "Formål: {0} {1}", "- {0} {1} {2} (samtykke)", "- {0} {1}", "",
        "We use {0} to deliver {1}, based on our contract. The {2} has been {3} by {4}.", "Juridisk forpligtelse", "{0} {1} sker på grundlag af dit samtykke. {2} {3} {4}.",
        "Opbevaring: 5 år efter {0}. {1} {2} {3} og {4}.", "Dine rettigheder", "Modtagere: {0} og {1}", "1. {0} {1}", "Vi deler {0} med {1}. Men {2} {3} {4} {5}.", "",
    ]
)  # fmt: skip


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=14))
def test_each_sentence_of_generated_notices_is_in_the_register_or_reported(pieces: list[str]) -> None:
    number = marks()
    lines, sentences = [], []
    for piece in pieces:
        line = piece.format(*(strange(next(number)) for _ in range(6)))
        lines.append(line)
        sentences += [re.findall(r"\w+oxt", sentence) for sentence in line.split(". ")]
    source = pasting.as_text("\n".join(lines))
    batch = account(source)
    for words in sentences:
        assert len(lost(source, batch, words)) <= len(words) / 2, words
