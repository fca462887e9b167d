"""Words before a blank in running text, and what each sort of them asks for.

填报单位：____, 统计截止：____. Which verbs name the making of a form is said here alone.
"""

from __future__ import annotations

import re
from typing import Literal

Sort = Literal["words", "digits", "office", "site", "party", "whole_year", "director",
               "unit", "village", "township", "county", "date", "year", "quarter",
               "month", "day", "signed", "open", "count", "asked", "box", "tick",
               "when"]  # fmt: skip
_IN_WORDS = r"(?:[（(]\s*大写\s*[)）]|大写(?:金额|合计)?)"
_MADE = "填报|填表|报送|制表|上报|统计|申报|报表|推荐"
_CHECKED = "复核|核查|核实|核对|清查|普查|评估|自查|巡查|检查|走访|入户"
_DONE = (
    "登记|填写|填卡|建卡|导入|报出|打印|采集|摸排|摸底|排查|调查|更新|建表|建档|造册|申请|"
    f"汇总|报告|报备|整理|编制|编报|录入|填制|{_CHECKED}"
)
#: 信息采集时间, 现场核查日期; not 婚姻登记时间, which is a day of its own
_OF_WHAT = "(?:信息|数据|问卷|基础信息|本次|现场|入户|隐患|表格|资料)?"
#: up to which day the figures are: 统计截止, 数据截止时间; not 报送截止时间, which is the office's
_UP_TO = "(?:数据|统计|信息|资料)?截[止至](?:日期|时间|日)?"
#: what is done anew every year, so that its year is that of the form; not 建档年度
OF_YEAR = (
    f"{_MADE}|{_CHECKED}|调查|认证|年审|考核|评议|测评|公示|公开|报告|所属|监测|"
    "兑现|收费|发放|补贴"
)
_SEAL = r"(?:[（(](?:盖?公?章|签章|印章)[)）])?"
#: bodies that bear the name of their township, or of their village: 镇（街道）残联：, 村妇联：
_BODIES = "残联|妇联|团委|民政办|武装部|老龄办"
_VILLAGE_BODIES = (
    "退役军人(?:服务)?(?:工作)?站|民兵(?:连|营|排)|(?:人民)?调(?:解委员)?委?会|调解委员会|妇联|妇女之家|"
    "残协|老年?协会|关工委|便民服务(?:站|中心)|综治(?:办|中心)|综合服务站"
)
_TOWNSHIP = (
    rf"乡?镇(?:[（(](?:街道|街|办|乡)[)）])?(?:{_BODIES})(?=\s*[:：])|苏木(?:乡镇|镇|乡)?|乡镇苏木|"
    rf"乡?镇人民政府|(?:所[属在]|隶属|{_MADE})?乡\s*[（(]?镇[)）]?(?:[（(](?:街道|办事处)[)）])?|"
    r"镇[（(](?:街道|街|办|乡)[)）]?|镇街|所属街镇|乡镇街道|"
    rf"(?:[乡镇]|街\s*道)(?={_SEAL}\s*[:：])"
)
_VILLAGE = (
    rf"(?:(?:申请人)?所在|申请|本|服务|数据采集|{_DONE}|{_MADE})(?:行政)?村(?:[（(](?:社区|居)[)）])?(?:名称)?|"
    rf"(?:村(?:[（(](?:社区|居)[)）])?)(?:{_VILLAGE_BODIES})(?:名称)?(?={_SEAL}\s*[:：])|"
    rf"村团(?:总?支部|委)(?={_SEAL}\s*[:：])|"
    r"[\u4e00-\u9fff]{2,6}[站所][（(](?:行政)?村[)）](?:名称)?(?=\s*[:：])|"
    r"行政村(?:名称)?|社区[（(]村[)）]|"
    r"村\s*(?:名称?|别)|村[（(](?:社区|居|居民)[)）](?:民?委员?会)?(?:名称|全称)?|哪个村|"
    r"村(?:民?委会|民委员会)(?:名称|全称)?|村社区|村居|嘎查村?|"
    rf"(?:{_VILLAGE_BODIES})名称(?={_SEAL}\s*[:：])|村[（(]牧委会[)）](?:名称)?|"
    rf"村(?={_SEAL}\s*[:：])"
)
#: each sort with its words, in the order in which they are looked for
LABELS: tuple[tuple[Sort, str], ...] = (
    ("words", r"(?:合计|总计|共计)?(?:人民币|金额)?(?:合计|总额)?" + _IN_WORDS),
    ("digits", r"(?:合计|总计|共计|金额)*[（(]\s*小写\s*[)）]|小写(?:金额|合计)?|[￥¥]"),
    ("unit", rf"(?:{_MADE}|{_DONE}|编报|公示|清查)单位(?:名称)?"),
    ("office", r"村(?:委会|部|办公室)(?:办公|值班)?电话"),
    ("site", r"村(?:委会|部|办公室)(?:办公)?地[址点]"),
    ("party", r"(?:填报|所在|村|本村)?(?:党组织|党支部)(?:名称|全称)?|所[在属]支部(?:名称)?"),
    ("director", r"村(?:民?委员?会)?主任(?=[_＿]{3})"),  # in a sentence; at the foot one signs
    ("whole_year", rf"(?:{OF_YEAR})年[度份]|(?<!\d)年\s*[度份]"),
    ("quarter", r"季\s*度"),
    ("date", rf"{_OF_WHAT}(?:{_MADE}|{_DONE})(?:日期|时间)|{_UP_TO}|公示日期|日\s*期"),
    ("when", r"时\s*间"),  # 单位：____ 时间：____ above a list, where nothing takes place
    ("township", _TOWNSHIP),
    ("village", _VILLAGE),
    ("county",
     rf"(?:所[属在])?县[（(](?:市、?)?区?[)）]|县市区|区县|县区|[县区](?={_SEAL}\s*[:：])"),
    ("signed", r"(?:填表|制表|填报|统计|登记|报表)人(?:员)?"),
    ("signed", r"(?:村|单位|主要|统计|部门)?负责人|经办人|审核人|审批人|村(?:委会)?主任"),
    ("signed", r"村?党?支部书记|复核人|验收人|监督人|见证人|会计|出纳|主管领导|组长"),
    ("open", r"监督电话|投诉电话|举报电话|联系电话|电话|手机|联系人|审核|复核"),
    ("open", "(?:单位|村级组织)(?:名称)?|组"),
)  # fmt: skip
#: days which at the foot of a form belong to whoever signs there: 日期, 核查日期
OF_A_HAND = re.compile(f"日期$|.{{0,4}}(?:{_CHECKED})(?:日期|时间)")
#: words that are a label only with a colon behind them
WITH_COLON: frozenset[Sort] = frozenset({
    "open", "signed", "village", "township", "county", "party", "whole_year",
    "quarter", "when",
})  # fmt: skip
#: what is written there, in Chinese
NAMES: dict[Sort, str] = {
    "unit": "填报单位", "village": "村名", "township": "乡镇", "county": "县区",
    "date": "填报日期", "year": "年", "quarter": "季度", "month": "月",
    "day": "日", "signed": "签字", "open": "", "count": "", "words": "合计大写",
    "digits": "合计", "office": "村委会电话", "site": "村部地址", "party": "村党组织全称",
    "whole_year": "年度", "director": "村委会主任", "asked": "", "box": "", "tick": "",
    "when": "",
}  # fmt: skip
