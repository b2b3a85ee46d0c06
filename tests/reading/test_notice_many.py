"""A purpose with very many lines is read in a time that grows with them, not with their square or cube."""

from __future__ import annotations

from time import perf_counter

from register_app.reading import notices, pasting


def test_a_basis_with_very_many_items_below_it() -> None:
    items = "\n".join(f"- item {number} of what is kept for the staff." for number in range(600))
    begun = perf_counter()
    (draft,) = notices.read(pasting.as_text(f"Privacy\n\nPayroll\nLegal basis: contract\n{items}")).drafts
    assert perf_counter() - begun < 20
    assert draft.activity["name"] == "Payroll"
