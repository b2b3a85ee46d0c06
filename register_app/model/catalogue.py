"""Words used by many activities: renamed once, merged when an import made duplicates."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from register_app.model.record import new_uuid


class Term(SQLModel, table=True):
    """An entry of a catalogue; `kind` is one of `vocabulary.TERM_KINDS`."""

    __tablename__ = "term"

    id: int | None = Field(default=None, primary_key=True)
    uuid: str = Field(default_factory=new_uuid)
    kind: str
    name: str
    sensitivity: str = ""
    note: str = ""
    position: int = 0


class RetentionRule(SQLModel, table=True):
    """A named time limit that data uses can take over."""

    __tablename__ = "retention_rule"

    id: int | None = Field(default=None, primary_key=True)
    uuid: str = Field(default_factory=new_uuid)
    name: str
    period: str = ""
    text: str = ""
    start: str = ""
    action: str = ""
    law: str = ""
    note: str = ""
    position: int = 0
