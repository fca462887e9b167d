"""迎检夹（一件事）: the index of all there is of one matter; the folder comes with it."""

from __future__ import annotations

from exporters.bundles.bundle import Bundle
from exporters.bundles.index import index_of, planned
from exporters.bundles.inspection import matter_folder
from exporters.document import Document
from exporters.report import Params, Report
from models.groups import Group
from models.kinds_links import Link
from models.privacy import Audience
from models.view import View


def folder(view: View, params: Params) -> Bundle:
    """Put together what belongs to the matter."""
    return matter_folder(view, view.get("affair", params["affair"].id))


def build(view: View, params: Params) -> Document:
    """Make the index: what there is, and what was not held."""
    bundle = folder(view, params)
    return index_of(view, bundle, planned(bundle))


REPORT = Report(
    "affair_folder",
    "迎检夹（一件事）",
    build,
    group=Group.AFFAIRS,
    order=70,
    audience=Audience.OFFICE,
    about="一件交办的事从来文到办结的每份材料、记录、照片和审批，按顺序排好；没有的写明没有。",
    params=(Link("affair", "哪件事", to="affair", required=True, aliases=("工作事务",)),),
    folder=folder,
    formats=("pdf", "txt"),
)
