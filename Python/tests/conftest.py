"""What the tests share: fixtures of the repository, and the program to compare with."""

import ctypes
import gc
import os
import resource
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
CASE = ROOT / "Fixtures/cases/tibia-varus-lengthening.yaml"


@pytest.fixture(scope="session")
def program():
    """Runs `fixator`; skipped where it is not built."""
    found = os.environ.get("FIXATOR_PROGRAM") or ROOT / ".build/release/fixator"
    if not shutil.which(found):
        pytest.skip("the program fixator is not built: swift build -c release --product fixator")

    def run(*words, **options):
        return subprocess.run([found, *map(str, words)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **options)

    return run


@pytest.fixture(scope="session")
def soak():
    """Whether the full numbers are wanted."""
    return os.environ.get("FIXATOR_SOAK") == "1"


@pytest.fixture
def poses():
    """Makes poses around neutral, within ±40 mm along and ±30° about each axis, from a seed."""

    def make(count, neutral, seed=155, reach=(40.0, 0.26)):
        random = np.random.default_rng(seed)
        rows = np.empty((count, 7))
        rows[:, :3] = neutral[:3] + random.uniform(-reach[0], reach[0], (count, 3))
        rows[:, 3] = 1
        rows[:, 4:] = random.uniform(-reach[1], reach[1], (count, 3))
        rows[:, 3:] /= np.linalg.norm(rows[:, 3:], axis=1)[:, None]
        return rows

    return make


def resident():
    """Bytes of this process in memory."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


class _MallInfo(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()]


def held():
    """Bytes that malloc has handed out and not got back, the library's and numpy's; where C's library does not tell, those in memory."""
    mallinfo = getattr(ctypes.CDLL(None), "mallinfo2", None)
    if mallinfo is None:
        return resident()
    mallinfo.restype = _MallInfo
    gc.collect()
    found = mallinfo()
    return found.uordblks + found.hblkhd


def left_behind(some, calls):
    """Bytes a call that are held for good: what is lost is lost in each of three rounds."""
    some(max(calls // 4, 50))
    rounds = []
    for _ in range(3):
        before = held()
        some(calls)
        rounds.append((held() - before) / calls)
    return min(rounds)
