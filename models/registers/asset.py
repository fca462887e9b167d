"""资产: what the village and its collective own, counted once a year.

Columns as the yearly count asks for them: name, kind, place, number, how and when it came, value.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from models.groups import Group
from models.kinds import Choice, DecimalNumber, LongText, Money, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Computed, Link
from models.lists import options, words
from models.money.books import BOOKS
from models.money.payments import RENT
from models.privacy import Privacy
from models.query import Where
from models.record import Filter, Numbering, RecordType, Section
from models.view import View

_GONE = {"state": "scrapped", "note": "撤销了这次登记"}


def _net(assets: Sequence[Mapping[str, Any]], view: View) -> list[int | None]:
    del view
    return [
        None if one["cost"] is None else one["cost"] - (one["depreciated"] or 0) for one in assets
    ]


def _worth(values: Mapping[str, Any]) -> Mapping[str, str]:
    if (values.get("depreciated") or 0) > (values.get("cost") or 0):
        return {"depreciated": "累计折旧不能比原值还多"}
    return {}


RECORD = RecordType(
    "asset",
    "资产",
    group=Group.ASSETS,
    order=50,
    title="name",
    aliases=("固定资产",),
    unit="项",
    adds="登记资产",
    about="房屋、机器、水井、路灯……村里和集体有什么、在哪里、值多少，每年清一次。",
    listed=("name", "net", "state", "place", "number"),
    searched=("name", "number", "place"),
    known_by=("name", "number"),
    sorted_by=("number",),
    dated="got_on",
    same_when=(("number",),),
    rules=(_worth,),
    numbering=Numbering(field="number", pattern="资产{year}-{n:03}", of="got_on", void=_GONE),
    deeds=(RENT,),
    filters=(
        Filter(name="used", label="在用", where=lambda _: (Where("state", "=", "used"),)),
        Filter(name="let", label="出租", where=lambda _: (Where("state", "=", "let"),)),
    ),
    sections=(
        Section("", ("name", "number", "book", "category", "spec", "place")),
        Section("数量和价值", ("quantity", "unit", "cost", "depreciated", "net")),
        Section("来历和使用", ("got_on", "got_by", "state", "user", "contract", "proof", "note")),
    ),
    fields=(
        Text("number", "编号", privacy=Privacy.OPEN, width=10,
            aliases=words(
                "资产编号 资产编码 固定资产编号 资产号 资产卡片号 卡片编号 资产代码 资产条码",
                "编码 固定资产编码 设备编号 物品编号",
            )),
        Text(
            "name",
            "资产名称",
            required=True,
            privacy=Privacy.OPEN,
            width=12,
            aliases=words(
                "名称 设备名称 物品名称 固定资产名称 资产 资产名称及型号 资产项目 项目名称",
                "资产（设备）名称 设施名称 物资名称 资产名 固定资产 房屋名称 财产名称",
            ),
            example="村部二层楼",
        ),
        Choice(
            "book",
            "是谁的",
            required=True,
            privacy=Privacy.OPEN,
            width=9,
            options=BOOKS,
            default=lambda _: BOOKS[1].code,
        ),
        Choice(
            "category",
            "类别",
            required=True,
            privacy=Privacy.OPEN,
            width=6,
            default=lambda _: "public",
            options=options(
                "earning 经营性 经营性资产",
                "public 非经营性 公益性 非经营性资产 公益性资产",
            ),
            aliases=words(
                "资产类别 资产类型 分类 经营性/非经营性 资产性质 是否经营性 资产分类 经营性质",
                "资产属性 类型 资产种类",
            ),
        ),
        Text("spec", "规格", privacy=Privacy.OPEN, width=8,
            aliases=words(
                "规格型号 型号规格 型号 规格及型号 品牌型号 规格参数 品牌及型号 型号及规格 结构",
                "建筑结构 结构类型",
            )),
        Text("place", "坐落", privacy=Privacy.OPEN, width=12,
            aliases=words(
                "坐落位置 存放地点 所在位置 存放位置 坐落地点 所在地点 存放处 坐落地址 座落",
                "座落位置 存放位置（地点） 所在地 使用地点 安装地点 放置地点 地点 详细坐落",
                "资产位置 资产所在地 存放地 地址 资产坐落 存放场所 坐落处 放置位置 所处位置",
            )),
        DecimalNumber("quantity", "数量", privacy=Privacy.OPEN, width=5, fewest=0,
            aliases=words(
                "资产数量 数目 件数 台数 现有数量 实有数量 盘点数量 账面数量 建筑面积 面积",
                "数量面积",
            )),
        Text("unit", "单位", privacy=Privacy.OPEN, width=4, example="间",
            aliases=words("计量单位 数量单位")),
        Date(
            "got_on",
            "取得日期", coarsest="year",
            required=True,
            privacy=Privacy.OPEN,
            default=lambda view: view.today,
            aliases=words(
                "取得时间 购建时间 购置日期 购置时间 购入时间 购入日期 购买日期 购买时间",
                "入账日期 建成时间 购置年份 建造时间 建成年份 建造年份 建（购）时间 购建日期",
                "建成日期 购入年月 购置年月 建成使用时间 建设时间 形成时间 投入使用时间",
                "启用时间 竣工时间 建成年月 购买年份 取得年份 开始使用时间 入账时间",
            ),
        ),
        Text("got_by", "取得方式", privacy=Privacy.OPEN, width=8, example="自建",
            aliases=words(
                "资产来源 取得来源 形成方式 来源 购建方式 形成来源 资产取得方式 资金来源",
                "购置资金来源 建设资金来源 取得途径 资产形成方式 增加方式 来源方式 购置方式",
            )),
        Money("cost", "原值", privacy=Privacy.OPEN, width=9,
            aliases=words(
                "原值（元） 原价 资产原值 账面原值 购置金额 购入价格 购置价值 资产价值 账面价值",
                "原始价值 购置价格 取得价值 资产原价 购置费用 购建金额 入账价值 采购金额",
                "原值金额 资产金额 购置费 造价 建造价格 建设资金 购买价格 账面原价 价值",
                "购建价格 总价值 金额 评估价值 总价 账面数 资产总额 购置价",
            )),
        Money("depreciated", "累计折旧", privacy=Privacy.OPEN, width=9,
            aliases=words(
                "已提折旧 累计折旧额 累计已提折旧 已提累计折旧 折旧额 折旧",
            )),
        Computed(
            "net",
            "净值",
            privacy=Privacy.OPEN,
            width=9,
            result=Money("net", "净值"),
            compute=_net,
            needs=("cost", "depreciated"),
            aliases=words("账面净值 现值 资产净值 净额 账面净额 固定资产净值"),
        ),
        Choice(
            "state",
            "使用状态",
            required=True,
            privacy=Privacy.OPEN,
            width=5,
            default=lambda _: "used",
            options=options(
                "used 在用 自用 使用中 正常使用 使用 完好 良好 正常",
                "let 出租 已出租 租赁 出租中 承包 发包",
                "idle 闲置 未使用 停用", "scrapped 已处置 报废 已报废 已出售 核销"),
            aliases=words(
                "状态 使用情况 使用状况 资产现状 现状 目前状况 资产状态 资产状况 使用现状",
                "资产使用状况 目前状态 目前使用情况 管护状态 利用状况",
            ),
        ),
        Text("user", "使用人或承租人", width=8,
            aliases=words(
                "使用人 使用（承租）人 使用单位 承租人 使用者 使用人/承租人 使用部门",
                "承租方 承租单位 使用保管人 使用者名称 保管使用人 使用单位或个人 承包人",
                "租用人 使用保管单位 承租户 使用（承包）人 承租（使用）人 使用人或承租方",
            )),
        Link("contract", "哪份合同", to="contract", width=10, aliases=words(
                "合同编号 合同号 出租合同号 所属合同 对应合同 租赁合同号 租赁合同编号",
                "出租合同编号 关联合同编号 关联合同 所属合同编号 承包合同编号 合同名称及编号",
            )),
        Attachment("proof", "照片和权证", help="可有可无"),
        LongText("note", "备注"),
    ),
)
