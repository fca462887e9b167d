"""党员: the roll of Party members, internal; on a wall only name, post and group may stand."""

import datetime as dt

from models.groups import Group
from models.kinds import Choice, LongText, Money, Text, YesNo
from models.kinds_dates import Date
from models.kinds_links import Copied, Link
from models.lists import options
from models.privacy import Privacy
from models.query import Where
from models.record import Filter, RecordType, Section, in_order


def _now(today: dt.date) -> tuple[Where, ...]:
    return (Where("left_on", ">=?", today),)


RECORD = RecordType(
    "party_member",
    "党员",
    group=Group.MEETINGS,
    order=50,
    title="name",
    unit="人",
    adds="加一名党员",
    about="党员花名册，只在村里用；上墙只有姓名、党内职务和党小组。开党员大会时名单自动带出来。",
    listed=("name", "cell", "joined_on", "standing", "post", "floating"),
    searched=("name",),
    sorted_by=("cell", "name"),
    same_when=(("resident",),),
    rules=(
        in_order("joined_on", "confirmed_on", "转正不能早于入党"),
        in_order("joined_on", "left_on", "不能早于入党"),
    ),
    filters=(Filter(name="now", label="在册", where=_now),),
    sections=(
        Section("", ("resident", "name", "sex", "nation", "born_on", "id_number", "education")),
        Section("党内", ("joined_on", "confirmed_on", "standing", "post", "cell", "dues")),
        Section("", ("phone", "address", "floating", "left_on", "left_why", "note")),
    ),
    fields=(
        Link("resident", "村民", to="resident", required=True, aliases=("党员姓名",)),
        Copied("name", "姓名", link="resident", of="name", width=6, privacy=Privacy.OPEN),
        Copied("sex", "性别", link="resident", of="sex", width=4),
        Copied("nation", "民族", link="resident", of="nation", width=5),
        Copied("born_on", "出生日期", link="resident", of="born_on", width=10),
        Copied(
            "id_number",
            "公民身份号码",
            link="resident",
            of="id_number",
            width=18,
            privacy=Privacy.PERSONAL,
        ),
        Copied("education", "学历", link="resident", of="education", width=6),
        Copied(
            "phone", "联系电话", link="resident", of="phone", width=11, privacy=Privacy.PERSONAL
        ),
        Copied(
            "address",
            "现居住地",
            link="resident",
            of="address",
            width=14,
            privacy=Privacy.PERSONAL,
            aliases=("现住地", "家庭现住址"),
        ),
        Date("joined_on", "入党时间", coarsest="year",
            aliases=(
                *("入党日期", "加入党组织日期", "入党年月", "加入中国共产党时间"),
                *("加入中共组织日期", "加入中共组织时间"),
                *("加入党组织时间", "何时入党", "批准入党时间", "加入中共时间"),
                *("参加党组织时间", "入党时间（年月）", "党员入党时间", "入党的时间"),
                *("加入党组织年月", "何年何月入党"),
            )),
        Date("confirmed_on", "转正时间", coarsest="year",
            aliases=(
                *("转正日期", "转为正式党员日期", "转正年月", "何时转正", "转为正式时间"),
                *("转正年月日", "正式党员时间", "转正的时间"),
            )),
        Choice(
            "standing",
            "党籍状态",
            default=lambda _: "full",
            options=options("full 正式党员 正式", "probation 预备党员 预备"),
            aliases=(
                *("党员类型", "党员类别", "预/正", "正式/预备", "是否正式党员", "人员类别"),
                *("党员状态", "党员身份", "是否预备党员", "党籍", "正式或预备"),
            ),
        ),
        Text("post", "党内职务", privacy=Privacy.OPEN,
            aliases=(
                *("党内任职", "现任党内职务", "在党内职务", "党组织职务", "支部职务"),
                *("现任支部职务", "支部内职务", "党内担任职务"),
            )),
        Text("cell", "所在党小组", privacy=Privacy.OPEN,
            aliases=(
                *("党小组", "所属党小组", "所在小组", "所在支部小组", "党小组名称"),
                *("所属党小组名称", "所在党小组名称"),
            )),
        Money("dues", "党费标准（月）",
            aliases=(
                *("月交党费", "党费", "每月应交党费", "应交党费", "每月党费", "月应交党费"),
                *("月交纳标准", "月缴纳标准", "党费标准", "月缴党费", "每月应缴党费", "月党费"),
                *("月应交标准", "每月应交", "月标准", "月交费标准", "每月标准", "月应交"),
                *("交纳标准", "月交额", "每月交纳标准", "月交党费标准", "月缴党费标准"),
            )),
        YesNo("floating", "是否流动",
            aliases=("流动党员", "是否流动党员", "是否为流动党员")),
        Date("left_on", "转出或去世日期"),
        Text("left_why", "去了哪里"),
        LongText("note", "备注"),
    ),
)
