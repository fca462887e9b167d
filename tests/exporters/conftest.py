"""Two villages: one of which only the name is known, one with a little of everything."""

from __future__ import annotations

import datetime as dt
import shutil
from decimal import Decimal

import pytest

from exporters.posting import post
from exporters.report import report
from exporters.sending import Paper, send
from models.declared import record_types
from models.kinds_links import Ref
from models.ledger import Ledger
from models.periods import Period
from tests.exporters.money import fill_money

#: stand nowhere but in fields that may not be public; no paper for the wall may hold one
SECRETS = (
    "41992219580315042X", "419922198001010015", "13812345678", "13987654321", "残证99887766",
    "病情一言难尽", "白杨村3组27号", "6222021234567890",
)  # fmt: skip


def open_ledger(path):
    path.parent.mkdir(exist_ok=True)
    clock = lambda: dt.datetime(2026, 11, 23, 10, 42)  # noqa: E731 - a fixed moment
    return Ledger(path, record_types(), clock=clock, who="李春生")


@pytest.fixture(scope="session")
def templates(tmp_path_factory):
    """Both villages, made once: every register of rules is filled when a village gets its name."""
    folder = tmp_path_factory.mktemp("两个村")
    for name, fill_in in (("空村", only_named), ("白杨村", fill)):
        ledger = open_ledger(folder / name / f"{name}.村账")
        fill_in(ledger)
        ledger.close()
    return folder


@pytest.fixture(scope="session")
def copy_of(templates):
    """copy_of(name, folder): the opened copy of one of both villages."""

    def copy(name, folder):
        shutil.copytree(templates / name, folder, dirs_exist_ok=True)
        return open_ledger(folder / f"{name}.村账")

    return copy


@pytest.fixture
def bare(copy_of, tmp_path):
    """A ledger with nothing but the village's name."""
    ledger = copy_of("空村", tmp_path)
    yield ledger
    ledger.close()


@pytest.fixture
def ledger(copy_of, tmp_path):
    """A ledger with a little of everything."""
    ledger = copy_of("白杨村", tmp_path)
    yield ledger
    ledger.close()


def only_named(ledger):
    ledger.save("village", {"name": "白杨村"})


@pytest.fixture
def secrets():
    return SECRETS


@pytest.fixture
def year():
    return Period.parse("2026")


def fill(ledger):
    ledger.save("village", {
        "name": "白杨村", "township": "柳河镇", "county": "平安县", "secretary": "李春生",
        "office_phone": "0394-5550123",
        "supervision_phones": ({"office": "柳河镇纪委", "number": "0394-5550456"},),
    })  # fmt: skip
    ledger.save("own_field", {
        "register": "resident", "label": "补贴卡号", "kind": "text", "privacy": "SENSITIVE",
    })  # fmt: skip
    ids = residents(ledger)
    chief = ledger.save("official", {
        "resident": Ref(ids["赵振海"]), "body": "committee", "post": "主任", "duties": "全面工作",
        "started": dt.date(2026, 3, 18), "phone": "13987654321",
    }).id  # fmt: skip
    ledger.save("official", {
        "name": "孙满仓", "body": "party", "post": "书记", "started": dt.date(2026, 3, 1),
    })  # fmt: skip
    ledger.save("official", {
        "name": "钱离任", "body": "group", "post": "3组组长", "started": dt.date(2020, 3, 1),
        "ended": dt.date(2025, 3, 1),
    })  # fmt: skip
    ledger.save("special_group", {
        "resident": Ref(ids["王秀兰"]), "category": "disabled", "started": dt.date(2024, 1, 1),
        "number": "残证99887766", "level": "二级", "note": "病情一言难尽",
    })  # fmt: skip
    meetings(ledger, ids["赵振海"])
    for day, purpose in ((dt.date(2026, 2, 3), "办理居民用电户名变更"),
                         (dt.date(2026, 11, 23), "孩子入学报名")):  # fmt: skip
        last = ledger.save("certificate", {
            "resident": Ref(ids["王秀兰"]), "issued_on": day, "purpose": purpose,
            "receiver": "柳河镇供电所", "verifier": Ref(chief), "verified_on": day,
            "approver": Ref(chief),
        }).id  # fmt: skip
    ledger.save("certificate", {"status": "void", "void_reason": "用途写错了"}, id=last)
    kinds = {one["code"]: Ref(one.id) for one in ledger.find("certificate_kind")}
    ledger.save("certificate", {
        "resident": Ref(ids["赵振海"]), "matter": kinds["C10"], "purpose": "确定监护人",
        "approver": Ref(chief), "details": tuple(
            {"asked": asked, "answer": answer} for asked, answer in (
                ("被监护人姓名", "周小宝"), ("谁在哪天提出申请", "周大伯于2026年3月1日"),
                ("查明的情况和本人意愿", "周小宝愿意随赵振海生活"),
            )
        ),
    })  # fmt: skip
    ledger.save("certificate", {
        "resident": Ref(ids["王秀兰"]), "matter": kinds["C67"], "purpose": "办理社保",
        "receiver": "县社保中心", "details": ({"asked": "承诺的事项", "answer": "本人健在"},),
    })  # fmt: skip
    ledger.save("refusal", {
        "resident": Ref(ids["王秀兰"]), "matter": kinds["N01"], "purpose": "办理公证",
    })  # fmt: skip
    ledger.save("correction", {
        "certificate": Ref(1), "reason": "用途写漏了一个字", "purpose": "办理居民用电户名变更手续",
    })  # fmt: skip
    ledger.save("arrival", {
        "kind": "birth", "name": "赵小满", "household": Ref(None, "03-027"), "sex": "female",
        "relation": "granddaughter", "group": "3组", "happened_on": dt.date(2026, 11, 3),
    })  # fmt: skip
    ledger.save("departure", {
        "resident": Ref(ids["周老伯"]), "kind": "death", "happened_on": dt.date(2026, 11, 5),
    })  # fmt: skip
    ids["赵小满"] = ledger.find_one("resident", name="赵小满").id
    fill_money(ledger, ids, chief)
    notices(ledger)
    affairs(ledger, chief)
    ledger.save("aid_list", {
        "matter": "第四季度低保对象", "received_on": dt.date(2026, 11, 2),
        "posted_on": dt.date(2026, 11, 3), "phone_line": "柳河镇民政办 0394-5550789",
        "families": (
            {"name": "孙满仓", "size": 2, "covered": 1, "amount": 48_000,
             "started": dt.date(2026, 1, 1)},
        ),
    })  # fmt: skip
    seals = report("seal_register")
    fourth = Period.parse("2026Q4")
    made = seals.build(ledger.as_of(fourth), {})
    send(ledger, Paper(seals, fourth, {}), made, "柳河镇党政办", dt.date(2026, 11, 23))


def affairs(ledger, chief):
    plan = ledger.save("year_task", {
        "matter": "秋季防火", "due": dt.date(2026, 10, 20), "sender": "柳河镇应急办",
        "content": "入户宣传", "manner": "分组包片",
    }).id  # fmt: skip
    ledger.save("affair", {
        "matter": "秋季防火", "sender": "柳河镇应急办", "doc_number": "柳政〔2026〕31号",
        "received_on": dt.date(2026, 10, 8), "deadline": dt.date(2026, 10, 20), "plan": Ref(plan),
        "duty": Ref(None, "开展森林保护宣传"), "in_charge": Ref(chief), "status": "done",
        "closed_on": dt.date(2026, 10, 19), "funds_promised": 60000, "funds_arrived": 60000,
        "arrived_on": dt.date(2026, 11, 2),
    })  # fmt: skip
    off = ledger.save("affair", {
        "matter": "装防火打卡软件", "sender": "柳河镇应急办", "source": "chat", "off_list": True,
        "received_on": dt.date(2026, 11, 9), "status": "returned",
        "closed_on": dt.date(2026, 11, 10), "why_returned": "要装在村民个人手机上",
    }).id  # fmt: skip
    ledger.save("affair", {
        "matter": "供水管网入户协调", "sender": "县水利局", "source": "phone",
        "received_on": dt.date(2025, 11, 3), "admission": Ref(None, "平准入〔2025〕3号"),
    })  # fmt: skip
    ledger.save("outgoing", {
        "subject": "关于退回装防火打卡软件的函", "receiver": "柳河镇应急办",
        "sent_on": dt.date(2026, 11, 10), "affair": Ref(off),
    })  # fmt: skip
    void = ledger.save("incoming", {
        "subject": "登重了的通知", "sender": "柳河镇党政办", "received_on": dt.date(2026, 10, 9),
    }).id  # fmt: skip
    ledger.save("incoming", {"status": "void", "void_reason": "登重了"}, id=void)
    for day, subject, columns in (
        (dt.date(2026, 3, 2), "低保家庭月报表", "户主姓名、家庭人口、月人均收入（元）"),
        (dt.date(2026, 11, 20), "冬季取暖摸底表", "户主姓名、家庭人口、取暖方式"),
    ):
        ledger.save("form_demand", {
            "subject": subject, "sender": "柳河镇民政办", "received_on": day, "columns": columns,
        })  # fmt: skip
    ledger.save("upper_meeting", {
        "subject": "防火推进会", "sender": "柳河镇应急办", "held_on": dt.date(2026, 10, 9),
        "hours": Decimal("1.5"), "form": "video",
    })  # fmt: skip
    ledger.save("visit", {"sender": "县应急局", "visited_on": dt.date(2026, 10, 15)})
    ledger.save("burden", {
        "subject": "防火打卡群", "kind": "group", "sender": "柳河镇应急办",
        "started": dt.date(2026, 5, 1),
    })  # fmt: skip


def notices(ledger):
    """One posted and corrected, its correction, one that waits, and one without anything."""
    day = dt.date(2026, 10, 8)
    steps = {
        "planned_on": day, "planned_by": "李春生", "reviewed_on": day, "reviewed_by": "周玉芬",
        "decided_on": day, "decided_by": "村委会会议",
    }  # fmt: skip
    third = Period.parse("2026Q3")
    seals = ledger.save("disclosure", {
        "matter": Ref(ledger.find_one("matter", code="P103").id), "period": third,
        "title": "2026年第三季度证明和用印公开", **steps,
    }).id  # fmt: skip
    post(ledger, [seals], day, "李春生")
    correction = ledger.save("disclosure", {
        "matter": Ref(ledger.find_one("matter", code="P103").id), "period": third,
        "title": "关于2026年第三季度证明和用印公开的更正公告", "corrects": Ref(seals),
        "correction": "用印次数应为 0 次", **steps,
    }).id  # fmt: skip
    post(ledger, [correction], day, "李春生")
    ledger.save("disclosure", {
        "matter": Ref(ledger.find_one("matter", code="P004").id), "period": third,
        "title": "2026年第三季度协商议定的事公开", "words": "西头修路灯，村民议事会议定。",
    })  # fmt: skip
    ledger.save("disclosure", {
        "matter": Ref(ledger.find_one("matter", code="H03").id), "period": third,
        "title": "2026年第三季度党费收缴公开", "nothing": True,
    })  # fmt: skip
    ledger.save("objection", {
        "disclosure": Ref(seals), "raised_on": dt.date(2026, 10, 9), "raised_by": "外来客",
        "said": "用印次数不对", "answered_on": dt.date(2026, 10, 10), "answer": "已经更正",
        "outcome": "corrected",
    })  # fmt: skip


    signs(ledger)


def signs(ledger):
    ledger.save("sign", {
        "name": "白杨村村民委员会", "kind": "body", "place": "大门右侧", "has_work": True,
        "decision": "keep",
    })  # fmt: skip
    ledger.save("sign", {
        "name": "会议制度", "kind": "system", "side": "inside", "count": 2, "decision": "remove",
        "due_on": dt.date(2026, 6, 30), "done_on": dt.date(2026, 6, 20),
    })  # fmt: skip
    ledger.save("sign", {
        "name": "河长制办公室", "kind": "work", "asked_by": "柳河镇水利站", "has_work": False,
        "decision": "remove", "due_on": dt.date(2026, 11, 30),
    })  # fmt: skip
    ledger.save("workgroup", {
        "name": "人居环境整治领导小组", "kind": "lead", "asked_by": "柳河镇政府",
        "basis": "柳政〔2026〕31号",
    })  # fmt: skip


def residents(ledger):
    people = (
        {"name": "王秀兰", "id_number": "41992219580315042X", "household": Ref(None, "03-027"),
         "relation": "wife", "group": "3组", "address": "白杨村3组27号", "phone": "13812345678",
         "voter": True, "member": True, "own_1": "6222021234567890", "marital": "married"},
        {"name": "赵振海", "id_number": "419922198001010015", "household": Ref(None, "03-027"),
         "relation": "head", "group": "3组", "voter": True, "member": True},
        {"name": "周老伯", "household": Ref(None, "10-001"), "relation": "head", "group": "10组",
         "born_on": dt.date(1938, 5, 5), "voter": True, "member": True},
        {"name": "单𬱖", "household": Ref(None, "10-001"), "relation": "son",
         "group": "10组", "born_on": dt.date(2012, 5, 5), "member": True},
        {"name": "外来客", "status": "outsider", "away_to": "郑州", "away_for": "务工"},
    )  # fmt: skip
    return {one["name"]: ledger.save("resident", one).id for one in people}


def meetings(ledger, member):
    """A matter on its way, with the meeting that decided it; somebody's trouble, and a quarrel."""
    ledger.save("party_member", {"resident": Ref(member), "joined_on": dt.date(1999, 7, 1)})
    matter = ledger.save("deliberation", {
        "title": "西头装路灯", "motive": "people", "raised_on": dt.date(2026, 10, 1),
        "amount": 1_860_000,
    }).id  # fmt: skip
    walk = ("支部委员会会议", "村两委联席会议", "党员大会", "村民代表会议")
    for day, kind in enumerate(walk, 2):
        meeting = ledger.save("meeting", {
            "kind": Ref(None, kind), "held_on": dt.date(2026, 10, day), "topic": "西头装路灯",
            "deliberation": Ref(matter), "expected": 31, "present": 22, "minutes": "逐项议过。",
            "attendance": ({"name": "赵振海", "role": "member", "came": "present"},),
        }).id  # fmt: skip
    ledger.save("resolution", {
        "meeting": Ref(meeting), "votes_for": 19, "votes_against": 2, "abstained": 1,
        "amount": 1_860_000, "done": "装了 12 盏，都亮了", "done_on": dt.date(2026, 11, 12),
    })  # fmt: skip
    ledger.save("appeal", {
        "matter": "门前路灯不亮", "name": "孙满仓", "phone": "13987654321",
        "received_on": dt.date(2026, 11, 2),
    })  # fmt: skip
    ledger.save("dispute", {
        "matter": "两户为地边争执", "parties": "孙满仓、赵振海", "found_on": dt.date(2026, 11, 3),
    })  # fmt: skip
    ledger.save("activity", {
        "title": "清扫主干道", "happened_on": dt.date(2026, 11, 7), "people": 48, "cost": 64_000,
        "taking_part": ({"who": "党员", "count": 9}, {"who": "志愿者", "count": 12}),
        "machines": "铲车 2 台", "hauled": Decimal("6.50"), "meeting": Ref(meeting),
        "shares": (
            {"area": "1组", "who": "赵振海", "work": "水沟", "judged": "good",
             "seen_on": dt.date(2026, 11, 8)},
            {"area": "2组", "work": "路面"},
        ),
        "homes": ({"name": "孙满仓", "group": "3组", "need": "独居老人"},),
    })  # fmt: skip
    ledger.save("nil_return", {
        "kind": "dispute", "period": Period.parse("2026-10"), "found_on": dt.date(2026, 10, 31),
        "manner": "各组走访，没有发现", "receiver": "柳河镇平安办",
    })  # fmt: skip
