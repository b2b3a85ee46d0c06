"""Which data about whom, for which purposes, for how long (Art. 30(1)(c) and (f))."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class DataUse(SQLModel, table=True):
    """A category of data in an activity, with its own time limit.

    Without a category the row speaks for the whole activity.
    """

    __tablename__ = "data_use"

    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id")
    category_id: int | None = Field(default=None, foreign_key="term.id")
    basis_use: str = "inherited"
    basis: str = ""
    source: str = ""
    period: str = ""
    text: str = ""
    start: str = ""
    action: str = ""
    law: str = ""
    note: str = ""
    position: int = 0


class DataUseSubject(SQLModel, table=True):
    """A category of data subjects that a data use concerns."""

    __tablename__ = "data_use_subject"

    id: int | None = Field(default=None, primary_key=True)
    data_use_id: int = Field(foreign_key="data_use.id")
    term_id: int = Field(foreign_key="term.id")
    position: int = 0


class DataUsePurpose(SQLModel, table=True):
    """A purpose that a data use serves; none means all of the activity's purposes."""

    __tablename__ = "data_use_purpose"

    id: int | None = Field(default=None, primary_key=True)
    data_use_id: int = Field(foreign_key="data_use.id")
    purpose_id: int = Field(foreign_key="purpose.id")
