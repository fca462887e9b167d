"""What the window remembers between two starts: never anything of the village itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ui.look.tokens import SIZES, STANDARD

_RECENT = 5


def _store() -> QSettings:
    # A file on every system, not the registry of Windows: it can be looked at and thrown away.
    return QSettings(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, "village-ledger", "window"
    )


def text_size() -> str:
    """Return the key of the text size chosen last."""
    key = str(_store().value("text_size", STANDARD.key))
    return key if key in SIZES else STANDARD.key


def keep_text_size(key: str) -> None:
    """Remember the text size."""
    _store().setValue("text_size", key)


def recent_ledgers() -> list[Path]:
    """Return the ledgers opened last, newest first; some may be gone."""
    kept = _store().value("recent")
    texts = kept if isinstance(kept, list) else [kept] if kept else []  # one reads as a string
    return [Path(str(text)) for text in texts]


def keep_ledger(path: Path) -> None:
    """Remember a ledger as the one opened last."""
    others = [one for one in recent_ledgers() if one != path]
    _store().setValue("recent", [str(one) for one in [path, *others][:_RECENT]])


def geometry() -> QByteArray:
    """Return where the window stood; empty before the first close."""
    kept = _store().value("geometry")
    return kept if isinstance(kept, QByteArray) else QByteArray()


def keep_geometry(where: QByteArray) -> None:
    """Remember where the window stood."""
    _store().setValue("geometry", where)


def columns(register: str) -> list[str]:
    """Return the names of the columns chosen for a list; empty when nobody chose."""
    kept = _store().value(f"columns/{register}")
    if isinstance(kept, str):  # one entry reads as a string
        return [kept]
    return [str(one) for one in kept] if isinstance(kept, list) else []


def keep_columns(register: str, names: Sequence[str]) -> None:
    """Remember the columns of a list; none of them goes back to the register's own."""
    if names:
        _store().setValue(f"columns/{register}", list(names))
    else:
        _store().remove(f"columns/{register}")
