"""The same program without a window: no Qt here.

Each module binds COMMANDS. A command prints its result on standard output and its complaints, in
everyday Chinese, on standard error; the exit code is 0 only on success.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from functools import lru_cache

from models.errors import UserError
from ui import garbage
from ui.commands.command import Command
from ui.commands.parser import Parser


@lru_cache
def commands() -> dict[str, Command]:
    """Return all commands by name."""
    found: list[Command] = []
    for module in pkgutil.iter_modules(__path__):
        found += getattr(importlib.import_module(f"{__name__}.{module.name}"), "COMMANDS", ())
    return {one.name: one for one in sorted(found, key=lambda one: one.order)}


def names() -> tuple[str, ...]:
    """Return the names of all commands."""
    return tuple(commands())


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 not done, 2 not understood."""
    _speak_utf8()
    garbage.begin()
    parser = Parser(prog="main.py", description="村务一本账。不带命令就打开窗口。")
    below = parser.add_subparsers(dest="command", metavar="命令", title="命令")
    for one in commands().values():
        child = below.add_parser(one.name, help=one.help, description=one.help)
        one.arguments(child)
        child.add_argument("--json", action="store_true", help="给脚本用的 JSON")
        child.add_argument("--today", metavar="日期", help="当作这一天来办（试用、核对旧账时用）")
    parsed = parser.parse_args(arguments)
    if not parsed.command:
        parser.print_help()
        return 2
    try:
        return commands()[parsed.command].run(parsed)
    except UserError as error:
        print(error.sentence + error.action, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader (head, less) has seen enough; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("停下了，没有做完的那一步没有存。", file=sys.stderr)
        return 1


def _speak_utf8() -> None:
    """Use UTF-8 in pipes and files, whatever the code page; a console speaks for itself."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if hasattr(stream, "reconfigure") and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
