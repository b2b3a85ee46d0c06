"""The register itself and its named versions."""

from __future__ import annotations

from uuid import uuid4

from sqlmodel import Field, SQLModel


def new_uuid() -> str:
    return str(uuid4())


class RegisterRecord(SQLModel, table=True):
    """The one row that says which register this is."""

    __tablename__ = "register"

    id: int | None = Field(default=1, primary_key=True)
    uuid: str = Field(default_factory=new_uuid)
    title: str = ""
    language: str = "da"
    scope: str = ""
    security: str = ""
    next_number: int = 1


class Version(SQLModel, table=True):
    """A named state: approved, handed over, or saved by the user."""

    __tablename__ = "version"

    id: int | None = Field(default=None, primary_key=True)
    uuid: str = Field(default_factory=new_uuid)
    name: str
    kind: str = "saved"
    at: str
    note: str = ""
    step: int
    hash: str
