"""本村: the one record from which every paper takes its heads, places and phones."""

import datetime as dt
from collections.abc import Iterator, Sequence

from models.days_off import is_known
from models.groups import Group
from models.kinds import Choice, Text
from models.kinds_links import Lines, Link
from models.kinds_people import CreditCode, PersonName, Phone
from models.lists import options
from models.privacy import Privacy
from models.record import Doubt, Obligation, Record, RecordType, Said, Section
from models.view import View

_DECEMBER = 12


def _unis_known(view: View) -> list[int]:
    """Return the years whose days off are needed and not known: this, and in December the next."""
    today = view.today
    asked = (today.year, today.year + 1) if today.month == _DECEMBER else (today.year,)
    return [year for year in asked if not is_known(view, year)]


def _without_holidays(villages: Sequence[Record], view: View) -> Iterator[Said]:
    for one in villages:
        for year in _unis_known(view):
            yield Said(one, f"{year}年的放假安排还没有，工作日先只按周末算", title=f"{year}年")


def _holidays_awaited(view: View) -> Sequence[Obligation]:
    """The next year's days off, once it is near: from an update, or entered by the village."""
    return [
        Obligation(
            type="day_off",
            verb="去写",
            on=dt.date(year, 1, 1),
            since=dt.date(year - 1, _DECEMBER, 1),
            title=f"{year}年的放假安排还没有",
            sentence="国务院办公厅公布以后写上放假和调休的日子，换上新版程序也行；没有以前工作日只按周末算",
        )
        for year in _unis_known(view)
    ]


RECORD = RecordType(
    "village",
    "本村情况",
    group=Group.VILLAGE,
    order=1,
    single=True,
    title="name",
    unit="个",
    adds="写村名",
    about="村名、乡镇、县区和联系办法，材料的抬头和落款都从这里来。",
    kept_because="村的基本情况不能删，直接改就行",
    doubts=(
        Doubt(
            name="holidays",
            label="当年的放假安排在程序里",
            todo="在“放假和调休”里写上公布的日子，换上新版程序也行；没有以前，按工作日算的期限自己再核一遍",
            finds=_without_holidays,
            needs=("name",),
        ),
    ),
    due=_holidays_awaited,
    sections=(
        Section("村", ("name", "township", "county", "province", "credit_code")),
        Section(
            "办公",
            (
                "office_phone",
                "office_address",
                "secretary",
                "director",
                "party_body",
                "seal_keeper",
                "paper_face",
            ),
        ),
        Section("监督电话", ("supervision_phones",), "公示材料的底下会印上"),
    ),
    fields=(
        Text(
            "name",
            "村名",
            required=True,
            privacy=Privacy.OPEN,
            example="白杨村",
            aliases=(
                *("行政村", "村名称", "村", "村居名称", "村委会名称", "村民委员会名称"),
                *("行政村名称", "所在村名称"),
            ),
        ),
        Text(
            "township",
            "乡镇",
            privacy=Privacy.OPEN,
            example="柳河镇",
            aliases=("乡", "镇", "街道"),
        ),
        Text(
            "county",
            "县区",
            privacy=Privacy.OPEN,
            example="平安县",
            aliases=("县", "区", "县市区"),
        ),
        Text("province", "省市", privacy=Privacy.OPEN, example="河南省周口市"),
        CreditCode(
            "credit_code",
            "村委会信用代码",
            privacy=Privacy.OPEN,
            aliases=(
                *("统一社会信用代码", "社会信用代码", "信用代码", "村委会统一社会信用代码"),
                *("基层群众性自治组织特别法人统一社会信用代码", "特别法人统一社会信用代码"),
            ),
        ),
        Phone(
            "office_phone",
            "村部电话",
            privacy=Privacy.PERSONAL,
            aliases=(
                *("办公电话", "办公室电话", "村委会电话", "村委会办公电话", "村办公电话"),
                *("村部联系电话", "村委会联系电话", "村级办公电话", "村部值班电话", "值班电话"),
                *("村部固定电话", "村委会固定电话"),
            ),
        ),
        Text(
            "office_address",
            "村部地址",
            privacy=Privacy.OPEN,
            aliases=(
                *("办公地址", "办公地点", "办公场所地址", "村委会地址", "村委会办公地址"),
                *("村部位置", "村部所在地", "村委会驻地", "村委会所在地", "办公住所"),
            ),
        ),
        PersonName(
            "secretary",
            "经手人",
            aliases=("文书", "填表人", "经办人"),
            help="平时用这台电脑记账的人，登记时自动写上",
        ),
        PersonName(
            "director",
            "村委会主任",
            privacy=Privacy.OPEN,
            aliases=("村主任", "村民委员会主任", "村委主任", "村委会主任姓名", "村主任姓名"),
        ),
        Text(
            "party_body",
            "村党组织全称",
            aliases=("村党组织名称", "党组织全称", "党组织名称"),
            privacy=Privacy.OPEN,
            width=16,
            help="党务公开的落款，照印章上的写",
            example="中共柳河镇白杨村支部委员会",
        ),
        Link(
            "seal_keeper",
            "公章保管人",
            to="official",
            help="提示（没有核对过原文）：审批人和保管人一般不是同一个人",
        ),
        Choice(
            "paper_face",
            "材料正文用的字",
            help="证明和公示的正文；标题和表格不变",
            default=lambda _: "fang",
            options=options(
                "fang 仿宋",
                "song 宋体",
                "system_fang 电脑里的仿宋_GB2312 电脑里的仿宋",
                "kai 楷体",
            ),
        ),
        Lines(
            "supervision_phones",
            "监督电话",
            privacy=Privacy.OPEN,
            fields=(
                Text("office", "单位", required=True, privacy=Privacy.OPEN, example="柳河镇纪委"),
                Text("number", "电话", required=True, privacy=Privacy.OPEN),
            ),
        ),
    ),
)
