"""迎检夹（一次活动）: the index of all there is of one activity; the folder comes with it."""

from __future__ import annotations

from exporters.bundles.bundle import Bundle
from exporters.bundles.index import index_of, planned
from exporters.bundles.inspection import activity_folder
from exporters.document import Document
from exporters.report import Params, Report
from models.groups import Group
from models.kinds_links import Link
from models.privacy import Audience
from models.view import View


def folder(view: View, params: Params) -> Bundle:
    """Put together what belongs to the activity."""
    return activity_folder(view, view.get("activity", params["activity"].id))


def build(view: View, params: Params) -> Document:
    """Make the index: what there is, and what was not held."""
    bundle = folder(view, params)
    return index_of(view, bundle, planned(bundle))


REPORT = Report(
    "activity_folder",
    "迎检夹（一次活动）",
    build,
    group=Group.AFFAIRS,
    order=71,
    audience=Audience.OFFICE,
    about="一次活动的九样材料和别的记录、照片、审批，按顺序排好；没开的会、没有的名单不编。",
    params=(Link("activity", "哪次活动", to="activity", required=True, aliases=("活动",)),),
    folder=folder,
    formats=("pdf", "txt"),
)
