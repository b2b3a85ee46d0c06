"""All content tables of a register by name, each with its class."""

from __future__ import annotations

from sqlmodel import SQLModel

from register_app.model.activity import Activity, ActivityTerm, Answer, Disclosure, Extra, Transfer
from register_app.model.catalogue import RetentionRule, Term
from register_app.model.data_use import DataUse, DataUsePurpose, DataUseSubject
from register_app.model.party import Party, Role
from register_app.model.purpose import Purpose, PurposeBasis
from register_app.model.record import RegisterRecord, Version

CLASSES: dict[str, type[SQLModel]] = {
    str(cls.__tablename__): cls
    for cls in (
        RegisterRecord,
        Party,
        Term,
        RetentionRule,
        Activity,
        Role,
        ActivityTerm,
        Purpose,
        PurposeBasis,
        DataUse,
        DataUseSubject,
        DataUsePurpose,
        Disclosure,
        Transfer,
        Answer,
        Extra,
        Version,
    )
}
