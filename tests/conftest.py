"""What every test stands on: no screen, no network, its own home, a fixed today, golden files."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

import exporters  # noqa: F401 - names the papers of which a village may change the layout

# Without a display Qt ends the whole process before pytest can say why, so this comes first.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Settings, logs and drafts of the tests, and of the programs they start, never reach the home of
# the person who runs them. Qt looks these places up once, so this comes before Qt too.
HOME = tempfile.TemporaryDirectory(prefix="village-home-", ignore_cleanup_errors=True)
for name, folder in {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "runtime",
}.items():
    place = Path(HOME.name, folder)
    place.mkdir(mode=0o700, exist_ok=True)
    os.environ[name] = str(place)

# How long one example takes says something about the machine, nothing about the program.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

GOLDEN = Path(__file__).parent / "golden"
#: Golden files which this process compared.
USED: set[str] = set()


def pytest_configure():
    # Windows does not ask the environment for these places; Qt can be told.
    from PySide6.QtCore import QSettings

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, f"{HOME.name}/config")


def pytest_unconfigure():
    HOME.cleanup()


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write tests/golden anew from what the program gives now",
    )


#: files that take a minute or more: begun last, they would keep one worker after all others
LONG = ("test_every_page.py", "test_drills.py", "test_a_day.py")


def pytest_collection_modifyitems(items):
    items.sort(key=lambda one: one.path.name not in LONG)


@pytest.fixture
def printer(monkeypatch, tmp_path):
    """A printer that writes a PDF; gives its path."""
    from PySide6.QtPrintSupport import QPrinter

    from ui.papers import printing

    path = tmp_path / "印出来的.pdf"

    def pick(parent, size, pages):
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(path))
        return made

    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "pick_printer", pick)
    return path


@pytest.fixture
def today():
    return dt.date(2026, 11, 23)


@pytest.fixture
def golden(request):
    """golden(name, content): content equals tests/golden/name; bytes are compared as bytes."""

    def compare(name, content):
        path = GOLDEN / name
        USED.add(Path(name).as_posix())
        data = content if isinstance(content, bytes) else content.encode()
        if request.config.getoption("update_golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if not path.is_file():
            pytest.fail(f"tests/golden/{name} is missing: --update-golden makes it")
        if isinstance(content, bytes):
            assert data == path.read_bytes(), f"tests/golden/{name} differs"
        else:
            assert content.splitlines() == path.read_bytes().decode().splitlines()

    return compare


def is_whole_suite(config):
    options = config.option
    chosen = options.keyword or options.markexpr or getattr(options, "lf", False)
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS and not chosen


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node, error):
    # A worker of pytest-xdist tells the main process what it compared.
    USED.update(getattr(node, "workeroutput", {}).get("golden", ()))


def pytest_sessionfinish(session, exitstatus):
    config = session.config
    if hasattr(config, "workeroutput"):
        config.workeroutput["golden"] = sorted(USED)
        return
    if exitstatus or not is_whole_suite(config):
        return
    present = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}
    config.stash[UNUSED] = sorted(present - USED)
    if config.stash[UNUSED]:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


UNUSED = pytest.StashKey[list[str]]()


def pytest_terminal_summary(terminalreporter, config):
    for name in config.stash.get(UNUSED, []):
        terminalreporter.write_line(f"tests/golden/{name} is compared by no test", red=True)
