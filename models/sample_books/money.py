"""Two books for as long as the sample goes back: rent, subsidy, wages; every month is closed.

Nothing contradicts: no account falls below nothing, what is above the village's limit has its
resolution, all but the last months are closed and counted.
"""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from typing import Any

from models.deeds import do
from models.kinds_links import Ref
from models.money.books import balances, next_month
from models.periods import Period
from models.query import Query, Where
from models.sample_books.sample_village import Sample

ORDER = 50
_LIMIT = 2000000  #: 分
_CHART = 2024  #: the chart in use came into force then
_OPENING = {"村委会基本户": 3540620, "村委会现金": 120000, "合作社基本户": 2680000}
#: day, account, direction, 分, number in the chart, what for, with whom
_EVERY_MONTH = (
    (3, "村委会基本户", "in", 620000, "503", "收办公经费补助", "柳河镇财政所"),
    (5, "村委会基本户", "move", 60000, "", "取现备用", ""),
    (8, "村委会现金", "out", 18600, "513", "买办公用纸和墨盒", "柳河镇文具店"),
    (12, "村委会基本户", "out", 240000, "514", "付保洁员误工补贴", "保洁员 4 人"),
    (18, "村委会基本户", "out", 31250, "513", "付村部电费", "柳河镇供电所"),
    (20, "合作社基本户", "in", 150000, "501", "收村部门面房租", "柳河镇农资店"),
    (25, "合作社基本户", "out", 46000, "511", "付机井维修费", "县水利服务队"),
)


def fill(sample: Sample) -> None:
    """Write accounts, entries, closes, a limit, and a subsidy each year."""
    _Books(sample).fill()


class _Books:
    def __init__(self, sample: Sample) -> None:
        self.sample, self.ledger = sample, sample.ledger
        self.chance: random.Random = sample.chance
        self.first = next_month(sample.first)
        self.accounts: dict[str, Ref] = {}
        self.chart: dict[str, Ref] = {}
        self.witness = self.ledger.get("official", sample.officials["supervisor"].id or 0)["name"]

    def fill(self) -> None:
        with self.ledger.operation("建账"):
            self._accounts()
        month = self.first
        while month <= self.sample.today:
            with self.ledger.operation(f"记 {month.year}年{month.month}月的账"):
                self._month(month)
            after = next_month(month)
            if after + dt.timedelta(days=4) < self.sample.today:
                with self.ledger.operation(f"结 {month.year}年{month.month}月的账"):
                    self._close(month)
            month = after
        for year in range(self.first.year, self.sample.today.year + 1):
            self._subsidy(year)

    def _accounts(self) -> None:
        for name, opening in _OPENING.items():
            collective = name.startswith("合作社")
            made = self.ledger.save("cash_account", {
                "name": name, "book": "collective" if collective else "committee",
                "kind": "cash" if name.endswith("现金") else "bank", "opening": opening,
                "opening_day": self.first,
                "holder": "白杨村股份经济合作社" if collective else "白杨村村民委员会",
                "bank": "" if name.endswith("现金") else "柳河镇农商银行",
            })  # fmt: skip
            self.accounts[name] = Ref(made.id, name)
        self.ledger.save("spending_limit", {
            "name": "大额支出", "above": _LIMIT, "in_force_from": self.first,
            "basis": "白杨村财务管理办法",
        })  # fmt: skip
        found = self.ledger.find(
            "ledger_account", Query(where=(Where("edition", "=", "new"),), fields=("number",))
        )
        self.chart = {one["number"]: Ref(one.id) for one in found}

    def _month(self, month: dt.date) -> None:
        for day, account, direction, amount, number, summary, whom in _EVERY_MONTH:
            share = 100 if direction == "move" else self.chance.randrange(90, 111)
            self._enter(month.replace(day=day), account, direction, amount * share // 100, number,
                        summary, whom)  # fmt: skip
        if month.month == 11:  # noqa: PLR2004 - each autumn
            self._enter(month.replace(day=16), "村委会基本户", "out", 64000, "513",
                        "付环境整治机械费", "王师傅")  # fmt: skip

    def _enter(  # noqa: PLR0917 - the columns of a line above
        self, day: dt.date, account: str, direction: str, amount: int, number: str, summary: str,
        whom: str,
    ) -> None:  # fmt: skip
        if day > self.sample.today:
            return
        move = direction == "move"
        values: dict[str, Any] = {
            "happened_on": day, "account": self.accounts[account],
            "direction": "transfer" if move else direction, "amount": amount, "summary": summary,
            "to_account": self.accounts["村委会现金"] if move else None,
            "subject": self.chart.get(number) if day.year >= _CHART else None,
            "counterparty": whom or None,
            "handler": "李春生", "sheets": 1,
        }  # fmt: skip
        if direction == "out":
            values |= {"approver": self.sample.officials["director"], "witness": self.witness}
        self.ledger.save("cash_entry", values)

    def _close(self, month: dt.date) -> None:
        last = next_month(month) - dt.timedelta(days=1)
        standing = balances(self.ledger.as_of(), last)
        for book in ("committee", "collective"):
            mine = {
                name: standing[ref.id or 0] for name, ref in self.accounts.items()
                if name.startswith("合作社") is (book == "collective")
            }  # fmt: skip
            self.ledger.save("month_close", {
                "book": book, "month": Period.containing("month", month),
                "closed_on": min(last + dt.timedelta(days=3), self.sample.today),
                "handler": "李春生",
                "cash_counted": sum(fen for name, fen in mine.items() if name.endswith("现金")),
                "bank_counted": sum(fen for name, fen in mine.items() if name.endswith("户")),
            })  # fmt: skip

    def _subsidy(self, year: int) -> None:
        posted = dt.date(year, 5, 20)
        if not self.first <= posted <= self.sample.today:
            return
        with self.ledger.operation(f"发 {year}年耕地补贴"):
            batch = self.ledger.save("grant_batch", {
                "name": f"{year}年耕地地力保护补贴", "made_on": posted - dt.timedelta(days=5),
                "standard": Decimal("104.25"), "basis": f"柳政〔{year}〕18号",
                "funds": "县财政，一卡通发放",
            }).id  # fmt: skip
            deed = self.ledger.type("grant_batch").deeds[0]
            do(self.ledger, self.ledger.get("grant_batch", batch), deed)
            self.ledger.save("grant_batch", {
                "stage": "paid", "posted_on": posted, "paid_on": posted + dt.timedelta(days=9),
            }, id=batch)  # fmt: skip
