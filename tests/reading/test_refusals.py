"""What a refusal says."""

from __future__ import annotations

import string

from register_app.reading.refusals import REASONS, error


def test_every_reason_is_a_whole_sentence() -> None:
    """With the parameters that its sentence names, and only with them."""
    for reason, (kind, msgid) in REASONS.items():
        names = {name for _, name, _, _ in string.Formatter().parse(msgid) if name}
        told = error(reason, dict.fromkeys(names, "X"))
        assert type(told) is kind
        assert str(told).rstrip("X:").rstrip().endswith((".", "?", ":")), reason
        if names:
            assert error(reason, {}).message.msgid == REASONS["no_answer"][1] or "name" not in names
