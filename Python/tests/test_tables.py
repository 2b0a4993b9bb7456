"""DataFrames, in and out: no day, no case, no letter of a name is lost on the way."""

import csv
import io

import fixator
import numpy as np
import pytest
from conftest import CASE, ROOT

pandas = pytest.importorskip("pandas")

TODAY = [215, 218, 220, 201, 200, 187]
STRUTS = [f"strut_{n}" for n in range(1, 7)]
LEVELS = ROOT / "Fixtures/levels/tibia-defect-60.yaml"
REGISTRY, CLINIC = ROOT / "Fixtures/batch/registry.csv", ROOT / "Fixtures/batch/clinic.yaml"
NAMES = ["007", "7", "7.0", "NA", "NaN", "null", "None", "true", "False", "1e5", "0x1F", "inf", "2026-03-01", " x ", "a,b", 'say "a"', "é", "😀"]


@pytest.fixture(scope="module")
def plan():
    return fixator.plan(CASE)


@pytest.fixture(scope="module")
def turned(plan):
    return plan.to_frame()[["day", *STRUTS]]


@pytest.mark.parametrize("output", ["csv", "days", "summaries", "plans"])
def test_names_of_cases_are_kept_to_the_letter(plan, output):
    cases = [{**plan.document["made_from"], "case": name} for name in NAMES]
    table = fixator.batch(cases, output=output).to_frame()
    assert table["case"].drop_duplicates().tolist() == NAMES
    # Also where all look like numbers, or like nothing.
    for some in (["007", "1e5"], ["NA", "null"], ["true", "False"]):
        table = fixator.batch([case for case in cases if case["case"] in some], output=output).to_frame()
        assert table["case"].drop_duplicates().tolist() == [name for name in NAMES if name in some]


@pytest.mark.parametrize("output, options", [("csv", {}), ("csv", {"inputs": True, "sensitivity": 50, "draws": 2, "seed": 3}), ("days", {})])
def test_every_cell_is_what_the_table_says(output, options):
    rows = pandas.read_csv(REGISTRY, dtype=str, nrows=60)
    for batch in (fixator.batch(rows, base=CLINIC, output=output, **options), fixator.batch([LEVELS], output=output, **options)):
        table = batch.to_frame()
        head, *cells = list(csv.reader(io.StringIO(batch.text.decode(), newline="")))
        assert list(table.columns) == head and len(table) == len(cells)
        for place, name in enumerate(head):
            column, texts = table[name], [row[place] for row in cells]
            assert column.isna().tolist() == [text == "" for text in texts]
            if pandas.api.types.is_numeric_dtype(column):
                assert [value for value in column if value == value] == [float(text) for text in texts if text]
            else:
                assert [value for value in column if value == value] == [text for text in texts if text]
                # No column of words has numbers alone, but for those that are names or empty.
                assert not texts[0].replace(".", "").isdigit()
        assert pandas.api.types.is_float_dtype(table["max_error_mm" if output == "csv" else "strut_1"])


def test_all_poses_as_a_table_to_the_last_bit():
    every = fixator.all_poses(CASE, [213, 216, 219, 194, 194, 174])
    table = every.to_frame()
    assert np.array_equal(table[["x_mm", "y_mm", "z_mm", "qw", "qx", "qy", "qz"]].to_numpy(), every.poses)
    assert table["rings_face"].dtype == bool and set(table["determinant_sign"]) <= {-1, 0, 1}


def forms(table):
    """The same days, their labels standing where people have them."""
    yield table.reset_index(drop=True)
    yield table.set_index("day")
    yield table.set_index("day", drop=False)
    yield table.set_index(table.index + 7)
    yield table.sort_index(ascending=False).sort_index()
    yield table.rename(columns={"day": "Day"}).set_index("Day")


@pytest.mark.parametrize("kept", [slice(None), slice(8, None), [0, 2, 4, 6, 8, 10], slice(None, None, 2)])
def test_days_count_wherever_they_stand(turned, kept):
    some = turned.iloc[kept]
    if isinstance(kept, slice):
        expected = fixator.check(CASE, some.to_csv(index=False))
        for form in forms(some):
            found = fixator.check(CASE, form)
            assert found.document["checks"] == expected.document["checks"] and found.document["days"] == expected.document["days"]
    else:
        expected = fixator.resume(CASE, TODAY, day=10, done=some.to_csv(index=False)).text
        for form in forms(some):
            assert fixator.resume(CASE, TODAY, day=10, done=form).text == expected
            assert fixator.resume(CASE, TODAY, day=10, done=[form]).text == expected


def test_labels_that_may_be_days_are_not_left_out(plan, turned):
    bare = turned.set_index("day").rename_axis(None)
    dated = turned.set_index(plan.to_frame()["date"]).rename_axis(None)
    several = turned.set_index(["day", turned["day"] + 1]).rename_axis([None, None])
    for table in (bare.iloc[8:], bare.iloc[::2], dated, several, turned.iloc[8:][STRUTS], bare.set_index(bare.index.astype(float))):
        for call in (lambda: fixator.check(CASE, table), lambda: fixator.resume(CASE, TODAY, done=table)):
            with pytest.raises(ValueError, match="index .* has no name") as refusal:
                call()
            assert not isinstance(refusal.value, fixator.FixatorError)
    with pytest.raises(ValueError, match="called so too"):
        fixator.check(CASE, turned.set_index("day", drop=False).assign(day=1))
    # A name tells, a date too.
    for table in (bare.iloc[8:].rename_axis("day"), dated.rename_axis("date")[STRUTS]):
        assert not fixator.check(CASE, table).has_errors


def test_columns_that_pandas_counted_are_no_names(plan):
    numbered = fixator.check(CASE, pandas.DataFrame(plan.readings))
    assert not numbered.has_errors and not [one for one in numbered.checks if one.code == "wrong-assembly"]
    assert np.array_equal([day["set"] for day in numbered.document["days"]], plan.readings)
    named = fixator.check(CASE, pandas.DataFrame(plan.readings, columns=range(1, 7)))
    assert named.document["days"] == numbered.document["days"]
    some = pandas.DataFrame(plan.readings).iloc[8:].rename_axis("Day")
    assert [day["day"] for day in fixator.check(CASE, some).document["days"]] == list(range(8, len(plan.readings)))
    with pytest.raises(ValueError, match="names"):
        fixator.check(CASE, pandas.DataFrame(plan.readings).rename_axis("patient"))


def test_what_is_no_table_of_readings(turned):
    for given in (turned["strut_1"], {"day": [0]}, np.zeros((3, 6)), 3, [turned]):
        with pytest.raises(TypeError):
            fixator.check(CASE, given)


def test_two_levels_in_one_table():
    plan = fixator.plan(LEVELS)
    table = plan.to_frame()
    parts = [table[table["level"] == name].drop(columns="level").to_csv(index=False) for name in ("proximal", "distal")]
    expected = fixator.check(LEVELS, *parts)
    assert not expected.has_errors
    days = fixator.batch([LEVELS], output="days").to_frame()
    for given in (table, table.iloc[::-1].sort_values(["level", "day"], ascending=[True, True]), table.set_index("day"), table.set_index(["level", "day"])):
        assert fixator.check(LEVELS, given).document["levels"] == expected.document["levels"]
    assert not fixator.check(LEVELS, days).has_errors and not fixator.check(plan, table).has_errors
    struts = [146] * 6 + [195] * 6
    done = table[table["day"] <= 14]
    parts = [done[done["level"] == name].drop(columns="level").to_csv(index=False) for name in ("proximal", "distal")]
    assert fixator.resume(LEVELS, struts, day=14, done=done).text == fixator.resume(LEVELS, struts, day=14, done=parts).text
    with pytest.raises(ValueError, match="two tables"):
        fixator.check(LEVELS, table, table)


def test_cases_count_wherever_their_names_stand():
    rows = pandas.read_csv(REGISTRY, dtype=str, nrows=20)
    expected = fixator.batch(rows, base=CLINIC).to_frame()
    assert expected["case"].notna().all()
    for form in (rows.set_index("case"), rows.set_index("case", drop=False), rows.set_index(rows.index + 5)):
        assert fixator.batch(form, base=CLINIC).to_frame()["case"].tolist() == expected["case"].tolist()
    some = rows[rows["side"] == "left"]
    assert fixator.batch(some, base=CLINIC).to_frame()["case"].tolist() == some["case"].tolist()
    for form in (rows.set_index("case").rename_axis(None), rows.drop(columns="case").iloc[3:]):
        with pytest.raises(ValueError, match="index .* has no name"):
            fixator.batch(form, base=CLINIC)
    texts = pandas.Series([CASE.read_text()] * 3)
    assert fixator.batch(texts).planned == 3
