"""迎检夹: all there is of one matter, one activity or one year, in order, and what there is not.

Only what was entered is in it. What was not held is not made: the index says that there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from exporters.activity_file import PARTS, Made, Part
from exporters.blocks import table_of
from exporters.bundles.bundle import Bundle, Lack, Sheet
from exporters.bundles.lacks import lacks_in
from exporters.bundles.period import dated_registers, sheets_of
from exporters.bundles.record_sheet import (
    answering,
    files_of,
    record_sheet,
    source_of,
    title_of,
)
from exporters.bundles.walk import belonging, when
from exporters.document import Document, Note, Spread, file_stem
from exporters.report import Report, report, reports
from models.kinds import LongText, Text
from models.kinds_links import Attachment, Link, Ref
from models.letterhead import committee_of
from models.periods import Period
from models.privacy import Audience
from models.query import Query, Where
from models.record import Record
from models.undoing import Entry
from models.view import View

#: head of the index -> registers under it, in the order in which a matter goes
_STAGES: Mapping[str, tuple[str, ...]] = {
    "来文和依据": ("incoming", "admission", "year_task", "upper_meeting"),
    "会议和决议": ("deliberation", "deliberation_part", "meeting", "resolution"),
    "办理": ("affair", "form_demand", "activity", "visit", "burden"),
    "收支": ("cash_entry", "contract", "debt", "grant_batch"),
    "公开和异议": ("disclosure", "objection", "open_request"),
    "用印、证明和回复": ("seal_use", "certificate", "outgoing"),
}
_OTHERS, _PEOPLE, _NINE = "其他", "谁批准、谁经手", "活动材料"
#: what is usually asked of a matter: the register, and what the index says where there is none
_ASKED = (
    ("incoming", "没有登记来文"), ("meeting", "没有记过为它开的会"),
    ("resolution", "没有为它做过决议"), ("activity", "没有记过为它办的活动"),
    ("cash_entry", "没有为它记过收支"), ("outgoing", "没有为它发过文"),
)  # fmt: skip
#: parts of an activity that quote another record: the link, and the register it lies in
_QUOTED = {"asked": "incoming", "assembly": "meeting", "mobilised": "mobilised"}
_REGISTERS = {"asked": "incoming", "assembly": "meeting", "mobilised": "meeting"}
_NOT_HELD = "没有的"
_HONEST = "只有账里记过的。没有的事没有编，也不补；开过、办过而没记的，先记到账里再出。"
_COLUMNS = (
    Text("what", "哪一件", width=16), Text("role", "什么", width=8), Text("who", "谁", width=8),
    Text("source", "取自", width=14),
)  # fmt: skip
_ACTS = (
    Text("at", "哪天", width=9), Text("who", "谁记的", width=6),
    LongText("did", "做了什么", width=24), Text("what", "哪一件", width=16),
)  # fmt: skip


def matter_folder(view: View, affair: Record) -> Bundle:
    """Return all there is of one matter that was asked of the village."""
    found = belonging(view, affair)
    return Bundle(
        f"{view.village['name']}迎检材料",
        subtitle=title_of(view, affair),
        name=file_stem("迎检夹", title_of(view, affair)),
        sheets=(*_in_stages(view, found), *_of_people(view, found)),
        lacks=tuple(_none(found, _ASKED)),
        lacking=_NOT_HELD,
        notes=(_HONEST,),
    )


def activity_folder(view: View, activity: Record) -> Bundle:
    """Return the nine papers of an activity and all else there is of it."""
    made = [(part, part.make(view, activity)) for part in PARTS]
    there = [(part, one) for part, one in made if isinstance(one, Made)]
    quoted = {part.code: activity[_QUOTED[part.code]].id
              for part, _ in there if part.code in _QUOTED}  # fmt: skip
    shown = {(_REGISTERS[code], id_) for code, id_ in quoted.items()} | {("activity", activity.id)}
    found = [one for one in belonging(view, activity) if (one.type, one.id) not in shown]
    lacks = [
        Lack(f"{part.label}：{one}", todo="没有的没有编；有的话记到活动里再出",
             type="activity", id=activity.id, verb="看活动")
        for part, one in made if isinstance(one, str)
    ]  # fmt: skip
    return Bundle(
        f"{view.village['name']}迎检材料",
        subtitle=title_of(view, activity),
        name=file_stem("迎检夹", title_of(view, activity), str(activity["happened_on"])),
        sheets=(
            _entered(view, activity),
            *(_part(view, activity, part, one.source) for part, one in there),
            *_in_stages(view, found),
            *_of_people(view, [activity, *found]),
        ),
        lacks=tuple(lacks),
        lacking=_NOT_HELD,
        notes=(f"{len(PARTS)} 样活动材料里有 {len(there)} 样。{_HONEST}",),
    )


def year_folder(view: View, period: Period) -> Bundle:
    """Return all there is of a year: its papers, the papers of its records, its files."""
    papers = [
        sheet for one in reports() if one.folder is None for sheet in sheets_of(view, one, period)
    ]
    return Bundle(
        f"{view.village['name']}{period}迎检材料",
        subtitle=f"期间：{period}",
        name=file_stem("迎检夹", view.village["name"], str(period)),
        sheets=(*papers, *_filed(view, period)),
        lacks=tuple(lacks_in(view, period, dated_registers(view))),
        notes=(_HONEST,),
    )


# -- sheets --------------------------------------------------------------------------------------


def _entered(view: View, activity: Record) -> Sheet:
    return Sheet(
        "活动登记", part=_NINE, source=source_of(view, activity),
        make=partial(record_sheet, view, activity), files=files_of(view, activity),
        shows_photos=True,
    )  # fmt: skip


def _part(view: View, activity: Record, part: Part, source: str) -> Sheet:
    """Return one of the nine, with the files of the record which it quotes."""
    params = {"activity": Ref(activity.id), "part": part.code}
    quoted = _QUOTED.get(part.code)
    files = files_of(view, view.get(_REGISTERS[part.code], activity[quoted].id)) if quoted else ()
    return Sheet(
        part.label, part=_NINE, source=source,
        make=partial(report("activity_papers").build, view, params),
        files=files, shows_photos=part.code == "asked",
    )  # fmt: skip


def _in_stages(view: View, found: Sequence[Record]) -> Iterator[Sheet]:
    stages = {name: stage for stage, names in _STAGES.items() for name in names}
    order = [*_STAGES, _OTHERS]
    placed = sorted(
        ((order.index(stages.get(one.type, _OTHERS)), when(view, one), one.type, one.id, one)
         for one in found),
        key=lambda place: place[:-1],
    )  # fmt: skip
    for at, *_, one in placed:
        yield _sheet(view, one, order[at])


def _sheet(view: View, record: Record, part: str) -> Sheet:
    """Return a record as its own paper, where its register has one, else as it was entered."""
    kind = view.type(record.type)
    paper = _paper_of(record.type)
    build = partial(record_sheet, view, record)
    if paper:
        link = next(one for one in paper.params if isinstance(one, Link))
        build = partial(paper.build, view, {link.name: Ref(record.id, title_of(view, record))})
    return Sheet(
        f"{paper.label if paper else kind.label}：{title_of(view, record)}",
        part=part, source=source_of(view, record), make=build, files=files_of(view, record),
    )  # fmt: skip


def _paper_of(register: str) -> Report | None:
    """Return the paper of one record, for registers whose paper says all of it."""
    names = {"meeting": "meeting_minutes", "deliberation": "deliberation_form",
             "disclosure": "disclosure_notice", "cash_entry": "voucher_slip"}  # fmt: skip
    return report(names[register]) if register in names else None


def _filed(view: View, period: Period) -> Iterator[Sheet]:
    """Yield the files of a year, register by register, record by record.

    What was posted is a paper of the year already; an activity shows its photos on its papers.
    """
    for name, kind in view.ledger.types.items():
        fields = [one.name for one in kind.active if isinstance(one, Attachment)]
        if not fields or not kind.dated or kind.is_rules or name == "disclosure":
            continue
        with_files = {
            id_ for field in fields
            for id_ in view.ledger.ids(name, Query(where=(Where(field, "filled"),), period=period))
        }  # fmt: skip
        query = Query(ids=tuple(with_files), order=(kind.dated,))
        for one in view.ledger.find(name, query) if with_files else ():
            yield Sheet(
                f"{kind.label}：{title_of(view, one)}", part="附件和照片",
                source=source_of(view, one), files=files_of(view, one),
                shows_photos=name == "activity",
            )  # fmt: skip


# -- who, and what there is not ------------------------------------------------------------------


def _of_people(view: View, found: Sequence[Record]) -> Iterator[Sheet]:
    in_order = sorted(found, key=lambda one: (when(view, one), one.type, one.id))
    yield Sheet(
        _PEOPLE, part=_PEOPLE, source="各条记录里写的", make=partial(_people, view, in_order)
    )


def _people(view: View, found: Sequence[Record]) -> Document:
    rows = [
        {"what": title_of(view, one), "role": role, "who": who, "source": source_of(view, one)}
        for one in found
        for role, who in answering(view, one)
    ]
    acts = sorted(
        ((one, entry) for one in found for entry in view.ledger.history(one.type, one.id)),
        key=lambda pair: pair[1].at,
    )
    return Document(
        title=f"{view.village['name']}{_PEOPLE}",
        subtitle=Spread("", committee_of(view.village)),
        blocks=(
            table_of(_COLUMNS, rows, Audience.OFFICE, numbered=True, empty="没有写过是谁。"),
            Note("登记经过："),
            table_of(_ACTS, [_act(view, *pair) for pair in acts], Audience.OFFICE, numbered=True),
        ),
        name=_PEOPLE,
    )


def _act(view: View, record: Record, entry: Entry) -> Mapping[str, str]:
    return {"at": f"{entry.at:%Y-%m-%d}", "who": entry.who, "did": entry.label,
            "what": title_of(view, record)}  # fmt: skip


def _none(found: Iterable[Record], asked: Sequence[tuple[str, str]]) -> Iterator[Lack]:
    there = {one.type for one in found}
    for register, sentence in asked:
        if register not in there:
            yield Lack(f"{sentence}", todo="没有的没有编；有的话先记上，再把这件事选上")
