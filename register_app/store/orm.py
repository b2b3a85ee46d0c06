"""A session of the ORM on the connection that is open already: one file, one connection, one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a library, imported when the first edit needs it: opening and listing stay quick
    from sqlmodel import Session


class _Borrowed:
    """The connection as SQLAlchemy sees it: it may neither end our transaction nor close the file."""

    def __init__(self, connection: sqlite3.Connection, abandoned: Callable[[], None]) -> None:
        self._connection = connection
        self._abandoned = abandoned

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def cursor(self, *arguments: Any) -> sqlite3.Cursor:
        cursor: sqlite3.Cursor = self._connection.cursor(*arguments)
        cursor.row_factory = None  # plain tuples, whatever the connection gives to everybody else
        return cursor

    def commit(self) -> None:
        """Committing is done by the register, after the step is sealed."""

    def rollback(self) -> None:
        self._abandoned()

    def close(self) -> None:
        """The register closes its file."""


class Sessions:
    """Makes sessions; `abandoned` is called when one of them was rolled back."""

    def __init__(self, connection: sqlite3.Connection, abandoned: Callable[[], None]) -> None:
        from sqlmodel import create_engine  # isort: skip - first: another thread may be reading it (`ui/warming`)
        from sqlalchemy.pool import StaticPool

        import register_app.model.tables  # noqa: F401 - links between tables need all of them

        self._engine = create_engine(
            "sqlite://",
            creator=lambda: _Borrowed(connection, abandoned),
            poolclass=StaticPool,
            pool_reset_on_return=None,
            hide_parameters=True,
        )
        # SQLAlchemy looks at the database when it first connects; that must not fall into a transaction.
        self._engine.connect().close()

    def new(self) -> Session:
        """A session whose objects stay readable after the edit."""
        from sqlmodel import Session

        return Session(self._engine, expire_on_commit=False)
