#!/usr/bin/env bash
# One million draws through the whole chain: fixator against the same chain vectorised with numpy, whose results must agree.
# Processor seconds are compared, as a busy machine does not lengthen them much. The whole process of fixator also finds shares,
# rates and the best measurement, for which it goes through the chain more than once a draw; what the numpy program does, draws
# and their mean, deviation and quantiles, is what more draws cost: the time of three times as many less that of as many, halved.
# Needs python3 with numpy and GNU time.
#
#   Benchmarks/sensitivity.sh [SAMPLES] [REPEATS]
set -euo pipefail
cd "$(dirname "$0")/.."
samples=${1:-1000000} repeats=${2:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

swift build -c release --product fixator >&2
fixator=$(swift build -c release --show-bin-path)/fixator
cat > "$work/case.json" <<'JSON'
{ "case": "benchmark", "side": "left", "bone": "tibia", "reference": "proximal", "bone-diameter": 28,
  "deformity": {
    "ap-angulation": "12 ± 0.7 varus", "lateral-angulation": "8 ± 1 apex-anterior", "axial-rotation": "10 ± 1.3 internal",
    "ap-translation": "6 ± 1 lateral", "lateral-translation": "4 ± 1 posterior", "axial-translation": "20 ± 1.6 short" },
  "mounting": {
    "ap-offset": "5 ± 1 lateral", "lateral-offset": "12 ± 1 posterior", "axial-offset": "60 ± 1 proximal",
    "rotation": "8 ± 2 external", "ap-tilt": "3 ± 1 medial", "lateral-tilt": "2 ± 1 anterior" },
  "frame": {
    "proximal-ring": { "joint-radius": 93.8, "half-angle": 4.58 }, "distal-ring": { "joint-radius": 106.3, "half-angle": 4.04 },
    "struts": { "min": 50, "max": 400, "step": 1, "reading-offset": "0 ± 0.5" },
    "mode": "chronic", "neutral-height": 203 } }
JSON
"$fixator" plan "$work/case.json" --format json > "$work/plan.json"

export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
python3 - "$fixator" "$work" "$samples" "$repeats" <<'PYTHON'
import json, os, subprocess, sys, time

fixator, work, samples, repeats = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])

def own(jobs, samples=samples):
    command = [fixator, "sensitivity", f"{work}/case.json", "--samples", str(samples), "--jobs", str(jobs), "--format", "json"]
    begin = time.perf_counter()
    run = subprocess.run(["/usr/bin/time", "-q", "-o", f"{work}/time", "-f", "%U %S %M", *command],
                         capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - begin
    user, system, kilobytes = map(float, open(f"{work}/time").read().split())
    return seconds, user + system, kilobytes / 1024, json.loads(run.stdout)

def rival(solver):
    # A fifth of the draws: its time is proportional to them.
    run = subprocess.run([sys.executable, "Benchmarks/Rivals/sensitivity.py", f"{work}/case.json", f"{work}/plan.json",
                          str(max(samples // 5, 1000)), solver], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)

runs = {jobs: [own(jobs) for _ in range(repeats)] for jobs in (1, 2)}
thrice = [own(1, 3 * samples) for _ in range(repeats)]
rivals = {solver: [rival(solver) for _ in range(min(repeats, 3))] for solver in ("newton", "chord")}
numpy = rivals["newton"][0]["numpy"]
processor = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), "?")
print(f"{samples} draws, {os.cpu_count()} x {processor}, numpy {numpy}, other load {os.getloadavg()[0]:.1f}")
base = (min(c for _, c, _, _ in thrice) - min(c for _, c, _, _ in runs[1])) / (2 * samples)
for jobs, each in runs.items():
    print(f"fixator, {jobs} jobs, whole process: least {min(s for s, *_ in each):.3f} s, "
          f"{min(c for _, c, _, _ in each):.3f} s of processor, {max(m for *_, m, _ in each):.0f} MB")
print(f"fixator, a draw more: {1e6 * base:.3f} us of processor")
for solver, each in rivals.items():
    one = min(r["processor_seconds"] / r["samples"] for r in each)
    print(f"numpy, {solver}: {1e6 * one:.2f} us of processor a draw, {one / base:.1f} times fixator's")
mine = runs[1][0][3]
spreads = list(mine["remaining"].values()) + [mine["worst_point_displacement"]]
for solver, each in rivals.items():
    count = each[0]["samples"]
    for spread, mean, sd in zip(spreads, each[0]["mean"], each[0]["sd"]):
        # Five standard errors of the smaller sample.
        if abs(mean - spread["mean"]) > 5 * spread["sd"] / count**0.5 or abs(sd / spread["sd"] - 1) > 5 / count**0.5:
            sys.exit(f"{solver} differs: {spread}, mean {mean}, sd {sd}")
print("means and standard deviations agree")
if any(a[3] != b[3] for a, b in zip(runs[1], runs[2])):
    sys.exit("the number of jobs changes the output")
PYTHON
