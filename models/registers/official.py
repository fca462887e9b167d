"""村干部与任职: one line for each post that somebody holds or held."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.groups import Group
from models.kinds import Choice, LongText, Text, YesNo
from models.kinds_dates import Date
from models.kinds_links import Copied, Link
from models.kinds_people import Phone
from models.lists import options, words
from models.people.office_kin import APART, DOUBTS, same, serving
from models.privacy import Privacy
from models.query import Where
from models.record import Doubt, Filter, Record, RecordType, Said, Section, in_order
from models.rule_list import applies
from models.rules import rules as rules_of
from models.view import View


def _serving(today: dt.date) -> tuple[Where, ...]:
    del today  # whoever has no end serves
    return (Where("ended", "empty"),)


def _supervising(today: dt.date) -> tuple[Where, ...]:
    return (*_serving(today), Where("body", "=", "supervision"))


def _kin_has_name(values: Mapping[str, Any]) -> Mapping[str, str]:
    if values.get("kinship") and not values.get("kin"):
        return {"kin": "写明是哪一位的亲属"}
    return {}


def _both(officials: Sequence[Record], view: View) -> Iterator[Said]:
    now = serving(officials, view)
    committee = [one for one in now if one["body"] == "committee"]
    for one in now:
        for other in committee if one["body"] == "supervision" else ():
            if same(one, other):
                yield Said(one, f"在监委会，又是村委会{other['post']}", "body")


def _keeps_books(officials: Sequence[Record], view: View) -> Iterator[Said]:
    """Yield who watches over books which he keeps himself; who may not differs by province."""
    rules = [one for one in rules_of("supervision") if one.in_force(view.today)]
    here = [one for one in rules if applies(one.place, view.village)]
    rule = max(here, key=lambda one: (one.verified, len(one.place)), default=None)
    clerk = view.village["secretary"]
    watching = [one for one in serving(officials, view) if one["body"] == "supervision"]
    for one in watching if rule else ():
        kept = [
            other
            for other in officials
            if other["ended"] is None and same(one, other)
            and any(word in (other["post"] or "") for word in rule.more["posts"])
        ] if rule else []  # fmt: skip
        named = kept[0]["post"] if kept else "经手人" if one["name"] == clerk else ""
        if named and rule:
            yield Said(one, f"在监委会，又是{named}", "post", f"{rule.said_as}，{rule.text}")


RECORD = RecordType(
    "official",
    "村干部与任职",
    group=Group.VILLAGE,
    order=2,
    title="name",
    aliases=(
        "村干部", "两委", "班子成员", "村组干部", "村级干部", "村委会成员", "村民委员会成员",
        "监委会成员", "监督委员会成员", "村委成员", "支委成员", "书记主任", "村级组织成员",
        "班子人员", "后备干部", "历任", "历届", "大队干部", "任职登记", "干部任职", "两委干部",
        "干部登记",
    ),
    unit="条",
    adds="加一任",
    about="谁从哪天起担任什么，离任了填上离任日期，一任一行。",
    listed=("name", "body", "post", "started", "ended"),
    searched=("name", "post"),
    known_by=("name",),
    sorted_by=("body", "started"),
    same_when=(("name", "body", "post", "started"),),
    rules=(in_order("started", "ended", "离任不能早于任职"), _kin_has_name),
    doubts=(
        Doubt(
            name="both",
            label="村委会成员不进监委会",
            todo="离任了的填上离任日期；真是两边都在的，按程序换人",
            finds=_both,
            basis=APART,
        ),
        *DOUBTS,
        Doubt(
            name="clerk",
            label="记账的人不进监委会",
            todo="记账和监督分开，按程序换人",
            finds=_keeps_books,
        ),
    ),
    filters=(
        Filter(name="serving", label="在任", where=_serving),
        Filter(name="supervision", label="监委会", where=_supervising),
    ),
    sections=(
        Section("", ("resident", "name", "body", "post", "started", "ended")),
        Section("联系和分工", ("phone", "duties", "note")),
        Section(
            "监委会成员",
            ("kin", "kinship", "accounts", "chosen_in"),
            "监委会成员才用填：村委会成员和他们的近亲属不能当，成员里要有懂财会的",
            later=True,
        ),
    ),
    fields=(
        Link(
            "resident", "村民", to="resident", help="是本村人就从村民里选，不是就空着、直接写姓名"
        ),
        Copied("name", "姓名", link="resident", of="name", required=True, privacy=Privacy.OPEN),
        Choice(
            "body",
            "组织",
            required=True,
            privacy=Privacy.OPEN,
            width=10,
            options=options(
                "party 村党组织 党支部 村党支部 党总支 村党支部委员会 支部委员会 支委会 "
                "村党总支 村党委",
                "committee 村民委员会 村委会",
                "supervision 村务监督委员会 监委会 村监委 监督委员会 村监委会 村监会",
                "collective 村集体经济组织 合作社 经济合作社 股份经济合作社 经济联合社 村集体",
                "group 村民小组 小组",
                "representative 村民代表",
                "other 其他",
            ),
            aliases=("任职组织", "所在组织", "任职班子", "组织名称", "所在班子", "组织类别"),
        ),
        Text(
            "post",
            "职务",
            required=True,
            privacy=Privacy.OPEN,
            example="文书",
            aliases=(
                *("担任职务", "现任职务", "村职务", "任职职务", "职位", "村内职务", "岗位"),
                *("现职务", "曾任职务", "曾任主要职务", "原任职务", "现任村职务", "职务名称"),
                *("村（社区）职务", "现任党内职务", "村“两委”职务", "现任（拟任）职务"),
                *("党内及行政职务", "班子职务", "所任职务", "拟任职务", "现任主要职务"),
                "工作岗位",
                *("党政职务", "在村职务", "现职", "现任岗位"),
            ),
        ),
        Date("started", "任职日期", coarsest="year", privacy=Privacy.OPEN,
            aliases=(
                *("任职时间", "任现职时间", "当选时间", "任职起始日期", "上任时间"),
                *("任现职日期", "现任职时间", "开始日期", "现任职务时间", "任职年月"),
                *("任职起始时间", "任现职年月", "首次任职时间", "到岗时间", "起始任职时间"),
                *("任本职时间", "任本职", "任现职"),
                *("任村干部时间", "担任现职时间", "开始任职时间"),
                "任职起止时间起",
            )),
        Date("ended", "离任日期", coarsest="year", privacy=Privacy.OPEN,
            aliases=(
                *("离任时间", "离职时间", "卸任时间", "免职时间", "截止日期", "卸任日期"),
                *("离职日期", "离岗时间", "去职时间", "任职结束时间", "离任年月"),
                "任职截止时间",
            )),
        Phone("phone", "联系电话",
            aliases=(
                *("手机号", "电话", "手机", "联系方式", "手机号码", "电话号码", "联系手机"),
                *("移动电话", "联系号码"),
            )),
        Text("duties", "分工", privacy=Privacy.OPEN, width=16,
            aliases=(
                *("分管工作", "工作分工", "主要分工", "负责工作", "岗位职责", "职责分工"),
                *("职责", "工作职责", "负责片区", "分工情况", "主要职责", "分管领域"),
                *("包片情况", "具体分工", "分管业务", "工作内容"),
            )),
        Link("kin", "和哪位村干部是亲属", to="official", help="只写近亲属，没有就空着"),
        Choice(
            "kinship",
            "是他的什么人",
            options=options(
                "spouse 配偶", "parent 父母", "child 子女", "sibling 兄弟姐妹",
                "grandparent 祖父母外祖父母 祖父母 外祖父母", "grandchild 孙子女外孙子女",
                "in_law 其他近亲属",
            ),
                aliases=words(
                    "与其他村干部亲属关系 与村干部亲属关系 村干部亲属关系 与班子成员亲属关系",
                )),
        YesNo("accounts", "懂财会", width=5),
        Link("chosen_in", "哪次会推选的", to="meeting", width=12),
        LongText("note", "备注"),
    ),
)  # fmt: skip
