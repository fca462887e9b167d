"""一码通: squares for the wall that hold plain words themselves, so that no net is needed.

What the village does for people, what it certifies and what not, whom to call: each as short as
a phone can read it from a wall; what is too long for one square goes on in the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporters.code_setting import in_parts
from exporters.document import Block, Code, Codes, Document, Layout, Note, Paragraph
from exporters.paper import notice
from exporters.report import Params, Report
from models.deciding import NO, YES, kinds
from models.groups import Group
from models.issuing import title_of
from models.privacy import Audience, may_show
from models.rule_list import in_force
from models.view import View

_AUDIENCE = Audience.NOTICE_BOARD
_ACROSS = 3  #: so that all of it hangs on one sheet; each is as wide as a hand
_DONE_FOR = "代办"  #: in the name of a list: its entries are done for people
_NOTHING_LISTED = "代办事项还没有列成清单，村里能代办哪些，请到村部问。"
_ASK = "用手机扫一扫，字就在码里，不用上网；没写到的到村部问。"


def build(view: View, params: Params) -> Document:
    """Make the sheet of what is in force today."""
    del params
    village = view.village["name"]
    done = list(_done_for(view))
    texts = (
        (f"{village}代办事项", done),
        (f"{village}能开的证明", list(_issued(view))),
        (f"{village}不开的证明", list(_refused(view))),
        ("监督电话", list(_phones(view))),
    )
    codes = tuple(code for title, lines in texts if lines for code in _codes(title, lines))
    blocks: tuple[Block, ...] = (
        (Paragraph(_ASK), Codes(codes, _ACROSS))
        if codes
        else (Paragraph("还没有可以放进码里的。"),)
    )
    said = () if done else (Note(_NOTHING_LISTED),)
    return notice(view, REPORT.label, (*blocks, *said), layout=Layout(margin=15, single=True))


def _codes(title: str, lines: list[str]) -> Iterator[Code]:
    parts = in_parts(lines)
    for number, part in enumerate(parts, 1):
        words = title if len(parts) == 1 else f"{title}（{number}/{len(parts)}）"
        yield Code(words, f"{words}\n{part}")


def _done_for(view: View) -> Iterator[str]:
    """Yield what is done for people, as the village's own list says; no list is brought along."""
    matters = [
        one["matter"] for one in in_force(view, "duty")
        if one["on_list"] and _DONE_FOR in one["on_list"].title
    ]  # fmt: skip
    return _counted(matters)


def _issued(view: View) -> Iterator[str]:
    """Yield what is certified here."""
    return _counted(title_of(one) for one in kinds(view) if one["answer"] == YES and one["body"])


def _counted(said: Iterable[str]) -> Iterator[str]:
    return (f"{number}.{one}" for number, one in enumerate(dict.fromkeys(said), 1))


def _refused(view: View) -> Iterator[str]:
    """Yield what is not certified here, and where to go instead."""
    refused = [one for one in kinds(view) if one["answer"] == NO]
    for number, one in enumerate(refused, 1):
        where = f"→{one['alt_office']}" if one["alt_office"] else ""
        yield f"{number}.{one['name']}{where}"


def _phones(view: View) -> Iterator[str]:
    field = view.type("village").by_name["supervision_phones"]
    if may_show(field, _AUDIENCE):
        for row in view.village["supervision_phones"] or ():
            yield f"{row['office']}：{row['number']}"


REPORT = Report(
    "code_sheet",
    "一码通",
    build,
    group=Group.CERTIFICATES,
    order=47,
    audience=_AUDIENCE,
    about="贴在墙上扫的二维码：代办事项、能开和不开的证明、监督电话，字都在码里，不用上网。",
    formats=("pdf", "txt"),
)
