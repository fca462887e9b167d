"""特殊人群: who belongs to which group, from when until when; one line for each."""

import datetime as dt
from collections.abc import Sequence

from models.groups import Group
from models.kinds import Choice, LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Link
from models.lists import CATEGORIES, words
from models.obligations import horizon
from models.privacy import Privacy
from models.query import Query, Where
from models.record import Filter, Obligation, RecordType, Section, in_order
from models.rough_date import end_of
from models.view import View


def _in_force(today: dt.date) -> tuple[Where, ...]:
    return (Where("started", "<=?", today), Where("ended", ">=?", today))


def _ending(view: View) -> Sequence[Obligation]:
    """Memberships that end soon: they are renewed, or they end by themselves."""
    category = view.type("special_group").by_name["category"]
    soon = (
        Where("ended", ">=?", view.today),
        Where("ended", "<=", horizon(view.today)),
    )
    return [
        Obligation(
            type="special_group",
            id=one.id,
            on=end_of(one["ended"]),
            title=f"{one['resident'].title}的{category.show(one['category'])}到期",
            sentence="到期还享受的，改结束日期；不再享受的不用动",
        )
        for one in view.find("special_group", Query(where=soon))
    ]


RECORD = RecordType(
    "special_group",
    "特殊人群",
    group=Group.PEOPLE,
    order=30,
    title="resident",
    unit="条",
    adds="加一条",
    about="低保、特困、残疾、退役军人、独居老人、留守儿童、监测户……谁、从哪天到哪天。",
    listed=("resident", "category", "started", "ended"),
    sorted_by=("category", "started"),
    dated="started",
    due=_ending,
    same_when=(("resident", "category", "started"),),
    rules=(in_order("started", "ended", "结束不能早于开始"),),
    filters=(Filter(name="in_force", label="现在的", where=_in_force),),
    sections=(
        Section("", ("resident", "category", "started", "ended", "number", "level", "note")),
    ),
    fields=(
        Link("resident", "村民", to="resident", required=True, aliases=("姓名",)),
        Choice(
            "category",
            "类别",
            required=True,
            aliases=words(
                "人员类别 特殊类别 对象类别 人群类别 群体类型 群体类别 对象类型 保障类别",
                "特殊人群类别 困难类型 救助类别 困难类别 困境类别 困境儿童类别 帮扶类型",
                "救助对象类别 老人类别 儿童类型 类别名称 享受类型 身份类别 人群分类",
                "特殊群体类别 群体 关爱对象类别 重点人群类别 弱势群体类别 帮扶对象类型",
                "人群类型 救助类型 保障类型",
            ),
            options=CATEGORIES,
        ),
        Date("started", "开始日期", coarsest="year",
            aliases=words(
                "享受时间 起始时间 起始日期 认定时间 享受起始时间 享受待遇时间 纳入时间 纳入日期",
                "开始享受时间 纳入低保时间 享受低保时间 纳入监测时间 识别时间 认定日期",
                "评定时间 享受起始月份 享受起始年月 批准时间 审批时间 批准日期 享受补贴时间",
                "开始享受月份 纳入年月 认定年月 施保时间 施保日期 起保时间 起保日期",
                "享受低保日期 享受低保起始时间 享受低保年月 纳入低保日期 低保起始时间",
                "保障起始时间 保障开始时间 享受特困时间 纳入特困时间 纳入供养时间",
                "享受供养时间 供养时间 纳入保障时间 享受保障时间 享受高龄津贴时间",
                "享受津贴时间 开始享受日期 认定监测时间 纳入监测日期 纳入监测对象时间",
                "纳入监测户时间 享受五保时间 救助开始时间 审核确认时间 审核确认日期",
                "纳入救助时间 享受救助时间 享受待遇起始时间 待遇起始时间 享受日期 享受年月",
                "享受起始日期 认定起始时间",
            )),
        Date("ended", "结束日期", coarsest="year",
            aliases=words(
                "停发时间 退出时间 停保时间 终止时间 停止时间 退出日期 停发日期 取消时间",
                "退保时间 停保日期 退保日期 退出低保时间 取消低保时间 终止日期 停止享受时间",
                "退出监测时间 终止供养时间 停发年月 动态调出时间 救助截止时间",
            )),
        Text(
            "number",
            "证件编号",
            privacy=Privacy.PERSONAL,
            width=14,
            aliases=words(
                "优待证编号 残疾证号 低保证号 残疾人证号 退役证件号 退役证号 优待证号",
                "保障证号 老年证号 残疾证编号 低保证编号 特困证号 退役证编号 证件编码",
                "供养证号 供养证编号 退伍证编号 退伍证号 救助供养证号 残疾人证编号 优抚证号",
                "老年优待证号 离退休证号 光荣证号 低保证编码 五保证号 特困供养证号",
                "特困人员供养证号 残疾军人证号 军人优待证号 优待证件号 最低生活保障证号",
                "保障金领取证号 低保编号 救助证号 孤儿证号 监护证号 抚恤证号 优抚对象证件号",
            ),
        ),
        Text(
            "level",
            "等级或类别",
            privacy=Privacy.SENSITIVE,
            aliases=words(
                "残疾等级 低保类别 等级 残疾级别 残疾程度 保障等级 失能等级 残疾类别及等级",
                "残疾类别等级 伤残等级 评残等级 监测对象类别 监测对象类型 优抚对象类别",
                "失能程度 救助供养等级 残疾等级或类别 低保类型 低保档次 分类施保类别",
                "优抚类别 监测类别 优抚类型 保障类别 施保类别 享受类别 级别 供养方式",
                "供养类别 供养类型 人员类别 优抚对象类型 保障类型 低保类 监测户类别",
                "监测户类型 监测对象类 退役军人类别 军人类别 伤残级别 残疾等次 低保级别",
                "低保分类 救助类型 留守类型",
            ),
        ),
        LongText("note", "备注", privacy=Privacy.SENSITIVE),
    ),
)
