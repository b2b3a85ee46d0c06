"""The history's own tables: every change of every row, in order (written by triggers, never by hand)."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class StepRecord(SQLModel, table=True):
    """One act of the user, sealed by a hash over its changes and the step before."""

    __tablename__ = "step"

    id: int | None = Field(default=None, primary_key=True)
    at: str
    author: str = ""
    label: str
    params: str = "{}"
    kind: str
    target: int | None = None
    hash: str = ""


class ChangeRecord(SQLModel, table=True):
    """One row before and after, as JSON; `before` is empty for a new row, `after` for a removed one."""

    __tablename__ = "change"

    id: int | None = Field(default=None, primary_key=True)
    step_id: int = Field(foreign_key="step.id")
    table_name: str
    row_id: int
    before: str | None = None
    after: str | None = None
