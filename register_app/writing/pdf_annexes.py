"""The annexes of the PDF: how to read it, the wording of the law, the provisions it refers to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from register_app.writing.answers import STATES
from register_app.writing.citing import article_names
from register_app.writing.pairs import capitalised
from register_app.writing.pdf_blocks import SMALL, SOFT, STRONG, Block, Composer, paragraphs, table

Doc = Mapping[str, Any]


def legend(compose: Composer) -> list[Block]:
    """What the marks mean; the states that must not be confused stand beneath each other."""
    labels = compose.labels
    both = labels.all_of([labels.paragraph("controller"), labels.paragraph("processor")])
    blocks = [paragraphs([[compose.say("legend_intro", citations=both)]])]
    rows = [
        [
            [[["mark", state, 0, ""], compose.word(" " + labels.term("state", state), STRONG)]],
            [[compose.say(f"legend_{state}")]],
        ]
        for state in STATES
    ]
    rows.append([[[compose.say("not_stated", SOFT)]], [[compose.say("legend_not_stated")]]])
    blocks.append(table([(labels["mark"], -50), (labels["meaning"], 1.0)], rows))
    blocks.append(paragraphs([[compose.say("legend_supplement")], [compose.say("legend_replaced")]]))
    return [block for block in blocks if block]


def wording(compose: Composer, parts: Sequence[str]) -> list[Block]:
    """Art. 30(1) and (2) word for word, as far as the register has such a part."""
    labels = compose.labels
    blocks: list[Block | None] = []
    for part in ("controller", "processor"):
        if part not in parts and (part == "processor" or parts == ["processor"]):
            continue
        citation = labels.paragraph(part)
        citation = capitalised(citation)
        intro = [
            compose.word(citation + " ", STRONG),
            compose.word(labels.introduction(part) + compose.colon.rstrip()),
        ]
        blocks.append(paragraphs([intro]))
        rows = [
            [[[compose.word(letter.letter + ")", STRONG)]], [[compose.word(letter.wording)]]]
            for letter in labels.letters(part)
        ]
        blocks.append(table([(labels["letter"], -18), (labels["wording"], 1.0)], rows))
    blocks.append(paragraphs([[compose.say("wording_source", SMALL, source=labels.wording_source())]]))
    return [block for block in blocks if block]


def provisions(compose: Composer, activities: Sequence[Doc]) -> list[Block]:
    """The legal bases and transfer mechanisms that the register relies on, with their short names."""
    labels = compose.labels
    used = {b["article"].strip() for a in activities for p in a["purposes"] for b in p["bases"]}
    used |= {t["mechanism"].strip() for a in activities for t in a["transfers"]}
    used |= {use["basis"].strip() for a in activities for use in a["data"]}
    codes = [code for code in article_names() if code in used]
    if not codes:
        return []
    rows = [
        [
            [[compose.word(labels.citation(code), STRONG)]],
            [[compose.word(code)]],
            [[compose.word(labels.article_name(code))]],
        ]
        for code in sorted(codes, key=_in_order)
    ]
    return [table([(labels["cited"], -50), (labels["code"], -30), (labels["short_name"], 1.0)], rows)]


def _in_order(code: str) -> list[tuple[int, str]]:
    """Articles by number, not by their first figure: 9 before 10."""
    return [(int(token), "") if token.isdigit() else (0, token) for token in re.findall(r"\d+|[a-z]", code)]
