"""The command check: what in a ledger does not agree, by which rule; and the rules themselves."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from models import checking
from models.declared import record_types
from models.errors import UserError
from models.ledger import Ledger
from models.record import Finding
from ui.commands.command import Command, opened, say_json


def _check(parsed: argparse.Namespace) -> int:
    if parsed.rules:
        return _rules(parsed)
    if not parsed.ledger:
        raise UserError("没有说查哪本账。", "请写 --ledger 账本；只看规则写 --rules。")
    with opened(parsed) as ledger:
        found = checking.findings(ledger)
        told = [_as_json(ledger, one) for one in found]
    if parsed.json:
        say_json(told)
        return 0
    for one, place in zip(found, told, strict=True):
        print(f"{place['place']['register']}\t{one.id}\t{one.title}\t{one.sentence}")
        print(f"    {one.certainty}　{one.rule_label}（{one.rule}）")
        if one.basis:
            print(f"    {one.basis}")
        print(f"    怎么办：{one.todo}")
    print(f"一共 {len(found)} 处要看看。" if found else "都对得上，没有要看的。")
    return 0


def _as_json(ledger: Ledger, one: Finding) -> Mapping[str, Any]:
    register = ledger.type(one.type)
    return {
        "register": one.type, "id": one.id, "title": one.title, "field": one.field,
        "rule": one.rule, "rule_name": one.rule_label, "certainty": one.certainty,
        "sentence": one.sentence, "basis": one.basis, "todo": one.todo,
        "place": {"group": register.group.label, "register": register.label, "id": one.id or None},
    }  # fmt: skip


def _rules(parsed: argparse.Namespace) -> int:
    every = list(checking.rules(record_types()))
    if parsed.json:
        say_json([
            {"rule": one.id, "rule_name": one.doubt.label, "register": one.register.label,
             "todo": one.doubt.todo, "basis": one.doubt.basis, "at_entry": one.doubt.at_entry}
            for one in every
        ])  # fmt: skip
        return 0
    for one in every:
        print(f"{one.register.label}\t{one.id}\t{one.doubt.label}")
    print(f"一共 {len(every)} 条规则。")
    return 0


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ledger", metavar="账本", help="账本文件（.cwz）")
    parser.add_argument("--rules", action="store_true", help="不查账，只列出有哪些规则")


COMMANDS = (Command("check", "体检：账里哪些对不上", 120, _arguments, _check),)
