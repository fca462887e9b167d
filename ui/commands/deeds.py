"""The command that does with a record what its register offers: fill a list, take back ..."""

from __future__ import annotations

import argparse

from models import deeds
from models.declared import register
from models.deeds import Deed
from models.errors import NotFound
from models.ledger import Ledger
from models.record import Record
from ui.commands.command import Command, opened, say_json, takes_ledger, whole


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("register", metavar="台账", help="名称或中文名，比如 grant_batch")
    parser.add_argument("id", type=whole, metavar="号", help="add 或 list 给出的号")
    parser.add_argument("deed", nargs="?", default="", metavar="做什么", help="不写就列出能做的")
    takes_ledger(parser)


def _do(parsed: argparse.Namespace) -> int:
    with opened(parsed, write=bool(parsed.deed)) as ledger:
        record_type = register(ledger.types, parsed.register)
        record = ledger.get(record_type.name, parsed.id)
        if not parsed.deed:
            shown = [{"name": one.name, "label": one.label, "hint": one.hint}
                     for one in record_type.deeds]  # fmt: skip
            return _say(shown, json=parsed.json)
        deed = _named(ledger, record, parsed.deed)
        changes = deeds.do(ledger, record, deed)
    made = [{"type": name, "id": id_} for name, id_ in sorted(changes.touched)]
    if parsed.json:
        say_json({"done": deed.label, "touched": made})
    else:
        print(f"{deed.label}：写了 {len(made)} 条。")
    return 0


def _named(ledger: Ledger, record: Record, words: str) -> Deed:
    there = deeds.offered(ledger, record)
    for one in there:
        if words in {one.name, one.label}:
            return one
    labels = "、".join(one.label for one in there) or "没有"
    raise NotFound(f"这一条现在不能“{words}”。", f"能做的有：{labels}。")


def _say(shown: list[dict[str, str]], *, json: bool) -> int:
    if json:
        say_json(shown)
        return 0
    for one in shown:
        print(f"{one['label']}（{one['name']}）  {one['hint']}")
    return 0


COMMANDS = (Command("do", "对一条记录做一件事：红冲、从名册取人……", 55, _arguments, _do),)
