from __future__ import annotations

import gettext
import io
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from hypothesis import given
from hypothesis import strategies as st

from register_app.base.pofile import POTranslations

# What a sentence of the program may hold: anything but control characters and lone surrogates, and line ends.
TEXTS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.sampled_from('\n\t"\\{}'), min_size=1
)


@given(
    texts=st.dictionaries(TEXTS, TEXTS, max_size=8), plural=st.tuples(TEXTS, TEXTS), count=st.integers(0, 30)
)
def test_reads_what_a_full_parser_reads(
    tmp_path_factory: pytest.TempPathFactory, texts: dict[str, str], plural: tuple[str, str], count: int
) -> None:
    catalogue = Catalog(locale="da", fuzzy=False)
    for text, translation in texts.items():
        catalogue.add(text, translation)
    counted = ("counted: {n} row", "counted: {n} rows")
    catalogue.add(counted, plural)
    stream = io.BytesIO()
    write_po(stream, catalogue, width=0)
    path = tmp_path_factory.mktemp("po") / "da.po"
    path.write_bytes(stream.getvalue())

    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(stream.getvalue()), locale="da"))
    compiled.seek(0)
    wanted = gettext.GNUTranslations(compiled)
    read = POTranslations(path)
    for text in [*texts, "not in the file"]:
        assert read.gettext(text) == wanted.gettext(text)
    assert read.ngettext(*counted, count) == wanted.ngettext(*counted, count)


def test_a_guess_and_a_gap_are_not_used(tmp_path: Path) -> None:
    path = tmp_path / "da.po"
    path.write_text(
        'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        '#, fuzzy\nmsgid "Open"\nmsgstr "Luk"\n\nmsgid "Close"\nmsgstr ""\n\n#~ msgid "Gone"\n#~ msgstr "Væk"\n',
        encoding="utf-8",
    )
    read = POTranslations(path)
    assert [read.gettext(text) for text in ("Open", "Close", "Gone")] == ["Open", "Close", "Gone"]
