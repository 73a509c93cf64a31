"""The console script, and `python -m callwell`."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import callwell

MODULE = [sys.executable, "-m", "callwell"]


def run(*args: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([*MODULE, *args], input=stdin, capture_output=True, text=True, encoding="utf-8", check=False)


def test_it_is_the_command_line() -> None:
    assert run("--version").stdout == f"callwell {callwell.__version__}\n"
    help_page = run("--help")
    assert help_page.returncode == 0 and "Usage: callwell" in help_page.stdout
    bad = run("chek")
    assert bad.returncode == 2 and "Usage: callwell" in bad.stderr and not bad.stdout


def test_exit_codes_and_streams() -> None:
    found = run("check", "-", "--format", "jsonl", stdin="Hi Tom, it's Ann. I'm just checking in.\n")
    assert found.returncode == 1
    assert [finding["rule"] for finding in json.loads(found.stdout)["findings"]] == ["just-checking-in"]
    assert run("check", "-", "--fail-on", "error", stdin="I'm just checking in.\n").returncode == 0
    missing = run("check", "no-such-file.txt")
    assert missing.returncode == 2 and "no-such-file.txt" in missing.stderr


def test_the_script_is_installed() -> None:
    script = Path(sys.executable).with_name("callwell.exe" if os.name == "nt" else "callwell")
    made = subprocess.run([script, "explain", "just-checking-in"], capture_output=True, text=True, check=True)
    assert made.stdout == run("explain", "just-checking-in").stdout


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_control_c_ends_it_at_once() -> None:
    process = subprocess.Popen([*MODULE, "check", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=5) == -signal.SIGINT
    assert process.stdin is not None
    process.stdin.close()


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_control_c_stops_a_batch() -> None:
    code = (
        "import callwell, os, signal, threading, time\n"
        # Whoever is started in the background by a shell ignores it until told otherwise.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()\n"
        "texts = ['Hi Tom, just checking in. ' * 40] * 200_000\n"
        "start = time.monotonic()\n"
        "try:\n    callwell.check_many(texts, threads=2)\n"
        "except KeyboardInterrupt:\n    print(time.monotonic() - start < 5)\n"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert made.stdout == "True\n"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_forked_process_checks_batches_too() -> None:
    import multiprocessing

    texts = [f"Hi Tom, just checking in, call {n}." for n in range(300)]
    want = callwell.check_many(texts, threads=2)
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map_async(callwell.check_many, [texts, texts]).get(timeout=60) == [want, want]


@pytest.mark.skipif(sys.version_info < (3, 13), reason="_interpreters")
def test_a_second_interpreter_is_refused_with_an_error() -> None:
    code = (
        "import _interpreters\n"
        "other = _interpreters.create()\n"
        "problem = _interpreters.run_string(other, 'import callwell')\n"
        "print(problem.type.__name__)\n"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout == "ImportError\n"
