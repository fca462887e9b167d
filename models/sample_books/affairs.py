"""What came from above: papers, tasks, forms, meetings, visits and the rest of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from models.kinds_links import Ref
from models.sample_books.sample_village import Sample

ORDER = 30
#: matter, who hands it down, days given, entry of the lists, money promised in 分
_TASKS: tuple[tuple[str, str, int, str, int], ...] = (
    ("秋冬季森林防火宣传", "柳河镇应急办", 10, "开展森林保护宣传", 0),
    ("农业保险查勘结果张贴", "柳河镇农业农村办", 7, "组织投保的，查勘定损结果由保险机构公示", 0),
    ("春季动物防疫", "柳河镇农业农村办", 15, "协助乡级政府组织群众做好动物疫病预防控制", 60000),
    ("禁毒宣传月活动", "柳河镇平安办", 12, "协助禁毒宣传、落实防范措施", 0),
    ("适龄儿童入学摸底", "柳河镇中心学校", 8, "协助督促适龄儿童少年入学", 0),
    ("反诈宣传入户", "柳河镇派出所", 10, "对老年人、青少年等加强反诈宣传", 0),
    ("人口变动抽样调查", "县统计局", 20, "协助动员组织做好人口普查", 120000),
    ("低保年审入户走访", "柳河镇民政办", 15,
     "受委托代为提出救助申请（特困、低保、医疗、住房、就业、临时救助）", 0),
)  # fmt: skip
#: days ago, days left, matter, who, entry, money
_RUNNING = (
    (12, -2, "生态环境宣传月活动", "柳河镇环卫办", "开展生态环境保护宣传", 0),
    (6, 4, "冬季森林防火巡查", "柳河镇应急办", "按预案和办法协助做好森林火灾应急处置", 80000),
)
_OFF = (
    ("下载防火巡查打卡软件", "柳河镇应急办", "chat"),
    ("完成招商引资信息两条", "柳河镇经发办", "phone"),
)
_PAPERS = (
    ("关于做好中秋国庆期间值班工作的通知", "柳河镇党政办"),
    ("关于转发县道路交通安全文件的通知", "柳河镇交管站"),
    ("关于表彰先进村级组织的通报", "柳河镇党委"),
    ("关于开展防汛隐患排查的通知", "柳河镇应急办"),
)
_FORMS = (
    ("低保家庭情况月报表", "柳河镇民政办", "month",
     "户主姓名、公民身份号码、家庭人口、月人均收入、保障金额"),
    ("独居老人走访台账", "柳河镇民政办", "month", "姓名、年龄、村民小组、走访日期、身体状况"),
    ("耕地面积核对表", "柳河镇农业农村办", "once", "户主姓名、承包面积、种植作物、流转面积"),
    ("冬季取暖困难户摸底表", "柳河镇民政办", "once",
     "户主姓名、公民身份号码、家庭人口、月人均收入、取暖方式、困难原因"),
)  # fmt: skip
_MEETINGS = (
    ("防火工作推进会", "柳河镇应急办", "onsite", "2.0"),
    ("乡村振兴工作视频会", "县农业农村局", "video", "1.5"),
    ("季度工作例会", "柳河镇党委", "onsite", "2.5"),
)
_VISITS = (
    ("县农业农村局", "inspect", "county", "人居环境现场和台账"),
    ("柳河镇纪委", "inspect", "town", "村务公开栏和小微权力"),
    ("柳河镇党建办", "assess", "town", "季度综合考评"),
)
_BURDENS = (
    ("防火巡查打卡群", "group", "柳河镇应急办"), ("村级网格员群", "group", "柳河镇平安办"),
    ("乡村振兴信息采集", "app", "县农业农村局"), ("安全生产责任状", "pledge", "柳河镇应急办"),
    ("卫生村创建", "contest", "柳河镇卫健办"),
)  # fmt: skip


def fill(sample: Sample) -> None:
    """Write two years of what came: each thing once, nothing after today."""
    with sample.ledger.operation("示例：准入和年度计划"):
        _admit(sample)
        _plan(sample)
    duties = {one["matter"]: Ref(one.id) for one in sample.ledger.find("duty")}
    coming = [(day, "task", 0) for day in sample.days(14)]
    coming += [(day, "paper", 0) for day in sample.days(16)]
    coming += [
        (sample.today - dt.timedelta(days=one[0]), "running", place)
        for place, one in enumerate(_RUNNING)
    ]
    for number, (day, kind, place) in enumerate(sorted(coming), 1):  # numbers follow the days
        with sample.ledger.operation("示例：来文和交办的事"):
            if kind == "task":
                _task(sample, day, number, duties)
            elif kind == "paper":
                _paper(sample, day, number)
            else:
                _running(sample, day, number, place, duties)
    for place, (matter, sender, source) in enumerate(_OFF):
        with sample.ledger.operation("示例：清单外的事"):
            _off_list(sample, sample.today - dt.timedelta(days=40 - 33 * place), matter, sender,
                      source, returned=place == 0)  # fmt: skip
    with sample.ledger.operation("示例：报表、会议、检查和其他要求"):
        _forms(sample)
        _meetings(sample)
        _visits(sample)
        _burdens(sample)


def _save(sample: Sample, register: str, values: dict[str, Any]) -> int:
    return sample.ledger.save(register, values).id


def _admit(sample: Sample) -> None:
    first = sample.first + dt.timedelta(days=30)
    _save(sample, "admission", {
        "number": f"平准入〔{first.year}〕3号", "matter": "农村供水管网改造入户协调",
        "applicant": "县水利局", "decided_on": first, "started": first,
        "ended": sample.today + dt.timedelta(days=25), "funds": 300000, "fund_source": "县水利局",
        "township_opinion": "同意", "county_opinion": "准入",
    })  # fmt: skip


def _plan(sample: Sample) -> None:
    year = sample.today.year
    for month, matter, manner in (
        (3, "春季植树", "集中一天"), (6, "夏收防火巡查", "分组包片"),
        (9, "秋季秸秆禁烧宣传", "入户发明白纸"), (12, "冬季取暖安全宣传", "入户"),
    ):  # fmt: skip
        due = dt.date(year, month, 20)
        plan = _save(sample, "year_task", {
            "matter": matter, "year": year, "due": due, "sender": "柳河镇党政办",
            "manner": manner, "content": f"{matter}一次",
        })  # fmt: skip
        if due <= sample.today:
            begun = due - dt.timedelta(days=12)
            _save(sample, "affair", {
                "matter": matter, "sender": "柳河镇党政办", "source": "plan", "deadline": due,
                "received_on": begun, "plan": Ref(plan, matter), "weight": "routine",
                **_finished(sample, begun, due),
            })  # fmt: skip


def _task(sample: Sample, day: dt.date, number: int, duties: dict[str, Ref]) -> None:
    matter, sender, days, entry, money = _TASKS[number % len(_TASKS)]
    deadline = day + dt.timedelta(days=days)
    closed = deadline - dt.timedelta(days=sample.chance.randrange(1, 5))
    values: dict[str, Any] = {
        "matter": f"{matter}（{day.year}年{day.month}月）", "sender": sender, "received_on": day,
        "deadline": deadline, "in_charge": sample.officials["director"],
        "source": sample.chance.choice(("paper", "paper", "meeting", "chat")),
        "duty": duties.get(entry), "weight": "routine", "substance": "real",
    }  # fmt: skip
    if values["source"] == "paper":
        values["doc_number"] = f"柳政〔{day.year}〕{10 + number}号"
    if money:
        values |= {"funds_promised": money, "fund_source": sender}
    if closed <= sample.today:
        values |= _finished(sample, day, closed)
        if money:
            values |= {"funds_arrived": money, "arrived_on": closed}
    _save(sample, "affair", values)


def _running(
    sample: Sample, day: dt.date, number: int, place: int, duties: dict[str, Ref]
) -> None:
    """Write what is in hand today: one task late, one due soon with money still to come."""
    _, left, matter, sender, entry, money = _RUNNING[place]
    _save(sample, "affair", {
        "matter": matter, "sender": sender, "source": "paper", "status": "doing",
        "doc_number": f"柳政〔{day.year}〕{10 + number}号", "received_on": day,
        "deadline": sample.today + dt.timedelta(days=left), "duty": duties.get(entry),
        "funds_promised": money or None, "in_charge": sample.officials["director"],
    })  # fmt: skip


def _finished(sample: Sample, day: dt.date, closed: dt.date) -> dict[str, Any]:
    who = sample.ledger.get("official", sample.officials["clerk"].id or 0)["name"]
    return {
        "status": "done", "closed_on": closed, "closed_by": who,
        "steps": (
            {"done_on": day, "who": who, "what": "通知到各组"},
            {"done_on": closed, "who": who, "what": "办完，情况报了镇里"},
        ),
        "outcome": "按时办完",
    }  # fmt: skip


def _off_list(
    sample: Sample, day: dt.date, matter: str, sender: str, source: str, *, returned: bool
) -> None:
    values: dict[str, Any] = {
        "matter": matter, "sender": sender, "source": source, "received_on": day,
        "off_list": True, "substance": "formal",
    }  # fmt: skip
    if returned:
        values |= {"status": "returned", "closed_on": day + dt.timedelta(days=2),
                   "why_returned": "要装在村民个人手机上，村里没有经费和人手"}  # fmt: skip
    id_ = _save(sample, "affair", values)
    if returned:
        _save(sample, "outgoing", {
            "subject": f"关于退回“{matter}”的函", "receiver": sender,
            "sent_on": day + dt.timedelta(days=2), "affair": Ref(id_),
            "signer": sample.officials["director"],
        })  # fmt: skip


def _paper(sample: Sample, day: dt.date, number: int) -> None:
    subject, sender = sample.chance.choice(_PAPERS)
    _save(sample, "incoming", {
        "subject": subject, "sender": sender, "received_on": day,
        "doc_number": f"柳办〔{day.year}〕{number}号", "asks_report": number % 4 == 0,
    })  # fmt: skip


def _forms(sample: Sample) -> None:
    for place, (subject, sender, cadence, columns) in enumerate(_FORMS):
        asked = sample.today - dt.timedelta(days=(300, 200, 90, 3)[place])
        deadline = asked + dt.timedelta(days=5)
        given = () if place == len(_FORMS) - 1 else tuple(
            {"given_on": min(deadline + dt.timedelta(days=30 * step), sample.today),
             "remark": "按时报了"}
            for step in range(((sample.today - deadline).days // 30 + 1) if cadence == "month"
                              else 1)
        )  # fmt: skip
        _save(sample, "form_demand", {
            "subject": subject, "sender": sender, "received_on": asked, "deadline": deadline,
            "cadence": cadence, "columns": columns, "given": given,
            "novelty": ("new", "new", "temporary", None)[place],
        })  # fmt: skip


def _meetings(sample: Sample) -> None:
    for day in sample.days(18):
        subject, sender, form, hours = sample.chance.choice(_MEETINGS)
        _save(sample, "upper_meeting", {
            "subject": subject, "sender": sender, "held_on": day, "form": form,
            "hours": sample.ledger.type("upper_meeting").by_name["hours"].parse(hours),
        })  # fmt: skip


def _visits(sample: Sample) -> None:
    for number, day in enumerate(sample.days(7), 1):
        sender, kind, level, asked = sample.chance.choice(_VISITS)
        _save(sample, "visit", {
            "sender": sender, "visited_on": day, "kind": kind, "level": level, "asked": asked,
            "persons": sample.chance.randrange(2, 5), "traces": number % 5 == 0,
        })  # fmt: skip


def _burdens(sample: Sample) -> None:
    for place, (subject, kind, sender) in enumerate(_BURDENS):
        since = sample.first + dt.timedelta(days=60 * (place + 1))
        _save(sample, "burden", {
            "subject": subject, "kind": kind, "sender": sender, "started": since,
            "ended": since + dt.timedelta(days=200) if place == 1 else None,
        })  # fmt: skip
