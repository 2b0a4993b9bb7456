#!/usr/bin/env bash
# One million sets of strut lengths, CSV in, CSV of poses out, whole processes: fixator against a filter in C.
# Builds both, makes a seeded table, runs them in turn, and checks that the poses are the same within 1e-9.
# Needs gcc, python3 and GNU time.
#
#   Benchmarks/csv.sh [LINES] [REPEATS]
set -euo pipefail
cd "$(dirname "$0")/.."
lines=${1:-1000000} repeats=${2:-5} seed=155
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

swift build -c release --product fixator >&2
fixator=$(swift build -c release --show-bin-path)/fixator
for program in csv_filter csv_lengths; do
  gcc -O3 -march=native -Wall -Wextra "Benchmarks/Rivals/$program.c" -lm -o "$work/$program"
done
"$work/csv_lengths" frame > "$work/frame.yaml"
"$work/csv_lengths" "$lines" "$seed" > "$work/lengths.csv"

python3 - "$fixator" "$work" "$lines" "$repeats" <<'PYTHON'
import csv, os, statistics, subprocess, sys, time

fixator, work, lines, repeats = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
table, frame = f"{work}/lengths.csv", f"{work}/frame.yaml"
rivals = {
    "C filter": [f"{work}/csv_filter"],
    "C filter, pose alone": [f"{work}/csv_filter", "--pose-only"],
    "fixator, 1 job": [fixator, "pose", frame, "-", "--jobs", "1"],
    "fixator": [fixator, "pose", frame, "-"],
}

def run(command, output):
    """Seconds, processor seconds, peak MB: GNU time's, as a child of Python would count Python's own memory."""
    measured = f"{work}/measured"
    with open(table, "rb") as source, open(output, "wb") as target:
        begin = time.perf_counter()
        subprocess.run(
            ["/usr/bin/time", "-q", "-o", measured, "-f", "%U %S %M", *command],
            stdin=source, stdout=target, stderr=subprocess.DEVNULL, check=True)
        seconds = time.perf_counter() - begin
    user, system, kilobytes = map(float, open(measured).read().split())
    return seconds, user + system, kilobytes / 1024

runs = {name: [] for name in rivals}
for _ in range(repeats):
    for name, command in rivals.items():
        runs[name].append(run(command, f"{work}/{name}.csv"))

worst, count = 0.0, 0
with open(f"{work}/C filter.csv") as one, open(f"{work}/fixator.csv") as other:
    for a, b in zip(csv.reader(one), csv.reader(other), strict=True):
        if count > 0:
            worst = max(worst, *(abs(float(x) - float(y)) for x, y in zip(a[:7], b[:7])))
            if b[10] != "found":
                sys.exit(f"line {count + 1}: {b[10]}")
        count += 1

def first(command):
    return subprocess.run(command, capture_output=True, text=True).stdout.splitlines()[0]

processor = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), "?")
print(f"{lines} lines, {os.cpu_count()} x {processor}, {first(['gcc', '--version'])}, {first(['swift', '--version'])}")
print(f"other load on the machine, as it tells: {os.getloadavg()[0]:.1f}")
print(f"{'':22}{'median s':>10}{'least s':>10}{'most s':>10}{'CPU s':>8}{'MB':>7}{'ratio':>8}")
base = {name: statistics.median(t for t, _, _ in each) for name, each in runs.items()}
for name, each in runs.items():
    seconds = [t for t, _, _ in each]
    print(f"{name:22}{base[name]:10.3f}{min(seconds):10.3f}{max(seconds):10.3f}"
          f"{min(c for _, c, _ in each):8.3f}{max(m for _, _, m in each):7.1f}{base['C filter'] / base[name]:8.2f}")
print(f"largest difference of the {count - 1} poses: {worst:.1e} (mm, quaternion)")
if worst > 1e-9:
    sys.exit("the poses differ")
PYTHON
