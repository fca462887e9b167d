"""会议记录: one meeting as it was recorded, with what was decided; a view of the records.

Elements: 会议名称, 时间, 地点, 主持, 记录, 应到实到, 列席, 议题, 要点, 表决, 结果, 签名.
"""

from __future__ import annotations

from exporters.document import Document, Layout, Spread, file_stem
from exporters.minutes import minutes_of
from exporters.report import Params, Report, every
from models.groups import Group
from models.kinds_links import Link
from models.privacy import Audience
from models.view import View


def build(view: View, params: Params) -> Document:
    """Make the minutes of one meeting."""
    meeting = view.get("meeting", params["meeting"].id)
    return Document(
        title=f"{view.village['name']}会议记录",
        subtitle=Spread(meeting["topic"], ""),
        blocks=minutes_of(view, meeting),
        name=file_stem("会议记录", meeting["topic"], str(meeting["held_on"])),
        layout=Layout(),
    )


REPORT = Report(
    "meeting_minutes",
    "会议记录",
    build,
    group=Group.MEETINGS,
    order=10,
    audience=Audience.OFFICE,
    about="一次会的记录：到会、议题、表决、决议，都是记过的，没记的不写。",
    each=every("meeting", "meeting"),
    reads=("meeting",),
    params=(Link("meeting", "哪次会", to="meeting", required=True, aliases=("会议",)),),
    formats=("pdf", "docx", "xlsx", "txt"),
)
