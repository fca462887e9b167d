"""网格: parts of the village with somebody who looks after each."""

from models.groups import Group
from models.kinds import Integer, LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Link
from models.kinds_people import PersonName, Phone
from models.lists import words
from models.privacy import Privacy
from models.record import RecordType, Section, in_order

RECORD = RecordType(
    "grid",
    "网格",
    group=Group.APPEALS,
    order=30,
    title="name",
    aliases=("网格员", "网格长"),
    unit="个",
    adds="加一个网格",
    about="村里分几个网格、哪些组、谁是网格员。",
    listed=("name", "leader", "groups", "count"),
    searched=("name", "leader"),
    known_by=("name",),
    sorted_by=("name",),
    same_when=(("name",),),
    rules=(in_order("started", "ended", "结束不能早于开始"),),
    sections=(
        Section("", ("name", "groups", "count", "official", "leader", "phone")),
        Section("", ("started", "ended", "note")),
    ),
    fields=(
        Text("name", "网格名称", required=True, privacy=Privacy.OPEN, example="第一网格",
            aliases=(
                *("网格", "网格名", "所属网格", "网格编号名称", "网格全称", "基础网格名称"),
                "微网格名称",
            )),
        Text("groups", "包括哪些组", privacy=Privacy.OPEN, example="1组、2组",
            aliases=words(
                "覆盖小组 覆盖范围 包括小组 负责区域 管辖范围 包含小组 覆盖区域 管辖小组",
                "网格范围 管理范围 管理区域 网格区域 负责范围 网格覆盖范围 辖区范围",
                "负责小组 所辖村组 所辖小组 辖区 所含村民小组 责任区域 网格管辖范围",
                "网格四至范围 包含村组 包联区域 所辖范围 管辖区域 涵盖小组 覆盖村民小组",
                "涉及小组 所含小组",
            )),
        Integer("count", "多少户", least=0, most=9999, width=5, privacy=Privacy.OPEN,
            aliases=words(
                "户数 管辖户数 覆盖户数 网格户数 总户数 所辖户数 包含户数 辖区户数 网格内户数",
                "负责户数 常住户数 服务户数 居民户数",
            )),
        Link("official", "是哪位村干部", to="official", aliases=words(
                "网格长 网格长姓名 网格长（村干部） 网格负责人 包片干部 网格长名称 总网格长",
                "网格责任人 片长 包联村干部 包联干部 包格干部 联系村干部 负责人 责任村干部",
                "村干部 包网格干部",
            )),
        PersonName("leader", "网格员", privacy=Privacy.OPEN,
            aliases=(
                *("网格员姓名", "专职网格员", "专职网格员姓名", "兼职网格员"),
                *("专（兼）职网格员", "网格管理员", "专职网格员（姓名）", "网格员名字"),
                *("专兼职网格员", "网格员名称", "微网格长", "网格信息员", "兼职网格员姓名"),
            )),
        Phone("phone", "联系电话",
            aliases=words(
                "网格员电话 网格员联系电话 电话 手机号 网格员手机号 专职网格员电话",
                "专职网格员联系电话 专职网格员手机号 网格员手机 网格员联系方式",
                "专职网格员手机号码 专职网格员联系方式 联系方式 联系电话 手机号码",
                "网格员手机号码",
            )),
        Date("started", "开始日期", coarsest="year"),
        Date("ended", "结束日期", coarsest="year"),
        LongText("note", "备注"),
    ),
)
