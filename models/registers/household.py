"""户: who lives and is registered together; the head is the member whose relation says so."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from models.groups import Group
from models.kinds import DecimalNumber, Integer, LongText, Text
from models.kinds_links import Computed
from models.kinds_people import GROUP_HEADS, GroupName, IdNumber, PersonName, Phone
from models.lists import GONE, words
from models.privacy import Privacy
from models.query import Query, Where
from models.record import Record, RecordType, Section
from models.view import View


def members(households: Sequence[Any], view: View) -> dict[int, list[Record]]:
    """Return the members of many households who have not died or moved away."""
    return view.once(_members, tuple(household.id for household in households))


def _members(view: View, ids: tuple[int, ...]) -> dict[int, list[Record]]:
    result: dict[int, list[Record]] = {id_: [] for id_ in ids}
    if not ids:
        return result
    fields = ("name", "household", "relation", "status", "group", "phone", "id_number")
    where = (Where("household", "in", ids),)
    # by household, which an index has in order; by name every one would be looked up by sound
    for record in view.find("resident", Query(where=where, fields=fields, order=("household",))):
        if record["status"] not in GONE:
            result[record["household"].id].append(record)
    return result


def _heads(households: Sequence[Any], view: View) -> list[str | None]:
    people = members(households, view)
    return [
        next((one["name"] for one in people[household.id] if one["relation"] == "head"), None)
        for household in households
    ]


def _head_numbers(households: Sequence[Any], view: View) -> list[str | None]:
    people = members(households, view)
    return [
        next((one["id_number"] for one in people[household.id] if one["relation"] == "head"), None)
        for household in households
    ]


def _groups(households: Sequence[Any], view: View) -> list[str | None]:
    people = members(households, view)
    seen = [Counter(one["group"] for one in people[home.id] if one["group"])
            for home in households]  # fmt: skip
    return [max(one, key=one.__getitem__) if one else None for one in seen]


def _sizes(households: Sequence[Any], view: View) -> list[int]:
    people = members(households, view)
    return [len(people[household.id]) for household in households]


RECORD = RecordType(
    "household",
    "户",
    group=Group.PEOPLE,
    order=20,
    title="number",
    aliases=(
        "户主名册", "户主名单", "户主花名册", "户主信息", "农户名册", "农户信息", "农户花名册",
        "家庭户",
    ),
    unit="户",
    adds="加一户",
    about="一户一行，户主和人口数从村民里自动得出。",
    listed=("number", "head", "size", "group"),
    searched=("number", "address"),
    sorted_by=("number",),
    same_when=(("number",),),
    told_by=(("head_number",), ("head", "group"), ("head",)),
    sections=(
        Section(
            "",
            ("number", "head", "size", "group", "phone", "farm_area", "address", "note"),
        ),
    ),
    fields=(
        Text(
            "number",
            "户号",
            required=True,
            example="03-027",
            aliases=words(
                "户编号 户编码 户号编码 户码 农户编码 家庭编号 户籍号 农户编号 户籍编号",
                "户籍户号 门户号 户籍簿号 户口簿编号 家庭户编号",
            ),
        ),
        Computed(
            "head",
            "户主",
            result=PersonName("head", "户主"),
            compute=_heads,
            privacy=Privacy.OPEN,
            help="由“与户主关系”得出",
            aliases=words(
                "农户姓名 户代表 承包方代表 承包方代表姓名 家庭户主 承包农户 承包农户姓名",
                "农户户主姓名 承包户主 农户代表 家庭户主姓名 户主代表 承包方名称 承包方姓名",
                "承包户主姓名 农户名称",
            ),
        ),
        Computed(
            "head_number",
            "户主身份证号",
            result=IdNumber("head_number", "户主身份证号"),
            compute=_head_numbers,
            privacy=Privacy.PERSONAL,
            width=18,
            help="由“与户主关系”得出",
            aliases=(
                *("户主身份证", "户主公民身份号码", "户主证件号码", "身份证号", "身份证"),
                *("证件号码", "承包方代表身份证号", "承包方代表证件号码", "户主身份号"),
            ),
        ),
        Computed(
            "size",
            "人口数",
            result=Integer("size", "人口数"),
            compute=_sizes,
            width=5,
            aliases=words(
                "户内总人数 家庭人口总数 家庭人口 家庭人口数 家庭人数 户人口 全家人数 人口",
                "家庭总人口 户内人口 户内人数 人口数量 家庭总人数 全家人口 全户人口",
                "全户人数 家里几口人 几口人 家庭成员人数 户人口数 户内成员人数 共同生活人口",
                "人口总数 户籍人口 全家总人口 在册人口 家庭人口合计 户籍人数 共有人数",
                "承包方成员数 家庭成员总数 家庭成员数量 成员数量 家庭成员人口 户内成员数",
                "户口簿人数 户口本人数",
            ),
        ),
        Computed(
            "group",
            "村民小组",
            result=GroupName("group", "村民小组"),
            compute=_groups,
            privacy=Privacy.OPEN,
            width=6,
            aliases=GROUP_HEADS,
        ),
        Phone(
            "phone",
            "户联系电话",
            aliases=(
                *("户主移动电话", "户主电话", "户主联系电话", "户主手机号", "联系电话", "电话"),
                *("电话号码", "手机号码", "手机", "联系方式", "户主手机", "户主联系方式"),
                *("户主手机号码", "承包方电话", "承包方联系电话", "家庭联系电话"),
            ),
        ),
        Text(
            "address",
            "门牌住址",
            privacy=Privacy.PERSONAL,
            width=16,
            aliases=(
                *("住处", "家庭住址", "住址", "家庭地址", "现住址", "地址", "居住地址"),
                *("门牌地址", "联系地址", "通讯地址"),
                *("门牌号", "门牌", "现居住地址", "现居住地", "住房地址", "住哪里", "住在哪里"),
                *("家庭所在地", "承包方地址", "承包方住址", "农户住址", "农户地址", "户主住址"),
            ),
        ),
        DecimalNumber(
            "farm_area",
            "承包地面积（亩）",
            privacy=Privacy.OPEN,
            fewest=0,
            aliases=(
                *("承包面积", "承包耕地面积", "耕地面积", "补贴面积", "承包地"),
                *("确权面积", "承包土地面积", "家庭承包面积", "承包地亩数", "耕地亩数",
                "土地承包确权面积", "承包确权面积"),
                *("土地面积", "二轮承包面积", "确权总面积", "确权耕地面积", "承包亩数"),
                *("家庭承包地面积", "承包总面积", "承包地确权面积", "家庭承包耕地面积"),
                *("承包耕地", "承包田", "承包土地", "承包地块面积", "确权承包面积"),
                *("耕地承包面积", "责任田面积", "合同面积", "实测面积"),
            ),
            help="发耕地补贴时照这个数取，每期可以改",
        ),
        LongText("note", "备注"),
    ),
)
