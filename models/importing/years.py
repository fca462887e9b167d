"""Days that lack their year: a list of 2026 says so above it, and 3月5日 in its rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeGuard

from models.field import Cell, Field
from models.importing.choice import Source
from models.kinds_dates import Date
from models.sheets.naming import year_of_all

if TYPE_CHECKING:
    from models.importing.plan import ImportPlan


def year_above(source: Source, name: str) -> int:
    """Return the year of all rows: of the title, the sheet or the file called so; 0 for none.

    Only in a register of what happened on days; when people were born stands in no title.
    """
    if not source.record_type.dated:
        return 0
    return year_of_all(source.layout.title, source.sheet.name, name)


def lacks_year(one: Field[Any], cell: Cell) -> TypeGuard[Date]:
    """Say whether a cell of a field of whole days names a day without its year."""
    return isinstance(one, Date) and isinstance(cell, str | float) and one.lacks_year(cell)


def about_years(plan: ImportPlan) -> str:
    """Say of how many cells the year was taken from the words above, "" for none."""
    year = year_above(plan.source, plan.path.stem)
    if not year:
        return ""
    days = [(column, one) for column, one in plan.columns.items() if isinstance(one, Date)]
    many = 0
    for column, one in days:
        said = Counter(row.cells[column] for row in plan.readings if column < len(row.cells))
        many += sum(times for cell, times in said.items() if lacks_year(one, cell))
    return f"有 {many} 处只写了几月几日，按表名算 {year} 年" if many else ""
