"""The plan of the house, held: directions, sizes, words, and what may not stand in the tree."""

from __future__ import annotations

import re
import statistics
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
SOURCES = [
    ROOT / "main.py",
    *(path for layer in ("models", "exporters", "ui") for path in (ROOT / layer).rglob("*.py")),
]
#: Below the window nothing asks the clock: the day is an argument.
BELOW_THE_WINDOW = [path for path in SOURCES if path.parts[len(ROOT.parts)] != "ui"][1:]

LONGEST, MEDIAN = 400, 120

#: `with connection:` commits line by line in sqlite-utils 4; only its atomic() is a transaction.
CONNECTION_AS_TRANSACTION = re.compile(
    r"^\s*with\s+(?:\w+\.)*_?conn(?:ection)?\s*(?:as\b|:|,)", re.MULTILINE
)
CLOCK = re.compile(r"\b(?:(?:date|datetime)\.today|datetime\.(?:now|utcnow)|time\.time)\(")
#: A folder of one machine, or a paper that is not in the tree.
NOT_OURS = re.compile(
    r"/(?:work|farm|root)/[A-Za-z.]|[/]tmp/|\bshared[/]"
    r"|\b(?:stack|facts|look|experience|anchors|peers|architecture|id_rules)\.md"
)
GLOSSARY_LINE = re.compile(r"^\|\s*`?(\w+)`?\s*\|\s*([^|]*[\u4e00-\u9fff][^|]*)\|", re.MULTILINE)


def lines_of(path):
    return path.read_text(encoding="utf-8").count("\n")


def places(pattern, paths):
    found = []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        found += [
            f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, match.start()) + 1}: {match[0]}"
            for match in pattern.finditer(text)
        ]
    return found


def texts_of_the_tree():
    """Every text file of ours; hidden folders and `wheels` are made by tools."""
    tops = [path for path in ROOT.iterdir() if path.name[0] != "." and path.name != "wheels"]
    paths = [ROOT / ".ci" / "run", ROOT / ".gitignore", *tops]
    paths += [path for top in tops if top.is_dir() for path in top.rglob("*")]
    return [path for path in paths if path.is_file() and is_text(path)]


def is_text(path):
    data = path.read_bytes()
    try:
        return "\0" not in data.decode("utf-8")
    except UnicodeDecodeError:
        return False


def test_imports_keep_their_direction(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    failed = lint_imports(config_filename=str(ROOT / "setup.cfg"), no_cache=True)
    assert not failed, capsys.readouterr().out


def test_no_module_is_long():
    long = {str(path.relative_to(ROOT)): lines_of(path) for path in SOURCES}
    assert not {path: lines for path, lines in long.items() if lines > LONGEST}


def test_most_modules_are_short():
    assert statistics.median(map(lines_of, SOURCES)) <= MEDIAN


def test_a_connection_is_no_transaction():
    assert not places(CONNECTION_AS_TRANSACTION, SOURCES)


def test_the_day_is_an_argument():
    assert not places(CLOCK, BELOW_THE_WINDOW)


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (CONNECTION_AS_TRANSACTION, "    with db.conn:\n"),
        (CONNECTION_AS_TRANSACTION, "with self._connection as c:\n"),
        (CLOCK, "today = dt.date.today()"),
        (CLOCK, "at = datetime.now(tz)"),
        (NOT_OURS, "see facts" + ".md §3"),
    ],
)
def test_the_patterns_see_what_they_look_for(pattern, line):
    assert pattern.search(line)


def test_every_name_of_the_domain_is_in_the_glossary():
    from models.declared import record_types

    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    glossary = {name for name, _ in GLOSSARY_LINE.findall(text)}
    types = record_types()
    names = {one.name for one in types.values()}
    names |= {field.name for one in types.values() for field in one.fields}
    assert names
    assert not names - glossary, "add these to the glossary in ARCHITECTURE.md"


def test_the_readme_names_the_two_commands():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 bootstrap.py run" in text
    assert "python3 bootstrap.py test" in text


def test_nothing_in_the_tree_belongs_to_one_machine():
    assert not places(NOT_OURS, texts_of_the_tree())


def test_the_gate_is_the_command_of_the_readme():
    assert "python3 bootstrap.py test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
