"""Cases, plans and tables in every form that Python has for them."""

import datetime
import decimal
import fractions
import json
import types
from collections import UserDict

import fixator
import numpy as np
import pytest
from conftest import CASE, ROOT

TODAY = [215, 218, 220, 201, 200, 187]
LEVELS = ROOT / "Fixtures/levels/tibia-defect-60.yaml"
CLINIC = ROOT / "Fixtures/batch/clinic.yaml"


@pytest.fixture(scope="module")
def plan():
    return fixator.plan(CASE)


@pytest.fixture
def stated(plan):
    return json.loads(json.dumps(plan.document["made_from"]))


def test_a_plan_is_a_text(plan):
    assert fixator.plan(plan).text == fixator.plan(plan.text).text
    table = plan.to_frame()
    assert fixator.check(plan, table).text == fixator.check(plan.text, table).text
    assert fixator.resume(plan, TODAY, day=10).text == fixator.resume(plan.text, TODAY, day=10).text
    assert fixator.Frame.of_case(plan).mean_radius == fixator.Frame.of_case(CASE).mean_radius
    lines = fixator.batch([plan, plan.text, CASE]).text.splitlines()
    assert len(lines) == 3 and len({json.loads(line)["strut_changes"] for line in lines}) == 1
    assert len(fixator.batch(plan)) == 1
    with pytest.raises(fixator.FixatorError, match="no case"):
        fixator.plan(fixator.check(CASE, table))
    # A plan of a batch does not say what it was made from.
    with pytest.raises(fixator.FixatorError, match="made from"):
        fixator.plan(next(iter(fixator.batch([CASE], output="plans"))))


def test_bytes_of_every_kind():
    text = CASE.read_bytes()
    for given in (bytearray(text), text.decode(), CASE):
        assert fixator.plan(given).text == fixator.plan(text).text
    with pytest.raises(fixator.FixatorError):
        fixator.plan(text.decode() + "\udc80")


def test_any_mapping_is_a_case(stated, plan):
    schedule = types.MappingProxyType(stated["schedule"])
    for given in (types.MappingProxyType({**stated, "schedule": schedule}), UserDict({**stated, "schedule": UserDict(schedule)})):
        assert fixator.plan(given).document["fingerprint"] == plan.document["fingerprint"]
        assert fixator.batch([given, given], output="plans").planned == 2


def test_numbers_of_every_kind(stated, plan):
    for number in (decimal.Decimal("28"), decimal.Decimal("28.0"), fractions.Fraction(28), np.int64(28), np.float32(28), np.array(28.0)):
        assert fixator.plan({**stated, "bone-diameter": number}).document["fingerprint"] == plan.document["fingerprint"]
    assert fixator.plan({**stated, "bone-diameter": decimal.Decimal("28.1")}).document["made_from"]["bone-diameter"] == 28.1
    for number in (float("nan"), np.ma.masked, np.ma.array(28.0, mask=True), np.float64("inf"), decimal.Decimal("NaN")):
        with pytest.raises(fixator.FixatorError):
            fixator.plan({**stated, "bone-diameter": number})
    for number in (28j, np.complex128(28), np.array([28j]), np.timedelta64(28, "ns"), b"28", {28}):
        with pytest.raises(TypeError):
            fixator.plan({**stated, "bone-diameter": number})


def test_dates_of_every_kind(stated, plan):
    pandas = pytest.importorskip("pandas")
    midnight = datetime.datetime(2026, 3, 1)
    dates = [midnight.date(), midnight, pandas.Timestamp(midnight), *(np.datetime64("2026-03-01", unit) for unit in ("D", "s", "ms", "us", "ns"))]
    for date in dates:
        one = fixator.plan({**stated, "schedule": {**stated["schedule"], "surgery": date}})
        assert one.document["fingerprint"] == plan.document["fingerprint"]
    noon = midnight.replace(hour=12)
    zoned = midnight.replace(tzinfo=datetime.timezone.utc)
    for date in (noon, zoned, pandas.Timestamp(noon), np.datetime64(noon), pandas.NaT, np.datetime64("NaT")):
        with pytest.raises((fixator.FixatorError, TypeError)):
            fixator.plan({**stated, "schedule": {**stated["schedule"], "surgery": date}})


def test_texts_of_options_in_every_encoding(plan):
    turned = plan.to_frame()[["day", *(f"strut_{n}" for n in range(1, 7))]].to_csv(index=False) if pytest.importorskip("pandas") else ""
    table = ROOT / "Fixtures/batch/registry.csv"
    rows = "".join(table.read_text().splitlines(keepends=True)[:4])
    whole = fixator.resume(CASE, TODAY, day=10, plan=plan, done=turned).text
    lines = fixator.batch(rows, base=CLINIC).text
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert fixator.resume(CASE, TODAY, day=10, plan=plan.text.encode(encoding), done=turned.encode(encoding)).text == whole
        assert fixator.check(CASE, turned.encode(encoding), plan=plan.text.encode(encoding)).understood
        assert fixator.batch(rows, base=CLINIC.read_text().encode(encoding)).text == lines
    for wrong in (b"\xff", b"day\xff", b"a: b\n\xc3\x28", b"\xff\xfe\x00\xd8"):
        calls = {
            "base": lambda: fixator.batch(rows, base=wrong),
            "plan": lambda: fixator.check(CASE, turned, plan=wrong),
            "done": lambda: fixator.resume(CASE, TODAY, done=[wrong]),
        }
        for name, call in calls.items():
            with pytest.raises(fixator.FixatorError) as refusal:
                call()
            assert refusal.value.input == name and refusal.value.errors[0]["code"] == "not-text"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), np.float64("nan")])
def test_a_number_that_is_none_is_refused_by_its_name(value):
    calls = {
        "slow": lambda: fixator.resume(CASE, TODAY, slow=value),
        "strut-sd": lambda: fixator.pose(CASE, TODAY, strut_sd=value),
        "rotation": lambda: fixator.design(CASE, rotation=value),
        "struts": lambda: fixator.resume(CASE, [*TODAY[:5], value]),
        "tolerance": lambda: fixator.sensitivity(CASE, tolerance=[value, 1]),
    }
    for name, call in calls.items():
        with pytest.raises(fixator.FixatorError, match=f"{name} is .*finite") as refusal:
            call()
        assert refusal.value.input is None


def test_refusals_name_no_flags_of_the_command_line():
    calls = [
        lambda: fixator.resume(CASE, TODAY, slow=2), lambda: fixator.resume(CASE, [1e10] * 6), lambda: fixator.verify("none such"),
        lambda: fixator.pose(CASE, [-500] * 6), lambda: fixator.pose(CASE, TODAY, distance="9=1"), lambda: fixator.resume(LEVELS, TODAY),
        lambda: fixator.plan(LEVELS, choose_height=True), lambda: fixator.design(CASE, rings=["none such"]),
        lambda: fixator.resume(ROOT / "Fixtures/check/two-scales.yaml", [44, 45, 44, 45, 44, 45], day=15),
        lambda: fixator.films(fixator.template(films=True), single=True),
    ]  # fmt: skip
    for call in calls:
        with pytest.raises(fixator.FixatorError) as refusal:
            call()
        assert "--" not in str(refusal.value)
    with pytest.raises(fixator.FixatorError, match='true or false .found "true"'):
        fixator.plan(CASE, certify="true")
