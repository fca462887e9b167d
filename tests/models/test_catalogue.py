"""What a start knows of the registers without loading them, and that it never knows it wrongly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from models import catalogue
from models.declared import record_types
from models.frozen import attributes
from models.record import Head
from models.schema import shape
from models.shelf import shelf_of
from tests.models.villages import new_village

ROOT = Path(__file__).resolve().parents[2]
_SAY_LOADED = """
import sys
from models.declared import record_types
types = record_types()
{act}
print(*(name for name in sys.modules if name.startswith("models.registers.")))
"""
_OPEN_WINDOW = """
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui import opening
from ui.frame.window import Window
from ui.look.theme import theme
from ui.session import Session
app = QApplication([])
theme().apply(app)
window = Window(Session(opening.open_ledger(Path(sys.argv[1])), theme()))
window.show()
app.processEvents()
"""


def loaded(bytecode, act="", *arguments):
    """Run a process with bytecode of its own; return the registers whose modules it loaded."""
    around = {name: value for name, value in os.environ.items()
              if name != "PYTHONDONTWRITEBYTECODE"}  # fmt: skip
    around |= {"PYTHONPYCACHEPREFIX": str(bytecode), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", _SAY_LOADED.format(act=act), *map(str, arguments)],
        cwd=ROOT, env=around, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return {name.rpartition(".")[2] for name in done.stdout.split()}


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Let the catalogue lie in a folder of the test's own."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "folder" / "catalogue.marshal"
    monkeypatch.setattr(catalogue, "path", lambda: path)
    return path


def test_it_is_made_once_and_then_no_register_is_loaded(tmp_path):
    assert loaded(tmp_path) == set(record_types())
    assert loaded(tmp_path) == set()
    assert loaded(tmp_path, "types['village']") == {"village"}


def test_a_window_loads_no_register_of_which_there_is_nothing(tmp_path):
    path = tmp_path / "白杨村.cwz"
    ledger = new_village(path)
    empty = {
        one.name
        for one in ledger.types.heads
        if not ledger.count(one.name) and not any(map(ledger.count, one.obliges))
    }
    ledger.close()
    assert {"resident", "certificate"} <= empty
    loaded(tmp_path / "bytecode")
    assert not loaded(tmp_path / "bytecode", _OPEN_WINDOW, path) & empty


def test_it_says_what_the_registers_say(kept):
    types = record_types()
    catalogue.write(("now",), list(types.values()))
    heads, asked = catalogue.read(("now",))
    assert [one.name for one in heads] == list(types)
    for one in heads:
        for name in attributes(Head):
            assert getattr(one, name) == getattr(types[one.name], name)
    assert asked == shape(types) == types.shape


def test_under_another_stamp_it_says_nothing(kept):
    catalogue.write(("now",), list(record_types().values()))
    assert catalogue.read(("then",)) is None


def test_a_damaged_one_says_nothing(kept):
    catalogue.write(("now",), list(record_types().values()))
    whole = kept.read_bytes()
    for content in (b"", b"\0", whole[: len(whole) // 2], b"no catalogue"):
        kept.write_bytes(content)
        assert catalogue.read(("now",)) is None


def test_where_it_cannot_be_written_there_is_none(kept):
    kept.parent.write_text("a file where a folder should be", encoding="utf-8")
    catalogue.write(("now",), list(record_types().values()))
    assert catalogue.read(("now",)) is None


def test_the_stamp_sees_every_change_of_a_file(tmp_path, monkeypatch):
    code = tmp_path / "models"
    (code / "deep").mkdir(parents=True)
    (tmp_path / "rules").mkdir()
    monkeypatch.setattr(catalogue, "_HERE", code)
    monkeypatch.setattr(catalogue, "_RULES", tmp_path / "rules")
    seen = {catalogue.stamp()}
    for path in (code / "a.py", code / "deep" / "b.py", tmp_path / "rules" / "c.toml"):
        path.write_text("one", encoding="utf-8")
        seen.add(catalogue.stamp())
        about = path.stat()
        path.write_text("two", encoding="utf-8")
        os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
        if sys.platform != "win32":  # there the time of change is the time of making
            seen.add(catalogue.stamp())
    (code / "a.py").rename(code / "z.py")
    seen.add(catalogue.stamp())
    assert len(seen) == (8 if sys.platform != "win32" else 5)


def test_a_plain_mapping_is_a_shelf_that_is_loaded_already():
    types = {name: record_types()[name] for name in ("village", "resident")}
    shelf = shelf_of(types)
    assert dict(shelf) == types
    assert shelf.shape == shape(types)
    assert shelf_of(shelf) is shelf
    assert "official" not in shelf
    with pytest.raises(KeyError):
        shelf["official"]
