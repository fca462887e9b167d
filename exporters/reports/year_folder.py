"""迎检夹（一年）: the index of all papers and files of a year; the folder comes with it."""

from __future__ import annotations

from exporters.bundles.bundle import Bundle
from exporters.bundles.index import index_of, planned
from exporters.bundles.inspection import year_folder
from exporters.document import Document
from exporters.report import Params, Report
from models.groups import Group
from models.periods import Period
from models.privacy import Audience
from models.view import View


def folder(view: View, params: Params) -> Bundle:
    """Put together what the year of the view's period has."""
    del params
    year = view.period.year if view.period else view.today.year
    return year_folder(view, Period("year", year))


def build(view: View, params: Params) -> Document:
    """Make the index."""
    bundle = folder(view, params)
    return index_of(view, bundle, planned(bundle))


REPORT = Report(
    "year_folder",
    "迎检夹（一年）",
    build,
    group=Group.VILLAGE,
    order=20,
    audience=Audience.OFFICE,
    about="一年里出的材料、每次会和每件事的记录、附件和照片，按顺序排好，编好目录。",
    period="year",
    folder=folder,
    formats=("pdf", "txt"),
)
