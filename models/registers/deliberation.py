"""四议两公开: one matter, from the proposal to the notice of what came of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from models.groups import Group
from models.kinds import Choice, LongText, Money, Text
from models.kinds_dates import Date
from models.kinds_links import Attachment, Computed
from models.lists import options, words
from models.meetings.deliberating import parts_of, standing, steps
from models.privacy import Privacy
from models.record import RecordType, Section
from models.view import View


def _standing(records: Sequence[Mapping[str, Any]], view: View) -> Sequence[str]:
    ids = [getattr(one, "id", 0) for one in records]
    parts, walked = parts_of(view, ids), steps(view)
    return [standing(parts[id_], walked) for id_ in ids]


RECORD = RecordType(
    "deliberation",
    "四议两公开",
    group=Group.MEETINGS,
    order=30,
    title="title",
    unit="件",
    adds="记一件大事",
    about="一件大事走四议两公开：提议、商议、审议、决议、两次公开。开会时选上这件事，那一步自动记好。",
    listed=("title", "raised_on", "standing", "amount"),
    searched=("title",),
    known_by=("title",),
    sorted_by=("-raised_on",),
    dated="raised_on",
    same_when=(("title", "raised_on"),),
    leads_to=("meeting",),
    sections=(
        Section("", ("title", "motive", "raised_on", "amount", "standing", "content")),
        Section("", ("proof", "note")),
    ),
    fields=(
        Text(
            "title",
            "什么事",
            required=True,
            privacy=Privacy.OPEN,
            width=18,
            aliases=words(
                "议决事项 议题 事项名称 决策事项 重大事项 议事事项 提议事项 事项 决策议题",
                "议题内容 议事项目 决策项目 实施项目 议决项目 议题名称 项目名称 议案名称",
                "决策事项名称 议事内容 民主决策事项",
            ),
        ),
        Choice(
            "motive",
            "怎么提起的",
            privacy=Privacy.OPEN,
            options=options(
                "people 党员群众建议 群众建议 群众提议 党员提议",
                "officials 村干部提议 村两委提议 支部提议",
                "above 上级党委政府安排 上级安排",
            ),
            aliases=words("动议事由 提起缘由 动议来源 事项来源 提议来源 议题来源 提出方式"),
        ),
        Date(
            "raised_on",
            "提起日期",
            required=True,
            privacy=Privacy.OPEN,
            default=lambda view: view.today,
            aliases=words(
                "提议时间 动议时间 党支部提议时间 提出时间 立项时间 提议日期 党组织提议时间",
                "支部提议时间 提案时间 党支部会提议时间",
            ),
        ),
        Money(
            "amount",
            "涉及金额",
            privacy=Privacy.OPEN,
            aliases=words(
                "涉及资金 资金数额 预算资金 预算金额 项目预算 资金额度 项目资金 金额",
                "涉及金额（元）",
            ),
        ),
        Computed(
            "standing",
            "走到哪一步",
            result=LongText("standing", "走到哪一步"),
            compute=_standing,
            aliases=words(
                "目前进展 进展情况 实施进度 办理进度 当前环节 目前阶段 所处阶段 进度 实施情况",
                "当前步骤 推进情况 项目实施进度",
            ),
        ),
        LongText(
            "content",
            "具体内容",
            privacy=Privacy.OPEN,
            aliases=words("主要内容 提议内容 事项内容 事项概况"),
        ),
        Attachment("proof", "附件"),
        LongText("note", "备注"),
    ),
)
