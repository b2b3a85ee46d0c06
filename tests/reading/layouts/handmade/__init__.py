"""A generator of workbooks as people make them by hand, and how well they are read.

`material` holds the facts, `hand` writes them into cells, `tables`, `crossed`, `forms` and `parts` lay them out, the
modules of `habits` alter the finished sheets, `measure` compares what was read, `campaign` runs many.
"""
