"""What people came with, what they quarrelled about, and the months without a quarrel."""

from __future__ import annotations

import datetime as dt

from models.kinds_links import Ref
from models.money.books import next_month
from models.periods import Period
from models.query import Query, Where
from models.sample_books.sample_village import Sample

ORDER = 35
_APPEALS = (
    ("门前路灯不亮", "small", "visit"), ("自来水管漏水", "small", "call"),
    ("垃圾桶满了没人收", "small", "hotline"), ("想申请公益岗位", "private", "visit"),
    ("水渠堵了浇不上地", "big", "talk"), ("邻村卡车压坏村道", "hard", "grid"),
)  # fmt: skip
_DISPUTES = (
    ("两户为地边界线争执", "land"), ("滴水落到邻家院里", "neighbours"),
    ("借款到期没还", "debt"), ("赡养老人轮流的日子没说好", "family"),
)  # fmt: skip

def fill(sample: Sample) -> None:
    """Write the years; what is older than a month is settled."""
    with sample.ledger.operation("登记网格"):
        for number, groups in enumerate(("1组、2组", "3组、4组", "5组、6组")):
            sample.ledger.save("grid", {
                "name": f"第{'一二三'[number]}网格", "groups": groups, "count": 40,
                "official": list(sample.officials.values())[number], "started": sample.first,
                "leader": sample.ledger.get(
                    "official", list(sample.officials.values())[number].id or 0)["name"],
            })  # fmt: skip
        _groups(sample)
    clerk = sample.ledger.get("official", sample.officials["clerk"].id or 0)["name"]
    for day in sample.days(9):
        _appeal(sample, day, clerk)
    for day in sample.days(4):
        _dispute(sample, day, clerk)
    _nil_returns(sample, clerk)


def _groups(sample: Sample) -> None:
    """Write the groups there are; two of them make a grid."""
    grids = sorted(sample.ledger.ids("grid"))
    leaders = {
        one["post"].removesuffix("组长"): one.id
        for one in sample.ledger.find("official", Query(where=(Where("body", "=", "group"),)))
    }
    for name in sorted({group for _, _, group in sample.people}):
        sample.ledger.save("village_group", {
            "name": name, "grid": Ref(grids[(int(name.removesuffix("组")) - 1) // 2]),
            "official": Ref(leaders[name]) if name in leaders else None,
        })  # fmt: skip


def _appeal(sample: Sample, day: dt.date, clerk: str) -> None:
    matter, grade, source = sample.chance.choice(_APPEALS)
    done = (sample.today - day).days > 30  # noqa: PLR2004 - a month
    closed = day + dt.timedelta(days=sample.chance.randrange(1, 9))
    result = {
        "status": "done", "result": "已经办好", "closed_on": closed, "judgement": "good",
        "visited_on": closed + dt.timedelta(days=2),
        "steps": ({"on": day, "who": clerk, "what": "到现场看了"},),
    }  # fmt: skip
    sample.ledger.save("appeal", {
        "matter": matter, "grade": grade, "source": source, "received_on": day,
        "resident": Ref(sample.adult()), "in_charge": clerk,
        "due_on": day + dt.timedelta(days=40), **(result if done else {"status": "doing"}),
    })  # fmt: skip


def _dispute(sample: Sample, day: dt.date, clerk: str) -> None:
    matter, category = sample.chance.choice(_DISPUTES)
    names = [sample.ledger.get("resident", sample.adult())["name"] for _ in range(2)]
    done = (sample.today - day).days > 30  # noqa: PLR2004 - a month
    settled = {"outcome": "settled", "settled_on": day + dt.timedelta(days=6), "agreement": True}
    sample.ledger.save("dispute", {
        "matter": matter, "category": category, "found_on": day, "parties": "、".join(names),
        "group": f"{sample.chance.randrange(6) + 1}组", "people": 2, "risk": "low",
        "in_charge": clerk, "measures": "两家坐到一起说清楚",
        "due_on": day + dt.timedelta(days=40), **(settled if done else {}),
    })  # fmt: skip


def _nil_returns(sample: Sample, clerk: str) -> None:
    """Report nothing for every month in which nothing was found."""
    found = {one["found_on"].replace(day=1) for one in sample.ledger.find("dispute")}
    month = next_month(sample.first)
    while (after := next_month(month)) <= sample.today:
        if month not in found:
            last = after - dt.timedelta(days=1)
            sample.ledger.save("nil_return", {
                "kind": "dispute", "period": Period.containing("month", month), "found_on": last,
                "seen_by": clerk, "manner": "各组走访，没有发现", "receiver": "柳河镇平安办",
                "sent_on": last,
            })  # fmt: skip
        month = after
