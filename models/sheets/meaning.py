"""What a head comes down to, whatever the order of its words: 同户主是啥关系 is 与户主关系.

A head in somebody's own words is parted into what it speaks of. Two heads that speak of the very
same things are the same; one word more or less and they are not.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: what is spoken of -> the words for it
_SPOKEN: dict[str, tuple[str, ...]] = {
    "day": (
        "日期", "时间", "时候", "日子", "年月日", "年月", "月日", "日", "何时", "几时", "哪天",
        "哪年", "哪年哪月", "哪一年", "什么时间", "什么时候", "啥时候", "几号", "几月几日",
    ),
    "name": (
        "姓名", "名字", "人", "人员", "员", "者", "同志", "是谁", "谁", "何人", "哪个", "哪位",
        "干部", "村干部", "领导",
    ),
    "place": (
        "地点", "地方", "位置", "场所", "场地", "哪里", "哪儿", "何处", "何地", "什么地方", "处",
    ),
    "limit": ("期限", "限期", "时限", "限", "要求", "规定", "应", "最迟", "截至"),
    "handle": (
        "办理", "处理", "处置", "经办", "经手", "办", "化解", "调处", "调解", "解决", "落实",
    ),
    "whether": ("是否", "与否", "有没有", "有无", "是不是", "否"),
    "measure": ("措施", "举措", "对策", "做法", "思路"),
    "way": ("方式", "形式", "办法", "方法"),
    "agreement": ("协议", "协议书"),
    "sign": ("签订", "签", "签署", "签定"),
    "done": ("办结", "结案", "办完", "了结", "办毕", "结办"),
    "in charge": ("负责", "主管", "承办", "包案", "包办", "包保", "牵头", "主办", "责任"),
    "organise": ("组织", "主持", "召集", "举办"),
    "body": ("单位", "部门", "机构", "队伍", "组织方"),
    "reason": (
        "原因", "缘由", "理由", "事由", "缘故", "起因", "因何", "为何", "为什么", "因由", "何因",
        "由来",
    ),
    "result": ("结果", "结论", "成效", "效果"),
    "sort": ("类别", "类型", "种类", "分类", "类", "哪类", "哪一类", "何种", "种别", "类目"),
    "level": ("等级", "级别", "档次", "分级", "级"),
    "how many": ("数量", "个数", "数", "多少", "几个", "数目", "几", "人数", "几人", "多少人"),
    "money": ("金额", "钱数", "款额", "数额", "款项", "钱", "多少钱", "款"),
    "phone": ("电话", "手机", "手机号", "电话号", "联系方式", "联系电话", "电话号码", "手机号码"),
    "picture": ("照片", "影像", "图片", "相片", "影像资料", "图像", "影像照片"),
    "put up": ("张贴", "上墙", "公示", "公布", "贴出"),
    "took down": ("下墙", "撤下", "取下", "撤除", "揭下", "撤"),
    "archive": ("归档", "存档", "入档", "建档"),
    "call again": ("回访", "复访"),
    "use": ("用途", "用处", "何用", "做什么用", "干什么用", "作何用"),
    "begin": ("起", "开始", "起始", "起算", "自", "从"),
    "end": ("止", "结束", "截止", "终止", "到期", "至", "届满"),
    "post": ("职务", "任职", "职位", "岗位", "担任", "任"),
    "relation": ("关系", "称谓", "何关系"),
    "away": ("外出", "在外", "出外", "出门"),
    "matter": ("事项", "事情", "事", "何事", "什么事"),
    "what is in it": (
        "内容", "简介", "简要", "简况", "梗概", "概要", "摘要", "概况", "简述", "概述", "描述",
        "详情", "大概",
    ),
    "title": ("标题", "题目", "主题", "名称"),
    "size": ("面积", "多大", "大小"),
    "look at": ("审核", "审查", "审阅"),
    "say yes": ("审批", "批准", "批"),
    "seal": ("用章", "盖章", "用印", "盖印"),
    "keep": ("保管", "保存", "存放", "管护"),
    "give": ("发放", "发给", "发"),
    "get": ("领取", "领用", "领"),
    "come": ("来源", "何来", "从哪来", "从哪里来", "渠道", "途径"),
    "go": ("去向", "去哪", "去哪里", "流向", "到哪里去"),
    "household head": ("户主",),
    "party": ("党内", "支部", "党支部"),
    "party cell": ("党小组",),
    "write down": ("记录", "登记", "填写"),
    "school": ("文化程度", "学历", "文化", "文化水平", "受教育程度"),
    "birth": ("出生", "生日", "出生日期", "出生年月", "生辰", "出生年月日"),
    "note": ("备注", "备考", "附注", "说明"),
}  # fmt: skip
#: what anything has: 时间 alone, or 数量, says nothing of what it is of
_ANYTHINGS = frozenset(
    {"day", "name", "place", "sort", "level", "how many", "money", "body", "size", "matter"}
)
#: words that add nothing
_EMPTY = (
    "的", "之", "了", "是", "其", "该", "所", "情况", "状况", "具体", "目前", "现在",
    "现", "什么", "啥", "何", "怎么", "如何", "主要", "相关", "有关", "基本", "详细", "编入",
    "所在", "所属", "属于", "实际", "本次", "此次", "与", "和", "同", "跟", "于", "在", "为",
    "应当", "拟", "包含", "予以", "村级", "工作", "开展", "采取", "名单",
)  # fmt: skip
_MEANS = {word: thing for thing, words in _SPOKEN.items() for word in words} | dict.fromkeys(
    _EMPTY, ""
)
_LONGEST = max(len(word) for word in _MEANS)
_HAN = re.compile(r"[\u3400-\u9fff]{2,14}")


@lru_cache(maxsize=8192)
def meaning(word: str) -> frozenset[str]:
    """Return what a bare head speaks of; empty when that is too little to know it by."""
    if not _HAN.fullmatch(word):
        return frozenset()
    things, rest, at = set(), "", 0
    while at < len(word):
        for end in range(min(len(word), at + _LONGEST), at, -1):
            thing = _MEANS.get(word[at:end])
            if thing is not None:
                break
        else:
            rest, at = rest + word[at], at + 1
            continue
        things |= {rest, thing}
        rest, at = "", end
    things |= {rest}
    things -= {""}
    if things & {"limit", "begin", "end"}:
        things.discard("day")  # 期限 is one already
    return frozenset() if len(things) == 1 and things <= _ANYTHINGS else frozenset(things)
