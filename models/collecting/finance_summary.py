"""财务收支（汇总）: opening, income and spending by account of the chart, closing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from models.collectors import Collected, Collector, Part
from models.kinds import Money, Option, Text
from models.money.books import BOOKS, Flow, accounts_of, by_subject, entries_of, flows
from models.periods import Period
from models.privacy import Privacy
from models.view import View

_LINE = Text("line", "项目", privacy=Privacy.OPEN, width=24)
_SUM = Money("sum", "金额（元）", privacy=Privacy.OPEN, width=12)


def _collect(view: View) -> Collected:
    period = view.period or Period.containing("month", view.today)
    parts, sources = [], []
    for book in BOOKS:
        moved = flows(view, period.first, period.last, book.code)
        if not moved:
            continue
        accounts = [one.id for one in accounts_of(view, book.code)]
        sources += [one.id for one in entries_of(view, accounts, period.last, period.first)]
        rows = list(_rows(view, period, book, moved))
        parts.append(
            Part(heading=f"{book.word}收支", fields=(_LINE, _SUM), records=rows, numbered=False)
        )
    return Collected(
        parts=parts, sources={"cash_entry": sources},
        signers=("村集体经济组织负责人", "村务监督委员会主任", "主管会计"),
    )  # fmt: skip


def _rows(
    view: View, period: Period, book: Option, moved: list[Flow]
) -> Iterator[dict[str, Any]]:
    sums = by_subject(view, period.first, period.last, book.code)
    yield _row("上期结余", sum(one.opening for one in moved))
    yield _row("本期收入合计", sum(one.income for one in moved))
    yield from (_row(f"　　{name}", came) for name, came, _ in sums if came)
    yield _row("本期支出合计", sum(one.spending for one in moved))
    yield from (_row(f"　　{name}", went) for name, _, went in sums if went)
    yield _row("期末结余", sum(one.closing for one in moved))
    for kind, word in (("cash", "其中：现金"), ("bank", "　　　银行存款")):
        yield _row(f"　　{word}", sum(one.closing for one in moved if one.kind == kind))


def _row(line: str, fen: int) -> dict[str, Any]:
    return {"line": line, "sum": fen}


COLLECTOR = Collector(
    "finance_summary", "收支记账：按科目汇总", ("cash_account", "cash_entry"), _collect
)
