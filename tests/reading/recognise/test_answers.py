"""Answers: yes, no, none, not applicable, unclarified – and blank, which is none of them."""

from __future__ import annotations

import pytest

from register_app.reading.recognise import answers


@pytest.mark.parametrize(
    ("state", "texts"),
    [
        ("yes", "Ja|ja |J|YES|y|True|TRUE|SAND|WAHR|VRAI|WAAR|x|X |✓|✔|☑|oui|tak|sí|sì|Kyllä|1|=TRUE()"),
        ("no", "Nej|nej.|NO|n|False|FALSCH|FAUX|non|Nee|nein|nei|nie|ei|0|☐|=FALSE()"),
        ("none", "Ingen|ingen|None|nil|Nil |Intet|keine|Keiner (EU)|Néant|aucun|inga|geen|ninguno|nessuno|brak|ei ole|-|–|—|Ingen overførsel|Ingen modtagere|No transfers|No se ceden datos|No previstas|Non vengono comunicati|Aucune communication|Keine Drittlandübermittlung|No recipients"),
        ("not_applicable", "Ikke relevant|N/A|n.a.|na|not applicable|entfällt|Trifft nicht zu|non applicable|n.v.t.|niet van toepassing|ej tillämpligt|no aplica|non applicabile|nie dotyczy|ei sovellu|Ikke relevant (ingen følsomme)"),
        ("unclarified", "Skal afklares|under afklaring|ikke angivet|ved ikke|tbd|TBC|unknown|Det er der ikke taget stilling til|zu klären|à déterminer|oklart|uavklart|onbekend|por determinar|da definire|do ustalenia|selvitettävä|?|???|xxxxxx|Sélectionnez un élément dans cette liste déroulante ►|Choose an item."),
        ("", "|   |Kunder|Ja, men kun for ansatte|Nej tak til reklamer|Ingen kontonumre i beskeder|No-code platform|hotel|2|Ikke udpeget"),
    ],
)  # fmt: skip
def test_the_answer(state: str, texts: str) -> None:
    for text in texts.split("|"):
        assert answers.read(text) == state, text


@pytest.mark.parametrize(
    ("text", "state", "rest"),
    [
        ("Nej, kun inden for EU", "no", "kun inden for EU"),
        ("Ja – USA", "yes", "USA"),
        ("Keiner (EU)", "none", "EU"),
        ("Ikke relevant: ingen ansatte", "not_applicable", "ingen ansatte"),
        ("Kunder og andre", "", "Kunder og andre"),
        ("Ja", "yes", ""),
    ],
)
def test_the_answer_a_text_begins_with(text: str, state: str, rest: str) -> None:
    assert answers.lead(text) == (state, rest)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Nej, ikke noget særligt", "none"),
        ("No, nothing special", "none"),
        ("Nej, kun til banken", ""),
        ("A - B", ""),
    ],
)
def test_nothing_said_twice_is_nothing(text: str, state: str) -> None:
    assert answers.read(text) == state


@pytest.mark.parametrize(
    "text", ["kesken", "Not yet answered", "endnu ikke besvaret", "in Bearbeitung", "w toku"]
)
def test_what_is_under_way_is_unclarified(text: str) -> None:
    assert answers.read(text) == "unclarified"


@pytest.mark.parametrize(("text", "state"), [("No / Nej", "no"), ("None / Ingen", "none"), ("Yes / No", "")])
def test_the_same_answer_in_two_languages(text: str, state: str) -> None:
    assert answers.read(text) == state
