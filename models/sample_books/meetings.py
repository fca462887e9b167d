"""Representatives, Party members, and the meetings of the years with what they decided."""

from __future__ import annotations

import datetime as dt

from models.kinds_links import Ref
from models.query import Query, Where
from models.sample_books.sample_village import Sample

ORDER = 20
_REPRESENTATIVES = 31
_MATTERS = (
    ("春季人居环境整治安排", None), ("村组道路养护方案", 4_200_000), ("村集体机动地续租", None),
    ("老年活动室修缮", 1_560_000), ("水渠清淤出工办法", None), ("路灯维修更换", 860_000),
    ("年度财务收支审议", None), ("冬季取暖用煤分配", None),
)  # fmt: skip
#: what was decided beside it in the same meeting
_ALSO = {0: "村部门面房续租", 1: "村南坑塘承包"}
_DONE = "已按决议办完，花的钱在财务公开里逐笔列出。"
_WORK = dt.timedelta(days=55)  #: from a decision to the end of the work
_PARTY_DAYS = ("学习新修正的村民委员会组织法", "义务清理河道", "走访独居老人", "学习安全用火知识")


def fill(sample: Sample) -> None:
    """Write who represents whom, then quarter by quarter what was met about."""
    with sample.ledger.operation("登记村民代表和党员"):
        _representatives(sample)
        _party(sample)
    day = dt.date(sample.first.year, (sample.first.month + 2) // 3 * 3, 12)
    number = 0
    while day <= sample.today:
        if day >= sample.first:
            _quarter(sample, day, number)
        number += 1
        day = (day.replace(day=1) + dt.timedelta(days=95)).replace(day=12)
    for number, month in enumerate(_months(sample)):
        topic = _PARTY_DAYS[number % len(_PARTY_DAYS)]
        meet(sample, "主题党日", month.replace(day=8), topic, 0.9)


def _representatives(sample: Sample) -> None:
    """Choose grown people, women for every second place, and the committee's director."""
    by_sex = {
        sex: [
            one.id
            for one in sample.ledger.find(
                "resident",
                Query(where=(Where("sex", "=", sex), Where("political", "filled"))),
            )
        ]
        for sex in ("female", "male")
    }
    for number in range(min(_REPRESENTATIVES, len(sample.people) // 4)):
        people = by_sex["female" if number % 2 else "male"]
        if not people:
            continue
        person = people.pop(sample.chance.randrange(len(people)))
        group = sample.ledger.get("resident", person)["group"]
        sample.ledger.save("representative", {
            "resident": Ref(person), "group": group, "households": 10,
            "started": min(dt.date(2024, 3, 18), sample.first), "means": "households",
        })  # fmt: skip


def _party(sample: Sample) -> None:
    members = sample.ledger.find("resident", Query(where=(Where("political", "=", "member"),)))
    for number, one in enumerate(members):
        joined = one["born_on"].replace(day=1) + dt.timedelta(days=365 * 26)
        sample.ledger.save("party_member", {
            "resident": Ref(one.id), "joined_on": joined,
            "confirmed_on": joined + dt.timedelta(days=365),
            "cell": f"第{'一二'[number % 2]}党小组", "dues": 500,
        })  # fmt: skip


def _months(sample: Sample) -> list[dt.date]:
    months, day = [], sample.first.replace(day=1)
    while day.replace(day=8) <= sample.today:
        if day >= sample.first:
            months.append(day)
        day = (day + dt.timedelta(days=32)).replace(day=1)
    return months


def _quarter(sample: Sample, day: dt.date, number: int) -> None:
    matter, amount = _MATTERS[number % len(_MATTERS)]
    meeting = meet(sample, "村民代表会议", day, matter, 0.8)
    present = sample.ledger.get("meeting", meeting)["present"]
    if not present:
        return
    decide(sample, meeting, present, amount, None)
    if number in _ALSO:
        decide(sample, meeting, present, None, _ALSO[number])


def decide(
    sample: Sample, meeting: int, present: int, amount: int | None, matter: str | None
) -> int:
    """Pass a matter of a meeting, its own topic where none is given; returns the resolution."""
    against = sample.chance.randrange(3) if present > 9 else 0  # noqa: PLR2004 - a clear vote
    abstained = sample.chance.randrange(2) if present > 9 else 0  # noqa: PLR2004
    done_on = sample.ledger.get("meeting", meeting)["held_on"] + _WORK
    done = amount and done_on <= sample.today
    return sample.ledger.save("resolution", {
        **({"done": _DONE, "done_on": done_on} if done else {}),
        "meeting": Ref(meeting), "amount": amount, "outcome": "passed",
        "votes_for": present - against - abstained, "votes_against": against,
        "abstained": abstained, "tellers": "赵振川、王秀英",
        **({"matter": matter} if matter else {}),
    }).id  # fmt: skip


def meet(
    sample: Sample, kind: str, day: dt.date, topic: str, share: float, *,
    deliberation: Ref | None = None,
) -> int:  # fmt: skip
    """Hold a meeting to which about so large a share of its people came, never too few."""
    ledger = sample.ledger
    values = ledger.blank("meeting", {
        "kind": Ref(ledger.find_one("meeting_kind", name=kind).id), "held_on": day,  # type: ignore[union-attr]
    })  # fmt: skip
    rows = [dict(row) for row in values.get("attendance") or ()]
    away = int(len(rows) * (1 - share))
    for row in sample.chance.sample(rows, away):
        row["came"] = "leave"
    ledger_values = {
        "kind": values["kind"], "held_on": day, "topic": topic, "place": "村部会议室",
        "attendance": tuple(rows) or None, "deliberation": deliberation,
    }  # fmt: skip
    return ledger.save("meeting", ledger_values).id
