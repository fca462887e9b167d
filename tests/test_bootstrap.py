"""The choices of bootstrap.py, without a network and without installing anything."""

from __future__ import annotations

import configparser
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import bootstrap

LOCK = bootstrap.LOCK.read_text(encoding="utf-8")


def names_pinned(part):
    return re.findall(r"^([a-z0-9-]+)==", part, re.MULTILINE)


def names_required(section, option):
    setup = configparser.ConfigParser()
    setup.read(bootstrap.ROOT / "setup.cfg", encoding="utf-8")
    lines = [line for line in setup[section][option].splitlines() if line.strip("# \n")]
    names = [re.match(r"[\w-]+", line) for line in lines if not line.startswith("#")]
    return {name[0].lower() for name in names}


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_supported_python_is_accepted(version):
    assert bootstrap.version_sentence(version) is None


def test_older_python_is_told_what_is_needed():
    assert bootstrap.version_sentence((3, 7)).startswith("这台电脑的 Python 是 3.7，太旧了")


def test_newer_python_is_told_what_is_needed():
    sentence = bootstrap.version_sentence((3, 14))
    assert "3.14" in sentence
    assert "3.11 到 3.13" in sentence


def test_no_display_names_the_demo():
    sentence = bootstrap.display_sentence("linux", {})
    assert "python3 bootstrap.py demo 文件夹" in sentence


@pytest.mark.parametrize(
    ("system", "environ"),
    [
        ("linux", {"DISPLAY": ":0"}),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}),
        ("win32", {}),
    ],
)
def test_a_screen_is_seen(system, environ):
    assert bootstrap.display_sentence(system, environ) is None


def test_xcb_without_display_is_no_screen():
    assert bootstrap.display_sentence("linux", {"QT_QPA_PLATFORM": "xcb"})


def test_pip_uses_the_index_of_the_machine():
    arguments = bootstrap.pip_arguments("install", Path("锁"), None)
    assert arguments[0] == "install"
    assert "--require-hashes" in arguments
    assert not [word for word in arguments if "index" in word or "find-links" in word]


def test_pip_with_wheels_fetches_nothing():
    arguments = bootstrap.pip_arguments("install", Path("锁"), Path("我的 U 盘/wheels"))
    assert "--no-index" in arguments
    assert arguments[arguments.index("--find-links") + 1] == str(Path("我的 U 盘/wheels"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Collecting pillow==13.0.0 (from -r wanted.txt (line 9))\n", "  取 pillow 13.0.0"),
        ("  Downloading pillow-13.0.0-cp311.whl (7.1 MB)\n", "    下载 7.1 MB……"),
        ("  Downloading click-8.5.1-py3-none-any.whl (98 kB)\n", None),
        ("Processing /我的 U 盘/wheels/openpyxl-3.1.5-py2.whl (from -r)\n", "  取 openpyxl 3.1.5"),
        ("Installing collected packages: click\n", "  正在装入……"),
        ("Looking in indexes: https://example.org\n", None),
        ("\n", None),
    ],
)
def test_progress_is_told_in_words(line, told):
    assert bootstrap.progress_of(line) == told


def test_known_troubles_of_an_installer():
    assert "校验值" in bootstrap.trouble_of("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM")
    assert "磁盘满了" in bootstrap.trouble_of("OSError: [Errno 28] No space left on device")
    assert bootstrap.trouble_of("Could not find a version that satisfies") is None


def test_offline_names_the_folder_to_bring():
    sentence = bootstrap.supply_sentence(with_wheels=False)
    assert "python3 bootstrap.py wheels" in sentence
    assert str(bootstrap.ROOT) in sentence


def test_wrong_wheels_name_this_python():
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert version in bootstrap.supply_sentence(with_wheels=True)


LDD = """\
QtWidgets.abi3.so:
\tlinux-vdso.so.1 (0x00007ffd)
\tlibGL.so.1 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
libqxcb.so:
\tlibGL.so.1 => not found
\tlibX11-xcb.so.1 => not found
./libqxcb.so: version `Qt_6.9' not found (required by x)
"""


def test_missing_libraries_are_read_from_the_loader():
    assert bootstrap.missing_libraries(LDD) == ["libGL.so.1", "libX11-xcb.so.1"]


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libGL.so.1", "libgl1"),
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ],
)
def test_debian_package_of_a_library(library, package):
    assert bootstrap.package_of(library) == package


def test_without_root_the_exact_line_is_printed(monkeypatch):
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(bootstrap.Stop) as stopped:
        bootstrap.install_packages(["libgl1", "libegl1"], "显示窗口用")
    line = "sudo apt-get install -y --no-install-recommends libgl1 libegl1"
    assert str(stopped.value).endswith(line)


def test_run_installs_less_than_test():
    program = names_pinned(bootstrap.part_of(LOCK, test=False))
    everything = names_pinned(bootstrap.part_of(LOCK, test=True))
    assert "pytest" not in program
    assert set(program) < set(everything)


def test_what_test_installed_serves_run():
    assert bootstrap.part_of(LOCK, test=True).startswith(bootstrap.part_of(LOCK, test=False))


def test_every_requirement_is_pinned():
    program = set(names_pinned(bootstrap.part_of(LOCK, test=False)))
    assert names_required("options", "install_requires") <= program
    assert names_required("options.extras_require", "test") <= set(names_pinned(LOCK))


def test_every_pin_has_a_hash():
    pins = re.split(r"^(?=[a-z0-9-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert len(pins) == len(names_pinned(LOCK)) > 0
    assert not [pin for pin in pins if "--hash=sha256:" not in pin]


@pytest.mark.parametrize("arguments", [[], ["rnu"], ["demo"], ["wheels", "x"], ["run", "a", "b"]])
def test_unknown_commands_show_the_usage(arguments, capsys):
    assert bootstrap.main(arguments) == 2
    assert "用法" in capsys.readouterr().err


def test_a_trouble_is_a_sentence_and_no_success(monkeypatch, capsys):
    def install(*, test):
        raise PermissionError(13, "Permission denied", "/某处")

    monkeypatch.setattr(bootstrap, "install", install)
    assert bootstrap.main(["run"]) == 1
    assert capsys.readouterr().err.startswith("没有权限使用 /某处")


@pytest.fixture
def started(monkeypatch):
    """The commands that would be started, with the installation left out."""
    commands = []

    def start(arguments, **options):
        commands.append(arguments)
        return 0

    monkeypatch.setattr(bootstrap, "install", lambda *, test: None)
    monkeypatch.setattr(bootstrap, "need_libraries", lambda *, window: None)
    monkeypatch.setattr(bootstrap, "start", start)
    return commands


def test_demo_makes_a_village_and_every_paper(started, tmp_path):
    folder = tmp_path / "示 例"
    assert bootstrap.main(["demo", str(folder)]) == 0
    main, ledger = str(bootstrap.ROOT / "main.py"), str(folder / "白杨村.cwz")
    assert started == [
        [main, "demo", ledger],
        [main, "report", "--all", "--period", time.strftime("%Y"), "--ledger", ledger,
         "--output", str(folder)],
    ]


@pytest.mark.parametrize(
    ("number", "words"),
    [(signal.SIGABRT, "python3 bootstrap.py demo 文件夹"), (signal.SIGTERM, "请重新打开")],
)
def test_a_window_that_was_ended_is_no_success(started, monkeypatch, capsys, number, words):
    monkeypatch.setattr(bootstrap, "display_sentence", lambda system, environ: None)
    monkeypatch.setattr(bootstrap, "start", lambda arguments: -number)
    assert bootstrap.main(["run"]) == 1
    assert words in capsys.readouterr().err


def test_the_suite_ends_with_pytest(started):
    assert bootstrap.main(["test"]) == 0
    assert [command[1] for command in started] == ["ruff", "mypy", "pytest"]


def test_a_failed_checker_fails_the_whole(started, monkeypatch, capsys):
    monkeypatch.setattr(bootstrap, "start", lambda arguments, **_: int(arguments[1] == "mypy"))
    assert bootstrap.main(["test"]) == 1
    assert "mypy" in capsys.readouterr().err


def test_arguments_of_test_go_to_pytest_alone(started):
    assert bootstrap.main(["test", "-k", "ledger"]) == 0
    assert started == [["-m", "pytest", "-k", "ledger"]]


def test_bootstrap_needs_only_the_standard_library():
    code = "import sys; import bootstrap; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=bootstrap.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    foreign = set(done.stdout.split()) - set(sys.stdlib_module_names) - {"bootstrap", "__main__"}
    assert not foreign


def test_going_back_without_a_version_of_before_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    assert bootstrap.main(["back"]) == 1
    assert "没有可以退回的上一版" in capsys.readouterr().err


def test_what_is_no_program_is_not_taken_in(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path / "程序")
    (tmp_path / "U 盘").mkdir()
    assert bootstrap.main(["update", str(tmp_path / "U 盘")]) == 1
    assert "里没有新版程序" in capsys.readouterr().err


def test_the_version_that_is_used_does_the_work(tmp_path, monkeypatch):
    from models import versions

    asked = []
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap.subprocess, "call", lambda command: asked.append(command) or 7)
    assert bootstrap.of_version(["run"]) is None
    home = tmp_path / "版本" / "0.2-abc"
    home.mkdir(parents=True)
    (home / "清单.json").write_text("{}", encoding="utf-8")
    versions._choose(tmp_path, home.name, "")
    assert bootstrap.of_version(["run", "a.cwz"]) == 7
    assert asked == [[sys.executable, str(home / "bootstrap.py"), "run", "a.cwz"]]
