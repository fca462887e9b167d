"""Lists of people and households as offices head them: what is asked of whom, which rows."""

import pytest

from models.declared import record_types
from models.forms.recognising import Recogniser
from models.forms.whose.about import about
from tests.models.forms.form_writer import FormWriter

RECOGNISER = Recogniser(record_types())
#: title -> each head with what belongs below it; None stays open
LISTS = {
    "城乡居民医疗保险未参保人员摸排台账": {
        "户主姓名": "household.head", "未参保人员姓名": "resident.name",
        "公民身份号码": "resident.id_number", "联系电话": "resident.phone", "未参保原因": None,
    },
    "医保未参保对象走访台账": {
        "户主姓名": "household.head", "户主身份证号": "household.head_number",
        "家庭人口": "household.size", "走访人员姓名": None, "走访人员电话": None,
    },
    "残疾人“两项补贴”资格复核花名册": {
        "姓名": "resident.name", "残疾人证号（20位）": "special_group.number",
        ("困难残疾人生活补贴", "起始年月"): None, ("困难残疾人生活补贴", "补贴标准"): None,
        "享受起始年月": "special_group.started",
    },
    "农村劳动力转移就业登记台账": {
        "姓名": "resident.name", ("劳动力基本情况", "住址", "村"): "village.name",
        ("劳动力基本情况", "住址", "组"): "resident.group",
        ("就业情况", "已就业", "务工地"): "resident.away_to",
        ("就业情况", "已就业", "单位名称"): None, ("监护人情况", "住址", "村"): None,
    },
    "妇女健康检查登记表": {
        "姓名": "resident.name", "配偶姓名": None, "现住址": "resident.address",
        "联系电话": "resident.phone",
    },
    "妇女健康随访登记表": {
        "姓名": "resident.name", "配偶姓名": None, "民族": "resident.nation", "联系电话": None,
    },
    "农村房屋安全排查台账": {
        ("房屋坐落", "组别"): "household.group", ("房屋坐落", "门牌号"): "household.address",
        ("产权人（户主）", "姓名"): "household.head",
        ("产权人（户主）", "身份证号"): "household.head_number",
        ("实际使用人", "姓名"): None, ("实际使用人", "身份证号"): None,
        "家庭人口": "household.size",
    },
    "专项支出用款申请书": {
        "资金性质": None, "项目名称": None, ("收款人", "全称"): None, "核定金额": None,
    },
    "护林员花名册": {
        "姓名": "resident.name", "一卡通（惠农卡）卡号": "resident.card",
        ("学业情况", "文化程度"): "resident.education",
        "联系电话（村干部）": None,
    },
    "高龄津贴申报花名册": {
        "姓名": "resident.name", ("社保卡（银行卡）", "开户人"): None,
        ("社保卡（银行卡）", "卡号"): "resident.card",
    },
    "农村土地承包经营权确权登记颁证清册": {
        "年度": "年度", "承包方": "household.head",
        ("家庭成员情况（含户主）", "姓名"): "resident.name",
        ("家庭成员情况（含户主）", "身份证号"): "resident.id_number",
        ("耕地情况", "实测面积"): None, "领证人签字": None,
    },
    "地质灾害受威胁群众转移避险名册": {
        "隐患点名称": None, ("受威胁农户", "户主姓名"): "household.head",
        ("受威胁农户", "人口数"): "household.size",
        ("受威胁农户", "其中：残疾人"): "户内人数：残疾",
        ("受威胁农户", "联系电话"): "household.phone",
        "房屋结构": None, "预警信号": None, ("转移责任人", "姓名"): None,
        ("转移责任人", "职务"): None, ("转移责任人", "电话"): None, "安置点": None, "路线": None,
    },
    "养老保险待遇领取资格认证花名册": {
        "姓名": "resident.name", "性别": "resident.sex", "认证结果（健在/死亡/失联）": None,
        "死亡时间": None, "现居住地": "resident.address",
    },
    "死亡人员登记表": {
        "姓名": "departure.name", "身份证号": "resident.id_number",
        "死亡时间": "departure.happened_on", "死亡原因": None,
    },
    "雨露计划补助学生花名册": {
        "学生姓名": "resident.name", "学生身份证号": "resident.id_number",
        "监护人姓名": None, "监护人一卡通账号": None, "学生联系电话": "resident.phone",
    },
    "低保对象动态管理花名册": {
        "姓名": "resident.name", ("保障金发放情况", "保障类别"): "special_group.level",
        ("保障金发放情况", "开户姓名"): None, ("保障金发放情况", "银行账号"): None,
        "联系电话": "resident.phone",
    },
    "重点人群网格化服务台账": {
        "网格员": None, ("服务对象", "姓名"): "resident.name",
        ("服务对象", "联系方式"): "resident.phone", ("服务人员", "电话"): None,
        ("紧急联系人", "电话"): None,
    },
    "自建房排查台账": {
        "户主（产权人）": "household.head", "身份证号": "household.head_number",
        "家庭人口": "household.size", "社会保障卡（一卡通）账号": "resident.card",
        "承租人姓名": None, "承租人电话": None,
    },
    "自建房巡查台账": {
        "户主（负责人）": None, "家庭人口": None, "家庭住址": None, "户主身份证号": None,
    },
    "村民小组及村民小组长基本情况登记表": {
        "村民小组名称": "village_group.name", ("村民小组长", "姓名"): "village_group.official",
        ("小组规模", "户数"): "village_group.homes",
        ("小组规模", "人口数"): "village_group.people",
        ("网格规模", "户数"): None,
    },
    "危险区五包到户清单": {
        ("受威胁户情况", "所在组"): "household.group", ("受威胁户情况", "户主"): "household.head",
        ("受威胁户情况", "手机"): "household.phone", ("人口（人）", "总人数"): "household.size",
        "儿童（14岁以下）": "户内人数：年龄<14",
        ("包保责任人", "县级干部", "姓名"): None, ("包保责任人", "县级干部", "电话"): None,
        ("包保责任人", "党员", "姓名"): None, ("包保责任人", "党员", "电话"): None,
    },
    "林权承包农户登记册": {
        "农户姓名": "household.head", "人口": "household.size", "小组": "household.group",
    },
    "监测对象家庭成员核实表": {
        ("户情况", "户主姓名"): "household.head", ("户情况", "家庭人口"): "household.size",
        ("成员情况（每人一行，含户主）", "姓名"): "resident.name",
        ("成员情况（每人一行，含户主）", "与户主关系"): "resident.relation",
        "脱贫户/监测户（是/否）": None,
    },
    "地质灾害受威胁农户清册": {
        "户主姓名": "household.head", "户口簿人数": "household.size",
        ("其中", "常年外出"): "户内人数：外出",
    },
    "群众诉求办理台账": {
        "登记日期": "appeal.received_on", ("反映人", "姓名"): "appeal.name",
        ("反映人", "组别"): "appeal.group", "反映问题": "appeal.matter",
        "风险等级": "appeal.risk", "办理时限": "appeal.due_on",
    },
    "农村供水用水户水费收缴花名册": {
        "用水户姓名": "household.head", "家庭人口": "household.size",
        "联系电话": "household.phone", "水价": None,
    },
    "医保参保动员台账": {
        "户主": "household.head", "家庭成员": "resident.name", "与户主关系": "resident.relation",
        "公民身份号码": "resident.id_number",
    },
    "网格员走访登记表": {
        "网格名称": "grid.name", "网格员姓名": "grid.leader", "走访对象电话": None,
    },
    "护林员责任区登记表": {
        "护林员姓名": "resident.name", "性别": "resident.sex", "年龄": "resident.age",
        "联系电话": "resident.phone", "是否脱贫户": "是否：脱贫户", "管护面积（亩）": None,
    },
    "残疾人就业调查表": {
        "姓名": "resident.name", "残疾证号": "special_group.number",
        "类别": "special_group.level", "等级": "special_group.level",
    },
    "会议登记表": {
        "会议时间": "meeting.held_on", "会议类别（支委会、村民代表会等）": "meeting.kind",
        "主持人": "meeting.host", "记录人": "meeting.recorder",
    },
    "医疗保险未参保人员摸排表": {
        "户主姓名": "household.head", "未参保人姓名": "resident.name",
        "与户主关系": "resident.relation", "身份证号码": "resident.id_number",
    },
    "发展党员对象和入党积极分子备案花名册": {
        "姓名": "resident.name", "学历": "resident.education", "申请入党时间": None,
    },
    "流动党员信息采集表": {
        "姓名": "party_member.name", "所在党支部": "village.party_body",
        "性别": "party_member.sex",
        "入党时间": "party_member.joined_on",
        ("流入地", "党组织名称"): None,
    },
    "中小学生花名册": {
        "学生姓名": "resident.name", "身份证号": "resident.id_number",
        "是否留守": "是否：留守儿童",
        ("重点人群类型", "6岁以下儿童"): "是否：年龄<6", ("重点人群类型", "残疾人"): "是否：残疾",
    },
    "退役军人信息核查花名册": {
        "姓名": "resident.name", "残疾等级": None, "残疾人证号": "special_group.number",
    },
    "留守儿童、困境儿童摸底登记表": {
        "姓名": "resident.name", "儿童类别（留守/困境/孤儿）": "special_group.category",
        "是否脱贫（监测）户": "是否：脱贫户或监测户", "是否低保/特困": "是否：低保或特困",
    },
    "退役军人及其他优抚对象核查表": {
        "姓名": "resident.name", "人员类别（退役士兵、两参、三属等）": "special_group.level",
    },
    "村民小组长基本情况登记表": {
        "组别": "resident.group", "姓名": "official.name", "任职时间": "official.started",
        "户数": "village_group.homes", "人口": "village_group.people",
    },
    "农村低保对象管理花名册": {
        "户主姓名": "household.head", "家庭人口": "household.size",
        "低保类别（A/B/C）": "special_group.level",
    },
    "股份经济合作社社员名册": {
        "股东姓名": "resident.name", "性别": "resident.sex", "身份证号": "resident.id_number",
        "与户主关系": "resident.relation", "户主姓名": "household.head",
    },
    "高龄老人补贴发放花名册": {"姓名": "resident.name", "年龄": "resident.age"},
    "农村集体经济合同清理台账": {
        "合同编号": "contract.number", "合同名称": "contract.name",
        ("合同金额", "年租金"): "contract.yearly",
    },
    "用火用电入户排查登记表": {
        "户主": "household.head", ("家庭情况", "总人口"): "household.size",
        ("重点人员", "60岁以上老人"): "户内人数：年龄≥60",
        ("重点人员", "残疾人"): "户内人数：残疾",
        ("外来租户", "60岁以上老人"): None,
    },
    "山洪危险区人员转移清单": {
        "户主": "household.head", "户籍人口": "household.size", "实际居住人口": "户内人数：常住",
        ("其中需重点帮助转移人员", "60周岁及以上"): "户内人数：年龄≥60",
        ("家庭人口结构（人）", "残疾人"): "户内人数：残疾",
        ("转移责任人", "手机"): None,
    },
    "外出务工人员摸底表": {
        "姓名": "resident.name", "身份证号": "resident.id_number",
        ("务工地点", "省"): None, ("务工地点", "县"): None,
        ("是否重点人群", "脱贫人口"): "是否：脱贫户",
    },
    "土地承包经营权流转情况登记台账": {
        ("转出方（承包农户）", "承包方代表（户主）"): "household.head",
        ("转出方（承包农户）", "身份证号"): "household.head_number",
        ("转出方（承包农户）", "承包总面积"): "household.farm_area",
        ("转入方", "姓名或名称"): None, ("转入方", "联系电话"): None,
        ("流转期限", "起"): None, "租金": None, "合同编号": None,
    },
    "2026年农村土地流转台账": {
        "村组": "household.group", "流出农户姓名": "household.head",
        "身份证号": "household.head_number",
        "流转面积（亩）": None, "流入方名称": None, "年租金（元/亩）": None,
    },
    "2026年农户承包土地经营权流转情况登记汇总表": {
        ("转出方（农户）", "户主姓名"): "household.head",
        ("转出方（农户）", "家庭人口"): "household.size",
        ("转入方", "名称或姓名"): None, ("流转情况", "流转面积"): None,
        ("流转情况", "流转方式"): None, ("流转情况", "起始日期"): None, "合同编号": None,
    },
    "农户基本情况摸底表": {
        "户主姓名": "household.head", "家庭人口": "household.size", "其中：女": "户内人数：女",
        "其中：常住": "户内人数：常住", "低保人数": "户内人数：低保",
        "其中：残疾": "户内人数：低保，残疾", "缴费人数": None, "其中：60岁以上": None,
        ("家庭人口数", "60岁以上"): "户内人数：年龄≥60",
        ("户类型", "脱贫户打√"): "是否：脱贫户",
    },
    "山洪危险区群众避险名册": {
        "户主": "household.head", "转移对象姓名": "resident.name", "性别": "resident.sex",
        "联系电话": "resident.phone", "转移责任人": None,
    },
    "城乡居民医保参保登记花名册": {
        "户主姓名": "household.head", "参保人员姓名": "resident.name",
        "与户主关系": "resident.relation", "证件号码": "resident.id_number",
        "联系电话": "resident.phone",
    },
    "城乡居民养老保险未参保人员名单": {
        "自然村（屯）": "resident.group", "未参加居民养老保险人员姓名": "resident.name",
        "未参加居民养老保险人员户主姓名": "household.head", "未参保原因": None, "备注": None,
    },
    "监测对象家庭成员核查表": {
        ("户主情况", "户主姓名"): "household.head",
        ("家庭成员情况", "姓名"): "resident.name",
        ("家庭成员情况", "证件号码"): "resident.id_number",
        ("其他", "文化程度"): "resident.education", ("其他", "健康状况"): None,
        ("监测情况", "识别时间"): "special_group.started",
    },
    "网格“一户一档”台账": {
        "户主姓名": "household.head", "家庭人口": "household.size",
        ("人口构成（人）", "常住"): "户内人数：常住",
        ("其中：需特别关照人员（人）", "60岁以上老人"): "户内人数：年龄≥60",
    },
    "残疾人信息采集名册": {
        "姓名": "resident.name", "是否持残疾证": "是否：残疾",
        "是否纳入特困人员供养": "是否：特困",
        ("居住信息", "外出去向"): "resident.away_to", "就读学校": None, "学历层次": None,
    },
    "残疾人证到期换领名册": {
        "残疾人姓名": "resident.name", ("属地", "乡镇（街道）"): "village.township",
        ("现居住地", "村（社区）"): "village.name", "本人或家属电话": "resident.phone",
        ("特殊情形", "孤儿"): "是否：孤儿", "家属电话": None,
    },
    "农村适龄妇女（35—64周岁）“两癌”筛查名册": {
        "受检妇女姓名": "resident.name", "居民身份证号": "resident.id_number",
        "文化程度": "resident.education", "手机号码": "resident.phone",
        "筛查意愿": None, ("是否", "低保"): "是否：低保",
    },
    "困难群众走访台账": {
        "走访对象姓名": "resident.name", "家庭住址": "resident.address", "走访人": None,
        "走访时间": None, "存在困难": None, "解决情况": None,
    },
    "悬挂光荣牌信息采集表": {
        "姓名": "resident.name", ("光荣牌", "编号"): None,
        ("重点类别（是/否）", "留守儿童"): "是否：留守儿童",
    },
    "矛盾纠纷排查化解工作台账": {
        "纠纷类型": "dispute.category", "当事人": "dispute.parties", "简要案情": "dispute.matter",
        ("化解结果", "化解日期"): "dispute.settled_on",
    },
    "低保家庭经济状况复核表": {
        "户主（申请人）": "household.head",
        ("共同生活家庭成员", "姓名"): "resident.name",
        ("共同生活家庭成员", "与户主关系"): "resident.relation",
        ("共同生活家庭成员", "是否残疾"): "是否：残疾",
    },
}  # fmt: skip


def recognised(writer, folder):
    writer.book.save(folder / "a.xlsx")
    return RECOGNISER.read(folder / "a.xlsx").sheets[0]


@pytest.mark.parametrize("title", LISTS)
def test_heads_ask_for_what_their_parents_and_titles_leave_them(title, tmp_path):
    heads = list(LISTS[title])
    writer = FormWriter(len(heads) + 1)
    writer.line(title)
    writer.heads(["序号", *heads])
    writer.rows(6, numbered=True)
    found = {one.head: one for one in recognised(writer, tmp_path).places}
    for head, wanted in LISTS[title].items():
        one = found[head if isinstance(head, tuple) else (head,)]
        told = one.target.path if one.target else one.derivation
        assert told == wanted, head


def test_the_circled_number_of_a_column_is_no_part_of_its_head(tmp_path):
    writer = FormWriter(5)
    writer.line("农村自建房安全隐患排查台账")
    writer.heads(["序号①", "产权人（户主）②", "身份证号③", "村民小组⑥", "户内人口⑦"])
    writer.rows(6)
    told = [one.target and one.target.path for one in recognised(writer, tmp_path).places]
    assert told == [None, "household.head", "household.head_number", "household.group",
                    "household.size"]  # fmt: skip


def test_what_is_merged_over_a_household_is_asked_of_the_household(tmp_path):
    writer = FormWriter(6)
    writer.line("监测户家庭信息核查表")
    writer.heads(["户序", "户主姓名", "家庭住址", ("家庭成员（含户主）", "姓名"),
                  ("家庭成员（含户主）", "与户主关系"),
                  ("家庭成员（含户主）", "是否低保")])  # fmt: skip
    writer.rows(8, block=4, common=(1, 2, 3))
    form = recognised(writer, tmp_path)
    found = {one.head[-1]: one for one in form.places}
    assert form.block == 4
    assert found["户序"].derivation == "序号"
    assert found["家庭住址"].target.path == "household.address"
    assert found["姓名"].target.path == "resident.name"
    assert found["是否低保"].derivation == "是否：低保"


def test_rows_that_show_how_and_those_for_an_opinion_are_nobodys(tmp_path):
    writer = FormWriter(4)
    writer.line("外出人员动态登记表")
    writer.heads(["编号", "姓名", "身份证号", "外出地点"])
    writer.rows(6, values=(
        {"A": "样", "B": "赵春梅", "C": "41××××19800203××××", "D": "杭州"},
        {"A": "例", "B": "孙玉兰", "C": "41××××19740611××××", "D": "宁波"},
        {"A": "1"}, {"A": "2"}, {"A": "……"}, {"A": "村委会意见"},
    ))  # fmt: skip
    writer.page.merge_cells("B8:D8")
    form = recognised(writer, tmp_path)
    assert (form.rows, form.given) == ((4, 5, 6), ())


#: title, a note below -> whom it is about, and whether that is only offered
WHOM = (
    ("农村适龄妇女“两癌”免费检查对象摸底表", "备注：1.检查对象为35—64周岁农村妇女；2.带*必填",
     "妇女、35—64周岁", False),
    ("农村适龄妇女“两癌”免费检查对象摸底表", "", "女、35-64周岁", True),
    ("农村劳动力资源登记台账", "注：登记对象为本村户籍16周岁以上、60周岁以下有劳动能力的人员。",
     "户籍、16-59周岁", True),
    ("农村劳动力资源登记台账", "注：登记对象为16—59周岁人员（在校学生除外）。", "16—59周岁", True),
    ("男性公民兵役登记花名册", "说明：凡年底前年满18周岁至22周岁的男性公民，均应登记。",
     "男性、年满18周岁至22周岁", True),
    ("脱贫人口（监测对象）交通补助花名册", "", "脱贫人口或监测对象", False),
    ("残疾人（重度）交通补助花名册", "", "残疾人", False),
    ("低收入妇女健康检查花名册", "检查对象为35—64周岁妇女", "妇女、35—64周岁", True),
    ("80周岁以上老年人花名册", "发放对象为年满60周岁的老人", "80周岁以上", False),
    ("村民基本信息登记表", "注：每年3月前由村填报，抽查范围由乡镇确定。", None, False),
    ("养老服务对象花名册", "注：服务对象为男60周岁以上、女55周岁以上人员。", None, False),
    ("健康检查对象花名册", "检查对象为60周岁以上老人、35周岁以上慢病患者", None, False),
)  # fmt: skip


@pytest.mark.parametrize(("title", "note", "whom", "offered"), WHOM)
def test_a_note_says_whom_a_list_is_about_and_what_is_unsure_is_offered(
    title, note, whom, offered, tmp_path
):
    writer = FormWriter(4)
    writer.line(title)
    writer.heads(["序号", "姓名", "身份证号", "联系电话"])
    writer.rows(4)
    writer.line(note)
    about = recognised(writer, tmp_path).about
    assert about.filter == whom
    assert bool(about.offered) == offered
    assert not offered or about.unknown


@pytest.mark.parametrize(
    ("title", "whom", "unknown"),
    [
        ("高龄老人补贴发放花名册", "高龄老人", ""), ("农村低保金发放明细表", "低保", ""),
        ("65岁以上老年人免费体检登记表", "65岁以上", ""),
        ("老年人健康体检表", "老年人", "健康体检"),
        ("独居老人巡访登记台账", "独居老人", ""), ("百岁老人长寿保健金发放表", "100岁以上", ""),
        ("残疾人两项补贴发放花名册", "残疾人", "两项补贴发放"),
        ("低保特困人员花名册", "低保或特困", ""),
        ("退役军人优待金发放花名册", "退役军人", "优待金发放"),
        ("特困人员情况表（每人一列，往右填）", "特困", ""),
    ],
)  # fmt: skip
def test_what_is_done_for_people_does_not_say_who_of_them(title, whom, unknown):
    told = about(title)
    assert (told.word, told.unknown) == (whom, unknown)
