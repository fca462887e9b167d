"""The tables of the month close: what each account did, and the entries behind one figure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from models.kinds import Money
from models.kinds_dates import Date
from models.money.closes import FIGURE_WORDS, FIGURES
from models.money.month import Month, Row
from models.record import Record
from ui.figures.models import Index, Rows

TOTAL = "合计"
_MONEY, _DATE = Money("amount", "金额"), Date("happened_on", "日期")


class AccountRows(Rows):
    """What each account did in the month, and all of them together."""

    HEADS = ("账户", *FIGURE_WORDS.values())
    NUMBERS = (1, 2, 3, 4, 5)
    WIDTHS = (7, 6.5, 6.5, 6.5, 6.5, 6.5)
    DROP = (1, 2, 3)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.month: Month | None = None

    def show_month(self, month: Month) -> None:
        """Show another month."""
        self.beginResetModel()
        self.month = month
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        if self.month is None or (parent is not None and parent.isValid()):
            return 0
        count = len(self.month.flows)
        return count + 1 if count > 1 else count

    def words(self, row: int) -> Sequence[str]:
        if self.month is None:
            return ("",) * len(self.HEADS)
        if row < len(self.month.flows):
            one = self.month.flows[row]
            return (one.name, *(_MONEY.show(getattr(one, name)) for name in FIGURES))
        return (TOTAL, *(_MONEY.show(self.month.total(name)) for name in FIGURES))

    def asked(self, row: int) -> tuple[str, set[int]]:
        """Return the words for a row, and its accounts."""
        if self.month is None:
            return "", set()
        if 0 <= row < len(self.month.flows):
            one = self.month.flows[row]
            return one.name, {one.account}
        return TOTAL, self.month.accounts()


class EntryRows(Rows):
    """The entries behind a figure."""

    HEADS = ("日期", "摘要", "金额")
    NUMBERS = (2,)
    WIDTHS = (7.4, 8, 5.6)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    def show_entries(self, rows: Sequence[Row]) -> None:
        """Show the entries of a figure."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def entry(self, row: int) -> Record | None:
        """Give the entry of a row; None where there is none."""
        return self._rows[row].entry if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def words(self, row: int) -> Sequence[str]:
        entry, change = self._rows[row]
        return _DATE.show(entry["happened_on"]), entry["summary"], _MONEY.show(change)
