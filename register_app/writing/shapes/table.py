"""The sheet of a shape that is a table: contacts, headings with their letters of Art. 30, a row for each activity."""

from __future__ import annotations

from typing import TYPE_CHECKING
