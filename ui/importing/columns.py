"""The menu of a column: 不导入, and every field of the register."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from models.importing.plan import ImportPlan
from models.sheets.matched import letters
from models.sheets.vocabulary import importable
from ui.importing.work import Change


def column_menu(
    parent: QWidget, plan: ImportPlan, column: int, change: Callable[[Change], object]
) -> QMenu:
    """Make the menu; what is chosen in it goes to `change`."""
    menu = QMenu(parent)
    now = plan.columns.get(column)
    taken = {one.name: at for at, one in plan.columns.items() if one}
    for field in (None, *importable(plan.record_type)):
        words = field.label if field else "不导入"
        other = taken.get(field.name) if field else None
        if other is not None and other != column:
            words = f"{words}（现在是 {letters(other)} 列）"
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked((field.name if field else "") == (now.name if now else ""))
        action.triggered.connect(
            lambda _=False, one=field: change(lambda plan: plan.with_column(column, one))
        )
        if field is None:
            menu.addSeparator()
    return menu
