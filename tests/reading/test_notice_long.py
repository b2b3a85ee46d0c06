"""Notices of very many lines: each line is understood once, and no paragraph is put together again for each of its lines."""

from __future__ import annotations

from time import process_time

from register_app.reading.notice import words
from register_app.reading.notices import read
from register_app.reading.recognise import bases
from register_app.reading.texts import Block, SourceText


def lines(count: int, text: str) -> SourceText:
    blocks = [Block("line", number, 0, (text.format(n=number),)) for number in range(1, count + 1)]
    return SourceText("notice.txt", "txt", blocks)


def test_each_line_is_understood_once() -> None:
    """Although a notice is gone through several times; here of more lines than most caches hold."""
    count = 9_000
    understood = (words.section, words.label, bases._read)
    before = [known.cache_info().misses for known in understood]
    read(lines(count, "Item {n}"))
    for known, misses in zip(understood, before, strict=True):
        assert known.cache_info().misses - misses <= 1.1 * count


def test_a_paragraph_of_very_many_lines() -> None:
    def seconds(count: int, who: str) -> float:
        source = lines(
            count, f"We keep the name and the address of {who} {{n}} for as long as the order lasts."
        )
        start = process_time()
        read(source)
        return process_time() - start

    # Four times as long, and more than ten times where each line looked at all those before it.
    assert seconds(24_000, "customer") < 8 * seconds(6_000, "member")
