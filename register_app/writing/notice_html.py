"""A notice as one HTML file: no script, no picture, no address outside itself; light and dark, and fit for printing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from register_app.base.i18n import N_
from register_app.writing.files import Incomplete, write_atomic
from register_app.writing.notice import Block, Bullets, Cell, Facts, NoticeText, Paragraph, Section, Table

INCOMPLETE = N_("“{name}” was written but cannot be read back whole; check the disk and try again.")

# Colours have at least 7:1 against their ground in both themes.
_STYLE = """
:root { color-scheme: light dark; --ink: #1b2430; --soft: #434d5b; --line: #c9d1da; --tint: #f1f4f7; --ground: #ffffff; --accent: #1f4e79; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ecf1; --soft: #b6c0cc; --line: #465262; --tint: #222b36; --ground: #161c24; --accent: #a9cdf0; }
}
* { box-sizing: border-box; }
html { font: 100%/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
body { margin: 0; background: var(--ground); color: var(--ink); }
.page { max-width: 52rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: break-word; hyphens: auto; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--ground); }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
header .organisation { margin: 0; color: var(--soft); font-weight: 600; }
h1 { margin: .1rem 0 1rem; font-size: 2.1rem; line-height: 1.15; color: var(--accent); }
h2 { margin: 2.6rem 0 .6rem; font-size: 1.35rem; line-height: 1.25; color: var(--accent); }
.lead { font-size: 1.1rem; }
.updated { color: var(--soft); }
nav { margin: 1.5rem 0; padding: .9rem 1.25rem; background: var(--tint); border-left: 4px solid var(--accent); }
nav h2 { margin: 0 0 .3rem; font-size: 1rem; }
nav ul { margin: 0; padding-left: 1.1rem; }
.table { overflow-x: auto; margin: 1rem 0; }
table { width: 100%; border-collapse: collapse; hyphens: auto; }
caption { position: absolute; left: -999rem; }
th, td { padding: .6rem .7rem; text-align: left; vertical-align: top; font-weight: normal; border-bottom: 1px solid var(--line); min-width: 7rem; }
thead th { font-weight: 600; background: var(--tint); border-bottom: 2px solid var(--accent); }
th p, td p, dd p { margin: 0; }
th p + p, td p + p { margin-top: .25rem; }
dl { display: grid; grid-template-columns: minmax(8rem, 13rem) 1fr; gap: .25rem 1rem; margin: 1rem 0; }
dt { color: var(--soft); }
dd { margin: 0; }
ul.items { padding-left: 1.1rem; }
ul.items li { margin: .5rem 0; }
@media (max-width: 36rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #333; --line: #999; --tint: #fff; --ground: #fff; --accent: #000; }
  html { font-size: 10.5pt; line-height: 1.4; }
  @page { margin: 18mm; }
  .page { max-width: none; padding: 0; }
  nav, .skip { display: none; }
  .table { overflow: visible; }
  thead { display: table-header-group; break-after: avoid; }
  tr, li, dl, p { break-inside: avoid; }
  tbody tr:first-child, .table, dl { break-before: avoid; }
  h2, h2 + p { break-after: avoid; }
}
""".strip()


def write_html(content: NoticeText, target: Path) -> None:
    """Write `content` to `target`; the same text gives the same bytes. Raises WriteError; the old file then stays."""
    data = to_html(content).encode("utf-8")

    def check(path: Path) -> None:
        if path.read_bytes() != data:
            raise Incomplete(INCOMPLETE, name=target.name)

    write_atomic(target, lambda path: _fill(path, data), check)


def _fill(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def to_html(content: NoticeText) -> str:
    """The notice as the text of an HTML file."""
    return "\n".join(_Page(content).lines()) + "\n"


class _Page:
    def __init__(self, content: NoticeText) -> None:
        self._content = content
        # The register's own words are marked where they are in another language, for who reads aloud.
        foreign = content.own_language != content.language
        self._own = f' lang="{escape(content.own_language)}"' if foreign else ""

    def lines(self) -> Iterator[str]:
        content = self._content
        title = escape(f"{content.title} – {content.organisation}")
        yield "<!DOCTYPE html>"
        yield f'<html lang="{escape(content.language)}">'
        yield "<head>"
        yield '<meta charset="utf-8">'
        yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{title}</title>"
        yield f"<style>\n{_STYLE}\n</style>"
        yield "</head>"
        yield "<body>"
        yield f'<a class="skip" href="#text">{escape(content.words["skip"])}</a>'
        yield '<div class="page">'
        yield "<header>"
        yield f'<p class="organisation"{self._own}>{escape(content.organisation)}</p>'
        yield f"<h1>{escape(content.title)}</h1>"
        yield '<div class="lead">'
        for block in content.lead:
            yield from self._block(block)
        yield "</div>"
        yield f'<p class="updated">{escape(content.updated)}</p>'
        yield "</header>"
        yield '<nav aria-labelledby="contents">'
        yield f'<h2 id="contents">{escape(content.words["contents"])}</h2>'
        yield "<ul>"
        for part in content.sections:
            yield f'<li><a href="#{part.key}">{escape(part.title)}</a></li>'
        yield "</ul>"
        yield "</nav>"
        yield '<main id="text">'
        for part in content.sections:
            yield from self._section(part)
        yield "</main>"
        yield "</div>"
        yield "</body>"
        yield "</html>"

    def _section(self, part: Section) -> Iterator[str]:
        yield f'<section aria-labelledby="{part.key}">'
        yield f'<h2 id="{part.key}">{escape(part.title)}</h2>'
        for block in part.blocks:
            yield from self._block(block)
        yield "</section>"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph(lines):
                yield self._paragraphs(lines)
            case Bullets(items):
                yield '<ul class="items">'
                for item in items:
                    yield f"<li>{'<br>'.join(self._runs(item))}</li>"
                yield "</ul>"
            case Facts(_, rows):
                yield "<dl>"
                for label, value in rows:
                    yield f"<dt>{escape(label)}</dt><dd>{'<br>'.join(self._runs(value))}</dd>"
                yield "</dl>"
            case Table():
                yield from self._table(block)

    def _table(self, table: Table) -> Iterator[str]:
        name = escape(table.caption)
        # A table wider than the screen is scrolled in its own region, which the keyboard can reach.
        yield f'<div class="table" role="region" aria-label="{name}" tabindex="0">'
        yield "<table>"
        yield f"<caption>{name}</caption>"
        yield "<thead>"
        yield "<tr>" + "".join(f'<th scope="col">{escape(text)}</th>' for text in table.head) + "</tr>"
        yield "</thead>"
        yield "<tbody>"
        for first, *others in table.rows:
            cells = "".join(f"<td>{self._paragraphs(cell)}</td>" for cell in others)
            yield f'<tr><th scope="row">{self._paragraphs(first)}</th>{cells}</tr>'
        yield "</tbody>"
        yield "</table>"
        yield "</div>"

    def _paragraphs(self, cell: Cell) -> str:
        return "".join(f"<p>{text}</p>" for text in self._runs(cell))

    def _runs(self, cell: Cell) -> Iterable[str]:
        for line in cell:
            text = escape(line.text)
            if line.own and self._own:
                text = f"<span{self._own}>{text}</span>"
            yield f"<strong>{text}</strong>" if line.strong else text
