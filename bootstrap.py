"""From a bare machine to the running program: makes `.venv`, installs, starts.

Standard library only. Everything installed is pinned by version and hash in requirements.lock and
lies in `.venv` beside this file; the system's own Python stays as it is. Python 3.7, which older
systems bring along, must be able to *read* this file: it tells them which Python is needed.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
WHEELS = ROOT / "wheels"

#: Line of requirements.lock below which stands what only `test` needs.
TEST_PART = "# === test ===\n"
OLDEST, NEWEST = (3, 11), (3, 13)

USAGE = """\
用法：
  python3 bootstrap.py run [账本文件]     安装并打开程序
  python3 bootstrap.py test [pytest 参数]  安装并跑全部检查，不需要屏幕；给了参数就只跑 pytest
  python3 bootstrap.py demo 文件夹         不需要屏幕：在文件夹里做一个示例村和它的全部材料
  python3 bootstrap.py wheels             把要装的部件取到 wheels 文件夹，供不能上网的电脑安装
  python3 bootstrap.py update 文件夹 [账本]  换成 U 盘上的新版，先在账本的副本上试过
  python3 bootstrap.py back               退回升级以前的那一版
"""

#: Opens a ledger as the program does, which brings it to this version's shape.
OPENING = """\
import datetime, sys
from pathlib import Path
from models.declared import record_types
from models.ledger import Ledger
Ledger(Path(sys.argv[1]), record_types(), clock=datetime.datetime.now).close()
"""

#: Parts of Qt whose libraries must be found; what a window needs on top is a platform plugin.
QT_PARTS = ("QtWidgets", "QtPrintSupport", "QtNetwork", "QtSvg", "QtTest")

#: Libraries whose Debian package is not named after the library.
PACKAGES = {"libglib-2.0.so.0": "libglib2.0-0", "libgthread-2.0.so.0": "libglib2.0-0"}

#: Words in what an installer says, and what they mean for the person; the first that occurs wins.
TROUBLES = (
    (
        ("DO NOT MATCH THE HASHES",),
        "取到的文件与登记的校验值不一致，没有安装。请删掉 wheels 文件夹（如果有）或换个网络重试。",
    ),
    (
        ("No space left on device", "Errno 28", "WinError 112"),
        "磁盘满了。请清出 1 GB 空间后重试。",
    ),
    (
        ("Permission denied", "Errno 13", "WinError 5"),
        "没有写这个文件夹的权限。请把整个文件夹拷到自己的目录（例如桌面）后重试。",
    ),
)

DEMO = "python3 bootstrap.py demo 文件夹"
OFFLINE = (
    "连不上网，要装的部件取不下来。可以在一台能上网、系统和 Python 版本都相同的电脑上运行 "
    "python3 bootstrap.py wheels，把得到的 wheels 文件夹用 U 盘拷到 {root}，再重试。"
)
NO_VENV = "Debian、Ubuntu、统信、麒麟系统请先运行 sudo apt install python3-venv。Python 的原话："
WRONG_WHEELS = (
    "wheels 文件夹里的部件不全，或者是给别的系统、别的 Python 版本取的。"
    "请在一台系统和 Python 版本（{version}）都相同的电脑上重新运行 python3 bootstrap.py wheels。"
)


class Stop(Exception):
    """The work cannot go on; the message is the sentence for the person."""


def say(sentence: str) -> None:
    """Print at once, so that our lines and those of the programs we start keep their order."""
    print(sentence, flush=True)


def version_sentence(version: tuple[int, ...]) -> str | None:
    """What to tell someone whose Python does not fit, None when it fits."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return None
    have = ".".join(str(part) for part in version[:2])
    if tuple(version[:2]) < OLDEST:
        return f"这台电脑的 Python 是 {have}，太旧了，需要 3.11 到 3.13。请先安装 Python 3.11。"
    return f"这台电脑的 Python 是 {have}，本程序还没有在它上面试过，需要 3.11 到 3.13。"


def display_sentence(system: str, environ: dict[str, str]) -> str | None:
    """What to tell someone who asks for a window without a screen, None when there is one."""
    if system != "linux" or environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        return None
    if environ.get("QT_QPA_PLATFORM", "xcb").split(":")[0] not in {"xcb", "wayland"}:
        return None
    return (
        "没有可用的屏幕（DISPLAY 和 WAYLAND_DISPLAY 都没有设置），窗口打不开。"
        f"要在没有屏幕的电脑上看同样的东西，请运行：{DEMO}"
    )


def part_of(lock: str, *, test: bool) -> str:
    """The pins which a command needs: all of them for `test`, else those of the program itself."""
    return lock if test else lock.partition(TEST_PART)[0]


def pip_arguments(command: str, pins: Path, wheels: Path | None) -> list[str]:
    """Arguments of pip for `install` or `download`; with a wheels folder nothing is fetched."""
    arguments = [command, "--require-hashes", "--only-binary=:all:", "--requirement", str(pins)]
    arguments += ["--no-input", "--disable-pip-version-check", "--progress-bar=off"]
    if wheels is not None:
        arguments += ["--no-index", "--find-links", str(wheels)]
    return arguments


def progress_of(line: str) -> str | None:
    """One of pip's lines as a sentence, None when it says nothing to a person."""
    words = line.split()
    if len(words) > 1 and words[0] == "Collecting":
        return "  取 " + words[1].replace("==", " ")
    if words[:1] == ["Processing"]:
        return "  取 " + " ".join(Path(line.strip()).name.split("-")[:2])
    if len(words) > 2 and words[0] == "Downloading" and words[-1] == "MB)":  # noqa: PLR2004
        return "    下载 " + words[-2].lstrip("(") + " MB……"
    if words[:2] == ["Installing", "collected"]:
        return "  正在装入……"
    return None


def trouble_of(output: str) -> str | None:
    """Why an installation failed and what to do now; None when the words are unknown."""
    known = (said for signs, said in TROUBLES if any(sign in output for sign in signs))
    return next(known, None)


def supply_sentence(*, with_wheels: bool) -> str:
    """What to do when the parts could not be had."""
    if with_wheels:
        return WRONG_WHEELS.format(version=".".join(map(str, sys.version_info[:2])))
    return OFFLINE.format(root=ROOT)


def missing_libraries(ldd_output: str) -> list[str]:
    """Names of the libraries which the loader did not find, sorted, each once."""
    lines = [line for line in ldd_output.splitlines() if "not found" in line and "=>" in line]
    return sorted({line.split("=>")[0].strip() for line in lines})


def package_of(library: str) -> str:
    """Debian's package of a library: by its policy the name and the version, 'libxcb-icccm4'."""
    name, _, version = library.lower().replace("_", "-").partition(".so.")
    hyphen = "-" if name[-1:].isdigit() else ""
    return PACKAGES.get(library, name + hyphen + version)


def apt_line(packages: list[str]) -> list[str]:
    """The command which installs Debian packages."""
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def heard(command: list[str], **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a program to its end; what it says is kept, not shown."""
    return subprocess.run(
        command,
        env=dict(os.environ, **environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def install_packages(packages: list[str], purpose: str) -> None:
    """Install Debian packages, or stop with the exact line for the person to run."""
    line = "sudo " + " ".join(apt_line(packages))
    apt = shutil.which("apt-get")
    if sys.platform == "win32" or apt is None or os.geteuid() != 0:
        raise Stop(f"还缺少系统软件包（{purpose}）。请在终端里运行这一行，然后重试：\n  {line}")
    say(f"正在安装系统软件包（{purpose}）：" + " ".join(packages))
    # A failed update is not the end: an old list of packages often does.
    heard([apt, "update"])
    done = heard([apt, *apt_line(packages)[1:]], DEBIAN_FRONTEND="noninteractive")
    if done.returncode:
        tail = "\n".join(done.stdout.splitlines()[-8:])
        raise Stop("系统软件包没有装上，apt-get 说：\n" + tail + "\n请联网后运行：\n  " + line)


def venv_python() -> Path:
    """The Python of our own environment."""
    return VENV / "Scripts" / "python.exe" if sys.platform == "win32" else VENV / "bin" / "python"


def stamp() -> str:
    """First line of the record of what is installed: another Python needs another `.venv`."""
    home = Path(sys.base_prefix).resolve()
    return f"# {sys.implementation.cache_tag} {sys.platform} {platform.machine()} {home}\n"


def make_venv() -> None:
    """Make `.venv` anew, with pip in it."""
    if importlib.util.find_spec("ensurepip") is None:
        # Debian keeps this module in a package of its own.
        install_packages(["python3-venv"], "Python 的 venv 模块")
    say("正在建立运行环境 .venv……")
    done = heard([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if done.returncode:
        sentence = trouble_of(done.stdout) or NO_VENV
        raise Stop("运行环境 .venv 建不起来。" + sentence + "\n" + done.stdout.strip())


def pip(arguments: list[str], *, with_wheels: bool) -> None:
    """Run pip of our environment and tell in sentences how it goes; its own words go to a log."""
    log = VENV / "pip.log"
    output: list[str] = []
    with subprocess.Popen(
        [str(venv_python()), "-m", "pip", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=dict(os.environ, PYTHONIOENCODING="utf-8"),
    ) as process:
        for line in process.stdout or ():
            output.append(line)
            told = progress_of(line)
            if told:
                say(told)
    log.write_text("".join(output), encoding="utf-8")
    if process.returncode:
        sentence = trouble_of("".join(output)) or supply_sentence(with_wheels=with_wheels)
        raise Stop(sentence + "\n（pip 的原话记在 " + str(log) + "）")


def install(*, test: bool) -> None:
    """Bring `.venv` to what requirements.lock says; nothing is done when it is there already."""
    record = VENV / "installed.txt"
    lock = LOCK.read_text(encoding="utf-8")
    pins = part_of(lock, test=test)
    installed = record.read_text(encoding="utf-8") if record.is_file() else ""
    # What `test` has installed includes what `run` needs.
    if installed.startswith(stamp() + pins) and venv_python().exists():
        return
    if not installed.startswith(stamp()) or not venv_python().exists():
        make_venv()
    else:
        record.unlink()
    wheels = WHEELS if WHEELS.is_dir() else None
    say("正在从 wheels 文件夹安装……" if wheels else "正在下载并安装，第一次要几分钟……")
    wanted = VENV / "wanted.txt"
    wanted.write_text(pins, encoding="utf-8")
    pip(pip_arguments("install", wanted, wheels), with_wheels=wheels is not None)
    # Written last: an installation that was cut short is begun again the next time.
    record.write_text(stamp() + pins, encoding="utf-8")
    say("安装好了。")


def libraries_not_found(*, window: bool) -> list[str]:
    """The system's libraries which Qt misses, asked from the loader itself."""
    ldd = shutil.which("ldd")
    if sys.platform != "linux" or ldd is None:
        return []
    home = next(VENV.glob("lib/python3*/site-packages/PySide6"))
    plugins = home / "Qt" / "plugins" / "platforms"
    files = [*(home / f"{part}.abi3.so" for part in QT_PARTS), plugins / "libqoffscreen.so"]
    if window:
        files += plugins.glob("libqxcb.so" if os.environ.get("DISPLAY") else "libqwayland*.so")
    return missing_libraries(heard([ldd, *map(str, files)]).stdout)


def need_libraries(*, window: bool) -> None:
    """See to it that Qt finds its libraries: install what is missing, or say how."""
    missing = libraries_not_found(window=window)
    if not missing:
        return
    install_packages(sorted({package_of(name) for name in missing}), "显示窗口用")
    missing = libraries_not_found(window=window)
    if missing:
        raise Stop("系统里还缺少这些库，请用系统的软件管理程序安装：" + "、".join(missing))


def start(arguments: list[str], *, at_root: bool = False, **environ: str) -> int:
    """Run our environment's Python and return its exit code."""
    command = [str(venv_python()), *arguments]
    cwd = ROOT if at_root else None
    return subprocess.call(command, cwd=cwd, env=dict(os.environ, **environ))


def run(arguments: list[str]) -> int:
    """Install and open the window, on a ledger if one is named."""
    install(test=False)
    sentence = display_sentence(sys.platform, dict(os.environ))
    if sentence:
        raise Stop(sentence)
    need_libraries(window="QT_QPA_PLATFORM" not in os.environ)
    code = start([str(ROOT / "main.py"), *arguments])
    if code == -signal.SIGABRT:
        # So Qt ends the process when the screen that is named does not answer.
        raise Stop(f"窗口打不开，多半是没有可用的屏幕。没有屏幕时，请运行：{DEMO}")
    if code < 0:
        raise Stop(f"程序被系统中止了（信号 {-code}）。记好的都在账本里，请重新打开。")
    return code


def demo(arguments: list[str]) -> int:
    """Make the sample village and every paper of the year in a folder, without a window.

    A quarter would lack the books that are looked through once a year: rosters, assets.
    """
    install(test=False)
    folder = Path(arguments[0]).expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    main, ledger = str(ROOT / "main.py"), str(folder / "白杨村.cwz")
    code = start([main, "demo", ledger])
    year = time.strftime("%Y")
    return code or start(
        [main, "report", "--all", "--period", year, "--ledger", ledger, "--output", str(folder)]
    )


def test(arguments: list[str]) -> int:
    """Install and check everything; pytest comes last so that its closing line is the last one."""
    install(test=True)
    need_libraries(window=False)
    if arguments:
        return start(["-m", "pytest", *arguments], at_root=True, QT_QPA_PLATFORM="offscreen")
    failed = []
    for label, command in (
        ("ruff：写法", ["-m", "ruff", "check", "--output-format=concise", "."]),
        ("mypy：类型", ["-m", "mypy"]),
    ):
        say("—— " + label)
        if start(command, at_root=True):
            failed.append(label)
    if failed:
        print("没有通过：" + "、".join(failed) + "（见上面）", file=sys.stderr, flush=True)
    say("—— pytest：功能、结构（包括 import-linter）")
    # As many workers as there are processors; PYTEST_XDIST_AUTO_NUM_WORKERS sets another number.
    # A file stays with one worker, which makes its villages once; the longest come first.
    spread = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
    code = start(["-m", "pytest", *spread], at_root=True, QT_QPA_PLATFORM="offscreen")
    return code or int(bool(failed))


def wheels(_arguments: list[str]) -> int:
    """Fetch everything in the lock for this system and this Python into the wheels folder."""
    if not venv_python().exists():
        make_venv()
    say("正在把要装的部件取到 wheels 文件夹……")
    arguments = [*pip_arguments("download", LOCK, None), "--dest", str(WHEELS)]
    pip(arguments, with_wheels=False)
    say(
        "取好了。把整个 wheels 文件夹拷到另一台电脑的 bootstrap.py 旁边，那台不用上网也能安装；"
        "它的系统和 Python 版本要与这台相同。"
    )
    return 0


def update(arguments: list[str]) -> int:
    """Take in a newer version from a folder; the one in use stays, as the way back."""
    from models import versions
    from models.errors import UserError

    source = Path(arguments[0]).expanduser().resolve()
    ledger = Path(arguments[1]).expanduser().resolve() if arguments[1:] else None

    def tried(home: Path) -> None:
        say("新版拷好了，读回来一样。正在装，再试一遍……")
        with tempfile.TemporaryDirectory() as folder:
            copies = []
            if ledger:
                copies = [str(Path(folder) / ledger.name)]
                shutil.copyfile(ledger, copies[0])
            command = [sys.executable, str(home / "bootstrap.py"), "try", *copies]
            if subprocess.call(command):
                raise Stop("新版在这台电脑上试不通（见上面），没有换。还是用原来的。")

    try:
        home = versions.take_in(source, ROOT, tried)
    except UserError as error:
        raise Stop(f"{error.sentence}{error.action}") from None
    say(f"换好了，下次打开就是新版（{home.name}）。不合用，点村名菜单里的“退回上一版程序”。")
    return 0


def back(_arguments: list[str]) -> int:
    """Use the version of before the update again."""
    from models import versions
    from models.errors import UserError

    try:
        versions.go_back(ROOT)
    except UserError as error:
        raise Stop(f"{error.sentence}{error.action}") from None
    say("退回去了，下次打开就是上一版。账本要是打不开，用升级前的那份备份。")
    return 0


def attempt(arguments: list[str]) -> int:
    """Install this version and try it: on a sample village, and on a copy of a ledger."""
    install(test=False)
    need_libraries(window=False)
    with tempfile.TemporaryDirectory() as folder:
        sample = str(Path(folder) / "试.cwz")
        main_py = str(ROOT / "main.py")
        code = start([main_py, "demo", sample, "--residents", "10"], PYTHONDONTWRITEBYTECODE="1")
        for path in [sample, *arguments] if not code else []:
            code = code or start(["-c", OPENING, path], at_root=True, PYTHONDONTWRITEBYTECODE="1")
    return code


def of_version(arguments: list[str]) -> int | None:
    """Let the version that is used do it when it is not this one; None when it is."""
    if not (ROOT / "版本").is_dir():
        return None
    from models import versions

    home = versions.chosen(ROOT)
    if home == ROOT:
        return None
    return subprocess.call([sys.executable, str(home / "bootstrap.py"), *arguments])


#: Command → what it does, and how many arguments it takes at least and at most.
COMMANDS = {
    "run": (run, 0, 1),
    "test": (test, 0, sys.maxsize),
    "demo": (demo, 1, 1),
    "wheels": (wheels, 0, 0),
    "update": (update, 1, 2),
    "back": (back, 0, 0),
    "try": (attempt, 0, 1),
}
#: What the first version does itself, whichever is used.
ITS_OWN = ("update", "back", "try")


def main(arguments: list[str]) -> int:
    """Carry out one command; the exit code is 0 only when all went well."""
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show a character must not end the installation.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    command, rest = (arguments or [""])[0], arguments[1:]
    if command in {"-h", "--help", "help"}:
        say(USAGE)
        return 0
    sentence = version_sentence(sys.version_info[:2])
    if sentence:
        print(sentence, file=sys.stderr)
        return 1
    do, at_least, at_most = COMMANDS.get(command, (None, 0, 0))
    if do is None or not at_least <= len(rest) <= at_most:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        other = None if command in ITS_OWN else of_version(arguments)
        return do(rest) if other is None else other
    except Stop as stop:
        print(stop, file=sys.stderr, flush=True)
    except OSError as error:
        print(os_trouble(error), file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print("已经停下。下次运行会接着做。", file=sys.stderr)
    return 1


def os_trouble(error: OSError) -> str:
    """A sentence for a file or folder that cannot be used."""
    where = error.filename or ROOT
    if isinstance(error, PermissionError):
        return f"没有权限使用 {where}。请把整个文件夹拷到自己的目录（例如桌面）后重试。"
    return f"用不了 {where}：{error.strerror or error}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
