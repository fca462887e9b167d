"""What the village and its collective have: assets, resources, contracts with instalments, debts.

Every contract has its resolution; what is due is entered by the book of money on its day, so that
nothing is behind.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from models.kinds_links import Ref
from models.money.books import next_month
from models.periods import years_after
from models.query import Query, Where
from models.sample_books.sample_village import Sample

ORDER = 45
#: name, book, kind, spec, place, number, unit, years ago, how it came, 分 cost, 分 depreciated
_ASSETS = (
    ("村部办公楼", "committee", "public", "二层砖混", "村中心", 1, "栋", 11, "自建",
     46_000_000, 20_240_000),
    ("村部门面房", "collective", "earning", "86 平方米", "村部临街", 3, "间", 9, "自建",
     13_500_000, 4_860_000),
    ("机井", "collective", "earning", "井深 60 米", "村东地头", 2, "眼", 7, "项目建设", 6_400_000,
     2_240_000),
    ("太阳能路灯", "committee", "public", "6 米", "主干道", 36, "盏", 3, "上级配发", 7_200_000,
     2_160_000),
    ("文化广场健身器材", "committee", "public", "12 件套", "文化广场", 1, "套", 4, "上级配发",
     3_600_000, 1_440_000),
    ("村部办公电脑", "committee", "public", "台式", "村部", 2, "台", 3, "购买", 860_000, 516_000),
)  # fmt: skip
_RESOURCES: tuple[dict[str, Any], ...] = (
    {"name": "村东机动地", "category": "field", "area": Decimal(12),
     "place": "东至机耕路，西至水渠，南至 3 组地，北至 2 组地", "managed": "let"},
    {"name": "村南坑塘", "category": "water", "area": Decimal("4.6"),
     "place": "东至村道，西至林带，南至耕地，北至 5 组宅基", "managed": "let"},
    {"name": "河堤林带", "category": "wood", "area": Decimal(31), "place": "沿河堤东西一线",
     "managed": "own"},
)  # fmt: skip
_MONTHS_BEFORE = 18


class _Deal:
    """A contract: by which resolution, with whom, how long, and what is due when."""

    def __init__(self, matter: str, **values: Any) -> None:  # noqa: ANN401 - of a contract
        self.matter, self.years = matter, values.pop("years")
        self.each, self.a_year = values.pop("each"), values.pop("a_year")
        self.values = values

    def instalments(self, started: dt.date) -> tuple[dict[str, Any], ...]:
        """Return what is due each time, the first on the day of the beginning."""
        days, day = [], started
        for _ in range(self.years * self.a_year):
            days.append(day)
            for _ in range(12 // self.a_year):
                day = next_month(day)
        return tuple({"due_on": one, "due": self.each} for one in days)


_DEALS = (
    _Deal("村部门面房续租", name="村部门面房租赁", category="lease", counterparty="柳河镇农资店",
          subject="临街门面 3 间，86 平方米", book="collective", direction="in", years=3,
          each=900_000, a_year=2, yearly=1_800_000, payment="半年一付，先付后用"),
    _Deal("村南坑塘承包", name="村南坑塘承包", category="contract",
          counterparty="柳河镇水产合作社", subject="坑塘 4.6 亩", book="collective",
          direction="in", years=5, each=230_000, a_year=1, yearly=230_000, payment="每年一付"),
    _Deal("村集体机动地续租", name="村东机动地租赁", category="contract",
          counterparty="丰收农机合作社", subject="机动地 12 亩", book="collective",
          direction="in", years=3, each=720_000, a_year=1, yearly=720_000, payment="每年一付"),
    _Deal("村组道路养护方案", name="村组道路养护工程", category="works",
          counterparty="县路桥养护队", subject="村组道路 2.1 公里", book="committee",
          direction="out", years=1, each=2_100_000, a_year=2, price=4_200_000,
          payment="开工付一半，验收付一半"),
)  # fmt: skip


def fill(sample: Sample) -> None:
    """Write the count of what there is, and the contracts as they were decided."""
    with sample.ledger.operation("示例：资产、资源、合同和债"):
        made = dict(filter(None, (_sign(sample, one) for one in _DEALS)))
        _assets(sample, made)
        _resources(sample, made)
        _debts(sample)


def _sign(sample: Sample, deal: _Deal) -> tuple[str, int] | None:
    """Sign what was decided on the first of the next month; None where it was not decided yet."""
    found = sample.ledger.find(
        "resolution", Query(where=(Where("matter", "=", deal.matter),), limit=1)
    )
    if not found:
        return None
    started = next_month(found[0]["decided_on"])
    if started > sample.today:
        return None
    ended = years_after(started, deal.years) - dt.timedelta(days=1)
    made = sample.ledger.save("contract", {
        **deal.values, "resolution": Ref(found[0].id), "signed_on": started, "started": started,
        "ended": ended, "state": "running" if ended >= sample.today else "over",
        "instalments": deal.instalments(started),
        "published_on": min(started + dt.timedelta(days=9), sample.today),
    })  # fmt: skip
    return deal.values["name"], made.id


def _assets(sample: Sample, made: dict[str, int]) -> None:
    for name, book, category, spec, place, count, unit, ago, way, cost, worn in _ASSETS:
        contract = made.get(f"{name}租赁")
        sample.ledger.save("asset", {
            "name": name, "book": book, "category": category, "spec": spec, "place": place,
            "quantity": Decimal(count), "unit": unit, "got_by": way, "cost": cost,
            "got_on": dt.date(sample.today.year - ago, 6, 1), "depreciated": worn,
            "state": "let" if contract else "used",
            "contract": Ref(contract) if contract else None,
            "user": "柳河镇农资店" if contract else None,
        })  # fmt: skip


def _resources(sample: Sample, made: dict[str, int]) -> None:
    by_subject = {"村东机动地": "村东机动地租赁", "村南坑塘": "村南坑塘承包"}
    for one in _RESOURCES:
        id_ = made.get(by_subject.get(one["name"], ""))
        values = {**one, "owner": "村集体"}
        if id_:
            contract = sample.ledger.get("contract", id_)
            values |= {
                "contract": Ref(id_), "started": contract["started"], "ended": contract["ended"],
                "user": contract["counterparty"], "income": contract["yearly"],
            }  # fmt: skip
        elif one["managed"] == "let":
            values["managed"] = "idle"
        sample.ledger.save("resource", values)


def _debts(sample: Sample) -> None:
    """What stood before the books began; the book of money pays it back half-year by half-year."""
    before = sample.first - dt.timedelta(days=30 * _MONTHS_BEFORE)
    sample.ledger.save("debt", {
        "kind": "owed", "counterparty": "县水利服务队", "matter": "机井维修欠款",
        "begun_on": before, "amount": 800_000, "settled_before": 200_000, "in_charge": "李春生",
    })  # fmt: skip
    sample.ledger.save("debt", {
        "kind": "claim", "counterparty": "柳河镇供电所", "matter": "用电押金", "begun_on": before,
        "book": "committee", "amount": 200_000, "in_charge": "李春生",
    })  # fmt: skip
