"""Which columns a person chose for a list: a setting of the window, not of the village."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings


def _store() -> QSettings:
    return QSettings(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, "village-ledger", "window"
    )


def chosen(register: str) -> list[str]:
    """Return the names of the chosen columns; empty when nobody chose."""
    kept = _store().value(f"columns/{register}")
    if isinstance(kept, str):  # one entry reads as a string
        return [kept]
    return [str(one) for one in kept] if isinstance(kept, list) else []


def keep(register: str, names: Sequence[str]) -> None:
    """Remember the columns; an empty list goes back to the register's own."""
    if names:
        _store().setValue(f"columns/{register}", list(names))
    else:
        _store().remove(f"columns/{register}")
