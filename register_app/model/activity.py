"""A processing activity and what hangs directly on it."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from register_app.model.record import new_uuid


class Activity(SQLModel, table=True):
    """One record of processing: as controller (Art. 30(1)) or as processor (Art. 30(2))."""

    __tablename__ = "activity"

    id: int | None = Field(default=None, primary_key=True)
    uuid: str = Field(default_factory=new_uuid)
    number: str = ""
    part: str = "controller"
    name: str = ""
    description: str = ""
    department_id: int | None = Field(default=None, foreign_key="term.id")
    owner: str = ""
    status: str = "draft"
    valid_from: str = ""
    valid_until: str = ""
    last_review: str = ""
    next_review: str = ""
    notes: str = ""
    position: int = 0


class ActivityTerm(SQLModel, table=True):
    """A system, a measure or a category of processing of an activity; the term's kind tells which."""

    __tablename__ = "activity_term"

    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id")
    term_id: int = Field(foreign_key="term.id")
    position: int = 0


class Disclosure(SQLModel, table=True):
    """A recipient, named or as a category (Art. 30(1)(d)); exactly one of the two links is set."""

    __tablename__ = "disclosure"

    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id")
    party_id: int | None = Field(default=None, foreign_key="party.id")
    category_id: int | None = Field(default=None, foreign_key="term.id")
    location: str = ""
    role: str = ""
    country: str = ""
    contract: str = ""
    note: str = ""
    position: int = 0


class Transfer(SQLModel, table=True):
    """A transfer to a third country or an international organisation (Art. 30(1)(e), 30(2)(c))."""

    __tablename__ = "transfer"

    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id")
    country: str = ""
    organisation: str = ""
    party_id: int | None = Field(default=None, foreign_key="party.id")
    mechanism: str = ""
    safeguards: str = ""
    tia: str = ""
    note: str = ""
    position: int = 0


class Answer(SQLModel, table=True):
    """What is said of an empty Art. 30 slot: not applicable because …, or not yet clarified."""

    __tablename__ = "answer"

    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id")
    slot: str
    state: str
    reason: str = ""


class Extra(SQLModel, table=True):
    """A column that an import could not place, kept under its own heading."""

    __tablename__ = "extra"

    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id")
    heading: str
    text: str = ""
    position: int = 0
