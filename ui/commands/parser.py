"""Command-line arguments, with help and complaints in Chinese."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Any, NoReturn

_SAID = (
    (r"the following arguments are required: (.+)", r"还缺：\1"),
    (r"unrecognized arguments: (.+)", r"看不懂这些：\1"),
    (r"argument (.+?): expected one argument", r"\1 后面要写一个值"),
    (r"argument (.+?): invalid int value: '(.*)'", r"\1 要写整数，看不懂“\2”"),
    (r"argument (.+?): (要写.+)", r"\1 \2"),
    (r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)", r"没有“\2”，可以用：\3"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 和 \2 不能一起用"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 写得不全，可能是：\2"),
)  # fmt: skip


class Formatter(argparse.HelpFormatter):
    """Help with Chinese heads."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:  # noqa: ANN401
        """Say 用法."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Chinese; exit code 2 when it does not understand."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - argparse's own
        super().__init__(**{**options, "add_help": False, "formatter_class": Formatter,
                            "allow_abbrev": False})  # fmt: skip
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is used."""
        for pattern, chinese in _SAID:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, chinese, message).replace("'", "")
                break
        print(f"{message}。", file=sys.stderr)
        print(self.format_usage().strip(), file=sys.stderr)
        sys.exit(2)
