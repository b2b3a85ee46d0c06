"""Qt's own tests of a model, as pytest-qt runs them, with types."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel


def check(tester: Any, model: QAbstractItemModel) -> None:
    """Fail where `model` breaks a rule of Qt's models."""
    tester.check(model)
