"""The command recognise: what a form from above asks for, without a ledger."""

from __future__ import annotations

import argparse
from pathlib import Path

from models.declared import record_types
from models.errors import UserError
from ui.commands.command import Command, say_json


def _recognise(parsed: argparse.Namespace) -> int:
    from models.forms.recognising import Recogniser
    from models.forms.told import summary

    form = Recogniser(record_types()).read(Path(parsed.form))
    if form.package is None and all(one.kind == "other" for one in form.sheets):
        raise UserError(f"“{form.path.name}”不是要填的表。", "请选 xlsx、xlsm 或 xls 的表。")
    if parsed.json:
        say_json(form.as_json())
    else:
        print("\n".join(summary(one) for one in form.sheets))
    return 0


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("form", metavar="表格", help="上级发来的表")


COMMANDS = (Command("recognise", "看看上级的一张表要填什么", 71, _arguments, _recognise),)
