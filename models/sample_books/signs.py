"""Signs and mechanisms: what hung before the clean-up, what went, and what came back since."""

from __future__ import annotations

import datetime as dt
from typing import Any

from models.kinds_links import Ref
from models.sample_books.sample_village import Sample

ORDER = 60
_STAYING = (
    ("中共白杨村支部委员会", "body", "大门左侧"), ("白杨村村民委员会", "body", "大门右侧"),
    ("白杨村村务监督委员会", "body", "大门右侧"), ("白杨村股份经济合作社", "body", "大门左侧"),
    ("白杨村党群服务中心", "base", "大门上方"), ("白杨村便民服务中心", "base", "办事大厅门口"),
    ("白杨村新时代文明实践站", "base", "大门左侧"),
)  # fmt: skip
_TAKEN_DOWN = (
    ("人居环境整治办公室", "work", "outside", "柳河镇政府"),
    ("扫黑除恶工作站", "work", "outside", "柳河镇派出所"),
    ("家长学校", "base", "outside", "柳河镇中心小学"),
    ("科普活动站", "base", "outside", "柳河镇文化站"),
    ("民情恳谈室", "base", "inside", "柳河镇政府"),
    ("会议制度", "system", "inside", "柳河镇政府"),
    ("财务管理制度", "system", "inside", "柳河镇农经站"),
    ("值班制度", "system", "inside", "柳河镇政府"),
)
_GROUPS = (
    ("人居环境整治领导小组", "lead", "柳河镇政府", "remove"),
    ("森林防火工作专班", "task", "柳河镇林业站", "merge"),
    ("防汛抗旱工作领导小组", "lead", "柳河镇应急办", "keep"),
)


def fill(sample: Sample) -> None:
    """Write the village's signs as they stand after one clean-up and the looks that followed."""
    cleaned = sample.first + dt.timedelta(days=60)
    with sample.ledger.operation("登记村里的牌子和机制"):
        _stand(sample)
        _clean(sample, cleaned)
    _look_again(sample, cleaned)
    _come_back(sample)


def _stand(sample: Sample) -> None:
    for name, kind, place in _STAYING:
        _sign(sample, name=name, kind=kind, side="outside", place=place, size="240×40 厘米",
              hung_on=dt.date(2022, 5, 10), has_work=True, decision="keep")  # fmt: skip
    _sign(sample, name="县级文明村", kind="honour", side="inside", place="会议室",
          hung_on=dt.date(2021, 1, 15), asked_by="平安县文明委", decision="keep")  # fmt: skip


def _clean(sample: Sample, day: dt.date) -> None:
    for name, kind, side, asked_by in _TAKEN_DOWN:
        _sign(sample, name=name, kind=kind, side=side, asked_by=asked_by, has_work=False,
              decision="remove", due_on=day + dt.timedelta(days=20), done_on=day)  # fmt: skip
    for name, kind, asked_by, decision in _GROUPS:
        stays = decision == "keep"
        sample.ledger.save("workgroup", {
            "name": name, "kind": kind, "asked_by": asked_by, "decision": decision,
            "has_work": stays, "province_agreed": stays, "full_time": False,
            "in_charge": sample.officials["director"],
            "due_on": None if stays else day + dt.timedelta(days=20),
            "done_on": None if stays else day,
        })  # fmt: skip


def _look_again(sample: Sample, day: dt.date) -> None:
    """Every half year somebody looked; the next look is still to come."""
    while (day := day + dt.timedelta(days=182)) <= sample.today:
        sample.ledger.save("sign_check", {
            "verified_on": day, "verifier": sample.officials["supervisor"],
            "next_on": day + dt.timedelta(days=182), "found": "没有新挂的",
        })  # fmt: skip


def _come_back(sample: Sample) -> None:
    """Two hang that were asked for lately: one is to go, one nobody has decided about."""
    _sign(sample, name="河长制办公室", kind="work", side="outside", place="大门右侧",
          hung_on=sample.today - dt.timedelta(days=25), asked_by="柳河镇水利站",
          has_work=False, decision="remove",
          due_on=sample.today + dt.timedelta(days=6))  # fmt: skip
    _sign(sample, name="乡村振兴工作专班", kind="work", side="outside", place="大门左侧",
          hung_on=sample.today - dt.timedelta(days=9), asked_by="柳河镇政府")  # fmt: skip


def _sign(sample: Sample, **values: Any) -> None:  # noqa: ANN401 - a record's values
    in_charge: Ref = sample.officials["director"]
    sample.ledger.save("sign", {"in_charge": in_charge, **values})
