"""The menu of a column: 不导入, 写进备注, and every field of the register."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from models.importing.plan import ImportPlan
from models.record import REMARKS
from models.sheets.grid import letters
from models.sheets.vocabulary import importable
from ui.importing.model import INTO_REMARKS
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
            place = plan.source.sheet.place(0, other)[1]
            words = f"{words}（现在是 {letters(place)} 列）"
        action = menu.addAction(words)
        action.setCheckable(True)
        chosen = (field.name if field else "") == (now.name if now else "")
        action.setChecked(chosen and column not in plan.kept)
        action.triggered.connect(
            lambda _=False, one=field: change(lambda plan: plan.with_column(column, one))
        )
        if field is None:
            _add_remarks(menu, plan, column, change)
            menu.addSeparator()
    return menu


def _add_remarks(
    menu: QMenu, plan: ImportPlan, column: int, change: Callable[[Change], object]
) -> None:
    """Offer to keep a column for which there is no field, where the register has remarks."""
    now = plan.columns.get(column)
    if REMARKS not in plan.record_type.by_name or (now and now.name == REMARKS):
        return
    action = menu.addAction(INTO_REMARKS)
    action.setCheckable(True)
    action.setChecked(column in plan.kept)
    action.triggered.connect(lambda: change(lambda plan: plan.with_kept(column)))
