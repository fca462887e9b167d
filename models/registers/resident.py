"""村民: everybody whom the village counts, in five ways that are five different things.

户籍, 常住, 选民, 集体成员 and 18 周岁以上 are kept apart (村民委员会组织法, 农村集体经济组织法):
none follows from another, the first guess of the first two comes from 户籍状态.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from models.gathers import Gathering
from models.groups import Group
from models.identity import ADULT, age_on, birthday_of, sex_of
from models.kinds import Choice, Integer, LongText, Text, YesNo
from models.kinds_dates import Date
from models.kinds_links import Computed, Link
from models.kinds_people import GROUP_HEADS, BankAccount, GroupName, IdNumber, PersonName, Phone
from models.lists import EDUCATION, NATIONS, RELATIONS, SEXES, options, words
from models.people.coming_of_age import coming_of_age
from models.people.contradictions import DOUBTS
from models.periods import years_after
from models.privacy import Privacy
from models.query import Linked, Query, Where
from models.record import Derived, Filter, RecordType, Section
from models.view import View

STATUS = options(
    "living 在册在住 在册 常住户籍 在村",
    "away 在册外出 外出 外出务工 人户分离",
    "outsider 外来居住 外来 非户籍常住",
    "moved_in 迁入",
    "born 出生 新生",
    "moved_out 迁出 已迁出",
    "dead 死亡 去世 已故 亡故 注销",
)
_REGISTERED = {
    "living": True,
    "away": True,
    "outsider": False,
    "moved_in": True,
    "born": True,
    "moved_out": False,
    "dead": False,
}
_LIVING = {
    "living": True,
    "away": False,
    "outsider": True,
    "moved_in": True,
    "born": True,
    "moved_out": False,
    "dead": False,
}


def _ages(residents: Sequence[Mapping[str, Any]], view: View) -> list[int | None]:
    return [
        age_on(one["born_on"], view.today)
        if one.get("born_on") and one.get("status") != "dead"
        else None
        for one in residents
    ]


def _adults(residents: Sequence[Mapping[str, Any]], view: View) -> list[bool | None]:
    return [None if age is None else age >= ADULT for age in _ages(residents, view)]


def _tags(residents: Sequence[Any], view: View) -> list[str | None]:
    ids = tuple(one.id for one in residents)
    words: dict[int, list[str]] = {}
    category = view.type("special_group").by_name["category"]
    for entry in (
        view.find(
            "special_group",
            Query(
                where=(Where("resident", "in", ids), *in_force(view.today)),
                fields=("resident", "category"),
            ),
        )
        if ids
        else ()
    ):
        words.setdefault(entry["resident"].id, []).append(category.show(entry["category"]))
    return [" ".join(words[id_]) if id_ in words else None for id_ in ids]


def in_force(today: dt.date) -> tuple[Where, ...]:
    """Return the conditions on a special group that holds on a day; no end means it goes on."""
    return (Where("started", "<=?", today), Where("ended", ">=?", today))


def _group(code: str) -> Any:  # noqa: ANN401 - a function
    return lambda today: (
        Linked("special_group", "resident", (Where("category", "=", code), *in_force(today))),
    )


def _prefix(values: Mapping[str, Any]) -> str:
    """Return how a 户号 begins: the number of the villagers' group, as in 03-027."""
    group = values.get("group") or ""
    found = re.fullmatch(r"(\d{1,2})组", group)
    return f"{int(found[1]):02}-" if found else f"{group}-" * bool(group)


RECORD = RecordType(
    "resident",
    "村民",
    group=Group.PEOPLE,
    order=10,
    title="name",
    unit="人",
    adds="加一人",
    about="全村的人，一人一行。可以从旧花名册整本导入。",
    listed=("name", "sex", "age", "group", "id_number", "tags"),
    searched=("name", "former_name", "id_number", "phone"),
    known_by=("name", "id_number"),
    sorted_by=("name",),
    same_when=(("id_number",), ("name", "household"), ("name", "born_on")),
    gathers=Gathering(link="household", by="head", first=("relation", "head"), prefix=_prefix),
    doubts=DOUBTS,
    due=coming_of_age,
    derived=(
        Derived(
            field="born_on",
            of=("id_number",),
            function=lambda values, _: birthday_of(values.get("id_number")),
        ),
        Derived(
            field="sex",
            of=("id_number",),
            function=lambda values, _: sex_of(values.get("id_number")),
        ),
        Derived(
            field="registered",
            of=("status",),
            only_if_empty=True,
            function=lambda values, _: _REGISTERED.get(values.get("status") or ""),
        ),
        Derived(
            field="living",
            of=("status",),
            only_if_empty=True,
            function=lambda values, _: _LIVING.get(values.get("status") or ""),
        ),
    ),
    filters=(
        Filter(
            name="registered",
            label="户籍在册",
            where=lambda _: (Where("registered", "=", value=True),),
        ),
        Filter(name="living", label="常住", where=lambda _: (Where("living", "=", value=True),)),
        Filter(name="dibao", label="低保", where=_group("dibao")),
        Filter(
            name="party",
            label="党员",
            where=lambda _: (Where("political", "in", ("member", "probationary")),),
        ),
        Filter(name="alone", label="独居老人", where=_group("alone")),
        Filter(
            name="adult",
            label="18 周岁以上",
            where=lambda today: (
                Where("registered", "=", value=True),
                Where("born_on", "<=", years_after(today, -ADULT)),
            ),
        ),
        Filter(name="voter", label="选民", where=lambda _: (Where("voter", "=", value=True),)),
        Filter(
            name="member", label="集体成员", where=lambda _: (Where("member", "=", value=True),)
        ),
        Filter(
            name="gone",
            label="迁出和去世",
            where=lambda _: (Where("status", "in", ("moved_out", "dead")),),
        ),
    ),
    leads_to=("certificate",),
    sections=(
        Section(
            "",
            (
                "name",
                "sex",
                "nation",
                "id_number",
                "born_on",
                "phone",
                "card",
                "age",
                "tags",
            ),
        ),
        Section("户", ("household", "relation", "group", "address")),
        Section(
            "身份",
            ("status", "registered", "living", "voter", "member", "adult"),
            "户籍、常住、选民、集体成员是几回事，分开记",
        ),
        Section(
            "其他",
            (
                "former_name",
                "marital",
                "education",
                "political",
                "away_to",
                "away_for",
                "registered_address",
                "note",
            ),
        ),
    ),
    fields=(
        PersonName(
            "name",
            "姓名",
            required=True,
            privacy=Privacy.OPEN,
            aliases=("村民姓名", "人员姓名", "家庭成员姓名", "成员姓名", "居民姓名", "名字"),
        ),
        PersonName("former_name", "曾用名",
            aliases=("又名", "别名", "原名")),
        Choice("sex", "性别", options=SEXES, width=4),
        IdNumber(
            "id_number", "公民身份号码",
            aliases=(
                *("身份证号", "身份证号码", "身份证", "证件号码", "证件号", "公民身份证号码"),
                *("身份号码", "居民身份证", "本人身份证号", "身份证编号", "社会保障号码"),
                "身份证件编号", "有效身份证件号",
            ),
        ),
        Date("born_on", "出生日期", coarsest="month",
            aliases=("出生年月", "出生年月日", "出生时间", "生日", "出身年月", "出生日")),
        Computed(
            "age",
            "年龄",
            result=Integer("age", "年龄"),
            compute=_ages,
            needs=("born_on", "status"),
            width=4,
            aliases=("周岁", "周岁年龄", "岁数", "年纪", "实足年龄", "现年龄"),
        ),
        Choice("nation", "民族", options=NATIONS, default=lambda _: "01", width=5,
            aliases=("民族成分", "民族类别")),
        Phone(
            "phone", "联系电话",
            aliases=(
                *("电话", "手机", "手机号", "手机号码", "电话号码", "联系方式", "本人电话"),
                *("联系号码", "移动电话", "联系手机", "联系电话号码", "手机联系方式", "常用电话"),
                "联系手机号码",
            ),
        ),
        BankAccount(
            "card",
            "一卡通账号",
            aliases=(
                *("社保卡号", "社会保障卡号", "一卡通卡号", "银行卡号", "银行账号", "卡号"),
                *("开户银行账号", "开户账号", "银行账户", "一卡通号", "社保卡账号", "账号"),
                *("银行卡账号", "银行账户号", "一折通账号", "一折通", "一折通号", "存折账号"),
                *("补贴账号", "社保卡", "银行卡", "打卡账户", "卡折号", "一卡通账户", "发放账号"),
                *("银行卡折号", "惠农补贴账号", "社会保障卡账号", "社保卡金融账号"),
            ),
            help="发补贴用，只在村里看，上墙的材料里没有",
        ),
        Computed(
            "tags",
            "标记",
            result=Text("tags", "标记"),
            compute=_tags,
            width=8,
            aliases=("特殊类别",)),
        Link(
            "household",
            "户号",
            to="household",
            makes=True,
            aliases=("户编号", "户编码", "户码", "农户编码", "家庭编号", "户", "户号编码"),
        ),
        Choice(
            "relation",
            "与户主关系",
            options=RELATIONS,
            width=6,
            aliases=(
                *("与户主的关系", "家庭关系", "关系", "称谓", "户主关系", "成员关系"),
                *("和户主关系", "与户主之间关系", "家庭成员关系", "户内关系", "是户主的什么人"),
                *("与户主系", "和户主的关系", "同户主关系", "户主或与户主关系", "与本户户主关系"),
                "户内与户主关系",
            ),
        ),
        GroupName(
            "group",
            "村民小组",
            privacy=Privacy.OPEN,
            width=6,
            aliases=GROUP_HEADS,
        ),
        Text(
            "address",
            "现住址",
            privacy=Privacy.PERSONAL,
            width=16,
            aliases=(
                *("住址", "家庭住址", "居住地址", "现居住地", "常住地址", "地址", "居住地"),
                *("家庭地址", "现居住地址", "居住详细地址", "住哪里", "住在哪里", "家住哪里"),
                *("住处", "现住哪里", "家庭住所", "门牌号", "门牌", "现居住地点", "常住地"),
                *("联系地址", "通讯地址", "详细通讯地址", "家庭现住址"),
                *("居住详址", "居住住址", "实际居住地址", "现在的住址", "现在住址", "经常居住地"),
                "实际居住地详址",
            ),
        ),
        Choice(
            "status",
            "户籍状态",
            options=STATUS,
            default=lambda _: "living",
            width=8,
            aliases=("人员状态", "在册状态", "居住状态", "人口状态"),
        ),
        YesNo("registered", "户籍在册",
            aliases=words("是否户籍 户籍人口 户籍在本村 户口在本村 户口是否在本村 户籍是否在本村",
                          "在册 户口在册 户籍在村 户口在村 本村户籍 本村户口 户籍是否在册")),
        YesNo("living", "常住",
            aliases=words("常住人口 在村居住 是否在村 常住本村 在村常住 居住在本村 本村常住")),
        YesNo("voter", "选民",
            aliases=words("选民登记 选民资格 登记为选民 本村选民 有无选民资格 有选举权 参加选举")),
        YesNo("member", "集体成员",
            aliases=words("集体经济组织成员 成员身份 是否确认为成员 本集体成员 本社成员")),
        Computed(
            "adult",
            "18 周岁以上",
            result=YesNo("adult", "18 周岁以上"),
            compute=_adults,
            needs=("born_on", "status"),
        ),
        Choice(
            "marital",
            "婚姻状况",
            width=5,
            aliases=("婚姻", "婚否", "婚况", "婚姻关系"),
            options=options(
                "single 未婚",
                "married 已婚 有配偶 初婚 再婚 复婚",
                "widowed 丧偶",
                "divorced 离婚 离异"
            ),
        ),
        Choice(
            "education",
            "文化程度",
            options=EDUCATION,
            width=5,
            aliases=(
                *("学历", "受教育程度", "教育程度", "教育状况", "最高学历", "文化水平"),
                *("学历层次", "文化", "文化层次", "学历情况"),
            ),
        ),
        Choice(
            "political",
            "政治面貌",
            width=6,
            aliases=("面貌", "政治状况", "党派"),
            options=options(
                "member 中共党员 党员 正式党员",
                "probationary 中共预备党员 预备党员",
                "league 共青团员 团员",
                "democratic 民主党派",
                "none 无党派人士",
                "masses 群众",
            ),
        ),
        Text(
            "away_to", "外出地",
            aliases=words(
                "外出地点 务工地 务工地点 务工地址 外出务工地点 去向 外出地址 外出务工地",
                "外出务工地址 务工去向 打工地点 打工地 打工去向 外出去向 外出地区 外出流向",
                "务工地区 流向 流入地 在哪打工 在哪里务工 去哪里了 外出所在地 务工所在地",
                "外出打工地点 在外地点 在外地址 流往地址 流往地 流往地区 外出何地 现外出何地",
            ),
        ),
        Text("away_for", "外出事由",
            aliases=words("外出原因 外出从业 外出干什么 外出理由 外出务工原因 流出原因")),
        Text(
            "registered_address",
            "户籍地址",
            privacy=Privacy.PERSONAL,
            width=16,
            aliases=(
                *("户籍所在地址", "户口所在地", "户籍所在地", "户口地址", "户籍地", "户籍住址"),
                *("户口地", "户籍所在", "户口所在", "身份证住址", "户口簿地址", "户口登记地"),
                *("户籍登记地", "户口本地址", "户口所在地址", "户籍门详址", "户籍地详址"),
            ),
        ),
        LongText("note", "备注", width=10,
            aliases=("说明", "备注栏", "其他说明", "附注")),
    ),
)
