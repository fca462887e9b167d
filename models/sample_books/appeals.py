"""What people came with, what they quarrelled about, and what was done together."""

from __future__ import annotations

import datetime as dt

from models.kinds_links import Ref
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
_ACTIVITIES = (
    ("清扫村内主干道", "cleaning", "铲车 1 台", "2.50", 32_000),
    ("义务植树", "volunteer", None, None, None),
    ("重阳节走访独居老人", "visit", None, None, 86_000),
    ("消防安全宣讲", "teaching", None, None, None),
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
    clerk = sample.ledger.get("official", sample.officials["clerk"].id or 0)["name"]
    for day in sample.days(9):
        _appeal(sample, day, clerk)
    for day in sample.days(4):
        _dispute(sample, day, clerk)
    for day in sample.days(6):
        _activity(sample, day, clerk)


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


def _activity(sample: Sample, day: dt.date, clerk: str) -> None:
    title, kind, machines, hauled, cost = sample.chance.choice(_ACTIVITIES)
    field = sample.ledger.type("activity").by_name["hauled"]
    party, others = sample.chance.randrange(4, 10), sample.chance.randrange(8, 30)
    sample.ledger.save("activity", {
        "title": title, "kind": kind, "happened_on": day, "place": "村内主干道",
        "organiser": clerk, "people": party + others, "machines": machines,
        "hauled": field.parse(hauled) if hauled else None, "cost": cost,
        "taking_part": ({"who": "党员", "count": party}, {"who": "村民", "count": others}),
    })  # fmt: skip
