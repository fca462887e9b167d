"""What was done together: some because a paper asked for it, most by the village itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

from models.kinds_links import Ref
from models.query import Query, Where
from models.sample_books.sample_village import Sample

ORDER = 36
#: months, what, kind, place, machines, tonnes, 分, the task that asked for it
_ACTIVITIES: tuple[tuple[range, tuple[Any, ...]], ...] = (
    (range(1, 13), ("清扫村内主干道", "cleaning", "村内主干道", "铲车 1 台", "2.50", 32_000, "")),
    (range(3, 5), ("义务植树", "volunteer", "河堤", None, None, None, "")),
    (range(10, 11), ("重阳节走访独居老人", "visit", "各组", None, None, 86_000, "")),
    (range(1, 4), ("森林防火宣讲", "teaching", "村部院里", None, None, None,
                   "秋冬季森林防火宣传")),
    (range(6, 8), ("禁毒知识宣传", "teaching", "村部院里", None, None, None, "禁毒宣传月活动")),
    (range(7, 9), ("消夏文艺晚会", "culture", "文化广场", None, None, 64_000, "")),
)  # fmt: skip
_CALLED_FOR_BY = "生态环境宣传月活动"
_AREAS = (("1组、2组", "路面和水沟"), ("3组、4组", "村口和坑塘边"), ("5组、6组", "背街小巷"))
_PLAN = (
    "一、时间：{day}上午 8 点集合，中午结束。\n二、分三片：各组组长带队，按片包干。\n"
    "三、工具：铁锹扫帚自带，铲车由村里租。\n四、垃圾当天拉走，不过夜。"
)


def fill(sample: Sample) -> None:
    """Write the years, and one large cleaning with everything that belongs to it."""
    clerk = sample.ledger.get("official", sample.officials["clerk"].id or 0)["name"]
    with sample.ledger.operation("示例：搞过的活动"):
        for day in sample.days(6):
            what = sample.chance.choice([one for when, one in _ACTIVITIES if day.month in when])
            sample.ledger.save("activity", _activity(sample, day, clerk, what))
        _cleaning(sample, clerk)


def _activity(
    sample: Sample, day: dt.date, clerk: str, what: tuple[Any, ...]
) -> dict[str, Any]:
    title, kind, place, machines, hauled, cost, task = what
    field = sample.ledger.type("activity").by_name["hauled"]
    party, others = sample.chance.randrange(4, 10), sample.chance.randrange(8, 30)
    return {
        "title": title, "kind": kind, "happened_on": day, "place": place, "organiser": clerk,
        "people": party + others, "machines": machines,
        "hauled": field.parse(hauled) if hauled else None, "cost": cost,
        "taking_part": ({"who": "党员", "count": party}, {"who": "村民", "count": others}),
        **(_asked(sample, day, task) if task else {}),
    }  # fmt: skip


def _asked(sample: Sample, day: dt.date, task: str) -> dict[str, Any]:
    """Return the task that asked for an activity, if there was one within two months before."""
    where = (
        Where("matter", "=", task), Where("received_on", "<=", day),
        Where("received_on", ">=", day - dt.timedelta(days=60)),
    )  # fmt: skip
    found = sample.ledger.find("affair", Query(where=where, order=("-received_on",), limit=1))
    if not found:
        return {}
    return {"affair": Ref(found[0].id), "incoming": found[0]["incoming"]}


def _cleaning(sample: Sample, clerk: str) -> None:
    """Hold one cleaning as a village does: called for, planned, shared out, looked at after."""
    day = sample.today - dt.timedelta(days=7)
    ledger = sample.ledger
    mobilised = ledger.save("meeting", {
        "kind": Ref(ledger.find_one("meeting_kind", name="动员会").id),  # type: ignore[union-attr]
        "held_on": day - dt.timedelta(days=2), "topic": "冬季人居环境整治动员",
        "place": "村部院里", "expected": 60, "present": 52, "host": "陈志强", "recorder": clerk,
        "minutes": "说清楚哪天干、怎么分片，各组回去通知到户。",
    }).id  # fmt: skip
    leaders = [
        one["name"]
        for one in ledger.find("official", Query(where=(Where("body", "=", "group"),)))
    ]
    values = _activity(sample, day, clerk, _ACTIVITIES[0][1])
    values |= {
        "title": "冬季人居环境整治", "content": "清了三片的路面、水沟和坑塘边，垃圾当天拉走。",
        "cost": 128_000, **_asked(sample, day, _CALLED_FOR_BY), "mobilised": Ref(mobilised),
        "planned_on": day - dt.timedelta(days=4),
        "plan": _PLAN.format(day=f"{day.month}月{day.day}日"),
        "shares": tuple(
            {
                "area": area, "who": leaders[place % len(leaders)] if leaders else clerk,
                "work": work, "seen_on": day + dt.timedelta(days=1), "judged": "good",
            }
            for place, (area, work) in enumerate(_AREAS)
        ),
    }  # fmt: skip
    ledger.save("activity", values)
