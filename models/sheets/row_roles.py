"""What the rows of a sheet are: data, totals, notes, captions, samples, or styled but empty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise, zip_longest

from models.field import Cell, cell_text
from models.sheets.captions import group_of_caption
from models.sheets.grid import Row, Sheet, is_empty
from models.sheets.header_block import IsKnown, is_value
from models.writing import narrow, read_numeral

_TOTAL = re.compile(
    r"(本.{0,4}|.{0,4}[组队社村]|全[村镇乡组]|以上|户|总|年度|累计)?"
    r"(合计|小计|总计|共计|总共|累计|总人数|总户数|平均|总和)"
    r"(笔?数|金额|笔数|户数|人数|人口|面积|\(.*\))?([:(\d].*)?|"
    r"合计.{0,6}[户人][、,].*|(以上)?共\d+[人户个名笔件条项份宗].*|本[村组社页表]共.*|"
    r"\d{4}年度?共\d+[人户笔件].*|.{1,8}(合计|小计|总计|共计)"
)
#: what a cash book carries from page to page, in whatever column
_CARRIED = re.compile(
    r"(上年|上期|上月|上页|年初|期初|承|结?转)(结转|余额|结余|前页|上页|下页|下年|下期|[上下]半年|下季度?)数?|过次页|"
    r"(本[日月年季页]|当[日月])(合计|累计|小计)"
)
_NOTE = re.compile(
    r"(注|备注|说明|填表说明|填写说明|填报说明|附|附注|示例|样例|例如|例|填表人|填报人|制表人|制表|审核人|"
    r"审核|复核人|经办人|负责人|单位负责人|村负责人|填报单位|填表单位|填报日期|填表日期|制表日期|联系人|签字|签章|盖章|"
    r"村(支部)?书记|村主任|组长|统计负责人|财务负责人|报出日期|打印时间|制表单位|制表时间|联系电话|数据来源|主管领导|包村干部|调查员|"
    r"注意|注意事项|备注说明|填表要求|村民小组长|复核|录入人|核对人|说明事项|公示时间|公示期|监督电话|"
    r"校对|审批人?|审定|批准人?|主管|(分管|单位|镇|乡镇|村)?领导|第一书记|驻村干部|支部书记|村委会?主任|会计|出纳|报账员|"
    r"网格员|核实人|登记人|采集人|统计人|上报人|报送人|填报时间|填表时间|制表|填表|填报|(填报|制表)?单位|日期|时间|抄送|报送)"
    r"(\(?(签字|签章|盖章|公章|签名|印章)\)?)?[:].*"
)
_ENDS_NOTE = re.compile(
    r"(以下空白|以下无正文|此表一式.{1,2}份.*|本表一式.*|示例|样例|示例行|填写示例|填写样例|例|\(?下转.*|续表|接上页|第[\d一二三四五六七八九十]+页.*|共[\d一二三四五六七八九十]+页.*|-+\d+-+|"
    r"注|备注|说明|附注|填表说明|填报说明|"
    r"\(?盖章\)?|年月日|.*(公章|盖章)\)?[:]?|.*\((签字|签名|签章)\)[:]?|\*+说明.*|[※*]?(注|备注|说明)\d*[:.、].*)"
)
_SAMPLE = re.compile(
    r"[(【]?(示例|样例|填写示例|例|举例|样本)[)】]?\d*|.*[(（](示例|样例|例)[)）]|例[:].*"
)
#: what stands below a head to say how to fill it in
_HINT = re.compile(
    r"[(]?(必填|选填|非必填|可不填|可为空|不填|文本|文本格式|日期格式|数字|数字格式|下拉选择|下拉|单选|多选|选择|自动生成|系统生成|"
    r"年[.、/-]?月([.、/-]?日)?|请.*|填.*|如.*|例.*|按.*填.*|\d{1,2}位.*|.*格式.*|yyyy.*|.*必填.*|.*下拉.*|[\u4e00-\u9fff]+(/[\u4e00-\u9fff]+)+)[)]?"
)
_ORDER = re.compile(r"[(]?(\d{1,3}|[甲乙丙丁戊己庚辛壬癸]|[一二三四五六七八九十]+)[)]?(=.*)?")
_KEY = re.compile(r"[A-Za-z][A-Za-z_]{1,14}\d{0,4}(_[A-Za-z]{1,3})?")
_ORDERED = frozenset({"栏次", "行次", "列次", "列号", "栏号", "序次"})
#: a line of remarks below the table, or the day on which it was signed
_POINT = re.compile(
    r"\(?\d{1,2}[)、.]\D.*|[①-⑩].*|\d{4}年\d{0,2}月?\d{0,2}日?|\d{1,2}月\d{1,2}日|"
    r"[〇○零一二三四五六七八九]{4}年([一二三四五六七八九十]{1,2}月)?([一二三四五六七八九十]{1,3}日)?"
)
_YEAR = re.compile(r"(?:19|20)\d\d年度?")  #: over the rows of a year
#: who puts up the list, below it
_SIGNATURE = re.compile(r".{2,}(委员会|村委会|支部|总支|党委|合作社|人民政府|居委会|办公室|中心)")
#: a label at the foot of a table, with room for a name or a stamp behind it
_LABEL = re.compile(r"[^\d:]{1,14}[:].{0,12}|.{2,14}\((盖章|公章|签字|签名|签章|印章)\)")
_SIGNED = re.compile(r"[^\d:]{2,14}:")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_FEWEST_HEADS = 3
_LOOKED_AT = 5  #: cells that tell a plain row of data
_NEARLY = 0.75  #: of the heads of a table are alike in its next part
_LONG_ENOUGH = 5  #: letters by which a title is known again
#: signs without which a row with several cells is neither total nor note nor sample nor head
_SIGNS = re.compile(
    r"[计数均和共:：注明白无表盖章页续转例样示本某X×*※额余结初]|序\s*号|姓\s*名|名\s*称|户\s*主|编\s*号|日\s*期"
)


class Role(StrEnum):
    """What a row is; the value is the word for people."""

    TITLE = "表名"
    HEADER = "表头"
    DATA = "数据"
    EMPTY = "空行"
    TOTAL = "合计行"
    NOTE = "说明行"
    SAMPLE = "示例行"


class Judge:
    """Says what the rows below a head are, in their order."""

    def __init__(
        self,
        sheet: Sheet,
        header: Sequence[int],
        heads: Sequence[Sequence[str]],
        is_known: IsKnown,
    ) -> None:
        self._sheet = sheet
        self._header = header
        self._width = len(heads)
        self._words = frozenset(narrow(word) for head in heads for word in head)
        self._headed = sum(bool(head) for head in heads)
        self._is_known = is_known
        self._wide = {
            row
            for one in sheet.merges
            if one.right - one.left > 1
            for row in range(one.top, min(one.bottom, one.top + 3) + 1)
        }
        self._other_table = False
        self._had_data = False
        above = (narrow(cell_text(cell)) for row in sheet.rows[: header[0]] for cell in row[:1])
        self._titles = {text for text in above if len(text) >= _LONG_ENOUGH}

    def roles(self) -> tuple[Role, ...]:
        """Return the role of every row of the sheet."""
        return tuple(self._role(number) for number in range(len(self._sheet.rows)))

    def _role(self, number: int) -> Role:
        row = self._sheet.rows[number][: self._width]
        if self._had_data and not self._other_table and self._is_plain(row):
            return Role.DATA
        cells = [cell for cell in row if not is_empty(cell)]
        if self._header[0] <= number <= self._header[-1]:
            return Role.HEADER
        if not cells:
            return Role.EMPTY
        if number < self._header[0]:
            return Role.TITLE
        role = self._below(number, cells)
        self._had_data = self._had_data or role is Role.DATA
        return role

    def _below(self, number: int, cells: list[Cell]) -> Role:
        texts = [narrow(cell_text(cell)) for cell in cells]
        if self._repeats(texts) or self._rephrases(number):
            self._other_table = False
            return Role.HEADER
        if self._begins_other_table(cells, texts):
            self._other_table = True
        if self._other_table:
            return Role.NOTE
        if not self._had_data and (_is_order(texts, self._headed) or self._explains(texts)):
            return Role.NOTE
        return self._by_words(number, cells, texts)

    def _is_plain(self, row: Row) -> bool:
        """Say quickly that a row is data: nothing in it could begin a total, a note or a head."""
        cells = [cell for cell in row if cell is not None][:_LOOKED_AT]
        words = [cell for cell in cells if type(cell) is str]
        if len(cells) < _FEWEST_HEADS or any(map(is_empty, words)):
            return False
        words = words[:3]
        if words and (words[0] in self._words or narrow(words[0]) in self._words):
            return False
        first = " ".join(words)
        return not _SIGNS.search(first) and "{" not in first

    def _by_words(self, number: int, cells: list[Cell], texts: list[str]) -> Role:
        words = [text for cell, text in zip(cells, texts, strict=True) if not is_value(cell)]
        first = texts[1:2] if texts[0].isdigit() and len(texts) > 1 else texts[:1]
        if any(map(_CARRIED.fullmatch, texts[:_LOOKED_AT])):
            return Role.TOTAL
        if any(map(_TOTAL.fullmatch, words[:1])) or (len(texts) > 1 and _is_sum(cells, texts)):
            return Role.TOTAL
        if any(_SAMPLE.fullmatch(text) for text in texts[:2]) or _is_template(texts):
            return Role.SAMPLE
        if _NOTE.fullmatch(first[0]) or _ENDS_NOTE.fullmatch(first[0]):
            return Role.NOTE
        is_item = len(texts) == 1 and texts[0].startswith("其中")  # its number is not there yet
        if self._had_data and not is_item and len(texts) * 2 < self._headed and (
            all(map(_LABEL.fullmatch, texts)) or _SIGNED.fullmatch(texts[0])
        ):  # fmt: skip
            return Role.NOTE
        if self._had_data and len(texts) > 1 and all(_NOTE.fullmatch(f"{one}:") for one in texts):
            return Role.NOTE  # who signs, without colons
        if len(cells) == 1 and self._is_only_numbered(number, texts[0]):
            return Role.EMPTY
        if len(cells) == 1 and self._is_caption(number, cells[0], texts[0]):
            return Role.NOTE
        return Role.DATA

    def _is_only_numbered(self, number: int, text: str) -> bool:
        """Say whether a row below the data was numbered beforehand and never filled."""
        first = self._sheet.cell(number, 0)
        return self._had_data and self._headed > _FEWEST_HEADS and (
            text.isdigit() and not is_empty(first))  # fmt: skip

    def _repeats(self, texts: list[str]) -> bool:
        """Say whether the row is the header again, as on each printed page."""
        same = sum(text in self._words for text in texts)
        return len(texts) > 1 and same == len(texts)

    def _rephrases(self, number: int) -> bool:
        """Say whether the row is the header in other words: 欠款单位 … 已收回, 债权单位 … 已偿还.

        The same columns are headed, some of them word for word and nearly all alike.
        """
        if not self._had_data:
            return False
        top, row = self._sheet.rows[self._header[-1]], self._sheet.rows[number]
        pairs = [(narrow(cell_text(one)), narrow(cell_text(two)))
                 for one, two in zip_longest(top[: self._width], row[: self._width])
                 if not (is_empty(one) and is_empty(two))]  # fmt: skip
        if any(not one or not two for one, two in pairs) or any(map(is_value, row)):
            return False
        same = sum(one == two for one, two in pairs)
        alike = sum(any(two[at : at + 2] in one for at in range(len(two) - 1))
                    for one, two in pairs)  # fmt: skip
        return same >= _FEWEST_HEADS and alike >= len(pairs) * _NEARLY

    def _begins_other_table(self, cells: list[Cell], texts: list[str]) -> bool:
        """Say whether the row is the head of another table further down."""
        if not self._had_data or len(set(texts)) < _FEWEST_HEADS or any(map(is_value, cells)):
            return False
        known = sum(self._is_known(text) for text in texts)
        return known >= max(_FEWEST_HEADS, len(texts) * 0.75)

    def _explains(self, texts: list[str]) -> bool:
        """Say whether the row below the head says how to fill it in."""
        hints = sum(bool(_HINT.fullmatch(text)) for text in texts)
        return hints >= max(2, len(texts) * 0.6) or hints == len(texts) < _FEWEST_HEADS

    def _is_caption(self, number: int, cell: Cell, text: str) -> bool:
        """Say whether a row's only words run over several columns: a caption or a remark."""
        if self._headed < _FEWEST_HEADS:
            names_groups = any(re.search("[组队社]", word) for word in self._words)
            return number in self._wide or (
                self._headed > 1 and not names_groups and group_of_caption(text) is not None
            )
        if number in self._wide or len(text) > 20:  # noqa: PLR2004 - longer than any one value
            return True
        if any(text.startswith(title) for title in self._titles):
            return True  # the title again, on the next page
        if _YEAR.fullmatch(text) or (
            self._had_data and (_POINT.fullmatch(text) or _SIGNATURE.fullmatch(text))
        ):
            return True
        return not is_value(cell) and is_empty(self._sheet.cell(number, 1)) and _is_heading(text)


def _is_template(texts: list[str]) -> bool:
    """Say whether cells are marks of somebody's template: {.name}, {{name}}, ${name}."""
    if not any("{" in text for text in texts):
        return False
    return any(re.search(r"\{\{.+\}\}|\$\{.+\}", text) for text in texts) or all(
        re.fullmatch(r"\{.+\}", text) for text in texts
    )


def _is_heading(text: str) -> bool:
    """Say whether words head a part of the table: 一、低保户, 第三村民小组, 3组."""
    return bool(
        re.fullmatch(
            r"[(]?[一二三四五六七八九十]+[、.)].*|第?[\d一二三四五六七八九十]+(村民)?(小?组|队|社)[:]?|"
            r".{1,8}(村民小组|小组|组|生产队|网格|片区|自然村)",
            text,
        )
        or text.endswith((":", "类", "户"))
        or group_of_caption(text)
    )


def is_remark(text: str) -> bool:
    """Say whether words below the heads remark on the table, end it or sign it: 注：, 续表."""
    bare = narrow(text)
    return any(one.fullmatch(bare) for one in (_NOTE, _ENDS_NOTE, _SIGNATURE))


def _is_order(texts: list[str], headed: int) -> bool:
    """Say whether cells only number the columns: 1 2 3, 甲 乙 1 2, (1) (2)."""
    if texts and texts[0] in _ORDERED:
        texts = texts[1:]
    if len(texts) < max(_FEWEST_HEADS, headed * 0.6):
        return False
    if texts == [chr(65 + place) for place in range(len(texts))]:
        return True
    if len(set(texts)) == len(texts) and all(map(_KEY.fullmatch, texts)):
        return True  # XM, XB, SFZH: what a program calls the columns
    numbers = []
    for text in texts:
        found = _ORDER.fullmatch(text)
        if not found:
            return False
        if found[1] not in _STEMS:
            numbers.append(read_numeral(found[1]))
    return all(b is not None and a is not None and b - a == 1 for a, b in pairwise(numbers))


def _is_sum(cells: list[Cell], texts: list[str]) -> bool:
    """Say whether the word 合计 stands further right, with numbers only around it."""
    at = [n for n, text in enumerate(texts) if text in {"合计", "总计", "小计", "共计", "合计:"}]
    return bool(at) and all(is_value(cell) for n, cell in enumerate(cells) if n not in at)
