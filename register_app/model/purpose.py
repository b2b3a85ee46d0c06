"""Purposes with their legal bases: the heart of the register."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class Purpose(SQLModel, table=True):
    """A purpose of an activity (Art. 30(1)(b))."""

    __tablename__ = "purpose"

    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id")
    title: str = ""
    description: str = ""
    position: int = 0


class PurposeBasis(SQLModel, table=True):
    """A legal basis of a purpose: the article, the national law with its section, and the reason in words.

    The legal basis is no field of Art. 30; it is what Art. 5(2) makes a controller able to show.
    """

    __tablename__ = "purpose_basis"

    id: int | None = Field(default=None, primary_key=True)
    purpose_id: int = Field(foreign_key="purpose.id")
    article: str = ""
    law_id: int | None = Field(default=None, foreign_key="term.id")
    section: str = ""
    reason: str = ""
    lia: str = ""
    position: int = 0
