"""Certificates with their seal lines, what was refused, corrections, seals and their other uses.

Mostly 居住证明, now and then another kind; every other month somebody comes for what a village
does not issue; once a certificate was void and once a mistake was put right.
"""

from __future__ import annotations

import datetime as dt

from models import wording
from models.kinds_links import Ref
from models.query import Query, Where
from models.sample_books.sample_village import Sample

ORDER = 40
_PURPOSES = (
    ("办理居民用电户名变更", "柳河镇供电所"), ("孩子入学报名", "县实验小学"),
    ("办理银行业务", "柳河镇信用社"), ("申请公租房", "县住房保障中心"),
    ("办理医保转移", "县医保局"),
)  # fmt: skip
#: code of a kind, purpose, receiver, and what its text asks for
_OTHERS = (
    ("C03", "民间借贷一案的诉讼代理", "平安县人民法院",
     {"案由和对方当事人": "与李某民间借贷纠纷", "被推荐人姓名和公民身份号码": "其子赵某"}),
    ("C67", "办理养老待遇资格认证", "县社保中心", {"承诺的事项": "本人符合领取条件，情况属实"}),
    ("C01", "办理收养登记", "平安县民政局",
     {"婚姻状况": "已婚", "抚养和教育子女的能力": "有固定收入和住房，身体健康"}),
    ("C17", "宅基地审批", "柳河镇人民政府",
     {"坐落和四至": "村东老宅基地", "面积（平方米）": "167", "申请理由": "老房漏雨翻建",
      "哪天的村民小组会议或者村民代表会议": "本月村民小组会议",
      "公示的起止日期": "讨论后的15日", "有没有异议": "没有异议"}),
)  # fmt: skip
_ASKED = (
    ("N01", "办理公证", "县公证处"), ("N05", "应聘保安", "某物业公司"),
    ("N17", "孩子申请助学金", "县一中"), ("N10", "领取养老金", "县社保中心"),
    ("N08", "贷款面签", "县农商银行"), ("N20", "补办驾驶证", "县车管所"),
)  # fmt: skip
_SEALED = (
    ("耕地地力保护补贴面积确认表", "柳河镇农业服务中心"), ("城乡居民医保参保名册", "柳河镇医保站"),
    ("村务公开情况报表", "柳河镇人民政府"), ("农村改厕验收单", "柳河镇农业服务中心"),
)  # fmt: skip
_SEALS = (
    ("村民委员会印章", "committee"), ("村党支部印章", "party"),
    ("村务监督委员会印章", "supervision"),
    ("股份经济合作社印章", "collective"), ("财务专用章", "finance"),
)  # fmt: skip


def fill(sample: Sample) -> None:
    """Write the book day by day, so that numbers and days go up together."""
    with sample.ledger.operation("登记村里的印章"):
        _seals(sample)
    used = Query(where=(Where("used", "=", value=True),))
    kinds = {one["code"]: one for one in sample.ledger.find("certificate_kind", used)}
    others = iter(_OTHERS)
    days = sample.days(12)
    with sample.ledger.operation("登记往年的证明和用印"):  # one transaction is quicker
        for number, day in enumerate(days[:-3], 1):
            other = next(others, None) if number % 5 == 0 else None
            _issue(sample, day, kinds, other)
            if number % 2 == 0:
                _refuse(sample, day, kinds, _ASKED[number // 2 % len(_ASKED)])
            if number % 3 == 0:
                _seal(sample, day, _SEALED[number // 3 % len(_SEALED)])
        _put_right(sample)
    for day in days[-3:]:
        _issue(sample, day, kinds, None)


def _people(sample: Sample) -> dict[str, Ref]:
    return {"verifier": sample.officials["verifier"], "approver": sample.officials["director"]}


def _issue(sample: Sample, day: dt.date, kinds: dict, other: tuple | None) -> None:  # type: ignore[type-arg]
    code, purpose, receiver, answers = other or ("C62", *sample.chance.choice(_PURPOSES), {})
    if code not in kinds:
        return
    asked = wording.asked(kinds[code]["body"])
    sample.ledger.save("certificate", {
        "resident": Ref(sample.adult()), "matter": Ref(kinds[code].id), "purpose": purpose,
        "receiver": receiver, "issued_on": day, "verified_on": day, **_people(sample),
        "details": tuple(
            {"asked": one, "answer": answers[one]} for one in asked if one in answers
        ) or None,
    })  # fmt: skip


def _refuse(sample: Sample, day: dt.date, kinds: dict, asked: tuple) -> None:  # type: ignore[type-arg]
    code, purpose, receiver = asked
    if code in kinds:
        sample.ledger.save("refusal", {
            "resident": Ref(sample.adult()), "matter": Ref(kinds[code].id), "asked_on": day,
            "purpose": purpose, "receiver": receiver,
        })  # fmt: skip


def _seals(sample: Sample) -> None:
    keeper = sample.ledger.village["seal_keeper"]
    keepers = {"finance": sample.officials["clerk"]}
    took = sample.first
    for name, body in _SEALS:
        sample.ledger.save("seal", {
            "name": name, "body": body, "keeper": keepers.get(body, keeper), "started": took,
            "made_by": "柳河镇人民政府" if body == "committee" else None,
            "filed_with": "平安县公安局", "filed_on": took, "kept_at": "村部保险柜",
            "hand_overs": (
                {"handed_on": took, "handed_by": "上一届保管人",
                 "handed_to": keeper.title if keeper else "新一届保管人",
                 "witness": "柳河镇人民政府", "reason": "换届"},
            ) if body == "committee" else None,
        })  # fmt: skip


def _seal(sample: Sample, day: dt.date, what: tuple[str, str]) -> None:
    document, receiver = what
    sample.ledger.save("seal_use", {
        "used_on": day, "document": document, "receiver": receiver, "copies": 2,
        "approver": sample.officials["director"],
    })  # fmt: skip


def _put_right(sample: Sample) -> None:
    """One was void, one was corrected a day later; a contract was sealed on a resolution."""
    ledger = sample.ledger
    valid = ledger.find("certificate", Query(order=("issued_on", "number")))
    residence = [one for one in valid if one["title"] == "居住证明"]
    if len(residence) < 2:  # noqa: PLR2004 - one for each
        return
    wrong, mistyped = residence[len(residence) // 2], residence[-2]
    ledger.save("certificate", {"status": "void", "void_reason": "本人说不用了"}, id=wrong.id)
    day = min(mistyped["issued_on"] + dt.timedelta(days=1), sample.today)
    ledger.save("correction", {
        "certificate": Ref(mistyped.id), "corrected_on": day, "reason": "接收单位写错了",
        "receiver": "柳河镇便民服务中心",
    })  # fmt: skip
    passed = Query(where=(Where("outcome", "=", "passed"),), order=("decided_on",), limit=1)
    for resolution in ledger.find("resolution", passed):
        ledger.save("seal_use", {
            "used_on": min(resolution["decided_on"] + dt.timedelta(days=5), sample.today),
            "document": f"{resolution['matter']}的合同", "receiver": "施工方", "copies": 2,
            "seals": 2, "decided_by": Ref(resolution.id), "approver": sample.officials["director"],
        })  # fmt: skip
