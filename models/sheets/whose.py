"""The people of whom a head or a label may speak: whom a list is about, and everybody else.

监护人电话 is not the person's, 包保干部 not the household's: sheets that are read and forms that
are filled ask the same question of the same words, which therefore stand here once, by the part
that somebody plays. Each reader joins those parts that can mislead it.
"""

from __future__ import annotations

PARENTS = ("父", "母", "家长", "爸", "妈", "爷爷", "奶奶", "外公", "外婆", "姥")
FAMILY = ("配偶", "丈夫", "妻子", "子女", "亲属", "儿媳", "女婿")
GUARDIANS = ("监护", "抚养", "扶养", "赡养")
CARERS = ("护理", "照料", "照护", "照顾", "陪护")
#: the township's and the village's people who come to somebody's house
HELPERS = ("帮扶", "结对", "联户", "包保", "包联", "包户", "驻村", "网格员")
#: officials from elsewhere, on forms of the village's own
SENT = ("挂扶", "帮扶", "驻村", "挂职", "下派", "选派")
ON_DUTY = ("值班", "带班", "执勤", "巡查")
#: who acts, signs, answers or takes money for somebody
AGENTS = ("委托", "受托", "代理", "代办", "代领", "代签", "领取人", "收款", "担保")
#: who stands up for somebody
VOUCHERS = ("证明人", "见证", "介绍人", "推荐")
IN_CHARGE = ("负责人", "责任人", "干部", "法定代表")
TO_CALL = ("联系人", "紧急", "邻居", "房东")
THE_DEAD = ("死者", "逝世")
PROFESSIONALS = ("医生", "班主任", "老师", "教师")
#: the sides of a contract
PARTIES = ("甲方", "乙方", "发包方", "承包方", "出租方", "承租方", "受让方", "转入方", "流入方")
#: what those do who write a paper, or gather what stands in it; 人 or 员 follows
PAPERWORK = (
    "填表", "填报", "填写", "制表", "报表", "统计", "登记", "采集", "录入", "上报", "调查",
    "走访", "排查", "检查", "核查", "核实", "审核", "经办", "发布",
)  # fmt: skip


def any_of(*parts: tuple[str, ...]) -> str:
    """Return a pattern of all these words; they are patterns themselves."""
    return "|".join(word for part in parts for word in part)


#: 填表人, 审核员, 调查人员: whoever handles the paper
CLERK = f"(?:{any_of(PAPERWORK)})(?:人员|人|员)"

#: whom a list is about, where its head does not say 姓名 alone: 残疾人姓名, 老人身份证号
SUBJECT = (
    "(?:(?:留守|困境|散居)?儿童|孤儿|移民|(?:高龄|独居|空巢|特困)?老人|老年人|老年|残疾人|残疾|学生|学员|"
    "(?:低保|救助|保障|补贴|补助|享受|发放|监测|供养|受助|资助|参保|缴费|参合|投保)?"
    "(?:对象|人员|人口)|"
    "(?:帮扶|服务|慰问|走访)对象|"
    "申请人|受益人|享受人|参保人|缴费人|领款人|投保人|被保险人|"
    "退役军人|军人|优抚对象|党员|选民|患者|妇女|育龄妇女|青少年|劳动力|务工人员|家庭成员|成员|村民|居民)"
)
