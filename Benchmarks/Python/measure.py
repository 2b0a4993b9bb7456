"""The Python package against the library without Python, numpy's batched Newton and the command. See Benchmarks/python.sh.

measure.py KERNEL PROGRAM [--quick]
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import fixator
import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Benchmarks/Rivals"))
import batched_solve  # noqa: E402
from rival import Frame as RivalFrame, rotation_of  # noqa: E402

kernel, program = sys.argv[1:3]
quick = "--quick" in sys.argv
CASE = ROOT / "Fixtures/cases/tibia-varus-lengthening.yaml"
POSES, REPEATS, PLANS = (50_000, 3, 500) if quick else (1_000_000, 7, 10_000)
folder = Path(tempfile.mkdtemp())
frame = fixator.Frame.of_case(CASE)

random = np.random.default_rng(155)
poses = np.empty((POSES, 7))
poses[:, :3] = frame.neutral[:3] + random.uniform(-40, 40, (POSES, 3))
axis = random.normal(size=(POSES, 3))
half = np.radians(random.uniform(-30, 30, POSES)) / 2
poses[:, 3] = np.cos(half)
poses[:, 4:] = axis / np.linalg.norm(axis, axis=1)[:, None] * np.sin(half)[:, None]
readings = frame.readings(poses)
lengths = readings + frame.reading_offsets
lengths.tofile(folder / "lengths")


def processor(work):
    began = time.process_time_ns()
    work()
    return time.process_time_ns() - began


def own(stiffness):
    """Of the library called from C: least processor time of some repeats, ns."""
    words = [kernel, str(CASE), str(folder / "lengths"), "3", str(int(stiffness))]
    return min(map(int, subprocess.run(words, check=True, stdout=subprocess.PIPE).stdout.split()))


print(f"{POSES} poses, {fixator.about()['kernel']} kernel, numpy {np.__version__}, Python {sys.version.split()[0]}, "
      f"load {os.getloadavg()[0]:.1f}; processor time of one core, least of {REPEATS} in turns")
room = np.empty(POSES, fixator.FOUND)
rivals = {}
for name, words in (("jax_newton", "JAX Newton, vmap and jit"), ("pinocchio_newton", "pinocchio's SE3, Newton in Python")):
    try:
        rivals[words] = __import__(name).solve
    except ImportError as reason:
        print(f"{words}: not run: {reason}")
rival = RivalFrame(frame.reference_joints, frame.moving_joints)
starts = np.broadcast_to(frame.neutral, (POSES, 7))
times = {}
for _ in range(REPEATS):
    for stiffness in (False, True):
        words = "with stiffness" if stiffness else "without"
        times.setdefault(f"library from C, {words}", []).append(own(stiffness))
        times.setdefault(f"from Python, {words}", []).append(processor(lambda: frame.poses(lengths, stiffness=stiffness, out=room)))
        times.setdefault(f"from Python into a new array, {words}", []).append(processor(lambda: frame.poses(lengths, stiffness=stiffness)))
    if len(times.setdefault("numpy Newton", [])) < 3:
        times["numpy Newton"].append(processor(lambda: batched_solve.solve(rival, lengths, starts)))
# Of some poses: they take their time. JAX compiles in the first run, which does not count.
some = slice(0, 20_000)
for words, solve in rivals.items():
    solve(rival, lengths[some], starts[some])
    spent_here = [processor(lambda: solve(rival, lengths[some], starts[some])) for _ in range(3)]
    times[words] = [one * POSES / len(lengths[some]) for one in spent_here]


def judged(solved, pose, of):
    """Of the poses called solved, how many are those that the lengths were made from (1e-5 mm at the joints), and the farthest of these, mm."""
    joints = frame.moving_joints
    there, truth = (joints @ rotation_of(one[:, 3:]).transpose(0, 2, 1) + one[:, None, :3] for one in (pose, poses[of]))
    away = np.linalg.norm(there - truth, axis=2).max(axis=1)
    own = np.asarray(solved, bool) & (away < 1e-5)
    return f"{len(pose)} poses, {int(np.sum(solved))} solved, {int(own.sum())} found as made, to {away[own].max():.1e} mm at the joints"


everything = slice(0, POSES)
answered = frame.poses(lengths, out=room)
print(f"{'from Python':30} {judged(answered.found, answered.pose, everything)}")
for words, solve in {"numpy Newton": batched_solve.solve, **rivals}.items():
    found = np.asarray(solve(rival, lengths[some], starts[some]))
    print(f"{words:30} {judged(found[:, 7], found[:, :7], some)}")
for name, some in times.items():
    print(f"{name:45} {min(some) / POSES / 1000:.4f} µs a pose (median {statistics.median(some) / POSES / 1000:.4f})")
for words in ("with stiffness", "without"):
    for how in ("from Python", "from Python into a new array"):
        python = min(times[f"{how}, {words}"])
        print(f"{how}, {words}: {python / min(times[f'library from C, {words}']):.3f} of the library's own time, "
              f"{min(times['numpy Newton']) / python:.1f} times as fast as numpy's Newton")

with open(folder / "readings.csv", "w") as file:
    file.write("strut_1,strut_2,strut_3,strut_4,strut_5,strut_6\n")
    file.writelines(",".join(map(repr, row)) + "\n" for row in readings.tolist())
printed = subprocess.run([program, "pose", CASE, folder / "readings.csv"], stdout=subprocess.PIPE).stdout.decode().splitlines()[1:]
found = frame.poses(lengths)
cells = [line.split(",") for line in printed]
theirs = np.array([[float(cell or "nan") for cell in row[:-1]] for row in cells])
ours = np.column_stack([found.pose, found.residual, found.iterations, found.stiffness])
same = [row[-1] for row in cells] == found.status.tolist() and np.array_equal(theirs, ours, equal_nan=True)
print(f"pose, residual, iterations, stiffness and outcome of the command, to the bit: {'yes' if same else 'NO'}, {len(printed)} poses")


def elapsed(threads):
    """Seconds in which so many threads solve all poses, each its part."""
    parts = np.array_split(np.arange(POSES), threads)
    work = [threading.Thread(target=lambda part=part: frame.poses(lengths[part[0]:part[-1] + 1], out=room[part[0]:part[-1] + 1])) for part in parts]
    began = time.perf_counter()
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    return time.perf_counter() - began


pairs = [(elapsed(1), elapsed(2)) for _ in range(REPEATS)]
print(f"two threads of Python: {min(a for a, _ in pairs) / min(b for _, b in pairs):.2f} times one (elapsed time, load {os.getloadavg()[0]:.1f})")

rows = (ROOT / "Fixtures/batch/registry.csv").read_text().splitlines()
table = "\n".join([rows[0], *(rows[1 + n % 900] for n in range(PLANS))]) + "\n"
(folder / "cases.csv").write_text(table)
cases, base = table.encode(), ROOT / "Fixtures/batch/clinic.yaml"


def spent(work):
    """Elapsed seconds, and those of all processors."""
    def used():
        return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))

    began, before = time.perf_counter(), used()
    work()
    return time.perf_counter() - began, used() - before


def command(words):
    with open(folder / "out", "wb") as out:
        subprocess.run([program, "batch", folder / "cases.csv", "--base", base, *words], stdout=out, stderr=subprocess.DEVNULL)


for output, words in (("plans", []), ("summaries", ["--summary"]), ("csv", ["--format", "csv"])):
    turns = [(spent(lambda: command(words)), spent(lambda: fixator.batch(cases, base=base, output=output))) for _ in range(5)]
    theirs, ours = min(a for (a, _), _ in turns), min(b for _, (b, _) in turns)
    cpu_theirs, cpu_ours = min(a for (_, a), _ in turns), min(b for _, (_, b) in turns)
    print(f"batch, {output}: {PLANS / ours:.0f} a second from Python, {PLANS / theirs:.0f} by the command: {theirs / ours:.2f} of its speed "
          f"(processor time {cpu_theirs / cpu_ours:.2f})")
