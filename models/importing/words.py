"""A plan in words: for a terminal, for scripts, and the rows that go back to whoever sent them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from models.field import Cell, cell_text
from models.importing.blank import about_blank
from models.importing.rows import RowPlan
from models.importing.years import about_years
from models.kinds_links import Link
from models.sheets import told
from models.sheets.grid import Row, Sheet, is_empty, letters

if TYPE_CHECKING:
    from models.importing.plan import ImportPlan

#: what a row counts as -> the word for people
WORDS = {
    "add": "新增", "update": "有变化", "same": "一样", "problem": "有问题", "double": "表里重复",
    "skip": "不导", "note": "表头和说明",
}  # fmt: skip
_MOST_LINES = 60
_MOST_NAMES = 4  #: of strangers, told in one sentence


def word_of(row: RowPlan) -> str:
    """Return what a row counts as."""
    if row.action != "skip":
        return row.action
    if row.problems:
        return "problem"
    return "double" if row.double_of else "skip"


def summary(plan: ImportPlan) -> str:
    """Return what would happen, first in numbers, then every column and every problem."""
    counted = "、".join(
        f"{word} {plan.counts[key]}" for key, word in WORDS.items() if plan.counts.get(key)
    )
    head = f"“{plan.path.name}”的“{plan.sheet}”，进“{plan.record_type.label}”"
    lines = [f"{head}：{counted or '没有要导的行'}。"]
    if plan.missing:
        labels = "、".join(f"“{one.label}”" for one in plan.missing)
        lines.append(f"表里没有{labels}这一栏，没有它导不进去，请对上一列。")
    tellers = (about_links, about_made, about_sheets, about_others, about_captions, about_years,
               about_blank)  # fmt: skip
    lines += [said for tell in tellers if (said := tell(plan))]
    lines += about_strangers(plan).values()
    for match in plan.matches:
        words = "/".join(plan.source.layout.heads[match.column])
        if words and match.field is None:
            place = plan.source.sheet.place(0, match.column)[1]
            lines.append(f"{letters(place)} 列“{words}”不导：{match.reason}")
    lines += _limited(list(_sentences(plan, "problems")), "处问题")
    lines += _limited([f"留意：{one}" for one in _sentences(plan, "doubts")], "处要留意")
    return "\n".join(lines)


def about_links(plan: ImportPlan) -> str:
    """Say how rows come to the records which they make; "" when that is no matter."""
    rule = plan.record_type.gathers
    if plan.gathered.groups and rule and plan.counts.get("add"):
        label = plan.record_type.by_name[rule.link].label
        new = _new(plan, rule.link)
        if not new:
            return f"表里没有“{label}”，按户主归到账里原有的户。"
        return (
            f"表里没有“{label}”，按户主分成 {len(new)} 户，"
            f"{label}接着往下排（{new[0]}……），导入后能改。"
        )
    there = {one.name for one in plan.columns.values() if one}
    if rule and rule.link not in there and plan.counts.get("add"):
        label = plan.record_type.by_name[rule.link].label
        return f"表里没有“{label}”，先不分户；补上这一列再导一次，就分好了。"
    return ""


def about_made(plan: ImportPlan) -> str:
    """Say which records come in beside the rows, because these name them: 会议种类, 户."""
    said = []
    for link in plan.record_type.links:
        if not link.makes or (plan.gathered.groups and plan.record_type.gathers):
            continue
        new = _new(plan, link.name)
        if new:
            target = plan.desk.ledger.type(link.to)
            names = "、".join(new[:_MOST_NAMES]) + "等" * (len(new) > _MOST_NAMES)
            said.append(f"“{target.label}”新加 {len(new)} {target.unit}（{names}）")
    return f"连同进来的：{'；'.join(said)}。" if said else ""


def _new(plan: ImportPlan, link: str) -> list[str]:
    """Return the titles of the records that new rows make by naming them."""
    refs = (row.values.get(link) for row in plan.rows if row.action == "add")
    return list(dict.fromkeys(ref.title for ref in refs if ref and ref.id is None))


def about_sheets(plan: ImportPlan) -> str:
    """Say which longer sheets of the file stay out because nobody knows what they are for."""
    names = "、".join(f"“{name}”" for name in plan.source.unclear)
    return f"工作表{names}比这张长，看不出该进哪本台账，这回不导" if names else ""


def about_others(plan: ImportPlan) -> str:
    """Say which other sheets of the file are lists, too, and stay out this time."""
    source = plan.source
    left = [name for name in source.others if name not in source.unclear]
    names = "、".join(f"“{name}”" for name in left[:_MOST_NAMES])
    more = f"等 {len(left)} 张" if len(left) > _MOST_NAMES else ""
    return f"工作表{names}{more}也是名单，这回只导“{plan.sheet}”" if left else ""


def about_captions(plan: ImportPlan) -> str:
    """Say what the captions inside the list say of the rows below them; "" where none does."""
    parts = []
    for one in plan.captions.saying:
        if one.left_out:
            continue
        fields = [(plan.record_type.by_name[name], value) for name, value in one.means.items()]
        words = "、".join(each.show(value) for each, value in fields)
        parts.append(f"{words}（{plan.spoken(one.row + 1)}起）")
    names = [plan.record_type.by_name[name].label for name in sorted(plan.captions.names)]
    more = f"……一共 {len(parts)} 处" if len(parts) > _MOST_NAMES else ""
    said = "，".join(parts[:_MOST_NAMES]) + more
    return f"小标题下面的行都算上{'、'.join(names)}：{said}" if parts else ""


def about_strangers(plan: ImportPlan) -> dict[str, str]:
    """Say by field what no record is called and what it does not know; rows come in without."""
    said = {}
    for name, rows in plan.strangers.items():
        link = plan.record_type.by_name[name]
        names = "、".join(f"“{words}”" for words in list(rows)[:_MOST_NAMES])
        more = f"等 {len(rows)} 个" if len(rows) > _MOST_NAMES else ""
        where = "写进了备注" if name in plan.noted else (
            "这些行进不去" if link.required else "这一栏先空着")  # fmt: skip
        count = sum(rows.values())
        why = "账里没有" if isinstance(link, Link) else "写法认不出"
        said[name] = f"有 {count} 行的“{link.label}”{why}（{names}{more}），{where}"
    return said


def _limited(lines: list[str], what: str) -> list[str]:
    if len(lines) <= _MOST_LINES:
        return lines
    return [*lines[:_MOST_LINES], f"……还有 {len(lines) - _MOST_LINES} {what}"]


def _sentences(plan: ImportPlan, kind: str) -> Iterator[str]:
    for row in plan.rows:
        for name, said in getattr(row, kind).items():
            label = plan.record_type.by_name[name].label if name else ""
            yield f"{plan.spoken(row.number)}{' ' + label if label else ''}：{said}"
        if kind == "problems" and not row.problems and row.double_of:
            yield f"{plan.spoken(row.number)}：{row.reason}"


def as_json(plan: ImportPlan) -> dict[str, Any]:
    """Return the plan for scripts; rows are 1-based, columns are letters.

    What is told of the sheet stands in `sheets`, as `inspect` tells it, and plainly as well. A
    cell that was not taken is a problem, also where its row comes in without it.
    """
    counts, sheet = plan.counts, told.as_json(plan.understood)
    return {
        "file": plan.path.name,
        "sheets": [{**sheet, "imported_as": plan.record_type.name}],
        **sheet,
        "other_sheets": list(plan.source.others),
        "counts": {
            "new": counts.get("add", 0),
            "changed": counts.get("update", 0),
            "same": counts.get("same", 0),
            "double": counts.get("double", 0),
            "rejected": counts.get("problem", 0),
            "skipped": counts.get("skip", 0),
            "not_data": counts.get("note", 0),
        },
        "problems": [*_places(plan, "problems"), *_places(plan, "unread")],
        "doubts": list(_places(plan, "doubts")),
    }


def _places(plan: ImportPlan, kind: str) -> Iterator[dict[str, Any]]:
    columns = {one.name: column for column, one in plan.columns.items() if one}
    unread = {(one.number, name) for one in plan.readings
              for name in one.strangers if name not in plan.noted}  # fmt: skip
    for row in plan.rows:
        said: Mapping[str, str] = row.doubts if kind == "unread" else getattr(row, kind)
        for name, message in said.items():
            if kind == "unread" and (row.number, name) not in unread:
                continue
            column = columns.get(name)
            cell = row.cells[column] if column is not None and column < len(row.cells) else None
            at, place = plan.source.sheet.place(row.number - 1, column or 0)
            yield {
                "row": at + 1,
                "column": None if column is None else letters(place),
                "field": name or None,
                "value": cell_text(cell),
                "message": message,
            }


def rejects(plan: ImportPlan) -> tuple[tuple[Cell, ...], ...]:
    """Return rows with problems and doubles as they stand in the sheet, and the reason.

    The first row is the header, so that the mended file can be imported again.
    """
    sheet = plan.source.sheet
    heads = [head for at, head in enumerate(plan.source.layout.heads) if sheet.own(at) == at]
    width = len(heads)
    head = ["/".join(words) for words in heads]
    table: list[tuple[Cell, ...]] = [(*head, "退回原因")]
    for row in plan.rows:
        if word_of(row) not in {"problem", "double"}:
            continue
        own = _in_one(row.cells, sheet)
        cells = (*own, *(None for _ in range(width - len(own))))
        table.append((*cells, _reason(plan, row)))
    return tuple(table)


def _in_one(cells: Row, sheet: Sheet) -> Row:
    """Return a row's cells with the two days of a term in one of them again."""
    own = [cell for at, cell in enumerate(cells) if sheet.own(at) == at]
    for half, column in sheet.halves:
        if half < len(cells) and not is_empty(cells[half]):
            own[column] = f"{cell_text(own[column])}—{cell_text(cells[half])}"
    return tuple(own)


def _reason(plan: ImportPlan, row: RowPlan) -> str:
    parts = [
        f"{plan.record_type.by_name[name].label}：{said}" if name else said
        for name, said in row.problems.items()
    ]
    return "；".join(parts) or row.reason
