"""村民代表: who speaks for which households, from when until when (组织法 第29条, five years)."""

import datetime as dt
from collections.abc import Iterator, Sequence

from models.groups import Group
from models.kinds import Choice, Integer, LongText, YesNo
from models.kinds_dates import Date
from models.kinds_links import Copied, Link
from models.kinds_people import GroupName
from models.lists import options, words
from models.privacy import Privacy
from models.query import Where
from models.record import Doubt, Filter, Record, RecordType, Said, Section, in_order
from models.rough_date import end_of
from models.view import View

_WHOLE = "村民代表会议的组成"
_SHARE = "规定要求：村民委员会组织法第29条"


def _now(today: dt.date) -> tuple[Where, ...]:
    return (Where("started", "<=?", today), Where("ended", ">=?", today))


def _members(all_of_them: Sequence[Record], today: dt.date) -> list[Record]:
    return [
        one
        for one in all_of_them
        if one.id and (one["started"] or today) <= today and end_of(one["ended"] or today) >= today
    ]


def _few_women(all_of_them: Sequence[Record], view: View) -> Iterator[Said]:
    members = _members(all_of_them, view.today)
    women = sum(one["sex"] == "女" for one in members)
    if members and 3 * women < len(members):
        said = f"妇女 {women} 人，不到组成人员 {len(members)} 人的三分之一"
        yield Said(members[0], said, title=_WHOLE)


def _few_chosen(all_of_them: Sequence[Record], view: View) -> Iterator[Said]:
    members = _members(all_of_them, view.today)
    chosen = sum(not one["by_office"] for one in members)
    if members and 5 * chosen < 4 * len(members):
        said = f"推选的代表 {chosen} 人，不到组成人员 {len(members)} 人的五分之四"
        yield Said(members[0], said, title=_WHOLE)


RECORD = RecordType(
    "representative",
    "村民代表",
    group=Group.MEETINGS,
    order=40,
    title="name",
    aliases=("居民代表",),
    unit="人",
    adds="加一名代表",
    about="村民代表会议的组成人员：推选的代表，和村委会成员。开会时名单自动带出来。",
    listed=("name", "group", "sex", "started", "by_office"),
    searched=("name",),
    sorted_by=("group", "name"),
    dated="started",
    same_when=(("resident", "started"),),
    rules=(in_order("started", "ended", "结束不能早于开始"),),
    doubts=(
        Doubt(
            name="women",
            label="村民代表会议里妇女占三分之一以上",
            todo="先看性别和任期记得对不对；真不够的，下次推选时补",
            finds=_few_women,
            basis=_SHARE,
        ),
        Doubt(
            name="chosen",
            label="推选的代表占五分之四以上",
            todo="先看“因职务参加”记得对不对；真不够的，下次推选时补",
            finds=_few_chosen,
            basis=_SHARE,
        ),
    ),
    filters=(Filter(name="now", label="现任", where=_now),),
    sections=(
        Section("", ("resident", "name", "sex", "group", "households", "by_office")),
        Section("任期", ("started", "ended", "note")),
    ),
    fields=(
        Link("resident", "村民", to="resident", required=True,
            aliases=("代表", "代表姓名", "村民代表姓名")),
        Copied("name", "姓名", link="resident", of="name", width=6, privacy=Privacy.OPEN),
        Copied("sex", "性别", link="resident", of="sex", width=4),
        GroupName("group", "代表哪个组", privacy=Privacy.OPEN,
            aliases=(
                *("村民小组", "组别", "推选小组", "所代表小组", "所代表村民小组", "所在小组"),
                *("所属小组", "所属村组", "所属组", "推选组", "代表组别", "代表小组"),
                *("所在村组", "所在村民小组", "推选单位", "推选组别"),
            )),
        Integer("households", "代表多少户",
            aliases=(
                *("代表户数", "联系户数", "所联系户数", "推选户数", "联系农户数", "代表农户数"),
                *("代表的户数", "代表农户", "联系户", "代表户", "所代表户数", "推选的户数"),
                *("联户数", "代表（联系）户数", "联系户数量", "所联户数"),
            ),
            least=1, most=999, width=5),
        YesNo(
            "by_office",
            "因职务参加",
            default=lambda _: False,
            help="村委会成员不是推选的代表，也是代表会议的组成人员",
        ),
        Date("started", "开始日期", coarsest="year", default=lambda view: view.today,
            aliases=(
                *("当选时间", "当选日期", "推选时间", "任职时间", "任期起", "当选年月"),
                *("当选代表时间", "推选日期", "任职日期", "任代表时间", "任期起始时间"),
                "当选届次时间",
            )),
        Date("ended", "结束日期", coarsest="year"),
        Choice("means", "怎么产生的", aliases=words(
                "产生方式 推选方式 推选形式 当选方式 选举方式 推选产生方式 代表类别",
                "代表类型 产生办法 推选办法",
            ),
            options=options(
                "households 按户推选 户代表推选 联户推选 户推选 由户推选 每五至十五户推选",
                "group 各组推选 小组推选 小组会议推选 "
                "村民小组推选 组推选 小组会议选举")),
        LongText("note", "备注"),
    ),
)
