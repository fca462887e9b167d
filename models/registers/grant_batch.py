"""补贴发放: one payment or handing out, with what each share is; the list stands in `grant`."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from models.counting import by_value
from models.deeds import Deed
from models.groups import Group
from models.identity import age_on
from models.kinds import Choice, DecimalNumber, Integer, LongText, Money, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Computed, Link
from models.kinds_people import GroupName
from models.lists import CATEGORIES, options, words
from models.money.ages import reaching
from models.money.grant_notices import (
    DOUBTS,
    as_posted,
    begin_notice,
    notices_said,
    waiting,
)
from models.money.grants import (
    CHILD,
    GONE,
    TWICE,
    UNCOUNTED,
    UNFIT,
    amount_of,
    from_roster,
    grants_of,
    look_through,
)
from models.periods import add_days
from models.privacy import Privacy
from models.query import Query, Where
from models.record import (
    Doubt,
    Event,
    Filter,
    Obligation,
    Record,
    RecordType,
    Said,
    Section,
    in_order,
)
from models.view import View

_TOLD = 12
_STANDS = "名单已经公示，要改先把“办到哪一步”改回准备中"
_PAID = "已经发下去的批次不能删"
_RULED = ("each", "unit", "standard", "only_group", "category", "least_age", "most_age", "like")


def _locked(values: Mapping[str, Any]) -> Mapping[str, str]:
    if values.get("stage") in {None, "preparing"}:
        return {}
    why = {"": _PAID} if values["stage"] == "paid" else {}
    return {**dict.fromkeys((*_RULED, "counted_on"), _STANDS), **why}


def _counts(batches: Sequence[Any], view: View) -> list[int]:
    counted = _counted(batches, view)
    return [sum(counted[one.id].values()) for one in batches]


def _totals(batches: Sequence[Any], view: View) -> list[int]:
    counted = _counted(batches, view)
    return [
        sum((amount_of(one["standard"], quantity) or 0) * count
            for quantity, count in counted[one.id].items())
        for one in batches
    ]  # fmt: skip


def _counted(batches: Sequence[Any], view: View) -> dict[int, dict[Any, int]]:
    """Return for each list how many lines there are of each quantity."""
    return view.once(_count_lines, tuple(one.id for one in batches))


def _count_lines(view: View, ids: tuple[int, ...]) -> dict[int, dict[Any, int]]:
    lines = Query(where=(Where("batch", "in", ids),))
    result: dict[int, dict[Any, int]] = {id_: {} for id_ in ids}
    for (batch, quantity), count in by_value(
        view.ledger, "grant", ("batch", "quantity"), lines
    ).items():
        result[batch][quantity] = count
    return result


def _looked(batches: Sequence[Any], view: View) -> list[str]:
    lists = grants_of(view, [one.id for one in batches if one["stage"] != "paid"])
    said = []
    for one in batches:
        if one["stage"] == "paid":
            said.append("已经发了，名单不再变")
            continue
        found = [
            f"{grant['name']}：{why}" for grant, why, _ in look_through(view, one, lists[one.id])
        ]
        more = f"，还有 {len(found) - _TOLD} 处" if len(found) > _TOLD else ""
        if not lists[one.id]:
            said.append("名单还空着，按“从名册取人”")
        elif found:
            said.append(f"有 {len(found)} 处要看：" + "；".join(found[:_TOLD]) + more)
        else:
            said.append(f"{len(lists[one.id])} 行都看过，没有去世、迁出、重复或不符合条件的")
    return said


def _seen(kind: str) -> Callable[[Sequence[Record], View], Iterator[Said]]:
    """Find who should not be on a list, by kind of reason, as long as it is not paid."""

    def finds(batches: Sequence[Record], view: View) -> Iterator[Said]:
        open_ = [one for one in batches if one["stage"] != "paid" and one.id]
        lists = grants_of(view, [one.id for one in open_])
        for one in open_:
            for grant, why, reason in look_through(view, one, lists[one.id]):
                if reason == kind:
                    yield Said(grant, why, "resident", title=f"{one['name']}　{grant['name']}")

    return finds


def _children_named(batches: Sequence[Record], view: View) -> Iterator[Said]:
    """Find children under 14 on a list that goes up: the paper leaves their names out."""
    going_up = [one for one in batches if one["stage"] != "paid" and one.id]
    lists = grants_of(view, [one.id for one in going_up])
    ids = tuple({each["resident"].id for one in going_up for each in lists[one.id]})
    query = Query(ids=ids, fields=("born_on",))
    born = {one.id: one["born_on"] for one in view.ledger.find("resident", query)} if ids else {}
    for one in going_up:
        for each in lists[one.id]:
            day = born.get(each["resident"].id)
            if day and age_on(day, one["posted_on"] or view.today) < CHILD:
                title = f"{one['name']}　{each['name']}"
                said = f"不满 {CHILD} 岁，公示名单上不能有名字"
                yield Said(each, said, "resident", title=title)


def _last_day(batch: Record) -> dt.date:
    return add_days(batch["posted_on"], batch["days_shown"] or 0)


def _due(view: View) -> list[Obligation]:
    return [*_posted_long_enough(view), *reaching(view)]


def _posted_long_enough(view: View) -> list[Obligation]:
    posted = view.find("grant_batch", Query(where=(Where("stage", "=", "posted"),)))
    return [
        Obligation(
            type="grant_batch",
            id=one.id,
            on=_last_day(one),
            title=f"{one['name']}公示期满",
            sentence="没有异议就发放，发了把办到哪一步改成已发放",
        )
        for one in posted
        if one["posted_on"]
    ] + waiting(view)


def _posted_when(values: Mapping[str, Any]) -> Mapping[str, str]:
    if values.get("stage") == "posted" and not values.get("posted_on"):
        return {"posted_on": "公示了要写哪天贴出来的"}
    if values.get("stage") == "paid" and not values.get("paid_on"):
        return {"paid_on": "发放了要写哪天发的"}
    return {}


RECORD = RecordType(
    "grant_batch",
    "补贴发放",
    group=Group.MONEY,
    order=40,
    title="name",
    aliases=("发放汇总", "补贴汇总"),
    unit="批",
    adds="发一批补贴",
    about="写好标准，从名册取人，金额自动算；发之前看一遍名单上有没有去世、迁出、重复的。",
    listed=("name", "total", "stage", "people", "standard", "unit"),
    searched=("name",),
    known_by=("name",),
    sorted_by=("-made_on",),
    dated="made_on",
    same_when=(("name",),),
    rules=(_posted_when, in_order("posted_on", "paid_on", "发放不能早于公示")),
    locked=_locked,
    doubts=(
        Doubt(
            name="gone",
            label="发放名单上没有去世、迁出的人",
            todo="从名单上拿掉，或换成这一户现在的户主",
            finds=_seen(GONE),
        ),
        Doubt(
            name="doubled",
            label="一批里一人（户）一行",
            todo="留一行，别的拿掉",
            finds=_seen(TWICE),
        ),
        Doubt(
            name="unfit",
            label="名单上的人符合这一批的条件",
            todo="不符合的拿掉；条件写错了改批次",
            finds=_seen(UNFIT),
        ),
        Doubt(
            name="quantity",
            label="名单上每一行都有数量",
            todo="补上面积或数量，不发的拿掉",
            finds=_seen(UNCOUNTED),
        ),
        Doubt(
            name="child",
            label="不满 14 岁的孩子不在公示名单上露名字",
            todo="改成由家长领；程序出的公示已经不列名字，手写的名单也不要写",
            finds=_children_named,
            basis="规定要求：个人信息保护法第28条、第31条",
        ),
        *DOUBTS,
    ),
    due=_due,
    due_of=("grant_batch", "disclosure"),
    deeds=(
        Deed(
            name="from_roster",
            label="从名册取人",
            hint="照批次写的条件，把户主或人和面积从名册取来；已经在名单上的不重复",
            does=from_roster,
            when=lambda one: one["stage"] == "preparing",
            idle="名册里没有要加的人：要么都在名单上了，要么户里还没写承包地面积",
        ),
        Deed(
            name="notice",
            label="公示名单",
            hint="给这一批名单开一份公示，接着一步一步走到张贴",
            does=begin_notice,
            opens=True,
            when=lambda one: one["stage"] == "preparing",
            idle="这一批已经有一份公示了，到三务公开接着办",
        ),
        Deed(
            name="as_posted",
            label="登记已公示",
            hint="公示贴出去了：把哪天贴的、贴几天记到这一批上，名单不再改",
            does=as_posted,
            when=lambda one: one["stage"] == "preparing",
            idle="这一批的公示还没有张贴，先按“公示名单”",
        ),
    ),
    event=Event("发了补贴/物资", "标准乘面积算到分，名单从名册取，发前看一遍", 7, "people"),
    filters=(
        Filter(name="open", label="没发完", where=lambda _: (Where("stage", "!=", "paid"),)),
    ),
    sections=(
        Section("", ("name", "stage", "basis", "made_on", "funds", "people", "total")),
        Section("发放前看一遍", ("looked",)),
        Section("怎么算", ("kind", "each", "standard", "unit", "like")),
        Section(
            "发给谁",
            ("only_group", "category", "least_age", "most_age", "counted_on"),
            "都空着就是全村",
        ),
        Section("公示和发放", ("posted_on", "days_shown", "noticed", "paid_on", "proof", "note")),
    ),
    fields=(
        Text(
            "name",
            "补贴名称",
            required=True,
            privacy=Privacy.OPEN,
            width=16,
            example="2026年耕地地力保护补贴",
            aliases=words("批次 补贴项目 项目名称 发放项目 补贴名目 资金名称 补助项目名称"),
        ),
        Choice(
            "stage",
            "办到哪一步",
            required=True,
            privacy=Privacy.OPEN,
            width=6,
            default=lambda _: "preparing",
            options=options("preparing 准备中", "posted 公示中", "paid 已发放"),
        ),
        Date(
            "made_on",
            "日期",
            required=True,
            privacy=Privacy.OPEN,
            default=lambda view: view.today,
        ),
        Text("basis", "依据文件", privacy=Privacy.OPEN, width=16, example="柳政〔2026〕18号"),
        Text("funds", "资金来源", privacy=Privacy.OPEN, width=16, example="县财政，一卡通发放",
            aliases=words("资金渠道")),
        Choice(
            "kind",
            "发什么",
            required=True,
            privacy=Privacy.OPEN,
            width=4,
            default=lambda _: "money",
            options=options("money 钱 资金 补贴", "goods 物资 东西"),
        ),
        Choice(
            "each",
            "按户还是按人",
            required=True,
            privacy=Privacy.OPEN,
            width=6,
            default=lambda _: "household",
            options=options("household 按户 户", "person 按人 人"),
        ),
        DecimalNumber(
            "standard",
            "标准（元）",
            required=True,
            privacy=Privacy.OPEN,
            width=8,
            places=4,
            fewest=2,
            aliases=words("补贴标准 单价 标准"),
            example="104.25",
            help="每亩、每人、每户或每件多少元；物资可以写估价",
        ),
        Text(
            "unit",
            "单位",
            required=True,
            privacy=Privacy.OPEN,
            width=4,
            default=lambda _: "亩",
            example="亩",
            help="亩的话，面积从户里取；别的先算 1",
        ),
        Link(
            "like",
            "照哪一批",
            to="grant_batch",
            help="和上一期一样的，选上一期，人和面积都照上一期取",
        ),
        GroupName("only_group", "只发给哪个组"),
        Choice("category", "只发给哪类人", options=CATEGORIES),
        Integer("least_age", "最小年龄", least=0, most=120, width=4),
        Integer("most_age", "最大年龄", least=0, most=120, width=4),
        Date("counted_on", "年龄和类别算到哪天", help="空着就算到今天"),
        Computed(
            "people",
            "名单人数",
            privacy=Privacy.OPEN,
            width=5,
            result=Integer("people", "名单人数"),
            compute=_counts,
            told=False,
            aliases=words("发放人数 发放户数 补贴户数 受益人数 受益户数"),
        ),
        Computed(
            "total",
            "合计金额",
            privacy=Privacy.OPEN,
            width=9,
            result=Money("total", "合计金额"),
            compute=_totals,
            needs=("standard",),
            told=False,
            aliases=words("发放总额 补贴总额 发放总金额 发放金额合计 发放资金总额 补贴资金总额"),
        ),
        Computed(
            "looked",
            "看出什么",
            result=LongText("looked", "看出什么"),
            compute=_looked,
            needs=(*_RULED, "counted_on"),
        ),
        Date("posted_on", "公示日期", privacy=Privacy.OPEN),
        Integer(
            "days_shown",
            "公示几天",
            privacy=Privacy.OPEN,
            least=1,
            most=90,
            default=lambda _: 7,
            help="提示（没有对照原文）：补贴公示常见 5 到 7 日，文件写了几日照文件",
            aliases=words("公示天数 公示期 公示期限")),
        Computed(
            "noticed",
            "公示和异议",
            result=LongText("noticed", "公示和异议"),
            compute=notices_said,
        ),
        Date("paid_on", "发放日期", privacy=Privacy.OPEN,
            aliases=words("发放时间 打卡时间 拨付时间")),
        Attachment("proof", "文件和照片", help="可有可无"),
        LongText("note", "备注"),
    ),
)
