"""A register as a paper: the records of a period, one a line, under chosen columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from exporters.blocks import chosen, table_of, with_own
from exporters.document import Document
from exporters.paper import register_paper
from exporters.report import Params, Report
from models.privacy import Audience
from models.query import Condition, Query
from models.view import View


def register_report(
    name: str,
    label: str,
    *,
    of: str,
    columns: Sequence[str],
    order_by: tuple[str, ...],
    empty: str,
    where: tuple[Condition, ...] = (),
    roles: tuple[str, ...] = ("填表人", "审核人"),
    over: Mapping[str, str] | None = None,
    heads: Mapping[str, str] | None = None,
    **more: Any,  # noqa: ANN401 - what a Report takes
) -> Report:
    """Declare the paper of the register `of`, kept in the village, with the village's own fields.

    `columns` are field names; `empty` is what an empty period says; `where` confines it; `over`
    names the head which columns beside each other share; `heads` are the words of the paper where
    the form on screen asks in others.
    """

    def build(view: View, params: Params) -> Document:
        del params
        kind = view.type(of)
        found = view.each(of, view.ids(of, Query(where=where, order=order_by)))
        fields = with_own(kind, chosen(kind, *columns, labels=heads))
        table = table_of(fields, found, Audience.OFFICE, numbered=True, empty=empty)
        said = {one.name: one.label for one in chosen(kind, *columns, labels=heads)}
        shared = {said[name]: head for name, head in (over or {}).items()}
        under = tuple(replace(one, over=shared.get(one.label, "")) for one in table.columns)
        return register_paper(view, label, (replace(table, columns=under),), roles=roles)

    return Report(name, label, build, audience=Audience.OFFICE, **more)
