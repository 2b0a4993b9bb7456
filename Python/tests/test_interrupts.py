"""Whatever ends a batch, no line of it is lost in silence."""

import os
import signal
import subprocess
import sys
import threading
import time

import fixator
import numpy as np
import pytest
from conftest import CASE
from fixator import _library as lib

CASES = 600


class Rang(Exception):
    pass


def ring(*_):
    raise Rang


@pytest.fixture(scope="module")
def lines():
    return fixator.batch([CASE.read_text()] * CASES).text


@pytest.fixture
def timer():
    """Rings the alarm once in so many seconds, with a handler of one's own."""
    usual = signal.getsignal(signal.SIGALRM)

    def begin(seconds, handler):
        signal.signal(signal.SIGALRM, handler)
        signal.setitimer(signal.ITIMER_REAL, seconds)

    yield begin
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, usual)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("is_written", [True, False], ids=["write", "pieces"])
def test_what_a_signal_raises_ends_a_batch(timer, lines, is_written, jobs, soak):
    seed = int(np.random.default_rng().integers(2**31))
    print("seed", seed)
    cases, random, ended = [CASE.read_text()] * CASES, np.random.default_rng(seed), 0
    # As long as one takes from its first line to the last.
    begin = time.perf_counter()
    fixator.batch(cases, jobs=jobs)
    whole = time.perf_counter() - begin
    for _ in range(200 if soak else 8):
        taken = []
        try:
            timer(float(random.uniform(1e-3, whole)), ring)
            batch = fixator.batch(cases, jobs=jobs, **({"write": taken.append} if is_written else {}))
            signal.setitimer(signal.ITIMER_REAL, 0)
        except Rang:
            ended += 1
            assert lines.startswith(b"".join(taken))
            continue
        assert (b"".join(taken) if is_written else batch.text) == lines
    assert ended > 0


def test_ctrl_c_ends_a_batch_at_once():
    text, taken = CASE.read_text(), []

    def write(piece):
        if not taken:
            threading.Timer(0.05, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        taken.append(piece)

    with pytest.raises(KeyboardInterrupt):
        # Far more than in that time.
        fixator.batch([text] * 20_000, jobs=1, write=write)
    assert 0 < b"".join(taken).count(b"\n") < 20_000
    # Nothing goes on, as soon as a busy machine lets it end.
    told = len(taken)
    for _ in range(100):
        if not (running := [thread for thread in threading.enumerate() if thread.name.startswith("fixator")]):
            break
        time.sleep(0.1)
    assert not running and len(taken) == told


def test_a_signal_that_raises_nothing_costs_nothing(timer, lines):
    rung = []
    timer(0.02, lambda *_: rung.append(1))
    assert fixator.batch([CASE.read_text()] * CASES, jobs=1).text == lines and rung


def test_lines_come_on_the_thread_that_called():
    threads, found = [], []

    def call():
        fixator.batch([CASE.read_text()] * 40, write=lambda piece: threads.append(threading.current_thread()))
        found.append(threading.current_thread())

    call()
    other = threading.Thread(target=call)
    other.start()
    other.join()
    assert set(threads) == {threading.main_thread(), other} and len(found) == 2


def test_a_batch_within_a_batch():
    inner = []
    text = CASE.read_text()
    fixator.batch([text] * 3, write=lambda piece: inner.append(fixator.batch([text], write=lambda piece: fixator.plan(text)).planned))
    assert set(inner) == {1}


@pytest.mark.parametrize("error", [ValueError, SystemExit, KeyboardInterrupt, GeneratorExit])
@pytest.mark.parametrize("after", [0, 1])
def test_what_a_writer_raises_is_raised(error, after):
    taken = []

    def write(piece):
        taken.append(piece)
        if len(taken) > after:
            raise error

    with pytest.raises(error):
        fixator.batch([CASE.read_text()] * CASES, write=write)
    assert len(taken) == after + 1


def test_lines_that_are_dropped_on_the_way_are_missed(monkeypatch):
    """As ctypes drops what is raised before a callback has begun, and says that all is well."""
    calls, real = [], lib.Writer

    def dropping(write):
        def some(context, begin, length):
            calls.append(1)
            return 0 if len(calls) == 2 else write(context, begin, length)

        return real(some)

    monkeypatch.setattr(lib, "Writer", dropping)
    with pytest.raises(RuntimeError, match="did not come through"):
        fixator.batch([CASE.read_text()] * CASES, jobs=1)
    assert len(calls) > 2


def test_threads_with_small_stacks():
    code = f"""
import threading, fixator
threading.stack_size(1 << 16)
print(fixator.batch([open({str(CASE)!r}).read()] * 3).planned, threading.stack_size())
"""
    assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True).stdout == b"3 65536\n"
