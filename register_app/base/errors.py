"""A failed act, told to the user in one sentence: what, why, what to do."""

from __future__ import annotations

from register_app.base.i18n import Message


class RegisterError(Exception):
    """An act that could not be done.

    `msgid` is a text marked with `N_`, with named braces for `params`; `str(error)` is the sentence in the
    program's language. Nothing in it may reveal more of the register than the user just asked for.
    """

    def __init__(self, msgid: str, **params: object) -> None:
        super().__init__(msgid)
        self.message = Message(msgid, params)

    def __str__(self) -> str:
        return self.message.text()
