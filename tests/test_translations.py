"""No text the user may see is left without Danish, and none can slip past the translation."""

from __future__ import annotations

import ast
import itertools
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from register_app.base import i18n

KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
LANGUAGE = "da"

# What shows its first argument (or the named ones) to the user: a text there must have gone through `_` or `N_`.
SHOWN_FIRST = {
    "QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QMenu", "QDockWidget",
    "setText", "setWindowTitle", "setToolTip", "setStatusTip", "setWhatsThis", "setPlaceholderText", "setTitle",
    "setAccessibleName", "setAccessibleDescription", "setInformativeText", "setDetailedText", "setLabelText",
    "addAction", "addMenu", "addTab", "addRow", "addToolBar", "showMessage", "Message", "RegisterError",
}  # fmt: skip
SHOWN_NAMED = {"help", "description", "epilog", "tool_tip", "placeholder", "window_title"}


@dataclass(frozen=True)
class Text:
    """A text of the source: one form, or two where it counts something; and where it stands."""

    forms: tuple[str, ...]
    place: str


def source_files(root: Path) -> list[Path]:
    """Every module but the one that translates, in which the texts are variables."""
    package = root / "register_app"
    return sorted(set(package.rglob("*.py")) - {package / "base" / "i18n.py"})


def extracted(folder: Path) -> list[Text]:
    found = extract_from_dir(folder, method_map=[("**.py", "python")], keywords=KEYWORDS)
    return [
        Text((message,) if isinstance(message, str) else tuple(message), f"{file}:{line}")
        for file, line, message, _comments, _context in found
    ]


def braces(text: str) -> set[str]:
    """The names in braces of a text: what `format` asks for."""
    return {
        name.partition(".")[0].partition("[")[0]
        for _literal, name, _spec, _conversion in string.Formatter().parse(text)
        if name is not None
    }


def called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def has_words(node: ast.expr) -> bool:
    """Whether an expression is a bare text with at least one word: two letters side by side."""
    if isinstance(node, ast.JoinedStr):
        return any(has_words(part) for part in node.values if isinstance(part, ast.Constant))
    if isinstance(node, ast.BinOp):
        return has_words(node.left) or has_words(node.right)
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        return False
    text = node.value
    return any(first.isalpha() and second.isalpha() for first, second in itertools.pairwise(text))


def not_translatable(source: str, place: str) -> Iterator[str]:
    """Calls of `N_` and `ngettext`, and of `_` with an expression that is made up on the spot, that gettext cannot find.

    `_(name)` with a variable is right where the text was marked with `N_`; `_(f"…")`, `_("a" + b)` and
    `_("…".format())` never are.
    """
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or called(node) not in KEYWORDS or not node.args:
            continue
        texts = node.args[:2] if called(node) == "ngettext" else node.args[:1]
        for text in texts:
            made_up = isinstance(text, ast.JoinedStr | ast.BinOp) or (
                isinstance(text, ast.Call)
                and called(text) in {"format", "join", "replace", "str", "format_map"}
            )
            if made_up or (called(node) != "_" and not is_literal(text)):
                yield f"{place}:{node.lineno}: {ast.unparse(node)[:80]}"


def not_marked(source: str, place: str) -> Iterator[str]:
    """Bare words handed to something that shows them, without `_` or `N_`."""
    tree = ast.parse(source)
    errors = {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id == "RegisterError" for base in node.bases)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        shown = [keyword.value for keyword in node.keywords if keyword.arg in SHOWN_NAMED]
        if called(node) in SHOWN_FIRST | errors and node.args:
            shown.append(node.args[0])
        if any(has_words(text) for text in shown):
            yield f"{place}:{node.lineno}: {ast.unparse(node)[:80]}"


def gaps(texts: list[Text], catalogue: Catalog) -> Iterator[str]:
    """What keeps a text from being shown in the language of the catalogue: missing, unsure, other braces."""
    for text in texts:
        message = catalogue.get(text.forms[0])
        if message is None:
            yield f"{text.place}: not in the catalogue: {text.forms[0]!r}"
            continue
        told = message.string or ""
        translations = [told] if isinstance(told, str) else list(told)
        if message.fuzzy:
            yield f"{text.place}: only a guess (fuzzy): {text.forms[0]!r}"
        if not translations or not all(one.strip() for one in translations):
            yield f"{text.place}: not translated: {text.forms[0]!r}"
            continue
        if len(text.forms) > 1 and len(translations) != catalogue.num_plurals:
            yield f"{text.place}: needs {catalogue.num_plurals} forms: {text.forms[0]!r}"
        wanted = set().union(*(braces(form) for form in text.forms))
        # A form may leave out the number (“one activity”), never a name of its own.
        for translation in translations:
            got = braces(translation)
            if not (got == wanted or (len(text.forms) > 1 and got <= wanted)):
                yield f"{text.place}: braces {sorted(got)} instead of {sorted(wanted)}: {text.forms[0]!r}"


def catalogue_of(po: str) -> Catalog:
    return read_po(po.splitlines(keepends=True), locale=LANGUAGE)


@pytest.fixture(scope="module")
def danish(root: Path) -> Catalog:
    with (root / "resources" / "i18n" / f"{LANGUAGE}.po").open("rb") as stream:
        return read_po(stream, locale=LANGUAGE, abort_invalid=True)


@pytest.fixture(scope="module")
def texts(root: Path) -> list[Text]:
    return extracted(root / "register_app")


def test_every_text_is_in_danish(texts: list[Text], danish: Catalog) -> None:
    assert len(texts) > 100
    missing = list(gaps(texts, danish))
    assert not missing, "\n".join([f"{len(missing)} texts are not in Danish", *missing])


def test_the_program_speaks_danish(texts: list[Text], danish: Catalog) -> None:
    """The file as the program reads it gives what stands in it."""
    i18n.use(LANGUAGE)
    told = {text.forms[0]: i18n._(text.forms[0]) for text in texts if len(text.forms) == 1 and text.forms[0]}
    assert told == {text: getattr(danish.get(text), "string", None) for text in told}
    different = sum(text != translation for text, translation in told.items())
    assert different > len(told) * 0.8


def test_every_text_can_be_found(root: Path) -> None:
    found = [
        offence
        for path in source_files(root)
        for offence in not_translatable(path.read_text(encoding="utf-8"), str(path.relative_to(root)))
    ]
    assert not found, "\n".join(found)


def test_no_text_goes_past_the_translation(root: Path) -> None:
    found = [
        offence
        for path in source_files(root)
        for offence in not_marked(path.read_text(encoding="utf-8"), str(path.relative_to(root)))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("source", ['_(f"Delete {name}")', '_("a " + b)', "N_(name)", '_("{n}".format(n=1))'])
def test_a_text_that_cannot_be_found_is_noticed(source: str) -> None:
    assert list(not_translatable(source, "here")) != []


@pytest.mark.parametrize(
    "source", ['_("Delete")', "_(name)", 'N_("a " "b")', 'ngettext("{n} row", "{n} rows", n)']
)
def test_a_text_that_can_be_found_is_left_alone(source: str) -> None:
    assert list(not_translatable(source, "here")) == []


@pytest.mark.parametrize(
    "source",
    [
        'QLabel("Name")',
        'button.setToolTip(f"Delete {name}")',
        'parser.add_argument("file", help="the file")',
        'class Damaged(RegisterError): pass\nraise Damaged("It is damaged.")',
    ],
)
def test_an_unmarked_text_is_noticed(source: str) -> None:
    assert list(not_marked(source, "here")) != []


@pytest.mark.parametrize("source", ['QLabel(_("Name"))', "QLabel()", 'label.setText("§ 2")', 'open("Name")'])
def test_a_marked_text_is_left_alone(source: str) -> None:
    assert list(not_marked(source, "here")) == []


@pytest.mark.parametrize(
    ("po", "told"),
    [
        ("", "not in the catalogue"),
        ('msgid "Open {path}"\nmsgstr ""\n', "not translated"),
        ('msgid "Open {path}"\nmsgstr "Åbn {sti}"\n', "braces"),
        ('#, fuzzy\nmsgid "Open {path}"\nmsgstr "Åbn {path}"\n', "fuzzy"),
    ],
)
def test_a_gap_is_noticed(po: str, told: str) -> None:
    (gap,) = gaps([Text(("Open {path}",), "here")], catalogue_of(po))
    assert told in gap


def test_a_plural_needs_both_forms() -> None:
    text = Text(("{n} row", "{n} rows"), "here")
    full = 'msgid "{n} row"\nmsgid_plural "{n} rows"\nmsgstr[0] "en række"\nmsgstr[1] "{n} rækker"\n'
    assert list(gaps([text], catalogue_of(full))) == []
    half = 'msgid "{n} row"\nmsgid_plural "{n} rows"\nmsgstr[0] "{n} række"\nmsgstr[1] ""\n'
    (gap,) = gaps([text], catalogue_of(half))
    assert "not translated" in gap


def test_texts_are_extracted(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        '_("One")\nN_("Two " "and")\nngettext("{n} row", "{n} rows", n)\nprint("No")\n'
    )
    assert [text.forms for text in extracted(tmp_path)] == [("One",), ("Two and",), ("{n} row", "{n} rows")]
