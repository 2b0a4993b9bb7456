"""Kinematics: the numbers of the program to the bit, arrays in place, threads, hostile input."""

import pickle
import threading
import time

import fixator
import numpy as np
import pytest
from conftest import CASE, left_behind


@pytest.fixture(scope="module")
def frame():
    return fixator.Frame.of_case(CASE)


def test_lengths_to_poses_and_back(frame, poses):
    there = poses(20_000, frame.neutral)
    lengths = frame.lengths(there)
    found = frame.poses(lengths)
    assert found.found.all() and found.residual.max() < 1e-9
    assert np.abs(frame.lengths(found.pose) - lengths).max() < 1e-9
    # There may be another pose with these lengths on neutral's side of every singularity, but seldom.
    assert np.median(np.abs(found.pose - there).max(axis=1)) < 1e-9


def test_one_row_is_one_row(frame):
    one = frame.lengths(frame.neutral)
    assert one.shape == (6,) and frame.poses(one).pose.shape == (7,)
    assert frame.jacobian(frame.neutral).shape == (6, 6) and frame.stiffness(frame.neutral).shape == ()
    assert np.array_equal(frame.readings(frame.neutral), one - frame.reading_offsets)
    assert frame.poses(np.empty((0, 6))).found.shape == (0,)


def test_jacobian_is_the_derivative_of_the_lengths(frame, poses):
    for pose in poses(20, frame.neutral):
        jacobian, h = frame.jacobian(pose), 1e-5
        for axis in range(6):
            ends = []
            for sign in (-h, h):
                moved = pose.copy()
                if axis < 3:
                    moved[axis] += sign
                else:
                    turn = np.zeros(4)
                    turn[0], turn[axis - 2] = 1, sign / frame.mean_radius / 2
                    w, v, u = pose[3], pose[4:], turn[1:]
                    moved[3] = w - u @ v
                    moved[4:] = v + w * u + np.cross(u, v)
                ends.append(frame.lengths(moved))
            assert np.abs((ends[1] - ends[0]) / (2 * h) - jacobian[:, axis]).max() < 1e-7
        values = np.linalg.svd(jacobian, compute_uv=False)
        assert abs(frame.stiffness(pose) - values[-1]) < 1e-12
        assert abs(frame.condition(pose) - values[0] / values[-1]) < 1e-9


def test_poses_are_those_of_the_command(frame, poses, program, soak, tmp_path):
    count = 1_000_000 if soak else 20_000
    readings = frame.readings(poses(count, frame.neutral, reach=(70, 0.6)))
    readings[:: count // 50] += 150  # some that no pose has
    table = tmp_path / "readings.csv"
    with open(table, "w") as file:
        file.write("strut_1,strut_2,strut_3,strut_4,strut_5,strut_6\n")
        file.writelines(",".join(map(repr, row)) + "\n" for row in readings.tolist())
    printed = program("pose", CASE, table).stdout.decode().splitlines()[1:]
    found = frame.poses(readings + frame.reading_offsets, jobs=2)
    assert len(printed) == count and len(set(found.outcome)) > 1
    cells = [line.split(",") for line in printed]
    assert [row[-1] for row in cells] == found.status.tolist()
    numbers = np.array([[float(cell or "nan") for cell in row[:-1]] for row in cells])
    ours = np.column_stack([found.pose, found.residual, found.iterations, found.stiffness])
    ours[~np.isfinite(ours)] = np.nan
    assert np.array_equal(numbers, ours, equal_nan=True)
    back = program("struts", CASE, "-", input=_poses_csv(found.pose[:1000])).stdout.decode().splitlines()[1:]
    assert np.array_equal(np.array([[float(c) for c in row.split(",")] for row in back]), frame.readings(found.pose[:1000]))


def _poses_csv(rows):
    lines = [",".join(map(repr, row)) for row in rows.tolist()]
    return ("x_mm,y_mm,z_mm,qw,qx,qy,qz\n" + "\n".join(lines) + "\n").encode()


def test_arrays_are_used_where_they_stand(frame, poses):
    rows = poses(5000, frame.neutral)
    lengths, room = np.empty((5000, 6)), np.empty(5000, fixator.FOUND)
    assert frame.lengths(rows, out=lengths) is lengths
    found = frame.poses(lengths, out=room)
    assert found.rows is room
    for view in (found.pose, found.residual, found.stiffness, found.outcome):
        assert np.shares_memory(view, room)
    # Rows that stand otherwise give the same.
    for other in (np.asfortranarray(lengths), lengths[::-1][::-1], lengths.astype(">f8"), lengths.tolist()):
        assert np.array_equal(frame.poses(other).rows, room)
    strided = np.empty((5000, 12))
    strided[:, ::2] = lengths
    assert np.array_equal(frame.poses(strided[:, ::2]).rows, room)
    raw = np.empty(8 * lengths.size + 1, np.uint8)[1:].view(np.float64).reshape(lengths.shape)
    raw[:] = lengths
    assert not raw.flags.aligned and np.array_equal(frame.poses(raw).rows, room)
    lengths.flags.writeable = False
    assert np.array_equal(frame.poses(lengths).rows, room)


def test_starts_and_jobs_change_no_pose(frame, poses):
    rows = poses(9000, frame.neutral, reach=(20, 0.1))
    lengths = frame.lengths(rows)
    alone = frame.poses(lengths)
    assert np.array_equal(frame.poses(lengths, jobs=2).rows, alone.rows)
    for start in (frame.neutral, rows, rows * [1, 1, 1, -3, -3, -3, -3]):
        found = frame.poses(lengths, start=start, jobs=2)
        assert found.found.all() and np.abs(found.pose - alone.pose).max() < 1e-9
    without = frame.poses(lengths, stiffness=False)
    assert np.array_equal(without.pose, alone.pose) and np.isnan(without.stiffness).all()


def test_what_is_no_array_is_refused(frame, poses):
    lengths = frame.lengths(poses(4, frame.neutral))
    for wrong in (np.empty((4, 7)), np.empty((2, 2, 6)), np.float64(3), "abc", [["a"] * 6], None):
        with pytest.raises((ValueError, TypeError)):
            frame.poses(wrong)
    for out in (np.empty((4, 6)), np.empty(3, fixator.FOUND), np.empty(8, fixator.FOUND)[::2], [1]):
        with pytest.raises(ValueError):
            frame.poses(lengths, out=out)
    locked = np.empty(4, fixator.FOUND)
    locked.flags.writeable = False
    with pytest.raises(ValueError):
        frame.poses(lengths, out=locked)
    for jobs in (0, -1, 1025, 2**40, -(2**40)):
        with pytest.raises(fixator.FixatorError, match="jobs"):
            frame.poses(lengths, jobs=jobs)
    for start in (np.zeros(7), np.full(7, np.nan), np.tile(np.inf, (4, 7))):
        with pytest.raises(fixator.FixatorError, match="start"):
            frame.poses(lengths, start=start)
    with pytest.raises(ValueError, match="start"):
        frame.poses(lengths, start=np.ones((3, 7)))


def test_hostile_numbers_give_an_outcome(frame):
    random = np.random.default_rng(1)
    kinds = np.array([0, -0.0, -1, 1e-320, 1e-8, 150, 170, 190, 1e8, 1e160, 1.7e308, -1e300, np.inf, -np.inf, np.nan])
    lengths = random.choice(kinds, (20_000, 6))
    found = frame.poses(lengths, jobs=2)
    assert found.outcome.min() >= 0 and found.outcome.max() < len(fixator.OUTCOMES)
    assert (found.residual[found.found] < 1e-6).all()
    rows = random.choice(kinds, (5000, 7))
    lengths = frame.lengths(rows)
    bad = ~np.isfinite(rows).all(axis=1) | (rows[:, 3:] == 0).all(axis=1)
    assert np.isnan(lengths[bad]).all()
    assert frame.jacobian(rows).shape == (5000, 6, 6) and frame.condition(rows).shape == (5000,)


def test_frames_of_joints(frame, poses):
    twin = fixator.Frame(frame.reference_joints, frame.moving_joints, frame.neutral)
    lengths = frame.lengths(poses(500, frame.neutral))
    assert np.array_equal(twin.poses(lengths).rows, frame.poses(lengths).rows)
    again = pickle.loads(pickle.dumps(frame))
    assert np.array_equal(again.poses(lengths).rows, frame.poses(lengths).rows)
    assert np.array_equal(again.reading_offsets, frame.reading_offsets)
    above = fixator.Frame(frame.reference_joints, frame.moving_joints)
    assert above.neutral is None and above.poses(lengths).rows.shape == (500,)
    for wrong in (np.zeros((6, 3)), np.full((6, 3), np.nan), np.full((6, 3), 1e300)):
        with pytest.raises(fixator.FixatorError):
            fixator.Frame(wrong, wrong, frame.neutral)
    with pytest.raises(ValueError):
        fixator.Frame(np.zeros((5, 3)), np.zeros((6, 3)))
    with pytest.raises(ValueError):
        frame.reference_joints[0, 0] = 1


def test_to_frame(frame, poses):
    pandas = pytest.importorskip("pandas")
    lengths = frame.lengths(poses(3, frame.neutral))
    lengths[1] *= 3
    table = frame.poses(lengths).to_frame()
    assert isinstance(table, pandas.DataFrame) and table["status"].tolist() == ["found", "no-such-pose", "found"]
    assert list(table.columns)[:3] == ["x_mm", "y_mm", "z_mm"] and len(frame.poses(lengths[0]).to_frame()) == 1


def test_calls_leave_nothing_behind(frame, poses, soak):
    lengths = frame.lengths(poses(8, frame.neutral))

    def some(count):
        for _ in range(count):
            frame.poses(lengths)
            frame.lengths(frame.neutral)
            frame.stiffness(frame.neutral)
            fixator.Frame(frame.reference_joints, frame.moving_joints, frame.neutral)
            with pytest.raises(fixator.FixatorError):
                frame.poses(lengths, jobs=0)

    assert left_behind(some, 20_000 if soak else 400) < 16


def test_threads_let_each_other_run(frame, poses):
    """While one thread is in the library, another one runs Python: no call holds the interpreter's lock."""
    lengths = frame.lengths(poses(200_000, frame.neutral))
    turns, ended = [0], threading.Event()

    def count():
        while not ended.is_set():
            turns[0] += 1
            time.sleep(0)

    other = threading.Thread(target=count)
    other.start()
    before = turns[0]
    frame.poses(lengths)
    during = turns[0] - before
    ended.set()
    other.join()
    assert during > 1


def test_threads_agree(frame, poses):
    lengths = frame.lengths(poses(20_000, frame.neutral))
    alone, results = frame.poses(lengths).rows, [None] * 4

    def work(place):
        results[place] = frame.poses(lengths).rows

    threads = [threading.Thread(target=work, args=(place,)) for place in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(np.array_equal(rows, alone) for rows in results)
