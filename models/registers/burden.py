"""其他要求: apps, chat groups, pledges, contests, photo proofs and secondments asked for.

One register with a kind, not six: each is a handful of lines a year and all say the same four
things (what, who asked, since when, until when).
"""

from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Link
from models.kinds_people import PersonName
from models.lists import options, words
from models.query import Where
from models.record import Event, Filter, RecordType, Section, in_order
from models.tally import Tally, total


def _of(*kinds: str) -> tuple[Where, ...]:
    return (Where("kind", "in", kinds),)


_LASTING = _of("app", "group", "secondment")
_SPAN = ("started", "ended")

RECORD = RecordType(
    "burden",
    "其他要求",
    group=Group.AFFAIRS,
    order=50,
    title="subject",
    aliases=("工作群", "责任状"),
    unit="项",
    adds="记一项要求",
    about="要装的App、要进的工作群、要签的责任状、创建评比、拍照截图、借调的人，谁要的、到哪天。",
    listed=("subject", "kind", "sender", "started", "ended"),
    searched=("subject", "sender"),
    sorted_by=("-started",),
    dated="started",
    same_when=(("kind", "subject", "sender", "started"),),
    rules=(in_order("started", "ended", "不能早于开始的那天"),),
    event=Event(
        "来了上级文件、任务",
        "谁交办、几号前要，到期会提醒",
        1,
        "flag",
        part="其他要求：装App、进群、责任状、评比、拍照、借调",
    ),
    filters=(
        Filter(
            name="lasting",
            label="还在的App和群",
            where=lambda _: (*_of("app", "group"), Where("ended", "empty")),
        ),
        Filter(name="pledge", label="责任状", where=lambda _: _of("pledge")),
        Filter(name="contest", label="创建评比", where=lambda _: _of("contest", "appraisal")),
    ),
    tallies=(
        Tally(name="apps", label="政务App", unit="个", order=50, where=_of("app"), stays=_SPAN),
        Tally(name="groups", label="工作群", unit="个", order=51, where=_of("group"), stays=_SPAN),
        Tally(name="photos", label="要求拍照截图留痕", unit="次", order=52, where=_of("photo")),
        Tally(name="pledges", label="责任状", unit="份", order=53, where=_of("pledge", "veto")),
        Tally(
            name="contests",
            label="创建示范和评比达标",
            unit="项",
            order=54,
            where=_of("contest", "appraisal"),
        ),
        Tally(
            name="seconded",
            label="借调人数",
            unit="人",
            order=80,
            where=_of("secondment"),
            stays=_SPAN,
            measure=total("persons"),
            needs=("persons",),
        ),
    ),
    sections=(
        Section("", ("subject", "kind", "sender", "started", "ended", "persons")),
        Section("凭什么", ("basis", "person", "incoming", "files", "note"), later=True),
    ),
    fields=(
        Text(
            "subject",
            "叫什么",
            required=True,
            width=14,
            aliases=words(
                "名称 内容 App名称 工作群名称 群名称 APP名称 应用名称 软件名称",
                "平台名称 小程序名称 政务APP名称 系统名称 公众号名称 责任状名称 创建项目",
                "评比项目",
            ),
            example="防火巡查打卡群",
        ),
        Choice(
            "kind",
            "是什么",
            required=True,
            width=7,
            options=options(
                "app 政务App App APP",
                "group 工作群 微信群 群",
                "pledge 责任状",
                "veto 一票否决事项 一票否决",
                "contest 创建示范 创建",
                "appraisal 评比达标 评比",
                "photo 拍照截图留痕 拍照 截图 留痕",
                "secondment 借调人员 借调",
            ), aliases=words("类型 类别 平台类型 应用类型 事项类型 要求类型")),
        Text(
            "sender",
            "谁要求的",
            required=True,
            width=10,
            aliases=words(
                "要求单位 部门 主管部门 建群单位 开发单位 推广单位 主办单位 要求部门",
                "主管单位 组建单位 群主单位 借调单位 签订单位",
            ),
            example="柳河镇应急办",
        ),
        Date(
            "started",
            "从哪天起",
            required=True,
            default=lambda view: view.today,
            aliases=words(
                "日期 开始日期 使用开始时间 开始使用时间 启用时间 建群时间 上线时间",
                "使用时间 安装时间 签订时间 借调时间 借调开始时间 组建时间",
            ),
        ),
        Date(
            "ended",
            "到哪天",
            help="群散了、App不用了、人回来了就写",
            aliases=words(
                "结束日期 停用时间 解散时间 退出时间 注销时间 卸载时间 清理时间",
                "停止使用时间 退群时间 期满时间 借调结束时间",
            ),
        ),
        Integer("persons", "几个人", default=lambda _: 1, least=1, most=999, width=4,
            aliases=words("涉及人数 人数 群成员数 使用人数 群人数 安装人数 参与人数 进群人数")),
        Text("basis", "凭哪份文件", width=12,
            aliases=words("文件依据 依据 来文依据 依据文件 使用依据")),
        PersonName("person", "借调的是谁", width=6,
            aliases=words("借调人员 借调人 借调人员姓名 被借调人")),
        Link("incoming", "来文", to="incoming", width=16),
        Attachment("files", "附件"),
        LongText("note", "备注"),
    ),
)
