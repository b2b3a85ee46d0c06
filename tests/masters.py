"""Registers with the sample, or with its beginning, as closed files: each is made once and copied for a test."""

from __future__ import annotations

from pathlib import Path

from register_app.base.i18n import Message
from register_app.services import sample as samples
from register_app.services.loading import Loader
from register_app.store.register import Register

FEW = 2
"""Activities that are enough where pages are set and their number says nothing."""


def make(path: Path, activities: int | None = None) -> Path:
    """A closed register at `path` with the sample's first `activities`, by default all; with 0 it is empty."""
    with Register.create(path, title="Record", language="en", author="tester") as made:
        document = samples.sample("en")
        document["activities"] = document["activities"][:activities]
        if document["activities"]:
            with made.edit_rows(Message("Fill in the sample")) as connection:
                Loader(connection).load(document)
    return path
