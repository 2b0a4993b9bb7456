"""What an answer does not have it says, in words, and where it is instead."""

import fixator
import pytest
from conftest import CASE, ROOT

LEVELS = ROOT / "Fixtures/levels/tibia-defect-60.yaml"
STATES = ROOT / "Fixtures/measure/generic-155.yaml"


def test_a_plan_of_two_levels_has_its_days_in_its_levels():
    pytest.importorskip("matplotlib").use("Agg")
    plan = fixator.plan(LEVELS)
    calls = [lambda name=name: getattr(plan, name) for name in ("readings", "exact", "poses", "remaining")]
    for call in (*calls, lambda: fixator.plots.struts(plan), lambda: fixator.plots.remaining(plan)):
        with pytest.raises(ValueError, match="levels"):
            call()
    assert plan.case == "tibia-defect-60" and plan.levels[0].readings.shape == plan.levels[0].remaining.shape


def test_a_plan_of_a_batch_has_signed_numbers_where_they_were_asked_for():
    pytest.importorskip("matplotlib").use("Agg")
    plan = next(iter(fixator.batch([CASE], output="plans")))
    for call in (lambda: plan.remaining, lambda: fixator.plots.remaining(plan)):
        with pytest.raises(ValueError, match="self_contained"):
            call()
    assert len(fixator.plots.struts(plan).lines) == 6
    whole = next(iter(fixator.batch([CASE], output="plans", self_contained=True)))
    assert (whole.remaining == fixator.plan(CASE).remaining).all()


def test_answers_about_no_case():
    for answer in (fixator.measure(STATES), fixator.pose(CASE, [213, 216, 219, 194, 194, 174]), fixator.verify("femur")):
        with pytest.raises(ValueError, match="no case"):
            answer.case
        assert "not a medical device" in answer.disclaimer


def test_a_picture_of_a_batch_has_no_lines():
    pytest.importorskip("pandas")
    batch = fixator.batch([CASE.read_text()], output="mounting", assume="published", draws=20)
    assert batch.text.startswith(b"<svg")
    for call in (lambda: iter(batch), batch.to_frame):
        with pytest.raises(TypeError, match="picture"):
            call()


@pytest.mark.parametrize("output", ["plans", "summaries", "csv", "days"])
def test_lines_that_went_to_a_writer_are_not_here(output):
    pytest.importorskip("pandas")
    taken = []
    batch = fixator.batch([CASE], output=output, write=taken.append)
    assert taken and len(batch) == 1
    for call in (lambda: batch.text, batch.to_frame, *([lambda: iter(batch)] if output in ("plans", "summaries") else [])):
        with pytest.raises(ValueError, match="write"):
            call()
