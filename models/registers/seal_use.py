"""用印登记: every use of a seal: on what, how often, who approved, who did it, who kept the seal.

Elements of the register: 国办发〔2001〕52号 as reprinted (事由、次数、批准人、经办人), not
compared with the original. What a seal may not be put on stands in 用印规定.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.deciding import listed
from models.groups import Group
from models.kinds import Choice, Integer, LongText, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Computed, Link, Ref
from models.kinds_people import PersonName
from models.lists import options, words
from models.query import Query, Where
from models.record import Doubt, Event, Record, RecordType, Said, Section
from models.rule_list import SHIPPED, in_force, said_as
from models.view import View

_APART = "Y05"  #: approver and keeper are not the same person


def _keeper(view: View) -> str | None:
    keeper = view.village["seal_keeper"]
    return keeper.title if keeper else None


def _usual(view: View) -> Ref | None:
    where = (Where("body", "=", "committee"), Where("in_use", "=", value=True))
    found = view.find("seal", Query(where=where, limit=1))
    return Ref(found[0].id, found[0]["name"]) if found else None


def _called(document: str, view: View, effect: str) -> list[Record]:
    """Return the rules of an effect which the matter of a use calls up.

    What a law says stands beside what the village or a pack wrote under the same code.
    """
    law = in_force(view, "seal_rule", effect=effect, origin=SHIPPED, certainty="verified")
    return _calling(document, (*law, *in_force(view, "seal_rule", effect=effect)))


def _calling(document: str, rules: Sequence[Record]) -> list[Record]:
    return [
        rule
        for rule in rules
        if any(one in _without(document, rule) for one in listed(rule["words"]))
    ]


def _without(document: str, rule: Record) -> str:
    for word in listed(rule["except_words"]):
        document = document.replace(word, "")
    return document


def _forbidden(values: Mapping[str, Any], view: View) -> Mapping[str, str]:
    if values.get("certificate"):
        return {}  # a certificate was decided by its own list; a bank may be where it goes
    document = values.get("document") or ""
    for rule in _called(document, view, "stops"):
        return {"document": f"这个章不能盖：{rule['content']}（{said_as(rule)}）"}
    if not values.get("decided_by") and not (values.get("resolution") or "").strip():
        for rule in _called(document, view, "resolution"):
            said = f"先要有会议决议，写上决议编号：{rule['content']}（{said_as(rule)}）"
            return {"decided_by": said}
    return {}


def _unapproved(uses: Sequence[Record], view: View) -> Iterator[Said]:
    del view
    return (Said(one, "没写批准人", "approver") for one in uses if not one["approver"])


def _approved_by_keeper(uses: Sequence[Record], view: View) -> Iterator[Said]:
    rule = next(iter(in_force(view, "seal_rule", code=_APART)), None)
    names = {one.id: one["name"] for one in view.ledger.find("official", Query(fields=("name",)))}
    for one in uses if rule else ():
        if one["approver"] and one["keeper"] and names.get(one["approver"].id) == one["keeper"]:
            basis = said_as(rule) if rule else ""
            yield Said(one, "批准人和监印人是同一个人", "approver", basis)


def _reminders(uses: Sequence[Record], view: View) -> Iterator[Said]:
    """Say what the village wants to be reminded of: hints, which it may change."""
    rules = in_force(view, "seal_rule", effect="hint")
    for one in uses:
        for rule in () if one["certificate"] else _calling(one["document"] or "", rules):
            yield Said(one, f"请看一眼：{rule['content']}", "document", said_as(rule))


def _times(uses: Sequence[Mapping[str, Any]], _view: View) -> Sequence[int]:
    return [(one["copies"] or 1) * (one["seals"] or 1) for one in uses]


RECORD = RecordType(
    "seal_use",
    "用印登记",
    group=Group.CERTIFICATES,
    order=20,
    title="document",
    aliases=("用印", "公章使用", "印章使用", "盖章登记", "盖章", "用章"),
    unit="次",
    adds="登记用印",
    about="盖一次章记一行。开证明时盖的章自动记好。",
    listed=("used_on", "document", "times", "approver", "handler"),
    searched=("document", "receiver"),
    sorted_by=("-used_on",),
    dated="used_on",
    same_when=(("used_on", "document", "receiver"),),
    guards=(_forbidden,),
    doubts=(
        Doubt(
            name="approval",
            label="盖章有人批准",
            todo="补上批准人；没有批准就盖了的，报告村书记",
            finds=_unapproved,
            needs=("document", "approver"),
        ),
        Doubt(
            name="approver_keeper",
            label="批准人和监印人分开",
            todo="换一个人批准，或换一个人监印",
            finds=_approved_by_keeper,
            at_entry=True,
            needs=("document", "approver", "keeper"),
        ),
        Doubt(
            name="reminder",
            label="用印规定里写了要提醒的",
            todo="照那一条看一眼；看过没问题的不用动，不想再提醒就到“用印规定”里停用那一条",
            finds=_reminders,
            at_entry=True,
            needs=("document", "certificate"),
        ),
    ),
    event=Event("盖了章", "事由、份数、批准人，进用印登记簿", 5, "star-seal"),
    sections=(
        Section(
            "",
            (
                "document",
                "used_on",
                "used_seal",
                "copies",
                "seals",
                "times",
                "receiver",
                "approver",
                "handler",
                "keeper",
                "decided_by",
                "resolution",
                "certificate",
                "kept",
                "note",
            ),
        ),
    ),
    fields=(
        Date(
            "used_on",
            "用印日期",
            required=True,
            default=lambda view: view.today,
            aliases=words(
                "日期 使用日期 盖章日期 盖章时间 用印时间 用章日期 用印年月日 用印登记日期",
                "用印时间（日期） 盖印日期 用章日期时间 使用公章时间 时间 登记日期 盖印时间",
            ),
        ),
        Link(
            "used_seal",
            "印章名称",
            to="seal",
            makes=True,
            default=_usual,
            width=8,
            aliases=words(
                "印章 印章类型 盖章类型 公章名称 公章类型 所用印章 印章种类 用印名称 印章类别",
                "用章名称 使用印章 用印类别 用印种类 印章名 用印类型 用章种类 印章全称",
                "使用印章名称 公章种类 用章类别 加盖印章",
            ),
        ),
        Text(
            "document",
            "文件名称和用印事由",
            required=True,
            width=16,
            aliases=words(
                "事由 用印事由 用印事项 用章事由 使用事由 盖章事由 用途 用印内容 用章事项",
                "用印文件 盖章事项 盖章内容 用章内容 盖章文件 文件名称及事由 用印材料名称",
                "盖章材料 文件名称和内容 使用事项 用印文件及内容 用印事项及内容 盖章文件内容",
                "用印原因 文件名称 盖章文件名称 用印文件名称 用印材料 材料名称 用印用途",
                "使用印章事由 用印事由及文件名称 印章使用事由 使用公章事由 公章用途 用章用途",
                "盖章资料名称 用印内容及事由 盖章材料名称 文件（资料）名称 文件资料名称",
                "盖章用途 用印文件材料 内容摘要 文件标题 用印资料名称 申请事由 用印项目",
                "用印文书名称",
            ),
            example="耕地地力保护补贴面积确认表",
        ),
        Text("receiver", "主送或接收单位", width=12,
            aliases=words(
                "接收单位 主送单位 送往单位 发往单位 报送单位 使用单位 用于单位 交往单位",
                "送往何处 送往处所 送达单位 文件接收单位 收文单位 接收部门 文件去向 报送部门",
                "出具对象 受文单位 发往何处 呈送单位",
            )),
        Integer(
            "copies",
            "份数",
            default=lambda _: 1,
            least=1,
            most=9999,
            width=4,
            aliases=words(
                "盖章份数 用印份数 文件份数 盖章数量 用章份数 材料份数 盖章份数（份） 盖章页数",
                "盖印份数 数量",
            ),
        ),
        Integer("seals", "每份盖几个", default=lambda _: 1, least=1, most=99, width=4),
        Computed(
            "times",
            "用印次数",
            width=4,
            result=Integer("times", "用印次数"),
            compute=_times,
            needs=("copies", "seals"),
            aliases=words(
                "次数 用印枚数 盖章枚数 盖章次数 用章次数 盖章数 用印数量 盖章个数 盖印次数",
                "枚数 用印次（枚）数",
            ),
        ),
        Link("approver", "批准人", to="official", width=6,
            aliases=words(
                "审批人 批准领导 审批领导 签批人 签批领导 批准人签字 领导签字 审批人签字",
                "审批人签名 批准人签名 审批 审核人 审批领导签字 签发人 批准人姓名 审批领导签名",
                "领导审批 批准 领导签批 审签人 审核批准人",
            )),
        PersonName(
            "handler",
            "经办人",
            width=6,
            default=lambda view: view.village["secretary"],
            aliases=words(
                "经手人 用印人 用章人 申请用印人 用印申请人 领用人 申请人 承办人 使用人",
                "经办人签字 用印人签字 用章申请人 用章经办人 用印经办人 领用人签字",
                "用印经办人签字 申请用章人 使用人签字 使用人签名 办理人",
            ),
        ),
        PersonName("keeper", "监印人", width=6, default=_keeper,
            aliases=words(
                "保管人 盖章人 印章保管人 监章人 管章人 印章管理人 盖印人 印章管理员 监印人签字",
                "掌印人 用印监督人 保管人签字 监印人签名 监印人（盖章人） 公章保管人 监印",
                "公章管理员 盖章经办人 印章保管员 管印人 公章管理人 用印管理人 监督人 监印人员",
            )),
        Text(
            "resolution", "会议决议编号", help="决议不在账里的，写上编号", width=8,
            aliases=words("会议决议 决议编号 决议号")
        ),
        Link(
            "decided_by",
            "哪件决议",
            to="resolution",
            width=10,
            help="贷款、承包、签合同这类大事，选上会议决议",
        ),
        Link("certificate", "所附证明", to="certificate", width=10),
        Attachment("kept", "留存件", help="盖章的那份文件拍张照或扫一份，可有可无", aliases=words(
                "留存情况 是否留存 存档情况 是否存档 归档情况 是否归档 留底情况 是否留底",
                "留存资料 留存材料 存档资料 附件留存 原件留存 留存复印件 复印件留存",
                "是否留存复印件 留存备查 备份情况 存根 资料留存 材料留存情况",
            )),
        LongText("note", "备注"),
        Choice(
            "seal",
            "印章名称（旧）",
            retired=True,
            options=options(
                "committee 村民委员会印章",
                "party 村党组织印章",
                "supervision 监委会印章",
                "collective 集体经济组织印章",
                "finance 财务专用章",
            ),
        ),
    ),
)
