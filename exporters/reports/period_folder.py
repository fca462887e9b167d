"""全部材料: the index of everything of a period; the folder and the one PDF come with it."""

from __future__ import annotations

from exporters.bundles.bundle import Bundle
from exporters.bundles.index import index_of, planned
from exporters.bundles.period import period_bundle
from exporters.document import Document
from exporters.report import Params, Report
from models.groups import Group
from models.periods import Period
from models.privacy import Audience
from models.view import View


def folder(view: View, params: Params) -> Bundle:
    """Put together what a period has."""
    del params
    return period_bundle(view, view.period or Period.containing("quarter", view.today))


def build(view: View, params: Params) -> Document:
    """Make the index before anything is made: what will be in it, and what is missing."""
    bundle = folder(view, params)
    return index_of(view, bundle, planned(bundle))


REPORT = Report(
    "period_folder",
    "全部材料",
    build,
    group=Group.VILLAGE,
    order=10,
    audience=Audience.OFFICE,
    about="一期要出的都在里面：目录在前，缺什么写在最上面；出成一个文件夹，另有一份带书签的整套。",
    period="quarter",
    folder=folder,
    formats=("pdf", "txt"),
)
