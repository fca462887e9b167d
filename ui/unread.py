"""Keeps the kit from reading the source of every module that is imported after it.

It looks there whether a module asks for its other ways of naming things, which none of ours does;
a start spends a twentieth of its time on that.
"""

from __future__ import annotations

import sys
from typing import Any


def spare() -> None:
    """Say of every module to come that it names things as usual; before the first one of ours."""
    import PySide6.QtCore  # noqa: F401 - brings along what is asked for next

    feature: Any = sys.modules.get("PySide6.support.feature")
    told = getattr(feature, "pyside_feature_dict", None)
    if isinstance(told, dict) and hasattr(feature, "feature_imported"):  # else another edition
        feature.feature_imported = lambda module: told.setdefault(
            getattr(module, "__name__", ""), 0
        )
