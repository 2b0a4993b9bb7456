"""Every option that the library takes is a parameter of the function, and answers what the command prints with it."""

import inspect
import json
import re
from pathlib import Path

import fixator
import numpy as np
import pytest
from conftest import CASE, ROOT
from fixator import _library as lib
from fixator._texts import options_of

READINGS = [213, 216, 219, 194, 194, 174]
LEVELS = ROOT / "Fixtures/levels/tibia-defect-60.yaml"
STATES = ROOT / "Fixtures/measure/generic-155.yaml"


@pytest.mark.parametrize("name", ["plan", "check", "resume", "compare", "sensitivity", "films", "batch", "pose", "design", "verify"])
def test_every_option_is_a_parameter(name):
    options = options_of(none_such=True)
    text = [b"{}", 2]
    arguments = {"check": [*text, *text, None, 0], "compare": [*text, *text], "verify": []}.get(name, text)
    with pytest.raises(fixator.FixatorError) as refusal:
        if name == "batch":
            lib.run_batch(b"{}", options, print)
        else:
            lib.call(name, *arguments, *options)
    allowed = re.search(r"\(allowed: (.*?)\)", str(refusal.value))[1].split(", ")
    parameters = set(inspect.signature(getattr(fixator, name)).parameters)
    elsewhere = {"all": "all_poses", "list": "scenarios"}
    for option in allowed:
        assert option.replace("-", "_") in parameters or hasattr(fixator, elsewhere[option]), option


def same(answer, printed):
    assert answer.text.encode() == printed.stdout and answer.has_errors == (printed.returncode == 1) and printed.stdout


def test_plans_certified_and_chosen(program):
    short = ROOT / "Fixtures/cases/over-correction.yaml"
    same(fixator.plan(short, certify=True), program("plan", short, "--certify", "--format", "json"))
    changes = ROOT / "Fixtures/cases/strut-changes-on-weekdays.yaml"
    words = ["--choose-height=170-190", "--choose-offset", "60-70", "--format", "json"]
    same(fixator.plan(changes, choose_height=(170, 190), choose_offset=(60, 70)), program("plan", changes, *words))
    same(fixator.plan(changes, choose_height=True), program("plan", changes, "--choose-height", "--format", "json"))
    found = fixator.suggest_stages(ROOT / "Fixtures/checks/bone-ends-collide.raises.yaml")
    assert found["stages"].encode() == program("plan", ROOT / "Fixtures/checks/bone-ends-collide.raises.yaml", "--suggest-stages").stdout
    with pytest.raises(fixator.FixatorError, match="choose-height"):
        fixator.plan(CASE, choose_height=(190, 170))


def test_a_plan_that_was_followed(program, tmp_path):
    pandas = pytest.importorskip("pandas")
    followed = fixator.resume(CASE, [215, 218, 220, 201, 200, 187], day=10, pause=2)
    turned = fixator.plan(CASE).to_frame()[["day", *(f"strut_{n}" for n in range(1, 7))]]
    plan, table = tmp_path / "plan.json", tmp_path / "turned.csv"
    plan.write_text(followed.text)
    turned.to_csv(table, index=False)
    printed = program("check", CASE, table, "--plan", plan, "--format", "json")
    for given in (followed, followed.text, plan):
        same(fixator.check(CASE, turned, plan=given), printed)
    words = ["--struts", "215,218,220,201,200,187", "--day", 12, "--plan", plan, "--done", table, "--distance", "3=220±0.5", "--strut-sd", 0.5]
    resume = dict(day=12, plan=followed, done=turned, distance=["3=220±0.5"], strut_sd=0.5)
    same(fixator.resume(CASE, [215, 218, 220, 201, 200, 187], **resume), program("resume", CASE, *words, "--format", "json"))
    with pytest.raises(fixator.FixatorError) as refusal:
        fixator.check(ROOT / "Fixtures/cases/pure-lengthening.yaml", turned, plan=followed)
    assert refusal.value.input == "plan"
    with pytest.raises(fixator.FixatorError, match="struts-mounted"):
        fixator.check(CASE, turned, struts_mounted="a,b")
    assert isinstance(turned, pandas.DataFrame)


def test_one_pose_and_all(program):
    words = ["--struts", ",".join(map(str, READINGS))]
    same(fixator.pose(CASE, READINGS, certify=True), program("pose", CASE, *words, "--certify", "--format", "json"))
    printed = program("pose", CASE, *words, "--strut-sd", 0.5, "--distance", "3=220±0.5", "--format", "json")
    same(fixator.pose(CASE, READINGS, strut_sd=0.5, distance="3=220±0.5"), printed)
    every = fixator.all_poses(CASE, np.array(READINGS))
    assert every.text.encode() == program("pose", CASE, *words, "--all").stdout and every.is_certain
    frame = fixator.Frame.of_case(CASE)
    assert len(every) > 1 and np.abs(frame.readings(every.poses) - READINGS).max() < 1e-6
    assert np.abs(every.poses[0] - frame.poses(np.array(READINGS) + frame.reading_offsets).pose).max() < 1e-6


def test_frames_before_surgery_and_measured(program, tmp_path):
    words = ["--frames", 12, "--rotation", 0, "--height", "160-180", "--draws", 3, "--format", "json"]
    same(fixator.design(CASE, frames=12, rotation=0, height=(160, 180), draws=3), program("design", CASE, *words))
    own = tmp_path / "own.yaml"
    same(fixator.measure(STATES), program("measure", STATES, "--hardware-out", own, "--format", "json"))
    assert fixator.measured_hardware(STATES) == own.read_text()


def test_the_programs_own_error_and_texts(program):
    same(fixator.verify("femur"), program("verify", "femur", "--format", "json"))
    assert "\n".join(fixator.scenarios()).encode() + b"\n" == program("verify", "--list").stdout
    assert fixator.schema("plan2") == json.loads(program("schema", "plan2").stdout)
    assert fixator.template().encode() == program("new", "--template").stdout
    assert fixator.template(films=True).encode() == program("new", "--films").stdout
    other = ROOT / "Fixtures/cases/pure-lengthening.yaml"
    same(fixator.compare(CASE, other, names=[str(CASE), str(other)]), program("compare", CASE, other, "--format", "json"))
    assert fixator.compare(fixator.plan(CASE), Path(CASE)).document["keys"] == []
    with pytest.raises(fixator.FixatorError, match="plan2"):
        fixator.schema("none such")


def test_parts_of_a_batch(program):
    rows, clinic = ROOT / "Fixtures/batch/registry.csv", ROOT / "Fixtures/batch/clinic.yaml"
    table = "".join(rows.read_text().splitlines(keepends=True)[:41]).encode()
    for words, options in (
        (["--summary", "--shard", "2/5"], {"shard": "2/5"}),
        (["--summary", "--filter"], {"filter": True}),
    ):
        printed = program("batch", "-", "--base", clinic, *words, input=table)
        assert fixator.batch(table, base=clinic, **options).text == printed.stdout
    assert fixator.batch(table, base=clinic, output="mounting").text.startswith(b"<svg")
