"""Folding, phrases, and the vocabularies that are shipped."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.base.paths import resource
from register_app.reading.recognise.division import brackets, divide, unwrap
from register_app.reading.recognise.lexicon import (
    LANGUAGES,
    Lexicon,
    clean,
    entries,
    fold,
    squeeze,
    vocabulary,
)

VOCABULARIES = (
    "legal_words",
    "answer_words",
    "answer_nouns",
    "transfer_words",
    "role_words",
    "sensitivity_words",
    "time_words",
    "markers",
)


def test_folding() -> None:
    assert fold("Retmæssig ÅÄÖ Łódź’s") == "retmæssig aao lodz's"
    assert clean(" a\xa0b\r\nc\u200b ") == "a b\nc"


def test_phrases() -> None:
    lexicon = Lexicon(
        [
            ("legitim* interesse*", 1),
            ("samtykke", 2),
            ("*kontrakt", 3),
            ("opfyld* ~ aftale", 4),
            ("für", 5),
            ("n/a", 6),
        ]
    )
    found = lexicon.find(fold("Legitime interesser, samtykke og ansættelseskontrakt"))
    assert [hit.value for hit in found] == [1, 2, 3]
    assert [hit.value for hit in lexicon.find(fold("opfyldelse af en indgået aftale"))] == [4]
    assert [hit.value for hit in lexicon.find("opfyld aftale")] == [4]
    assert not lexicon.find("samtykkeerklæring")
    assert lexicon.whole(fold("Fuer")) == lexicon.whole(fold("für")) == 5
    assert lexicon.whole("n/a") == 6
    assert lexicon.whole("n/a x") is None


@pytest.mark.parametrize("name", VOCABULARIES)
def test_vocabularies_are_words_of_the_eleven_languages(name: str) -> None:
    def walk(node: object, path: tuple[str, ...]) -> None:
        if isinstance(node, dict):
            for key, value in node.items():
                walk(value, (*path, key))
        else:
            assert path[-1] in (*LANGUAGES, ""), path
            assert isinstance(node, list)
            assert all(isinstance(phrase, str) and phrase.strip() == phrase and phrase for phrase in node), (
                path
            )
            assert len(set(node)) == len(node), path

    walk(vocabulary(name), ())


@pytest.mark.parametrize("article", [f"6(1)({letter})" for letter in "abcdef"])
def test_every_ground_of_article_6_has_words_in_every_language(article: str) -> None:
    assert set(LANGUAGES) <= set(vocabulary("legal_words")[article])


def test_a_vocabulary_is_a_file() -> None:
    assert resource("catalogues", "legal_words.json").is_file()
    assert dict(entries({"a": {"en": ["x", "y"]}})) == {"x": "a", "y": "a"}


def test_brackets_and_division() -> None:
    import re

    assert brackets("1) a (b (c)) d") == [(5, 11)]
    assert divide("a; b (c; d); e", re.compile(";")) == ["a", "b (c; d)", "e"]
    assert (
        unwrap("en lang sætning som går videre på\nnæste linje")
        == "en lang sætning som går videre på næste linje"
    )
    assert unwrap("navn\nadresse") == "navn\nadresse"


def test_a_phrase_is_compiled_only_when_a_text_begins_like_it(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = re.compile

    def counted(expression: str) -> re.Pattern[str]:
        compiled.append(expression)
        return compile_(expression)

    monkeypatch.setattr(re, "compile", counted)
    lexicon = Lexicon(
        [("legitim* interesse*", 1), ("samtykke", 2), ("*kontrakt", 3), ("opfyld* ~ aftale", 4)]
    )
    assert compiled == []
    assert lexicon.whole("samtykke") == 2, "a single word needs no expression"
    assert lexicon.find("et samtykkeskema og noget andet") == ()
    assert compiled == []
    assert lexicon.whole("legitime interesser") == 1
    assert lexicon.whole("legitim interesse") == 1
    assert len(compiled) == 1


@given(st.text(alphabet="aæz9_ -.'", max_size=6), st.text(alphabet="aæz9_ -.'\n", max_size=14))
def test_a_word_is_found_where_its_expression_finds_it(phrase: str, text: str) -> None:
    phrase, text = squeeze(fold(phrase)), fold(text)
    if not phrase or phrase[0] in " *~":
        return
    found = Lexicon([(phrase, 1)]).find(text)
    head, tail = (r"(?<!\w)" if phrase[0].isalnum() else ""), (r"(?!\w)" if phrase[-1].isalnum() else "")
    bare = head + re.escape(phrase).replace("\\ ", r"\s+") + tail
    for hit in found:
        assert re.compile(bare).match(text, hit.start), (phrase, text)
    starts = [word.start() for word in re.finditer(r"\w+|[^\w\s]", text)]
    assert bool(found) == any(re.compile(bare).match(text, start) for start in starts)
