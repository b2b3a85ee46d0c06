"""How plain cells become a batch: each sheet is read in the layout that explains it best.

`read` is the whole of it; `alternatives` offers the second-best reading of a sheet.
"""

from register_app.reading.layouts.choices import LAYOUTS, Choices, MappingError, SheetChoice, from_json
from register_app.reading.layouts.reader import alternatives, read

__all__ = [
    "LAYOUTS",
    "Choices",
    "MappingError",
    "SheetChoice",
    "alternatives",
    "from_json",
    "read",
]
