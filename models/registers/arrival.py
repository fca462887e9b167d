"""人口增加: births and moves in, as events; saving one writes the resident in the same act."""

from collections.abc import Mapping, Sequence
from typing import Any

from models.groups import Group
from models.identity import birthday_of, sex_of
from models.kinds import Choice, LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Link
from models.kinds_people import GROUP_HEADS, GroupName, IdNumber, PersonName
from models.lists import RELATIONS, SEXES, options, words
from models.privacy import Privacy
from models.record import Consequence, Derived, Event, RecordType, Section
from models.rough_date import same_day
from models.view import View


def _resident(values: Mapping[str, Any], view: View) -> Sequence[Consequence]:
    del view
    if values.get("resident"):
        return ()
    given = {
        name: values.get(name)
        for name in ("name", "sex", "id_number", "born_on", "household", "relation", "group")
    }
    status = "born" if values.get("kind") == "birth" else "moved_in"
    return (Consequence(type="resident", fills="resident", values={**given, "status": status}),)


def _place_named(values: Mapping[str, Any]) -> Mapping[str, str]:
    if (
        values.get("kind") == "birth"
        and values.get("born_on")
        and values.get("happened_on")
        and not same_day(values["born_on"], values["happened_on"])
    ):
        return {"happened_on": "出生的日期和证件号里的对不上"}
    return {}


RECORD = RecordType(
    "arrival",
    "人口增加",
    group=Group.PEOPLE,
    order=40,
    title="name",
    aliases=(
        "新增人口", "出生人口", "新生儿", "迁入", "迁入人口", "出生登记", "添丁", "增员",
        "出生人员", "新增人员", "新落户", "入户人口", "上户人口", "增人", "添人", "上户登记",
        "出生婴儿",
    ),
    unit="人",
    adds="记一笔增加",
    about="出生、迁入、嫁入……记下来，村民里同时多一个人。",
    listed=("name", "kind", "happened_on", "household"),
    searched=("name",),
    sorted_by=("-happened_on",),
    dated="happened_on",
    same_when=(("name", "kind", "happened_on"),),
    rules=(_place_named,),
    entails=_resident,
    event=Event(
        "人口有变动", "出生、去世、迁入迁出、婚嫁", 0, "people", part="多了人：出生、迁入、嫁入"
    ),
    derived=(
        Derived(
            field="born_on",
            of=("id_number",),
            function=lambda values, _: birthday_of(values.get("id_number")),
        ),
        Derived(
            field="born_on",
            of=("kind", "happened_on"),
            only_if_empty=True,
            function=lambda values, _: (
                values.get("happened_on") if values.get("kind") == "birth" else None
            ),
        ),
        Derived(
            field="sex",
            of=("id_number",),
            function=lambda values, _: sex_of(values.get("id_number")),
        ),
    ),
    sections=(
        Section(
            "",
            (
                "kind",
                "happened_on",
                "name",
                "household",
                "relation",
                "group",
                "id_number",
                "sex",
                "born_on",
                "came_from",
                "proof",
                "note",
            ),
        ),
    ),
    fields=(
        Choice(
            "kind",
            "怎么来的",
            required=True,
            aliases=words(
                "变动类型 增加原因 增加类型 迁入原因 变动原因 增加方式 增加类别 新增方式",
                "新增类型 新增原因 新增类别 变动类别 来源类别 增加情形 迁入类型 来源 新增情形",
                "变化原因 增加情况 变更类型 变动情形 增加原因类别 异动类型 变更原因 增减原因",
            ),
            options=options(
                "birth 出生 新生儿 新出生",
                "move_in 迁入 户口迁入 投靠 投靠迁入 随迁",
                "marriage 嫁入 婚入 婚迁 婚迁迁入 娶入 嫁娶",
                "son_in_law 入赘",
                "adoption 收养 抱养",
                "return 回迁 退伍回村 毕业迁回 退役回村 复员 迁回 刑满回村 回村落户",
                "other 其他",
            ),
        ),
        Date(
            "happened_on",
            "日期",
            required=True,
            default=lambda view: view.today,
            aliases=words(
                "变动日期 发生日期 增加时间 增加日期 迁入日期 迁入时间 来村日期 落户日期",
                "入户时间 登记入户日期 上户时间 新增时间 落户时间 报户时间 新增日期 变更时间",
                "申报日期 申报户口时间 变动时间 入户日期 迁入落户时间 异动时间 来村时间",
            ),
        ),
        PersonName("name", "姓名", required=True, privacy=Privacy.OPEN,
                   aliases=words(
                       "新生儿姓名 新生儿 出生人员姓名 迁入人员姓名 新增人员姓名 迁入人姓名",
                       "落户人姓名 增加人员 增加人员姓名 迁入人 新生婴儿姓名 婴儿姓名",
                       "出生婴儿姓名 婴儿名字 孩子姓名 新增人口姓名 出生人口姓名 新生儿名字",
                       "小孩姓名",
                   )),
        Link(
            "household", "户号", to="household", makes=True, help="从户里选，没有的户写新户号就行"
        ),
        Choice("relation", "与户主关系", options=RELATIONS, width=6),
        GroupName("group", "村民小组", privacy=Privacy.OPEN, width=6,
            aliases=(*GROUP_HEADS, *words("落户小组 落户组别"))),
        IdNumber(
            "id_number", "公民身份号码", help="新生儿还没有就空着，办好再补", aliases=words(
                "身份证号",
            )
        ),
        Choice("sex", "性别", options=SEXES, width=4),
        Date("born_on", "出生日期", coarsest="month"),
        Text("came_from", "从哪里来",
            aliases=words(
                "迁出地 原住址 迁入来源 从何处迁入 何处迁来 从何地迁来 迁出地址 原户籍地",
                "来自何处 迁来何地 何地迁来 来自何地 由何处迁来 由何地迁入 原户口所在地",
                "原户籍地址 原户籍所在地 迁入前地址 迁入前住址 迁来前住址 原居住地 来源地",
                "从何地迁入 原籍 从何处迁来 从何地来 迁来地址 何处来 何时何地迁来 由何地迁来",
            )),
        Attachment("proof", "佐证材料", privacy=Privacy.PERSONAL, help="可有可无",
            aliases=words("证明材料 依据材料 佐证资料 证明资料")),
        LongText("note", "备注"),
        Link("resident", "村民", to="resident", help="存好后自动连上"),
    ),
)
