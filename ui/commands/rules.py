"""Commands for rule packs: take one in, write one for the next village."""

from __future__ import annotations

import argparse
from pathlib import Path

from models import rule_packs
from models.declared import register
from models.errors import UserError
from models.query import Query, Where
from ui.commands.command import Command, opened, say_json, takes_ledger


def _take(parsed: argparse.Namespace) -> int:
    with opened(parsed, write=True) as ledger:
        changes = rule_packs.take(ledger, Path(parsed.pack))
    if parsed.json:
        say_json({"changed": len(changes.touched)})
    else:
        count = len(changes.touched)
        print(f"改了 {count} 条规定。" if count else "都已经有了，没有变。")
    return 0


def _take_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", metavar="规定包", help="规定包文件（.toml）")
    takes_ledger(parser)


def _save(parsed: argparse.Namespace) -> int:
    from exporters.renderer import put

    with opened(parsed) as ledger:
        record_type = register(ledger.types, parsed.register)
        if not record_type.is_rules:
            raise UserError(f"“{record_type.label}”不是规定，不能另存成规定包。")
        own = Query() if parsed.all else Query(where=(Where("origin", "!=", "shipped"),))
        ids = ledger.ids(record_type.name, own)
        if not ids:
            raise UserError(
                f"“{record_type.label}”里没有本村写的。", "要把随程序带来的也存出来，加上 --all。"
            )
        text = rule_packs.pack_of(ledger, record_type, ids)
    put(text.encode(), Path(parsed.output))
    if parsed.json:
        say_json({"entries": len(ids), "output": parsed.output})
    else:
        print(f"另存了 {len(ids)} 条：{parsed.output}")
    return 0


def _save_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("register", metavar="台账", help="哪一本规定，比如 事务清单")
    parser.add_argument("--output", required=True, metavar="文件", help="存到哪个 .toml 文件")
    parser.add_argument("--all", action="store_true", help="随程序带来的也存")
    takes_ledger(parser)


COMMANDS = (
    Command("take-rules", "导入规定包", 130, _take_arguments, _take),
    Command("save-rules", "把本村的规定另存成规定包", 131, _save_arguments, _save),
)
