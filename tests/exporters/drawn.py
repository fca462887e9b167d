"""Pages as a pen is asked to draw them: where every line of text stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from exporters import fonts
from exporters.document import Column, Datum, Form, Table
from exporters.pdf import frame_of, set_pages
from exporters.strips import draw

RISE, FALL = 0.86, 0.14  #: of a letter above and below its base line


@dataclass(frozen=True)
class Box:
    """A line of text where it stands."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    def covers(self, other):
        """Whether two texts lie on each other by more than a hair."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > 0.5
            and min(self.bottom, other.bottom) - max(self.top, other.top) > 0.5
        )


class Recorder:
    """A pen that remembers."""

    def __init__(self):
        self.boxes, self.heads, self.drawings = [], [], []

    def text(self, x, y, text, face, size, *, gap=0.0):
        wide = fonts.width(text.rstrip(), face, size) + gap * max(len(text) - 1, 0)
        self.boxes.append(Box(x, y - RISE * size, x + wide, y + FALL * size, text))

    def lines(self, lines, *, dashed=False):
        pass

    def fill(self, boxes):
        pass

    def image(self, box, jpeg):
        pass

    def drawing(self, x, y, drawing):
        self.drawings.append((x, y, drawing))

    def head(self, text, level, y):
        self.heads.append((text, level))


def pages_drawn(document):
    """Return a recorder for each page of a document."""
    made = []
    for placed in set_pages(document):
        pen = Recorder()
        draw(placed, pen)
        made.append(pen)
    return made


def faults_of(document):
    """Return what stands outside the core of its page, and what covers other text."""
    frame = frame_of(document)
    said = []
    for number, page in enumerate(pages_drawn(document), 1):
        written = [one for one in page.boxes if one.text.strip()]
        said += [
            (number, "outside", one)
            for one in written
            if one.left < frame.left - 0.5 or one.right > frame.right + 0.5
            or one.top < frame.top - 0.5 or one.bottom > frame.bottom + 0.5
        ]  # fmt: skip
        written.sort(key=lambda one: one.top)
        for at, one in enumerate(written):
            for other in written[at + 1 :]:
                if other.top > one.bottom:
                    break
                if one.covers(other):
                    said.append((number, "covers", one, other))
    return said


def letters_of(document):
    """Return every letter that is drawn, page after page."""
    return "".join(one.text for page in pages_drawn(document) for one in page.boxes)


def wide_table():
    """Return the 18 columns of 证明开具登记台账 with a row that needs all of them."""
    heads = ["序号", "编号", "开具日期", "被证明人", "公民身份号码", "联系电话", "证明事项",
             "用途", "接收单位", "依据", "核实人", "批准人", "经办人", "份数", "领取人签字",
             "状态", "更正", "备注"]  # fmt: skip
    said = ["1", "证字〔2026〕第1号", "2026年12月30日", "高成林", "419922198710290013",
            "13800003601", "推荐公民任民事诉讼代理人", "民间借贷一案的诉讼代理",
            "柳河镇便民服务中心", "没有全国统一的依据，列入本县可开清单的才开", "翟小满",
            "彭小芳", "李春生", "1", "", "有效", "2026年12月31日", ""]  # fmt: skip
    days = {2: dt.date(2026, 12, 30), 16: dt.date(2026, 12, 31)}
    columns = tuple(
        Column(head, 6, Form.DATE if at in days else Form.TEXT,
               key=at in {0, 1, 3, 4, 5, 10, 11, 12})
        for at, head in enumerate(heads)
    )  # fmt: skip
    row = tuple(Datum(text, days.get(at, text)) for at, text in enumerate(said))
    return Table(columns, (row,))
