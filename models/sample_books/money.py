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
    (25, "合作社基本户", "out", 46000, "511", "付机井维修费", "县水利服务队"),
)
_BANKS = {"committee": "村委会基本户", "collective": "合作社基本户"}
_RENT, _WORKS, _OWED = "501", "514", "211"
_REPAID = 100_000  #: 分, each half-year of what is owed from before
_GRANTED = (_LIMIT * 3 // 2, "503", "收村组道路养护补助", "县交通运输局")


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
        self.waiting: list[dict[str, Any]] = []
        self.contracts = self.ledger.find("contract")
        paid = Query(where=(Where("cost", "filled"),))
        self.activities = self.ledger.find("activity", paid)
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
        self._instalments(month)
        self._activities(month)
        if month.month in {6, 12}:
            self._repay(month.replace(day=22))
        for values in sorted(self.waiting, key=lambda one: one["happened_on"]):
            self.ledger.save("cash_entry", values)  # numbers follow the days
        self.waiting.clear()

    def _instalments(self, month: dt.date) -> None:
        """Enter what contracts bring or cost this month, on its day."""
        for one in self.contracts:
            came, bank = one["direction"] == "in", _BANKS[one["book"]]
            more = {"contract": Ref(one.id), "resolution": one["resolution"]}
            for row in one["instalments"]:
                if not month <= row["due_on"] < next_month(month):
                    continue
                if not came and row["due_on"] == one["started"]:
                    self._enter(row["due_on"], bank, "in", *_GRANTED, funds="县级补助资金")
                number = _RENT if came else _WORKS
                said = f"{'收' if came else '付'}{one['name']}款"
                self._enter(row["due_on"], bank, one["direction"], row["due"], number, said,
                            one["counterparty"], **more)  # fmt: skip

    def _activities(self, month: dt.date) -> None:
        """Enter what activities of this month cost, on their day."""
        for one in self.activities:
            if month <= one["happened_on"] < next_month(month):
                self._enter(one["happened_on"], "村委会基本户", "out", one["cost"], "513",
                            f"付{one['title']}费用",
                            "王师傅" if one["machines"] else "柳河镇超市",
                            activity=Ref(one.id), affair=one["affair"])  # fmt: skip

    def _repay(self, day: dt.date) -> None:
        owed = self.ledger.find("debt", Query(where=(Where("kind", "=", "owed"),)))
        for one in owed:
            if one["left"] > 0:
                fen, bank = min(_REPAID, one["left"]), _BANKS[one["book"]]
                self._enter(day, bank, "out", fen, _OWED, f"归还{one['matter']}",
                            one["counterparty"], debt=Ref(one.id))  # fmt: skip

    def _enter(  # noqa: PLR0917 - the columns of a line above
        self, day: dt.date, account: str, direction: str, amount: int, number: str, summary: str,
        whom: str, **more: Any,  # noqa: ANN401 - what an entry names beside
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
            "handler": "李春生", "sheets": 1, **more,
        }  # fmt: skip
        if direction == "out":
            values |= {"approver": self.sample.officials["director"], "witness": self.witness}
        self.waiting.append(values)

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
