"""Which benchmarks there are: their sizes, their floors, what is promised."""

from __future__ import annotations

import shutil
import sys

from benchmarks import (
    alive,
    export_alive,
    import_alive,
    large_import,
    reading_in,
    storing,
    window,
    writing_out,
)
from benchmarks.measure import Case, Target

CASES = (
    Case(
        "start", "start to first painted list", "a bare Qt window",
        5_000, 50, window.starting, Target(3), runs=7,
    ),
    Case(
        "open", "open and list a register", "sqlite3 selecting the same columns",
        5_000, 50, storing.opening,
    ),
    Case(
        "search", "a keystroke in the search", "`in` over the same texts",
        20_000, 200, window.searching, Target(50, "ms"),
    ),
    Case(
        "sort", "sort by a column", "sorted() of the same texts",
        20_000, 200, window.sorting,
    ),
    Case(
        "first-20000", "start to first list, 20,000", "a bare Qt window",
        20_000, 50, window.starting, Target(3), runs=3,
    ),
    Case(
        "first-crashed", "the same, not closed before", "a bare Qt window",
        20_000, 50, window.starting_again, runs=3,
    ),
    Case(
        "activity", "an activity opened", "a form of 60 plain fields",
        20_000, 50, alive.activity, Target(100, "ms"), runs=9,
    ),
    Case(
        "key", "a keystroke in a form", "a bare field",
        20_000, 50, alive.typing, Target(16, "ms"),
    ),
    Case(
        "gap-open", "longest gap: open a register", "a window at rest",
        20_000, 200, alive.opening, Target(100, "ms"), runs=3,
    ),
    Case(
        "gap-scroll", "longest gap: scrolling", "a plain table",
        20_000, 200, alive.scrolling, Target(100, "ms"), runs=3,
    ),
    Case(
        "gap-search", "longest gap: typing in the search", "a window at rest",
        20_000, 200, alive.searching, Target(100, "ms"),
    ),
    Case(
        "gap-sort", "longest gap: sort by name", "a window at rest",
        20_000, 200, alive.sorting, Target(100, "ms"),
    ),
    Case(
        "gap-look", "longest gap: theme, then language", "a window at rest",
        20_000, 200, alive.looking, Target(100, "ms"),
    ),
    Case(
        "gap-undo", "longest gap: undo of 5,000 rows", "a window at rest",
        20_000, 1_200, alive.undoing, Target(100, "ms"), runs=3,
    ),
    Case(
        "gap-bulk", "longest gap: change of 5,000 rows", "a window at rest",
        20_000, 1_200, alive.changing, Target(100, "ms"), runs=3,
    ),
    Case(
        "gap-catalogues", "longest gap: catalogues counted", "a window at rest",
        20_000, 200, alive.catalogues, Target(100, "ms"), runs=3,
    ),
    Case(
        "edit", "one edit, stored and sealed", "the same UPDATE and COMMIT with the same settings",
        1_000, 20, storing.editing, Target(3), runs=9,
    ),
    Case(
        "read", "cells of a workbook, guarded", "calamine alone",
        5_000, 50, reading_in.reading_cells,
    ),
    Case(
        "import", "import of a workbook with 20 columns", "calamine, and the same rows by executemany",
        5_000, 50, reading_in.importing_rows, Target(3), runs=3,
    ),
    Case(
        "plan-20000", "plan of 20,000 rows × 25 columns", "calamine alone",
        20_000, 50, large_import.planning, Target(3), runs=3,
    ),
    Case(
        "apply-20000", "apply of 20,000 rows × 25 columns", "the same rows by executemany, journalled and sealed",
        20_000, 50, large_import.applying, Target(2), runs=3,
    ),
    Case(
        "preview-200", "file of 200 rows to its plan", "calamine alone",
        200, 50, large_import.planning, Target(2_000, "ms"), runs=7,
    ),
    Case(
        "preview-first", "the first file, of 200 rows", "calamine alone, in a process of its own",
        200, 50, large_import.first_file, Target(2_000, "ms"),
    ),
    Case(
        "child-20000", "memory of the reading process", "calamine alone, in a process of its own",
        20_000, 50, large_import.child_memory, Target(700, "MB"), runs=3,
    ),
    Case(
        "editor-20000", "memory of an import, beside it", "the same cells as plain lists",
        20_000, 1_000, large_import.editor_memory, Target(300, "MB"), runs=3,
    ),
    Case(
        "gap-preview", "longest gap: import to its preview", "a window at rest",
        20_000, 50, import_alive.previewing, Target(100, "ms"), runs=3,
    ),
    Case(
        "gap-apply", "longest gap: import written", "a window at rest",
        20_000, 50, import_alive.applying, Target(100, "ms"), runs=3,
    ),
    Case(
        "excel-1000", "Excel, 1,000 activities", "openpyxl writing the same cells and styles",
        1_000, 5, writing_out.excel, Target(1.5), runs=3,
    ),
    Case(
        "excel-5000", "Excel, 5,000 activities", "openpyxl writing the same cells and styles",
        5_000, 8, writing_out.excel, Target(1.5), runs=3,
    ),
    Case(
        "pdf", "PDF, tagged and archivable", "typst alone on the same data",
        1_000, 5, writing_out.pdf, Target(1.5), runs=3,
    ),
    Case(
        "forms", "list and forms, 1,000 activities", "openpyxl writing the same cells and styles",
        1_000, 5, writing_out.forms, Target(1.5), runs=3,
    ),
    *(
        [
            Case(
                "pdf-5000", "PDF, 5,000 activities, memory", "typst alone on the same data",
                5_000, 5, writing_out.pdf_memory, Target(1_700, "MB"), runs=1,
            )
        ]
        if sys.platform == "linux"
        else []
    ),
    *(
        [
            Case(
                "pdf-office", "PDF beside LibreOffice", "LibreOffice turning the workbook into a PDF",
                1_000, 5, writing_out.beside_libreoffice, runs=1,
            )
        ]
        if shutil.which("soffice")
        else []
    ),
    Case(
        "gap-export", "longest gap: export", "a window at rest",
        1_000, 20, export_alive.exporting, Target(100, "ms"), runs=3,
    ),
    Case(
        "json-1000", "JSON, 1,000 activities", "json.dump of the finished document",
        1_000, 50, writing_out.as_json, Target(2), runs=9,
    ),
    Case(
        "json", "JSON", "json.dump of the finished document",
        5_000, 50, writing_out.as_json, Target(2),
    ),
    Case(
        "verify", "verify", "integrity_check, and reading every row",
        5_000, 50, storing.verifying, runs=3,
    ),
)  # fmt: skip
