"""资源: land, water and woods of the village, who works them and what they bring."""

from models.groups import Group
from models.kinds import Choice, DecimalNumber, LongText, Money, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Link
from models.lists import options, words
from models.money.books import BOOKS
from models.money.instalments import ending
from models.money.payments import RENT
from models.privacy import Privacy
from models.query import Query, Where
from models.record import Filter, Obligation, RecordType, Section, in_order
from models.view import View

_OVER = "续不续、怎么办，要在到期前定；续了改到期的日子，收回了改经营方式"


def _due(view: View) -> list[Obligation]:
    """Name what was let without a contract of the ledger and ends soon."""
    where = (Where("managed", "=", "let"), Where("contract", "empty"), Where("ended", "filled"))
    query = Query(where=where, fields=("name", "ended"))
    return [ending("resource", one, _OVER) for one in view.ledger.find("resource", query)]


RECORD = RecordType(
    "resource",
    "资源",
    group=Group.ASSETS,
    order=51,
    title="name",
    aliases=("资源性资产", "集体土地资源", "机动地"),
    unit="处",
    adds="登记资源",
    about="耕地、林地、水面、四荒……在哪里、多少亩、谁在种、一年收多少。",
    listed=("name", "area", "category", "managed", "income"),
    searched=("name", "place"),
    known_by=("name",),
    sorted_by=("category", "name"),
    same_when=(("name", "place"),),
    rules=(in_order("started", "ended", "到期不能早于开始"),),
    due=_due,
    deeds=(RENT,),
    filters=(
        Filter(name="let", label="发包出租", where=lambda _: (Where("managed", "=", "let"),)),
    ),
    sections=(
        Section("", ("name", "book", "category", "area", "place", "owner")),
        Section("怎么经营", ("managed", "user", "started", "ended", "income", "contract")),
        Section("其他", ("proof", "note")),
    ),
    fields=(
        Text(
            "name",
            "资源名称",
            required=True,
            privacy=Privacy.OPEN,
            width=12,
            aliases=words(
                "名称 地块名称 资源 资源性资产名称 土地名称 地块 地名 小地名 资源项目 资源名",
                "地块名 项目名称 林班名称",
            ),
            example="村南坑塘",
        ),
        Choice(
            "book",
            "归谁管",
            required=True,
            privacy=Privacy.OPEN,
            width=9,
            options=BOOKS,
            default=lambda _: BOOKS[1].code,
        ),
        Choice(
            "category",
            "类型",
            required=True,
            privacy=Privacy.OPEN,
            width=6,
            default=lambda _: "field",
            options=options(
                "field 耕地 水田 旱地 水浇地 机动地 农田",
                "wood 林地 山林 山场 公益林",
                "orchard 园地 果园 茶园",
                "grass 草地 草场", "water 水面 坑塘 鱼塘 养殖水面 水库 池塘 塘坝 水塘",
                "waste 四荒 四荒地 荒山 荒地 荒坡 荒滩 荒沟",
                "building 建设用地 集体建设用地 建设地",
            ),
            aliases=words(
                "种类 分类 资源类型 资源类别 土地类型 地类 资源种类 资源性资产类别 类别",
                "土地性质 土地类别 资源性质 地类名称 土地用途 用地类型 土地利用类型 资源属性",
            ),
        ),
        DecimalNumber(
            "area", "面积（亩）", privacy=Privacy.OPEN, width=6, fewest=0,
                aliases=words(
                    "面积 亩数 总面积 资源面积 土地面积 实测面积 集体面积 测量面积 使用面积",
                    "地块面积 占地面积 面积亩 实际面积 丈量面积 账面面积 清查面积 核实面积",
                    "流转面积 资源数量 发包面积 总亩数",
                )
        ),
        LongText("place", "坐落四至", privacy=Privacy.OPEN, width=16,
            aliases=words(
                "坐落位置及四至 位置及四至 坐落及四至 四至 坐落 位置 所在位置 坐落位置 坐落地点",
                "四至范围 四至边界 所在地点 地点 座落 座落四至 地址 四至界限 具体位置 地理位置",
                "坐落地点及四至 地块位置 东南西北四至 资源位置 详细位置 位置四至 位置（四至）",
                "坐落地 资源坐落",
            )),
        Text("owner", "权属", privacy=Privacy.OPEN, width=6, example="村集体",
            aliases=words(
                "权属情况 权属单位 所有权人 所有权 所有权单位 土地权属 所有权属 权属性质",
                "产权归属 权属人 所有者 所有权归属 权利人 产权单位 权属主体",
            )),
        Choice(
            "managed",
            "经营方式",
            privacy=Privacy.OPEN,
            width=6,
            options=options(
                "let 发包出租 承包 出租 发包 租赁 已发包 已承包 流转 已出租 承包经营 对外发包",
                "own 集体经营 自营 自主经营 集体自营 统一经营",
                "idle 闲置 未发包 未承包 荒芜 撂荒"),
            aliases=words(
                "经营状况 经营情况 利用方式 使用状况 使用状态 利用情况 经营形式 发包方式",
                "流转方式 使用方式 经营利用方式 经营管理方式 资源使用状况 使用情况 资源利用情况",
                "处置方式 经营状态 利用现状 资源状态 承包方式",
            ),
        ),
        Text("user", "承包（租）人", width=10,
            aliases=words(
                "承包人 承租人 承包方 承包户 承包人姓名 承租方 经营者 承包者 承租户",
                "承包人名称 经营人 承租人姓名 承包经营者 承包经营户 承包经营人 经营权人",
                "经营主体 使用人 使用单位 承包单位 承租单位 承包者姓名 承包（承租）人",
                "承包单位或个人 承包（租赁）人 租赁人 现承包人 现使用人 经营户 承租者",
                "使用者 流转对象 种植户 租用人 租赁方 实际使用人 流转方 受让方",
            )),
        Date("started", "从哪天起", privacy=Privacy.OPEN,
            aliases=words(
                "承包开始时间 起始日期 开始日期 承包起始日期 承包期限起 期限起 承包期起",
                "租赁期限起 起租时间 租赁开始日期 承包起始时间 承包开始年月 合同开始日期",
                "起始时间 承包时间起 承包起始年 起始年 起始年份 承包开始日期 起租日期",
                "租期开始 租赁起始时间 合同起始时间 合同开始时间 发包时间 发包日期",
                "流转开始时间",
            )),
        Date("ended", "到哪天", privacy=Privacy.OPEN,
            aliases=words(
                "承包截止 承包到期 到期日期 截止日期 承包到期时间 承包到期日 承包期限止",
                "期限止 承包期止 租赁到期日期 承包终止时间 租赁终止时间 承包结束时间",
                "合同到期时间 承包截止日期 到期时间 终止时间 合同终止日期 承包终止年 终止年",
                "终止年份 到期年份 合同终止时间 流转结束时间",
            )),
        Money("income", "年收益", privacy=Privacy.OPEN, width=9,
            aliases=words(
                "年收益（元） 年承包费 年租金 承包费 年收入 租金 年租金（元） 年应收承包费",
                "每年租金 年租金收入 承包金 年承包金 收益金额 年发包收入 年收益额 年承包款",
                "年度收益 年流转费 承包款 年上交金额 年承包收入 年交租金 年收取费用",
                "承包收入 发包收入 年应收租金 年承包金额 年租赁费 年收取金额 年收益金额",
                "每年承包费",
            )),
        Link("contract", "哪份合同", to="contract", width=10, aliases=words(
                "合同编号 合同号 所属合同 承包合同号 承包合同编号 对应合同 关联合同",
                "租赁合同编号 流转合同编号 发包合同编号 合同名称及编号",
            )),
        Attachment("proof", "照片和权证", help="可有可无"),
        LongText("note", "备注"),
    ),
)  # fmt: skip
