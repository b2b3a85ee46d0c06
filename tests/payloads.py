"""Texts that other programs take for something else: formulas, markup, scripts, and what looks like code of ours."""

from __future__ import annotations

FORMULAS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    '=HYPERLINK("http://x")',
    "#N/A",
    "{=1}",
]
BLANKS = ["", " ", "\u00a0", "\u200b", "\n", "'", "＝", "0"]
PAYLOADS = [
    before + text + after for before in BLANKS for text in FORMULAS for after in ("", "\n=2+2", ";=3")
]

MARKUP = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</td></tr></table><h1>out</h1>",
    "[click](javascript:alert(1))",
    "#panic() $x$ *b* @ref <label>",
    '#image("/etc/passwd") #read("/etc/passwd")',
    "\\u{41} // comment /* */ = heading",
    "/JavaScript (app.alert(1)) /Launch /URI",
    "{organisation} {0} {{x}} %s %(name)s ${HOME} `id`",
    "<![CDATA[x]]> <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]> &e;",
]
"""Texts that a page, a document or a template could mistake for its own."""
