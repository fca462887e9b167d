"""By what name a form about one calls whom it is about: 姓名, 申请人, 户主（申请人）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.forms.shapes.reach import APPLICANT, NAMED, is_others, of_applicant
from models.forms.whose.subjects import without_subject
from models.writing import narrow

HEAD = "户主姓名"
_LIVES_IN = re.compile(r"[现家]?住[(]([^()]+)[)]")
_GIVER = re.compile(r"(委托|授权)人(姓名)?:?")
_HOUSEHOLDER = re.compile(r"申请(人|户)?[(]?户主[)]?(姓名)?:?|户主[(]申请人[)](姓名)?:?")
_OF_HEAD = re.compile(r"(申请|申报|本户)?户主(基本|个人)?(信息|情况|资料)?")
_THE_HEAD = re.compile("户主(姓名)?:?")
_PART = re.compile("[\u4e00-\u9fff]{2,5}[人者](姓名)?:?")  #: who plays one: 投保人, 受益人


def with_name(paths: Sequence[tuple[str, ...]], title: str) -> Iterator[tuple[str, ...]]:
    """Take 申请人 for 姓名 in a form that has no other label for its person's name."""
    applicant = _GIVER if "委托" in title else APPLICANT
    paths = list(of_applicant(list(paths)))
    parts = [path for path in paths if _PART.fullmatch(narrow(path[-1]))]
    first = parts[0] if parts and applicant.fullmatch(narrow(parts[0][-1])) else ()
    asked = [path for path in paths if NAMED.fullmatch(narrow(path[-1]))
             and not (applicant.fullmatch(narrow(path[-1])) or is_others(path))]  # fmt: skip
    # 申请人 before 户主姓名, 与户主关系 is who the form is about
    has_name = any(not first or not _THE_HEAD.fullmatch(narrow(path[-1]))
                   or paths.index(path) < paths.index(first) for path in asked)  # fmt: skip
    for path in paths:
        path = (*(one for one in path[:-1] if not _OF_HEAD.fullmatch(narrow(one))), path[-1])  # noqa: PLW2901 - 申请户主信息/姓名 is 姓名
        if within := _LIVES_IN.fullmatch(narrow(path[-1])):
            path = (*path[:-1], within[1])  # noqa: PLW2901 - 家住（村民小组）is 村民小组
        if _HOUSEHOLDER.fullmatch(narrow(path[-1])):
            has_name = True
            yield (*path[:-1], HEAD)
        elif not has_name and applicant.fullmatch(narrow(path[-1])) and path == parts[0]:
            has_name = True
            yield (*path[:-1], "姓名")
        else:
            yield (*path[:-1], without_subject(path[-1]))
