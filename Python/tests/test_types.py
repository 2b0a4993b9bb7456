"""The package and calls of it are what their types say, as strictly as mypy can."""

import subprocess
import sys

import pytest
from conftest import ROOT

CALLS = """
from pathlib import Path

import fixator
import numpy as np
import pandas as pd

plan = fixator.plan(Path("case.yaml"), choose_height=[150, 160], choose_offset=np.array([50, 60]))
struts = np.zeros(6)
fixator.plan(plan)
fixator.plan({"case": "a"}, choose_height=True)
fixator.check(plan, plan.to_frame(), plan=plan)
fixator.resume("x", struts, done=[plan.to_frame()], plan=plan)
fixator.resume("x", [1.0] * 6, done=plan.to_frame(), distance=["3=1"])
fixator.compare(plan, "x", names=["a", "b"])
fixator.design("x", height=(1, 2), axial_offset=[1.0, 2.0], rings=["a"])
fixator.sensitivity("x", tolerance=(1, 2), improve_to=[1, 2])
fixator.pose("x", struts, start=np.zeros(7))
fixator.all_poses("x", (1, 2, 3, 4, 5, 6))
frame = fixator.Frame.of_case({"a": 1})
found: fixator.Poses = frame.poses(np.zeros((3, 6)), out=np.empty(3, fixator.FOUND))
all_found: bool = bool(found.found.all())
frame.poses([[1.0] * 6]).to_frame()["status"]
batch: fixator.Batch = fixator.batch([Path("a"), plan, {"a": 1}, "x", b"y"], base=plan, write=print)
fixator.batch(pd.DataFrame(), base={"a": 1})
fixator.batch(text for text in ["a"])
with open("x", "wb") as file:
    fixator.batch("x", write=file.write)
case: str = plan.case
for line in batch:
    print(line)
"""


def test_strictly(tmp_path):
    pytest.importorskip("mypy")
    pytest.importorskip("pandas")
    calls = tmp_path / "calls.py"
    calls.write_text(CALLS)
    found = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", tmp_path, ROOT / "Python/src/fixator", calls],
        cwd=tmp_path, stdout=subprocess.PIPE, text=True, env={"PATH": "", "MYPYPATH": str(ROOT / "Python/src")},
    )  # fmt: skip
    assert found.returncode == 0, found.stdout
