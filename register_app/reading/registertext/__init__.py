"""A register that is written as a text → the workbook it would be: its tables and labels as sheets for `layouts`.

A heading for each activity with a small table or lines "Label: value" below it, a table with a row an activity, or
headings that are the labels themselves tell what a form or a sheet of rows tells, so they are read as such. What
stands around them becomes a sheet from which nothing is taken, so that every line is accounted for. A text that is
no register (a privacy notice) stays one.
"""

from register_app.reading.registertext.sheets import workbook_of

__all__ = ["workbook_of"]
