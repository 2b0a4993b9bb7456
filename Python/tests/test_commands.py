"""The commands: what the program prints, to the byte; objects and tables of it; refusals."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import fixator
import numpy as np
import pytest
from conftest import CASE, ROOT, left_behind, resident

CASES = ROOT / "Fixtures/cases"
REGISTRY, CLINIC = ROOT / "Fixtures/batch/registry.csv", ROOT / "Fixtures/batch/clinic.yaml"
FILMS = ROOT / "Sources/CaseFiles/films.yaml"
LEVELS = ROOT / "Fixtures/levels/tibia-defect-60.yaml"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_plans_are_those_of_the_repository(path):
    expected = path.with_suffix(".plan.json").read_text()
    plan = fixator.plan(path)
    assert plan.text == expected
    assert plan.has_errors == any(one.severity == "error" for one in plan.checks)


def test_a_case_may_be_given_in_any_way():
    text = CASE.read_text()
    plan = fixator.plan(CASE)
    made_from = plan.document["made_from"]
    assert fixator.plan(text).text == fixator.plan(text.encode()).text == plan.text
    assert fixator.plan(made_from).document["fingerprint"] == plan.document["fingerprint"]
    assert fixator.plan(plan.text).document["fingerprint"] == plan.document["fingerprint"]


def test_a_plan_as_arrays():
    plan = fixator.plan(CASE)
    days = plan.summary["days"] + 1
    assert plan.readings.shape == plan.exact.shape == plan.remaining.shape == (days, 6) and plan.poses.shape == (days, 7)
    assert np.abs(plan.readings - plan.exact).max() < 1.1
    assert plan.remaining[0].tolist() == [12, 8, 10, 6, 4, 20] or np.allclose(plan.remaining[0], [12, 8, 10, 6, 4, 20])
    assert np.abs(plan.remaining[-1]).max() < 1e-9
    frame = fixator.Frame.of_case(CASE)
    assert np.abs(frame.readings(plan.poses) - plan.exact).max() < 1e-9
    assert plan.case == "tibia-varus-lengthening" and "not a medical device" in plan.disclaimer
    assert not plan.errors() and plan.checks[0].code and "(" in repr(plan)


def test_a_plan_as_a_table():
    pandas = pytest.importorskip("pandas")
    plan = fixator.plan(CASE)
    table = plan.to_frame()
    assert len(table) == plan.summary["days"] + 1 and pandas.api.types.is_datetime64_any_dtype(table["date"])
    assert table[[f"strut_{n}" for n in range(1, 7)]].to_numpy().tolist() == plan.readings.tolist()
    assert list(table["ap_angulation_deg"]) == plan.remaining[:, 0].tolist()


def test_two_levels():
    pytest.importorskip("pandas")
    plan = fixator.plan(LEVELS)
    assert [level.document["level"] for level in plan.levels] == ["proximal", "distal"]
    assert plan.text == LEVELS.with_suffix(".plan.json").read_text()
    assert set(plan.to_frame()["level"]) == {"proximal", "distal"} and plan.levels[0].readings.shape[1] == 6


def test_a_second_opinion(program):
    table = ROOT / "Fixtures/check/digits-transposed.raises.csv"
    opinion = fixator.check(CASE, table, identify=True)
    printed = program("check", CASE, table, "--identify", "--format", "json")
    assert opinion.text.encode() == printed.stdout and opinion.has_errors == (printed.returncode == 1)
    assert opinion.errors()[0].code == "digits-transposed" and opinion.understood


def test_a_table_of_ones_own_plan_has_no_errors():
    pytest.importorskip("pandas")
    plan = fixator.plan(CASE)
    opinion = fixator.check(plan.text, plan.to_frame()[["day", *(f"strut_{n}" for n in range(1, 7))]])
    assert not opinion.has_errors and len(opinion.to_frame()) == len(plan.to_frame())


def test_resume(program):
    struts = [215, 218, 220, 201, 200, 187]
    plan = fixator.resume(CASE, np.array(struts), day=10, pause=2, slow=0.5)
    words = ["--struts", ",".join(map(str, struts)), "--day", 10, "--pause", 2, "--slow", 0.5, "--format", "json"]
    assert plan.text.encode() == program("resume", CASE, *words).stdout


def test_sensitivity(program):
    pytest.importorskip("pandas")
    case = CASES / "uncertain-inputs.yaml"
    bars = fixator.sensitivity(case, samples=2000, seed=7, assume="published", tolerance=(3, 5), jobs=2)
    words = ["--samples", 2000, "--seed", 7, "--assume", "published", "--tolerance", "3,5", "--format", "json"]
    assert bars.text.encode() == program("sensitivity", case, *words).stdout
    assert list(bars.to_frame().columns)[:4] == ["unit", "target", "stated", "mean"] and len(bars.shares_to_frame())


def test_films(program, tmp_path):
    found = fixator.films(FILMS)
    case = tmp_path / "case.yaml"
    printed = program("films", FILMS, "--format", "json", "--case-out", case)
    assert found.text.encode() == printed.stdout and fixator.films_case(FILMS) == case.read_text()
    keys, matrix = found.covariance
    assert matrix.shape == (len(keys), len(keys)) and "deformity.ap-angulation" in found.parameters
    assert fixator.plan(fixator.films_case(FILMS)).summary["days"] > 0


@pytest.mark.parametrize("output, words", [("plans", []), ("summaries", ["--summary"]), ("csv", ["--format", "csv"]), ("days", ["--days"])])
def test_a_batch_is_what_the_command_prints(program, output, words):
    table = REGISTRY.read_bytes()
    printed = program("batch", "-", "--base", CLINIC, *words, input=table).stdout
    for given in (table, gzip.compress(table)):
        batch = fixator.batch(given, base=CLINIC, output=output)
        assert batch.text == printed
    assert batch.planned > 900 and batch.failed > 0
    lines = []
    other = fixator.batch(table, base=CLINIC, output=output, jobs=1, write=lines.append)
    assert b"".join(lines) == printed and not other.pieces and len(other) == len(batch)


def test_batches_as_tables():
    pandas = pytest.importorskip("pandas")
    rows = pandas.read_csv(REGISTRY, dtype=str, nrows=40)
    for output in ("plans", "summaries"):
        table = fixator.batch(rows, base=CLINIC, output=output).to_frame()
        assert len(table) == 40 and table["days"].notna().sum() + table["error"].notna().sum() == 40
    table = fixator.batch(rows, base=CLINIC, output="csv").to_frame()
    assert len(table) == 40 and "end_1" in table
    days = fixator.batch(rows, base=CLINIC, output="days").to_frame()
    planned = days[days["status"].isin(["planned", "errors"])]
    last = table.dropna(subset="days").set_index("case")["days"].sort_index()
    assert len(last) and (planned.groupby("case")["day"].max() == last).all()
    assert pandas.api.types.is_float_dtype(days["ap_angulation_deg"]) and days["message"].notna().sum() == table["days"].isna().sum()
    drawn = fixator.batch(rows, base=CLINIC, draws=3, seed=7).to_frame()
    assert len(drawn) == 120 and set(drawn["draw"].dropna()) == {1, 2, 3}


def test_a_batch_of_objects():
    texts = [path.read_text() for path in sorted(CASES.glob("*.yaml"))[:5]]
    made_from = [fixator.plan(text).document["made_from"] for text in texts]
    for cases in (texts, made_from, [texts[0], made_from[1]], sorted(CASES.glob("*.yaml"))[:5]):
        lines = list(fixator.batch(cases, output="plans"))
        assert len(lines) == len(cases) and all(isinstance(line, fixator.Plan) for line in lines)
    assert list(fixator.batch(texts, output="plans"))[0].readings.shape[1] == 6
    bad = list(fixator.batch([texts[0], "side: lift"], output="plans"))
    assert bad[1]["errors"]


def test_what_is_raised_ends_a_batch():
    class Enough(Exception):
        pass

    calls = []

    def write(lines):
        calls.append(lines)
        raise Enough

    with pytest.raises(Enough):
        fixator.batch(REGISTRY, base=CLINIC, write=write)
    assert len(calls) == 1


def test_refusals():
    wrong = CASE.read_text().replace("12 varus", "12 vorus").replace("side: left", "side: lift")
    with pytest.raises(fixator.FixatorError) as refusal:
        fixator.plan(wrong)
    errors = refusal.value.errors
    assert {one["key"] for one in errors} == {"side", "deformity.ap-angulation"} and all(one["line"] > 0 for one in errors)
    assert refusal.value.input == "case" and "vorus" in str(refusal.value)
    with pytest.raises(ValueError, match="pathlib"):
        fixator.plan("case.yaml")
    with pytest.raises(FileNotFoundError):
        fixator.plan(Path("not-there.yaml"))
    for nothing in (None, 3, [1], object()):
        with pytest.raises(TypeError):
            fixator.plan(nothing)
    for bytes_ in (b"", b"\xff\xfe\x00\xd8", b"\x00", b"{", b"[" * 100_000, b"a: " * 10_000):
        with pytest.raises(fixator.FixatorError):
            fixator.plan(bytes_)
    with pytest.raises(fixator.FixatorError, match="samples"):
        fixator.sensitivity(CASE, samples=1)
    with pytest.raises(fixator.FixatorError, match="struts"):
        fixator.resume(CASE, [1, 2, 3])
    with pytest.raises(fixator.FixatorError):
        fixator.resume(CASE, [float("nan")] * 6)
    with pytest.raises(fixator.FixatorError, match="slow"):
        fixator.resume(CASE, [215, 218, 220, 201, 200, 187], slow=2)
    with pytest.raises(ValueError, match="output"):
        fixator.batch(CASE, output="table")
    with pytest.raises(fixator.FixatorError, match="self-contained"):
        fixator.batch(CASE, self_contained=True)


def test_what_it_is_about():
    assert "not a medical device" in fixator.about()["disclaimer"] and "not a medical device" in fixator.__doc__
    assert fixator.schema()["$schema"].startswith("https://json-schema.org") and fixator.hardware()["rings"]


def test_calls_leave_nothing_behind(soak):
    text = CASE.read_bytes()

    def some(count):
        for _ in range(count):
            fixator.plan(text)
            with pytest.raises(fixator.FixatorError):
                fixator.plan(b"side: lift")

    calls = 50_000 if soak else 200
    before = resident()
    assert left_behind(some, calls) < 16
    if soak:
        assert resident() - before < (8 << 20)


def test_batches_leave_nothing_behind(soak):
    text = CASE.read_bytes()

    def some(count):
        for _ in range(count):
            fixator.batch([text, b"side: lift"], jobs=2)
            with pytest.raises(ZeroDivisionError):
                fixator.batch([text], write=lambda piece: 1 / 0)
            with pytest.raises(fixator.FixatorError):
                fixator.batch([text], base=b"\xff")

    assert left_behind(some, 5000 if soak else 100) < 64


def test_it_needs_numpy_alone(tmp_path):
    """Neither pandas nor matplotlib is imported until it is asked for."""
    code = "import sys, fixator; print([m for m in ('pandas', 'matplotlib') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True).stdout == b"[]\n"


def test_pictures():
    pytest.importorskip("matplotlib").use("Agg")
    plan = fixator.plan(CASE)
    for draw in (fixator.plots.struts, fixator.plots.remaining):
        axes = draw(plan)
        assert len(axes.lines) >= 6 and "not a medical device" in axes.get_title()


def test_json_of_numpy():
    case = json.loads(json.dumps(fixator.plan(CASE).document["made_from"]))
    case["bone-diameter"] = np.float64(28)
    assert fixator.plan(case).document["fingerprint"]
