"""Organisations and persons, and the roles they play (Art. 30(1)(a) and 30(2)(a))."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from register_app.model.record import new_uuid


class Party(SQLModel, table=True):
    """An organisation or a person with contact data, kept once and used in roles."""

    __tablename__ = "party"

    id: int | None = Field(default=None, primary_key=True)
    uuid: str = Field(default_factory=new_uuid)
    name: str
    registration_number: str = ""
    address: str = ""
    country: str = ""
    email: str = ""
    phone: str = ""
    web: str = ""
    note: str = ""


class Role(SQLModel, table=True):
    """A party in a role: of the whole register, or of one activity (a client, a joint controller)."""

    __tablename__ = "role"

    id: int | None = Field(default=None, primary_key=True)
    party_id: int = Field(foreign_key="party.id")
    activity_id: int | None = Field(default=None, foreign_key="activity.id")
    role: str
    position: int = 0
