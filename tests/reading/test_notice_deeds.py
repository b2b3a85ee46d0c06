"""What is done with consent, told by a sentence that names its basis first and no purpose besides."""

from __future__ import annotations

import pytest

from register_app.reading.notice import deeds
from tests.reading.noticetext import articles, read


@pytest.mark.parametrize(
    ("sentence", "done"),
    [
        ("Med dit samtykke sender vi nyhedsbreve.", "sende nyhedsbreve"),
        ("Med dit udtrykkelige samtykke kan vi også vise dit billede i foyeren.", "vise dit billede i foyeren"),
        ("Hvis du har givet os lov, ringer vi til dig om nye hold.", "ringe til dig om nye hold"),
        ("Vi offentliggør dine resultater med dit samtykke.", "offentliggøre dine resultater"),
        ("Vi sender kun tilbud på sms, hvis du har samtykket.", "sende tilbud på sms"),
        ("With your consent, we also send you the club magazine.", "send you the club magazine"),
        ("If you have agreed, we may show your picture on our wall.", "show your picture on our wall"),
        ("We only send offers by text with your prior consent.", "send offers by text"),
        ("Vi behandler dine oplysninger med dit samtykke.", ""),
        ("Med dit samtykke gør vi det.", ""),
        ("We share your data with your consent.", ""),
        ("With your consent, we do this.", ""),
        ("You may withdraw your consent.", ""),
    ],
)  # fmt: skip
def test_what_a_sentence_says_is_done_with_consent(sentence: str, done: str) -> None:
    assert deeds.deed(sentence) == done


@pytest.mark.parametrize("gap", ["\n", "\n\n", " "])
def test_what_is_done_with_consent_is_a_purpose_beside_the_one_before(gap: str) -> None:
    text = (
        "Sådan bruger vi dine oplysninger\n\nVi bruger din adresse for at bringe brød ud til dig (artikel 6, stk. 1, litra b)."
        f"{gap}Med dit samtykke sender vi opskrifter."
    )
    assert {name: articles(activity) for name, activity in read("txt", text).items()} == {
        "Bringe brød ud til dig": ["6(1)(b)"],
        "Sende opskrifter": ["6(1)(a)"],
    }


def test_a_sentence_that_only_gives_the_basis_of_the_one_before_is_of_that() -> None:
    text = "We send recipes to make you try new bread. We process this information with your consent."
    assert articles(read("md", f"# Our bakery\n\n## Recipes\n\n{text}")["Recipes"]) == ["6(1)(a)"]
