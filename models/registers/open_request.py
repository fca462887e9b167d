"""依申请公开: villagers or representatives together ask for more; enough of them, and it is due.

One tenth of the villagers or one fifth of the representatives (山东省村务公开条例 第8条,
重庆市实施办法 第27条); elsewhere a hint.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from models.deeds import Deed
from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text, YesNo
from models.kinds_dates import Date
from models.kinds_links import Computed, Ref
from models.lists import options, words
from models.notice_days import last_day
from models.periods import Period
from models.privacy import Privacy
from models.query import Query, Where
from models.record import (
    Consequence,
    Filter,
    Obligation,
    Record,
    RecordType,
    Section,
    in_order,
)
from models.view import View

_SHARE = {"villagers": 10, "representatives": 5}
_USUAL_DAYS = 10  #: 重庆市实施办法 第30条: what is not on schedule is public within ten days


def _are_enough(requests: Sequence[Mapping[str, Any]], view: View) -> list[bool | None]:
    del view
    return [
        one["signers"] * _SHARE.get(one["asked_by"], 1) >= one["of_all"]
        if one.get("signers") and one.get("of_all")
        else None
        for one in requests
    ]


def _not_more_than_all(values: Mapping[str, Any]) -> Mapping[str, str]:
    signers, all_ = values.get("signers"), values.get("of_all")
    return {"signers": "联名的比总数还多"} if signers and all_ and signers > all_ else {}


def _notices(requests: Sequence[Any], view: View) -> list[str | None]:
    """Say what became of each: the notice made for it and how far it is."""
    made = _made_for(requests, view)
    state = view.type("disclosure").by_name["state"]
    said = {id_: f"{one['title']}（{state.show(one['state'])}）" for id_, one in made.items()}
    return [said.get(request.id) for request in requests]


def _made_for(requests: Sequence[Any], view: View) -> dict[int, Record]:
    """Return the newest notice for each request that has one."""
    asked = tuple(Ref(one.id) for one in requests if one.id)
    if not asked:
        return {}
    notices = Query(where=(Where("request", "in", asked),), order=("period",))
    return {one["request"].id: one for one in view.ledger.find("disclosure", notices)}


def _planned(request: Record, view: View) -> Sequence[Consequence]:
    """Begin the notice which the request asks for; its steps follow as those of any other."""
    if _made_for([request], view):
        return ()
    values = {
        "item": request["wanted"], "title": f"应村民要求公开：{request['wanted']}",
        "period": Period.containing("month", view.today), "request": Ref(request.id),
    }  # fmt: skip
    return (Consequence(type="disclosure", values=values),)


def _due(view: View) -> list[Obligation]:
    query = Query(where=(Where("settled_on", "empty"),))
    found: list[Record] = view.ledger.find("open_request", query)
    made = _made_for(found, view)
    found = [one for one in found if not (one.id in made and made[one.id]["posted_on"])]
    return [
        Obligation(
            type="open_request", id=one.id,
            on=last_day(one["requested_on"], _USUAL_DAYS, "days"),
            title=f"答复公开申请：{one['wanted'][:20]}",
            sentence="联名人数够了，应当公开" if one["enough"] else "人数够不够，看一眼",
        )
        for one in found
    ]  # fmt: skip


RECORD = RecordType(
    "open_request",
    "公开申请",
    group=Group.DISCLOSURE,
    order=30,
    title="wanted",
    aliases=("申请公开",),
    unit="件",
    adds="记一件申请",
    about="十分之一以上村民，或五分之一以上村民代表联名，可以要求公开目录外的事。",
    listed=("requested_on", "wanted", "signers", "enough", "settled_on"),
    searched=("wanted",),
    sorted_by=("-requested_on",),
    dated="requested_on",
    rules=(
        _not_more_than_all,
        in_order("requested_on", "settled_on", "答复不能早于提出"),
    ),
    due=_due,
    deeds=(
        Deed(
            name="plan", label="出公开方案", does=_planned,
            hint="照要求的事写一份公开方案，再一步一步审查、确定、张贴",
            when=lambda request: request["settled_on"] is None,
            idle="已经出过方案了，在“公开记录”里接着办",
        ),
    ),
    filters=(
        Filter(name="open", label="没答复", where=lambda _: (Where("settled_on", "empty"),)),
    ),
    sections=(
        Section("", ("requested_on", "wanted", "asked_by", "signers", "of_all", "enough")),
        Section("怎么答复的", ("notice", "agreed", "settled_on", "answer", "note")),
    ),
    fields=(
        Date("requested_on", "提出日期", required=True, default=lambda view: view.today,
            aliases=words("申请日期")),
        LongText("wanted", "要求公开什么", required=True, privacy=Privacy.OPEN, width=18,
            aliases=words(
                "申请公开内容 申请公开事项 申请内容 要求公开内容 要求公开事项 申请事项",
                "公开内容",
            )),
        Choice(
            "asked_by", "谁联名", required=True, default=lambda _: "villagers", width=8,
            options=options("villagers 村民", "representatives 村民代表"),
                aliases=words("联名人 申请人 联名村民 申请人姓名 提出人 联名申请人 申请公开人")),
        Integer("signers", "联名人数", least=1, width=6,
            aliases=words("申请人数")),
        Integer("of_all", "总人数", least=1, width=6, help="村民或村民代表一共多少人"),
        Computed(
            "enough", "人数够不够", result=YesNo("enough", "人数够不够"), compute=_are_enough,
            needs=("signers", "of_all", "asked_by"), width=6,
            help="村民要十分之一以上，村民代表要五分之一以上",
        ),
        Computed(
            "notice", "公开在哪一份", result=Text("notice", "公开在哪一份"), compute=_notices,
            width=18, told=False,
        ),
        YesNo("agreed", "公开了没有",
            aliases=words("是否公开 是否同意公开 是否予以公开")),
        Date("settled_on", "答复日期",
            aliases=words("回复日期")),
        LongText("answer", "怎么答复的",
            aliases=words("答复内容 答复情况 答复意见")),
        LongText("note", "备注"),
    ),
)  # fmt: skip
