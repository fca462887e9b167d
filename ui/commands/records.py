"""Commands for records: registers, add, list, find, remove, history, undo, redo."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from models import attachments
from models.declared import record_types, register
from models.errors import Invalid, Refused, UserError
from models.field import Field
from models.kinds import Text
from models.kinds_links import Attachment, Lines, Link
from models.ledger import Ledger
from models.linking import resolve
from models.privacy import Audience
from models.query import Query, Where
from models.record import Record, RecordType
from ui.commands.command import Command, opened, record_json, say_json, takes_ledger, whole

_WHERE = re.compile(r"(.+?)(!=|>=|<=|=|>|<|~)(.*)", re.DOTALL)


def _registers(parsed: argparse.Namespace) -> int:
    shown = list(record_types().values())
    if parsed.json:
        say_json([
            {"name": one.name, "label": one.label, "fields": [
                {"name": f.name, "label": f.label, "kind": f.kind, "privacy": f.privacy.name,
                 "aliases": list(f.aliases)}
                for f in one.active
            ]}
            for one in shown
        ])  # fmt: skip
        return 0
    for one in shown:
        print(f"{one.label}（{one.name}）  {one.group.label}")
        for field in one.active:
            marks = "　必填" if field.required else ""
            print(f"    {field.label}（{field.name}）  {field.kind_label}{marks}")
    return 0


def _takes_register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("register", metavar="台账", help="名称或中文名，比如 resident 或 村民")
    takes_ledger(parser)


def _add(parsed: argparse.Namespace) -> int:
    given = _lines_given()
    with opened(parsed, write=True) as ledger:
        record_type = register(ledger.types, parsed.register)
        ids: list[int] = []
        label = "" if len(given) == 1 else f"加了 {len(given)} 条{record_type.label}"
        with ledger.operation(label):
            for number, values in given:
                try:
                    id_ = _id(values.pop("id", None))
                    read = _values(ledger, record_type, values)
                    ids.append(ledger.save(record_type.name, read, id=id_).id)
                except UserError as error:
                    raise UserError(
                        f"第 {number} 行：{error.sentence}", "整批都没有存，改好再来。"
                    ) from None
    if parsed.json:
        say_json({"ids": ids})
    else:
        print("\n".join(map(str, ids)))
    return 0


def _id(value: Any) -> int | None:  # noqa: ANN401 - what JSON held
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise UserError(f"id 要写数字，看不懂“{value}”。", "id 是 add 或 list 给出的号。")


def _lines_given() -> list[tuple[int, dict[str, Any]]]:
    result = []
    # Not splitlines(): a text may hold U+2028, which JSON leaves as it is.
    for number, line in enumerate(sys.stdin.read().lstrip("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
        except (ValueError, RecursionError):
            raise UserError(
                f"第 {number} 行不是 JSON：{line.strip()[:40]}。", "一行写一条记录。"
            ) from None
        if not isinstance(values, dict):
            raise UserError(f'第 {number} 行要写成 {{"栏": "值"}} 的样子。')
        result.append((number, values))
    if not result:
        raise UserError("没有收到记录。", "请在标准输入里一行写一条 JSON。")
    return result


def _values(ledger: Ledger, record_type: RecordType, given: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    problems: dict[str, list[str]] = {}
    labels = {one.name: one.label for one in record_type.by_name.values()}
    for name, value in given.items():
        field = record_type.field(name)
        if field not in record_type.entered and not _is_number(record_type, field):
            problems[field.name] = ["是程序写的，不能填"]
            continue
        try:
            values[field.name] = _value(ledger, field, value)
        except Invalid as error:
            problems[field.name] = [str(error)]
    if problems:
        raise Refused(problems, labels)
    return values


def _is_number(record_type: RecordType, field: Field[Any]) -> bool:
    return bool(record_type.numbering and record_type.numbering.field == field.name)


def _value(ledger: Ledger, field: Field[Any], value: Any) -> Any:  # noqa: ANN401 - JSON in, kind out
    if isinstance(field, Attachment) and isinstance(value, list):
        return tuple(attachments.put(ledger.path, Path(str(one))) for one in value) or None
    if isinstance(field, Lines) and isinstance(value, list):
        names = {key: one for one in field.fields for key in (one.name, one.label)}
        rows = []
        for row in value:
            if not isinstance(row, dict) or any(key not in names for key in row):
                raise Invalid(f"每一行要写成 {{{'、'.join(one.label for one in field.fields)}}}")
            rows.append({names[key].name: _value(ledger, names[key], cell)
                         for key, cell in row.items()})  # fmt: skip
        return tuple(rows) or None
    if isinstance(value, dict | list):
        raise Invalid("这里要写一个值")
    return field.parse(value) if isinstance(value, str) else field.read(value)


def _list(parsed: argparse.Namespace) -> int:
    with opened(parsed) as ledger:
        record_type = register(ledger.types, parsed.register)
        where = tuple(condition(ledger, record_type, text) for text in parsed.where)
        query = Query(where=where, text=parsed.search or "", limit=parsed.limit)
        records = ledger.find(record_type.name, query)
    if parsed.json:
        say_json([record_json(record_type.active, one) for one in records])
        return 0
    print("\t".join(["号", *(one.label for one in record_type.list_columns)]))
    for record in records:
        print("\t".join([str(record.id), *_facts(record_type, record)]))
    return 0


def _facts(record_type: RecordType, record: Record) -> list[str]:
    seen = (one.faces(record.get(one.name), Audience.SCREEN) for one in record_type.list_columns)
    return [faces.text.replace("\n", " ").replace("\t", " ") if faces else "" for faces in seen]


def condition(ledger: Ledger, record_type: RecordType, text: str) -> Where:
    """Read a condition as people type it: 村民小组=3组.

    Raises:
        UserError: it is none, or the register has no such field or value.
    """
    found = _WHERE.fullmatch(text)
    if not found:
        raise UserError(f"看不懂“{text}”。", "请写成 栏=值，比如 村民小组=3组。")
    name, operator, words = found.groups()
    field = record_type.field(name.strip())
    if operator == "~":
        if not isinstance(field, Text):
            raise UserError(f"“{field.label}”不是文字，不能用 ~。", f"请写成 {field.label}=值。")
        return Where(field.name, "contains", words.strip())
    try:
        value = field.parse(words)
    except Invalid as error:
        raise UserError(f"{field.label}：{error}。") from None
    if isinstance(field, Link) and value is not None:
        value = resolve(ledger, Link(field.name, field.label, to=field.to), value.title)
    if value is None:
        return Where(field.name, "filled" if operator == "!=" else "empty")
    return Where(field.name, operator, value)


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    _takes_register(parser)
    parser.add_argument("--where", action="append", default=[], metavar="栏=值",
                        help="条件，可以写几个；还可以用 != > < >= <=，~ 是包含")  # fmt: skip
    parser.add_argument("--search", metavar="文字", help="汉字、拼音首字母、证件或手机尾号")
    parser.add_argument("--limit", type=whole, metavar="N", help="最多几条")


def _find(parsed: argparse.Namespace) -> int:
    with opened(parsed) as ledger:
        hits = [
            (ledger.type(record.type), record)
            for record in ledger.search(parsed.text, parsed.limit)
        ]
    rows: list[dict[str, Any]] = [
        {"type": kind.name, "label": kind.label, "id": record.id,
         "title": kind.by_name[kind.title].show(record[kind.title]),
         "facts": [fact for fact in _facts(kind, record) if fact]}
        for kind, record in hits
    ]  # fmt: skip
    if parsed.json:
        say_json(rows)
        return 0
    for row in rows:
        print(f"{row['label']}\t{row['id']}\t{row['title']}\t{'　'.join(row['facts'])}")
    if not rows:
        print(f"没有找到“{parsed.text}”。", file=sys.stderr)
    return 0


def _find_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="文字", help="汉字、拼音首字母、证件或手机尾号")
    takes_ledger(parser)
    parser.add_argument("--limit", type=whole, default=50, metavar="N", help="最多几条")


def _history(parsed: argparse.Namespace) -> int:
    with opened(parsed) as ledger:
        record_type = register(ledger.types, parsed.register)
        entries = ledger.history(record_type.name, parsed.id)
        if not entries:
            raise UserError(f"“{record_type.label}”里没有第 {parsed.id} 条，也没有它的改动记录。")
    if parsed.json:
        say_json([
            {"at": one.at.isoformat(), "who": one.who, "label": one.label, "kind": one.kind,
             "changes": [{"field": label, "before": old, "after": new}
                         for label, old, new in one.changes]}
            for one in entries
        ])  # fmt: skip
        return 0
    for one in entries:
        print(f"{one.at:%Y-%m-%d %H:%M}  {one.who or '—'}  {one.label}")
        for label, old, new in one.changes:
            print(f"    {label}：{old or '（空）'} → {new or '（空）'}")
    return 0


def _one_record(parser: argparse.ArgumentParser) -> None:
    _takes_register(parser)
    parser.add_argument("id", type=whole, metavar="号", help="add 或 list 给出的号")


def _undo(parsed: argparse.Namespace) -> int:
    with opened(parsed, write=True) as ledger:
        label = _taken(ledger.undo_label(), "撤销", ledger.undo)
    return _say_turn(parsed, "undone", "撤销", label)


def _redo(parsed: argparse.Namespace) -> int:
    with opened(parsed, write=True) as ledger:
        label = _taken(ledger.redo_label(), "重做", ledger.redo)
    return _say_turn(parsed, "redone", "重做", label)


def _taken(label: str | None, word: str, act: Callable[[], object]) -> str:
    if label is None:
        raise UserError(f"没有可以{word}的了。")
    act()
    return label


def _say_turn(parsed: argparse.Namespace, key: str, word: str, label: str) -> int:
    if parsed.json:
        say_json({key: label})
    else:
        print(f"已{word}：{label}")
    return 0


def _remove(parsed: argparse.Namespace) -> int:
    with opened(parsed, write=True) as ledger:
        label = ledger.remove(register(ledger.types, parsed.register).name, parsed.id).label
    if parsed.json:
        say_json({"removed": parsed.id, "label": label})
    else:
        print(f"{label}。要放回去用 undo。")
    return 0


COMMANDS = (
    Command("registers", "列出所有台账和它们的栏", 30, lambda _: None, _registers),
    Command("add", "往台账里加记录：标准输入里一行一条 JSON", 40, _takes_register, _add),
    Command("list", "列出一本台账的记录", 50, _list_arguments, _list),
    Command("find", "在所有台账里找", 60, _find_arguments, _find),
    Command("remove", "删掉一条记录", 95, _one_record, _remove),
    Command("history", "一条记录的改动经过", 100, _one_record, _history),
    Command("undo", "撤销上一步", 110, takes_ledger, _undo),
    Command("redo", "重做刚才撤销的", 115, takes_ledger, _redo),
)
