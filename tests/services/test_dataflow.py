"""Where data go: the nodes that are kept, and the rest of them."""

from __future__ import annotations

from register_app.services.dataflow import flow
from register_app.services.sample import sample


def test_the_flow_keeps_the_most_frequent_and_gathers_the_rest() -> None:
    activities = sample("en")["activities"]
    full, small = flow(activities, most=50), flow(activities, most=2)
    assert all("…" not in column for column in full.columns)
    assert all(len(column) <= 3 for column in small.columns)
    assert small.columns[0][0] == "Customers"
    names = {(place, name) for place, column in enumerate(small.columns) for name in column}
    assert {end for link in small.links for end in (link.source, link.target)} <= names
    assert all(link.target[0] == link.source[0] + 1 and link.activities for link in small.links)
