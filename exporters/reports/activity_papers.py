"""活动材料: one activity as the file that is asked for, or one paper of it.

Each part names the record it is taken from. A part that no record supports is not made: the list
in front says so, and asked for alone it is refused with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from exporters.activity_file import AUDIENCE, PARTS, Made, Part, source_of, what_was_done
from exporters.document import (
    Block,
    Column,
    Datum,
    Document,
    Form,
    Heading,
    Note,
    PageBreak,
    Spread,
    Table,
    file_stem,
)
from exporters.report import TEXTS, Params, Report, every
from models.errors import UserError
from models.groups import Group
from models.kinds import Choice
from models.kinds_links import Link
from models.letterhead import committee_of
from models.lists import options
from models.record import Record
from models.view import View

_WHOLE = "whole"
_COLUMNS = (
    Column("序号", 3, Form.NUMBER, centred=True),
    Column("材料", 11),
    Column("有没有", 4, centred=True),
    Column("取自哪条记录；没有的说明", 26),
)


def build(view: View, params: Params) -> Document:
    """Make the file of one activity, or one part of it.

    Raises:
        UserError: there is no record from which that part could be made.
    """
    activity = view.get("activity", params["activity"].id)
    wanted = next((one for one in PARTS if one.code == params.get("part")), None)
    title = wanted.label if wanted else "活动材料"
    blocks = _alone(view, activity, wanted) if wanted else tuple(_whole(view, activity))
    return Document(
        title=f"{view.village['name']}{title}",
        subtitle=Spread(activity["title"], committee_of(view.village)),
        blocks=blocks,
        name=file_stem(title, activity["title"], str(activity["happened_on"])),
    )


def _alone(view: View, activity: Record, part: Part) -> tuple[Block, ...]:
    made = part.make(view, activity)
    if isinstance(made, str):
        raise UserError(
            f"“{part.label}”出不了：{made}。", "没有的事不编；有的话先记到活动里，再出。"
        )
    return (*made.blocks, Note(f"取自：{made.source}"))


def _whole(view: View, activity: Record) -> Iterator[Block]:
    made = [(one, one.make(view, activity)) for one in PARTS]
    yield from what_was_done(view, activity)
    yield Heading("材料目录")
    yield Table(
        _COLUMNS,
        tuple(
            tuple(
                Datum(text, text)
                for text in (
                    str(number),
                    one.label,
                    "有" if isinstance(found, Made) else "没有",
                    found.source if isinstance(found, Made) else found,
                )
            )
            for number, (one, found) in enumerate(made, 1)
        ),
    )
    count = sum(isinstance(found, Made) for _, found in made)
    yield Note(
        f"取自：{source_of(activity)}。{len(PARTS)} 样里有 {count} 样；没有的没有编，也不补。"
    )
    for one, found in made:
        if isinstance(found, Made):
            yield PageBreak()
            yield Heading(one.label, 0)
            yield from found.blocks
            yield Note(f"取自：{found.source}")


REPORT = Report(
    "activity_papers",
    "活动材料",
    build,
    group=Group.AFFAIRS,
    order=61,
    audience=AUDIENCE,
    about="一次活动要的各样材料，都从这一条记录里出，写明取自哪条；没有的写明没有。",
    each=every("activity", "activity", part=_WHOLE),
    reads=("activity",),
    params=(
        Link("activity", "哪次活动", to="activity", required=True, aliases=("活动",)),
        Choice(
            "part",
            "哪一样",
            default=lambda _: _WHOLE,
            options=options(f"{_WHOLE} 整套", *(f"{one.code} {one.label}" for one in PARTS)),
        ),
    ),
    formats=TEXTS,
)
