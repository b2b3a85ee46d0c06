"""Which benchmarks there are: their sizes, their floors, what is promised."""

from __future__ import annotations

from benchmarks import large_import, reading_in, storing, window, writing_out
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
        "json", "JSON", "json.dump of the finished document",
        5_000, 50, writing_out.as_json,
    ),
    Case(
        "verify", "verify", "integrity_check, and reading every row",
        5_000, 50, storing.verifying, runs=3,
    ),
)  # fmt: skip
