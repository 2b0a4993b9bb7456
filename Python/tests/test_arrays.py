"""Arrays of every kind that people have: what is masked, missing, complex or in the way of the results is never a number that nobody gave."""

import pickle

import fixator
import numpy as np
import pytest
from conftest import CASE

READINGS = [213, 216, 219, 194, 194, 174]


@pytest.fixture(scope="module")
def frame():
    return fixator.Frame.of_case(CASE)


@pytest.fixture(scope="module")
def places():
    """Every place where numbers come in, with numbers that are right there."""
    frame = fixator.Frame.of_case(CASE)
    lengths, pose = frame.lengths(frame.neutral), frame.neutral
    joints = (frame.reference_joints, frame.moving_joints)
    return {
        "lengths": (lambda given: frame.poses(given), np.tile(lengths, (3, 1))),
        "poses": (lambda given: frame.lengths(given), np.tile(pose, (3, 1))),
        "poses of a jacobian": (lambda given: frame.jacobian(given), np.tile(pose, (3, 1))),
        "poses of a condition": (lambda given: frame.condition(given), np.tile(pose, (3, 1))),
        "poses of readings": (lambda given: frame.readings(given), np.tile(pose, (3, 1))),
        "start": (lambda given: frame.poses(np.tile(lengths, (3, 1)), start=given), np.tile(pose, (3, 1))),
        "one start": (lambda given: frame.poses(np.tile(lengths, (3, 1)), start=given), pose),
        "reference_joints": (lambda given: fixator.Frame(given, joints[1], pose), joints[0]),
        "moving_joints": (lambda given: fixator.Frame(joints[0], given, pose), joints[1]),
        "neutral": (lambda given: fixator.Frame(*joints, given), pose),
        "struts": (lambda given: fixator.pose(CASE, given), np.array(READINGS, float)),
        "struts of all": (lambda given: fixator.all_poses(CASE, given), np.array(READINGS, float)),
        "start of a pose": (lambda given: fixator.pose(CASE, READINGS, start=given), pose),
        "struts today": (lambda given: fixator.resume(CASE, given, day=10), np.array([215, 218, 220, 201, 200, 187.0])),
        "tolerance": (lambda given: fixator.sensitivity(CASE, samples=20, assume="published", tolerance=given), np.array([5.0, 10])),
        "improve_to": (lambda given: fixator.sensitivity(CASE, samples=20, assume="published", improve_to=given), np.array([1.0, 1])),
        "height": (lambda given: fixator.design(CASE, height=given, rotation=0, frames=4, draws=0), np.array([150.0, 170])),
        "axial_offset": (lambda given: fixator.design(CASE, axial_offset=given, rotation=0, frames=4, draws=0), np.array([55.0, 65])),
        "choose_height": (lambda given: fixator.plan(CASE, choose_height=given), np.array([195.0, 205])),
        "choose_offset": (lambda given: fixator.plan(CASE, choose_offset=given), np.array([55.0, 65])),
    }


NAMES = [
    "lengths", "poses", "poses of a jacobian", "poses of a condition", "poses of readings", "start", "one start", "reference_joints",
    "moving_joints", "neutral", "struts", "struts of all", "start of a pose", "struts today", "tolerance", "improve_to", "height",
    "axial_offset", "choose_height", "choose_offset",
]  # fmt: skip
ROWS = NAMES[:5]


def same(one, other):
    if isinstance(one, fixator.Poses):
        return np.array_equal(one.rows, other.rows)
    if isinstance(one, fixator.Frame):
        return np.array_equal(one.reference_joints, other.reference_joints) and np.array_equal(one.neutral, other.neutral)
    return one.text == other.text if hasattr(one, "text") else np.array_equal(one, other, equal_nan=True)


def masked_forms(numbers):
    """Numbers of which the last is masked, in the forms in which that may come."""
    mask = np.zeros(numbers.shape, bool)
    mask.flat[-1] = True
    array = np.ma.array(numbers, mask=mask)
    yield array
    yield np.ma.array(numbers.astype(np.float32), mask=mask)
    yield list(array)
    yield tuple(array)
    objects = numbers.astype(object)
    objects.flat[-1] = np.ma.masked
    yield objects
    objects = objects.copy()
    objects.flat[-1] = None
    yield objects


@pytest.mark.filterwarnings("ignore:Warning. converting a masked element")
@pytest.mark.parametrize("name", NAMES)
def test_what_is_masked_or_missing_is_no_number(places, name):
    call, numbers = places[name]
    right = call(numbers)
    for given in masked_forms(numbers):
        if name not in ROWS:
            with pytest.raises(fixator.FixatorError):
                call(given)
            continue
        found = call(given)
        if isinstance(found, fixator.Poses):
            assert found.status.tolist() == ["found", "found", "no-such-pose"]
        else:
            assert np.isnan(found[-1]).all() and np.array_equal(found[:-1], right[:-1])


@pytest.mark.parametrize("name", NAMES)
def test_a_mask_that_hides_nothing_is_none(places, name):
    call, numbers = places[name]
    right = call(numbers)
    for given in (np.ma.array(numbers), np.ma.array(numbers, mask=np.zeros(numbers.shape, bool)), numbers.tolist(), numbers.astype(object)):
        assert same(call(given), right)


@pytest.mark.parametrize("name", NAMES)
def test_what_are_no_real_numbers_is_refused(places, name):
    call, numbers = places[name]
    objects = numbers.astype(object)
    objects.flat[0] = np.complex128(numbers.flat[0])
    for given in (
        numbers.astype(complex), (numbers + 1j).astype(np.complex64), numbers.astype(complex).tolist(), objects, objects.tolist(),
        numbers.astype("datetime64[D]"), numbers.astype("timedelta64[s]"), "abc", b"abc", np.array(["a"] * numbers.size).reshape(numbers.shape),
    ):  # fmt: skip
        with pytest.raises((TypeError, ValueError)) as refusal:
            call(given)
        assert not isinstance(refusal.value, fixator.FixatorError)


@pytest.mark.parametrize("name", ["lengths", "poses", "struts"])
def test_numbers_of_pandas(places, name):
    pandas = pytest.importorskip("pandas")
    call, numbers = places[name]
    for kind in ("float64", "Float64", "float32"):
        table = pandas.DataFrame(np.atleast_2d(numbers)).astype(kind)
        given = table.iloc[0] if numbers.ndim == 1 else table
        assert same(call(given), call(np.asarray(given, np.float64)))
        table.iloc[-1, -1] = None
        if numbers.ndim == 1:
            with pytest.raises(fixator.FixatorError, match="struts"):
                call(table.iloc[0])
        else:
            assert same(call(table), call(np.ma.array(np.asarray(table.astype("float64")), mask=table.isna().to_numpy())))


def test_results_that_lie_over_what_is_read(frame, poses):
    """Wherever the room for results begins, it gives what it gives by itself; what does not overlap is written and read where it stands."""
    seed = int(np.random.default_rng().integers(2**31))
    print("seed", seed)
    random = np.random.default_rng(seed)
    rows = 40
    there = poses(rows, frame.neutral, seed=seed)
    lengths = frame.lengths(there)
    found = frame.poses(lengths, start=there)
    for attempt in range(60):
        jobs = 1 + attempt % 2
        memory = np.empty(60 * rows)
        read, starts, written = (int(place) for place in random.integers(0, 50 * rows, 3))
        begin, end = (read, read + 7 * rows), (written, written + 6 * rows)
        given, out = memory[slice(*begin)].reshape(rows, 7), memory[slice(*end)].reshape(rows, 6)
        given[:] = there
        assert frame.lengths(given, out=out, jobs=jobs) is out and np.array_equal(out, lengths)
        if begin[1] <= end[0] or end[1] <= begin[0]:
            assert np.array_equal(given, there)

        read, starts = sorted(int(place) for place in random.choice(4, 2, replace=False) * 7 * rows)
        written = int(random.integers(0, 50 * rows))
        memory[:] = np.nan
        given, start = memory[read : read + 6 * rows].reshape(rows, 6), memory[starts : starts + 7 * rows].reshape(rows, 7)
        out = memory[written : written + 10 * rows].view(fixator.FOUND)
        given[:], start[:] = lengths, there
        assert frame.poses(given, start=start, out=out, jobs=jobs).rows is out and np.array_equal(out, found.rows)
    again = frame.poses(lengths, start=there, out=found.rows)
    assert np.array_equal(frame.poses(lengths, start=again.pose, out=again.rows).rows["outcome"], np.zeros(rows))


def test_a_row_is_the_same_in_any_number_of_rows(frame, poses):
    there = poses(4100, frame.neutral, reach=(20, 0.1))
    lengths = frame.lengths(there)
    whole = frame.poses(lengths, start=there).rows
    for count in (2, 4095, 4096, 4097, 4098):
        assert np.array_equal(frame.poses(lengths[:count], start=there[:count], jobs=2).rows, whole[:count])


def test_room_that_would_hide_results_is_refused(frame):
    lengths = np.tile(frame.lengths(frame.neutral), (3, 1))
    with pytest.raises(ValueError, match="masked"):
        frame.lengths(np.tile(frame.neutral, (3, 1)), out=np.ma.array(np.empty((3, 6)), mask=True))
    with pytest.raises(ValueError, match="masked"):
        frame.poses(lengths, out=np.ma.zeros(3, fixator.FOUND))
    with pytest.raises(TypeError):
        frame.poses(lengths, jobs=1.9)


def test_nothing_of_a_frame_can_be_written(frame):
    for one in (frame, pickle.loads(pickle.dumps(frame)), fixator.Frame(frame.reference_joints, frame.moving_joints, frame.neutral)):
        for part in (one.reference_joints, one.moving_joints, one.neutral, one.reading_offsets):
            assert not part.flags.writeable
    assert np.array_equal(pickle.loads(pickle.dumps(frame)).reading_offsets, frame.reading_offsets)


def test_one_result_is_no_row_of_several(frame):
    one = frame.poses(frame.lengths(frame.neutral))
    with pytest.raises(TypeError, match="one set of lengths"):
        len(one)
    assert len(frame.poses(frame.lengths(frame.neutral)[None])) == 1 and len(one.to_frame() if pytest.importorskip("pandas") else [1]) == 1
